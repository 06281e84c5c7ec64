import { Buffer } from 'node:buffer';
import type { Category, Kind } from '@huecry/notice';
import type { z } from 'zod';
import * as api from './api.ts';
import { type AuditFileOptions, readAuditFile } from './audit-file.ts';
import { exportHoldings, type ExportOptions } from './export.ts';
import { stream, type StreamOptions } from './stream.ts';
import { call, callForBytes, type Connection } from './transport.ts';

export interface PublishOptions {
  /** `all`: every other gateway of the exchange that policy permits. */
  readonly to: 'all' | readonly string[];
  /** The same key again gives the first answer and publishes nothing. Made anew for each call where absent. */
  readonly idempotencyKey?: string;
  /** Whom the origin itself bars, and who learns only that the notice exists. */
  readonly restrictions?: api.Restrictions;
  /** Of a dry-run: publishes what it showed, or is refused as `confirmation-stale`. */
  readonly confirm?: string;
}

export interface DryRunOptions {
  /** Required unless `revises` names a notice of ours. */
  readonly to?: 'all' | readonly string[];
  readonly restrictions?: api.Restrictions;
  readonly revises?: string;
  /** Of the reasons. English unless told otherwise. */
  readonly language?: api.Language;
}

export interface RecallOptions {
  /** Why: `withdrawn`, `mistaken-identity`, `found`, `arrested`, `court-ordered`, `review-body`, `data-protection`, `duplicate`, `other`. */
  readonly code: string;
  /** In plain words, which every recipient reads. */
  readonly reason?: string;
  /** Of a notice that another gateway of the member sent: that gateway, and the digest and number of a revision. */
  readonly sent?: { readonly origin: string; readonly notice: string; readonly rev: number };
}

/** What is not given stays as in the revision before. */
export type ReviseOptions = Partial<PublishOptions>;

export interface ListOptions {
  readonly box?: 'in' | 'out';
  readonly kind?: Kind;
  /** `next` of the page before. */
  readonly after?: number;
  readonly limit?: number;
}

export interface SearchOptions {
  readonly kind?: Kind;
  /** Look in this category only. */
  readonly category?: Category;
  /** `next` of the page before. */
  readonly before?: number;
  readonly limit?: number;
}

export interface EvidenceOptions {
  /** The newest unless given. */
  readonly rev?: number;
  /** Show the fields of these categories, and `fields`; all that may be shown where neither is given. */
  readonly categories?: readonly Category[];
  /** JSON Pointers below content, each with all below it. */
  readonly fields?: readonly string[];
}

export interface ExplainOptions {
  /** A notice that was sent or received, or one not yet published. */
  readonly id?: string;
  readonly notice?: unknown;
  readonly recipient: string;
  /** Of sentences and reasons. */
  readonly language?: api.Language;
}

export interface ReviewListOptions {
  readonly state?: 'open' | 'all';
  readonly after?: number;
  readonly limit?: number;
}

export interface ReleaseOptions {
  /** All who are held still unless given. */
  readonly to?: readonly string[];
  readonly reason?: string;
  readonly cite?: string;
}

export interface RefuseOptions extends ReleaseOptions {
  /** For the origin and the recipients. */
  readonly reason: string;
  /** Stable word of the reviewing body's own, `review-refused` unless given. */
  readonly code?: string;
}

export interface FactsFilter {
  readonly member?: string;
  readonly treaty?: string;
  /** A day, `2026-01-31`. */
  readonly at?: string;
}

/** An agency system's way to its gateway. Every method throws SdkError. */
export interface Client {
  /** Hands a notice over; resolves when the gateway has it on disk. */
  publish(notice: unknown, options: PublishOptions): Promise<z.infer<typeof api.PublishResponse>>;
  /** Hands over a new revision of a notice of ours. Who is left out of `to` is told by it, and erases what it held. */
  revise(id: string, notice: unknown, options?: ReviseOptions): Promise<z.infer<typeof api.PublishResponse>>;
  /** Withdraws a notice of ours with all its revisions; resolves when that is on disk. Every recipient purges, and signs that it did. */
  recall(id: string, options: RecallOptions): Promise<api.Recall>;
  /** What was recalled: by this member, and from this gateway. */
  recalls(): Promise<z.infer<typeof api.RecallsResponse>>;
  /** What each recipient would get of a notice and why, before it is published. */
  dryRun(notice: unknown, options: DryRunOptions): Promise<api.DryRun>;
  /** The revisions of a notice, sent or received, oldest first. */
  revisions(id: string): Promise<z.infer<typeof api.RevisionsResponse>>;
  /** Asks the origin of a received notice for the content that it gives on request. */
  requestContent(id: string, reason: string): Promise<z.infer<typeof api.ContentRequestResponse>>;
  /** What recipients ask for of our notices. */
  requests(): Promise<api.ContentRequests>;
  get(id: string): Promise<api.NoticeView>;
  list(options?: ListOptions): Promise<z.infer<typeof api.ListResponse>>;
  /** Received notices in which all words stand (`beisp*` for a beginning), in fields that may be given out now. Newest first. */
  search(words: string, options?: SearchOptions): Promise<z.infer<typeof api.SearchResponse>>;
  /** Everything that is held and may be given out now, notice by notice. */
  export(options?: ExportOptions): AsyncIterable<api.ExportLine>;
  /** Notices that were not what their origin signed them to be: caught here, or reported of ours. */
  violations(): Promise<api.Violations>;
  stream(options?: StreamOptions): AsyncIterable<api.StreamEvent>;
  /** Where each recipient of a published notice stands, with proof and receipts. */
  status(id: string, rev?: number, language?: api.Language): Promise<api.NoticeStatus>;
  /** What was received of a notice as a standard SD-JWT, and the origin's key. */
  presentation(id: string): Promise<api.Presentation>;
  /** A file that proves a notice, what was decided on it and what became of it (docs/spec/evidence.md); no field that may not be given out now. */
  evidence(id: string, options?: EvidenceOptions): Promise<Uint8Array>;
  /** The proofs that a notice, sent or received, and its decision stand in the ledger; `not-proved` while no witnesses have seen it. */
  proof(id: string, rev?: number): Promise<api.NoticeProof>;
  /** Publishes one record of the public notices API to all. A record that was published before is a `duplicate`. */
  importRecord(record: unknown, options?: { readonly pseudonymise?: boolean }): Promise<api.ImportOutcome>;
  members(): Promise<z.infer<typeof api.MembersResponse>>;
  /** Facts of law as members stated them, each with its source. */
  facts(filter?: FactsFilter): Promise<z.infer<typeof api.FactsResponse>>;
  keys(): Promise<z.infer<typeof api.KeysResponse>>;
  /** Keys that the gateway made for the time to come, as a statement that its member's root has to sign. */
  nextKeys(): Promise<api.NextKeys>;
  /** A page of the gateway's own copy of the registry, from ledger position `from` on. */
  registry(from?: number): Promise<z.infer<typeof api.RegistryPage>>;
  /** Hands a signed statement (protobuf bytes) to the registry. */
  submitStatement(statement: Uint8Array): Promise<z.infer<typeof api.StatementResponseBody>>;
  /** Notices that came to this gateway for review; those with somebody held still unless `all` are asked for. */
  reviews(options?: ReviewListOptions): Promise<z.infer<typeof api.ReviewsResponse>>;
  /** One of them, with what this gateway said and its proofs. */
  review(id: string): Promise<api.ReviewStatus>;
  /** Lets a notice through to recipients that are held; resolves when the signed release is on disk. */
  release(id: string, options?: ReleaseOptions): Promise<api.ReviewStatus>;
  /** Ends the hold of recipients: they do not get the notice. */
  refuseRelease(id: string, options: RefuseOptions): Promise<api.ReviewStatus>;
  explain(options: ExplainOptions): Promise<api.Explanation>;
  /** Which of this gateway's deliveries since a day (`2026-01-31`) would have been different under another bundle. */
  whatIf(bundle: object, since: string): Promise<api.WhatIf>;
  /** Hands over a file that a notice will bring with it: publish one that names its `sha256` and `sizeBytes` within a day. */
  attach(content: Uint8Array<ArrayBuffer>): Promise<api.Attachment>;
  /** A file that a notice brings with it; `attachment-waiting` while the exchange has not given it. */
  attachment(id: string, sha256: string): Promise<Uint8Array>;
  /** The checkpoint that the gateway believes, who has cosigned it, and under which policy. */
  ledger(): Promise<api.LedgerView>;
  /** What opens the ledger's entries of this gateway's own traffic, as bytes. Needs a token with the role of an auditor. */
  auditFile(options?: AuditFileOptions): AsyncIterable<Uint8Array>;
  health(): Promise<z.infer<typeof api.HealthResponse>>;
}

/** A client of the gateway at `url`. Opens nothing until it is used. */
export function connect(connection: Connection): Client {
  const get = <T>(schema: z.ZodType<T>, path: string, query: Record<string, string | number | undefined> = {}): Promise<T> =>
    call(connection, schema, { path, query });
  const post = <T>(schema: z.ZodType<T>, path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> =>
    call(connection, schema, { method: 'POST', path, body, headers });

  return {
    publish: (notice, { idempotencyKey, ...options }) =>
      post(api.PublishResponse, '/v1/notices', { notice, ...options }, { 'idempotency-key': idempotencyKey ?? crypto.randomUUID() }),
    revise: (id, notice, { idempotencyKey, ...options } = {}) =>
      post(api.PublishResponse, `${pathOf(id)}/revisions`, { notice, ...options }, { 'idempotency-key': idempotencyKey ?? crypto.randomUUID() }),
    recall: (id, options) => post(api.RecallView, `${pathOf(id)}/recall`, options),
    recalls: () => get(api.RecallsResponse, '/v1/recalls'),
    dryRun: (notice, options) => post(api.DryRunResponse, '/v1/policy/dry-run', { notice, ...options }),
    revisions: (id) => get(api.RevisionsResponse, `${pathOf(id)}/revisions`),
    requestContent: (id, reason) => post(api.ContentRequestResponse, `${pathOf(id)}/requests`, { reason }),
    requests: () => get(api.RequestsResponse, '/v1/requests'),
    get: (id) => get(api.NoticeView, pathOf(id)),
    list: (options = {}) => get(api.ListResponse, '/v1/notices', { ...options }),
    search: (words, options = {}) => get(api.SearchResponse, '/v1/search', { q: words, ...options }),
    export: (options = {}) => exportHoldings(connection, options),
    violations: () => get(api.ViolationsResponse, '/v1/violations'),
    stream: (options = {}) => stream(connection, options),
    status: (id, rev, language) => get(api.StatusResponse, `${pathOf(id)}/status`, { rev, language }),
    proof: (id, rev) => get(api.ProofResponse, `${pathOf(id)}/proof`, { rev }),
    presentation: (id) => get(api.PresentationResponse, `${pathOf(id)}/presentation`),
    evidence: (id, { rev, categories, fields } = {}) =>
      callForBytes(connection, { path: `${pathOf(id)}/evidence`, query: { rev, categories: categories?.join(','), fields: fields?.join(',') } }),
    importRecord: (record, options = {}) => post(api.ImportResponse, '/v1/imports', { record, pseudonymise: options.pseudonymise ?? false }),
    members: () => get(api.MembersResponse, '/v1/members'),
    facts: (filter = {}) => get(api.FactsResponse, '/v1/facts', { ...filter }),
    keys: () => get(api.KeysResponse, '/v1/keys'),
    nextKeys: () => get(api.NextKeysResponse, '/v1/keys/next'),
    registry: (from = 0) => get(api.RegistryPage, '/v1/registry', { from }),
    submitStatement: (statement) => post(api.StatementResponseBody, '/v1/statements', { statement: Buffer.from(statement).toString('base64url') }),
    reviews: (options = {}) => get(api.ReviewsResponse, '/v1/reviews', { ...options }),
    review: (id) => get(api.ReviewStatus, reviewPath(id)),
    release: (id, options = {}) => post(api.ReviewStatus, `${reviewPath(id)}/release`, options),
    refuseRelease: (id, options) => post(api.ReviewStatus, `${reviewPath(id)}/refuse`, options),
    whatIf: (bundle, since) => post(api.WhatIfResponse, '/v1/policy/what-if', { bundle, since }),
    explain: (options) => post(api.ExplainResponse, '/v1/policy/explain', options),
    attach: (content) => call(connection, api.AttachmentResponse, { method: 'POST', path: '/v1/attachments', bytes: content }),
    attachment: (id, sha256) => callForBytes(connection, { path: `${pathOf(id)}/attachments/${encodeURIComponent(sha256)}` }),
    ledger: () => get(api.LedgerResponse, '/v1/ledger'),
    auditFile: (options = {}) => readAuditFile(connection, options),
    health: () => get(api.HealthResponse, '/v1/health'),
  };
}

const reviewPath = (id: string): string => `/v1/reviews/${encodeURIComponent(id)}`;
const pathOf = (id: string): string => `/v1/notices/${encodeURIComponent(id)}`;

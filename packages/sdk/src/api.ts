/** The gateway's HTTP API as zod schemas: the one source for the gateway's routes, its OpenAPI and this client. */
import { z } from 'zod';
import { LANGUAGES } from './api/dry-run.ts';
import { AttachmentSummary } from './api/attachments.ts';
import { LedgerHealth } from './api/ledger.ts';
import { RecalledView, RecallsHealth, RecallView } from './api/recalls.ts';
import { ReleaseReport } from './api/reviews.ts';
import { AddressText, CategoryName, KindName, PointName, RuleReference, Time, WithheldCategory } from './api/words.ts';
import { Confirmation, Recipients, Restrictions } from './api/revisions.ts';

export * from './api/dry-run.ts';
export * from './api/facts.ts';
export * from './api/policy.ts';
export * from './api/revisions.ts';
export * from './api/holdings.ts';
export * from './api/attachments.ts';
export * from './api/words.ts';
export * from './api/reviews.ts';
export * from './api/ledger.ts';
export * from './api/keys.ts';
export * from './api/evidence.ts';
export * from './api/proofs.ts';
export * from './api/recalls.ts';

/**
 * Where a notice of ours stands: `accepted` (on disk), `sealed` (signed, has its place in the chain), `submitted` (the broker has it),
 * `logged` (its inclusion proof is verified), `settled` (and every recipient has answered); `refused`: nobody may have it, or the exchange
 * refused it as a whole; `recalled`: withdrawn.
 */
export const OUTBOX_STATES = ['accepted', 'sealed', 'submitted', 'logged', 'settled', 'refused', 'recalled'] as const;
/**
 * What we hold of a delivery: `stored`; `barred` (held, and the law in force now lets nothing of it be read); `refused` (nothing of it);
 * `superseded` by a later revision; `purged` at its deadline.
 */
export const INBOX_STATES = ['stored', 'barred', 'refused', 'superseded', 'purged'] as const;
/** Open: `queued`, `waiting` (for its law), `submitted`, `admitted` (the exchange delivers), `held` (until released). All others are terminal; `point` says who refused. */
export const RECIPIENT_STATES = [
  'queued',
  'waiting',
  'submitted',
  'admitted',
  'held',
  'delivered',
  'opened',
  'requested',
  'acted',
  'purged',
  'refused',
  'expired',
  'deregistered',
] as const;

/** How one recipient stands. */
export const RecipientStatus = z.object({
  recipient: AddressText,
  review: z.boolean().meta({ description: 'a reviewing body that was added, because rules of the exchange hold the notice for others' }),
  state: z.enum(RECIPIENT_STATES),
  rev: z.int().nullable().meta({ description: 'the revision that went to it: a further one where it waited for its law; null while it waits' }),
  point: PointName.nullable(),
  code: z.string().nullable(),
  rule: z.string().nullable(),
  cite: z.string().nullable(),
  reason: z.string().nullable(),
  categories: z.array(CategoryName).meta({ description: 'What was addressed to it; once the exchange has decided, what it let through' }),
  withheld: z.array(WithheldCategory),
  receipt: z
    .object({
      jws: z.string().meta({ description: "the recipient's signed receipt" }),
      state: z.enum(['delivered', 'opened', 'requested', 'refused', 'acted', 'purged']),
      iat: z.int().meta({ description: 'seconds since the epoch, as the recipient signed it' }),
      position: z.int().meta({ description: 'ledger entry that holds its digest' }),
      retainUntil: z.int().nullable(),
      flags: z.array(RuleReference).meta({ description: 'rules of the recipient that decline the action asked for' }),
      reason: z.string().nullable().meta({ description: 'in its own words, where it gave any' }),
    })
    .nullable(),
  purges: z
    .array(z.object({ categories: z.array(CategoryName), code: z.string().nullable(), iat: z.int(), position: z.int(), jws: z.string() }))
    .meta({ description: 'signed receipts for categories that it purged; it holds the others still' }),
});

/** An erasure. `categories` is empty where it was all that was held. */
export const PurgeReport = z.object({ categories: z.array(CategoryName), code: z.enum(['retention', 'expired', 'superseded', 'recalled']), at: Time });

export const PublishRequest = z.strictObject({
  notice: z.record(z.string(), z.unknown()).meta({ description: 'a notice document: packages/notice/schema/notice.schema.json' }),
  to: Recipients,
  restrictions: Restrictions.optional(),
  confirm: Confirmation.optional(),
});
export const PublishResponse = z.object({ id: z.string(), rev: z.int(), state: z.enum(OUTBOX_STATES), recipients: z.array(RecipientStatus) });

const BoxName = z.enum(['in', 'out']);
export const ListQuery = z.object({
  box: BoxName.default('in'),
  kind: KindName.optional(),
  after: z.coerce.number().int().min(0).default(0).meta({ description: 'cursor of the last one already seen' }),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
/** A line of a list. `kind` is null for a notice that was withheld from us as a whole. */
export const NoticeSummary = z.object({
  cursor: z.int(),
  id: z.string(),
  rev: z.int(),
  box: BoxName,
  kind: KindName.nullable(),
  origin: AddressText,
  state: z.enum([...new Set([...OUTBOX_STATES, ...INBOX_STATES])]),
  at: Time,
  categories: z.array(CategoryName),
  withheld: z.array(CategoryName),
  point: PointName.nullable().meta({ description: 'who refused it: the exchange (nothing was delivered), or the recipient gateway' }),
  code: z.string().nullable(),
  refusedBy: z.array(RuleReference).meta({ description: 'rules that refused it, or that bar it now' }),
  flags: z.array(RuleReference).meta({ description: 'rules of ours that decline the action asked for: the notice is kept, the origin was told' }),
  witnessed: z.boolean().meta({
    description:
      'its entry in the ledger, and that of its decision, are proved here under a checkpoint that counts: cosigned by the quorum that the members ask for',
  }),
  unwitnessed: z.boolean().meta({
    description: "received while the members' witnesses were missing for too long, and no proof under a checkpoint that they have cosigned has come since",
  }),
});
export const ListResponse = z.object({ items: z.array(NoticeSummary), next: z.int().nullable().meta({ description: '`after` of the next page' }) });

/** One notice, as this gateway may see it. */
export const NoticeView = NoticeSummary.extend({
  digest: z.string().nullable(),
  position: z.int().nullable(),
  expires: Time.nullable(),
  retainUntil: Time.nullable(),
  routing: z.record(z.string(), z.unknown()).nullable(),
  content: z.unknown(),
  recall: RecallView.nullable().meta({ description: 'of a notice of ours that is withdrawn: who has purged it' }),
  attachments: z.array(AttachmentSummary).meta({ description: 'files that it brings with it: GET /v1/notices/{id}/attachments/{sha256}' }),
  withheldReasons: z.array(WithheldCategory).meta({ description: 'what was withheld on its way, and what the law in force now withholds of what is held' }),
  purges: z.array(PurgeReport).meta({ description: 'what was erased since it came; each has a signed receipt' }),
  replaces: z
    .array(z.object({ rev: z.int(), categories: z.array(CategoryName), at: Time }))
    .meta({ description: 'what was erased of earlier revisions because a later one came: what is not among `categories` now was taken away' }),
});

/** The revisions of a notice, oldest first. */
export const RevisionsResponse = z.object({
  items: z.array(
    NoticeSummary.extend({
      digest: z.string().nullable(),
      position: z.int().nullable(),
      recipients: z
        .array(z.object({ recipient: AddressText, state: z.enum(RECIPIENT_STATES), categories: z.array(CategoryName), withheld: z.array(CategoryName) }))
        .meta({ description: 'of a notice sent: what each was given of this revision and what not; empty for one received' }),
    }),
  ),
});

export const StatusQuery = z.strictObject({
  rev: z.coerce.number().int().min(1).optional().meta({ description: 'a revision; the newest that the agency gave unless given' }),
  language: z.enum(LANGUAGES).default('en').meta({ description: 'of reasons' }),
});
export const StatusResponse = z.object({
  id: z.string(),
  rev: z.int(),
  kind: KindName,
  state: z.enum(OUTBOX_STATES),
  digest: z.string().nullable().meta({ description: 'base64url SHA-256 of the JWS; null before sealing' }),
  seq: z.int().nullable(),
  position: z.int().nullable().meta({ description: 'of the notice entry in the ledger' }),
  proof: z.string().nullable().meta({ description: 'c2sp.org/tlog-proof text, verified' }),
  decisionPosition: z.int().nullable(),
  code: z.string().nullable().meta({ description: 'why it was refused as a whole' }),
  reason: z.string().nullable(),
  waiting: z.object({ code: z.string(), reason: z.string(), since: Time }).nullable().meta({
    description:
      'why it is accepted and not sealed yet, or sent and, as the exchange says, put off there; it goes on by itself when the cause ends, and expires at its expiry',
  }),
  restrictions: z.object({ exclude: z.array(z.string()), limit: z.array(z.string()).nullable(), contactOnly: z.array(z.string()) }),
  acceptedAt: Time,
  expires: Time.nullable(),
  recipients: z.array(RecipientStatus),
  releases: z.array(ReleaseReport).meta({ description: 'what reviewing bodies said of held recipients' }),
  recall: RecallView.nullable().meta({ description: 'its withdrawal, and who has purged it' }),
});

export const PresentationResponse = z.object({
  sdJwt: z.string().meta({ description: 'RFC 9901: the JWS and the content disclosures held here' }),
  jwk: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string(), alg: z.literal('Ed25519') }),
});

export const ImportRequest = z.strictObject({
  record: z.unknown().meta({ description: 'one record of the public notices API' }),
  pseudonymise: z.boolean().default(false),
});
export const ImportResponse = z.object({
  outcome: z.enum(['accepted', 'duplicate', 'refused']),
  id: z.string().nullable(),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  keptAside: z.array(z.string()).meta({ description: 'names of fields that have no place in a notice' }),
});

export const MembersResponse = z.object({
  position: z.int(),
  members: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      suspended: z.boolean(),
      gateways: z.array(z.object({ address: AddressText, name: z.string() })),
      treaties: z.array(z.object({ treaty: z.string(), inForce: z.string(), until: z.string().nullable(), source: z.string() })),
      bundle: z.object({ digest: z.string(), version: z.string() }).nullable(),
    }),
  ),
});
export const KeysResponse = z.object({
  position: z.int(),
  keys: z.array(
    z.object({
      address: z.string(),
      kid: z.string(),
      use: z.enum(['sign', 'box']),
      suite: z.string().nullable(),
      notBefore: Time,
      notAfter: Time,
      state: z.enum(['valid', 'revoked', 'expired', 'not-yet-valid']),
    }),
  ),
});

export const StatementRequestBody = z.strictObject({ statement: z.base64url().max(120_000).meta({ description: 'SignedStatement, protobuf, base64url' }) });
export const StatementResponseBody = z.object({ position: z.int() });

export const HealthResponse = z.object({
  address: AddressText,
  mode: z.enum(['live', 'exercise']),
  state: z.enum(['ready', 'waiting', 'alarmed', 'distrust']).meta({
    description: '`waiting`: alive, but notices do not move yet; `alarmed`: a human must look; `distrust`: the ledger has shown two histories, see `ledger`',
  }),
  reason: z.string().nullable(),
  bus: z.string(),
  registryPosition: z.int(),
  ledger: LedgerHealth,
  witness: z
    .object({ name: z.string(), url: z.string().nullable(), vkeys: z.array(z.string()) })
    .nullable()
    .meta({ description: "the member's witness that this gateway runs: where the ledger reaches it (null while it does not run), and its public keys" }),
  outboxOpen: z.int(),
  recalls: RecallsHealth.meta({ description: 'withdrawals that wait for somebody' }),
  holes: z.int().meta({ description: 'deliveries that other gateways signed for us and that never came' }),
  quarantined: z.int(),
  violations: z.int().meta({ description: 'notices refused because their origin had signed what it must not: see GET /v1/violations' }),
  waits: z
    .array(z.object({ code: z.string(), reason: z.string(), since: Time, count: z.int() }))
    .meta({ description: 'notices and deliveries that cannot be decided now, by cause: they go on by themselves when it ends' }),
});

/** The data of an SSE event named `recipient-waits`, of a notice that this gateway sent. */
export const RecipientWaitsData = z.object({
  id: z.string(),
  rev: z.int(),
  recipient: AddressText,
  state: z.enum(['waiting', 'held']).meta({ description: '`waiting`: for its law or a valid key; `held`: until a reviewing body has spoken' }),
  code: z.string().nullable(),
  rule: z.string().nullable(),
  reason: z.string().nullable(),
  active: z.boolean().meta({ description: 'false: it waits for this no longer; the status of the notice says where it stands' }),
});

/** The data of an SSE event named `notice`; its SSE id is `cursor`. */
export const StreamEventData = z.object({
  cursor: z.int(),
  id: z.string(),
  rev: z.int(),
  kind: KindName.nullable(),
  origin: AddressText,
  state: z.string(),
  receivedAt: Time,
  categories: z.array(CategoryName),
  withheld: z.array(CategoryName),
  conditions: z
    .array(z.string())
    .meta({ description: 'handling conditions of the origin, for example `no-automated-matching`: whoever follows by machine keeps them' }),
  flags: z.array(RuleReference),
});

export const ErrorResponse = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().meta({ description: 'in the language that accept-language asks for, where it is one of en, fr, es, ar' }),
    detail: z.string().optional().meta({ description: 'in English what was the matter, where the message is in another language' }),
    issues: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
    recalled: RecalledView.optional().meta({ description: 'with the code `recalled`: who recalled the notice, when and why' }),
  }),
});

export type RecipientStatus = z.infer<typeof RecipientStatus>;
export type NoticeSummary = z.infer<typeof NoticeSummary>;
export type NoticeView = z.infer<typeof NoticeView>;
export type Revisions = z.infer<typeof RevisionsResponse>;
export type NoticeStatus = z.infer<typeof StatusResponse>;
export type Presentation = z.infer<typeof PresentationResponse>;
export type ImportOutcome = z.infer<typeof ImportResponse>;
export type RecipientWaits = z.infer<typeof RecipientWaitsData>;
export type StreamEvent = z.infer<typeof StreamEventData>;

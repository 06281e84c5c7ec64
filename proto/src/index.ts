import { huecry } from '../gen/huecry.js';
import { type Codec, codec } from './codec.ts';

export type { Codec, Plain } from './codec.ts';
export { ProtoError } from './errors.ts';
export { type EntryHint, entryHint, readEntryHint } from './hint.ts';

/** Largest message on the wire, bytes: NATS max_payload is 4 MiB, headers count towards it. */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024 - 64 * 1024;
/** Largest ledger entry, bytes (C2SP tlog-tiles). */
export const MAX_ENTRY_BYTES = 65_535;

/** The bodies of a ledger entry; each has one. */
export const ENTRY_KINDS = ['genesis', 'registry', 'notice', 'decision', 'receipts', 'refusal', 'release', 'recall'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

const { v1 } = huecry;
const wire = MAX_MESSAGE_BYTES;

export const Submission = codec('Submission', v1.Submission, wire);
export const Delivery = codec('Delivery', v1.Delivery, wire);
export const Receipt = codec('Receipt', v1.Receipt, 64 * 1024);
export const Release = codec('Release', v1.Release, 64 * 1024);
export const Recall = codec('Recall', v1.Recall, 64 * 1024);
export const Recalled = codec('Recalled', v1.Recalled, 64 * 1024);
export const Answer = codec('Answer', v1.Answer, 128 * 1024);
export const Proof = codec('Proof', v1.Proof, wire);
export const Reject = codec('Reject', v1.Reject, 64 * 1024);
export const Entry = codec('Entry', v1.Entry, MAX_ENTRY_BYTES, ENTRY_KINDS);
export const SignedStatement = codec('SignedStatement', v1.SignedStatement, MAX_ENTRY_BYTES);
export const AppendRequest = codec('AppendRequest', v1.AppendRequest, wire);
export const AppendResponse = codec('AppendResponse', v1.AppendResponse, wire);
export const ProofRequest = codec('ProofRequest', v1.ProofRequest, wire);
export const ProofResponse = codec('ProofResponse', v1.ProofResponse, wire);
export const ReadRequest = codec('ReadRequest', v1.ReadRequest, 64 * 1024);
export const ReadResponse = codec('ReadResponse', v1.ReadResponse, wire);
export const RegistryRequest = codec('RegistryRequest', v1.RegistryRequest, 64 * 1024);
export const RegistryResponse = codec('RegistryResponse', v1.RegistryResponse, wire);
export const StatementRequest = codec('StatementRequest', v1.StatementRequest, 128 * 1024);
export const StatementResponse = codec('StatementResponse', v1.StatementResponse, 64 * 1024);
/** A part of a file's ciphertext with what surrounds it. */
const part = 1024 * 1024 + 1024;
export const AttachmentPut = codec('AttachmentPut', v1.AttachmentPut, part);
export const AttachmentStored = codec('AttachmentStored', v1.AttachmentStored, 1024);
export const AttachmentGet = codec('AttachmentGet', v1.AttachmentGet, 1024);
export const AttachmentPart = codec('AttachmentPart', v1.AttachmentPart, part);
export const EntriesProofRequest = codec('EntriesProofRequest', v1.EntriesProofRequest, 4 * 1024);
export const EntriesProofResponse = codec('EntriesProofResponse', v1.EntriesProofResponse, wire);
export const ConsistencyRequest = codec('ConsistencyRequest', v1.ConsistencyRequest, 1024);
export const ConsistencyResponse = codec('ConsistencyResponse', v1.ConsistencyResponse, 8 * 1024);
export const AuditHeader = codec('AuditHeader', v1.AuditHeader, 64 * 1024);
export const AuditOpening = codec('AuditOpening', v1.AuditOpening, wire, ['notice', 'decision', 'receipts', 'refusal', 'release', 'recall']);

/** As the exchange keeps it, beside what it stands in. */
export const NoticeOpening = codec('NoticeOpening', v1.NoticeOpening, wire);

type Message<C> = C extends Codec<infer T> ? T : never;
export type Submission = Message<typeof Submission>;
export type Delivery = Message<typeof Delivery>;
export type Receipt = Message<typeof Receipt>;
export type Release = Message<typeof Release>;
export type Recall = Message<typeof Recall>;
export type Recalled = Message<typeof Recalled>;
export type Answer = Message<typeof Answer>;
export type Proof = Message<typeof Proof>;
export type Reject = Message<typeof Reject>;
export type Entry = Message<typeof Entry>;
export type SignedStatement = Message<typeof SignedStatement>;
export type AppendRequest = Message<typeof AppendRequest>;
export type AppendResponse = Message<typeof AppendResponse>;
export type ProofRequest = Message<typeof ProofRequest>;
export type InclusionPath = ProofResponse['paths'][number];
export type ProofResponse = Message<typeof ProofResponse>;
export type ReadRequest = Message<typeof ReadRequest>;
export type ReadResponse = Message<typeof ReadResponse>;
export type RegistryRequest = Message<typeof RegistryRequest>;
export type RegistryResponse = Message<typeof RegistryResponse>;
export type StatementRequest = Message<typeof StatementRequest>;
export type StatementResponse = Message<typeof StatementResponse>;
export type AttachmentPut = Message<typeof AttachmentPut>;
export type AttachmentStored = Message<typeof AttachmentStored>;
export type AttachmentGet = Message<typeof AttachmentGet>;
export type AttachmentPart = Message<typeof AttachmentPart>;
export type EntriesProofRequest = Message<typeof EntriesProofRequest>;
export type EntriesProofResponse = Message<typeof EntriesProofResponse>;
export type ConsistencyRequest = Message<typeof ConsistencyRequest>;
export type ConsistencyResponse = Message<typeof ConsistencyResponse>;
export type AuditHeader = Message<typeof AuditHeader>;
export type AuditOpening = Message<typeof AuditOpening>;
export type NoticeOpening = Message<typeof NoticeOpening>;

/** An entry without a body: what it has besides its time. */
export const NO_BODY = {
  unwitnessed: false,
  ...(Object.fromEntries(ENTRY_KINDS.map((kind) => [kind, null])) as { readonly [K in EntryKind]: null }),
};
type Body = { [K in EntryKind]: Pick<Entry, K> }[EntryKind];

/** A ledger entry with one body. */
export const entryOf = (timeMs: number, body: Body): Entry => ({ timeMs, ...NO_BODY, ...body });

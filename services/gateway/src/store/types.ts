import type { Address, Category, Kind, MemberCode, RoutingFacts } from '@huecry/notice';
import type { Point, RuleRef } from '@huecry/policy';
import type { ReceiptState, Restrictions } from '@huecry/seal';

/**
 * Where a notice of ours stands: `accepted` (on disk) → `sealed` (signed, has its place in the chain) → `submitted` (the broker has it) →
 * `logged` (its inclusion proof is verified) → `settled` (and every recipient has answered). `refused`: no recipient may have it, or the
 * exchange refused it as a whole. `recalled`: withdrawn; nothing of it is sent any more.
 */
export const OUTBOX_STATES = ['accepted', 'sealed', 'submitted', 'logged', 'settled', 'refused', 'recalled'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/**
 * Where one recipient stands. Not terminal: `queued`, `submitted`, `admitted` (the exchange decided to deliver), `held` (until a reviewer has
 * released it). `waiting`: nothing was decided for it, because its law is not there; this revision is sealed without it, and a further one
 * serves it (ADR 0083). Terminal: its receipt (`delivered`, `opened`, `requested`, `acted`, `purged`, `refused`), a policy's or the exchange's refusal (`refused`,
 * `point` says whose), `expired`, `deregistered`.
 */
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
export type RecipientState = (typeof RECIPIENT_STATES)[number];

/** Those of whom this revision awaits an answer. */
export const OPEN_RECIPIENT_STATES: readonly RecipientState[] = ['queued', 'submitted', 'admitted', 'held'];

/** Whom the origin itself does not let a notice go to, and who is told only that it exists. */
export interface OriginRestrictions extends Restrictions {
  readonly contactOnly: readonly (MemberCode | Address)[];
}

export interface Waiting {
  readonly code: string;
  readonly reason: string;
  readonly sinceMs: number;
}

export interface WithheldReport extends RuleRef {
  readonly category: Category;
  readonly point: Point;
}

export interface ReceiptReport {
  readonly jws: string;
  readonly state: ReceiptState;
  /** Seconds since the epoch, as the recipient signed it. */
  readonly iat: number;
  /** Of the ledger entry that holds its digest. */
  readonly position: number;
  readonly retainUntil: number | null;
  readonly flags: readonly RuleRef[];
  readonly reason: string | null;
}

export interface RecipientReport {
  readonly recipient: Address;
  readonly state: RecipientState;
  readonly point: Point | null;
  readonly code: string | null;
  readonly rule: string | null;
  readonly cite: string | null;
  readonly reason: string | null;
  readonly categories: readonly Category[];
  readonly withheld: readonly WithheldReport[];
  readonly receipt: ReceiptReport | null;
}

export const INBOX_STATES = ['stored', 'refused', 'superseded', 'purged'] as const;
/** `stored`; `refused` (a blank, or our import rules said no; nothing of its content is here); `superseded` by a later revision; `purged` at its deadline. */
export type InboxState = (typeof INBOX_STATES)[number];

export interface InboxEntry {
  readonly cursor: number;
  readonly digest: string;
  readonly id: string;
  readonly rev: number;
  readonly origin: Address;
  /** Null where the notice was withheld as a whole: a blank does not say. */
  readonly kind: Kind | null;
  readonly state: InboxState;
  /** Who refused it: `exchange` (a blank) or `recipient` (our import rules). */
  readonly point: Point | null;
  readonly code: string | null;
  readonly receivedMs: number;
  readonly expiresMs: number;
  readonly retainUntilMs: number | null;
  readonly position: number;
  readonly decisionPosition: number;
  readonly routing: RoutingFacts | null;
  readonly categories: readonly Category[];
  readonly withheld: readonly WithheldReport[];
  readonly refusedBy: readonly RuleRef[];
  readonly flags: readonly RuleRef[];
  /** The origin's signing key as it was valid at the notice's position. */
  readonly originKid: string;
  readonly originKey: Uint8Array;
  /** When the origin signed it. */
  readonly issuedMs: number;
  /** The bundles that the notice names; null in a blank. */
  readonly bundles: { readonly origin: string; readonly recipient: string; readonly common: string } | null;
}

/** Leave to read of one notice what may be given out now. Made by `disclosable()` only. */
export interface Grant {
  readonly entry: InboxEntry;
}

/** What was erased of a notice, and whether its receipt is signed yet. */
export interface Purge {
  readonly cursor: number;
  /** Empty: all that was held. */
  readonly categories: readonly Category[];
  readonly code: PurgeCode;
  readonly purgedMs: number;
}

/** Why something was erased: our law's period, the notice's end, a later revision in its place, or its origin's recall. */
export type PurgeCode = 'retention' | 'expired' | 'superseded' | 'recalled';

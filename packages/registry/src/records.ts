import type { SuiteId } from '@huecry/seal';

/** Where and when a ledger entry stands. */
export interface Mark {
  readonly position: number;
  readonly timeMs: number;
}

/** Where a fact comes from. No fact is admitted without it. */
export interface Provenance {
  /** The document, and who keeps it. */
  readonly source: string;
  /** Date on which the source said so. */
  readonly asOf: string;
  /** Ledger position of the statement. */
  readonly position: number;
}

/** A stretch of ledger positions; open where `to` is null. `source` and `asOf` are those of the statement that began it. */
export interface Span {
  readonly from: Mark;
  readonly to: Mark | null;
  readonly source: string;
  readonly asOf: string;
}

export interface Root {
  /** RFC 7638 thumbprint. */
  readonly kid: string;
  readonly publicKey: Uint8Array;
}

interface KeyRecord {
  readonly kid: string;
  readonly publicKey: Uint8Array;
  /** Seconds since the epoch: `notBefore <= t < notAfter`. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly added: Mark;
  readonly revoked: (Mark & { readonly reason: string }) | null;
}
export type SigningKeyRecord = KeyRecord;
export interface BoxKeyRecord extends KeyRecord {
  readonly suite: SuiteId;
}

/** What the genesis file says holds from before position 0. */
export const GENESIS_MARK: Mark = { position: -1, timeMs: 0 };

/** Whether a list of spans covers `position`: an entry's effect begins behind it. */
export const isWithin = (spans: readonly Span[], position: number): boolean =>
  spans.some((span) => span.from.position < position && (span.to === null || span.to.position >= position));

/** Whether the last span of a list is open. */
export const isOpen = (spans: readonly Span[]): boolean => spans.at(-1)?.to === null;

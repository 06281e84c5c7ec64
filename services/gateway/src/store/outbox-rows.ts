import type { Address, Kind } from '@huecry/notice';
import { int, intOrNull, json, type Row, text, textOrNull } from './database.ts';
import type { OutboxState, ReceiptReport, RecipientReport, RecipientState, Waiting } from './types.ts';

export interface OutboxRow {
  readonly cursor: number;
  readonly id: string;
  readonly rev: number;
  readonly state: OutboxState;
  readonly kind: Kind;
  readonly acceptedMs: number;
  readonly seq: number | null;
  readonly digest: string | null;
  readonly expiresMs: number | null;
  readonly attempts: number;
  readonly nextAttemptMs: number | null;
  readonly position: number | null;
  readonly proof: string | null;
  readonly decisionPosition: number | null;
  readonly code: string | null;
  readonly reason: string | null;
  /** Why a notice that was accepted is not sealed yet; null where it is only not its turn. */
  readonly waiting: Waiting | null;
  /** The revision that this one brings to recipients who waited; null for what an agency gave. */
  readonly completes: number | null;
  /** The end of the notice: its content is erased here then. */
  readonly retainUntilMs: number;
  /** When its content was erased here; null where it is held. */
  readonly erasedMs: number | null;
  /** What its agency confirmed: nothing else is sealed. */
  readonly confirmation: string | null;
}

/** Last link of a chain; null before the first. */
export interface ChainLink {
  readonly number: number;
  readonly digest: string;
}

export interface SealedRow {
  readonly rev: number;
  readonly seq: number;
  readonly digest: string;
  readonly submissionDigest: string;
  readonly jws: Uint8Array;
  readonly submission: Uint8Array;
  /** base64url, in the order of the leaves. */
  readonly disclosures: readonly string[];
  readonly expiresMs: number;
  readonly dueMs: number;
  readonly pairs: readonly { readonly recipient: Address; readonly n: number }[];
}

export interface ProofRow {
  readonly position: number;
  readonly proof: string;
  readonly decision: Uint8Array;
  readonly decisionPosition: number;
  readonly decisionProof: string;
}

/** Of an outbox row; the large ones are read by themselves. */
export const COLUMNS =
  'cursor, id, rev, state, kind, accepted_ms, seq, digest, expires_ms, attempts, next_attempt_ms, position, proof, decision_position, code, reason, waiting, confirmation, completes, retain_until_ms, erased_ms';

export const outboxRow = (row: Row): OutboxRow => ({
  cursor: int(row, 'cursor'),
  id: text(row, 'id'),
  rev: int(row, 'rev'),
  state: text(row, 'state') as OutboxState,
  kind: text(row, 'kind') as Kind,
  acceptedMs: int(row, 'accepted_ms'),
  seq: intOrNull(row, 'seq'),
  digest: textOrNull(row, 'digest'),
  expiresMs: intOrNull(row, 'expires_ms'),
  attempts: int(row, 'attempts'),
  nextAttemptMs: intOrNull(row, 'next_attempt_ms'),
  position: intOrNull(row, 'position'),
  proof: textOrNull(row, 'proof'),
  decisionPosition: intOrNull(row, 'decision_position'),
  code: textOrNull(row, 'code'),
  reason: textOrNull(row, 'reason'),
  waiting: textOrNull(row, 'waiting') === null ? null : json<Waiting>(row, 'waiting'),
  confirmation: textOrNull(row, 'confirmation'),
  completes: intOrNull(row, 'completes'),
  retainUntilMs: int(row, 'retain_until_ms'),
  erasedMs: intOrNull(row, 'erased_ms'),
});

export const recipientReport = (row: Row): RecipientReport => {
  const receipt = textOrNull(row, 'receipt');
  return {
    recipient: text(row, 'recipient') as Address,
    state: text(row, 'state') as RecipientState,
    point: textOrNull(row, 'point') as RecipientReport['point'],
    code: textOrNull(row, 'code'),
    rule: textOrNull(row, 'rule'),
    cite: textOrNull(row, 'cite'),
    reason: textOrNull(row, 'reason'),
    categories: json(row, 'categories'),
    withheld: json(row, 'withheld'),
    receipt: receipt === null ? null : (JSON.parse(receipt) as ReceiptReport),
  };
};

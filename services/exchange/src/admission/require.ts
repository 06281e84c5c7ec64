import type { Address } from '@huecry/notice';
import { type RegistryState, signingKey } from '@huecry/registry';
import { type Mode, type ParsedSubmission, verifyNoticeSignature } from '@huecry/seal';
import { sameBytes } from '../bytes.ts';
import { Refusal } from '../refusals.ts';
import type { NoticeStore } from '../store/notices.ts';
import { sealRefusal } from './parse.ts';

/** What admission looks at: the registry at one position, the clock, and what was admitted before. */
export interface AdmissionView extends Pick<NoticeStore, 'find' | 'holderOfRevision' | 'placeInSequence'> {
  readonly mode: Mode;
  readonly registry: RegistryState;
  readonly nowMs: number;
  /** The notice is known to stand in the ledger, where its key was valid: whether it is now does not count. */
  readonly standing?: boolean;
}

/** How far a gateway's clock may run ahead of ours. */
export const MAX_CLOCK_SKEW_SECONDS = 600;
/** A notice bears the time whose facts decide on it (ADR 0070): it may wait in an outbox, and not be dated back under a treaty that has ended. */
export const MAX_NOTICE_AGE_SECONDS = 7 * 86_400;

export function requireMode({ mode }: ParsedSubmission, view: AdmissionView): void {
  if (mode !== view.mode) throw new Refusal('wrong-mode', `the notice is of mode ${mode}, this exchange is ${view.mode}`);
}

/** The key that the header names, as the registry stands: which one counts is decided by the append, at its position. */
export function requireSigningKey({ header, claims }: ParsedSubmission, { registry, nowMs, standing = false }: AdmissionView): Uint8Array {
  const known = standing ? everRegisteredKey(registry, claims.iss, header.kid) : null;
  if (known !== null) return known;
  const answer = signingKey(registry, claims.iss, header.kid, nowMs);
  if (!answer.ok) throw new Refusal(answer.code, answer.reason);
  return answer.publicKey;
}

/** A key of the gateway, valid or not. */
export const everRegisteredKey = (registry: RegistryState, iss: Address, kid: string): Uint8Array | null =>
  registry.gateways.get(iss)?.signing.find((key) => key.kid === kid)?.publicKey ?? null;

export function requireSignature(submission: ParsedSubmission, publicKey: Uint8Array): void {
  try {
    verifyNoticeSignature(submission, publicKey);
  } catch (error) {
    throw sealRefusal(error);
  }
}

export function requireFresh({ claims }: ParsedSubmission, { nowMs }: AdmissionView): void {
  const now = Math.floor(nowMs / 1000);
  if (claims.iat > now + MAX_CLOCK_SKEW_SECONDS)
    throw new Refusal('clock-skew', `the notice is dated ${claims.iat - now} seconds ahead of the exchange's clock`);
  if (claims.iat < now - MAX_NOTICE_AGE_SECONDS)
    throw new Refusal('clock-skew', `the notice is dated ${now - claims.iat} seconds before the exchange's clock, at most ${MAX_NOTICE_AGE_SECONDS} are taken`);
  if (claims.exp <= now) throw new Refusal('expired', `the notice expired ${now - claims.exp} seconds ago`);
}

/** (iss, jti, rev) names one JWS for ever. The same JWS again never comes here. */
export function requireFirstOfRevision({ digest, claims: { iss, jti, rev } }: ParsedSubmission, view: AdmissionView): void {
  const holder = view.holderOfRevision(iss, jti, rev);
  if (holder !== null && !sameBytes(holder, digest)) throw new Refusal('equivocation', `revision ${rev} of ${jti} was submitted before with other content`);
}

/**
 * The gateway's own sequence and hash chain (DESIGN §3). A number may come late, where it fits the neighbours that are known;
 * a gap never blocks. True where the number before is missing.
 */
export function checkSequence({ digest, claims: { iss, seq, seqPrev } }: ParsedSubmission, view: AdmissionView): boolean {
  const place = (at: number) => view.placeInSequence(iss, at);
  const holder = place(seq);
  if (holder !== null && !sameBytes(holder.digest, digest)) throw new Refusal('seq-taken', `sequence number ${seq} is taken`);
  const before = seq > 1 ? place(seq - 1) : null;
  if (before !== null && (seqPrev === null || !sameBytes(before.digest, seqPrev))) {
    throw new Refusal('seq-broken', `seqPrev does not name the notice with sequence number ${seq - 1}`);
  }
  const after = place(seq + 1);
  if (after !== null && (after.seqPrev === null || !sameBytes(after.seqPrev, digest))) {
    throw new Refusal('seq-broken', `the notice with sequence number ${seq + 1} names another one before it`);
  }
  return seq > 1 && before === null;
}

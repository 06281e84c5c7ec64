import { memberOf } from '@huecry/notice';
import type { AuditOpening } from '@huecry/proto';
import { type RegistryState, signingKey } from '@huecry/registry';
import { parseRecall, verifyRecall } from '@huecry/seal';
import { Finding, reading, requireMode } from '../checks.ts';
import { type Attempts, requireCommitted, requireDigest } from './commitments.ts';
import type { JudgedBody } from './judged.ts';
import { apart } from './opening.ts';

/** The withdrawal of a notice: committed to, and signed by a gateway of its origin's member with a key valid at this position. */
export function judgeRecall(
  state: RegistryState | null,
  timeMs: number,
  { noticePosition, digest }: { readonly noticePosition: number; readonly digest: Uint8Array },
  opening: AuditOpening | null,
  { item, attempt, missing }: Attempts,
): JudgedBody {
  const wellFormed = attempt(() => (requireDigest('malformed-recall', digest), true)) ?? false;
  const salted = opening?.recall ?? null;
  if (salted === null) missing({ recall: 1 });
  const claims = attempt(() => {
    if (salted === null || state === null) return null;
    requireCommitted(digest, salted);
    const parsed = reading('malformed-recall', () => parseRecall(salted.jws));
    requireMode(state, parsed.mode);
    const { iss, origin } = parsed.claims;
    const key = signingKey(state, iss, parsed.header.kid, timeMs, item.position);
    if (!key.ok) throw new Finding(key.code, `of a recall: ${key.reason}`);
    reading('bad-signature', () => verifyRecall(salted.jws, key.publicKey));
    if (memberOf(iss) !== memberOf(origin)) throw new Finding('wrong-recall', `${iss} recalls a notice of ${origin}: only the origin's member may`);
    return apart(parsed.claims);
  });
  return { kind: 'recall', noticePosition, wellFormed, recall: claims };
}

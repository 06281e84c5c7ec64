import type { RecallClaims } from '@huecry/seal';
import { Finding } from '../../checks.ts';
import { int, text } from '../work.ts';
import { type At, isAbout, type OrderParts, REFUSED } from './parts.ts';

/** A recall ends a notice with all its revisions, once. */
export function takeRecall(parts: OrderParts, at: At, noticePosition: number, claims: RecallClaims | null): void {
  const { recalls, tallies } = parts;
  const notice = parts.noticeAt(noticePosition);
  if (notice === undefined || int(notice, 'authentic') !== 1 || int(notice, 'state') === REFUSED)
    throw new Finding('wrong-notice', `position ${noticePosition} is not an earlier notice that was not refused`);
  const gateway = int(notice, 'gateway');
  const jti = text(notice, 'jti');
  const standing = recalls.of(gateway, jti);
  if (standing !== null) throw new Finding('repeated-recall', `the notice at position ${noticePosition} was recalled at ${standing.position} already`);
  recalls.take(gateway, jti, at, claims);
  tallies.recall(at.timeMs, claims);
  if (claims !== null && !isAbout(claims, notice))
    throw new Finding('recall-mismatch', `the signed recall is not about the notice at position ${noticePosition}`);
}

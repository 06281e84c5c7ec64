import type { RefusalClaims } from '@huecry/seal';
import { Finding } from '../../checks.ts';
import type { Fork } from '../../report.ts';
import { int, text, textOrNull } from '../work.ts';
import { isAbout, OPEN, type OrderParts, REFUSED } from './parts.ts';

const FORKS: ReadonlySet<string> = new Set<Fork['kind']>(['equivocation', 'seq-taken', 'seq-broken']);

/** A refusal answers a notice; for a contradiction only where there is one. */
export function takeRefusal(parts: OrderParts, timeMs: number, noticePosition: number, claims: RefusalClaims | null): void {
  const { work, options } = parts;
  const notice = parts.noticeAt(noticePosition);
  if (notice === undefined || int(notice, 'state') !== OPEN)
    throw new Finding('wrong-notice', `position ${noticePosition} is not an earlier notice without an answer`);
  work.run('UPDATE notice SET state = ? WHERE position = ?', REFUSED, noticePosition);
  parts.tallies.refusal(timeMs, claims?.code ?? null);
  // What was refused because its parts are not those signed has none to show.
  if (options.header !== null && notice['opening'] === null && parts.isMine(text(notice, 'address'))) work.count('unopened', 'notice', '', -1);
  if (claims === null) return;
  if (!isAbout(claims, notice)) throw new Finding('refusal-mismatch', `the signed refusal is not about the notice at position ${noticePosition}`);
  if (claims.code === 'recalled' && parts.recalls.of(int(notice, 'gateway'), text(notice, 'jti')) === null)
    throw new Finding('refusal-differs', `refused as recalled, and no recall of the notice at position ${noticePosition} stands before it`);
  const forked = textOrNull(notice, 'forked');
  if (FORKS.has(claims.code) && forked === null)
    throw new Finding('refusal-differs', `refused as ${claims.code}, and the notice at position ${noticePosition} contradicts none of its gateway`);
}

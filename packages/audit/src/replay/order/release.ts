import { memberOf } from '@huecry/notice';
import type { ReleaseClaims } from '@huecry/seal';
import { Finding } from '../../checks.ts';
import { int, text } from '../work.ts';
import { type At, DECIDED, isAbout, type OrderParts } from './parts.ts';

/** A release waits for the decision that follows it; its body was given the notice, and it speaks of who is held. */
export function takeRelease(parts: OrderParts, { position, timeMs }: At, noticePosition: number, claims: ReleaseClaims | null): void {
  const { work, holdings } = parts;
  const notice = parts.noticeAt(noticePosition);
  if (notice === undefined || int(notice, 'state') !== DECIDED)
    throw new Finding('wrong-notice', `position ${noticePosition} is not an earlier notice that was decided`);
  work.run(
    'INSERT INTO release (position, notice, claims, used) VALUES (?, ?, ?, NULL)',
    position,
    noticePosition,
    claims === null ? null : writeRelease(claims),
  );
  parts.tallies.release(timeMs, claims);
  if (claims === null) return;
  if (!isAbout(claims, notice)) throw new Finding('release-mismatch', `the signed release is not about the notice at position ${noticePosition}`);
  const member = memberOf(claims.iss);
  if (int(notice, 'known') === 1 && holdings.givenTo(noticePosition, member) === null)
    throw new Finding('wrong-release', `${member} releases the notice at ${noticePosition}, which was not delivered to it`);
  for (const to of claims.recipients) {
    const row = holdings.find(noticePosition, to);
    if (row !== undefined && text(row, 'outcome') !== 'hold')
      throw new Finding('wrong-release', `it speaks of ${to}, which is not held for the notice at ${noticePosition}`);
  }
}

/** As text in the working file; the digest is not needed again. */
const writeRelease = ({ notice: _notice, ...claims }: ReleaseClaims): string => JSON.stringify(claims);
export const readRelease = (written: string): ReleaseClaims => ({
  ...(JSON.parse(written) as Omit<ReleaseClaims, 'notice'>),
  notice: new Uint8Array(0),
});

import { memberOf } from '@huecry/notice';
import { Finding } from '../../checks.ts';
import type { Again, Item, JudgedDecision, Material, Ruling } from '../judged.ts';
import { int, type Row, textOrNull } from '../work.ts';
import { type At, DECIDED, isAbout, OPEN, type OrderParts } from './parts.ts';
import { readRelease } from './release.ts';

/** A decision's own bytes, and the notice that it is about. */
interface Given {
  readonly item: Item;
  readonly material: Material | null;
}

/** A decision answers a notice, or follows a release of one that was answered. */
export function takeDecision(parts: OrderParts, { position, timeMs }: At, body: JudgedDecision, given: Given): void {
  const { work } = parts;
  const { noticePosition, claims, authentic, recipients } = body;
  const notice = parts.noticeAt(noticePosition);
  const first = notice !== undefined && int(notice, 'state') === OPEN;
  const release = first ? undefined : releaseFor(parts, noticePosition, recipients);
  if (notice === undefined || (!first && release === undefined))
    throw new Finding('wrong-notice', `position ${noticePosition} is not an earlier notice without an answer`);
  if (first) work.run('UPDATE notice SET state = ?, decided = ? WHERE position = ?', DECIDED, position, noticePosition);
  else if (release !== undefined) work.run('UPDATE release SET used = ? WHERE position = ?', position, int(release, 'position'));
  if (claims === null) return;
  if (claims.noticePosition !== noticePosition || !isAbout(claims, notice))
    throw new Finding('decision-mismatch', `the signed decision is not about the notice at position ${noticePosition}`);
  if (!authentic) return;
  const again = first || release === undefined ? body.again : further(parts, release, body, claims.iat, given);
  for (const decision of recipients ?? []) {
    parts.holdings.decided(noticePosition, int(notice, 'exp'), decision, { position, timeMs });
    parts.tallies.decision(decision);
  }
  if (first && again !== null && again.failed === null && again.unopened['decision-element'] === undefined)
    work.run('UPDATE notice SET known = ? WHERE position = ?', parts.isWhole ? 1 : 0, noticePosition);
  compare(parts, position, again, recipients);
  for (const one of body.atRecipient) parts.point(position, one);
  const recalled = parts.recalls.of(int(notice, 'gateway'), claims.jti);
  if (recalled !== null)
    throw new Finding('recalled-decided', `the notice at position ${noticePosition} was recalled at ${recalled.position} and had to be refused`);
  if (first && notice['forked'] !== null)
    throw new Finding('fork-decided', `the notice at position ${noticePosition} contradicts an earlier one of its gateway and had to be refused`);
}

/** Of the releases that no decision has followed, the one that speaks of these recipients; else the oldest. */
function releaseFor({ work }: OrderParts, notice: number, recipients: readonly Ruling[] | null): Row | undefined {
  const wanted = JSON.stringify((recipients ?? []).map(({ to }) => to).toSorted());
  let oldest: Row | undefined;
  for (const row of work.each('SELECT * FROM release WHERE notice = ? AND used IS NULL ORDER BY position', notice)) {
    oldest ??= row;
    const claims = textOrNull(row, 'claims');
    if (claims !== null && JSON.stringify(readRelease(claims).recipients) === wanted) return row;
  }
  return oldest;
}

function further(
  { registry, holdings, options }: OrderParts,
  release: Row,
  { noticePosition, recipients }: JudgedDecision,
  iat: number,
  { item, material }: Given,
): Again | null {
  const claims = textOrNull(release, 'claims');
  const { state } = registry;
  if (claims === null || state === null || material === null || recipients === null) return null;
  const read = readRelease(claims);
  const reviewed = holdings.givenTo(noticePosition, memberOf(read.iss));
  // Only what the reviewing body was given can go out; without its element nobody can tell.
  if (reviewed === null && read.outcome === 'release') return null;
  return options.judge.further(material, item, read, reviewed ?? new Set(), { registry: state, nowMs: iat * 1000 });
}

function compare(parts: OrderParts, position: number, again: Again | null, recipients: readonly Ruling[] | null): void {
  const { work, options } = parts;
  const { header } = options;
  if (header === null || position >= header.size) return;
  const decided = recipients?.length ?? 0;
  work.count('again', 'decisions');
  if (again === null) {
    work.count('again', 'not-evaluated');
    work.count('again', 'recipients-not-evaluated', '', decided);
    return;
  }
  parts.unopened(again.unopened);
  work.count('again', again.failed === null && again.compared > 0 ? 'evaluated' : 'not-evaluated');
  work.count('again', 'recipients', '', again.compared);
  work.count('again', 'recipients-not-evaluated', '', decided - again.compared);
  work.count('again', 'other-words', '', again.otherWords);
  work.count('again', 'rule-errors', '', again.ruleErrors);
  work.count('again', 'differing', '', again.differences.length);
  if (again.failed !== null)
    parts.problem('not-evaluated', `the policy engine failed, so that this decision was not evaluated again: ${again.failed}`, { position });
  for (const { to, what } of again.differences) parts.problem('decision-differs', `for ${to}: ${what}`, { position });
}

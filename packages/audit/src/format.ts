import type { AuditReport, Fork, Problem, UnwitnessedStretch } from './report.ts';

const SHOWN = 20;
const WIDTH = 12;

/** `1 entry`, `2 entries`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** A report for people: plain text, one finding a line, the verdict last. */
export function formatReport(report: AuditReport): string {
  const { counts, network } = report;
  const lines = [
    row('ledger', report.origin === null ? 'not verified' : `${report.origin}: ${counted(report.size, 'entry', 'entries')}, root ${report.root}`),
    row('network', network === null ? 'unknown' : `${network.name} (${network.mode}), genesis ${network.genesis}`),
    ...witnessRow(report),
    row('members', report.members.map(({ code, suspended }) => (suspended ? `${code} (suspended)` : code)).join(' ') || 'none'),
    row(
      'entries',
      `${counts.genesis} genesis, ${counts.registry} registry, ${counted(counts.notices, 'notice')}, ${counted(counts.decisions, 'decision')}, ${counted(counts.refusals, 'refusal')}, ` +
        `${counted(counts.releases, 'release')}, ${counted(counts.recalls, 'recall')}, ${counted(counts.receipts, 'receipt')} in ${counted(counts.receiptBatches, 'batch', 'batches')}`,
    ),
    row('gateways', report.gateways.map(({ address, notices }) => `${address} ${notices}`).join(', ') || 'none has published'),
    ...(report.checked < report.size ? [row('gaps', unreadGaps(report.checked))] : []),
    ...listed('gap', report.gaps, ({ gateway, from, to }) => `${gateway}: ${from === to ? `number ${from} is` : `numbers ${from} to ${to} are`} missing`),
    ...listed('fork', report.forks, describeFork),
    ...listed('unwitnessed', report.unwitnessed.first, describeStretch, report.unwitnessed.stretches),
    ...listed('refused', report.refusedStatements, ({ position, code, reason }) => `statement at ${position}: ${code}: ${reason}`),
    ...(report.unanswered.length === 0
      ? []
      : [row('waiting', `${counted(report.unanswered.length, 'notice')} without decision or refusal: ${some(report.unanswered)}`)]),
    ...listed('problem', report.problems, describeProblem, report.problemCount),
    row('result', verdict(report)),
  ];
  return lines.join('\n');
}

/** Said by a replay too. */
export const UNREAD_POLICY = 'unknown: the registry, where the members state their policy, was not read to its end';
export const unreadGaps = (from: number): string => `unknown, and so is what waits for a decision: entries from ${from} on were not read`;

function witnessRow({ witnesses, origin }: AuditReport): string[] {
  if (origin === null) return [row('witnesses', 'unknown')];
  if (witnesses === null) return [row('witnesses', UNREAD_POLICY)];
  if (witnesses.from === 'none') return [row('witnesses', 'the members ask for none: the ledger signs alone')];
  if (witnesses.quorum === null) return [row('witnesses', 'unknown: their signatures could not be read, see below')];
  const { cosigned, missing, quorum, statement } = witnesses;
  const who = cosigned.map(({ name }) => name).join(' ') || 'nobody';
  return [row('witnesses', `cosigned by ${who}: ${cosigned.length} of ${cosigned.length + missing.length}, quorum "${quorum}" stated at entry ${statement}`)];
}

/** One line. Words of whoever signed something may not end it, or do anything to a terminal. */
export const row = (name: string, text: string): string => `${name.padEnd(WIDTH)}${text.replaceAll(UNPRINTABLE, '\ufffd')}`;
// oxlint-disable-next-line no-control-regex -- these are the ones that are taken out
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/gu;
export const some = (values: readonly number[]): string => values.slice(0, SHOWN).join(', ') + (values.length > SHOWN ? ', …' : '');

export function listed<T>(name: string, items: readonly T[], describe: (item: T) => string, count = items.length): string[] {
  const rows = items.slice(0, SHOWN).map((item) => row(name, describe(item)));
  return count > rows.length ? [...rows, row(name, `… and ${count - rows.length} more`)] : rows;
}

export function describeFork({ gateway, kind, position, against, seq, jti }: Fork): string {
  const what = { equivocation: `a second text of ${jti}`, 'seq-taken': `a second notice with number ${seq}`, 'seq-broken': `number ${seq} does not chain` }[
    kind
  ];
  return `${gateway} at ${position}: ${what}${against === null ? '' : `, against ${against}`}`;
}

function describeStretch({ from, to, entries, fromMs, toMs }: UnwitnessedStretch): string {
  const when = `${new Date(fromMs).toISOString()} to ${new Date(toMs).toISOString()}`;
  return `${counted(entries, 'entry', 'entries')}, ${from === to ? from : `${from} to ${to}`}, ${when}: appended while the quorum of witnesses was missing, and proved later`;
}

export function describeProblem({ code, position, path, reason }: Problem): string {
  const where = path ?? (position === undefined ? null : `entry ${position}`);
  return `${where === null ? '' : `${where}: `}${code}: ${reason}`;
}

function verdict(report: AuditReport): string {
  if (report.ok) return `OK: every file, signature and entry is as it must be`;
  const unread = report.size - report.checked;
  return `FAILED: ${counted(report.problemCount, 'problem')}${unread > 0 ? `, ${unread} of ${report.size} entries not checked` : ''}`;
}

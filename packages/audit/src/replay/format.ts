import { counted, describeFork, describeProblem, listed as listOf, row, some, unreadGaps, UNREAD_POLICY } from '../format.ts';
import type { HeldBy, HeldNotice } from './held.ts';
import type { NotPurged } from './recalls.ts';
import type { Count, Listed, ReplayReport } from './report.ts';

/** A replay's report for people: plain text, one finding a line, the verdict last. */
export function formatReplay(report: ReplayReport): string {
  const { ledger, network, role, members, gateways } = report;
  return [
    row('ledger', ledger === null ? 'not verified' : `${ledger.origin}: ${counted(ledger.size, 'entry', 'entries')}, root ${ledger.root}`),
    row('network', network === null ? 'unknown' : `${network.name} (${network.mode}), genesis ${network.genesis}`),
    row(
      'role',
      role.role === 'member' ? `auditor of member ${role.member}` : role.role === 'oversight' ? 'oversight' : 'witness (the tree alone, no audit file)',
    ),
    row('sees', role.sees),
    ...role.cannotSee.map((what) => row('cannot see', what)),
    ...witnessRows(report),
    row('members', members.map(({ code, suspended }) => (suspended ? `${code} (suspended)` : code)).join(' ') || 'none'),
    row('entries', counts(report.entries)),
    ...(report.unwitnessed === 0 ? [] : [row('', `${report.unwitnessed} appended while the witnesses' quorum was missing`)]),
    row('gateways', gateways.items.map(({ address, notices }) => `${address} ${notices}`).join(', ') || 'none has published'),
    ...(ledger === null || role.openedBelow === null || role.openedBelow === ledger.size
      ? []
      : [row('file', `opens entries below position ${role.openedBelow}; the tree ends at ${ledger.size}`)]),
    ...(role.role === 'tiles' ? [] : openedRows(report)),
    ...(isCutOff(report) ? [row('gaps', unreadGaps(report.checked))] : []),
    ...listed('gap', report.gaps, ({ gateway, from, to }) => `${gateway}: ${from === to ? `number ${from} is` : `numbers ${from} to ${to} are`} missing`),
    ...listed('fork', report.forks, describeFork),
    ...listed('refused', report.refusedStatements, ({ position, code, reason }) => `statement at ${position}: ${code}: ${reason}`),
    ...(report.unanswered.count === 0
      ? []
      : [row('waiting', `${counted(report.unanswered.count, 'notice')} without decision or refusal: ${some(report.unanswered.items)}`)]),
    ...holdingRows(report),
    ...listed('problem', report.problems, describeProblem),
    row('result', verdict(report)),
  ].join('\n');
}

const counts = (list: readonly Count[]): string => list.map(({ name, count }) => `${count} ${name || 'without a code'}`).join(', ');
const listed = <T>(name: string, { items, count }: Listed<T>, describe: (item: T) => string): string[] => listOf(name, items, describe, count);

function witnessRows({ witnesses, ledger }: ReplayReport): string[] {
  if (witnesses === null) return ledger === null ? [] : [row('witnesses', UNREAD_POLICY)];
  if (witnesses.from === 'none') return [row('witnesses', 'the members have no witness policy: nobody must cosign')];
  const policy = witnesses.from === 'file' ? 'the policy given' : `the members' policy at position ${witnesses.statement}`;
  const who = witnesses.cosigned.map(({ name, time }) => `${name} (${time})`).join(', ') || 'none';
  return [
    row('witnesses', `${witnesses.satisfied ? 'enough' : 'NOT ENOUGH'} for quorum ${witnesses.quorum ?? 'unknown'} of ${policy}: ${who}`),
    ...(witnesses.missing.length === 0 ? [] : [row('', `not cosigned by ${witnesses.missing.join(', ')}`)]),
  ];
}

function openedRows(report: ReplayReport): string[] {
  const { decisions, refusals, releases, receipts, purges, recalls, unopened, content, points, role } = report;
  return [
    row(
      'decisions',
      `${decisions.evaluated} of ${decisions.entries} decided again, for ${counted(decisions.recipients, 'recipient')}: ${decisions.differing} ${decisions.differing === 1 ? 'differs' : 'differ'}`,
    ),
    ...(decisions.notEvaluated === 0
      ? []
      : [
          row(
            '',
            `${decisions.notEvaluated} not decided again (for ${counted(decisions.recipientsNotEvaluated, 'recipient')} whose decision the file shows): what decides them is not in the file`,
          ),
        ]),
    ...(decisions.ruleErrors === 0 ? [] : [row('', `for ${counted(decisions.ruleErrors, 'recipient')} a rule could not be evaluated, which counted as no`)]),
    ...(decisions.otherWords === 0
      ? []
      : [row('', `for ${counted(decisions.otherWords, 'recipient')} the software's own reasons are in other words: another release decided`)]),
    ...(decisions.outcomes.length === 0
      ? []
      : [row('outcomes', decisions.outcomes.map(({ outcome, code, count }) => `${count} ${outcome}${code === '' ? '' : ` (${code})`}`).join(', '))]),
    ...decisions.rules.slice(0, 10).map(({ does, rule, cite, count }) => row('rule', `${rule} ${does} ${count === 1 ? 'once' : `${count} times`} (${cite})`)),
    ...(refusals.length === 0 ? [] : [row('refusals', counts(refusals))]),
    ...(releases.length === 0
      ? []
      : [row('releases', releases.map(({ outcome, code, count }) => `${count} ${outcome}${code === '' ? '' : ` (${code})`}`).join(', '))]),
    row('receipts', `${receipts.digests} logged${receipts.states.length === 0 ? '' : `; opened: ${counts(receipts.states)}`}`),
    ...(receipts.late === 0 ? [] : [row('', `${receipts.late} by a key that ended between signing and logging`)]),
    ...(receipts.unplaced === 0 ? [] : [row('', `${receipts.unplaced} of recipients whose decision the file does not show`)]),
    ...(purges.reasons.length === 0
      ? []
      : [row('purges', `${counts(purges.reasons)}; after being held for ${counts(purges.heldFor) || 'unknown'}; ${counts(purges.late)}`)]),
    ...(purges.overdue === 0 ? [] : [row('overdue', `${counted(purges.overdue, 'holding')} past the time, and no purge is signed`)]),
    ...(recalls.count === 0
      ? []
      : [
          row('recalls', counts(recalls.codes)),
          row('', `${counted(recalls.purged, 'recipient')} signed the purge${recalls.purged === 0 ? '' : `: ${recalls.purgedAfter.map(within).join(', ')}`}`),
          ...listed('not purged', recalls.notPurged, describeNotPurged),
        ]),
    ...(content.length === 0 ? [] : [row('content', `fields covered by their origins' signatures: ${counts(content)}`)]),
    ...(role.role === 'member'
      ? [
          row(
            'in house',
            `made again: ${counted(points.origin, 'decision')} at the origin and ${points.recipient} at the recipient; beyond the law: ${points.findings.count}`,
          ),
        ]
      : []),
    ...listed('in house', points.findings, ({ position, point, recipient, what }) => `entry ${position}, ${point}, ${recipient}: ${what}`),
    row(
      'not opened',
      unopened.length === 0
        ? isCutOff(report)
          ? 'unknown beyond what was read'
          : 'nothing that this role should see'
        : `${counts(unopened)}${role.role === 'member' ? " (other members' receipts, refusals, releases and recalls among them)" : ''}`,
    ),
  ];
}

const within = ({ name, count }: Count): string => `${count} ${name === 'longer' ? 'later' : `within ${name}`}`;

const describeNotPurged = ({ recipient, id, origin, position, recalled, state }: NotPurged): string =>
  `${recipient}: ${id} of ${origin}, recalled at entry ${position}, ${recalled}; ${state === 'sent' ? 'it was sent it and has not answered' : 'it holds it by its own word'}`;

function holdingRows({ holdings, end }: ReplayReport): string[] {
  if (holdings === null) return [];
  const when = end === null ? 'at the end' : `before position ${end.position}${end.time === null ? '' : `, as of ${end.time}`}`;
  const shown = holdings.items.slice(0, MAX_HOLDINGS);
  return [
    row('holdings', `${counted(holdings.count, 'notice')} had not ended ${when}`),
    ...shown.flatMap(heldRows),
    ...(holdings.count > shown.length ? [row('', `… and ${holdings.count - shown.length} more; --notice ID shows one, --json more`)] : []),
  ];
}

const MAX_HOLDINGS = 20;

const heldRows = ({ origin, id, revision, kind, recalled, recipients }: HeldNotice): string[] => [
  row('notice', `${id} revision ${revision} of ${origin}${kind === null ? '' : `, ${kind}`}`),
  ...(recalled === null
    ? []
    : [
        row(
          '',
          `  recalled at entry ${recalled.position}, ${recalled.time}${recalled.by === null ? '' : `, by ${recalled.by}`}${recalled.code === null ? '' : ` (${recalled.code})`}`,
        ),
      ]),
  ...recipients.map((one) => row('', `  ${heldBy(one)}`)),
];

function heldBy({ recipient, outcome, code, state, categories, since, until }: HeldBy): string {
  if (outcome !== 'deliver') return `${recipient}: ${outcome === 'hold' ? 'held for release' : 'refused'} (${code})`;
  if (state === 'refused' || state === 'purged') return `${recipient}: ${state === 'refused' ? 'refused by the recipient' : 'purged'}`;
  if (state === 'recalled')
    return `${recipient}: recalled, not purged yet: ${categories.join(' ') || 'nothing'}, ${since === null ? 'has not answered' : `since ${since}`}`;
  const had = `${categories.join(' ') || 'nothing'} until ${until ?? 'unknown'}`;
  return `${recipient}: ${state === 'sent' ? `was sent ${had}; has not answered` : `holds ${had}, since ${since ?? 'unknown'}`}`;
}

/** Something in the tree kept the replay from its end. */
const isCutOff = ({ ledger, checked, end }: ReplayReport): boolean => ledger !== null && end === null && checked < ledger.size;

function verdict(report: ReplayReport): string {
  const { role, decisions, unopened, problems, ledger, checked, end } = report;
  if (!report.ok) {
    const unread = (ledger?.size ?? 0) - checked;
    const rest = unread > 0 && end === null ? `, ${unread} of ${ledger?.size ?? 0} entries not checked` : '';
    return `FAILED: ${counted(problems.count, 'problem')}${rest}`;
  }
  const upTo = end === null ? '' : ` before position ${checked}`;
  if (role.role === 'tiles') return `OK: every file, signature and entry${upTo} is as it must be; decisions were not looked at`;
  const open = decisions.notEvaluated > 0 || unopened.length > 0 ? ' Some of it is not in the file: see above.' : '';
  return `OK: every file, signature and entry${upTo} is as it must be, and every decision that the file opens is what the law of its time gave.${open}`;
}

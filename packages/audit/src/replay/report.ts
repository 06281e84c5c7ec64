import type { Checkpoint } from '@huecry/ledger';
import { members } from '@huecry/registry';
import type { AuditFileHeader } from '../file/index.ts';
import { type AuditCode, type Fork, type Gap, MAX_LISTED, type Problem } from '../report.ts';
import type { End } from './end.ts';
import { type HeldNotice, listHoldings } from './held.ts';
import type { Role } from './judge.ts';
import { type RoleReport, roleReport } from './role.ts';
import type { Order } from './order.ts';
import { UNOPENED } from './judged.ts';
import type { NotPurged } from './recalls.ts';
import { type TimeReport, timeReport } from './time.ts';
import type { WitnessReport } from '../report.ts';
import { int, intOrNull, type Row, text, textOrNull, type Work } from './work.ts';

/** How many, by some name. */
export interface Count {
  readonly name: string;
  readonly count: number;
}

/** A rule, how often it decided, and its words. */
export interface RuleCount {
  /** What it did: refuses a recipient, holds it for release, withholds a category, or (a recipient's own) declines the action. */
  readonly does: string;
  readonly rule: string;
  readonly cite: string;
  readonly reason: string;
  readonly count: number;
}

/** A list of which the first {@link MAX_LISTED} are here. */
export interface Listed<T> {
  readonly count: number;
  readonly items: readonly T[];
}

export interface ReplayReport {
  readonly format: 'huecry-replay/1';
  /** Everything was checked up to the end asked for, and there is no problem. Gaps, forks and what was not opened are no problems. */
  readonly ok: boolean;
  readonly ledger: { readonly origin: string; readonly size: number; readonly root: string } | null;
  /** Entries checked. */
  readonly checked: number;
  readonly end: { readonly asked: string; readonly position: number; readonly time: string | null } | null;
  readonly network: { readonly name: string; readonly mode: string; readonly genesis: string } | null;
  readonly role: RoleReport;
  readonly witnesses: Omit<WitnessReport, 'problem'> | null;
  readonly entries: readonly Count[];
  /** Entries that say that they were appended while the witnesses' quorum was missing. */
  readonly unwitnessed: number;
  readonly members: readonly { readonly code: string; readonly name: string; readonly suspended: boolean }[];
  readonly gateways: Listed<{ readonly address: string; readonly notices: number; readonly highestSeq: number }>;
  readonly gaps: Listed<Gap>;
  readonly forks: Listed<Fork>;
  readonly refusedStatements: Listed<{ readonly position: number; readonly code: string; readonly reason: string }>;
  /** Positions of notices without decision or refusal, or with a release that no decision has followed. */
  readonly unanswered: Listed<number>;
  readonly decisions: {
    /** Decision entries; of these decided again, and not. */
    readonly entries: number;
    readonly evaluated: number;
    readonly notEvaluated: number;
    /** Recipients whose decision was compared, and not; and those that differ. */
    readonly recipients: number;
    readonly recipientsNotEvaluated: number;
    readonly differing: number;
    /** They agree, but the software's own reasons are in other words. */
    readonly otherWords: number;
    /** A rule could not be evaluated for them, which counts as no. */
    readonly ruleErrors: number;
    readonly outcomes: readonly { readonly outcome: string; readonly code: string; readonly count: number }[];
    readonly rules: readonly RuleCount[];
  };
  readonly refusals: readonly Count[];
  readonly releases: readonly { readonly outcome: string; readonly code: string; readonly count: number }[];
  readonly receipts: {
    readonly digests: number;
    readonly states: readonly Count[];
    readonly refusedWith: readonly Count[];
    /** Signed by a key that had ended when they were logged, and was good when they were made. */
    readonly late: number;
    /** Of recipients whose decision the file does not show. */
    readonly unplaced: number;
  };
  readonly purges: {
    readonly reasons: readonly Count[];
    readonly heldFor: readonly Count[];
    readonly late: readonly Count[];
    /** Holdings whose time is over and of which no purge was signed. */
    readonly overdue: number;
  };
  readonly recalls: {
    readonly count: number;
    /** By code; `unopened` where the file does not open the recall. */
    readonly codes: readonly Count[];
    /** Recipients that signed a purge since, by the time from the recall's entry to that receipt's. */
    readonly purged: number;
    readonly purgedAfter: readonly Count[];
    /** Recipients that have signed none, as far as the file opens receipts. */
    readonly notPurged: Listed<NotPurged>;
  };
  /** What the file should open for this role and does not. */
  readonly unopened: readonly Count[];
  /** Content fields that a signature covers, by category. */
  readonly content: readonly Count[];
  /** Decisions inside a member that could be made again, and what went beyond its law. A gateway's registry may lag: no problems. */
  readonly points: {
    readonly origin: number;
    readonly recipient: number;
    readonly findings: Listed<{ readonly position: number; readonly point: string; readonly recipient: string; readonly what: string }>;
  };
  readonly time: TimeReport;
  /** With an end, or a notice that was named: who holds what then. */
  readonly holdings: Listed<HeldNotice> | null;
  readonly problems: Listed<Problem>;
}

export interface ReportParts {
  readonly work: Work;
  readonly order: Order;
  readonly checkpoint: Checkpoint | null;
  readonly checked: number;
  readonly role: Role;
  readonly header: AuditFileHeader | null;
  readonly witnesses: WitnessReport | null;
  readonly end: End | null;
  readonly reached: boolean;
  readonly notice: string | null;
  readonly fileProblems: readonly Problem[];
}

const NONE: Listed<never> = { items: [], count: 0 };

/** The report of what the working file holds. The same file gives the same report, byte for byte. */
export function buildReport(parts: ReportParts): ReplayReport {
  const { work, order, checkpoint, checked, role, header, witnesses, end, reached, notice, fileProblems } = parts;
  const { state } = order.registry;
  const sums = new Sums(work);
  const problems = problemsOf(work, fileProblems);
  const latestMs = Number(work.get('latestMs') ?? 0);
  return {
    format: 'huecry-replay/1',
    ok: problems.count === 0 && reached,
    ledger: checkpoint === null ? null : { origin: checkpoint.origin, size: checkpoint.size, root: Buffer.from(checkpoint.root).toString('base64') },
    checked,
    end: end === null ? null : { asked: askedOf(end), position: checked, time: latestMs === 0 ? null : new Date(latestMs).toISOString() },
    network: state === null ? null : { name: state.genesis.network, mode: state.mode, genesis: state.network },
    role: roleReport(role, header),
    witnesses: witnesses === null ? null : withoutProblem(witnesses),
    entries: ENTRIES.map((name) => ({ name, count: sums.all('entries', (_hour, kind) => kind === name) })),
    unwitnessed: sums.of('unwitnessed'),
    members: state === null ? [] : members(state).map(({ code, name, suspended }) => ({ code, name, suspended })),
    gateways: listed(work, 'FROM gateway WHERE notices > 0', 'SELECT address, notices, highest FROM gateway WHERE notices > 0 ORDER BY address', (row) => ({
      address: text(row, 'address'),
      notices: int(row, 'notices'),
      highestSeq: int(row, 'highest'),
    })),
    // What seems to be missing may stand among what was not read: nobody is blamed for that.
    gaps: reached ? collect(order.chains.gaps()) : NONE,
    forks: collect(order.chains.forks()),
    refusedStatements: listed(work, 'FROM refused_statement', 'SELECT * FROM refused_statement ORDER BY position', (row) => ({
      position: int(row, 'position'),
      code: text(row, 'code'),
      reason: text(row, 'reason'),
    })),
    unanswered: !reached ? NONE : listed(work, `FROM (${UNANSWERED})`, `SELECT position FROM (${UNANSWERED}) ORDER BY position`, (row) => int(row, 'position')),
    decisions: decisionsOf(work, sums),
    refusals: sums.by('refusals'),
    releases: sums.pairs('releases'),
    receipts: {
      digests: sums.of('receipts'),
      states: sums.by('receipt-state'),
      refusedWith: sums.by('recipient-refusals'),
      late: sums.of('late-receipts'),
      unplaced: sums.of('unplaced-receipts'),
    },
    purges: {
      reasons: sums.by('purges'),
      heldFor: sums.by('held-for'),
      late: sums.by('purged-late'),
      overdue: Number(work.one("SELECT count(*) AS n FROM holding WHERE outcome = 'deliver' AND state = 'held' AND until_ms < ?", latestMs)?.['n'] ?? 0),
    },
    recalls: {
      count: sums.by('recalls').reduce((sum, { count }) => sum + count, 0),
      codes: sums.by('recalls'),
      purged: sums.by('recall-purged').reduce((sum, { count }) => sum + count, 0),
      purgedAfter: sums.by('recall-purged'),
      notPurged: order.recalls.waiting(),
    },
    unopened: [...UNOPENED, 'behind-the-file'].map((name) => ({ name, count: sums.of('unopened', name) })).filter(({ count }) => count > 0),
    content: sums.by('content'),
    points: {
      origin: sums.of('points', 'origin'),
      recipient: sums.of('points', 'recipient'),
      findings: listed(work, 'FROM point_finding', 'SELECT * FROM point_finding ORDER BY position, id', (row) => ({
        position: int(row, 'position'),
        point: text(row, 'point'),
        recipient: text(row, 'recipient'),
        what: text(row, 'what'),
      })),
    },
    time: timeReport(work),
    holdings: end === null && notice === null ? null : listHoldings(work, order.holdings, latestMs, notice),
    problems,
  };
}

const ENTRIES = ['genesis', 'registry', 'notice', 'decision', 'receipts', 'refusal', 'release', 'recall'] as const;
const UNANSWERED = `SELECT position FROM notice WHERE state = 0
  UNION SELECT notice AS position FROM release WHERE used IS NULL AND NOT EXISTS
    (SELECT 1 FROM notice JOIN recall USING (gateway, jti) WHERE notice.position = release.notice)`;

const askedOf = (end: End): string => (end.type === 'position' ? `position ${end.position}` : new Date(end.timeMs).toISOString());

function withoutProblem({ problem: _problem, ...rest }: WitnessReport): Omit<WitnessReport, 'problem'> {
  return rest;
}

function decisionsOf(work: Work, sums: Sums): ReplayReport['decisions'] {
  const rules: RuleCount[] = [];
  const rows = work.each(
    "SELECT a, b, n, cite, reason FROM tally JOIN rule ON rule.name = b WHERE tally.name = 'reasons' ORDER BY n DESC, a, b LIMIT ?",
    MAX_LISTED,
  );
  for (const row of rows) {
    rules.push({ does: text(row, 'a'), rule: text(row, 'b'), cite: text(row, 'cite'), reason: text(row, 'reason'), count: int(row, 'n') });
  }
  return {
    entries: sums.all('entries', (_hour, kind) => kind === 'decision'),
    evaluated: sums.of('again', 'evaluated'),
    notEvaluated: sums.of('again', 'not-evaluated'),
    recipients: sums.of('again', 'recipients'),
    recipientsNotEvaluated: sums.of('again', 'recipients-not-evaluated'),
    differing: sums.of('again', 'differing'),
    otherWords: sums.of('again', 'other-words'),
    ruleErrors: sums.of('again', 'rule-errors'),
    outcomes: sums.pairs('outcomes'),
    rules,
  };
}

/** Sums that were counted on the way. */
class Sums {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  of(name: string, a = '', b = ''): number {
    const row = this.#work.one('SELECT n FROM tally WHERE name = ? AND a = ? AND b = ?', name, a, b);
    return row === undefined ? 0 : int(row, 'n');
  }

  all(name: string, which: (a: string, b: string) => boolean): number {
    let sum = 0;
    for (const row of this.#work.each('SELECT a, b, n FROM tally WHERE name = ?', name)) if (which(text(row, 'a'), text(row, 'b'))) sum += int(row, 'n');
    return sum;
  }

  by(name: string): Count[] {
    const rows = this.#work.each('SELECT a, sum(n) AS n FROM tally WHERE name = ? GROUP BY a ORDER BY n DESC, a', name);
    return [...rows].map((row) => ({ name: text(row, 'a'), count: int(row, 'n') }));
  }

  pairs(name: string): { readonly outcome: string; readonly code: string; readonly count: number }[] {
    const rows = this.#work.each('SELECT a, b, n FROM tally WHERE name = ? ORDER BY a, n DESC, b', name);
    return [...rows].map((row) => ({ outcome: text(row, 'a'), code: text(row, 'b'), count: int(row, 'n') }));
  }
}

function listed<T>(work: Work, from: string, sql: string, read: (row: Row) => T): Listed<T> {
  const count = Number(work.one(`SELECT count(*) AS n ${from}`)?.['n'] ?? 0);
  return { count, items: [...work.each(`${sql} LIMIT ${MAX_LISTED}`)].map(read) };
}

function collect<T>(all: Iterable<T>): Listed<T> {
  const items: T[] = [];
  let count = 0;
  for (const one of all) {
    count += 1;
    if (items.length < MAX_LISTED) items.push(one);
  }
  return { count, items };
}

function problemsOf(work: Work, fileProblems: readonly Problem[]): Listed<Problem> {
  const found = listed(work, 'FROM problem', 'SELECT * FROM problem ORDER BY position IS NULL, position, id', (row): Problem => {
    const position = intOrNull(row, 'position');
    const path = textOrNull(row, 'path');
    return {
      code: text(row, 'code') as AuditCode,
      ...(position === null ? {} : { position }),
      ...(path === null ? {} : { path }),
      reason: text(row, 'reason'),
    };
  });
  // What is wrong with a file ends the replay: it is told whatever else there is.
  return { count: found.count + fileProblems.length, items: [...fileProblems, ...found.items].slice(0, MAX_LISTED) };
}

import { int, text, type Work } from './work.ts';

/** Messages over time: of each step, how many of each name. Steps without any are left out. */
export interface TimeReport {
  readonly step: 'hour' | 'day' | 'week' | 'month';
  readonly byEntry: readonly TimeCount[];
  readonly byKind: readonly TimeCount[];
  readonly byMember: readonly TimeCount[];
  readonly refusals: readonly TimeCount[];
  /** By code; `unopened` where the file does not open the recall. */
  readonly recalls: readonly TimeCount[];
}

export interface TimeCount {
  /** When the step begins, UTC. */
  readonly from: string;
  readonly name: string;
  readonly count: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Monday, 5 January 1970. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** So that a plot has some dozens of steps at most. */
const LONGEST: readonly (readonly [TimeReport['step'], number])[] = [
  ['hour', 3 * DAY_MS],
  ['day', 90 * DAY_MS],
  ['week', 730 * DAY_MS],
];

function beginOf(step: TimeReport['step'], timeMs: number): string {
  const at = new Date(timeMs);
  const begin = {
    hour: () => timeMs - (timeMs % HOUR_MS),
    day: () => timeMs - (timeMs % DAY_MS),
    week: () => timeMs - ((timeMs - FIRST_MONDAY_MS) % (7 * DAY_MS)),
    month: () => Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1),
  }[step]();
  return new Date(begin).toISOString();
}

export function timeReport(work: Work): TimeReport {
  const range = work.one(
    "SELECT min(CAST(a AS INTEGER)) AS first, max(CAST(a AS INTEGER)) AS last FROM tally WHERE name = 'entries' AND b NOT IN ('genesis', 'registry')",
  );
  const spanMs = (Number(range?.['last'] ?? 0) - Number(range?.['first'] ?? 0)) * HOUR_MS;
  const step = LONGEST.find(([, longest]) => spanMs <= longest)?.[0] ?? 'month';

  const over = (name: string, nameOf: (b: string) => string | null): TimeCount[] => {
    const sums = new Map<string, number>();
    for (const row of work.each('SELECT a, b, n FROM tally WHERE name = ?', name)) {
      const what = nameOf(text(row, 'b'));
      if (what === null) continue;
      const key = `${beginOf(step, Number(text(row, 'a')) * HOUR_MS)}\n${what}`;
      sums.set(key, (sums.get(key) ?? 0) + int(row, 'n'));
    }
    return [...sums]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, count]) => {
        const [from = '', what = ''] = key.split('\n');
        return { from, name: what, count };
      });
  };
  return {
    step,
    byEntry: over('entries', (kind) => (kind === 'genesis' ? null : kind)),
    byKind: over('notices', (both) => both.split(' ')[1] ?? null),
    byMember: over('notices', (both) => both.split(' ')[0] ?? null),
    refusals: over('refusals-over-time', (code) => code),
    recalls: over('recalls-over-time', (code) => code),
  };
}

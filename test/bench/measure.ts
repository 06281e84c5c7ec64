import { performance } from 'node:perf_hooks';

/**
 * One line of the bench. `ratio` is ours beside the floor (1 = the floor's speed), `stockRatio` ours beside the stock way; higher is better in
 * both, also where `value` is a time.
 */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly stock: number | null;
  readonly stockRatio: number | null;
  /** How many measurements the medians are taken over. */
  readonly runs: number;
}

/** What one way of doing the work gave in each round. */
export interface Rounds {
  readonly ours: readonly number[];
  readonly floor?: readonly number[];
  readonly stock?: readonly number[];
}

export type Better = 'higher' | 'lower';

export interface Contender {
  /** Does the work once. */
  readonly run: () => void | Promise<void>;
}

export const median = (values: readonly number[]): number => {
  if (values.length === 0) throw new RangeError('expected at least one value');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
};

/**
 * Puts rounds together. A ratio is the median of each round's own ratio, not a ratio of medians: a round that a noisy machine slowed
 * slowed all contenders alike. `better` says whether a high value (a rate) or a low one (a time) is the good one.
 * @throws RangeError where a contender has not run in every round
 */
export function rowOf(name: string, unit: string, better: Better, rounds: Rounds): Row {
  const beside = (other: readonly number[] | undefined): { value: number; ratio: number } | null => {
    if (other === undefined) return null;
    if (other.length !== rounds.ours.length) throw new RangeError(`${name}: expected ${rounds.ours.length} rounds of each contender, found ${other.length}`);
    const ratios = rounds.ours.map((ours, round) => {
      const theirs = other[round] ?? Number.NaN;
      return better === 'higher' ? ours / theirs : theirs / ours;
    });
    return { value: median(other), ratio: median(ratios) };
  };
  const [floor, stock] = [beside(rounds.floor), beside(rounds.stock)];
  return {
    name,
    unit,
    value: median(rounds.ours),
    floor: floor?.value ?? null,
    ratio: floor?.ratio ?? null,
    stock: stock?.value ?? null,
    stockRatio: stock?.ratio ?? null,
    runs: rounds.ours.length,
  };
}

/** Seconds for `count` runs. */
async function timed(contender: Contender, count: number): Promise<number> {
  const started = performance.now();
  for (let at = 0; at < count; at += 1) {
    const waiting = contender.run();
    if (waiting !== undefined) await waiting;
  }
  return (performance.now() - started) / 1000;
}

/** Runs it until the compiler has seen enough of it, and says how many runs fill a round. */
async function warmUp(contender: Contender, seconds: number): Promise<number> {
  let [runs, spent, last] = [0, 0, 0];
  while (spent < seconds || runs < 2) {
    last = await timed(contender, 1);
    spent += last;
    runs += 1;
  }
  return Math.max(1, Math.round((seconds * runs) / spent));
}

export interface Effort {
  readonly rounds: number;
  /** For each contender in each round. */
  readonly roundSeconds: number;
}

/** Runs ours, the floor and the stock way in turn, round after round, in rates: `perRun` units of work in each run. */
export async function compare(
  name: string,
  unit: string,
  contenders: { readonly ours: Contender; readonly floor: Contender; readonly stock: Contender },
  { perRun = 1, rounds = 9, roundSeconds = 0.4 }: Partial<Effort> & { readonly perRun?: number } = {},
): Promise<Row> {
  const entries = Object.entries(contenders);
  const counts = new Map<string, number>();
  for (const [key, contender] of entries) counts.set(key, await warmUp(contender, roundSeconds));
  const speeds = { ours: [] as number[], floor: [] as number[], stock: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [key, contender] of entries) {
      const count = counts.get(key) ?? 1;
      speeds[key as keyof typeof speeds].push((count * perRun) / (await timed(contender, count)));
    }
  }
  return rowOf(name, unit, 'higher', speeds);
}

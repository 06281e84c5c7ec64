import { performance } from 'node:perf_hooks';

/** One line of the bench. `ratio` is ours beside the floor (1 = the floor's speed), `stockRatio` ours beside the stock way; higher is better in both. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly stock: number | null;
  readonly stockRatio: number | null;
  readonly runs: number;
}

export interface Contender {
  /** Does the work once. */
  readonly run: () => void | Promise<void>;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
};

/** Seconds for `count` runs. */
async function timed(contender: Contender, count: number): Promise<number> {
  const started = performance.now();
  for (let at = 0; at < count; at += 1) {
    const waiting = contender.run();
    if (waiting !== undefined) await waiting;
  }
  return (performance.now() - started) / 1000;
}

const ROUND_SECONDS = 0.4;
const ROUNDS = 9;

/**
 * Runs ours, the floor and the stock way in turn, round after round, so that a noisy machine hits all alike.
 * The ratios are medians of each round's own ratio, not ratios of medians.
 */
export async function compare(
  name: string,
  unit: string,
  contenders: { readonly ours: Contender; readonly floor: Contender; readonly stock?: Contender },
  perRun = 1,
): Promise<Row> {
  const entries = Object.entries(contenders);
  const counts = new Map<string, number>();
  for (const [key, contender] of entries) {
    // Warm up, and find how many runs fill a round.
    await timed(contender, 3);
    const once = (await timed(contender, 3)) / 3;
    counts.set(key, Math.max(1, Math.round(ROUND_SECONDS / once)));
  }
  const speeds: Record<string, number[]> = { ours: [], floor: [], stock: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [key, contender] of entries) {
      const count = counts.get(key) ?? 1;
      speeds[key]?.push((count * perRun) / (await timed(contender, count)));
    }
  }
  const { ours = [], floor = [], stock = [] } = speeds;
  const ratios = (other: readonly number[]): number[] => ours.map((speed, round) => speed / (other[round] ?? Number.NaN));
  return {
    name,
    unit,
    value: median(ours),
    floor: median(floor),
    ratio: median(ratios(floor)),
    stock: stock.length === 0 ? null : median(stock),
    stockRatio: stock.length === 0 ? null : median(ratios(stock)),
    runs: ROUNDS,
  };
}

import { type Database, int } from './store/database.ts';

/** Clocks of machines that are set by time servers differ by less, networks delay by less. */
export const TOLERANCE_MS = 600_000;
/** How far what is on disk may be behind: it is written seldom. */
const WRITTEN_EVERY_MS = 60_000;
/** A clock that nobody sets gains or loses less than this part of what passes. */
const DRIFT = 1e-3;

/**
 * What time it is by three who do not depend on each other: this machine's clock, what ledger and exchange have signed, and what a quorum of
 * the members' witnesses has signed. What cannot be undone (erasing, expiring) is done only when two of the three say that its time has come,
 * so that no clock that is wrong, ours or another's, destroys what may be kept, nor keeps what must go (ADR 0104).
 */
export interface ProvenTime {
  /** Stands under the ledger's checkpoint or the exchange's signature: it has passed. */
  prove(timeMs: number): void;
  /** A quorum of the members' witnesses has signed that this has passed. */
  witness(timeMs: number): void;
  /** Milliseconds since the epoch that have passed for certain: two of the three say so. Never goes back by itself. */
  passedMs(): number;
  /** The later of that and our clock: for what must not be given out any more. */
  latestMs(): number;
  /** The earlier of the two, unless they differ as clocks do: from here deadlines are counted. */
  countedFromMs(): number;
  /** By how much our clock is ahead of what has passed for certain, more than clocks differ; else 0. After a silence of the ledger it may be right. */
  aheadMs(): number;
  /** By how much it is behind what others have signed, more than clocks differ; else 0. */
  behindMs(): number;
  /** Writes down what is known, for the next start. */
  keep(): void;
}

interface Options {
  readonly database: Database;
  now(): number;
  /** Milliseconds by a clock that nobody sets; only differences count. */
  elapsedMs(): number;
  /** An operator looked at the clock: it is right, and what was proved before does not count. */
  readonly trustClock: boolean;
}

/** A time that has passed, and goes on with the clock that nobody sets. */
interface Anchor {
  readonly key: string;
  timeMs: number;
  atMs: number;
  writtenMs: number;
}

export function openProvenTime({ database, now, elapsedMs, trustClock }: Options): ProvenTime {
  const read = (key: string): Anchor => {
    const stored = database.one('SELECT CAST(value AS INTEGER) AS at FROM meta WHERE key = ?', key);
    const timeMs = trustClock ? now() : stored === undefined ? 0 : int(stored, 'at');
    // Until the next start nothing else remembers the operator's word.
    return { key, timeMs, atMs: elapsedMs(), writtenMs: trustClock ? 0 : timeMs };
  };
  const signed = read('proved_ms');
  const witnessed = read('witnessed_ms');
  const anchors = [signed, witnessed];

  /** 0 where nothing was ever seen: what is not known does not go on. */
  const nowOf = ({ timeMs, atMs }: Anchor): number => (timeMs === 0 ? 0 : timeMs + (elapsedMs() - atMs));
  const write = (anchor: Anchor): void => {
    const timeMs = Math.floor(nowOf(anchor));
    if (timeMs === 0) return;
    database.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', anchor.key, String(timeMs));
    anchor.writtenMs = timeMs;
  };
  const take = (anchor: Anchor, timeMs: number): void => {
    if (timeMs <= nowOf(anchor)) return;
    anchor.timeMs = timeMs;
    anchor.atMs = elapsedMs();
    if (timeMs - anchor.writtenMs >= WRITTEN_EVERY_MS) write(anchor);
  };
  if (trustClock) for (const anchor of anchors) write(anchor);

  const passedMs = (): number => {
    const [, second = 0] = [now(), nowOf(signed), nowOf(witnessed)].toSorted((a, b) => b - a);
    return Math.floor(second);
  };
  return {
    prove: (timeMs) => take(signed, timeMs),
    witness: (timeMs) => take(witnessed, timeMs),
    passedMs,
    latestMs: () => Math.max(passedMs(), now()),
    countedFromMs() {
      const passed = passedMs();
      return now() - passed > TOLERANCE_MS ? passed : now();
    },
    aheadMs() {
      const ahead = now() - passedMs();
      return ahead > TOLERANCE_MS ? ahead : 0;
    },
    behindMs() {
      const behind = anchors.map((anchor) => nowOf(anchor) - now() - Math.max(elapsedMs() - anchor.atMs, 0) * DRIFT);
      const most = Math.max(...behind);
      return most > TOLERANCE_MS ? Math.round(most) : 0;
    },
    keep() {
      for (const anchor of anchors) if (nowOf(anchor) - anchor.writtenMs >= WRITTEN_EVERY_MS || anchor.writtenMs < anchor.timeMs) write(anchor);
    },
  };
}

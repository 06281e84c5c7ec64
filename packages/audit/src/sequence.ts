/** One notice as its gateway's chain sees it. */
export interface Link {
  readonly seq: number;
  readonly seqPrev: Uint8Array | null;
  readonly digest: Uint8Array;
  readonly position: number;
}

/** Consecutive numbers that are taken. Only its ends are kept: what lies between was checked. */
interface Run {
  from: number;
  to: number;
  /** What its first notice names as the one before, and where it stands. */
  fromPrev: Uint8Array | null;
  fromPosition: number;
  /** The digest of its last notice, and where it stands. */
  toDigest: Uint8Array;
  toPosition: number;
}

export type Contradiction = { readonly kind: 'seq-taken' | 'seq-broken'; readonly against: number | null };

/**
 * A gateway's sequence as runs: flat in memory as long as it has few gaps, whatever its length. Notices come in
 * the order of the log; a late one may fill a gap (ADR 0004).
 */
export class Sequence {
  readonly #runs: Run[] = [];
  notices = 0;

  get highest(): number {
    return this.#runs.at(-1)?.to ?? 0;
  }

  /** Takes a notice into the chain; gives what it contradicts. The first notice keeps a number, broken chain or not. */
  take(link: Link): Contradiction | null {
    this.notices++;
    const at = this.#firstEndingAtOrAfter(link.seq);
    const next = this.#runs[at];
    if (next !== undefined && next.from <= link.seq) {
      const end = next.to === link.seq ? next.toPosition : next.from === link.seq ? next.fromPosition : null;
      return { kind: 'seq-taken', against: end };
    }

    const before = this.#runs[at - 1];
    const left = before?.to === link.seq - 1 ? before : undefined;
    const right = next?.from === link.seq + 1 ? next : undefined;
    const joined: Run = {
      from: left?.from ?? link.seq,
      fromPrev: left === undefined ? link.seqPrev : left.fromPrev,
      fromPosition: left?.fromPosition ?? link.position,
      to: right?.to ?? link.seq,
      toDigest: right?.toDigest ?? link.digest,
      toPosition: right?.toPosition ?? link.position,
    };
    const start = left === undefined ? at : at - 1;
    this.#runs.splice(start, (left === undefined ? 0 : 1) + (right === undefined ? 0 : 1), joined);

    if (left !== undefined && !same(link.seqPrev, left.toDigest)) return { kind: 'seq-broken', against: left.toPosition };
    if (right !== undefined && !same(right.fromPrev, link.digest)) return { kind: 'seq-broken', against: right.fromPosition };
    return null;
  }

  /** Numbers below the highest that no notice has. */
  *gaps(): Iterable<{ readonly from: number; readonly to: number }> {
    let expected = 1;
    for (const { from, to } of this.#runs) {
      if (from > expected) yield { from: expected, to: from - 1 };
      expected = to + 1;
    }
  }

  #firstEndingAtOrAfter(seq: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle]?.to ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const same = (a: Uint8Array | null, b: Uint8Array): boolean => a !== null && Buffer.compare(a, b) === 0;

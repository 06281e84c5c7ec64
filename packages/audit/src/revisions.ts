import { createHash } from 'node:crypto';

const WORDS = 4;

/**
 * Remembers which notice first stood under which gateway, id and revision: 32 bytes a slot in flat arrays, so that a log
 * of millions of notices fits the memory. Keys are 128 bits of SHA-256.
 */
export class Revisions {
  #slots = new BigUint64Array(1024 * WORDS);
  #count = 0;

  /** Takes a notice; gives the one that has this revision already, if any. */
  take(iss: string, jti: string, rev: number, digest: Uint8Array, position: number): { readonly position: number; readonly same: boolean } | null {
    const { high, low, mark } = wordsOf(iss, jti, rev, digest);
    const at = find(this.#slots, high, low);
    const held = this.#slots[at + 3] ?? 0n;
    if (held !== 0n) return { position: Number(held - 1n), same: this.#slots[at + 2] === mark };
    this.#slots.set([high, low, mark, BigInt(position) + 1n], at);
    if (++this.#count * 2 > this.#slots.length / WORDS) this.#grow();
    return null;
  }

  /** Whether this very notice was the first of its revision, at this position. */
  stood(iss: string, jti: string, rev: number, digest: Uint8Array, position: number): boolean {
    const { high, low, mark } = wordsOf(iss, jti, rev, digest);
    const at = find(this.#slots, high, low);
    return this.#slots[at + 2] === mark && this.#slots[at + 3] === BigInt(position) + 1n;
  }

  #grow(): void {
    const old = this.#slots;
    const larger = new BigUint64Array(old.length * 2);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at + 3] !== 0n) larger.set(old.subarray(at, at + WORDS), find(larger, old[at] ?? 0n, old[at + 1] ?? 0n));
    }
    this.#slots = larger;
  }
}

/** The slot of a key, or the free one where it belongs. The table is never more than half full. */
function find(slots: BigUint64Array, high: bigint, low: bigint): number {
  const places = slots.length / WORDS;
  for (let place = Number(high % BigInt(places)); ; place = (place + 1) % places) {
    const at = place * WORDS;
    if (slots[at + 3] === 0n || (slots[at] === high && slots[at + 1] === low)) return at;
  }
}

function wordsOf(iss: string, jti: string, rev: number, digest: Uint8Array): { readonly high: bigint; readonly low: bigint; readonly mark: bigint } {
  const key = createHash('sha256').update(`${iss}\n${jti}\n${rev}`).digest();
  const mark = new DataView(digest.buffer, digest.byteOffset, digest.byteLength).getBigUint64(0, true);
  return { high: key.readBigUInt64LE(0), low: key.readBigUInt64LE(8), mark };
}

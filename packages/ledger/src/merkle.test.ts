import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMPTY_ROOT,
  LedgerError,
  leafHash,
  proveConsistency,
  proveInclusion,
  readRoot,
  rootOf,
  tileHashes,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { growTree, naiveConsistency, naiveHashes, naivePath, naiveRoot, sampleEntries } from './testing/memory.ts';
import { generateNoteKey } from './keys.ts';

const entries = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 70 });

/** One of the proof's hashes with one bit flipped, one left out, one doubled, one added. */
function mutations(proof: readonly Uint8Array[], bit: number): Uint8Array[][] {
  const extra = new Uint8Array(32);
  const flipped = proof.map((_, at) => proof.map((hash, i) => (i === at ? flip(hash, bit) : hash)));
  const removed = proof.map((_, at) => proof.filter((_hash, i) => i !== at));
  return [...flipped, ...removed, [...proof, extra], [extra, ...proof], [...proof, ...proof.slice(-1), ...(proof.length === 0 ? [extra] : [])]];
}

function flip(hash: Uint8Array, bit: number): Uint8Array {
  const copy = hash.slice();
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}

describe('the root', () => {
  test('of nothing is SHA-256 of nothing', () => {
    expect(rootOf([])).toEqual(EMPTY_ROOT);
    expect(Buffer.from(EMPTY_ROOT).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('is what the naive recursion of RFC 6962 gives', () => {
    fc.assert(fc.property(entries, (all) => void expect(rootOf(all.map(leafHash))).toEqual(naiveRoot(all))));
  });
});

describe('inclusion proofs', () => {
  const someEntry = entries.chain((all) => fc.record({ all: fc.constant(all), index: fc.nat(all.length - 1), bit: fc.nat(255) }));

  test('are those of the naive recursion, and verify', async () => {
    await fc.assert(
      fc.asyncProperty(someEntry, async ({ all, index }) => {
        const proof = await proveInclusion(naiveHashes(all), index, all.length);
        expect(proof).toEqual(naivePath(index, all));
        expect(verifyInclusion(index, all.length, leafHash(all[index] ?? new Uint8Array(0)), naiveRoot(all), proof)).toBe(true);
      }),
    );
  });

  test('fail after any change of hash, leaf or root', () => {
    fc.assert(
      fc.property(someEntry, ({ all, index, bit }) => {
        const proof = naivePath(index, all);
        const leaf = leafHash(all[index] ?? new Uint8Array(0));
        const root = naiveRoot(all);
        for (const changed of mutations(proof, bit)) expect(verifyInclusion(index, all.length, leaf, root, changed)).toBe(false);
        expect(verifyInclusion(index, all.length, flip(leaf, bit), root, proof)).toBe(false);
        expect(verifyInclusion(index, all.length, leaf, flip(root, bit), proof)).toBe(false);
      }),
    );
  });

  test('fail at any other position', () => {
    const distinct = fc.integer({ min: 2, max: 40 }).chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));
    fc.assert(
      fc.property(distinct, ({ size, index }) => {
        const all = sampleEntries(size);
        const leaf = leafHash(all[index] ?? new Uint8Array(0));
        for (let other = 0; other < size + 2; other++) expect(verifyInclusion(other, size, leaf, naiveRoot(all), naivePath(index, all))).toBe(other === index);
      }),
    );
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])('refuse %d as a position or a size', async (odd) => {
    const [leaf = EMPTY_ROOT] = sampleEntries(1).map(leafHash);
    expect(verifyInclusion(odd, 1, leaf, leaf, [])).toBe(false);
    expect(verifyInclusion(0, odd, leaf, leaf, [])).toBe(false);
    await expect(proveInclusion(naiveHashes(sampleEntries(1)), odd, 1)).rejects.toThrow(LedgerError);
  });

  test('verify at sizes beyond 32 bits', () => {
    // The tree of 2^40 + 1 entries: the last leaf is its own right half.
    const last = leafHash(Uint8Array.of(1));
    const left = leafHash(Uint8Array.of(2));
    expect(verifyInclusion(2 ** 40, 2 ** 40 + 1, last, rootOf([left, last]), [left])).toBe(true);
    expect(verifyInclusion(2 ** 40 - 1, 2 ** 40 + 1, last, rootOf([left, last]), [left])).toBe(false);
  });
});

describe('consistency proofs', () => {
  const twoSizes = entries.chain((all) => fc.record({ all: fc.constant(all), size1: fc.integer({ min: 1, max: all.length }), bit: fc.nat(255) }));

  test('are those of the naive recursion, and verify', async () => {
    await fc.assert(
      fc.asyncProperty(twoSizes, async ({ all, size1 }) => {
        const proof = await proveConsistency(naiveHashes(all), size1, all.length);
        expect(proof).toEqual(naiveConsistency(size1, all));
        expect(verifyConsistency(size1, all.length, naiveRoot(all.slice(0, size1)), naiveRoot(all), proof)).toBe(true);
      }),
    );
  });

  test('fail after any change of hash or root', () => {
    fc.assert(
      fc.property(twoSizes, ({ all, size1, bit }) => {
        const proof = naiveConsistency(size1, all);
        const root1 = naiveRoot(all.slice(0, size1));
        const root2 = naiveRoot(all);
        for (const changed of mutations(proof, bit)) expect(verifyConsistency(size1, all.length, root1, root2, changed)).toBe(false);
        expect(verifyConsistency(size1, all.length, flip(root1, bit), root2, proof)).toBe(false);
        expect(verifyConsistency(size1, all.length, root1, flip(root2, bit), proof)).toBe(false);
      }),
    );
  });

  test('fail where an entry of the past was changed', () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(), ({ all, size1 }, at) => {
        const rewritten = all.map((entry, i) => (i === at % size1 ? new Uint8Array([...entry, 0]) : entry));
        expect(verifyConsistency(size1, all.length, naiveRoot(all.slice(0, size1)), naiveRoot(rewritten), naiveConsistency(size1, rewritten))).toBe(false);
      }),
    );
  });

  test('do not exist from size zero: a tree without entries commits to nothing', async () => {
    expect(verifyConsistency(0, 0, EMPTY_ROOT, EMPTY_ROOT, [])).toBe(false);
    expect(verifyConsistency(0, 1, EMPTY_ROOT, leafHash(new Uint8Array(0)), [])).toBe(false);
    await expect(proveConsistency(naiveHashes(sampleEntries(3)), 0, 3)).rejects.toMatchObject({ code: 'out-of-range' });
    await expect(proveConsistency(naiveHashes(sampleEntries(3)), 3, 2)).rejects.toMatchObject({ code: 'out-of-range' });
  });
});

test('proofs from tiles are those of the naive recursion, over tile borders too', async () => {
  const all = sampleEntries(1000);
  const tree = await growTree(all, generateNoteKey('log.example').skey, [1, 100, 333]);
  for (const size of [1, 2, 255, 256, 257, 511, 512, 600, 1000]) {
    const some = all.slice(0, size);
    const hashes = tileHashes(tree, size);
    const root = naiveRoot(some);
    expect(await readRoot(hashes, size)).toEqual(root);
    for (const index of new Set([0, 1, 100, 255, 256, 511, size - 2, size - 1].filter((at) => at >= 0 && at < size)))
      expect(await proveInclusion(hashes, index, size)).toEqual(naivePath(index, some));
    for (const size1 of new Set([1, 3, 128, 256, 300, size].filter((at) => at <= size)))
      expect(await proveConsistency(hashes, size1, size)).toEqual(naiveConsistency(size1, some));
  }
});

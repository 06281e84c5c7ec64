/** The shape of an RFC 6962 tree, its root, and the two verifications. No storage, no I/O. */
import { isCount } from './encoding.ts';
import { EMPTY_ROOT, HASH_BYTES, nodeHash, sameHash } from './hash.ts';

/** A complete subtree: the hash of the 2^level entries that start at index * 2^level. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;

/** The largest power of two smaller than `count` (RFC 6962's k); `count` is at least 2. */
export function splitPoint(count: number): number {
  let k = 1;
  while (k * 2 < count) k *= 2;
  return k;
}

/** The complete subtrees that make up the entries [start, end), left to right; `start` is a multiple of their sizes. */
export function coverOf(start: number, end: number): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  let from = start;
  while (from < end) {
    let level = 0;
    let width = 1;
    while (width * 2 <= end - from && from % (width * 2) === 0) {
      width *= 2;
      level++;
    }
    nodes.push({ level, index: from / width });
    from += width;
  }
  return nodes;
}

/** The hash of subtrees that stand side by side, largest first; the empty tree's root for none. */
export function joinHashes(hashes: readonly Uint8Array[]): Uint8Array {
  let joined: Uint8Array | undefined;
  for (const hash of hashes.toReversed()) joined = joined === undefined ? hash : nodeHash(hash, joined);
  return joined ?? EMPTY_ROOT;
}

/** MTH over leaf hashes (RFC 6962 §2.1). */
export function rootOf(leafHashes: Iterable<Uint8Array>): Uint8Array {
  const peaks: { level: number; hash: Uint8Array }[] = [];
  for (const leaf of leafHashes) {
    let peak = { level: 0, hash: leaf };
    for (let last = peaks.at(-1); last !== undefined && last.level === peak.level; last = peaks.at(-1)) {
      peaks.pop();
      peak = { level: peak.level + 1, hash: nodeHash(last.hash, peak.hash) };
    }
    peaks.push(peak);
  }
  return joinHashes(peaks.map((peak) => peak.hash));
}

const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((hash) => hash.length === HASH_BYTES);

/**
 * Whether `proof` shows that the entry with `leafHash` stands at `index` in the tree of `size` entries with `root`
 * (RFC 9162 §2.1.3.2). False for anything malformed; it never throws.
 */
export function verifyInclusion(index: number, size: number, leafHash: Uint8Array, root: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leafHash, root, ...proof])) return false;
  let node = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameHash(hash, root);
}

/**
 * Whether `proof` shows that the tree of `size1` entries with `root1` is the beginning of the tree of `size2` entries with
 * `root2` (RFC 9162 §2.1.4.2). False for anything malformed; it never throws.
 *
 * Size zero is always false, also for two empty trees: RFC 6962 defines no proof from the empty tree, and a tree without
 * entries commits to nothing. Who remembers size 0 has nothing to compare and treats the checkpoint as the first one seen.
 */
export function verifyConsistency(size1: number, size2: number, root1: Uint8Array, root2: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && sameHash(root1, root2);
  if (!areHashes([root1, root2, ...proof])) return false;

  // Where the old tree is complete its root is the first hash of the path, and is left out of the proof.
  const complete = isComplete(size1);
  if (proof.length === 0) return false;
  const roots = rootsOfPath(size1, size2, complete ? [root1, ...proof] : proof);
  return roots !== undefined && sameHash(roots.root1, root1) && sameHash(roots.root2, root2);
}

/** Whether a tree of this size is one complete subtree: a power of two. */
function isComplete(size: number): boolean {
  let rest = size;
  while (!isOdd(rest)) rest = half(rest);
  return rest === 1;
}

/**
 * The roots of the first `size1` and of all `size2` entries of one tree, from the consistency path between them. The path's first
 * hash is always there, also where a proof leaves it out. Undefined where the path has another length.
 */
export function rootsOfPath(size1: number, size2: number, path: readonly Uint8Array[]): { readonly root1: Uint8Array; readonly root2: Uint8Array } | undefined {
  const [seed, ...rest] = path;
  if (seed === undefined || !isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2 || !areHashes(path)) return undefined;
  let node = size1 - 1;
  let last = size2 - 1;
  while (isOdd(node)) {
    node = half(node);
    last = half(last);
  }
  let hash1 = seed;
  let hash2 = seed;
  for (const sibling of rest) {
    if (last === 0) return undefined;
    if (isOdd(node) || node === last) {
      hash1 = nodeHash(sibling, hash1);
      hash2 = nodeHash(sibling, hash2);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash2 = nodeHash(hash2, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 ? { root1: hash1, root2: hash2 } : undefined;
}

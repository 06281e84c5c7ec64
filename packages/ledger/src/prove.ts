/** Makes the proofs that merkle.ts verifies, from whatever can give the hashes of complete subtrees. */
import { isCount } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { coverOf, joinHashes, splitPoint, type TreeNode } from './merkle.ts';

/** Where hashes come from: complete subtrees of a tree, all asked for at once. One hash per node, in order. */
export interface HashReader {
  readHashes(nodes: readonly TreeNode[]): Promise<readonly Uint8Array[]>;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The inclusion proof of entry `index` in the tree of `size` entries (RFC 6962 §2.1.1), leaf's sibling first.
 * @throws LedgerError `out-of-range`; whatever the reader throws
 */
export async function proveInclusion(hashes: HashReader, index: number, size: number): Promise<Uint8Array[]> {
  if (!isCount(index) || !isCount(size) || index >= size)
    throw new LedgerError('out-of-range', `expected an index below the tree size ${size}, found ${index}`);
  return hashSpans(hashes, inclusionSpans(index, { start: 0, end: size }));
}

/**
 * The consistency proof from the tree of `size1` entries to the tree of `size2` entries (RFC 6962 §2.1.2); empty where they are equal.
 * There is none from size 0: see `verifyConsistency`.
 * @throws LedgerError `out-of-range`; whatever the reader throws
 */
export async function proveConsistency(hashes: HashReader, size1: number, size2: number): Promise<Uint8Array[]> {
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2)
    throw new LedgerError('out-of-range', `expected sizes with 0 < size1 <= size2, found ${size1} and ${size2}`);
  return hashSpans(hashes, consistencySpans(size1, { start: 0, end: size2 }, true));
}

/**
 * The consistency path from `size1` to `size2` with its first hash always there, for `rootsOfPath`: what shows the two roots of a
 * tree to someone who may believe neither.
 * @throws LedgerError `out-of-range`; whatever the reader throws
 */
export async function provePath(hashes: HashReader, size1: number, size2: number): Promise<Uint8Array[]> {
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2)
    throw new LedgerError('out-of-range', `expected sizes with 0 < size1 <= size2, found ${size1} and ${size2}`);
  return hashSpans(hashes, consistencySpans(size1, { start: 0, end: size2 }, false));
}

/** The root of the first `size` entries. */
export async function readRoot(hashes: HashReader, size: number): Promise<Uint8Array> {
  return joinHashes(await hashes.readHashes(coverOf(0, size)));
}

function inclusionSpans(index: number, span: Span): Span[] {
  if (span.end - span.start === 1) return [];
  const middle = span.start + splitPoint(span.end - span.start);
  return index < middle
    ? [...inclusionSpans(index, { start: span.start, end: middle }), { start: middle, end: span.end }]
    : [...inclusionSpans(index, { start: middle, end: span.end }), { start: span.start, end: middle }];
}

/** RFC 6962's SUBPROOF(m, D, b): `known` says whether the verifier has this subtree's hash already. */
function consistencySpans(size1: number, span: Span, known: boolean): Span[] {
  if (size1 === span.end) return known ? [] : [span];
  const middle = span.start + splitPoint(span.end - span.start);
  return size1 <= middle
    ? [...consistencySpans(size1, { start: span.start, end: middle }, known), { start: middle, end: span.end }]
    : [...consistencySpans(size1, { start: middle, end: span.end }, false), { start: span.start, end: middle }];
}

async function hashSpans(hashes: HashReader, spans: readonly Span[]): Promise<Uint8Array[]> {
  const covers = spans.map((span) => coverOf(span.start, span.end));
  const read = await hashes.readHashes(covers.flat());
  let from = 0;
  return covers.map((cover) => joinHashes(read.slice(from, (from += cover.length))));
}

/** The right edge of a growing tree: all that is needed to add entries and to know the root. Flat in memory at any size. */
import { isCount } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { leafHash } from './hash.ts';
import { coverOf, joinHashes, rootOf } from './merkle.ts';
import { readBundle, readTile, type TreeReader } from './reader.ts';
import { encodeBundle, encodeTile, entriesPath, levelWidth, MAX_ENTRY_BYTES, TILE_WIDTH, tilePath } from './tiles.ts';

export interface Edge {
  readonly size: number;
  /** Per tile level the hashes of its partial tile (0 to 255 of them); levels without any hash are not there. */
  readonly levels: readonly (readonly Uint8Array[])[];
  /** The entries of the partial bundle (0 to 255). */
  readonly bundle: readonly Uint8Array[];
}

/** One file of the tree, to be written whole. */
export interface TreeFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export const EMPTY_EDGE: Edge = { size: 0, levels: [], bundle: [] };

/** How many tile levels a tree of `size` entries has. */
export function levelCount(size: number): number {
  let levels = 0;
  while (levelWidth(levels, size) > 0) levels++;
  return levels;
}

/**
 * Reads the edge of the first `size` entries.
 * @throws LedgerError `out-of-range`, `missing`, `malformed-bundle`
 */
export async function readEdge(reader: TreeReader, size: number): Promise<Edge> {
  if (!isCount(size)) throw new LedgerError('out-of-range', `expected a tree size, found ${size}`);
  const levels = await readEdgeLevels(reader, size);
  const width = size % TILE_WIDTH;
  const bundle = width === 0 ? [] : (await readBundle(reader, Math.floor(size / TILE_WIDTH), width)).entries;
  return { size, levels, bundle };
}

/** The edge's tiles alone. */
export async function readEdgeLevels(reader: TreeReader, size: number): Promise<readonly (readonly Uint8Array[])[]> {
  const widths = Array.from({ length: levelCount(size) }, (_, level) => levelWidth(level, size));
  return Promise.all(
    widths.map((width, level) => (width % TILE_WIDTH === 0 ? [] : readTile(reader, level, Math.floor(width / TILE_WIDTH), width % TILE_WIDTH))),
  );
}

/** The root of the tree that ends in this edge. */
export function edgeRoot({ levels }: Pick<Edge, 'levels'>): Uint8Array {
  const peaks = levels
    .map((hashes) => coverOf(0, hashes.length).map(({ level, index }) => rootOf(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level))))
    .toReversed()
    .flat();
  return joinHashes(peaks);
}

/**
 * Adds entries. Gives the new edge and the files that differ: tiles and bundles that became full, and the partial ones at the
 * new end; bundles first, then tiles from the leaves up.
 * @throws LedgerError `too-large`
 */
export function growEdge(edge: Edge, entries: readonly Uint8Array[]): { readonly edge: Edge; readonly files: readonly TreeFile[] } {
  for (const entry of entries)
    if (entry.length > MAX_ENTRY_BYTES) throw new LedgerError('too-large', `expected an entry of at most ${MAX_ENTRY_BYTES} bytes, found ${entry.length}`);
  if (entries.length === 0) return { edge, files: [] };

  const size = edge.size + entries.length;
  const bundles: TreeFile[] = [];
  let bundle = [...edge.bundle];
  for (const [i, entry] of entries.entries()) {
    bundle.push(entry);
    if (bundle.length < TILE_WIDTH) continue;
    bundles.push({ path: entriesPath(Math.floor((edge.size + i) / TILE_WIDTH)), bytes: encodeBundle(bundle) });
    bundle = [];
  }
  if (bundle.length > 0) bundles.push({ path: entriesPath(Math.floor(size / TILE_WIDTH), bundle.length), bytes: encodeBundle(bundle) });

  const tiles: TreeFile[] = [];
  const levels: (readonly Uint8Array[])[] = [];
  let added: readonly Uint8Array[] = entries.map(leafHash);
  for (let level = 0; level < levelCount(size); level++) {
    const before = edge.levels[level] ?? [];
    const hashes = [...before, ...added];
    let index = Math.floor(levelWidth(level, edge.size) / TILE_WIDTH);
    const above: Uint8Array[] = [];
    let start = 0;
    for (; hashes.length - start >= TILE_WIDTH; start += TILE_WIDTH, index++) {
      const full = hashes.slice(start, start + TILE_WIDTH);
      tiles.push({ path: tilePath(level, index), bytes: encodeTile(full) });
      above.push(rootOf(full));
    }
    const rest = hashes.slice(start);
    if (rest.length > 0 && added.length > 0) tiles.push({ path: tilePath(level, index, rest.length), bytes: encodeTile(rest) });
    levels.push(rest);
    added = above;
  }
  return { edge: { size, levels, bundle }, files: [...bundles, ...tiles] };
}

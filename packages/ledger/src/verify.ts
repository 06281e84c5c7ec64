/** Checks a whole tree against its signed checkpoint: every tile, every entry, in one pass with flat memory. */
import type { Checkpoint } from './checkpoint.ts';
import { edgeRoot, levelCount, readEdgeLevels } from './edge.ts';
import { LedgerError } from './errors.ts';
import { leafHash, sameHash } from './hash.ts';
import { rootOf } from './merkle.ts';
import { readBundle, readTile, type TreeReader } from './reader.ts';
import { openCheckpoint } from './signed-checkpoint.ts';
import { decodeBundle, entriesPath, levelWidth, TILE_WIDTH, tilePath, tileWidth } from './tiles.ts';
import type { Vkey } from './verifier.ts';

export interface VerifyOptions {
  /** Entries below this position were verified before under the same checkpoint, and are passed over (by whole bundles). */
  readonly from?: number;
  /** Gets each entry once it is proved to be in the signed tree, in order. Do not keep the bytes: they are a view of a bundle. */
  readonly onEntry?: (position: number, entry: Uint8Array) => void | Promise<void>;
  /** Called after each bundle. */
  readonly onProgress?: (progress: { readonly verified: number; readonly size: number }) => void;
}

/**
 * Verifies from the top down, so that the first file that is wrong is named exactly: the checkpoint's signature, the tiles at the
 * right edge against the signed root, each tile against the hash in its parent, each entry against its leaf hash. Partial files
 * that are left over from smaller trees must be beginnings of the verified ones (where the reader can list them).
 * @param vkey the log's verifier keys; their name is the log's origin, and each must have signed
 * @returns the checkpoint that everything agreed with
 * @throws LedgerError with `path`: `missing`, `wrong-hash`, `malformed-bundle`; for `checkpoint` also `malformed-note`,
 *   `malformed-checkpoint`, `malformed-key`, `bad-signature`, `unsigned`, `wrong-origin`
 */
export async function verifyTree(reader: TreeReader, vkey: Vkey | readonly Vkey[], options: VerifyOptions = {}): Promise<Checkpoint> {
  const checkpoint = await readCheckpoint(reader, vkey);
  const { size } = checkpoint;
  const tiles = new VerifiedTiles(reader, size, await verifiedEdge(reader, checkpoint));
  const bundleCount = Math.ceil(size / TILE_WIDTH);
  const from = options.from ?? 0;
  const first = Math.floor(from / TILE_WIDTH);
  let next = first < bundleCount ? prefetch(reader, first, size) : undefined;
  for (let index = first; next !== undefined; index++) {
    const bundle = next;
    next = index + 1 < bundleCount ? prefetch(reader, index + 1, size) : undefined;
    const leaves = await tiles.get(0, index);
    const { path, entries } = await bundle;
    for (const [i, entry] of entries.entries()) {
      const leaf = leaves[i];
      if (leaf === undefined || !sameHash(leafHash(entry), leaf)) throw wrongHash(path, `entry ${index * TILE_WIDTH + i} is not the one that was signed`);
    }
    await checkPartialBundles(reader, index, entries);
    if (options.onEntry !== undefined)
      for (const [i, entry] of entries.entries()) {
        if (index * TILE_WIDTH + i < from) continue;
        const handled = options.onEntry(index * TILE_WIDTH + i, entry);
        if (handled !== undefined) await handled;
      }
    options.onProgress?.({ verified: index * TILE_WIDTH + entries.length, size });
  }
  return checkpoint;
}

async function readCheckpoint(reader: TreeReader, vkey: Vkey | readonly Vkey[]): Promise<Checkpoint> {
  const path = 'checkpoint';
  const note = await reader.read(path);
  if (note === null)
    throw new LedgerError(
      'missing',
      'expected a signed checkpoint, found no such file; name the folder in which the file checkpoint stands (of a ledger service: its tree)',
      { path },
    );
  try {
    return openCheckpoint(note, vkey);
  } catch (error) {
    throw error instanceof LedgerError && error.code !== 'malformed-key' ? new LedgerError(error.code, error.message, { path, cause: error }) : error;
  }
}

type Bundle = Awaited<ReturnType<typeof readBundle>>;

/** Starts to read a bundle; a failure is thrown when it is its turn. */
function prefetch(reader: TreeReader, index: number, size: number): Promise<Bundle> {
  const bundle = readBundle(reader, index, tileWidth(0, index, size));
  bundle.catch(() => undefined);
  return bundle;
}

type Levels = readonly (readonly Uint8Array[])[];

/** The partial tiles at the right edge, known to lead to the signed root. */
async function verifiedEdge(reader: TreeReader, checkpoint: Checkpoint): Promise<Levels> {
  const levels = await readEdgeLevels(reader, checkpoint.size);
  if (!sameHash(edgeRoot({ levels }), checkpoint.root)) throw await blameEdge(reader, checkpoint, levels);
  return levels;
}

/**
 * The edge's tiles do not lead to the root: makes each anew from what is below it, and names those whose replacement gives the
 * signed root. Where none does, more than a tile is wrong, and the checkpoint is not of this tree.
 */
async function blameEdge(reader: TreeReader, { size, root }: Checkpoint, levels: Levels): Promise<LedgerError> {
  const rebuilt = await Promise.all(levels.map((hashes, level) => rebuildEdgeTile(reader, level, size, hashes.length).catch(() => hashes)));
  const suspects = levels.flatMap((hashes, level) => (sameHashes(hashes, rebuilt[level] ?? []) ? [] : [level]));
  for (let choice = 1; choice < 2 ** suspects.length; choice++) {
    const blamed = suspects.filter((_, i) => Math.floor(choice / 2 ** i) % 2 === 1);
    const repaired = levels.map((hashes, level) => (blamed.includes(level) ? (rebuilt[level] ?? hashes) : hashes));
    if (!sameHash(edgeRoot({ levels: repaired }), root)) continue;
    const [path = 'checkpoint'] = blamed.map((level) => edgePath(level, size));
    return wrongHash(path, 'it does not lead to the signed root, and what lies below it does');
  }
  return wrongHash('checkpoint', `the tree of size ${size} does not have the signed root: the checkpoint is of another tree, or several files are damaged`);
}

const edgePath = (level: number, size: number): string => {
  const width = levelWidth(level, size);
  return tilePath(level, Math.floor(width / TILE_WIDTH), width % TILE_WIDTH);
};

async function rebuildEdgeTile(reader: TreeReader, level: number, size: number, width: number): Promise<readonly Uint8Array[]> {
  if (width === 0) return [];
  const index = Math.floor(levelWidth(level, size) / TILE_WIDTH);
  if (level === 0) return (await readBundle(reader, index, width)).entries.map(leafHash);
  return Promise.all(Array.from({ length: width }, async (_, i) => rootOf(await readTile(reader, level - 1, index * TILE_WIDTH + i, TILE_WIDTH))));
}

const sameHashes = (a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean =>
  a.length === b.length && a.every((hash, i) => sameHash(hash, b[i] ?? new Uint8Array(0)));

const wrongHash = (path: string, what: string): LedgerError => new LedgerError('wrong-hash', `${path}: ${what}`, { path });

/** Tiles that were checked against their parents; keeps one per level. */
class VerifiedTiles {
  readonly #reader: TreeReader;
  readonly #size: number;
  readonly #edge: Levels;
  readonly #kept = new Map<number, { readonly index: number; readonly hashes: readonly Uint8Array[] }>();

  constructor(reader: TreeReader, size: number, edge: Levels) {
    this.#reader = reader;
    this.#size = size;
    this.#edge = edge;
  }

  async get(level: number, index: number): Promise<readonly Uint8Array[]> {
    const kept = this.#kept.get(level);
    if (kept?.index === index) return kept.hashes;
    const hashes = tileWidth(level, index, this.#size) < TILE_WIDTH ? (this.#edge[level] ?? []) : await this.#verified(level, index);
    await this.#checkPartials(level, index, hashes);
    this.#kept.set(level, { index, hashes });
    return hashes;
  }

  /** A full tile always has a parent: the topmost level is never full. */
  async #verified(level: number, index: number): Promise<readonly Uint8Array[]> {
    if (level >= levelCount(this.#size)) throw new RangeError(`no tile ${index} at level ${level}`);
    const parent = await this.get(level + 1, Math.floor(index / TILE_WIDTH));
    const hashes = await readTile(this.#reader, level, index, TILE_WIDTH);
    const expected = parent[index % TILE_WIDTH];
    if (expected === undefined || !sameHash(rootOf(hashes), expected))
      throw wrongHash(tilePath(level, index), 'it does not have the hash that its parent tile says');
    return hashes;
  }

  async #checkPartials(level: number, index: number, hashes: readonly Uint8Array[]): Promise<void> {
    for (const width of await leftOver(this.#reader, tilePath(level, index), hashes.length)) {
      const path = tilePath(level, index, width);
      const partial = await readTile(this.#reader, level, index, width);
      if (!sameHashes(partial, hashes.slice(0, width))) throw wrongHash(path, 'it is not the beginning of the tile that took its place');
    }
  }
}

async function checkPartialBundles(reader: TreeReader, index: number, entries: readonly Uint8Array[]): Promise<void> {
  for (const width of await leftOver(reader, entriesPath(index), entries.length)) {
    const path = entriesPath(index, width);
    const bytes = await reader.read(path);
    if (bytes === null) continue;
    const partial = decodeBundle(bytes, path);
    if (!sameHashes(partial, entries.slice(0, width))) throw wrongHash(path, 'it is not the beginning of the bundle that took its place');
  }
}

/** Widths of partial files below `width`. Wider ones belong to no signed tree yet. */
async function leftOver(reader: TreeReader, path: string, width: number): Promise<readonly number[]> {
  const widths = (await reader.partialWidths?.(path)) ?? [];
  return widths.filter((stored) => stored < width);
}

/** Reads a tree through the one thing a storage must be able to do. */
import { LedgerError } from './errors.ts';
import { rootOf, type TreeNode } from './merkle.ts';
import type { HashReader } from './prove.ts';
import { decodeBundle, decodeTile, entriesPath, TILE_HEIGHT, TILE_WIDTH, tilePath, tileWidth } from './tiles.ts';

/** A tree as files: a folder, an HTTP prefix, a map. */
export interface TreeReader {
  /** The whole file at a path such as `checkpoint` or `tile/0/x001/067`; null where there is none. */
  read(path: string): Promise<Uint8Array | null>;
  /** The widths of the partial files stored beside a full tile's or bundle's path, where the storage can tell. */
  partialWidths?(path: string): Promise<readonly number[]>;
}

/**
 * The hashes of one tile. A partial tile that is gone is read from the full tile that took its place.
 * @throws LedgerError `missing`, `malformed-bundle`
 */
export async function readTile(reader: TreeReader, level: number, index: number, width: number): Promise<readonly Uint8Array[]> {
  const path = tilePath(level, index, width);
  const bytes = await reader.read(path);
  if (bytes !== null) return decodeTile(bytes, width, path);
  const full = width < TILE_WIDTH ? await reader.read(tilePath(level, index)) : null;
  if (full === null) throw new LedgerError('missing', `expected the tile ${path}, found no such file`, { path });
  return decodeTile(full, TILE_WIDTH, tilePath(level, index)).slice(0, width);
}

/**
 * The first `width` entries of bundle `index`, with the path they came from.
 * @throws LedgerError `missing`, `malformed-bundle`
 */
export async function readBundle(
  reader: TreeReader,
  index: number,
  width: number,
): Promise<{ readonly path: string; readonly entries: readonly Uint8Array[] }> {
  const path = entriesPath(index, width);
  const bytes = await reader.read(path);
  if (bytes !== null) return { path, entries: exactly(decodeBundle(bytes, path), width, path) };
  const fullPath = entriesPath(index);
  const full = width < TILE_WIDTH ? await reader.read(fullPath) : null;
  if (full === null) throw new LedgerError('missing', `expected the entry bundle ${path}, found no such file`, { path });
  return { path: fullPath, entries: exactly(decodeBundle(full, fullPath), TILE_WIDTH, fullPath).slice(0, width) };
}

function exactly(entries: readonly Uint8Array[], width: number, path: string): readonly Uint8Array[] {
  if (entries.length !== width) throw new LedgerError('malformed-bundle', `expected ${width} entries in ${path}, found ${entries.length}`, { path });
  return entries;
}

/**
 * Hashes of complete subtrees of the tree of `size` entries, from its tiles, for `proveInclusion` and `proveConsistency`.
 * Tiles are taken as they are: verify the proof that comes out. Tiles read once are kept, so make one reader per proof or per
 * checkpoint, not one for ever.
 */
export function tileHashes(reader: TreeReader, size: number): HashReader {
  const tiles = new Map<string, Promise<readonly Uint8Array[]>>();
  const tile = (level: number, index: number): Promise<readonly Uint8Array[]> => {
    const key = `${level}/${index}`;
    const known = tiles.get(key);
    if (known !== undefined) return known;
    const read = readTile(reader, level, index, tileWidth(level, index, size));
    tiles.set(key, read);
    return read;
  };
  return {
    readHashes: (nodes) =>
      Promise.all(
        nodes.map(async ({ level, index }) => {
          const { tileLevel, first, count } = placeOf({ level, index });
          const hashes = await tile(tileLevel, Math.floor(first / TILE_WIDTH));
          return rootOf(hashes.slice(first % TILE_WIDTH, (first % TILE_WIDTH) + count));
        }),
      ),
  };
}

/** Which hashes of which tile level hash to this node. */
function placeOf({ level, index }: TreeNode): { readonly tileLevel: number; readonly first: number; readonly count: number } {
  const count = 2 ** (level % TILE_HEIGHT);
  return { tileLevel: Math.floor(level / TILE_HEIGHT), first: index * count, count };
}

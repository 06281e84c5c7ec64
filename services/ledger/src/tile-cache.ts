import {
  type HashReader,
  LedgerError,
  TILE_HEIGHT,
  TILE_WIDTH,
  tileHashes,
  type TreeNode,
  tilePath,
  TileTree,
  tileWidth,
  type TreeReader,
} from '@huecry/ledger';

/** Full tiles, each with its inner nodes 16 KiB, that are kept in memory. */
const MAX_TILES = 1_024;

/** Hashes of a growing tree: of the full tiles read last everything is remembered, since these never change; of the right edge what one size has. */
export class TileCache {
  readonly #reader: TreeReader;
  readonly #tiles = new Map<string, Promise<TileTree>>();
  #edge: { readonly size: number; readonly hashes: HashReader } | undefined;

  constructor(reader: TreeReader) {
    this.#reader = reader;
  }

  /** Hashes of the tree of `size` entries. */
  hashes(size: number): HashReader {
    const edge = this.#edgeOf(size);
    return {
      readHashes: (nodes) =>
        Promise.all(
          nodes.map(async (node) => {
            const { level, tile, inside, index } = placeOf(node);
            if (tileWidth(level, tile, size) < TILE_WIDTH) return onlyOf(await edge.readHashes([node]));
            return (await this.#tile(level, tile)).node(inside, index);
          }),
        ),
    };
  }

  /** Reads everything from the disk again: something that was read was wrong. */
  forget(): void {
    this.#tiles.clear();
    this.#edge = undefined;
  }

  /** One size at a time: proofs are made under the newest checkpoint, again and again. */
  #edgeOf(size: number): HashReader {
    if (this.#edge?.size === size) return this.#edge.hashes;
    const hashes = remembering(tileHashes(this.#reader, size));
    this.#edge = { size, hashes };
    return hashes;
  }

  #tile(level: number, index: number): Promise<TileTree> {
    const path = tilePath(level, index);
    const known = this.#tiles.get(path);
    // Last used last: the first is the one to go.
    if (known !== undefined) this.#tiles.delete(path);
    const tile = known ?? this.#read(path);
    this.#tiles.set(path, tile);
    const [oldest] = this.#tiles.keys();
    if (this.#tiles.size > MAX_TILES && oldest !== undefined) this.#tiles.delete(oldest);
    return tile;
  }

  async #read(path: string): Promise<TileTree> {
    try {
      const bytes = await this.#reader.read(path);
      if (bytes === null) throw new LedgerError('missing', `expected the tile ${path}, found no such file`, { path });
      return new TileTree(bytes);
    } catch (error) {
      this.#tiles.delete(path);
      throw error;
    }
  }
}

/** Where a node of the tree stands: in which tile, and there at which of its levels. */
function placeOf({ level, index }: TreeNode): { readonly level: number; readonly tile: number; readonly inside: number; readonly index: number } {
  const inside = level % TILE_HEIGHT;
  const perTile = TILE_WIDTH >> inside;
  return { level: Math.floor(level / TILE_HEIGHT), tile: Math.floor(index / perTile), inside, index: index % perTile };
}

function remembering(hashes: HashReader): HashReader {
  const known = new Map<string, Promise<Uint8Array>>();
  const one = (node: TreeNode): Promise<Uint8Array> => {
    const name = `${node.level}/${node.index}`;
    const read = known.get(name) ?? hashes.readHashes([node]).then(onlyOf);
    known.set(name, read);
    // A file that could not be read may be there the next time.
    read.catch(() => known.delete(name));
    return read;
  };
  return { readHashes: (nodes) => Promise.all(nodes.map(one)) };
}

function onlyOf(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (only === undefined) throw new RangeError('expected one hash for one node');
  return only;
}

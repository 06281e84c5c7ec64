/** A full tile with all that lies between its hashes and their root: what makes the second proof from it cheap. */
import { HASH_BYTES, nodeHash } from './hash.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './tiles.ts';

/** Levels 0 to 7 of one full tile, 510 hashes in one piece of memory; the root is a hash of the tile above. */
export class TileTree {
  readonly #nodes = new Uint8Array(2 * (TILE_WIDTH - 1) * HASH_BYTES);

  /** @param bytes a full tile: 256 hashes */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== TILE_WIDTH * HASH_BYTES) throw new RangeError(`expected a full tile, found ${bytes.length} bytes`);
    this.#nodes.set(bytes);
    for (let level = 1; level < TILE_HEIGHT; level++)
      for (let index = 0; index < TILE_WIDTH >> level; index++)
        this.#nodes.set(nodeHash(this.node(level - 1, 2 * index), this.node(level - 1, 2 * index + 1)), offsetOf(level, index));
  }

  /** The node `index` of `level` (0: the tile's own hashes, at most 7) inside the tile. */
  node(level: number, index: number): Uint8Array {
    const start = offsetOf(level, index);
    return this.#nodes.subarray(start, start + HASH_BYTES);
  }
}

/** Level after level: 256 hashes, 128, 64, … */
const offsetOf = (level: number, index: number): number => (2 * TILE_WIDTH - ((2 * TILE_WIDTH) >> level) + index) * HASH_BYTES;

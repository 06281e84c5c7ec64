import { EMPTY_EDGE, type Edge, edgeRoot, growEdge, readEdge, type TreeFile } from './edge.ts';
import { LedgerError } from './errors.ts';
import { leafHash, sameHash } from './hash.ts';
import type { TreeReader } from './reader.ts';

/** Where a tree is written to. */
export interface TreeStorage {
  /**
   * Writes these files, each whole or not at all, in place of what stands there.
   * When it resolves, bytes and names survive a power cut. When it rejects, some may have been written.
   */
  write(files: readonly TreeFile[]): Promise<void>;
}

/**
 * Adds entries to a tree of tiles. Only files that are new or changed are written, and the writer moves on only when they are
 * durable: `size` and `root` never run ahead of the storage. So a checkpoint may be signed whenever `append` has resolved; a
 * crash before that leaves tiles that no checkpoint names, and the same entries appended again write the same bytes.
 */
export class TileWriter {
  #edge: Edge;
  #busy = false;

  private constructor(edge: Edge) {
    this.#edge = edge;
  }

  static empty(): TileWriter {
    return new TileWriter(EMPTY_EDGE);
  }

  /**
   * Continues the tree whose first `size` entries have `root`.
   * @throws LedgerError `missing`, `malformed-bundle`; `wrong-hash` where the tiles or the bundle at the edge do not have this root
   */
  static async load(reader: TreeReader, size: number, root: Uint8Array): Promise<TileWriter> {
    const edge = await readEdge(reader, size);
    if (!sameHash(edgeRoot(edge), root)) throw new LedgerError('wrong-hash', `the tiles at the right edge do not lead to the root of size ${size}`);
    const leaves = edge.levels[0] ?? [];
    if (edge.bundle.some((entry, i) => !sameHash(leafHash(entry), leaves[i] ?? root)))
      throw new LedgerError('wrong-hash', `the entry bundle at the right edge of size ${size} is not the one that was signed`);
    return new TileWriter(edge);
  }

  /** How many entries are in the tree and durable. */
  get size(): number {
    return this.#edge.size;
  }

  /** The entries after the last full bundle (0 to 255 of them). */
  get lastEntries(): readonly Uint8Array[] {
    return this.#edge.bundle;
  }

  /** The root of these entries. */
  root(): Uint8Array {
    return edgeRoot(this.#edge);
  }

  /**
   * One call at a time.
   * @throws LedgerError `too-large`; whatever the storage throws: the writer then stands where it stood
   */
  async append(storage: TreeStorage, entries: readonly Uint8Array[]): Promise<void> {
    if (this.#busy) throw new TypeError('an append is under way: wait for it to end');
    this.#busy = true;
    try {
      const { edge, files } = growEdge(this.#edge, entries);
      await storage.write(files);
      this.#edge = edge;
    } finally {
      this.#busy = false;
    }
  }
}

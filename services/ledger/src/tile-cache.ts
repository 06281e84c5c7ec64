import { parseTilePath, TILE_WIDTH, type TreeReader } from '@huecry/ledger';

/** Full tiles of 8 KiB that are kept in memory. */
const MAX_TILES = 512;

/** A tree reader that remembers the full tiles read last; these never change. */
export class TileCache implements TreeReader {
  readonly #reader: TreeReader;
  readonly #tiles = new Map<string, Uint8Array>();

  constructor(reader: TreeReader) {
    this.#reader = reader;
  }

  async read(path: string): Promise<Uint8Array | null> {
    const known = this.#tiles.get(path);
    if (known !== undefined) {
      this.#tiles.delete(path);
      this.#tiles.set(path, known);
      return known;
    }
    const bytes = await this.#reader.read(path);
    const name = parseTilePath(path);
    if (bytes !== null && name?.width === TILE_WIDTH && name.level !== 'entries') this.#keep(path, bytes);
    return bytes;
  }

  /** Reads everything from the disk again: something that was read was wrong. */
  forget(): void {
    this.#tiles.clear();
  }

  #keep(path: string, bytes: Uint8Array): void {
    this.#tiles.set(path, bytes);
    const [oldest] = this.#tiles.keys();
    if (this.#tiles.size > MAX_TILES && oldest !== undefined) this.#tiles.delete(oldest);
  }
}

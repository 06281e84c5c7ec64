/** Finds every damaged file of a tree, names it, and restores it from a copy or from what lies below it. */
import { type Edge, edgeRoot, levelCount, type TreeFile } from './edge.ts';
import type { Checkpoint } from './checkpoint.ts';
import { LedgerError, type LedgerErrorCode } from './errors.ts';
import { leafHash, sameHash } from './hash.ts';
import { rootOf } from './merkle.ts';
import { readBundle, readTile, type TreeReader } from './reader.ts';
import { openCheckpoint } from './signed-checkpoint.ts';
import { encodeBundle, encodeTile, entriesPath, levelWidth, TILE_WIDTH, tilePath, tileWidth } from './tiles.ts';
import type { Vkey } from './verifier.ts';

export interface Damage {
  /** The file, as a path of the tree. */
  readonly path: string;
  /** What is wrong: `missing`, `wrong-hash`, `malformed-bundle`; for `checkpoint` what `openCheckpoint` throws. */
  readonly code: string;
  /** Of a bundle: the positions of the entries that are not the signed ones; empty where the file cannot be read at all. */
  readonly entries: readonly number[];
  /** Where its right content was found; null where nowhere: what lies below it could not be checked either. */
  readonly restorableFrom: 'mirror' | 'tree' | null;
}

export interface FsckOptions {
  /** Another copy of the same log: nothing in it is believed before it is checked. */
  readonly mirror?: TreeReader;
  /** Called with the right content of each damaged file, where it was found. */
  readonly restore?: (file: TreeFile) => Promise<void>;
  /** Called for each damage as it is found, after its restoration where it could be restored. */
  readonly onDamage?: (damage: Damage) => void;
  readonly onProgress?: (progress: { readonly checked: number; readonly size: number }) => void;
  /** Called for each bundle whose leaf hashes lead to the signed root, with its entries where they were found right anywhere. */
  readonly onBundle?: (bundle: ProvenBundle) => void | Promise<void>;
}

export interface ProvenBundle {
  /** Position of its first entry. */
  readonly first: number;
  readonly leaves: readonly Uint8Array[];
  readonly entries: readonly Uint8Array[] | undefined;
}

export interface FsckReport {
  readonly size: number;
  readonly damaged: readonly Damage[];
}

type Hashes = readonly Uint8Array[];
interface Candidate<T> {
  readonly from: 'own' | 'mirror' | 'tree';
  readonly value: T | undefined;
  readonly code: string;
}

const NOTHING: readonly Candidate<Hashes>[] = [{ from: 'own', value: [], code: '' }];

/**
 * Walks a tree from the signed root down, and goes on behind what is damaged as far as it can be made good in memory.
 * @throws LedgerError where neither the tree nor the mirror has a checkpoint of this log; whatever a reader or `restore` throws
 */
export async function fsckTree(reader: TreeReader, vkey: Vkey | readonly Vkey[], options: FsckOptions = {}): Promise<FsckReport> {
  const walk = new Walk(reader, options);
  const { size, root } = await walk.checkpoint(vkey);
  const levels = await walk.edge(size, root);
  for (let level = levels.length - 1; level >= 0; level--) {
    const hashes = levels[level];
    if (hashes !== undefined) await walk.below(level, Math.floor(levelWidth(level, size) / TILE_WIDTH), hashes, size);
  }
  return { size, damaged: walk.damaged };
}

class Walk {
  readonly damaged: Damage[] = [];
  readonly #reader: TreeReader;
  readonly #options: FsckOptions;
  #checked = 0;

  constructor(reader: TreeReader, options: FsckOptions) {
    this.#reader = reader;
    this.#options = options;
  }

  async checkpoint(vkey: Vkey | readonly Vkey[]): Promise<Checkpoint> {
    const path = 'checkpoint';
    const own = await attempt('own', async () => openCheckpoint(await present(this.#reader, path), vkey));
    if (own.value !== undefined) return own.value;
    const { mirror } = this.#options;
    if (mirror === undefined)
      throw new LedgerError(own.code as LedgerErrorCode, 'the checkpoint is not usable: name a copy of this log to take it from', { path });
    const bytes = await present(mirror, path);
    const checkpoint = openCheckpoint(bytes, vkey);
    await this.#report({ path, code: own.code, entries: [], restorableFrom: 'mirror' }, { path, bytes });
    return checkpoint;
  }

  /** The partial tiles at the right edge: of all ways to take each from the tree, the mirror or what is below it, the one with the signed root. */
  async edge(size: number, root: Uint8Array): Promise<readonly (Hashes | undefined)[]> {
    const places = Array.from({ length: levelCount(size) }, (_, level) => {
      const count = levelWidth(level, size);
      return { level, index: Math.floor(count / TILE_WIDTH), width: count % TILE_WIDTH };
    });
    const candidates = (ways: (level: number, index: number, width: number) => Promise<readonly Candidate<Hashes>[]>) =>
      Promise.all(places.map(async ({ level, index, width }) => (width === 0 ? NOTHING : ways(level, index, width))));
    const own = await candidates(async (level, index, width) => [await attempt('own', () => readTile(this.#reader, level, index, width))]);
    const whole = own.flatMap(([only]) => (only?.value === undefined ? [] : [only.value]));
    // Mostly all is well, and no copy need be asked.
    const all =
      whole.length === places.length && sameHash(edgeRoot({ levels: whole }), root) ? own : await candidates((...at) => this.#candidates(...at, size));
    for (const choice of choices(all)) {
      const levels: Edge['levels'] = choice.map(({ value }) => value ?? []);
      if (choice.some(({ value }) => value === undefined) || !sameHash(edgeRoot({ levels }), root)) continue;
      for (const [level, { from, value }] of choice.entries()) {
        if (from === 'own' || value === undefined) continue;
        const path = tilePath(level, Math.floor(levelWidth(level, size) / TILE_WIDTH), value.length);
        await this.#report({ path, code: all[level]?.[0]?.code ?? 'wrong-hash', entries: [], restorableFrom: from }, { path, bytes: encodeTile(value) });
      }
      for (const [level, hashes] of levels.entries()) await this.#leftOverTiles(level, Math.floor(levelWidth(level, size) / TILE_WIDTH), hashes);
      return levels;
    }
    throw new LedgerError(
      'wrong-hash',
      `no tiles of this tree or its copy lead to the signed root of size ${size}: the checkpoint is of another tree, or too much is lost`,
    );
  }

  /** Checks what hangs below these verified hashes of one tile. */
  async below(level: number, index: number, hashes: Hashes, size: number): Promise<void> {
    if (level === 0) return hashes.length === 0 ? undefined : this.#bundle(index, hashes, size);
    for (const [i, hash] of hashes.entries()) {
      const child = index * TILE_WIDTH + i;
      const tile = await this.#tile(level - 1, child, hash, size);
      if (tile !== undefined) await this.below(level - 1, child, tile, size);
    }
  }

  async #tile(level: number, index: number, hash: Uint8Array, size: number): Promise<Hashes | undefined> {
    const right = (hashes: Hashes | undefined): boolean => hashes !== undefined && sameHash(rootOf(hashes), hash);
    const own = await attempt('own', () => readTile(this.#reader, level, index, TILE_WIDTH));
    if (own.value !== undefined && right(own.value)) {
      await this.#leftOverTiles(level, index, own.value);
      return own.value;
    }
    const path = tilePath(level, index);
    const found = (await this.#candidates(level, index, TILE_WIDTH, size)).find(({ from, value }) => from !== 'own' && right(value));
    const code = own.value === undefined ? own.code : 'wrong-hash';
    if (found?.value === undefined || found.from === 'own') return void (await this.#report({ path, code, entries: [], restorableFrom: null }));
    await this.#report({ path, code, entries: [], restorableFrom: found.from }, { path, bytes: encodeTile(found.value) });
    await this.#leftOverTiles(level, index, found.value);
    return found.value;
  }

  async #bundle(index: number, leaves: Hashes, size: number): Promise<void> {
    const wrongIn = (entries: Hashes): number[] =>
      entries.flatMap((entry, i) => (sameHash(leafHash(entry), leaves[i] ?? entry) ? [] : [index * TILE_WIDTH + i]));
    const read = (from: 'own' | 'mirror', reader: TreeReader) => attempt(from, () => readBundle(reader, index, leaves.length));
    const own = await read('own', this.#reader);
    const wrong = own.value === undefined ? [] : wrongIn(own.value.entries);
    this.#checked += leaves.length;
    this.#options.onProgress?.({ checked: this.#checked, size });
    if (own.value !== undefined && wrong.length === 0) return this.#proven(index, leaves, own.value.entries);
    const path = own.value?.path ?? entriesPath(index, leaves.length);
    const code = own.value === undefined ? own.code : 'wrong-hash';
    const copy = this.#options.mirror === undefined ? undefined : (await read('mirror', this.#options.mirror)).value?.entries;
    const good = copy !== undefined && wrongIn(copy).length === 0 ? copy : undefined;
    const file = good === undefined ? undefined : { path: entriesPath(index, leaves.length), bytes: encodeBundle(good) };
    await this.#report({ path, code, entries: wrong, restorableFrom: file === undefined ? null : 'mirror' }, file);
    await this.#proven(index, leaves, good);
  }

  async #proven(index: number, leaves: Hashes, entries: Hashes | undefined): Promise<void> {
    if (entries !== undefined) await this.#leftOverBundles(index, entries);
    await this.#options.onBundle?.({ first: index * TILE_WIDTH, leaves, entries });
  }

  /** Partial files of smaller trees: who holds an older checkpoint reads them, so each must be the beginning of what took its place. */
  async #leftOverTiles(level: number, index: number, hashes: Hashes): Promise<void> {
    for (const width of await this.#leftOver(tilePath(level, index), hashes.length))
      await this.#leftOverFile({ path: tilePath(level, index, width), bytes: encodeTile(hashes.slice(0, width)) });
  }

  async #leftOverBundles(index: number, entries: Hashes): Promise<void> {
    for (const width of await this.#leftOver(entriesPath(index), entries.length))
      await this.#leftOverFile({ path: entriesPath(index, width), bytes: encodeBundle(entries.slice(0, width)) });
  }

  async #leftOver(path: string, below: number): Promise<readonly number[]> {
    return ((await this.#reader.partialWidths?.(path)) ?? []).filter((width) => width < below);
  }

  async #leftOverFile(file: TreeFile): Promise<void> {
    const bytes = await this.#reader.read(file.path);
    // Gone between the listing and now: it was pruned.
    if (bytes === null || sameHash(bytes, file.bytes)) return;
    await this.#report({ path: file.path, code: 'wrong-hash', entries: [], restorableFrom: 'tree' }, file);
  }

  /** The tree's own file first; then the mirror's, then the one that what lies below it makes. */
  async #candidates(level: number, index: number, width: number, size: number): Promise<readonly Candidate<Hashes>[]> {
    const { mirror } = this.#options;
    const tries = [attempt('own', () => readTile(this.#reader, level, index, width))];
    if (mirror !== undefined) tries.push(attempt('mirror', () => readTile(mirror, level, index, width)));
    tries.push(attempt('tree', () => this.#made(level, index, width, size)));
    return Promise.all(tries);
  }

  async #made(level: number, index: number, width: number, size: number): Promise<Hashes> {
    if (level === 0) return (await readBundle(this.#reader, index, width)).entries.map(leafHash);
    return Promise.all(
      Array.from({ length: width }, async (_, i) => {
        const child = index * TILE_WIDTH + i;
        return rootOf(await readTile(this.#reader, level - 1, child, tileWidth(level - 1, child, size)));
      }),
    );
  }

  async #report(damage: Damage, file?: TreeFile): Promise<void> {
    this.damaged.push(damage);
    if (file !== undefined) await this.#options.restore?.(file);
    this.#options.onDamage?.(damage);
  }
}

async function present(reader: TreeReader, path: string): Promise<Uint8Array> {
  const bytes = await reader.read(path);
  if (bytes === null) throw new LedgerError('missing', `expected ${path}, found no such file`, { path });
  return bytes;
}

async function attempt<T>(from: Candidate<T>['from'], read: () => Promise<T>): Promise<Candidate<T>> {
  try {
    return { from, value: await read(), code: 'wrong-hash' };
  } catch (error) {
    if (error instanceof LedgerError) return { from, value: undefined, code: error.code };
    throw error;
  }
}

/** Every way to take one of each, those that take most firsts before others. */
function* choices<T>(lists: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...rest] = lists;
  if (first === undefined) return yield [];
  for (const item of first) for (const others of choices(rest)) yield [item, ...others];
}

/** C2SP tlog-tiles: which file holds what. Tiles are 256 hashes wide, bundles 256 entries. */
import { isCount } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { HASH_BYTES } from './hash.ts';

export const TILE_WIDTH = 256;
/** 2^8 hashes: a tile spans eight levels of the tree. */
export const TILE_HEIGHT = 8;
/** Length prefixes of entries have 16 bits. */
export const MAX_ENTRY_BYTES = 65_535;
const MAX_LEVEL = 63;

/**
 * `tile/<level>/<index>`, with `.p/<width>` where the tile is partial (width 1 to 255).
 * @throws LedgerError `out-of-range`
 */
export function tilePath(level: number, index: number, width: number = TILE_WIDTH): string {
  if (!isCount(level) || level > MAX_LEVEL) throw new LedgerError('out-of-range', `expected a tile level of 0 to ${MAX_LEVEL}, found ${level}`);
  return `tile/${level}/${indexPath(index, width)}`;
}

/**
 * `tile/entries/<index>`, with `.p/<width>` where the bundle is partial.
 * @throws LedgerError `out-of-range`
 */
export function entriesPath(index: number, width: number = TILE_WIDTH): string {
  return `tile/entries/${indexPath(index, width)}`;
}

/** Index 1234067 is `x001/x234/067`. */
function indexPath(index: number, width: number): string {
  if (!isCount(index)) throw new LedgerError('out-of-range', `expected a tile index, found ${index}`);
  if (!isCount(width) || width < 1 || width > TILE_WIDTH) throw new LedgerError('out-of-range', `expected a width of 1 to ${TILE_WIDTH}, found ${width}`);
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** What a path of the tree names. */
export interface TileName {
  /** A tree level, or `entries` for a bundle. */
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** The tile or bundle a path names; undefined where it is not in the one canonical form. */
export function parseTilePath(path: string): TileName | undefined {
  const [, levelText, indexText, widthText] = PATH.exec(path) ?? [];
  if (levelText === undefined || indexText === undefined) return undefined;
  const level = levelText === 'entries' ? levelText : Number(levelText);
  const index = Number(indexText.replaceAll(/[x/]/g, ''));
  const width = widthText === undefined ? TILE_WIDTH : Number(widthText);
  if (!isCount(index) || width > TILE_WIDTH || (level !== 'entries' && level > MAX_LEVEL)) return undefined;
  const canonical = level === 'entries' ? entriesPath(index, width) : tilePath(level, index, width);
  return canonical === path ? { level, index, width } : undefined;
}

/** How many hashes level `level` has in all tiles together, for a tree of `size` entries. */
export function levelWidth(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The width of tile `index` at `level` in a tree of `size` entries: 0 where there is none. */
export function tileWidth(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, levelWidth(level, size) - index * TILE_WIDTH));
}

/** The hashes of a tile's bytes, as views. @throws LedgerError `malformed-bundle` where they are not `width` hashes */
export function decodeTile(bytes: Uint8Array, width: number, path: string): Uint8Array[] {
  if (bytes.length !== width * HASH_BYTES)
    throw new LedgerError('malformed-bundle', `expected ${width * HASH_BYTES} bytes in ${path}, found ${bytes.length}`, { path });
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

export const encodeTile = (hashes: readonly Uint8Array[]): Uint8Array => concat(hashes);

/**
 * Entries one after the other, each with its length as a big-endian u16 before it.
 * @throws LedgerError `too-large`
 */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES) throw new LedgerError('too-large', `expected an entry of at most ${MAX_ENTRY_BYTES} bytes, found ${entry.length}`);
    view.setUint16(offset, entry.length);
    bytes.set(entry, offset + 2);
    offset += 2 + entry.length;
  }
  return bytes;
}

/**
 * The entries of a bundle, as views of its bytes.
 * @throws LedgerError `malformed-bundle` where a length does not fit, or there are more than 256
 */
export function decodeBundle(bytes: Uint8Array, path?: string): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Uint8Array[] = [];
  const where = path === undefined ? {} : { path };
  let offset = 0;
  while (offset < bytes.length) {
    const start = offset + 2;
    const end = start <= bytes.length ? start + view.getUint16(offset) : start;
    if (end > bytes.length)
      throw new LedgerError('malformed-bundle', `expected entry ${entries.length} to end at byte ${end}, found ${bytes.length} bytes`, where);
    if (entries.length === TILE_WIDTH) throw new LedgerError('malformed-bundle', `expected at most ${TILE_WIDTH} entries in a bundle`, where);
    entries.push(bytes.subarray(start, end));
    offset = end;
  }
  return entries;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.length * HASH_BYTES);
  for (const [i, part] of parts.entries()) bytes.set(part, i * HASH_BYTES);
  return bytes;
}

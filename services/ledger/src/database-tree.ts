/** The database read as if it were a tree of tiles: a second copy of every entry, and of the hashes right above them. */
import { encodeBundle, leafHash, parseTilePath, TILE_WIDTH, type TreeReader } from '@huecry/ledger';
import type { LedgerStore } from './store.ts';

/** Bundles and tiles of level 0, made from what is committed; what lies above is made from tiles. Nothing here is proven. */
export function databaseTree(store: LedgerStore): TreeReader {
  return {
    async read(path) {
      const name = parseTilePath(path);
      if (name === undefined || (name.level !== 'entries' && name.level !== 0)) return null;
      const entries = readBundleOf(store, name.index, name.width);
      if (entries === undefined) return null;
      return name.level === 0 ? Buffer.concat(entries.map(leafHash)) : encodeBundle(entries);
    },
  };
}

function readBundleOf(store: LedgerStore, index: number, width: number): readonly Uint8Array[] | undefined {
  try {
    const rows = store.read(index * TILE_WIDTH, width, Number.MAX_SAFE_INTEGER);
    const whole = rows.length === width && rows.every(({ position }, i) => position === index * TILE_WIDTH + i);
    return whole ? rows.map(({ entry }) => entry) : undefined;
  } catch {
    // A page that cannot be read gives no copy; the check of the database itself names it.
    return undefined;
  }
}

/** What every new entry is judged by must be what was signed: the registry entries of the database, each proved before intake opens. */
import { leafHash, LedgerError, proveInclusion, tileHashes, verifyInclusion } from '@huecry/ledger';
import { Entry } from '@huecry/proto';
import { digestOf, sameBytes } from './entries.ts';
import type { Published } from './sequencer.ts';
import type { LedgerStore } from './store.ts';
import type { TreeFolder } from './tree-folder.ts';

const BATCH = 256;
const BATCH_BYTES = 4 * 1024 * 1024;

/** Whether each of them leads to the signed root and names the one before; false also where a tile on the way is damaged: then the full check says which. */
export async function registryIsSigned(store: LedgerStore, tree: TreeFolder, { size, root }: Published): Promise<boolean> {
  const hashes = tileHashes(tree.reader, size);
  let before: Uint8Array | undefined;
  try {
    for (let from = 0; ; ) {
      const entries = store.read(from, BATCH, BATCH_BYTES, true).filter(({ position }) => position < size);
      const last = entries.at(-1);
      if (last === undefined) return true;
      for (const { position, entry } of entries) {
        if (!verifyInclusion(position, size, leafHash(entry), root, await proveInclusion(hashes, position, size))) return false;
        const { registry, genesis } = Entry.decode(entry);
        if (position === 0 ? !genesis : !registry || !sameBytes(registry.prev, before ?? new Uint8Array(0))) return false;
        before = digestOf(entry);
      }
      from = last.position + 1;
    }
  } catch (error) {
    if (error instanceof LedgerError) return false;
    throw error;
  }
}

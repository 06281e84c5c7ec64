/** Puts back what the signed tree proves an entry of the database to be: for an operator who asked for it, before the log opens. */
import { fsckTree, leafHash, type NoteVerifier } from '@huecry/ledger';
import { sameBytes } from './entries.ts';
import { LedgerServiceError } from './errors.ts';
import { underCheckpoint } from './full-check.ts';
import type { LedgerStore } from './store.ts';
import type { TreeFolder } from './tree-folder.ts';

/**
 * Walks the tree under the saved checkpoint and replaces each entry of the database that is not the signed one. Its key stays: the
 * tree does not hold it. A row that is gone cannot be made again, for the same reason.
 * @returns the positions that were replaced
 * @throws LedgerServiceError `damaged` where a row is gone, or the tree does not have the entry either
 */
export async function mendDatabase(store: LedgerStore, tree: TreeFolder, verifiers: readonly NoteVerifier[]): Promise<readonly number[]> {
  const saved = store.checkpoint();
  if (saved === undefined) return [];
  const mended: number[] = [];
  const lost: number[] = [];
  await fsckTree(underCheckpoint(tree.reader, saved), verifiers, {
    onBundle: ({ first, leaves, entries }) => {
      const rows = new Map(store.read(first, leaves.length, Number.MAX_SAFE_INTEGER).map(({ position, entry }) => [position, entry]));
      for (const [i, leaf] of leaves.entries()) {
        const position = first + i;
        const row = rows.get(position);
        if (row !== undefined && sameBytes(leafHash(row), leaf)) continue;
        const entry = entries?.[i];
        if (row === undefined || entry === undefined) lost.push(position);
        else {
          store.replaceEntry(position, entry);
          mended.push(position);
        }
      }
    },
  });
  if (lost.length > 0)
    throw new LedgerServiceError(
      'damaged',
      `${lost.length} entries of ledger.db cannot be made good from this tree (the first is ${lost[0]}): restore the tree with huecry ledger fsck --from, or put back a backup of ledger.db`,
    );
  return mended;
}

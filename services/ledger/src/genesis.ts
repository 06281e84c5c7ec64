import { Entry } from '@huecry/proto';
import { digestOf, genesisEntry, sameBytes } from './entries.ts';
import { LedgerServiceError } from './errors.ts';
import type { LedgerStore } from './store.ts';

/** Key of the entry at position 0. */
const GENESIS_KEY = digestOf(new TextEncoder().encode('genesis'));

/**
 * Begins the log with the genesis file, or checks that it was begun with this one.
 * @throws LedgerServiceError `wrong-genesis`
 */
export function pinGenesis(store: LedgerStore, genesis: Uint8Array, nowMs: number): void {
  if (store.tip.size === 0) {
    const entry = genesisEntry(nowMs, genesis);
    Entry.decode(entry);
    store.transact((log) => log.add([{ key: GENESIS_KEY, kind: 'genesis', entry }]));
    return;
  }
  const first = store.entryAt(0);
  const pinned = first === undefined ? null : Entry.decode(first.entry).genesis;
  if (!pinned || !sameBytes(pinned.genesis, genesis))
    throw new LedgerServiceError('wrong-genesis', 'this log was begun with another genesis file: use that one, or an empty data folder for a new network');
}

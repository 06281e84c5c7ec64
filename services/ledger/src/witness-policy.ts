/** The witness policy in force: the members' last statement about it among what is committed. */
import { parseTlogPolicy, type TlogPolicy } from '@huecry/ledger';
import { Entry } from '@huecry/proto';
import { applyEntry, initialState, parseGenesis } from '@huecry/registry';
import type { LedgerStore } from './store.ts';

const BATCH = 256;
const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * Folds the registry as far as it is committed, a step at a time. What the fold refuses changes nothing, as everywhere.
 * @throws RegistryError where the genesis file is not one
 */
export function policyFromRegistry(genesis: Uint8Array): (store: LedgerStore) => TlogPolicy | undefined {
  let state = initialState(parseGenesis(genesis));
  let text: string | null = null;
  let policy: TlogPolicy | undefined;
  return (store) => {
    while (state.position < store.tip.registryPosition) {
      const entries = store.read(state.position, BATCH, BATCH_BYTES, true);
      if (entries.length === 0) break;
      for (const { position, entry } of entries) ({ state } = applyEntry(state, position, Entry.decode(entry)));
    }
    const now = state.witnessPolicy?.policy ?? null;
    if (now !== text) {
      text = now;
      policy = now === null ? undefined : parseTlogPolicy(now);
    }
    return policy;
  };
}

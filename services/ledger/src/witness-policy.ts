/** The witness policy in force: the members' last statement about it among what is committed. */
import { formatVkey, parseTlogPolicy, type PolicyWitness, type TlogPolicy } from '@huecry/ledger';
import { Entry } from '@huecry/proto';
import { applyEntry, initialState, parseGenesis } from '@huecry/registry';
import type { LedgerStore } from './store.ts';

const BATCH = 256;
const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * Folds the registry as far as it is committed, a step at a time. What the fold refuses changes nothing, as everywhere. `former` are the
 * witnesses that an earlier policy named and the one in force does not, the latest first: gateways that have not followed yet need them.
 * @throws RegistryError where the genesis file is not one
 */
export function policyFromRegistry(genesis: Uint8Array): {
  readonly policy: (store: LedgerStore) => TlogPolicy | undefined;
  readonly former: (store: LedgerStore) => readonly PolicyWitness[];
} {
  let state = initialState(parseGenesis(genesis));
  let text: string | null = null;
  let current: TlogPolicy | undefined;
  /** Every witness that was ever named, by its key, the latest last. */
  const named = new Map<string, PolicyWitness>();
  let former: readonly PolicyWitness[] = [];

  const follow = (): void => {
    const now = state.witnessPolicy?.policy ?? null;
    if (now === text) return;
    text = now;
    current = now === null ? undefined : parseTlogPolicy(now);
    const inForce = new Set(current?.witnesses.map(keyOf));
    former = [...named]
      .filter(([key]) => !inForce.has(key))
      .map(([, witness]) => witness)
      .toReversed()
      .slice(0, MAX_FORMER);
    for (const witness of current?.witnesses ?? []) {
      named.delete(keyOf(witness));
      named.set(keyOf(witness), witness);
    }
  };
  const fold = (store: LedgerStore): void => {
    while (state.position < store.tip.registryPosition) {
      const entries = store.read(state.position, BATCH, BATCH_BYTES, true);
      if (entries.length === 0) break;
      for (const { position, entry } of entries) {
        ({ state } = applyEntry(state, position, Entry.decode(entry)));
        follow();
      }
    }
  };
  return {
    policy(store) {
      fold(store);
      return current;
    },
    former(store) {
      fold(store);
      return former;
    },
  };
}

/** Of witnesses that are no longer named only so many are asked. */
const MAX_FORMER = 64;

const keyOf = ({ verifier: { name, publicKey, type } }: PolicyWitness): string => formatVkey(name, publicKey, type);

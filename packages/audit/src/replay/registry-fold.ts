import type { Entry } from '@huecry/proto';
import { applyEntry, initialState, type RegistryState } from '@huecry/registry';
import { readGenesis } from '../checks.ts';

/** The registry as it stands before the next entry. Null until a genesis file was read at position 0. */
export class RegistryFold {
  state: RegistryState | null = null;

  /**
   * Takes a genesis or registry entry; gives why a statement changes nothing, if so.
   * @throws Finding invalid-genesis
   */
  fold(position: number, entry: Entry): { readonly code: string; readonly reason: string } | null {
    if (position === 0 && entry.genesis) {
      this.state = applyEntry(initialState(readGenesis(entry.genesis.genesis)), 0, entry).state;
      return null;
    }
    if (this.state === null) return null;
    const outcome = applyEntry(this.state, position, entry);
    this.state = outcome.state;
    return outcome.applied ? null : { code: outcome.code, reason: outcome.reason };
  }
}

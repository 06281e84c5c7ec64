import type { RegistryResponse } from '@huecry/proto';
import { applyEntry, decodeEntry, type RefusedEntry } from './fold.ts';
import { RegistryError } from './errors.ts';
import type { RegistryState } from './state.ts';

/** What a proof, checked under the ledger's key, says about an entry. */
export interface ProvenPlace {
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The ledger's part, given by the caller: this package does not import it. Both throw where the signature or proof fails. */
export interface LedgerVerifier {
  /** Verifies a c2sp.org/tlog-proof text for an entry's bytes under the genesis' ledger vkey. */
  verifyProof(proof: string, entry: Uint8Array): ProvenPlace;
  /** Verifies the signed checkpoint under the same vkey. */
  openCheckpoint(text: string): { readonly size: number; readonly root: Uint8Array };
}

export interface CaughtUp {
  readonly state: RegistryState;
  readonly refused: readonly RefusedEntry[];
  /** Of the checkpoint. The caller keeps both and gives `size` next time. */
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * Takes an exchange's answer to a registry read: every entry proved under one signed checkpoint, in order, each naming
 * the one before. What the exchange leaves out in the middle breaks the chain; what it leaves out at the end it can
 * keep back only until another reader, or an append that names a newer registry position, shows it.
 * @throws RegistryError bad-proof, broken-chain, out-of-order, malformed, wrong-network. The state given stays as it was.
 */
export function applyRegistryResponse(state: RegistryState, response: RegistryResponse, verifier: LedgerVerifier, knownSize = 0): CaughtUp {
  const checkpoint = proven('the checkpoint', () => verifier.openCheckpoint(response.checkpoint));
  if (checkpoint.size < knownSize) throw new RegistryError('bad-proof', `the checkpoint has size ${checkpoint.size}, one of size ${knownSize} was seen before`);
  const refused: RefusedEntry[] = [];
  let current = state;
  for (const { position, entry, proof } of response.entries) {
    const place = proven(`the proof of position ${position}`, () => verifier.verifyProof(proof, entry));
    if (place.index !== position) throw new RegistryError('bad-proof', `the proof is for position ${place.index}, the entry was given as ${position}`);
    if (place.size !== checkpoint.size || Buffer.compare(place.root, checkpoint.root) !== 0) {
      throw new RegistryError('bad-proof', `the proof of position ${position} stands under another checkpoint than the answer`);
    }
    const outcome = applyEntry(current, position, decodeEntry(entry, position));
    if (!outcome.applied) {
      // A hole and a wrong entry look alike from here: stop, and let a human compare logs.
      if (outcome.code === 'broken-chain') throw new RegistryError('broken-chain', `position ${position}: ${outcome.reason}`);
      refused.push({ position, code: outcome.code, reason: outcome.reason });
    }
    current = outcome.state;
  }
  return { state: current, refused, size: checkpoint.size, root: checkpoint.root };
}

function proven<T>(what: string, verify: () => T): T {
  try {
    return verify();
  } catch (error) {
    throw new RegistryError('bad-proof', `${what} does not verify`, error);
  }
}

import { LedgerError, parseTlogPolicy, parseVkey } from '@huecry/ledger';
import { requireQuorum } from '../authority.ts';
import { RegistryError } from '../errors.ts';
import { memberAt, type Rules } from './context.ts';

/** Who must have cosigned the ledger's checkpoints is for the members to decide together, and for nobody who runs it. */
export const witnessRules: Rules<'witness.policy'> = {
  'witness.policy'(state, payload, signed, at) {
    requireQuorum(state, signed);
    const { policy } = payload;
    if (policy === (state.witnessPolicy?.policy ?? null)) throw new RegistryError('no-change', 'this witness policy is in force already');
    if (policy === null) return { ...state, witnessPolicy: null };
    const { logs, witnesses, quorum } = readable(() => parseTlogPolicy(policy));
    const own = readable(() => parseVkey(state.genesis.ledger.vkey));
    const [log, ...others] = logs;
    if (log === undefined || others.length > 0 || log.verifier.name !== own.name || log.verifier.keyId !== own.keyId)
      throw new RegistryError('malformed', 'expected a witness policy with one log, the ledger of the genesis file');
    if (quorum === 'none') throw new RegistryError('malformed', 'expected a quorum; a policy is taken back with null');
    // A witness is named by the member that answers for it, alone or before a hyphen: fr, fr-2, x-un, x-un-2.
    for (const { name, url } of witnesses) {
      memberAt(state, (/^(?:x-[^-]*|[^-]*)/.exec(name)?.[0] ?? '') as Parameters<typeof memberAt>[1]);
      if (url === undefined) throw new RegistryError('malformed', `expected a URL at which the ledger reaches witness ${name}`);
    }
    return { ...state, witnessPolicy: { policy, from: at } };
  },
};

function readable<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof LedgerError) throw new RegistryError('malformed', `expected a witness policy for this ledger: ${error.message}`, error);
    throw error;
  }
}

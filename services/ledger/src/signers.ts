/** The keys that sign the log's checkpoints, as the genesis file names them. */
import { LedgerError, type NoteSigner, parseSkey } from '@huecry/ledger';
import { ledgerOfGenesis } from './config.ts';
import { LedgerServiceError } from './errors.ts';

/**
 * @param skeys private key lines, one a line
 * @returns the signers in the order of the genesis file: Ed25519 first, ML-DSA-44 beside it where the file names one
 * @throws LedgerServiceError bad-config where they are not exactly the keys of the genesis file
 */
export function signersOf(skeys: string, genesis: Uint8Array): readonly NoteSigner[] {
  const { origin, vkeys } = ledgerOfGenesis(genesis);
  const signers = parse(skeys);
  const stranger = signers.find(({ vkey }) => !vkeys.some((named) => named.trim() === vkey));
  if (stranger !== undefined)
    throw new LedgerServiceError(
      'bad-config',
      `the names and public halves of the keys must be those of the genesis file (${origin}): found a key of ${stranger.name}`,
    );
  return vkeys.map((vkey) => {
    const signer = signers.find((one) => one.vkey === vkey.trim());
    if (signer === undefined)
      throw new LedgerServiceError('bad-config', `expected the private lines of all ${vkeys.length} keys that the genesis file names, found ${signers.length}`);
    return signer;
  });
}

function parse(skeys: string): readonly NoteSigner[] {
  try {
    return skeys
      .trim()
      .split('\n')
      .map((line) => parseSkey(line));
  } catch (cause) {
    if (cause instanceof LedgerError) throw new LedgerServiceError('bad-config', `the ledger's key file is not usable: ${cause.message}`, cause);
    throw cause;
  }
}

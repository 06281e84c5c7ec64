import { exchangeKey, type RegistryState } from '@huecry/registry';
import type { Signer } from '@huecry/seal';
import type { Keystore } from '@huecry/seal/keystore';
import { ExchangeError } from './errors.ts';

/**
 * The key with which the exchange signs now: of those in its keystore, one that the registry holds valid, the newest first.
 * @throws ExchangeError no-key
 */
export function signerInForce(keystore: Pick<Keystore, 'list' | 'signer'>, registry: RegistryState, nowMs: number): Signer {
  const mine = new Set(
    keystore
      .list()
      .filter(({ use }) => use === 'sign')
      .map(({ kid }) => kid),
  );
  const found = registry.exchangeKeys.findLast(({ kid }) => mine.has(kid) && exchangeKey(registry, kid, nowMs).ok);
  if (found === undefined) {
    throw new ExchangeError('no-key', 'the keystore holds no signing key of the exchange that is valid now: have the members sign exchange-key.add for one');
  }
  return keystore.signer(found.kid);
}

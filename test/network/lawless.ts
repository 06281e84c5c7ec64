import { publicJwk } from '@huecry/seal';
import { registration, signer } from '../../services/exchange/src/testing/world.ts';
import type { Network } from './network.ts';

const HOUR = 3_600;

/** Admits a member with a gateway and without a law. */
export async function admitLawless(network: Network, code: string, address: string): Promise<void> {
  const now = network.nowSeconds();
  const period = { notBefore: now - HOUR, notAfter: now + 365 * 24 * HOUR };
  await network.state(
    { type: 'member.admit', code: code as never, name: `Bureau of ${code}`, root: publicJwk(signer(`${code} root`).publicKey) },
    'fr',
    'de',
    'jp',
  );
  await network.state({ type: 'member.facts', deathPenalty: false, source: 'invented', asOf: '2026-01-01' }, code);
  await network.state(registration(address as never, period), code);
}

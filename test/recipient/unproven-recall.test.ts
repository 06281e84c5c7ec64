import type { Address } from '@huecry/notice';
import { Recalled } from '@huecry/proto';
import { signRecall } from '@huecry/seal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, signer } from '../../services/exchange/src/testing/world.ts';
import { law } from '../network/laws.ts';
import { type Network, type Office, openNetwork, TIMING, until } from '../network/network.ts';

let network: Network;
let bka: Office;
beforeAll(async () => {
  network = await openNetwork(Date.UTC(2026, 8, 1) / 1000, () => ({ timing: { ...TIMING, proofWithinMs: 900_000 } }));
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  bka = await network.office('de/bka');
});
afterAll(() => network?.stop());

const reason = async (): Promise<string> => (await bka.client.health()).reason ?? '';

test('an exchange that tells of a recall which it does not log: people hear of it', async () => {
  const desk = openDesk('fr/ofast' as Address, network.nowSeconds, network.registry);
  const { input, digest } = desk.make(['de/bka' as Address]);
  const about = { iss: input.iss, origin: input.iss, notice: digest, jti: input.jti, rev: 1, code: 'withdrawn', reason: '', iat: network.nowSeconds() };
  const jws = signRecall({ mode: 'live', ...about }, signer('fr/ofast'));
  const data = Recalled.encode({ jws, salt: new Uint8Array(32), position: 2 ** 40, unwitnessed: false, noticePosition: 1 });
  expect(await network.deliver('de/bka', data, 'recalled')).toBe('ack');
  expect(await reason()).not.toContain('unproven-recall');
  network.pass(901);
  await until(async () => (await reason()).includes('unproven-recall'));
});

import { join } from 'node:path';
import { Entry, entryOf } from '@huecry/proto';
import { openKeystore } from '@huecry/seal/keystore';
import { type TemporaryFolder, temporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { box, signer } from '../../services/exchange/src/testing/world.ts';
import { law } from '../network/laws.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const BEGAN = Date.UTC(2026, 8, 1) / 1000;
const DAY = 86_400;
/** The box keys of the network end after 365 days. */
const AFTER_KEYS = (365 + 24) * DAY;
const destroyed: string[] = [];
let ahead = 0;
let folder: TemporaryFolder;
let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  folder = temporaryFolder('huecry-clock-');
  const key = { ...signer('de/bka'), use: 'sign' as const, name: 'signing' };
  const opener = box('de/bka');
  network = await openNetwork(BEGAN, (address) =>
    address === 'de/bka'
      ? {
          now: () => (network.nowSeconds() + ahead) * 1000,
          keystore: {
            ...openKeystore(join(folder.path, 'keys')),
            list: () => [{ kid: key.kid, use: key.use, name: key.name, publicKey: key.publicKey }],
            signer: () => key,
            decapsulator: (kid) => (kid === opener.kid && !destroyed.includes(kid) ? opener : undefined),
            destroyBox: (kid) => void destroyed.push(kid),
          },
        }
      : {},
  );
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
});
afterAll(async () => {
  await network?.stop();
  folder?.remove();
});

const kept = (): boolean => recipient.log.some((line) => line.includes('nothing is destroyed'));

test('a clock that jumps ahead destroys no box key: what is sent later still opens', async () => {
  ahead = AFTER_KEYS;
  await until(() => destroyed.length > 0 || kept());
  expect(destroyed).toEqual([]);
  ahead = 0;
  const { id } = await origin.client.publish(noticeOf('Sprung'), { to: ['de/bka'] });
  await until(async () => (await origin.client.status(id)).recipients[0]?.state === 'delivered');
  expect((await recipient.client.get(id)).categories).toContain('identity');
});

test('they are destroyed when the ledger shows that the time has passed', async () => {
  network.pass(AFTER_KEYS);
  expect(destroyed).toEqual([]);
  network.log.push(Entry.encode(entryOf(network.nowSeconds() * 1000, { receipts: { digests: [new Uint8Array(32)] } })));
  await until(() => destroyed.length > 0);
  expect(destroyed).toEqual([box('de/bka').kid]);
});

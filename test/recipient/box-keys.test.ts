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
/** After the key's seven days and the grace after it. */
const LONG_AFTER = 40 * DAY;
const destroyed: string[] = [];
let later = '';
let folder: TemporaryFolder;
let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  folder = temporaryFolder('huecry-box-keys-');
  const key = { ...signer('de/bka'), use: 'sign' as const, name: 'signing' };
  const openers = [box('de/bka'), ...['week', 'later'].map((name) => box(`de/bka ${name}`))];
  network = await openNetwork(BEGAN, (address) =>
    address === 'de/bka'
      ? {
          keystore: {
            ...openKeystore(join(folder.path, 'keys')),
            list: () => [{ kid: key.kid, use: key.use, name: key.name, publicKey: key.publicKey }],
            signer: () => key,
            decapsulator: (kid) => (destroyed.includes(kid) ? undefined : openers.find((opener) => opener.kid === kid)),
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

/** A box key of some days from now; it begins later than the one that is there, and is therefore sealed to. */
async function addKey(name: string, from: number, to: number): Promise<string> {
  const { kid, suite, publicKey } = box(`de/bka ${name}`);
  const now = network.nowSeconds();
  const period = { notBefore: now + from * DAY, notAfter: now + to * DAY };
  await network.state(
    { type: 'key.add', address: 'de/bka' as never, signing: [], boxes: [{ kid, suite, publicKey: Buffer.from(publicKey).toString('base64url'), ...period }] },
    'de',
  );
  network.pass(1);
  return kid;
}
const publish = async (mark: string): Promise<string> => {
  const { id } = await origin.client.publish(noticeOf(mark), { to: ['de/bka'] });
  return id;
};
/** The log shows what time it is. */
const pushEntry = (): number => network.log.push(Entry.encode(entryOf(network.nowSeconds() * 1000, { receipts: { digests: [new Uint8Array(32)] } })));
const submitted = (id: string) => until(async () => ['logged', 'settled'].includes((await origin.client.status(id)).state));

test('a gateway that was off for longer than its key lives opens what waits for it, and only then destroys the key', async () => {
  const week = await addKey('week', 0, 7);
  later = await addKey('later', 20, 50);
  let id = '';
  await recipient.restart(async () => {
    id = await publish('Wartend');
    await submitted(id);
    network.pass(LONG_AFTER);
    pushEntry();
  });
  await until(async () => (await origin.client.status(id)).recipients[0]?.state === 'delivered');
  expect((await recipient.client.get(id)).categories).toContain('identity');
  await until(() => destroyed.length > 0);
  expect(destroyed).toEqual([week]);
});

test('what can never be taken in keeps a key for no longer than the grace, counted while the gateway could read', async () => {
  network.stuck.add('de/bka');
  await recipient.restart(() => {
    network.pass(LONG_AFTER);
    pushEntry();
  });
  await until(() => recipient.log.some((line) => line.includes(later) && line.includes('is kept')));
  network.pass(22 * DAY);
  await until(async () => (await recipient.client.health()).state === 'ready');
  expect(destroyed).not.toContain(later);
  network.pass(2 * DAY);
  await until(() => destroyed.includes(later));
});

import { parseEvidence, verifyEvidence } from '@huecry/evidence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { law, PERMIT_IMPORT, rule, without } from '../network/laws.ts';
import { type Network, type Office, openNetwork, TIMING, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const BEGAN = Date.UTC(2026, 8, 1) / 1000;
let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  // The recipient reads the registry when something asks for it, and at no other time.
  const timing = { ...TIMING, registryPollMs: 10 ** 9 };
  network = await openNetwork(BEGAN, (address) => (address === 'de/bka' ? { timing } : {}));
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
});
afterAll(() => network?.stop());

const publish = async (mark: string): Promise<string> => {
  const { id } = await origin.client.publish(noticeOf(mark), { to: ['de/bka'] });
  await until(async () => (await origin.client.status(id)).state === 'settled');
  return id;
};

/** In the log, and not known to the recipient. */
async function state(importCedar: string): Promise<void> {
  const before = network.registry().position;
  // Resolves when the recipient has read it: nobody waits for that.
  void network.adopt(law('de', { importCedar }), 'de');
  await until(() => network.registry().position > before);
  expect((await recipient.client.health()).registryPosition).toBeLessThan(network.registry().position);
}

/** What the file of a notice shows, by JSON Pointer. */
async function shown(id: string): Promise<string[]> {
  const text = Buffer.from(await recipient.client.evidence(id)).toString('utf8');
  const report = verifyEvidence(text, { genesisDigest: network.world.genesis.digest });
  expect(report.problems).toEqual([]);
  expect(parseEvidence(text).notice.content).toHaveLength(report.parts.filter(({ field }) => field !== undefined).length);
  return report.parts.flatMap(({ field }) => (field === undefined ? [] : [field.pointer]));
}

test('what a law forbids that the gateway reads while it makes the file is not in the file', async () => {
  const id = await publish('Spaet');
  expect(await shown(id)).toContain('/subject/birth/date');

  await state(without('birth'));
  const narrowed = await shown(id);
  expect(narrowed).toContain('/subject/name/family');
  expect(narrowed.filter((pointer) => pointer.startsWith('/subject/birth'))).toEqual([]);

  const nobody = rule('receives-none', 'exchange, recipient', 'forbid (principal, action == Action::"receive", resource);');
  await state(`${PERMIT_IMPORT}\n${nobody}`);
  expect(await shown(id)).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleDigest } from '@huecry/policy';
import { breakEngine } from '../../packages/policy/src/testing-engine.ts';
import { law, without } from '../network/laws.ts';
import { noticeOf } from '../network/notices.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';

const BEGAN = Date.UTC(2026, 8, 1) / 1000;
let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  network = await openNetwork(BEGAN);
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
});
afterAll(() => network?.stop());

test('where no decision can be made nothing is given out on any way, the reason is said, and deadlines purge all the same', async () => {
  const expires = new Date((BEGAN + 86_400) * 1000).toISOString();
  const { id } = await origin.client.publish(noticeOf('Still', { expires }), { to: ['de/bka'] });
  await until(async () => (await recipient.client.search('namestill')).hits.length === 1);

  // Another law comes into force, and there is no engine any more to ask it with.
  const next = law('de', { importCedar: without('birth') });
  await network.state({ type: 'policy.bundle', bundle: next, digest: bundleDigest(next), validFrom: BEGAN + 3_600 }, 'de');
  breakEngine();
  network.pass(3_600);
  const paths = [`/v1/notices/${id}`, `/v1/notices/${id}/presentation`, '/v1/notices?box=in', '/v1/search?q=namestill', '/v1/export', '/v1/violations'];
  const answers = await Promise.all(paths.map((path) => recipient.fetch(path)));
  expect(answers.map(({ status }) => status)).toEqual([200, 409, 200, 200, 200, 200]);
  const text = answers.map((answer) => answer.text).join('');
  for (const word of ['NameStill', 'OrtStill', 'REFStill']) expect(text).not.toContain(word);
  expect(await recipient.client.get(id)).toMatchObject({ state: 'barred', content: null, refusedBy: [{ rule: 'recipient/undecidable' }] });

  network.pass(86_400 - 3_600);
  await until(async () => (await recipient.client.get(id)).state === 'purged');
  expect((await recipient.client.get(id)).purges).toMatchObject([{ code: 'expired' }]);
});

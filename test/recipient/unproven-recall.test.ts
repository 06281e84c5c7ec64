import { createHash } from 'node:crypto';
import type { Address } from '@huecry/notice';
import { Entry, entryOf, Recalled } from '@huecry/proto';
import { parseNoticeJws, signRecall } from '@huecry/seal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, signer } from '../../services/exchange/src/testing/world.ts';
import { law } from '../network/laws.ts';
import { type Network, type Office, openNetwork, TIMING, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

let network: Network;
let bka: Office;
beforeAll(async () => {
  network = await openNetwork(Date.UTC(2026, 8, 1) / 1000, () => ({ timing: { ...TIMING, proofWithinMs: 900_000 } }));
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  await network.adopt(law('jp'), 'jp');
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

test('a key that was revoked since takes nothing away on its word: only what stood in the log while it was good', async () => {
  const origin = await network.office('fr/dcpj');
  const publish = async (mark: string): Promise<{ readonly id: string; readonly position: number; readonly notice: Uint8Array }> => {
    const { id } = await origin.client.publish(noticeOf(mark), { to: ['de/bka'] });
    await until(async () => (await origin.client.status(id)).state === 'settled');
    const position = network.log.entries().findIndex(({ notice }) => notice !== null && parseNoticeJws(notice.jws).claims.jti === id);
    const { jws } = network.log.entries()[position]?.notice ?? {};
    return {
      id,
      position,
      notice: createHash('sha256')
        .update(jws ?? '')
        .digest(),
    };
  };
  const [spared, taken] = [await publish('Verschont'), await publish('Genommen')];
  const recallOf = ({ id, notice, position }: Awaited<ReturnType<typeof publish>>) => {
    const about = {
      iss: 'fr/ofast' as Address,
      origin: 'fr/dcpj' as Address,
      notice,
      jti: id,
      rev: 1,
      code: 'withdrawn',
      reason: '',
      iat: network.nowSeconds(),
    };
    const jws = signRecall({ mode: 'live', ...about }, signer('fr/ofast'));
    return { jws, salt: new Uint8Array(32).fill(7), unwitnessed: false, noticePosition: position };
  };
  const said = recallOf(taken);
  const digest = createHash('sha256').update(said.salt).update(said.jws).digest();
  const place = network.log.push(
    Entry.encode(entryOf(network.nowSeconds() * 1000, { recall: { noticePosition: taken.position, digest: new Uint8Array(digest) } })),
  );
  const forged = recallOf(spared);
  network.pass(60);
  await network.state({ type: 'key.revoke', address: 'fr/ofast' as never, kid: signer('fr/ofast').kid, reason: 'invented' }, 'fr');

  // The exchange says of both that they came in time; the log says it of one.
  expect(await network.deliver('de/bka', Recalled.encode({ ...said, position: place }), 'recalled')).toBe('ack');
  await until(async () => (await bka.client.recalls()).received.some(({ id, purgedAt, witnessed }) => id === taken.id && purgedAt !== null && witnessed));
  await expect(bka.client.get(taken.id)).rejects.toMatchObject({ code: 'recalled' });

  void network.deliver('de/bka', Recalled.encode({ ...forged, position: place }), 'recalled');
  await until(async () => (await reason()).includes('recall-waits'));
  expect(await reason()).toContain('not-in-the-ledger');
  await bka.restart();
  await until(async () => (await reason()).includes('recall-waits'));
  expect((await bka.client.get(spared.id)).state).toBe('stored');
});

test('told with a wrong place first and with the right one later, a recall is proved', async () => {
  const desk = openDesk('fr/dcpj' as Address, network.nowSeconds, network.registry);
  const { input, digest: notice } = desk.make(['de/bka' as Address]);
  const about = { iss: input.iss, origin: input.iss, notice, jti: input.jti, rev: 1, code: 'withdrawn', reason: '', iat: network.nowSeconds() };
  const jws = signRecall({ mode: 'live', ...about }, signer('fr/dcpj'));
  const salt = new Uint8Array(32).fill(9);
  const digest = new Uint8Array(createHash('sha256').update(salt).update(jws).digest());
  const position = network.log.push(Entry.encode(entryOf(network.nowSeconds() * 1000, { recall: { noticePosition: 3, digest } })));
  const told = { jws, salt, position, unwitnessed: false, noticePosition: 3 };
  const npa = await network.office('jp/npa');
  for (const wrong of [{ position: position + 2 ** 30 }, { salt: new Uint8Array(32) }, {}])
    expect(await network.deliver('jp/npa', Recalled.encode({ ...told, ...wrong }), 'recalled')).toBe('ack');
  await until(async () => (await npa.client.recalls()).received.find(({ id }) => id === input.jti)?.witnessed === true);
});

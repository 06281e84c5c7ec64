/**
 * Release by a reviewing body, with the real exchange and three real gateways: the origin fr/dcpj, the recipient de/bka, and jp/npa as
 * the reviewing body.
 */
import type { MemberCode } from '@huecry/notice';
import { parseProof, verifyProof } from '@huecry/ledger';
import { Entry, entryOf } from '@huecry/proto';
import type { RecipientWaits } from '@huecry/sdk';
import { verifyRelease } from '@huecry/seal';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signer } from '../../services/exchange/src/testing/world.ts';
import { law, PERMIT_EXPORT, rule } from '../network/laws.ts';
import { LOG_KEY } from '../network/log.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const BEGAN = 1_790_000_000;
const HOLD = rule(
  'review',
  'exchange',
  'forbid (principal, action == Action::"receive", resource) when { resource.kind == Kind::"yellow" } unless { principal.reviewer };',
  {
    reason: 'reviewed first',
    more: '@hold\n',
  },
);
const DAY = 86_400;

let network: Network;
let origin: Office;
let recipient: Office;
let reviewer: Office;
beforeEach(async () => {
  network = await openNetwork(BEGAN);
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
  reviewer = await network.office('jp/npa');
  await network.state({ type: 'review.appoint', member: 'jp' as MemberCode, source: 'invented resolution', asOf: '2026-01-01' }, 'fr', 'de');
  await network.adopt(law('de'), 'de');
  await network.adopt(law('jp'), 'jp');
  await network.adopt(law('fr', { exportCedar: `${PERMIT_EXPORT}\n${HOLD}` }), 'fr');
});
afterEach(() => network.stop());

const stateOf = async (id: string, of: string) => (await origin.client.status(id)).recipients.find((one) => one.recipient === of);
/** Publishes to the recipient, and waits until it is held and the reviewer has it. */
async function held(mark: string, to: readonly string[] = ['de/bka']): Promise<string> {
  const { id } = await origin.client.publish(noticeOf(mark), { to });
  for (const one of to) await until(async () => (await stateOf(id, one))?.state === 'held');
  await until(async () => (await reviewer.client.reviews()).items.some((item) => item.id === id));
  return id;
}
const received = async (office: Office, id: string) => office.client.get(id).catch(() => null);

describe('a notice that is held', () => {
  test('goes to the reviewing body by itself, waits at the origin with the rule, and is seen by nobody else', async () => {
    const id = await held('Wartend');
    const status = await origin.client.status(id);
    expect(status).toMatchObject({ state: 'logged', releases: [] });
    expect(status.recipients).toMatchObject([
      { recipient: 'de/bka', review: false, state: 'held', point: 'exchange', code: 'release-required', rule: 'fr/export/review', reason: 'reviewed first' },
      { recipient: 'jp/npa', review: true },
    ]);
    const told: RecipientWaits[] = [];
    const listening = new AbortController();
    const following = (async () => {
      for await (const event of origin.client.stream({ signal: listening.signal, onRecipientWaits: (one) => told.push(one) })) void event;
    })();
    await until(() => told.length > 0);
    expect(told).toMatchObject([{ id, recipient: 'de/bka', state: 'held', rule: 'fr/export/review', active: true }]);
    listening.abort();
    await following;
    await until(async () => (await stateOf(id, 'jp/npa'))?.state === 'delivered');
    expect(await received(recipient, id)).toBeNull();

    const { items } = await reviewer.client.reviews();
    expect(items).toMatchObject([
      { id, rev: 1, origin: 'fr/dcpj', kind: 'yellow', offenceClass: '0000', state: 'open', held: [{ recipient: 'de/bka', state: 'held' }] },
    ]);
    expect(items[0]?.held[0]?.rules).toMatchObject([{ rule: 'fr/export/review', cite: 'Sample Act, s. review' }]);
    // It can read what it reviews.
    expect(JSON.stringify((await reviewer.client.get(id)).content)).toContain('NameWartend');
    // Nobody else is shown who is held.
    expect((await recipient.client.reviews({ state: 'all' })).items).toEqual([]);
    await expect(recipient.client.release(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is foreseen: a dry run shows the hold and the reviewing body that is added', async () => {
    const { recipients } = await origin.client.dryRun(noticeOf('Vorher'), { to: ['de/bka'] });
    expect(recipients).toMatchObject([
      { recipient: 'de/bka', outcome: 'hold', review: false, addressed: true },
      { recipient: 'jp/npa', outcome: 'deliver', review: true, addressed: false },
    ]);
  });

  test('needs no second copy where the reviewing body is addressed anyway', async () => {
    const id = await held('Beide', ['de/bka']);
    const both = await origin.client.publish(noticeOf('Zwei'), { to: ['de/bka', 'jp/npa'] });
    await until(async () => (await stateOf(both.id, 'de/bka'))?.state === 'held');
    expect((await origin.client.status(both.id)).recipients.map(({ recipient: to, review }) => [to, review])).toEqual([
      ['de/bka', false],
      ['jp/npa', false],
    ]);
    expect((await origin.client.status(id)).recipients).toHaveLength(2);
  });
});

describe('the word of the reviewing body', () => {
  test('lets the notice through, with proof for the reviewer and for the origin', async () => {
    const id = await held('Frei');
    const asked = await reviewer.client.release(id, { reason: 'no political matter', cite: 'Constitution, art. 3' });
    expect(asked.releases).toMatchObject([{ outcome: 'release', recipients: ['de/bka'], reason: 'no political matter' }]);
    await until(async () => (await stateOf(id, 'de/bka'))?.state === 'delivered');
    expect(JSON.stringify((await recipient.client.get(id)).content)).toContain('NameFrei');

    await until(async () => (await origin.client.status(id)).state === 'settled');
    const status = await origin.client.status(id);
    expect(status.releases).toMatchObject([{ reviewer: 'jp/npa', outcome: 'release', recipients: ['de/bka'], cite: 'Constitution, art. 3' }]);
    const [said] = status.releases;
    expect((said?.decisionPosition ?? 0) > (said?.position ?? 0)).toBe(true);

    await until(async () => (await reviewer.client.review(id)).releases[0]?.state === 'logged');
    const review = await reviewer.client.review(id);
    expect(review).toMatchObject({ state: 'done', held: [{ state: 'released', logged: true }] });
    expect((await reviewer.client.reviews()).items).toEqual([]);
    // Its proof is one that anybody can check, from what is shown.
    const [{ jws = '', salt, proof, position } = {}] = review.releases;
    const digest = createHash('sha256')
      .update(Buffer.from(salt ?? '', 'base64url'))
      .update(jws)
      .digest();
    const timeMs = Number(Buffer.from(parseProof(proof ?? '').extra ?? []).readBigUInt64BE());
    const entry = Entry.encode(entryOf(timeMs, { release: { noticePosition: status.position ?? 0, digest: new Uint8Array(digest) } }));
    expect(verifyProof(proof ?? '', entry, LOG_KEY.vkey).index).toBe(position);
    expect(said?.position).toBe(position);
    verifyRelease(new TextEncoder().encode(jws), signer('jp/npa').publicKey);
  });

  test('refuses, and the origin and the recipient are told why', async () => {
    const id = await held('Nein');
    await reviewer.client.refuseRelease(id, { reason: 'an invented political matter', cite: 'Constitution, art. 3', code: 'political' });
    await until(async () => (await stateOf(id, 'de/bka'))?.state === 'refused');
    expect(await stateOf(id, 'de/bka')).toMatchObject({
      point: 'exchange',
      code: 'political',
      rule: 'exchange/review',
      cite: 'Constitution, art. 3',
      reason: 'an invented political matter',
    });
    await until(async () => (await origin.client.status(id)).state === 'settled');
    await until(async () => (await received(recipient, id)) !== null);
    expect(await received(recipient, id)).toMatchObject({ state: 'refused', code: 'political', content: null });
    // The recipient's chain has no hole: the next one comes right after the blank.
    await network.adopt(law('fr'), 'fr');
    const next = await origin.client.publish(noticeOf('Danach'), { to: ['de/bka'] });
    await until(async () => (await received(recipient, next.id)) !== null);
    expect((await recipient.client.health()).holes).toBe(0);
  });

  test('is said once: the same again is the first, another is refused here', async () => {
    const id = await held('Einmal');
    await expect(reviewer.client.release(id, { to: ['fr/ofast'] })).rejects.toMatchObject({ code: 'not-held' });
    await reviewer.client.release(id);
    expect((await reviewer.client.release(id, { to: ['de/bka'] })).releases).toHaveLength(1);
    await expect(reviewer.client.refuseRelease(id, { reason: 'too late' })).rejects.toMatchObject({ code: 'not-held' });
    await expect(reviewer.client.release('019a0000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is not heard from a body that was dismissed', async () => {
    const id = await held('Abberufen');
    await network.state({ type: 'review.dismiss', member: 'jp' as MemberCode, source: 'invented resolution', asOf: '2026-01-02' }, 'fr', 'de');
    await expect(reviewer.client.release(id)).rejects.toMatchObject({ code: 'not-a-reviewer' });
    expect((await stateOf(id, 'de/bka'))?.state).toBe('held');
  });

  test('survives a restart of reviewer and origin before it is answered', async () => {
    const id = await held('Neustart');
    await reviewer.client.release(id);
    await reviewer.restart();
    await origin.restart();
    await until(async () => (await stateOf(id, 'de/bka'))?.state === 'delivered');
    await until(async () => (await reviewer.client.review(id)).releases[0]?.state === 'logged');
    expect((await reviewer.client.review(id)).releases).toHaveLength(1);
  });

  test('a hold that nobody ends, ends when the notice expires: the recipient learns that there was one', async () => {
    const { id } = await origin.client.publish(noticeOf('Zuspät', { expires: new Date((BEGAN + 2 * DAY) * 1000).toISOString() }), { to: ['de/bka'] });
    await until(async () => (await stateOf(id, 'de/bka'))?.state === 'held');
    await until(async () => (await reviewer.client.reviews()).items.some((item) => item.id === id));
    network.pass(2 * DAY + 60);
    await expect(reviewer.client.release(id)).rejects.toMatchObject({ code: 'notice-expired' });
    expect((await reviewer.client.reviews({ state: 'all' })).items).toMatchObject([{ state: 'expired' }]);
    // The origin's outbox wakes by itself in time; the test's clock does not wake it.
    await origin.restart();
    await until(async () => (await received(recipient, id)) !== null);
    expect(await received(recipient, id)).toMatchObject({ state: 'refused', code: 'release-required' });
    network.pass(DAY);
    await until(async () => (await stateOf(id, 'de/bka'))?.state === 'expired');
  });
});

test('a revision needs a release of its own, and reaches the reviewing body again', async () => {
  const id = await held('Erst');
  await reviewer.client.release(id);
  await until(async () => (await stateOf(id, 'de/bka'))?.state === 'delivered');
  await origin.client.revise(id, noticeOf('Zweit'));
  await until(async () => (await origin.client.status(id)).rev === 2 && (await stateOf(id, 'de/bka'))?.state === 'held');
  await until(async () => (await reviewer.client.review(id)).rev === 2);
  expect(await reviewer.client.review(id)).toMatchObject({ state: 'open', releases: [] });
  expect(JSON.stringify((await reviewer.client.get(id)).content)).toContain('NameZweit');
  expect(await received(recipient, id)).toMatchObject({ rev: 1, state: 'stored' });
  await reviewer.client.release(id);
  await until(async () => (await recipient.client.get(id)).rev === 2);
  expect(JSON.stringify((await recipient.client.get(id)).content)).toContain('NameZweit');
});

import { bundleDigest } from '@huecry/policy';
import type { RecipientWaits } from '@huecry/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { law, PERMIT_EXPORT, PERMIT_IMPORT, rule } from '../network/laws.ts';
import { admitLawless } from '../network/lawless.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

/** A member without a law holds up nobody: the others are served at once, and it by a further revision when its law is there. */
const BEGAN = Date.UTC(2026, 8, 1) / 1000;
const HOUR = 3_600;
const LATE = 'br/pf';
const TO = ['de/bka', LATE];
let network: Network;
let origin: Office;
let recipient: Office;
let late: Office;
/** Seconds by which the origin's clock is ahead. */
let ahead = 0;

async function open(): Promise<void> {
  network = await openNetwork(BEGAN, (address) => ({ now: () => (network.nowSeconds() + (address === 'fr/dcpj' ? ahead : 0)) * 1000 }));
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
  await admitLawless(network, 'br', LATE);
  late = await network.office(LATE);
}
const publish = async (mark: string, more: object = {}): Promise<string> => (await origin.client.publish(noticeOf(mark, more), { to: TO })).id;
const standing = async (id: string, rev?: number) =>
  Object.fromEntries(
    (await origin.client.status(id, rev)).recipients.map(({ recipient: to, state, rev: by, code, point }) => [to, { state, rev: by, code, point }]),
  );
const stands = (id: string, address: string, state: string) => until(async () => (await standing(id))[address]?.state === state);
const family = async (office: Office, id: string) =>
  ((await office.client.get(id)).content as { readonly subject: { readonly name: { readonly family: string } } } | null)?.subject.name.family;
/** What the origin's stream says of who waits. */
const told: RecipientWaits[] = [];
let listening = new AbortController();
function listen(): void {
  listening.abort();
  listening = new AbortController();
  const events = origin.client.stream({ signal: listening.signal, onRecipientWaits: (one) => told.push(one) });
  void (async () => {
    for await (const event of events) void event;
  })();
}
const waits = async () => (await origin.client.health()).waits;

describe('a recipient without a law', () => {
  beforeAll(open);
  afterAll(() => {
    listening.abort();
    return network?.stop();
  });
  const served: string[] = [];

  test('waits alone: nothing is disclosed to it, the others have the notice, and people are told', async () => {
    const { recipients } = await origin.client.dryRun(noticeOf('Erste'), { to: TO });
    expect(recipients.map(({ recipient: to, outcome, code }) => [to, outcome, code])).toEqual([
      [LATE, 'wait', 'no-bundle'],
      ['de/bka', 'deliver', null],
    ]);
    listen();
    const id = await publish('Erste');
    await stands(id, 'de/bka', 'delivered');
    await until(async () => (await origin.client.status(id)).state === 'settled');
    expect(await standing(id)).toEqual({
      'de/bka': { state: 'delivered', rev: 1, code: null, point: null },
      [LATE]: { state: 'waiting', rev: null, code: 'no-bundle', point: 'origin' },
    });
    expect((await origin.client.status(id)).recipients.find((one) => one.recipient === LATE)?.reason).toMatch(
      /br has no policy bundle in force.*further revision/u,
    );
    await until(() => told.length > 0);
    expect(told).toMatchObject([
      { id, rev: 1, recipient: LATE, state: 'waiting', code: 'no-bundle', reason: expect.stringContaining('br has no policy bundle'), active: true },
    ]);
    expect(await waits()).toMatchObject([{ code: 'no-bundle', count: 1, reason: expect.stringContaining('br has no policy bundle') }]);
    expect(await origin.client.explain({ id, recipient: LATE })).toMatchObject({
      outcome: 'open',
      lines: [`${LATE}: waiting (no-bundle)`, expect.stringContaining('br has no policy bundle')],
    });
    expect(await late.client.get(id).catch((error: { code: string }) => error.code)).toBe('not-found');
    await origin.restart();
    // Who comes later is told what stands.
    told.length = 0;
    listen();
    await until(() => told.some((one) => one.id === id && one.active));
    expect((await standing(id))[LATE]).toMatchObject({ state: 'waiting' });
    served.push(id, await publish('Zweite'));
    await stands(served[1] ?? '', 'de/bka', 'delivered');
  });

  test('is not sent what a revision has replaced meanwhile', async () => {
    const id = await publish('Alt');
    await stands(id, 'de/bka', 'delivered');
    await origin.client.revise(id, noticeOf('Neu'));
    await until(async () => (await standing(id))['de/bka']?.rev === 2);
    expect((await standing(id, 1))[LATE]).toMatchObject({ state: 'refused', code: 'replaced' });
    expect((await standing(id, 2))[LATE]).toMatchObject({ state: 'waiting', code: 'no-bundle' });
    served.push(id);
  });

  test('is waited for until the notice ends', async () => {
    const id = await publish('Endet', { expires: new Date((network.nowSeconds() + HOUR) * 1000).toISOString() });
    await stands(id, LATE, 'waiting');
    network.pass(2 * HOUR);
    await stands(id, LATE, 'expired');
  });

  test('gets nothing of what was confirmed without it until that is confirmed too', async () => {
    const { confirmation } = await origin.client.dryRun(noticeOf('Bestätigt'), { to: TO });
    const { id } = await origin.client.publish(noticeOf('Bestätigt'), { to: TO, confirm: confirmation });
    await stands(id, LATE, 'waiting');
    served.push(id);
  });

  test('is served when its law is there, by one further revision each that nobody else gets; what its law forbids stays behind', async () => {
    const forbids = rule(
      'no-birth',
      'exchange, recipient',
      'forbid (principal, action == Action::"disclose", resource) when { context.category == Category::"birth" };',
    );
    await network.adopt(law('br', { importCedar: `${PERMIT_IMPORT}\n${forbids}` }), 'br');
    const [first = '', second = '', third = '', confirmed = ''] = served;
    for (const id of [first, second, third]) await stands(id, LATE, 'delivered');
    expect(await standing(first)).toEqual({
      'de/bka': { state: 'delivered', rev: 1, code: null, point: null },
      [LATE]: { state: 'delivered', rev: 2, code: null, point: null },
    });
    expect(await standing(first, 2)).toEqual({ [LATE]: { state: 'delivered', rev: 2, code: null, point: null } });
    expect(await family(late, first)).toBe('NameErste');
    expect(await family(late, second)).toBe('NameZweite');
    expect(await family(late, third)).toBe('NameNeu');
    expect((await late.client.get(first)).categories).not.toContain('birth');
    // Nobody else heard of it, and nobody lost what he had.
    expect((await recipient.client.revisions(first)).items.map(({ rev, state }) => [rev, state])).toEqual([[1, 'stored']]);
    expect(await family(recipient, first)).toBe('NameErste');
    expect((await origin.client.revisions(first)).items.map(({ rev, state }) => [rev, state])).toEqual([
      [1, 'settled'],
      [2, 'settled'],
    ]);
    expect((await origin.client.revisions(third)).items.map(({ rev }) => rev)).toEqual([1, 2, 3]);

    await until(async () => (await standing(confirmed))[LATE]?.code === 'confirmation-required');
    expect(await standing(confirmed)).toMatchObject({ [LATE]: { state: 'waiting' } });
    const { confirmation } = await origin.client.dryRun(noticeOf('Bestätigt'), { to: TO, revises: confirmed });
    await origin.client.revise(confirmed, noticeOf('Bestätigt'), { confirm: confirmation });
    await until(async () => (await standing(confirmed))[LATE]?.state === 'delivered');
    expect(await waits()).toEqual([]);
    for (const id of served) await until(() => told.findLast((one) => one.id === id)?.active === false);

    // A revision after all this goes to all who were named, and takes the place of what each has.
    await origin.client.revise(first, noticeOf('Letzte'));
    for (const office of [recipient, late]) await until(async () => (await family(office, first).catch(() => undefined)) === 'NameLetzte');
    expect((await late.client.revisions(first)).items.map(({ rev, state }) => [rev, state])).toEqual([
      [2, 'superseded'],
      [3, 'stored'],
    ]);
  });
});

describe('a law that is in force for the origin and not yet for the exchange', () => {
  beforeAll(open);
  afterAll(() => {
    ahead = 0;
    return network?.stop();
  });

  test('is waited for too, with patience', async () => {
    ahead = 400;
    const bundle = law('br');
    await network.state({ type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: network.nowSeconds() + 300 }, 'br');
    const id = await publish('Voreilig');
    await until(async () => (await standing(id))[LATE]?.state === 'waiting');
    expect((await standing(id))[LATE]).toMatchObject({ code: 'no-bundle' });
    // The exchange refused it to this recipient; a further revision is tried at once, and after that only now and then.
    await until(async () => (await origin.client.revisions(id)).items.length === 2);
    await until(async () => (await standing(id, 2))[LATE]?.point === 'exchange');
    network.pass(30);
    await origin.restart();
    expect((await origin.client.revisions(id)).items).toHaveLength(2);
    network.pass(300);
    await stands(id, LATE, 'delivered');
    expect((await origin.client.revisions(id)).items).toHaveLength(3);
    expect(await standing(id)).toEqual({
      'de/bka': { state: 'delivered', rev: 1, code: null, point: null },
      [LATE]: { state: 'delivered', rev: 3, code: null, point: null },
    });
    expect(await family(late, id)).toBe('NameVoreilig');
  });
});

describe('a law that refuses', () => {
  beforeAll(open);
  afterAll(() => network?.stop());

  test('ends the wait too, with its rule', async () => {
    const id = await publish('Verweigert');
    await stands(id, LATE, 'waiting');
    const no = rule('nothing', 'origin, exchange', 'forbid (principal, action == Action::"receive", resource) when { principal in Member::"br" };');
    await network.adopt(law('fr', { exportCedar: `${PERMIT_EXPORT}\n${no}` }), 'fr');
    expect((await standing(id))[LATE]).toMatchObject({ state: 'waiting' });
    await network.adopt(law('br'), 'br');
    await stands(id, LATE, 'refused');
    expect((await origin.client.status(id)).recipients.find((one) => one.recipient === LATE)).toMatchObject({
      point: 'origin',
      code: 'policy-refused',
      rule: 'fr/export/nothing',
    });
    expect(await late.client.get(id).catch((error: { code: string }) => error.code)).toBe('not-found');
  });
});

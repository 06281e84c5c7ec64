import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breakEngine } from '../../packages/policy/src/testing-engine.ts';
import { law } from '../network/laws.ts';
import { admitLawless } from '../network/lawless.ts';
import { type Network, type Office, openNetwork, TIMING, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

/** Each thing that a decision needs is broken for real: nothing is disclosed, the notice waits, people are told, and it goes on by itself. */
const BEGAN = Date.UTC(2026, 8, 1) / 1000;
const HOUR = 3_600;
const offset: Record<string, number> = {};
let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  network = await openNetwork(BEGAN, (address) => ({
    now: () => network.nowSeconds() * 1000 + (offset[address] ?? 0) * 1000,
    timing: {
      ...TIMING,
      registryMaxAgeMs: 2 * HOUR * 1000,
    },
  }));
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
});
afterAll(() => network?.stop());

const publish = async (mark: string, to: readonly string[] = ['de/bka'], more: object = {}): Promise<string> =>
  (await origin.client.publish(noticeOf(mark, more), { to })).id;
const state = async (id: string): Promise<string> => (await origin.client.status(id)).state;
const settles = (id: string): Promise<void> => until(async () => (await state(id)) === 'settled');
const waitsFor = async (id: string, code: string): Promise<void> => {
  await until(async () => (await origin.client.status(id)).waiting?.code === code);
  const status = await origin.client.status(id);
  expect(status).toMatchObject({ state: 'accepted', digest: null, waiting: { code, reason: expect.stringMatching(/.{20}/u), since: expect.any(String) } });
  expect((await origin.client.health()).waits).toContainEqual(expect.objectContaining({ code, count: expect.any(Number) }));
};
const receives = (id: string): Promise<unknown> => recipient.client.get(id).catch(() => null);
const toldAtRecipient = (code: string): Promise<void> => until(async () => (await recipient.client.health()).waits.some((one) => one.code === code));

describe('a missing bundle', () => {
  test('keeps the notice, and only it; when it is adopted the notice goes', async () => {
    await admitLawless(network, 'br', 'br/pf');
    const { recipients } = await origin.client.dryRun(noticeOf('Ohne'), { to: ['br/pf'] });
    expect(recipients).toMatchObject([{ outcome: 'wait', code: 'no-bundle', points: { origin: 'wait', exchange: null, recipient: null } }]);
    const id = await publish('Ohne', ['br/pf']);
    await waitsFor(id, 'no-bundle');
    await settles(await publish('Andere'));
    expect(await state(id)).toBe('accepted');
    // It is all on disk.
    await origin.restart();
    await waitsFor(id, 'no-bundle');
    await network.adopt(law('br'), 'br');
    await until(async () => (await state(id)) === 'logged');
    expect(await origin.client.status(id)).toMatchObject({ waiting: null, recipients: [{ recipient: 'br/pf', state: 'admitted' }] });
  });

  test('is waited for until the notice ends', async () => {
    const expires = new Date((network.nowSeconds() + 2 * HOUR) * 1000).toISOString();
    await admitLawless(network, 'pt', 'pt/pj');
    const id = await publish('Endet', ['pt/pj'], { expires });
    await waitsFor(id, 'no-bundle');
    network.pass(HOUR);
    expect(await state(id)).toBe('accepted');
    network.pass(2 * HOUR);
    await until(async () => (await state(id)) === 'refused');
    expect(await origin.client.status(id)).toMatchObject({ code: 'expired', digest: null, recipients: [{ state: 'refused', code: 'expired' }] });
  });
});

describe('a clock in doubt', () => {
  test('behind what was proved: nothing is sealed, and nothing is taken in', async () => {
    await settles(await publish('Vorher'));
    offset['fr/dcpj'] = -HOUR;
    const id = await publish('Nachgehend');
    await waitsFor(id, 'clock-in-doubt');
    expect(await origin.client.health()).toMatchObject({ state: 'waiting', reason: expect.stringMatching(/seconds behind.*--trust-clock/u) });
    // What was proved is remembered.
    await origin.restart().catch(() => undefined);
    await waitsFor(id, 'clock-in-doubt');
    offset['fr/dcpj'] = 0;
    await settles(id);

    offset['de/bka'] = -HOUR;
    const other = await publish('Dort nachgehend');
    await toldAtRecipient('clock-in-doubt');
    expect(await receives(other)).toBeNull();
    expect(await state(other)).toBe('logged');
    offset['de/bka'] = 0;
    await settles(other);
    expect((await recipient.client.health()).waits).toEqual([]);
  });

  test('ahead of the exchange, which refuses and says so: what comes after waits instead of being refused too', async () => {
    offset['fr/dcpj'] = HOUR;
    const refused = await publish('Vorgehend');
    await until(async () => (await state(refused)) === 'refused');
    expect(await origin.client.status(refused)).toMatchObject({ code: 'clock-skew' });
    const id = await publish('Auch vorgehend');
    await waitsFor(id, 'clock-in-doubt');
    offset['fr/dcpj'] = 0;
    await settles(id);
  });
});

describe('a registry that cannot be read', () => {
  test('for too long: nothing is sealed, and nothing is taken in', async () => {
    network.cut.add('fr/dcpj');
    network.pass(HOUR);
    await settles(await publish('Noch frisch'));
    network.pass(2 * HOUR);
    const id = await publish('Veraltet');
    await waitsFor(id, 'registry-stale');
    expect(await origin.client.health()).toMatchObject({ state: 'waiting', reason: expect.stringContaining('registry') });
    network.cut.delete('fr/dcpj');
    await settles(id);

    network.cut.add('de/bka');
    network.pass(3 * HOUR);
    const other = await publish('Dort veraltet');
    await toldAtRecipient('registry-stale');
    expect(await receives(other)).toBeNull();
    network.cut.delete('de/bka');
    await settles(other);
  });
});

// Last: nothing decides in this process afterwards.
describe('a policy engine that traps', () => {
  test('decides nothing more: the notice waits, the delivery waits, people are told, and nothing ends', async () => {
    // One delivery is under way to the recipient, and one notice is not sealed yet.
    offset['de/bka'] = -HOUR;
    // What was decided before is remembered and needs no engine: these have facts that none had.
    const delivered = await publish('Unterwegs', ['de/bka'], { handling: { code: 'H1', tlp: 'AMBER' } });
    await toldAtRecipient('clock-in-doubt');
    breakEngine();
    offset['de/bka'] = 0;
    await toldAtRecipient('engine-failure');
    expect(await receives(delivered)).toBeNull();
    expect(await state(delivered)).toBe('logged');

    const id = await publish('Ungesiegelt', ['de/bka'], { handling: { code: 'H1', tlp: 'GREEN' } });
    await waitsFor(id, 'engine-failure');
    for (const office of [origin, recipient])
      expect(await office.client.health()).toMatchObject({ state: 'waiting', reason: expect.stringContaining('policy engine has failed') });
    expect(origin.log.some((line) => line.includes('"alarm":"engine-failure"'))).toBe(true);
    await expect(origin.client.dryRun(noticeOf('Frage', { handling: { code: 'H0', tlp: 'CLEAR' } }), { to: ['de/bka'] })).rejects.toMatchObject({
      code: 'unavailable',
      status: 503,
    });
    // What is accepted is on disk, and what was proved stays.
    expect(await state(await publish('Danach'))).toBe('accepted');
  });
});

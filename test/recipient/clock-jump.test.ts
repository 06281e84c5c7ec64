import { afterAll, beforeAll, expect, test } from 'vitest';
import { Entry, entryOf } from '@huecry/proto';
import { law, PERMIT_IMPORT, rule } from '../network/laws.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const BEGAN = Date.UTC(2026, 8, 1) / 1000;
const DAY = 86_400;
/** Keys of the network are good for a year, and notices of this file for three months. */
const AHEAD = 364 * DAY;
/** By how many seconds the clock of a gateway's machine is wrong. */
const wrong = new Map<string, number>();
let trusted = false;
let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  network = await openNetwork(BEGAN, (address) => ({
    trustClock: trusted,
    now: () => (network.nowSeconds() + (wrong.get(address) ?? 0)) * 1000,
  }));
  const tenDays = rule('ten-days', 'recipient', 'permit (principal, action == Action::"receive", resource);', { more: '@retain("P10D")\n' });
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de', { importCedar: `${PERMIT_IMPORT}\n${tenDays}` }), 'de');
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
});
afterAll(() => network?.stop());

const both = (): Office[] => [origin, recipient];
function jump(seconds: number): void {
  for (const { address } of both()) wrong.set(address, seconds);
}
const ends = (): string => new Date((network.nowSeconds() + 90 * DAY) * 1000).toISOString();
async function publish(mark: string): Promise<string> {
  const { id } = await origin.client.publish(noticeOf(mark, { expires: ends() }), { to: ['de/bka'] });
  await until(async () => (await origin.client.status(id)).state === 'settled');
  return id;
}
/** Something stands in the log now, whoever's it is. */
const pushEntry = (): number => network.log.push(Entry.encode(entryOf(network.nowSeconds() * 1000, { receipts: { digests: [new Uint8Array(32)] } })));
const waitsFor = async (office: Office): Promise<string[]> => (await office.client.health()).waits.map(({ code }) => code);
const held = async (id: string): Promise<boolean> => (await recipient.client.get(id)).state === 'stored';
const ownContent = async (id: string): Promise<unknown> => (await origin.client.get(id)).content;

test('a clock that jumps ahead by a year destroys nothing, and people are told', async () => {
  const id = await publish('Jahr');
  jump(AHEAD);
  for (const office of both()) await until(async () => (await waitsFor(office)).includes('time-unproven'));
  for (const office of both()) expect(office.log.some((line) => line.includes('"alarm":"time-unproven"'))).toBe(true);
  // What has ended by our clock is not shown, and is still there.
  expect((await recipient.client.get(id)).state).toBe('barred');
  expect(await ownContent(id)).not.toBeNull();
  for (const office of both()) await office.restart();
  for (const office of both()) await until(async () => (await waitsFor(office)).includes('time-unproven'));
  // Entries that others make do not help a clock that is wrong.
  pushEntry();
  network.pass(DAY);
  for (const office of both()) await until(async () => (await waitsFor(office)).includes('time-unproven'));

  jump(0);
  for (const office of both()) await until(async () => (await office.client.health()).state === 'ready');
  expect(await held(id)).toBe(true);
  expect((await recipient.client.get(id)).content).toMatchObject({ subject: { name: { family: 'NameJahr' } } });
  expect(await ownContent(id)).not.toBeNull();
});

test('what comes meanwhile is not refused as expired: it waits, and is taken in when the clock is right', async () => {
  wrong.set('de/bka', AHEAD);
  const { id } = await origin.client.publish(noticeOf('Wartet', { expires: ends() }), { to: ['de/bka'] });
  await until(async () => (await waitsFor(recipient)).includes('time-unproven'));
  expect((await origin.client.status(id)).recipients[0]?.state).not.toBe('refused');
  wrong.set('de/bka', 0);
  await until(async () => (await origin.client.status(id)).recipients[0]?.state === 'delivered');
  expect(await held(id)).toBe(true);
});

test('what comes while the clock is ahead by less than its end is kept from the day of its receipt, not from a day to come', async () => {
  wrong.set('de/bka', 5 * DAY);
  const id = await publish('Tage');
  const { retainUntil } = await recipient.client.get(id);
  wrong.set('de/bka', 0);
  expect(Date.parse(retainUntil ?? '')).toBeLessThanOrEqual((network.nowSeconds() + 10 * DAY) * 1000);
});

test('a deadline that has really come purges, by the clock that nobody sets and without another entry', async () => {
  const id = await publish('Ende');
  network.pass(10 * DAY + 1);
  await until(async () => (await recipient.client.get(id)).state === 'purged');
  await until(async () => (await origin.client.status(id)).recipients[0]?.state === 'purged');
});

test('after a start, what ended while the gateway was off goes when the ledger shows that the time has passed', async () => {
  const id = await publish('Aus');
  await recipient.restart(() => network.pass(11 * DAY));
  await until(async () => (await waitsFor(recipient)).includes('time-unproven'));
  expect((await recipient.client.get(id)).state).toBe('barred');
  pushEntry();
  await until(async () => (await recipient.client.get(id)).state === 'purged');
});

test('an operator who looked at the clock says so', async () => {
  const id = await publish('Wort');
  trusted = true;
  await recipient.restart(() => network.pass(11 * DAY));
  await until(async () => (await recipient.client.get(id)).state === 'purged');
});

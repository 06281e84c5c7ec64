/** The policy engine of each service that decides is broken while it runs: nothing is decided, people are told, and after a restart it goes through once. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { MemberCode } from '@huecry/notice';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInvariants } from './invariants.ts';
import { noticeNumber, RECIPIENTS } from './notices.ts';
import { GATEWAYS, Stand } from './stand.ts';
import { state } from './state.ts';

let stand: Stand;
let held = false;
const published: string[] = [];
beforeAll(async () => {
  stand = await Stand.open();
}, 600_000);
afterAll(() => (held ? stand.remove() : process.stderr.write(`the exchange and its logs are kept in ${stand.folder}\n`)));

/** `purpose` is a fact that rules read: of a notice with facts that it has decided before, a process remembers the decision. */
async function publish(purpose: 'locate' | 'identify' = 'locate'): Promise<string> {
  const number = published.length + 1;
  const { id } = await stand.client('origin').publish({ ...noticeNumber(number), purpose }, { to: RECIPIENTS, idempotencyKey: `notice-${number}` });
  published.push(id);
  return id;
}
async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done().catch(() => false))) await sleep(50);
}
const status = (id: string) => stand.client('origin').status(id);
const settled = (id: string): Promise<void> => until(async () => (await status(id)).state === 'settled');
const restarted = async (name: 'origin' | 'recipient' | 'exchange', before: number): Promise<void> =>
  until(async () => (stand.restarts.get(name) ?? 0) > before && stand.url(name) !== null);
/** Killed and started again: it remembers no decision. */
async function afresh(name: 'origin' | 'recipient'): Promise<void> {
  const before = stand.restarts.get(name) ?? 0;
  stand.kill(name);
  await restarted(name, before);
  await until(async () => (await stand.client(name).health()).state === 'ready');
}
const received = (id: string) =>
  stand
    .client('recipient')
    .get(id)
    .catch(() => null);

test('of the exchange: it puts off everything, says so to the origin, ends by itself, and goes on', async () => {
  // Before it has decided anything: what it remembers of equal facts needs no engine, and stays true.
  const broken = stand.breakEngine('exchange', 'exchange:received');
  const ids = [await publish(), await publish()];
  await until(async () => broken());
  for (const id of ids) await until(async () => (await status(id)).waiting?.code === 'engine-failure');
  const health = (await (await fetch(`${stand.url('exchange')}/health`)).json()) as object;
  expect(health).toMatchObject({ status: 'waiting', reason: expect.stringContaining('policy engine has failed') });
  for (const id of ids) expect([(await status(id)).state, await received(id)]).toEqual(['submitted', null]);
  // Nobody kills it: it ends after a minute, and its process manager starts it again.
  await restarted('exchange', 0);
  for (const id of ids) await settled(id);
}, 600_000);

test('of the recipient: what is delivered is not stored, gets no receipt, and is stored once after a restart', async () => {
  const broken = stand.breakEngine('recipient', 'gateway:delivery-received');
  const id = await publish('identify');
  await until(async () => broken());
  await until(async () => (await stand.client('recipient').health()).waits.some(({ code }) => code === 'engine-failure'));
  expect(await received(id)).toBeNull();
  expect((await status(id)).recipients.find(({ recipient }) => recipient === GATEWAYS.recipient)?.receipt).toBeNull();
  await afresh('recipient');
  await settled(id);
}, 600_000);

test('of the origin: what is accepted is kept and not sealed; after a restart the others go first, then it goes too', async () => {
  await afresh('origin');
  const broken = stand.breakEngine('origin', 'gateway:accepted');
  const id = await publish();
  await until(async () => broken());
  await until(async () => (await status(id)).waiting?.code === 'engine-failure');
  expect(await status(id)).toMatchObject({ state: 'accepted', digest: null });
  expect(await stand.client('origin').health()).toMatchObject({ state: 'waiting', reason: expect.stringContaining('policy engine has failed') });
  // Publishing goes on.
  const behind = await publish();
  await afresh('origin');
  await settled(behind);
  // It would be looked at again in five minutes; a change of the registry may be what it waits for, so then it is looked at at once.
  expect(await state(stand, { type: 'member.suspend', member: 'kp' as MemberCode, reason: 'invented' })).toMatchObject({ error: '' });
  await settled(id);
}, 900_000);

test('afterwards every notice stands once in the log, and once with each recipient', async () => {
  await checkInvariants(stand, published);
  held = true;
}, 600_000);

/** Witnesses are killed; the ledger, the exchange and the recipient too, while ordinary intake is halted. Then the quorum returns. */
import { readFileSync } from 'node:fs';
import { auditTree, fileTreeReader } from '@huecry/audit';
import { parseTlogPolicy, verifyUnderPolicy } from '@huecry/ledger';
import type { MemberCode } from '@huecry/notice';
import { Entry } from '@huecry/proto';
import { ledgerVkeys } from '@huecry/registry';
import { parseNoticeJws } from '@huecry/seal';
import type { NoticeStatus } from '@huecry/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPlainTree } from '../e2e/plain-tree.ts';
import { alertNumber, noticeNumber } from './notices.ts';
import { GATEWAYS, type Stand } from './stand.ts';
import { state } from './state.ts';
import { openWitnessedStand, until, type WitnessedStand } from './witnessed-stand.ts';

let network: WitnessedStand;
let stand: Stand;
let held = false;

beforeAll(async () => {
  network = await openWitnessedStand();
  ({ stand } = network);
}, 600_000);
afterAll(async () => {
  await network?.stop();
  if (held) stand.remove();
  else process.stderr.write(`the exchange and its logs are kept in ${stand?.folder}\n`);
});

const publish = async (notice: object): Promise<string> => (await stand.client('origin').publish(notice, { to: [GATEWAYS.recipient] })).id;
const status = (id: string): Promise<NoticeStatus> => stand.client('origin').status(id);
const received = (id: string) =>
  stand
    .client('recipient')
    .get(id)
    .catch(() => null);
const health: WitnessedStand['health'] = (of) => network.health(of);

test('without witnesses alerts go through, marked, whatever is killed; everything else waits, and goes through once when they return', async () => {
  // With a quorum all is as always.
  const before = await publish(noticeNumber(1));
  await until(async () => (await status(before)).state === 'settled');

  await network.loseQuorum();
  // Taken while there is time left; its proof waits.
  const between = await publish(noticeNumber(2));
  await until(async () => (await received(between)) !== null);
  await until(async () => (await health('ledger')).status === 'halted');
  const { halted } = await health('ledger');

  const ordinary = [await publish(noticeNumber(3)), await publish(noticeNumber(4)), await publish(noticeNumber(5))];
  const [third = ''] = ordinary;
  await until(async () => (await status(third)).waiting?.code === 'unwitnessed');
  expect(await stand.client('origin').health()).toMatchObject({ state: 'waiting', reason: expect.stringContaining('no quorum of witnesses') });
  expect(await health('exchange')).toMatchObject({ status: 'waiting', reason: expect.stringContaining('no quorum of witnesses') });

  // An alert of the same gateway, with later numbers, overtakes them.
  const alerts = [await publish(alertNumber(1))];
  const [first = ''] = alerts;
  await until(async () => (await received(first)) !== null);
  expect(await received(first)).toMatchObject({ state: 'stored', unwitnessed: true, content: { event: { type: 'explosive parcel' } } });
  // Its receipt comes back, its proof does not.
  await until(async () => (await status(first)).recipients[0]?.state === 'delivered');
  expect((await status(first)).proof).toBeNull();

  // Killed at each step of an alert's way, in turn: the halt is the same halt afterwards, and the alert arrives once.
  const steps = [
    ['exchange', 'exchange:received', 'exchange'],
    ['exchange', 'exchange:notice-appended', 'exchange'],
    ['exchange', 'exchange:decided', 'ledger'],
    ['exchange', 'exchange:decision-appended', 'exchange'],
    ['exchange', 'exchange:delivered', 'exchange'],
    ['ledger', 'ledger:received', 'ledger'],
    ['ledger', 'ledger:committed', 'ledger'],
    ['recipient', 'gateway:delivery-stored', 'recipient'],
  ] as const;
  for (const [index, [service, step, victim]] of steps.entries()) {
    const killed = stand.arm(service, step, victim);
    const id = await publish(alertNumber(index + 2));
    await until(async () => killed());
    await until(async () => (await received(id))?.unwitnessed === true);
    alerts.push(id);
    await until(async () => (await health('ledger')).status === 'halted');
    expect((await health('ledger')).halted).toEqual(halted);
  }
  // The members' statements go in as well.
  expect(await state(stand, { type: 'member.suspend', member: 'kp' as MemberCode, reason: 'invented' })).toMatchObject({ error: '' });
  for (const id of ordinary) expect([(await status(id)).state, await received(id)]).toEqual(['submitted', null]);
  // And an alert that is decided under them reaches who cannot have seen them.
  const last = await publish(alertNumber(99));
  await until(async () => (await received(last))?.unwitnessed === true);
  alerts.push(last);

  await network.returnQuorum();
  for (const id of [before, between, ...ordinary, ...alerts]) await until(async () => (await status(id)).state === 'settled');
  for (const id of alerts) await until(async () => (await received(id))?.unwitnessed === false);
  for (const id of ordinary) expect(await received(id)).toMatchObject({ state: 'stored', unwitnessed: false });
  await until(async () => (await health('ledger')).status === 'ok' && (await health('exchange')).status === 'ok');
  await until(async () => (await stand.client('origin').health()).state === 'ready');
  const holes = async () => (await stand.client('recipient').health()).holes;
  await until(async () => (await holes()) === 0);

  await stand.stop();
  // What is in the log, read without our code where it counts: each notice once, and the marks stay.
  const { tree } = stand.world.at;
  verifyUnderPolicy(readFileSync(`${tree}/checkpoint`, 'utf8'), parseTlogPolicy(network.policy));
  const entries = readPlainTree(tree, readFileSync(stand.world.at.vkey, 'utf8').trim()).entries.map((bytes) => Entry.decode(bytes));
  const marked = (id: string): boolean[] => {
    const position = entries.findIndex(({ notice }) => notice !== null && parseNoticeJws(notice.jws).claims.jti === id);
    const about = entries.filter((entry, at) => at === position || entry.decision?.noticePosition === position);
    return about.map(({ unwitnessed }) => unwitnessed);
  };
  expect(entries.filter(({ notice }) => notice !== null)).toHaveLength(2 + ordinary.length + alerts.length);
  for (const id of [before, between, ...ordinary]) expect(marked(id)).toEqual([false, false]);
  for (const id of alerts) expect(marked(id)).toEqual([true, true]);
  expect(entries.filter(({ registry, unwitnessed }) => registry !== null && unwitnessed)).toHaveLength(1);
  const report = await auditTree({ reader: fileTreeReader(tree), vkey: ledgerVkeys(stand.world.genesis), genesisDigest: stand.world.genesis.digest });
  expect(report).toMatchObject({
    problems: [],
    gaps: [],
    forks: [],
    unanswered: [],
    unwitnessed: { entries: entries.filter(({ unwitnessed }) => unwitnessed).length, stretches: 1 },
  });
  held = true;
}, 1_200_000);

/** Processes die while a recipient who had no law is served: it gets the notice once, nobody else gets anything more, and the log has each revision once. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditTree, fileTreeReader } from '@huecry/audit';
import { ledgerVkeys } from '@huecry/registry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeNumber } from './notices.ts';
import { checkOpenings } from './openings.ts';
import { type ServiceName, Stand } from './stand.ts';

/** `recipient` has no law at first; `refused` has one that lets it have the notice. */
const GATEWAYS = { origin: 'de/bka', recipient: 'eg/ncb', refused: 'fr/ofast' } as const;
const { recipient: LATE, refused: OTHER } = GATEWAYS;
const NOTICES = 3;

/** In the order in which each process takes them for a further revision. The next kill is made ready while the process is dead. */
const KILLS: readonly (readonly [ServiceName, readonly string[]])[] = [
  ['origin', ['gateway:late-accepted', 'gateway:late-accepted', 'gateway:sealed', 'gateway:submitted', 'gateway:proof-received', 'gateway:proof-stored']],
  ['exchange', ['exchange:received', 'exchange:notice-appended', 'exchange:decided', 'exchange:decision-appended', 'exchange:delivered']],
  ['recipient', ['gateway:delivery-stored']],
];

let stand: Stand;
let held = false;
const published: string[] = [];
beforeAll(async () => {
  stand = await Stand.open({ gateways: GATEWAYS, lawless: 'eg' });
}, 600_000);
afterAll(() => (held ? stand.remove() : process.stderr.write(`the exchange and its logs are kept in ${stand?.folder}\n`)));

async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await sleep(100);
    }
  }
}
const standing = async (id: string) =>
  Object.fromEntries((await insist(() => stand.client('origin').status(id))).recipients.map(({ recipient, state, rev }) => [recipient, `${state} ${rev}`]));
async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await sleep(50);
}
/** Ends when every kill has left its mark. */
async function killAtEach(service: ServiceName, steps: readonly string[]): Promise<void> {
  for (const step of steps) await until(stand.arm(service, step, service));
}

test('each notice goes to the other at once, and waits for the one without a law', async () => {
  for (let number = 1; number <= NOTICES; number += 1) {
    const publish = () => stand.client('origin').publish(noticeNumber(number), { to: [LATE, OTHER], idempotencyKey: `late-${number}` });
    published.push((await insist(publish)).id);
  }
  for (const id of published) await until(async () => (await standing(id))[OTHER] === 'delivered 1');
  for (const id of published) expect(await standing(id)).toEqual({ [OTHER]: 'delivered 1', [LATE]: 'waiting null' });
});

test('its law is adopted, and processes are killed at every step of what follows', async () => {
  // Ready before the law is there.
  const kills = KILLS.map(([service, steps]) => killAtEach(service, steps));
  const { law } = stand;
  if (law === null) throw new Error('there is no law to adopt');
  // The registry takes a statement once, and a kill may take the answer away: handed in again it is known.
  for (;;) {
    const answer = await stand
      .client('origin')
      .submitStatement(law)
      .then(
        () => 'taken',
        (error: { code?: string; message: string }) => error.code ?? error.message,
      );
    if (answer === 'taken' || /replayed/u.test(answer)) break;
    await sleep(200);
  }
  await Promise.all(kills);
  for (const id of published) await until(async () => (await standing(id))[LATE] === 'delivered 2');
  for (const id of published) expect(await standing(id)).toEqual({ [OTHER]: 'delivered 1', [LATE]: 'delivered 2' });
  for (const id of published)
    await until(async () => (await insist(() => stand.client('origin').revisions(id))).items.every(({ state }) => state === 'settled'));
}, 900_000);

test('afterwards each has it once, and the log has both revisions once', async () => {
  await stand.stop();
  const { at, genesis } = stand.world;
  const rows = <T>(file: string, sql: string): T[] => {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return database.prepare(sql).all() as T[];
    } finally {
      database.close();
    }
  };
  const file = (address: string): string => join(at.gateway(address), 'gateway.db');
  const has = (address: string) =>
    rows<{ id: string; rev: number; state: string }>(file(address), 'SELECT id, rev, state FROM inbox').map(({ id, rev, state }) => `${id} ${rev} ${state}`);
  expect(has(LATE).toSorted()).toEqual(published.map((id) => `${id} 2 stored`).toSorted());
  expect(has(OTHER).toSorted()).toEqual(published.map((id) => `${id} 1 stored`).toSorted());
  for (const address of [LATE, OTHER]) {
    expect(rows(file(address), 'SELECT * FROM holes'), address).toEqual([]);
    expect(rows(file(address), 'SELECT * FROM quarantine'), address).toEqual([]);
  }
  const sent = rows<{ id: string; rev: number; seq: number }>(file(GATEWAYS.origin), 'SELECT id, rev, seq FROM outbox ORDER BY seq');
  expect(sent.map(({ id, rev }) => `${id} ${rev}`).toSorted()).toEqual(published.flatMap((id) => [`${id} 1`, `${id} 2`]).toSorted());
  expect(sent.map(({ seq }) => seq)).toEqual(sent.map((_, index) => index + 1));
  expect(rows<{ state: string }>(join(at.exchange, 'exchange.db'), 'SELECT state FROM notices').map(({ state }) => state)).toEqual(sent.map(() => 'settled'));
  await checkOpenings(stand, Object.values(GATEWAYS));
  const report = await auditTree({ reader: fileTreeReader(at.tree), vkey: ledgerVkeys(genesis), genesisDigest: genesis.digest });
  expect(report.problems).toEqual([]);
  const counts = { notices: sent.length, decisions: sent.length, receipts: sent.length, refusals: 0 };
  expect(report).toMatchObject({ ok: true, gaps: [], forks: [], unanswered: [], counts });
  held = true;
});

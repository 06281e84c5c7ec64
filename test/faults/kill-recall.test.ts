import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditTree, fileTreeReader } from '@huecry/audit';
import { ledgerVkeys } from '@huecry/registry';
import type { Recall } from '@huecry/sdk';
import { parseReceipt } from '@huecry/seal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticeNumber } from './notices.ts';
import { checkOpenings } from './openings.ts';
import { GATEWAYS, type ServiceName, Stand } from './stand.ts';

/** Each durable step from a recall to its last purge, in order, and the process that takes it. */
const STEPS: readonly (readonly [ServiceName, string])[] = [
  ['origin', 'gateway:recall-opened'],
  ['origin', 'gateway:recall-signed'],
  ['origin', 'gateway:recall-sent'],
  ['exchange', 'exchange:recall-received'],
  ['exchange', 'exchange:recall-taken'],
  ['exchange', 'exchange:recall-appended'],
  ['exchange', 'exchange:recall-delivered'],
  ['exchange', 'exchange:recall-answered'],
  ['recipient', 'gateway:recall-received'],
  ['recipient', 'gateway:recalled'],
  ['recipient', 'gateway:purged'],
  ['recipient', 'gateway:log-emptied'],
  ['recipient', 'gateway:purge-signed'],
  ['origin', 'gateway:recall-logged'],
];

let stand: Stand;
const recalled: string[] = [];
beforeAll(async () => {
  stand = await Stand.open();
}, 600_000);
afterAll(async () => {
  await stand?.stop();
  stand?.remove();
});

/** Asks until one answer comes: processes die meanwhile. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await sleep(50);
    }
  }
}
const folder = (): string => stand.world.at.gateway(GATEWAYS.recipient);
const read = <T>(sql: string, ...values: string[]): T[] => {
  const database = new DatabaseSync(join(folder(), 'gateway.db'), { readOnly: true });
  try {
    return database.prepare(sql).all(...values) as T[];
  } finally {
    database.close();
  }
};
/** Pieces of what stands on disk of a notice's content: ciphertext and wrapped keys. */
const piecesOf = (id: string): Buffer[] =>
  read<{ sealed: Uint8Array; wrapped: Uint8Array }>(
    'SELECT p.sealed, k.wrapped FROM inbox_parts p JOIN inbox_keys k ON k.part = p.id JOIN inbox i ON i.cursor = p.inbox WHERE i.id = ?',
    id,
  ).flatMap(({ sealed, wrapped }) => [Buffer.from(sealed.slice(0, 24)), Buffer.from(sealed.slice(-24)), Buffer.from(wrapped.slice(0, 24))]);
const found = (pieces: readonly Buffer[]): number => {
  const bytes = Buffer.concat(
    readdirSync(folder(), { withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(folder(), file.name))),
  );
  return pieces.filter((piece) => bytes.includes(piece)).length;
};
async function delivered(): Promise<{ readonly id: string; readonly pieces: readonly Buffer[] }> {
  const client = stand.client('origin');
  const number = recalled.length + 1;
  const { id } = await insist(() => client.publish(noticeNumber(number), { to: [GATEWAYS.recipient], idempotencyKey: `recall-${number}` }));
  recalled.push(id);
  while ((await insist(() => client.status(id))).state !== 'settled') await sleep(20);
  const pieces = piecesOf(id);
  expect(pieces.length).toBeGreaterThan(5);
  expect(found(pieces)).toBe(pieces.length);
  return { id, pieces };
}
const recall = (id: string): Promise<Recall> => insist(() => stand.client('origin').recall(id, { code: 'mistaken-identity', reason: 'an invented mistake' }));
async function settled(id: string): Promise<Recall> {
  for (;;) {
    const { recall: now } = await insist(() => stand.client('origin').status(id));
    if (now?.state === 'settled') return now;
    await sleep(50);
  }
}

describe.each(STEPS)('killed when %s reaches %s', (service, step) => {
  test('a recall ends the same: everything of the notice is gone, and its holder has signed so', async () => {
    const { id, pieces } = await delivered();
    const killed = stand.arm(service, step, service);
    await recall(id);
    while (!killed()) await sleep(20);
    const { recipients } = await settled(id);
    expect(recipients).toMatchObject([{ recipient: GATEWAYS.recipient, state: 'purged', reason: null }]);
    expect(found(pieces)).toBe(0);
    expect(read('SELECT state FROM inbox WHERE id = ?', id)).toEqual([{ state: 'purged' }]);
    const receipts = read<{ jws: Uint8Array }>(`SELECT r.jws FROM receipts r JOIN inbox i ON i.digest = r.notice WHERE i.id = ? AND r.state = 'purged'`, id);
    expect(receipts.map(({ jws }) => parseReceipt(Uint8Array.from(jws)).claims)).toMatchObject([{ jti: id, rev: 1, state: 'purged', code: 'recalled' }]);
    expect(
      await insist(() =>
        stand
          .client('recipient')
          .get(id)
          .catch((error: { code: string }) => error.code),
      ),
    ).toBe('recalled');
  });
});

test('a recipient that is off is waited for, and purges when it is back', async () => {
  const { id, pieces } = await delivered();
  const wake = stand.freeze('recipient');
  await recall(id);
  while ((await stand.client('origin').status(id)).recall?.state !== 'logged') await sleep(20);
  expect((await stand.client('origin').health()).recalls).toMatchObject({ unpurged: 1 });
  expect(found(pieces)).toBe(pieces.length);
  wake();
  await settled(id);
  expect(found(pieces)).toBe(0);
});

test('afterwards each recall stands once in a log that verifies, and auditors can open it', async () => {
  await stand.stop();
  const { at, genesis } = stand.world;
  await checkOpenings(stand, [GATEWAYS.origin, GATEWAYS.recipient]);
  const report = await auditTree({ reader: fileTreeReader(at.tree), vkey: ledgerVkeys(genesis), genesisDigest: genesis.digest });
  expect(report.problems).toEqual([]);
  const { length } = recalled;
  expect(report).toMatchObject({ ok: true, gaps: [], forks: [], unanswered: [], counts: { notices: length, decisions: length, recalls: length } });
  expect(read('SELECT * FROM holes UNION ALL SELECT origin, n FROM pairs_in WHERE 0')).toEqual([]);
  expect(read('SELECT 1 FROM quarantine')).toEqual([]);
  expect(read('SELECT 1 FROM tombstones WHERE signed = 0')).toEqual([]);
});

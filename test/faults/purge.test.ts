import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseReceipt } from '@huecry/seal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticeNumber } from './notices.ts';
import { GATEWAYS, Stand } from './stand.ts';

/** Each durable step of a purge, in order. */
const STEPS = [
  'gateway:purged',
  'gateway:log-emptied',
  'gateway:purge-signed',
  'gateway:receipt-sent',
  'gateway:storage-key-made',
  'gateway:storage-key-rewrapped',
] as const;

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.open();
}, 600_000);
afterAll(async () => {
  await stand?.stop();
  stand?.remove();
});

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

describe.each(STEPS)('a recipient that is killed when it reaches %s', (step) => {
  test('erases all the same, and signs once, when nothing is left', async () => {
    const number = STEPS.indexOf(step) + 1;
    const client = stand.client('origin');
    const { id } = await client.publish(noticeNumber(number), { to: [GATEWAYS.recipient] });
    while ((await client.status(id)).recipients[0]?.state !== 'delivered') await sleep(20);
    const pieces = piecesOf(id);
    expect(pieces.length).toBeGreaterThan(5);
    expect(found(pieces)).toBe(pieces.length);

    // A revision takes the place of what is held.
    const killed = stand.arm('recipient', step, 'recipient');
    await client.revise(id, noticeNumber(number + 100));
    while (!killed()) await sleep(20);
    const purged = async (): Promise<boolean> =>
      client.status(id, 1).then(
        ({ recipients }) => recipients[0]?.state === 'purged',
        () => false,
      );
    while (!(await purged())) await sleep(50);
    expect(found(pieces)).toBe(0);
    expect(read('SELECT rev, state FROM inbox WHERE id = ? ORDER BY rev', id)).toEqual([
      { rev: 1, state: 'superseded' },
      { rev: 2, state: 'stored' },
    ]);
    const receipts = read<{ jws: Uint8Array }>(`SELECT r.jws FROM receipts r JOIN inbox i ON i.digest = r.notice WHERE i.id = ? AND r.state = 'purged'`, id);
    expect(receipts.map(({ jws }) => parseReceipt(Uint8Array.from(jws)).claims)).toMatchObject([{ jti: id, rev: 1, state: 'purged', code: 'superseded' }]);
    expect(read('SELECT 1 FROM purges WHERE signed = 0')).toEqual([]);

    // What is held can be read and found, whichever key closed it, and in the end one key does.
    const reader = stand.client('recipient');
    for (const held of read<{ id: string }>(`SELECT id FROM inbox WHERE state = 'stored'`))
      expect((await reader.get(held.id)).content).toMatchObject({ subject: { name: { given: 'Noé' } } });
    expect((await reader.search(`exemplaire-${number + 100}`)).hits).toMatchObject([{ id }]);
    while (read('SELECT DISTINCT storage FROM inbox_keys').length > 1) await sleep(50);
  });
});

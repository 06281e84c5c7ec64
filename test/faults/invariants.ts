import { ledgerVkeys } from '@huecry/registry';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { auditTree, fileTreeReader } from '@huecry/audit';
import { Entry } from '@huecry/proto';
import { parseNoticeJws } from '@huecry/seal';
import { expect } from 'vitest';
import { filesBelow } from '../e2e/files.ts';
import { readPlainTree } from '../e2e/plain-tree.ts';
import { plunder } from '../recipient/attacker.ts';
import { RECIPIENTS, WITHHELD_WORD } from './notices.ts';
import { checkOpenings } from './openings.ts';
import { GATEWAYS, type Stand } from './stand.ts';

/** The categories that an inbox holds, notice by notice; `facts` is what the law judges by. */
const PARTS = `SELECT inbox.id AS notice, category FROM inbox_parts JOIN inbox ON inbox.cursor = inbox WHERE category <> 'facts'`;

const rows = <T>(file: string, sql: string): T[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
};

/**
 * What must hold whatever was killed, whenever: asked of the gateways first, then, with every process ended, of their files.
 * Every accepted notice: exactly one place in the log, one decision, one copy with each permitted recipient, one terminal
 * answer each; nothing unpermitted in any store; a ledger that verifies, with no hole and no fork.
 */
export async function checkInvariants(stand: Stand, published: readonly string[]): Promise<void> {
  const expected = published.toSorted();
  const origin = stand.client('origin');
  const positions = new Map<number, string>();
  for (const id of expected) {
    const status = await origin.status(id);
    expect(status, id).toMatchObject({ state: 'settled', code: null });
    expect(status.proof, id).toContain('c2sp.org/tlog-proof@v1');
    if (status.position === null) throw new Error(`${id} has no position`);
    positions.set(status.position, id);
    const answers = Object.fromEntries(status.recipients.map((one) => [one.recipient, one]));
    expect(Object.keys(answers).toSorted(), id).toEqual(RECIPIENTS.toSorted());
    expect(answers[GATEWAYS.recipient], id).toMatchObject({ state: 'delivered', receipt: { state: 'delivered' } });
    expect(
      answers[GATEWAYS.recipient]?.withheld.map(({ category, point }) => `${category} ${point}`),
      id,
    ).toEqual(expect.arrayContaining(['health origin', 'associates exchange']));
    expect(answers[GATEWAYS.refused], id).toMatchObject({ state: 'refused', point: 'exchange' });
  }
  expect(positions.size).toBe(expected.length);
  // Nobody waits for a blank's receipt, so the last ones may still be on their way. The refused gateway is killed too: that
  // nothing is lost must not hang on one reader that has lived through every fault (its patience is test/bus's matter).
  stand.kill('refused');
  const seen = async (name: 'recipient' | 'refused'): Promise<number> =>
    (
      await stand
        .client(name)
        .list({ limit: 500 })
        .catch(() => ({ items: [] }))
    ).items.length;
  for (const name of ['recipient', 'refused'] as const) while ((await seen(name)) < expected.length) await sleep(200);

  // Everything that the recipient said is shown to it in the log.
  const shown = async (id: string): Promise<boolean> =>
    stand
      .client('recipient')
      .proof(id)
      .then(
        ({ receipts }) => receipts.length > 0 && receipts.every(({ logged }) => logged !== null),
        () => false,
      );
  for (const id of expected) while (!(await shown(id))) await sleep(200);

  await stand.stop();
  const { at } = stand.world;
  const recipientFile = join(at.gateway(GATEWAYS.recipient), 'gateway.db');

  // The inbox: each notice once, complete, without what was withheld.
  const inbox = rows<{ id: string; state: string }>(recipientFile, 'SELECT id, state FROM inbox');
  expect(inbox.map((row) => row.id).toSorted()).toEqual(expected);
  expect(new Set(inbox.map((row) => row.state))).toEqual(new Set(['stored']));
  const leaves = rows<{ notice: string; category: string }>(recipientFile, PARTS);
  const held = Map.groupBy(leaves, (row) => row.notice);
  const categories = new Set([...held.values()].map((all) => [...new Set(all.map((row) => row.category))].toSorted().join(' ')));
  expect(held.size).toBe(expected.length);
  expect(categories.size, 'every copy holds the same categories').toBe(1);
  expect([...categories][0]).toContain('identity');
  for (const withheld of ['health', 'associates']) expect([...categories][0]).not.toContain(withheld);
  expect(rows(recipientFile, 'SELECT * FROM quarantine')).toEqual([]);
  expect(rows(recipientFile, 'SELECT * FROM holes')).toEqual([]);

  // The refused recipient knows of each notice and holds nothing of it.
  const refusedFile = join(at.gateway(GATEWAYS.refused), 'gateway.db');
  expect(
    rows<{ id: string }>(refusedFile, 'SELECT id FROM inbox')
      .map((row) => row.id)
      .toSorted(),
  ).toEqual(expected);
  expect(rows(refusedFile, PARTS)).toEqual([]);

  // The withheld word stands at its origin and nowhere else: not in a recipient's store, not in the middle.
  const foundIn = (folder: string): string[] =>
    [...filesBelow(folder)].filter(({ bytes }) => bytes.includes(Buffer.from(WITHHELD_WORD))).map(({ path }) => path);
  const readWithKeys = (address: string): string =>
    plunder([...filesBelow(at.gateway(address))], [join(at.gateway(address), 'keys')], [])
      .texts.map(({ text }) => text)
      .join('\n');
  expect(readWithKeys(GATEWAYS.origin)).toContain(WITHHELD_WORD);
  for (const address of [GATEWAYS.recipient, GATEWAYS.refused]) expect(readWithKeys(address), address).not.toContain(WITHHELD_WORD);
  for (const folder of [...Object.values(GATEWAYS).map(at.gateway), at.exchange, at.ledger, at.nats]) expect(foundIn(folder), folder).toEqual([]);

  // The outbox: one row and one number each.
  const outbox = rows<{ id: string; seq: number; state: string }>(join(at.gateway(GATEWAYS.origin), 'gateway.db'), 'SELECT id, seq, state FROM outbox');
  expect(outbox.map((row) => row.id).toSorted()).toEqual(expected);
  expect(outbox.map((row) => row.seq).toSorted((a, b) => a - b)).toEqual(expected.map((_, index) => index + 1));

  // The ledger: verified by our audit and read by a second reader; each notice once, each decided once.
  const report = await auditTree({ reader: fileTreeReader(at.tree), vkey: ledgerVkeys(stand.world.genesis), genesisDigest: stand.world.genesis.digest });
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({
    ok: true,
    gaps: [],
    forks: [],
    unanswered: [],
    counts: { notices: expected.length, decisions: expected.length, refusals: 0 },
  });
  expect(report.counts.receipts).toBe(expected.length);
  const tree = readPlainTree(at.tree, readFileSync(at.vkey, 'utf8'));
  expect({ size: tree.size, root: tree.root }).toEqual({ size: report.size, root: report.root });
  for (const [position, id] of positions) {
    const { notice } = Entry.decode(tree.entries[position] ?? new Uint8Array(0));
    expect(notice === null ? null : parseNoticeJws(notice.jws).claims.jti, id).toBe(id);
  }

  await checkOpenings(stand, Object.values(GATEWAYS));

  // The exchange: every notice settled, every receipt answered.
  const exchangeFile = join(at.exchange, 'exchange.db');
  expect(
    rows<{ jti: string; state: string }>(exchangeFile, 'SELECT jti, state FROM notices')
      .map(({ jti, state }) => `${jti} ${state}`)
      .toSorted(),
  ).toEqual(expected.map((id) => `${id} settled`));
  expect(rows(exchangeFile, 'SELECT * FROM recipients WHERE times = 0')).toEqual([]);
  expect(rows<{ count: number }>(exchangeFile, 'SELECT COUNT(*) AS count FROM receipts WHERE batch IS NOT NULL')).toEqual([{ count: expected.length }]);
}

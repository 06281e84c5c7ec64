/** `huecry ledger fsck` on what the service itself has written, whether it runs or not. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ledger } from './ledger.ts';
import { callsOf, noticeEntry, openLedger, removeWorlds, sampleWorld, type World } from './testing/world.ts';

const MAIN = join(import.meta.dirname, '../../../packages/cli/src/main.ts');
const SIZE = 600;
let world: World;
let ledger: Ledger;
beforeAll(async () => {
  world = sampleWorld(mkdtempSync(join(tmpdir(), 'huecry-fsck-')));
  ledger = await openLedger(world, { groupMs: 0, checkpointMs: 1 });
  const { append, proof } = callsOf(ledger);
  const { positions } = await append(1, ...Array.from({ length: SIZE - 1 }, (_, i) => ({ key: `${i}`, entry: noticeEntry(`notice ${i}`) })));
  await proof(positions[0] ?? 0);
  writeFileSync(join(world.dataDir, 'vkeys'), world.vkeys.map((vkey) => `${vkey}\n`).join(''));
});
afterAll(async () => {
  await ledger.close();
  removeWorlds();
});

function fsck(folder: string, ...more: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'ledger', 'fsck', folder, ...more], {
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}
function harmed(harm: (folder: string, database: string) => void): string {
  const { dataDir } = sampleWorld();
  cpSync(world.dataDir, dataDir, { recursive: true });
  harm(dataDir, join(dataDir, 'ledger.db'));
  return dataDir;
}
const gone = (database: string): void => ['', '-wal', '-shm'].forEach((suffix) => rmSync(`${database}${suffix}`, { force: true }));
const sql = (statement: string) => (_folder: string, path: string) => {
  const database = new DatabaseSync(path);
  database.exec('DROP TRIGGER entries_are_final; DROP TRIGGER entries_stay');
  database.exec(statement);
  database.close();
};

test('it says what it checked, and disturbs nothing while the service runs', async () => {
  expect(fsck(world.dataDir)).toMatchObject({
    status: 0,
    out: expect.stringMatching(/600 entries, no damage\nchecked: the tree; ledger\.db is in use.*; cosignatures: not checked \(huecry audit verify/u),
  });
  expect(ledger.status()).toMatchObject({ intake: 'open' });
  expect(fsck(harmed(() => undefined))).toMatchObject({ status: 0, out: expect.stringContaining('checked: the tree and ledger.db;') });
  const alone = harmed((_folder, database) => gone(database));
  for (const name of ['key', 'scratch']) rmSync(join(alone, name), { recursive: true, force: true });
  expect(fsck(alone)).toMatchObject({ status: 0, out: expect.stringContaining('no ledger.db beside it') });
});

test('a database that has other entries than the signed ones is named, with their positions', () => {
  const changed = fsck(harmed(sql("UPDATE entries SET entry = x'00' WHERE position IN (7, 300)")));
  expect(changed).toMatchObject({ status: 1, out: expect.stringContaining('ledger.db: wrong-entries (entries 7, 300)') });
  expect(changed.out).toContain('--mend-database');
  const report = JSON.parse(fsck(harmed(sql('DELETE FROM entries WHERE position = 599')), '--json').out);
  expect(report).toMatchObject({ left: 1, damaged: [], cosignatures: 'not-checked', database: { code: 'wrong-entries', entries: [599] } });
});

test("a database that is cut, is none, or is gone from the service's folder is named", () => {
  const cut = harmed(sql('PRAGMA journal_mode = DELETE'));
  truncateSync(join(cut, 'ledger.db'), Math.floor(statSync(join(cut, 'ledger.db')).size / 2));
  expect(fsck(cut)).toMatchObject({ status: 1, out: expect.stringContaining('ledger.db: malformed-database') });
  const none = harmed((_folder, database) => {
    gone(database);
    writeFileSync(database, 'x'.repeat(8_192));
  });
  expect(fsck(none)).toMatchObject({ status: 1, out: expect.stringContaining('ledger.db: malformed-database') });
  const lost = harmed((_folder, database) => gone(database));
  expect(fsck(lost)).toMatchObject({ status: 1, out: expect.stringContaining('ledger.db: missing') });
});

test('flipped bytes of a key are found, and nothing is left beside the database', () => {
  const folder = harmed(sql('PRAGMA journal_mode = DELETE; PRAGMA journal_mode = WAL'));
  const path = join(folder, 'ledger.db');
  const before = readdirSync(folder);
  expect(fsck(folder)).toMatchObject({ status: 0, out: expect.stringContaining('checked: the tree and ledger.db;') });
  expect(readdirSync(folder)).toEqual(before);
  const database = new DatabaseSync(path, { readOnly: true });
  const key = database.prepare('SELECT key FROM entries WHERE position = 300').get()?.['key'];
  database.close();
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  const bytes = readFileSync(path);
  // In its row, not in the index: the two no longer agree.
  const at = bytes.indexOf(Buffer.concat([key as Uint8Array, Buffer.from('notice')]));
  expect(at).toBeGreaterThan(0);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
  expect(fsck(folder)).toMatchObject({ status: 1, out: expect.stringContaining('ledger.db: malformed-database') });
});

test('what can be made again from the tree is restored from the tree itself', () => {
  const folder = harmed((data) => rmSync(join(data, 'tree/tile/0/000')));
  expect(fsck(folder)).toMatchObject({ status: 1, out: expect.stringContaining('with --from the same folder') });
  expect(fsck(folder, '--from', folder)).toMatchObject({ status: 0, out: expect.stringContaining('restored from the rest of the tree') });
  expect(fsck(folder)).toMatchObject({ status: 0 });
});

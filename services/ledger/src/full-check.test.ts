/** What is damaged is found at the start, wherever it is, named exactly, and mended where that is possible from here. */
import {
  closeSync,
  copyFileSync,
  cpSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fsckTree, type TreeFile, verifyTree } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CHECKED_FIRST } from './full-check.ts';
import { createHttp } from './http.ts';
import { Ledger } from './ledger.ts';
import { callsOf, FAST, noticeEntry, openLedger, removeWorlds, sampleWorld, type World } from './testing/world.ts';

const SIZE = 1_000;
const notice = (i: number) => ({ key: `notice ${i}`, entry: noticeEntry(`notice ${i}`) });

async function written(size: number): Promise<World> {
  const world = sampleWorld(mkdtempSync(join(tmpdir(), 'huecry-check-')));
  const ledger = await openLedger(world, { groupMs: 0, checkpointMs: 1 });
  const { append, proof } = callsOf(ledger);
  for (let from = 1; from < size; from += 500) {
    const { positions } = await append(1, ...Array.from({ length: Math.min(500, size - from) }, (_, i) => notice(from + i)));
    await proof(positions[0] ?? 0);
  }
  await ledger.close();
  return world;
}

let small: World;
let large: World;
beforeAll(async () => {
  [small, large] = [await written(SIZE), await written(CHECKED_FIRST + 4_000)];
}, 120_000);
afterAll(removeWorlds);

const open = new Set<Ledger>();
afterEach(async () => {
  for (const ledger of open) await ledger.close();
  open.clear();
});

/** A copy of a log to harm. */
function copyOf(world: World): World {
  const { dataDir } = sampleWorld();
  cpSync(world.dataDir, dataDir, { recursive: true });
  return { ...world, dataDir };
}

async function start(world: World, mendDatabase = false): Promise<Ledger> {
  const ledger = await Ledger.open({ ...world, timing: FAST, log: pino({ level: 'silent' }), now: Date.now, mendDatabase });
  open.add(ledger);
  return ledger;
}

const stop = async (ledger: Ledger): Promise<void> => {
  open.delete(ledger);
  await ledger.close();
};

const treeOf = ({ dataDir }: World): string => join(dataDir, 'tree');

function flip(path: string, at: number): void {
  const file = openSync(path, 'r+');
  const byte = readFileSync(path)[at] ?? 0;
  writeSync(file, Uint8Array.of(byte ^ 1), 0, 1, at);
  closeSync(file);
}

/** What a bad disk or hand does to a row, behind the service's back. */
function harmDatabase({ dataDir }: World, sql: string, ...values: (number | string | Uint8Array)[]): void {
  const database = new DatabaseSync(join(dataDir, 'ledger.db'));
  database.exec('DROP TRIGGER entries_are_final; DROP TRIGGER entries_stay');
  expect(Number(database.prepare(sql).run(...values).changes)).toBeGreaterThan(0);
  database.exec("CREATE TRIGGER entries_are_final BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries are final'); END");
  database.exec("CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries stay'); END");
  database.close();
}

const TREE_FILES = ['tile/entries/000', 'tile/entries/001', 'tile/0/000', 'tile/0/001', 'tile/1/000.p/3', 'tile/0/003.p/232', 'tile/entries/003.p/232'];
const HARMS: readonly (readonly [string, (path: string) => void])[] = [
  ['changed', (path) => flip(path, 5)],
  ['cut off', (path) => writeFileSync(path, readFileSync(path).subarray(0, 20))],
  ['lost', (path) => rmSync(path)],
];

test.each(TREE_FILES.flatMap((path) => HARMS.map(([how, harm]) => ({ path, how, harm }))))('$path $how is named and written again', async ({ path, harm }) => {
  const world = copyOf(small);
  const file = join(treeOf(world), path);
  const before = readFileSync(file);
  harm(file);
  const ledger = await start(world);
  // The right edge is mended before the check: then there is nothing left for it to name.
  const { check, intake } = ledger.status();
  const edge = path.includes('.p/');
  expect(check).toMatchObject({ state: 'ok', size: SIZE, checked: SIZE, damagedCount: 0, action: null, mended: edge ? [] : [{ file: path }] });
  expect(intake).toBe('open');
  expect(readFileSync(file)).toEqual(before);
  expect((await callsOf(ledger).append(1, notice(5_000))).error).toBe('');
  await stop(ledger);
  await verifyTree(readDirectory(treeOf(world)), world.vkeys);
});

test('a damaged partial file of a smaller tree is named and written again: who holds an older checkpoint reads it', async () => {
  const world = copyOf(small);
  const [index, width] = [2, 200];
  const leftOver = join(treeOf(world), `tile/0/00${index}.p/${width}`);
  mkdirSync(dirname(leftOver), { recursive: true });
  const right = readFileSync(join(treeOf(world), `tile/0/00${index}`)).subarray(0, width * 32);
  writeFileSync(leftOver, right);
  flip(leftOver, 40);
  expect((await start(world)).status().check).toMatchObject({ state: 'ok', mended: [{ file: `tile/0/00${index}.p/${width}`, code: 'wrong-hash' }] });
  expect(readFileSync(leftOver)).toEqual(right);
});

test('an entry of the database that is not the signed one is named, stops intake, is not given out, and is mended on request', async () => {
  const world = copyOf(small);
  harmDatabase(world, 'UPDATE entries SET entry = ? WHERE position IN (300, 301)', noticeEntry('another'));
  const ledger = await start(world);
  const app = await createHttp(ledger);
  const health = await app.inject('/health');
  expect([health.statusCode, health.json()]).toMatchObject([
    503,
    {
      status: 'damaged',
      intake: 'closed',
      code: 'damaged',
      check: { state: 'damaged', damaged: [{ file: 'ledger.db', code: 'wrong-hash', entries: [300, 301] }] },
    },
  ]);
  expect(health.json<{ check: { action: string } }>().check.action).toContain('--mend-database');
  await app.close();
  const { append, read, proof } = callsOf(ledger);
  expect(await append(1, notice(5_000))).toMatchObject({ error: 'unavailable', positions: [] });
  expect([(await read(295, 10)).error, (await read(302, 10)).error, (await proof(300)).error, (await proof(302)).error]).toEqual([
    'unavailable',
    '',
    'unavailable',
    '',
  ]);
  await stop(ledger);

  const mended = await start(world, true);
  expect(mended.status()).toMatchObject({ intake: 'open', check: { state: 'ok', damagedCount: 0 } });
  expect((await callsOf(mended).read(300, 2)).entries.map(({ entry }) => Buffer.from(entry))).toEqual([300, 301].map((i) => Buffer.from(notice(i).entry)));
  expect(await callsOf(mended).append(1, notice(300))).toMatchObject({ error: '', positions: [300] });
  await stop(mended);
  // It is final again.
  expect(() => new DatabaseSync(join(world.dataDir, 'ledger.db')).exec("UPDATE entries SET entry = x'00' WHERE position = 300")).toThrow('entries are final');
});

test('a row that is gone is named, and cannot be mended from the tree: its key is not in it', async () => {
  const world = copyOf(small);
  harmDatabase(world, 'DELETE FROM entries WHERE position = 77');
  const ledger = await start(world);
  expect(ledger.status()).toMatchObject({ intake: 'closed', check: { state: 'damaged', damaged: [{ file: 'ledger.db', code: 'missing', entries: [77] }] } });
  await stop(ledger);
  await expect(start(world, true)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('the first is 77') });
});

test('an entry that is damaged in the database and in its bundle needs a copy: fsck restores the tree, the start the database', async () => {
  const world = copyOf(small);
  harmDatabase(world, 'UPDATE entries SET entry = ? WHERE position = 300', noticeEntry('another'));
  flip(join(treeOf(world), 'tile/entries/001'), 1_300);
  const ledger = await start(world);
  const { check } = ledger.status();
  expect(check).toMatchObject({ state: 'damaged' });
  expect(check.damaged.map(({ file }) => file).toSorted()).toEqual(['ledger.db', 'tile/entries/001']);
  expect(check.action).toContain('huecry ledger fsck');
  await stop(ledger);
  await expect(start(world, true)).rejects.toMatchObject({ code: 'damaged' });
  const restore = async ({ path, bytes }: TreeFile): Promise<void> => writeFileSync(join(treeOf(world), path), bytes);
  await fsckTree(readDirectory(treeOf(world)), world.vkeys, { mirror: readDirectory(treeOf(small)), restore });
  expect((await start(world, true)).status()).toMatchObject({ intake: 'open', check: { state: 'ok' } });
});

test('a page of the database that is overwritten never passes for whole', async () => {
  const world = copyOf(small);
  const path = join(world.dataDir, 'ledger.db');
  const pages = statSync(path).size / 4_096;
  for (let page = 3; page < pages; page += 1) {
    copyFileSync(join(small.dataDir, 'ledger.db'), path);
    const file = openSync(path, 'r+');
    writeSync(file, new Uint8Array(4_096).fill(0xa5), 0, 4_096, page * 4_096);
    expect(fstatSync(file).size).toBe(pages * 4_096);
    closeSync(file);
    const outcome = await start(world).then(
      async (ledger) => {
        const { intake, check } = ledger.status();
        await stop(ledger);
        return { intake, file: check.damaged[0]?.file };
      },
      (error: { code?: string }) => ({ refused: error.code }),
    );
    expect(outcome, `page ${page}`).not.toMatchObject({ intake: 'open' });
  }
});

test('a large log takes entries while the rest is looked at, and stops when damage is found', async () => {
  const world = copyOf(large);
  const last = CHECKED_FIRST + 3_000;
  harmDatabase(world, 'UPDATE entries SET entry = ? WHERE position = ?', noticeEntry('another'), last);
  const ledger = await start(world);
  const app = await createHttp(ledger);
  const word = async () => (await app.inject('/health')).json<{ status: string }>().status;
  expect([await word(), ledger.status().intake]).toEqual(['checking', 'open']);
  expect((await callsOf(ledger).append(1, notice(50_000))).error).toBe('');
  await ledger.whenChecked();
  expect(await word()).toBe('damaged');
  expect(ledger.status()).toMatchObject({ intake: 'closed', check: { damaged: [{ file: 'ledger.db', entries: [last] }] } });
  expect((await callsOf(ledger).append(1, notice(50_001))).error).toBe('unavailable');
  await app.close();
});

test('what entries are judged by is proved before any is taken, in a large log too', async () => {
  const world = copyOf(large);
  harmDatabase(world, 'UPDATE entries SET kind = ? WHERE position = 9', 'registry');
  const ledger = await start(world);
  // The row's bytes are right and its kind is not: the registry would be folded over it.
  expect(ledger.status()).toMatchObject({ intake: 'closed', check: { state: 'damaged', damaged: [{ file: 'ledger.db', code: 'wrong-kind', entries: [9] }] } });
});

test('ends in order in the middle of a check', async () => {
  const ledger = await start(copyOf(large));
  expect(ledger.status().check.state).toBe('checking');
  await stop(ledger);
  expect(ledger.status().check).toMatchObject({ damagedCount: 0 });
});

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { fileTreeReader, parseEnd, type ReplayOptions, type ReplayReport, replayTree } from '@huecry/audit';
import { temporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleLedger } from './sample.ts';
import type { Scribe } from './scribe.ts';

const folder = temporaryFolder('huecry-resume-');
afterAll(() => folder.remove());
const at = (name: string): string => join(folder.path, name);
const CLI = join(import.meta.dirname, '../../packages/cli/src/main.ts');

let scribe: Scribe;
let whole: ReplayReport;
const options = (more: Partial<ReplayOptions> = {}): ReplayOptions => ({
  reader: fileTreeReader(at('tree')),
  vkey: scribe.vkey,
  file: at('oversight'),
  work: at('work'),
  workers: 1,
  ...more,
});
/** With a fresh working file. */
const replay = (name: string, more: Partial<ReplayOptions> = {}): Promise<ReplayReport> => replayTree(options({ work: at(name), ...more }));

beforeAll(async () => {
  ({ scribe } = sampleLedger());
  const held: ReturnType<Scribe['pass']>[] = [];
  for (let i = 0; scribe.next < 1_300; i += 1) {
    const notice = scribe.log(scribe.desk('fr/dcpj').make(['de/bka' as never, 'jp/npa' as never]));
    // Every fortieth decision is wrong, and signed all the same.
    scribe.decide(notice, (decisions) => (i % 40 === 7 ? decisions.map((one) => ({ ...one, factsDigest: 'A'.repeat(43) })) : decisions));
    if (i % 3 === 0) scribe.receipt(notice, 'jp/npa');
    held.push(notice);
    // Long after: its notice is in memory no more where the replay went on in between.
    const earlier = held[i - 200];
    if (earlier !== undefined && i % 5 === 0) scribe.release(earlier, 'jp/npa', ['de/bka']);
    if (earlier !== undefined && i % 7 === 3 && i % 5 !== 0) {
      scribe.recall(earlier);
      if (i % 2 === 0) scribe.receipt(earlier, 'jp/npa', { state: 'purged', code: 'recalled' });
    }
    scribe.nowSeconds += 61;
    if (i % 100 === 99) scribe.say({ type: 'member.facts', deathPenalty: i % 200 === 99, source: 'invented', asOf: '2026-02-02' }, 'jp');
  }
  await scribe.writeTree(at('tree'));
  await scribe.writeOversight(at('oversight'));
  writeFileSync(at('vkeys'), `${scribe.vkey}\n`);
  whole = await replay('whole');
});

test('the ledger of these tests has wrong decisions, early and late, and all of them are found', () => {
  expect(whole.checked).toBe(scribe.next);
  expect(new Set(whole.problems.items.map(({ code }) => code))).toEqual(new Set(['decision-differs']));
  expect(whole.decisions.notEvaluated).toBe(0);
  expect(whole.releases.find(({ outcome }) => outcome === 'release')?.count).toBeGreaterThan(10);
  expect(whole.decisions.differing).toBeGreaterThan(10);
  expect(whole.recalls.count).toBeGreaterThan(10);
  expect(whole.recalls.purged).toBeGreaterThan(5);
  expect(whole.recalls.notPurged.count).toBeGreaterThan(10);
});

test('one thread, two and three give the same report', async () => {
  expect(JSON.stringify(await replay('two', { workers: 2 }))).toBe(JSON.stringify(whole));
  expect(JSON.stringify(await replay('three', { workers: 3 }))).toBe(JSON.stringify(whole));
});

function position(work: string): number {
  try {
    const database = new DatabaseSync(work, { readOnly: true });
    try {
      return Number(database.prepare("SELECT value FROM meta WHERE name = 'position'").get()?.['value'] ?? 0);
    } finally {
      database.close();
    }
  } catch {
    // The file or its tables are not there yet, or it is being written.
    return 0;
  }
}

/** Begins the command; ends it by SIGKILL as soon as it is further than it was. Gives what it printed, if it came to an end. */
async function runOnce(work: string, workers: number): Promise<string | null> {
  const before = position(work);
  const child: ChildProcess = spawn(
    process.execPath,
    [CLI, 'audit', 'replay', at('tree'), '--vkey', at('vkeys'), '--file', at('oversight'), '--work', work, '--workers', String(workers), '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const printed = child.stdout === null ? Promise.resolve('') : text(child.stdout);
  const ended = once(child, 'exit');
  while (child.exitCode === null && child.signalCode === null) {
    const now = position(work);
    if (now > before && now < scribe.next) child.kill('SIGKILL');
    await sleep(1);
  }
  await ended;
  return child.signalCode === 'SIGKILL' ? null : printed;
}

test.each([1, 2])('killed again and again, it goes on and ends in the same report, byte for byte (%i workers)', async (workers) => {
  const work = at(`killed-${workers}`);
  let kills = 0;
  let printed: string | null = null;
  while (printed === null) {
    printed = await runOnce(work, workers);
    if (printed === null) kills += 1;
  }
  expect(kills).toBeGreaterThan(0);
  expect(printed).toBe(`${JSON.stringify(whole, null, 2)}\n`);
  // Ended: the same command reads the ledger anew, and says the same.
  expect(JSON.stringify(await replayTree(options({ work, workers })))).toBe(JSON.stringify(whole));
});

test('a working file is used for what it was begun with and nothing else', async () => {
  await replay('whole');
  await expect(replay('whole', { end: parseEnd('500') })).rejects.toMatchObject({ code: 'other-work', message: expect.stringContaining('another end') });
  await expect(replay('whole', { file: undefined })).rejects.toMatchObject({ code: 'other-work' });
  await scribe.writeOversight(at('shorter'), (opening) => (opening.position === 700 ? null : opening));
  await expect(replay('whole', { file: at('shorter') })).rejects.toMatchObject({ code: 'other-work', message: expect.stringContaining('audit file') });
  writeFileSync(at('no-work'), 'something else');
  await expect(replay('no-work')).rejects.toMatchObject({ code: 'other-work' });
  rmSync(at('no-work'));
  expect(statSync(at('whole')).mode & 0o777).toBe(0o600);
});

test('what was altered after a replay had ended is found by the next one', async () => {
  await scribe.writeTree(at('altered-tree'));
  await scribe.writeOversight(at('altered'));
  const again = (): Promise<ReplayReport> => replay('altered-work', { reader: fileTreeReader(at('altered-tree')), file: at('altered') });
  expect(JSON.stringify(await again())).toBe(JSON.stringify(whole));
  const bundle = join(at('altered-tree'), 'tile/entries/001');
  const bytes = readFileSync(bundle);
  writeFileSync(bundle, flipped(bytes));
  expect((await again()).problems.items).toContainEqual(expect.objectContaining({ code: 'wrong-hash' }));
  writeFileSync(bundle, bytes);
  expect((await again()).problems.count).toBe(whole.problems.count);
  // Of the audit file every byte counts, also where its header and its length stay what they were.
  writeFileSync(at('altered'), flipped(readFileSync(at('altered'))));
  await expect(again()).rejects.toMatchObject({ code: 'other-work', message: expect.stringContaining('audit file') });
});

const flipped = (bytes: Uint8Array): Buffer => {
  const altered = Buffer.from(bytes);
  const middle = Math.floor(altered.length / 2);
  altered.writeUInt8(altered.readUInt8(middle) ^ 1, middle);
  return altered;
};

test('of a person’s own the working file lies where nobody else can have put one, and goes when the replay has ended', async () => {
  const state = at('state');
  const beside = at('received');
  await scribe.writeOversight(beside, (opening) => (opening.position === 700 ? null : opening));
  // Whoever sent the file sent a finished working file along.
  const replayed = await replay('sent', { file: beside });
  renameSync(at('sent'), `${beside}.work`);
  new DatabaseSync(`${beside}.work`).exec('DELETE FROM problem; DELETE FROM tally');
  const command = [CLI, 'audit', 'replay', at('tree'), '--vkey', at('vkeys'), '--file', beside, '--json'];
  const run = (...more: readonly string[]) =>
    spawnSync(process.execPath, [...command, ...more], { env: { ...process.env, XDG_STATE_HOME: state }, encoding: 'utf8' });
  expect(JSON.parse(run().stdout)).toEqual(JSON.parse(JSON.stringify(replayed)));
  expect(readdirSync(join(state, 'huecry/replay'))).toEqual([]);
  expect(statSync(join(state, 'huecry/replay')).mode & 0o777).toBe(0o700);
});

test('an end in the middle is reached the same way with a stop in between', async () => {
  const end = parseEnd('900');
  const there = await replay('at-once', { end });
  expect(there).toMatchObject({ checked: 900, end: { position: 900 } });
  expect(there.holdings?.count).toBeGreaterThan(10);
  const stopping = options({
    work: at('stopped'),
    end,
    onProgress: (done) => {
      if (done >= 512) throw new Error('stopped');
    },
  });
  await expect(replayTree(stopping)).rejects.toThrow('stopped');
  expect(position(at('stopped'))).toBeGreaterThan(0);
  expect(JSON.stringify(await replay('stopped', { end, workers: 2 }))).toBe(JSON.stringify(there));
});

test('a person whose audit file is a newer one than the last replay had gets the newer report, unless the working file is their own', async () => {
  const huecry = async (...more: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
    const child = spawn(process.execPath, [CLI, 'audit', 'replay', at('tree'), '--vkey', at('vkeys'), '--file', at('newer'), '--json', ...more]);
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code: child.exitCode ?? -1, out, err };
  };
  await scribe.writeOversight(at('newer'), (opening) => (opening.position > 600 ? null : opening));
  const first = await huecry();
  await scribe.writeOversight(at('newer'));
  const second = await huecry();
  const report = `${JSON.stringify(whole, null, 2)}\n`;
  expect(second.out).toBe(report);
  expect(first.out).not.toBe(report);

  await huecry('--work', at('mine'));
  await scribe.writeOversight(at('newer'), (opening) => (opening.position > 600 ? null : opening));
  const refused = await huecry('--work', at('mine'));
  expect(refused.code).not.toBe(0);
  expect(refused.err).toContain('other-work');
});

import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBundle, encodeBundle, generateNoteKey, openNote, parseSkey, signNote } from '@huecry/ledger';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type AuditReport, auditTree, fileTreeReader, formatReport } from './index.ts';
import { Log, removeTrees } from './testing/log.ts';

afterAll(removeTrees);

/** 300 entries: a full bundle and a partial one, tiles on two levels. */
function sampleLog(): Log {
  const log = new Log();
  log.register('fr/dcpj');
  log.register('de/bka');
  for (let i = 0; i < 3; i++) {
    log.pass('fr/dcpj');
    log.pass('de/bka');
    log.receipts(4);
  }
  while (log.next < 290) log.receipts(1);
  log.register('de/zka');
  log.pass('de/zka');
  log.pass('fr/dcpj');
  while (log.next < 300) log.receipts(2);
  return log;
}

const audit = (folder: string, log: Log, more: Partial<Parameters<typeof auditTree>[0]> = {}): Promise<AuditReport> =>
  auditTree({ reader: fileTreeReader(folder), vkey: log.key.vkey, ...more });
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .toSorted();

const log = sampleLog();
const good = await log.write();

test('a good log is good, and the report says what is in it', async () => {
  const progress: [number, number][] = [];
  const report = await audit(good, log, { genesisDigest: log.genesis.digest, onProgress: (done, total) => progress.push([done, total]) });
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({
    ok: true,
    origin: 'ledger.test',
    size: 300,
    checked: 300,
    network: { name: 'test network', mode: 'live', genesis: log.genesis.digest },
    counts: { genesis: 1, registry: 3, notices: 8, decisions: 8, refusals: 0, receiptBatches: 280 },
    gaps: [],
    forks: [],
    unanswered: [],
    refusedStatements: [],
    problemCount: 0,
  });
  expect(report.members.map(({ code }) => code)).toEqual(['de', 'fr']);
  expect(report.gateways).toEqual([
    { address: 'de/bka', notices: 3, highestSeq: 3 },
    { address: 'de/zka', notices: 1, highestSeq: 1 },
    { address: 'fr/dcpj', notices: 4, highestSeq: 4 },
  ]);
  expect(progress).toEqual([
    [256, 300],
    [300, 300],
  ]);
  const text = formatReport(report);
  expect(text).toContain('ledger.test: 300 entries');
  expect(text).toContain('OK');
  // The key line as it stands in a file, with its newline.
  expect((await audit(good, log, { vkey: `${log.key.vkey}\n` })).ok).toBe(true);
  expect(filesOf(good)).toEqual(['checkpoint', 'tile/0/000', 'tile/0/001.p/44', 'tile/1/000.p/1', 'tile/entries/000', 'tile/entries/001.p/44']);
});

describe('files that were changed', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await log.write();
  });
  const blamed = async (): Promise<string> => {
    const report = await audit(folder, log);
    expect(report.ok).toBe(false);
    expect(report.problemCount).toBe(1);
    const [problem] = report.problems;
    expect(formatReport(report)).toContain('FAILED: 1 problem');
    expect(formatReport(report)).toContain(`${problem?.path}: ${problem?.code}`);
    return `${problem?.path}: ${problem?.code}`;
  };

  for (const path of ['tile/0/000', 'tile/0/001.p/44', 'tile/1/000.p/1', 'tile/entries/000', 'tile/entries/001.p/44']) {
    test(`a changed byte anywhere in ${path} is named`, async () => {
      const bytes = readFileSync(join(folder, path));
      for (const at of [2, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(join(folder, path), changed);
        expect(await blamed()).toBe(`${path}: wrong-hash`);
      }
    });

    test(`${path} missing, cut, or longer is named`, async () => {
      const file = join(folder, path);
      truncateSync(file, statSync(file).size - 1);
      expect(await blamed()).toBe(`${path}: malformed-bundle`);
      writeFileSync(file, readFileSync(join(good, path)));
      appendFileSync(file, Uint8Array.of(0, 0));
      expect(await blamed()).toBe(`${path}: malformed-bundle`);
      rmSync(file);
      expect(await blamed()).toBe(`${path}: missing`);
    });
  }

  test('a changed entry, and two that changed places', async () => {
    const path = 'tile/entries/001.p/44';
    const entries = decodeBundle(readFileSync(join(folder, path)));
    const [a, b, ...rest] = entries;
    if (a === undefined || b === undefined) throw new Error('two entries expected');
    writeFileSync(join(folder, path), encodeBundle([b, a, ...rest]));
    expect(await blamed()).toBe(`${path}: wrong-hash`);
    writeFileSync(join(folder, path), encodeBundle([a, a, ...rest]));
    expect(await blamed()).toBe(`${path}: wrong-hash`);
  });

  test('a changed, cut or missing checkpoint', async () => {
    const file = join(folder, 'checkpoint');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('\n300\n', '\n299\n'));
    expect(await blamed()).toBe('checkpoint: bad-signature');
    writeFileSync(file, text.slice(0, 40));
    expect(await blamed()).toBe('checkpoint: malformed-note');
    rmSync(file);
    expect(await blamed()).toBe('checkpoint: missing');
  });

  test('another key: of another log, or of the same name', async () => {
    const codeUnder = async (vkey: string) => (await audit(folder, log, { vkey })).problems.map(({ code, path }) => `${path}: ${code}`);
    expect(await codeUnder(generateNoteKey('other.test').vkey)).toEqual(['checkpoint: unsigned']);
    expect(await codeUnder(generateNoteKey('ledger.test').vkey)).toEqual(['checkpoint: unsigned']);
    expect(await codeUnder('not a key')).toEqual([expect.stringContaining('malformed-key')]);
  });

  test('no tree at all', async () => {
    rmSync(folder, { recursive: true });
    expect(await blamed()).toBe('checkpoint: missing');
  });
});

test('a tree that no longer continues an earlier checkpoint', async () => {
  const before = readFileSync(join(await log.write(log.entries.slice(0, 120)), 'checkpoint'), 'utf8');
  expect((await audit(good, log, { seen: before })).problems).toEqual([]);
  expect((await audit(good, log, { seen: readFileSync(join(good, 'checkpoint'), 'utf8') })).problems).toEqual([]);
  const shorter = await log.write(log.entries.slice(0, 100));
  expect((await audit(shorter, log, { seen: before })).problems).toMatchObject([{ code: 'rolled-back' }]);
  const other = await log.write(log.entries.with(50, log.entries[60] ?? new Uint8Array(0)).slice(0, 200));
  expect((await audit(other, log, { seen: before })).problems).toMatchObject([{ code: 'rewritten' }]);
});

test('the second signature is asked for where the genesis entry names its key, whichever key the auditor gave', async () => {
  const second = generateNoteKey('ledger.test', 'ml-dsa-44');
  const two = new Log({ mlDsaVkey: second.vkey });
  const folder = await two.write();
  const file = join(folder, 'checkpoint');
  const { text } = openNote(readFileSync(file), [two.key.vkey]);
  const blamed = async () => (await audit(folder, two)).problems.map(({ code, path }) => `${path}: ${code}`);
  expect(await blamed()).toEqual(['checkpoint: unsigned']);
  const note = signNote(text, [parseSkey(two.key.skey), parseSkey(second.skey)]);
  writeFileSync(file, note);
  expect(await blamed()).toEqual([]);
  expect((await audit(folder, two, { vkey: [two.key.vkey, second.vkey] })).ok).toBe(true);
  const middle = Math.floor(note.length / 2);
  writeFileSync(file, `${note.slice(0, middle)}${note[middle] === 'A' ? 'B' : 'A'}${note.slice(middle + 1)}`);
  expect(await blamed()).toEqual(['checkpoint: bad-signature']);
});

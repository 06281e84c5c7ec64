/** Go's x/mod (sumdb/note, sumdb/tlog) verifies what the ledger service writes, and refuses what was changed. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entriesPath, formatVkey, generateNoteKey, openCheckpoint, parseVkey, tilePath, verifyTree } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeWorlds } from '../../services/ledger/src/testing/world.ts';
import { buildJudge, type Judge } from './judge.ts';
import { ENTRIES, type WrittenLog, writeLog } from './written-log.ts';

const LAST_BUNDLE = Math.floor(ENTRIES / 256);
const LAST_WIDTH = ENTRIES % 256;
const POSITIONS = [
  ...new Set([0, 1, 2, 255, 256, 257, 65_535, 65_536, 40_001, ENTRIES - 2, ENTRIES - 1, ...Array.from({ length: 500 }, (_, i) => (i * 7_919) % ENTRIES)]),
];

let judge: Judge;
let log: WrittenLog;
const scratch = mkdtempSync(join(tmpdir(), 'huecry-conformance-'));

beforeAll(async () => {
  judge = await buildJudge();
  log = await writeLog(POSITIONS);
});

afterAll(() => {
  removeWorlds();
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs `judged` while one file of the tree is another; afterwards it is as it was. */
async function withChanged<T>(path: string, change: (bytes: Buffer) => Uint8Array, judged: () => Promise<T>): Promise<T> {
  const file = join(log.tree, path);
  const kept = join(scratch, 'kept');
  copyFileSync(file, kept);
  try {
    const bytes = readFileSync(file);
    const changed = change(Buffer.from(bytes));
    expect(Buffer.compare(changed, bytes), 'the change changes something').not.toBe(0);
    writeFileSync(file, changed);
    return await judged();
  } finally {
    copyFileSync(kept, file);
  }
}

const flip =
  (at: number) =>
  (bytes: Buffer): Buffer => {
    bytes[at] = (bytes[at] ?? 0) ^ 0x01;
    return bytes;
  };

describe(`a log of ${ENTRIES} entries`, () => {
  test('the checkpoint has an ML-DSA-44 signature beside the one that Go reads', () => {
    const note = readFileSync(join(log.tree, 'checkpoint'));
    expect(openCheckpoint(note, log.world.vkeys)).toMatchObject({ size: ENTRIES });
    expect(note.toString().match(/^— /gm)).toHaveLength(2);
  });

  test('every tile, every entry, root and signature agree with Go', async () => {
    const { agrees, says } = await judge('tree', log.tree, log.world.vkey);
    expect(agrees, says).toBe(true);
    // 274 full tiles of leaf hashes, and one above them.
    expect(JSON.parse(says)).toMatchObject({ size: ENTRIES, fullTiles: LAST_BUNDLE + 1 });
  });

  test('every inclusion proof the service hands out, and every consistency proof, agrees with Go', async () => {
    const newest = log.checkpoints.at(-1)?.note ?? '';
    const cases = [
      ...POSITIONS.filter((position) => position > 0).map((position) => ({
        Entry: Buffer.from(log.entryAt(position)).toString('base64'),
        Proof: log.proofs.get(position),
      })),
      ...log.checkpoints.map(({ size, note }) => ({
        Old: note,
        New: newest,
        Path: (log.paths.get(size) ?? []).map((hash) => Buffer.from(hash).toString('base64')),
      })),
    ];
    expect(log.checkpoints.length).toBeGreaterThan(10);
    const file = join(scratch, 'proofs.jsonl');
    writeFileSync(file, cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const { agrees, says } = await judge('proofs', file, log.world.vkey);
    expect(agrees, says).toBe(true);
    expect(JSON.parse(says)).toEqual({ inclusion: POSITIONS.length - 1, consistency: log.checkpoints.length });
  });

  test.each([
    { what: 'a full tile of leaf hashes', path: tilePath(0, 100), change: flip(4_000), says: /^tile:/ },
    { what: 'the partial tile of leaf hashes', path: tilePath(0, LAST_BUNDLE, LAST_WIDTH), change: flip(0), says: /^tile:/ },
    { what: 'a full tile of level 1', path: tilePath(1, 0), change: flip(32 * 100), says: /^tile:/ },
    { what: 'the partial tile of level 1', path: tilePath(1, 1, LAST_BUNDLE - 256), change: flip(1), says: /^tile:/ },
    { what: 'the top tile', path: tilePath(2, 0, 1), change: flip(31), says: /^tile:/ },
    { what: 'a tile that is cut short', path: tilePath(0, 7), change: (bytes: Buffer) => bytes.subarray(0, -32), says: /^tile:/ },
    { what: 'one bit of an entry', path: entriesPath(200), change: flip(30), says: /^entries: entry 51200 / },
    { what: 'the length of an entry', path: entriesPath(3), change: flip(1), says: /^entries:/ },
    {
      what: 'the last entry',
      path: entriesPath(LAST_BUNDLE, LAST_WIDTH),
      change: (bytes: Buffer) => flip(bytes.length - 1)(bytes),
      says: new RegExp(`^entries: entry ${ENTRIES - 1} `),
    },
    {
      what: 'an entry too many',
      path: entriesPath(9),
      change: (bytes: Buffer) => Buffer.concat([bytes, Uint8Array.of(0, 1, 65)]),
      says: /^entries: .* goes on/,
    },
  ])('Go refuses $what, and so do we', async ({ path, change, says }) => {
    await withChanged(path, change, async () => {
      const verdict = await judge('tree', log.tree, log.world.vkey);
      expect(verdict.agrees).toBe(false);
      expect(verdict.says).toMatch(says);
      await expect(verifyTree(readDirectory(log.tree), log.world.vkey)).rejects.toMatchObject({ path: expect.stringContaining('tile/') });
    });
  });

  test.each([
    { what: 'another size', change: (note: string) => note.replace(`\n${ENTRIES}\n`, `\n${ENTRIES - 1}\n`) },
    {
      what: 'another root',
      change: (note: string) => note.replace(/\n(.)([^\n]{42}=)\n\n/, (_, first: string, rest: string) => `\n${first === 'A' ? 'B' : 'A'}${rest}\n\n`),
    },
    { what: 'another origin', change: (note: string) => note.replace(/^[^\n]+/, 'other.example/log') },
    {
      what: 'one letter of the signature',
      change: (note: string) =>
        note.replace(/(\n\n.*)(.)(.{10}=*\n)/, (_, start: string, letter: string, rest: string) => `${start}${letter === 'A' ? 'B' : 'A'}${rest}`),
    },
    { what: 'no signature of the key', change: (note: string) => note.replace(/— \S+ /, '— other.example/log ') },
  ])('Go refuses a checkpoint with $what', async ({ change }) => {
    await withChanged(
      'checkpoint',
      (bytes) => Buffer.from(change(bytes.toString())),
      async () => {
        const verdict = await judge('tree', log.tree, log.world.vkey);
        expect(verdict).toMatchObject({ agrees: false, says: expect.stringMatching(/^checkpoint:/) });
      },
    );
  });

  test('Go refuses the log under another key of the same name', async () => {
    const { name } = parseVkey(log.world.vkey);
    const stranger = formatVkey(name, parseVkey(generateNoteKey(name).vkey).publicKey);
    expect(await judge('tree', log.tree, stranger)).toMatchObject({ agrees: false, says: expect.stringMatching(/^checkpoint:/) });
  });

  test('Go refuses changed proofs: another entry, another index, another path, another old tree', async () => {
    const [, position = 1] = POSITIONS;
    const proof = log.proofs.get(position) ?? '';
    const entry = Buffer.from(log.entryAt(position)).toString('base64');
    const [first, second] = log.checkpoints;
    const newest = log.checkpoints.at(-1)?.note ?? '';
    const path = (log.paths.get(first?.size ?? 0) ?? []).map((hash) => Buffer.from(hash).toString('base64'));
    const wrong = [
      { Entry: Buffer.from(log.entryAt(position + 1)).toString('base64'), Proof: proof },
      { Entry: entry, Proof: proof.replace(`index ${position}\n`, `index ${position + 1}\n`) },
      { Entry: entry, Proof: proof.replace(/\n[^\n]{43}=\n/, '\n') },
      { Old: second?.note, New: newest, Path: path },
      { Old: first?.note, New: newest, Path: path.slice(1) },
      { Old: first?.note, New: second?.note, Path: path },
    ];
    const verdicts = [];
    for (const [i, one] of wrong.entries()) {
      const file = join(scratch, `wrong-${i}.jsonl`);
      writeFileSync(file, `${JSON.stringify(one)}\n`);
      verdicts.push(await judge('proofs', file, log.world.vkey));
    }
    expect(verdicts.map(({ agrees }) => agrees)).toEqual(wrong.map(() => false));
    for (const { says } of verdicts) expect(says).toMatch(/^(inclusion|consistency): line 1: /);
  });
});

test.each([1, 255, 256, 257, 65_536 + 300])('a log of %i entries that Go wrote alone verifies under our code', async (count) => {
  const folder = join(scratch, `go-${count}`);
  const { skey, vkey } = generateNoteKey('go.example/log');
  const { agrees, says } = await judge('write', folder, skey, String(count));
  expect(agrees, says).toBe(true);
  const { size, root } = await verifyTree(readDirectory(folder), vkey);
  expect(JSON.parse(says)).toEqual({ size, root: Buffer.from(root).toString('base64') });
});

/** `huecry ledger` as a person types it, on a tree in a folder. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findFork, formatCheckpoint, formatFork, generateNoteKey, parseSkey, parseVkey, signNote, tileHashes, type TreeFile, TileWriter } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'huecry-cli-ledger-'));
const { skey, vkey } = generateNoteKey('ledger.example/huecry');
const SIZE = 700;

async function writeTree(name: string, entryAt: (position: number) => string): Promise<string> {
  const data = join(folder, name);
  const write = async (files: readonly TreeFile[]): Promise<void> => {
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(data, 'tree', path)), { recursive: true });
      writeFileSync(join(data, 'tree', path), bytes);
    }
  };
  const writer = TileWriter.empty();
  await writer.append(
    { write },
    Array.from({ length: SIZE }, (_, i) => new TextEncoder().encode(entryAt(i))),
  );
  writeFileSync(
    join(data, 'tree/checkpoint'),
    signNote(formatCheckpoint({ origin: 'ledger.example/huecry', size: SIZE, root: writer.root() }), [parseSkey(skey)]),
  );
  writeFileSync(join(data, 'vkey'), `${vkey}\n`);
  return data;
}

const huecry = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts'), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

let data: string;
beforeAll(async () => {
  data = await writeTree('one', (position) => `entry ${position}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('fsck names a damaged entry exactly, changes nothing without a copy, and restores it from one', () => {
  const mirror = join(folder, 'mirror');
  cpSync(data, mirror, { recursive: true });
  expect(huecry('ledger', 'fsck', data)).toMatchObject({ status: 0, stdout: expect.stringContaining('700 entries, no damage') });

  const path = join(data, 'tree/tile/entries/001');
  const whole = readFileSync(path);
  const damaged = Buffer.from(whole);
  damaged[20] = (damaged[20] ?? 0) ^ 1;
  writeFileSync(path, damaged);
  rmSync(join(data, 'tree/tile/0/000'));
  const found = huecry('ledger', 'fsck', data);
  expect(found.status).toBe(1);
  expect(found.stdout).toContain('tile/entries/001: wrong-hash (entry 257)');
  expect(found.stdout).toContain('tile/0/000: missing; can be made again from the rest of the tree');
  expect(readFileSync(path)).toEqual(damaged);

  const restored = huecry('ledger', 'fsck', data, '--from', mirror, '--json');
  expect(restored.status).toBe(0);
  expect(JSON.parse(restored.stdout)).toMatchObject({ size: 700, left: 0, damaged: [{ path: 'tile/0/000' }, { path: 'tile/entries/001', entries: [257] }] });
  expect(readFileSync(path)).toEqual(whole);
  expect(huecry('ledger', 'fsck', data)).toMatchObject({ status: 0 });
});

test('fsck says what to do where it cannot begin', () => {
  expect(huecry('ledger', 'fsck', join(folder, 'nowhere'))).toMatchObject({ status: 1, stderr: expect.stringContaining('--vkey') });
});

test('fork checks a proof against a ledger, under its key alone', async () => {
  const other = await writeTree('two', (position) => (position === 9 ? 'another' : `entry ${position}`));
  const note = (of: string): string => readFileSync(join(of, 'tree/checkpoint'), 'utf8');
  const fork = await findFork(note(data), note(other), tileHashes(readDirectory(join(other, 'tree')), SIZE), vkey);
  const file = join(folder, 'fork.json');
  writeFileSync(file, fork === undefined ? '' : formatFork(fork));
  expect(huecry('ledger', 'fork', file, '--vkey', join(data, 'vkey'))).toMatchObject({ status: 0, stdout: expect.stringContaining('has shown two histories') });
  const stranger = join(folder, 'stranger');
  writeFileSync(stranger, generateNoteKey('ledger.example/huecry').vkey);
  expect(huecry('ledger', 'fork', file, '--vkey', stranger)).toMatchObject({ status: 1, stderr: expect.stringContaining('unsigned') });
});

test('makes the two keys of a new log, and never in place of others', () => {
  const out = join(folder, 'new-log');
  const { status, stdout } = huecry('ledger', 'key', 'ledger.example/new', '--out', out, '--json');
  expect(status).toBe(0);
  const { origin, vkey: first, mlDsaVkey } = JSON.parse(stdout);
  expect([parseVkey(first).type, parseVkey(mlDsaVkey).type, origin]).toEqual(['ed25519', 'ml-dsa-44', 'ledger.example/new']);
  const skeys = readFileSync(join(out, 'key'), 'utf8').trim().split('\n');
  expect(skeys.map((line) => parseSkey(line).vkey)).toEqual([first, mlDsaVkey]);
  expect(statSync(join(out, 'key')).mode % 0o1000).toBe(0o600);
  expect(readFileSync(join(out, 'vkey'), 'utf8')).toBe(`${first}\n`);
  expect(readFileSync(join(out, 'vkeys'), 'utf8')).toBe(`${first}\n${mlDsaVkey}\n`);
  expect(stdout).not.toContain('PRIVATE');
  expect(huecry('ledger', 'key', 'ledger.example/new', '--out', out)).toMatchObject({ status: 1, stderr: expect.stringContaining('there already') });
  expect(readFileSync(join(out, 'key'), 'utf8').trim().split('\n')).toEqual(skeys);
  expect(huecry('ledger', 'key', 'two words', '--out', join(folder, 'none'))).toMatchObject({ status: 1 });
});

/** As `huecry`, while this process goes on: it serves what the command reads. */
async function huecryBeside(...args: readonly string[]): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts'), ...args]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part) => (stdout += String(part)));
  child.stderr.on('data', (part) => (stderr += String(part)));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout, stderr };
}

test('mirrors a log over HTTP, restores another from it over HTTP, and refuses what does not continue it', async () => {
  let shown = join(data, 'tree');
  const server = createServer((request, response) => {
    try {
      const bytes = readFileSync(join(shown, String(request.url).slice('/log/'.length)));
      response.writeHead(200).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`;
  try {
    const copy = join(folder, 'kept');
    const vkeyFile = join(data, 'vkey');
    expect(await huecryBeside('ledger', 'mirror', url, '--to', copy, '--vkey', vkeyFile, '--json')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`"size": ${SIZE}`),
    });
    expect(huecry('ledger', 'fsck', copy)).toMatchObject({ status: 0, stdout: expect.stringContaining('no damage') });
    expect(JSON.parse((await huecryBeside('ledger', 'mirror', url, '--to', copy, '--vkey', vkeyFile, '--json')).stdout)).toMatchObject({ fetched: 0 });

    const broken = join(folder, 'broken');
    cpSync(data, broken, { recursive: true });
    rmSync(join(broken, 'tree/tile/entries/001'));
    writeFileSync(join(broken, 'tree/checkpoint'), 'not one\n');
    expect(await huecryBeside('ledger', 'fsck', broken, '--from', url)).toMatchObject({ status: 0, stdout: expect.stringContaining('restored from the copy') });
    expect(readFileSync(join(broken, 'tree/tile/entries/001'))).toEqual(readFileSync(join(data, 'tree/tile/entries/001')));

    // Another history of the same length, and the server gone: the copy stays as it was.
    const kept = readFileSync(join(copy, 'tree/tile/entries/000'));
    shown = join(await writeTree('second-history', (position) => `other ${position}`), 'tree');
    expect(await huecryBeside('ledger', 'mirror', url, '--to', copy, '--vkey', vkeyFile)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('two histories'),
    });
    expect(readFileSync(join(copy, 'tree/tile/entries/000'))).toEqual(kept);
    expect(huecry('ledger', 'fork', join(copy, `fork-${SIZE}.json`), '--vkey', vkeyFile)).toMatchObject({ status: 0 });
  } finally {
    server.close();
  }
  expect(huecry('ledger', 'fsck', data, '--from', url)).toMatchObject({ status: 0 });
  rmSync(join(folder, 'broken/tree/tile/entries/001'));
  expect(huecry('ledger', 'fsck', join(folder, 'broken'), '--from', url)).toMatchObject({ status: 1, stderr: expect.stringContaining('unreachable') });
}, 60_000);

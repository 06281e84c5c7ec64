/** The process as it runs: real sockets, real SQLite, SIGKILL. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { generateNoteKey, openNote, verifyFork } from '@huecry/ledger';
import { afterEach, expect, test } from 'vitest';
import { GENESIS, LOG_KEY, ORIGIN, sampleLog } from './testing/log.ts';

const log = await sampleLog(30);
const other = await sampleLog(30, (position) => (position === 4 ? 'another entry' : `entry ${position}`));

interface Running {
  readonly child: ChildProcess;
  readonly lines: { readonly msg?: string; readonly url?: string; readonly code?: string; readonly level?: number }[];
  readonly ended: Promise<number | null>;
  readonly url: Promise<string>;
}
const running: Running[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function sampleFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'huecry-witness-'));
  folders.push(folder);
  writeFileSync(join(folder, 'genesis.json'), GENESIS);
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ name: 'witness.example/fr', dataDir: 'data', genesis: 'genesis.json', keys: ['witness.key'] }));
  return folder;
}

function start(folder: string): Running {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts'), '--config', join(folder, 'config.json')],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const lines: Running['lines'] = [];
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = new Promise<string>((resolve, reject) => {
    if (child.stdout !== null)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const entry: Running['lines'][number] = JSON.parse(line);
        lines.push(entry);
        if (entry.msg === 'ready') resolve(entry.url ?? '');
      });
    void ended.then((code) => reject(new Error(`the witness ended with ${code}`)));
  });
  url.catch(() => undefined);
  const service = { child, lines, ended, url };
  running.push(service);
  return service;
}

const post = async (url: string, body: string) => {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
};

test('cosigns over HTTP, remembers over kill -9, and never goes back', async () => {
  const folder = sampleFolder();
  const first = start(folder);
  const url = await first.url;
  const vkeys = readFileSync(join(folder, 'data/vkeys'), 'utf8').trim().split('\n');
  expect(statSync(join(folder, 'witness.key')).mode & 0o777).toBe(0o600);
  for (const [oldSize, size] of [
    [0, 5],
    [5, 9],
  ] as const) {
    const { status, body } = await post(url, await log.request(oldSize, size));
    expect(status).toBe(200);
    expect(openNote(log.note(size) + body, vkeys).signatures).toHaveLength(1);
  }
  // Answered means remembered: nothing is given time to be written.
  first.child.kill('SIGKILL');
  await first.ended;

  const second = start(folder);
  const again = await second.url;
  expect(readFileSync(join(folder, 'data/vkeys'), 'utf8').trim().split('\n')).toEqual(vkeys);
  expect(await post(again, await log.request(0, 4))).toEqual({ status: 409, type: 'text/x.tlog.size', body: '9\n' });
  expect(await post(again, await log.request(9, 30))).toMatchObject({ status: 200 });
});

test('a second history is refused, becomes a file that anyone can check, and the witness says so', async () => {
  const folder = sampleFolder();
  const service = start(folder);
  const url = await service.url;
  await post(url, await log.request(0, 11));
  expect(await post(url, await other.request(11, 23))).toMatchObject({ status: 422 });
  expect(await post(url, await other.request(11, 11))).toMatchObject({ status: 409 });
  const files = readdirSync(join(folder, 'data/forks'));
  const facts = files.map((name) => verifyFork(readFileSync(join(folder, 'data/forks', name), 'utf8'), LOG_KEY.vkey));
  expect(facts.map(({ size1, size2 }) => [size1, size2]).toSorted((a, b) => (a[1] ?? 0) - (b[1] ?? 0))).toEqual([
    [11, 11],
    [11, 23],
  ]);
  // The log comes through a pipe, behind the answers.
  const told = (): number => service.lines.filter(({ code, level }) => code === 'two-histories' && level === 50).length;
  while (told() < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(told()).toBe(2);
  expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'two-histories', forks: 2 });
  // What it promised it still keeps, and the honest history goes on.
  expect(await post(url, await log.request(11, 23))).toMatchObject({ status: 200 });
});

test('answers as the specification says, whatever is sent', async () => {
  const folder = sampleFolder();
  const url = await start(folder).url;
  expect(await post(url, '')).toMatchObject({ status: 400 });
  expect(await post(url, 'old 0\n')).toMatchObject({ status: 400 });
  expect(await post(url, (await log.request(0, 3)).replace('ledger.example', 'other.example'))).toMatchObject({ status: 404 });
  expect(await post(url, (await log.request(0, 3)).replace('\n3\n', '\n4\n'))).toMatchObject({ status: 403 });
  expect(await post(url, `old 0\n\n${'x'.repeat(1_100_000)}`)).toMatchObject({ status: 413 });
  expect((await fetch(`${url}/add-checkpoint`)).status).toBe(404);
});

test('one memory has one witness: a second process is refused, and so is a key of another name', async () => {
  const folder = sampleFolder();
  const first = start(folder);
  await first.url;
  const second = start(folder);
  expect(await second.ended).toBe(1);
  expect(second.lines.at(-1)).toMatchObject({ code: 'second-writer' });
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  writeFileSync(join(folder, 'witness.key'), `${generateNoteKey('witness.example/de', 'ml-dsa-44').skey}\n`);
  const third = start(folder);
  expect(await third.ended).toBe(1);
  expect(third.lines.at(-1)).toMatchObject({ code: 'bad-config' });
});

test('a memory that cannot be written promises nothing; one that was changed by hand does not go back', async () => {
  const folder = sampleFolder();
  const first = start(folder);
  await post(await first.url, await log.request(0, 9));
  first.child.kill('SIGTERM');
  await first.ended;
  const database = new DatabaseSync(join(folder, 'data/witness.db'));
  expect(() => database.exec('UPDATE heads SET size = 3')).toThrow('a cosigned checkpoint is final');
  expect(() => database.exec('DELETE FROM heads')).toThrow('a cosigned checkpoint stays');
  // From now on every write fails, as on a disk that is full.
  database.exec("CREATE TRIGGER full BEFORE UPDATE ON heads BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
  database.close();
  const second = start(folder);
  const { status, body } = await post(await second.url, await log.request(9, 20));
  expect(status).toBe(500);
  expect(body).not.toContain('—');
  expect(await post(await second.url, await log.request(0, 20))).toMatchObject({ status: 409, body: '9\n' });
});

test('shows the checkpoint it cosigned last, as the log signed it', async () => {
  const url = await start(sampleFolder()).url;
  const head = async (origin: string) => {
    const response = await fetch(`${url}/${createHash('sha256').update(origin).digest('hex')}/checkpoint`);
    return [response.status, response.status === 200 ? await response.text() : ''];
  };
  expect(await head(ORIGIN)).toEqual([404, '']);
  for (const [old, size] of [
    [0, 3],
    [3, 5],
  ] as const) {
    expect(await post(url, await log.request(old, size))).toMatchObject({ status: 200 });
    expect(await head(ORIGIN)).toEqual([200, log.note(size)]);
  }
  expect(await head('other.example/log')).toEqual([404, '']);
});

test('answers several requests over one connection', async () => {
  const url = await start(sampleFolder()).url;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports: (number | undefined)[] = [];
  for (const [old, size] of [
    [0, 3],
    [3, 5],
  ] as const) {
    const body = await log.request(old, size);
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${url}/add-checkpoint`, { method: 'POST', agent }, (response) => {
        ports.push(response.socket.localPort);
        response.resume().once('end', () => resolve(response.statusCode));
      });
      sent.once('error', reject);
      sent.end(body);
    });
    expect(status).toBe(200);
  }
  agent.destroy();
  expect(ports[0]).toBe(ports[1]);
});

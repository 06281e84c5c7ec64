/** The process as it runs: real nats-server, real sockets, SIGKILL and SIGTERM. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connectExchange, type ExchangeBus, type Provisioned, provision } from '@huecry/bus';
import { verifyProof, verifyTree } from '@huecry/ledger';
import type { MemberCode } from '@huecry/notice';
import { commonBundle } from '@huecry/policy/samples';
import { formatGenesis } from '@huecry/registry';
import { publicJwk, signerFromSeed } from '@huecry/seal';
import { readDirectory } from '@huecry/ledger/directory';
import { type RunningNats, startNats } from '@huecry/testkit';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Step } from './steps.ts';
import { appendRequest, callsOf, noticeEntry, removeWorlds, sampleWorld, type World } from './testing/world.ts';

/** As `sampleWorld`, with a genesis file that the registry takes. */
function networkWorld(): World {
  const world = sampleWorld();
  const jwkOf = (seed: number) => publicJwk(signerFromSeed(new Uint8Array(32).fill(seed)).publicKey);
  const genesis = formatGenesis({
    format: 'huecry-genesis/1',
    network: 'sample',
    mode: 'live',
    quorum: 2,
    members: ['fr', 'de'].map((code, i) => ({ code: code as MemberCode, name: `Bureau of ${code}`, root: jwkOf(i + 1) })),
    ledger: { origin: 'ledger.example/huecry', vkey: world.vkey, mlDsaVkey: world.vkeys[1] },
    exchange: { name: 'exchange', keys: [{ jwk: jwkOf(9), notBefore: 0, notAfter: 4_000_000_000 }] },
    common: commonBundle(),
  });
  return { ...world, genesis };
}

const KILL_AT = fileURLToPath(import.meta.resolve('@huecry/testkit/kill-at'));
const broker = sampleWorld();
let provisioned: Provisioned;
let nats: RunningNats;
let exchange: ExchangeBus;

beforeAll(async () => {
  provisioned = await provision({ dir: join(broker.dataDir, 'nats'), members: [{ code: 'fr', agencies: ['dcpj'] }], mode: 'live' });
  nats = await startNats({ dir: join(broker.dataDir, 'server'), conf: provisioned.conf });
  exchange = await connectExchange({ servers: nats.url, creds: readText(provisioned.creds.exchange), mode: 'live' });
});
afterAll(async () => {
  await exchange.close();
  await nats.stop();
  removeWorlds();
});

interface Service {
  readonly child: ChildProcess;
  /** Log lines so far. */
  readonly lines: { readonly msg?: string; readonly url?: string; readonly code?: string }[];
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  ready(): Promise<string>;
}
const services: Service[] = [];
afterEach(async () => {
  for (const { child, ended } of services.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

function start(world: World, kill?: { step: Step; marker: string }, configure: (config: Record<string, unknown>) => unknown = (config) => config): Service {
  mkdirSync(world.dataDir, { recursive: true });
  const at = (name: string): string => join(world.dataDir, name);
  writeFileSync(at('genesis.json'), world.genesis);
  writeFileSync(at('key'), `${world.skey}\n`, { mode: 0o600 });
  const config = {
    nats: { url: nats.url, creds: provisioned.creds.ledger },
    dataDir: 'data',
    genesis: 'genesis.json',
    key: 'key',
    http: { host: '127.0.0.1', port: 0 },
  };
  writeFileSync(at('config.json'), JSON.stringify(configure(config)));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', KILL_AT, join(import.meta.dirname, 'main.ts'), '--config', at('config.json')],
    {
      env: { ...process.env, HUECRY_KILL: kill === undefined ? '' : JSON.stringify({ ...kill, target: 'self' }) },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const lines: Service['lines'] = [];
  // Not `close`: it never comes after the parent has disconnected.
  const exited: Service['ended'] = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  const drained = new Promise<void>((resolve) => child.stdout?.once('close', resolve));
  const ended = drained.then(() => exited);
  const ready = new Promise<string>((resolve, reject) => {
    if (child.stdout !== null)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const entry: Service['lines'][number] = JSON.parse(line);
        lines.push(entry);
        if (entry.msg === 'ready') resolve(entry.url ?? '');
      });
    void ended.then(({ code, signal }) => reject(new Error(`ended before it was ready: ${code ?? signal}`)));
  });
  ready.catch(() => undefined);
  const service = { child, lines, ended, ready: () => ready };
  services.push(service);
  return service;
}

const readText = (path: string): string => readFileSync(path, 'utf8');

/** Asks until there is an answer or it is over. */
async function askUntil<T>(over: Promise<unknown>, ask: () => Promise<T>): Promise<T | undefined> {
  let isOver = false;
  void over.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    await sleep(20);
  }
  return undefined;
}

/** Asks again while nobody answers, as the exchange does. */
const patiently = async (ask: () => Promise<Uint8Array>): Promise<Uint8Array> => (await askUntil(new Promise(() => undefined), ask)) ?? new Uint8Array(0);
const remote = () =>
  callsOf({
    append: (data) => patiently(() => exchange.ledgerAppend(data)),
    proof: (data) => patiently(() => exchange.ledgerProof(data)),
    read: (data) => patiently(() => exchange.ledgerRead(data)),
    consistency: (data) => patiently(() => exchange.ledgerConsistency(data)),
  });
const notice = (key: string) => ({ key, entry: noticeEntry(key) });
const treeOf = (world: World) => readDirectory(join(world.dataDir, 'data/tree'));

test('answers over NATS, serves its tree over HTTP, and ends on SIGTERM with everything published', async () => {
  const world = networkWorld();
  const service = start(world);
  const url = await service.ready();
  const { append, proof, read } = remote();
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => append(1, notice(`notice ${i}`))));
  const positions = answers.flatMap((answer) => answer.positions);
  expect(positions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  for (const [i, text] of (await proof(...positions)).proofs.entries())
    expect(verifyProof(text, notice(`notice ${i}`).entry, world.vkey).index).toBe(positions[i]);
  expect((await read(0, 100, { withProofs: true })).entries).toHaveLength(41);
  expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'ok', committed: 41 });

  await append(1, notice('last'));
  service.child.kill('SIGTERM');
  expect(await service.ended).toEqual({ code: 0, signal: null });
  expect(await verifyTree(treeOf(world), world.vkey)).toMatchObject({ size: 42 });
  expect(readText(join(world.dataDir, 'data/vkey'))).toBe(`${world.vkey}\n`);
  expect(readText(join(world.dataDir, 'data/vkeys'))).toBe(world.vkeys.map((vkey) => `${vkey}\n`).join(''));
  // Ids and codes only: no key, no entry.
  expect(JSON.stringify(service.lines)).not.toMatch(/PRIVATE|notice \d/);
});

test('ends with its parent', async () => {
  const service = start(networkWorld());
  await service.ready();
  service.child.disconnect();
  expect(await service.ended).toEqual({ code: 0, signal: null });
});

test('a second writer is refused and says so; the first goes on', async () => {
  const world = networkWorld();
  const first = start(world);
  await first.ready();
  const second = start(world);
  expect(await second.ended).toEqual({ code: 1, signal: null });
  expect(second.lines).toContainEqual(expect.objectContaining({ code: 'second-writer' }));
  expect(await remote().append(1, notice('still here'))).toMatchObject({ error: '', positions: [1] });
});

test.each([
  ['no key', (config: object) => ({ ...config, key: undefined })],
  ['an unknown field', (config: object) => ({ ...config, port: 1 })],
])('a configuration with %s is refused', async (_, configure) => {
  expect(await start(networkWorld(), undefined, configure).ended).toEqual({ code: 1, signal: null });
});

test.each<Step>(['ledger:received', 'ledger:committed', 'ledger:tiles-written', 'ledger:checkpoint-written'])(
  'killed at %s: the caller asks again and gets one position',
  async (step) => {
    const world = networkWorld();
    const begun = start(world);
    await begun.ready();
    expect(await remote().append(1, notice('before'))).toMatchObject({ positions: [1] });
    await remote().proof(1);
    begun.child.kill('SIGKILL');
    await begun.ended;

    const marker = join(world.dataDir, 'killed');
    const dying = start(world, { step, marker });
    await dying.ready();
    // The answer is lost with the process, or nobody listens yet.
    const asking = askUntil(dying.ended, () => exchange.ledgerAppend(appendRequest(1, notice('mine')), 1_000));
    expect(await dying.ended).toEqual({ code: null, signal: 'SIGKILL' });
    expect(existsSync(marker)).toBe(true);
    await asking;

    await start(world).ready();
    expect(await remote().append(1, notice('mine'))).toMatchObject({ error: '', positions: [2] });
    expect(await remote().append(1, notice('before'))).toMatchObject({ error: '', positions: [1] });
    expect((await remote().proof(1, 2)).proofs).toHaveLength(2);
    expect(await verifyTree(treeOf(world), world.vkey)).toMatchObject({ size: 3 });
  },
);

test('goes on after the broker was killed', async () => {
  const world = networkWorld();
  await start(world).ready();
  expect(await remote().append(1, notice('before'))).toMatchObject({ positions: [1] });
  await nats.kill();
  await nats.restart();
  expect(await remote().append(1, notice('after'))).toMatchObject({ error: '', positions: [2] });
});

test('ends on SIGTERM while the broker is away, connected before or never', async () => {
  const before = networkWorld();
  const connected = start(before);
  await connected.ready();
  await nats.kill();
  const after = networkWorld();
  const waiting = start(after);
  while (!existsSync(join(after.dataDir, 'data/tree/checkpoint'))) await sleep(20);
  for (const { child, ended } of [connected, waiting]) {
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, signal: null });
  }
  for (const world of [before, after]) expect(await verifyTree(treeOf(world), world.vkey)).toMatchObject({ size: 1 });
  await nats.restart();
});

import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Checkpoint, leafHash, openCheckpoint, rootOf, verifyTree } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import type { KillPlan } from '@huecry/testkit';
import { afterEach, expect, test } from 'vitest';
import type { Step } from './steps.ts';
import { callsOf, noticeEntry, openLedger, removeWorlds, sampleWorld, type World } from './testing/world.ts';

afterEach(removeWorlds);

const CORE = fileURLToPath(import.meta.resolve('./testing/core-process.ts'));
const KILL_AT = fileURLToPath(import.meta.resolve('@huecry/testkit/kill-at'));
const REQUESTS = 12;

interface Run {
  readonly acknowledged: ReadonlyMap<string, number>;
  readonly signal: NodeJS.Signals | null;
}

/** Runs the core until it has done its requests or is killed. */
async function run(world: World, prefix: string, kill?: KillPlan, killAfter = Number.POSITIVE_INFINITY): Promise<Run> {
  const file = join(world.dataDir, `${prefix}.json`);
  writeFileSync(file, JSON.stringify({ ...world, genesis: Buffer.from(world.genesis).toString('base64') }));
  const child: ChildProcess = fork(CORE, [file, prefix, String(REQUESTS)], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', KILL_AT],
    env: { ...process.env, HUECRY_KILL: kill === undefined ? '' : JSON.stringify(kill) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const acknowledged = new Map<string, number>();
  child.on('message', (message: { acknowledged?: [string, number][]; error?: string }) => {
    if (message.error === '') for (const [key, position] of message.acknowledged ?? []) acknowledged.set(key, position);
    if (acknowledged.size >= killAfter) child.kill('SIGKILL');
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_code, by) => resolve(by)));
  return { acknowledged, signal };
}

const publishedIn = ({ dataDir, vkeys }: World): Checkpoint | undefined => {
  const path = join(dataDir, 'tree/checkpoint');
  return existsSync(path) ? openCheckpoint(readFileSync(path), vkeys) : undefined;
};

/** What must hold after any crash and restart. */
async function checkInvariants(world: World, acknowledged: ReadonlyMap<string, number>, before: Checkpoint | undefined): Promise<void> {
  const ledger = await openLedger(world);
  const entries: Uint8Array[] = [];
  const { size } = await verifyTree(readDirectory(join(world.dataDir, 'tree')), world.vkeys, { onEntry: (_, entry) => void entries.push(entry.slice()) });
  expect(ledger.status()).toMatchObject({ committed: size, published: size, intake: 'open' });
  // The checkpoint did not go back, and what it said is still so.
  if (before !== undefined) {
    expect(size).toBeGreaterThanOrEqual(before.size);
    expect(rootOf(entries.slice(0, before.size).map(leafHash))).toEqual(before.root);
  }
  // Nothing acknowledged is lost or moved; and asked again it is not added again.
  for (const [key, position] of acknowledged) {
    expect(entries[position]).toEqual(noticeEntry(key));
    expect(await callsOf(ledger).append(1, { key, entry: noticeEntry(key) })).toMatchObject({ error: '', positions: [position] });
  }
  // A request is in the log whole or not at all, and once.
  const texts = entries.slice(1).map((entry) =>
    Buffer.from(entry)
      .toString('latin1')
      .replace(/^.*?((?:first|second) \d+ [ab])$/s, '$1'),
  );
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.filter((text) => text.endsWith('a')).map((text) => text.slice(0, -1))).toEqual(
    texts.filter((text) => text.endsWith('b')).map((text) => text.slice(0, -1)),
  );
  await ledger.close();
}

const STEPS: readonly Step[] = ['ledger:received', 'ledger:committed', 'ledger:tiles-written', 'ledger:checkpoint-written'];
const plans = STEPS.flatMap((step) => [1, 4].map((nth) => ({ step, nth })));

test.each(plans)('killed at $step (time $nth) and restarted', async ({ step, nth }) => {
  const world = sampleWorld();
  const marker = join(world.dataDir, 'killed');
  const first = await run(world, 'first', { step, nth, target: 'self', marker });
  // A kill that did not happen proves nothing.
  expect([first.signal, existsSync(marker)]).toEqual(['SIGKILL', true]);
  const before = publishedIn(world);
  await checkInvariants(world, first.acknowledged, before);

  const second = await run(world, 'second');
  expect([second.signal, second.acknowledged.size]).toEqual([null, 2 * REQUESTS]);
  await checkInvariants(world, new Map([...first.acknowledged, ...second.acknowledged]), before);
});

test('killed over and over, at every step in turn', async () => {
  const world = sampleWorld();
  const marker = join(world.dataDir, 'killed');
  const acknowledged = new Map<string, number>();
  for (const step of [...STEPS, ...STEPS.toReversed()]) {
    rmSync(marker, { force: true });
    const before = publishedIn(world);
    const { signal, acknowledged: some } = await run(world, 'first', { step, nth: 2, target: 'self', marker });
    expect(signal).toBe('SIGKILL');
    for (const [key, position] of some) {
      expect(acknowledged.get(key) ?? position).toBe(position);
      acknowledged.set(key, position);
    }
    if (before !== undefined) expect(publishedIn(world)?.size).toBeGreaterThanOrEqual(before.size);
  }
  await checkInvariants(world, acknowledged, publishedIn(world));
});

test('killed at whatever it is doing, over and over', async () => {
  const world = sampleWorld();
  const acknowledged = new Map<string, number>();
  for (const killAfter of [2, 4, 6, 10, 14, 18]) {
    const { signal, acknowledged: some } = await run(world, 'first', undefined, killAfter);
    expect(signal).toBe('SIGKILL');
    for (const [key, position] of some) {
      expect(acknowledged.get(key) ?? position).toBe(position);
      acknowledged.set(key, position);
    }
  }
  await checkInvariants(world, acknowledged, publishedIn(world));
});

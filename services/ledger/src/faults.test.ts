/** Every durable step fails once, in both outcomes: nothing of it was saved, or all of it was and only the answer was lost. */
import { join } from 'node:path';
import { verifyTree } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import { afterEach, expect, test, vi } from 'vitest';
import { LedgerServiceError } from './errors.ts';
import type { Ledger } from './ledger.ts';
import { LedgerStore } from './store.ts';
import { callsOf, noticeEntry, openLedger, removeWorlds, sampleWorld } from './testing/world.ts';
import { TreeFolder } from './tree-folder.ts';

afterEach(() => {
  vi.restoreAllMocks();
  removeWorlds();
});

type Outcome = 'not saved' | 'saved';

const failure = (): LedgerServiceError => new LedgerServiceError('unavailable', 'the disk failed, for a test');

/** Each arms one failure of one step; `hit` says that it happened. */
const STEPS: Readonly<Record<string, (outcome: Outcome, hit: () => void) => void>> = {
  'entries are committed': (outcome, hit) => {
    const transact = LedgerStore.prototype.transact;
    let armed = true;
    vi.spyOn(LedgerStore.prototype, 'transact').mockImplementation(function transactOnce(this: LedgerStore, work) {
      if (!armed) return transact.call(this, work);
      armed = false;
      hit();
      if (outcome === 'saved') transact.call(this, work);
      throw failure();
    });
  },
  'tiles and bundles are written': (outcome, hit) => failWrite((path) => path.startsWith('tile/'), outcome, hit),
  'the checkpoint is saved': (outcome, hit) => {
    const save = LedgerStore.prototype.saveCheckpoint;
    let armed = true;
    vi.spyOn(LedgerStore.prototype, 'saveCheckpoint').mockImplementation(function saveOnce(this: LedgerStore, ...args) {
      if (!armed) return save.apply(this, args);
      armed = false;
      hit();
      if (outcome === 'saved') save.apply(this, args);
      throw failure();
    });
  },
  'the checkpoint is published': (outcome, hit) => failWrite((path) => path === 'checkpoint', outcome, hit),
  'old partial files are removed': (outcome, hit) => {
    const prune = TreeFolder.prototype.prunePartials;
    let armed = true;
    vi.spyOn(TreeFolder.prototype, 'prunePartials').mockImplementation(async function pruneOnce(this: TreeFolder, path) {
      if (armed) {
        armed = false;
        hit();
        if (outcome === 'saved') await prune.call(this, path);
        throw failure();
      }
      await prune.call(this, path);
    });
  },
};

function failWrite(which: (path: string) => boolean, outcome: Outcome, hit: () => void): void {
  const write = TreeFolder.prototype.write;
  let armed = true;
  vi.spyOn(TreeFolder.prototype, 'write').mockImplementation(async function writeOnce(this: TreeFolder, files) {
    if (armed && files.some(({ path }) => which(path))) {
      armed = false;
      hit();
      // Half of them, or all: a failed write says nothing about what is on the disk.
      await write.call(this, outcome === 'saved' ? files : files.slice(0, Math.floor(files.length / 2)));
      throw failure();
    }
    await write.call(this, files);
  });
}

const notice = (i: number) => ({ key: `notice ${i}`, entry: noticeEntry(`notice ${i}`) });

/** As the exchange does: the same request until there is an answer. */
async function appended(ledger: Ledger, from: number, count: number): Promise<readonly number[]> {
  const items = Array.from({ length: count }, (_, i) => notice(from + i));
  for (;;) {
    const { error, positions } = await callsOf(ledger).append(1, ...items);
    if (error === '') return positions;
    expect(error).toBe('unavailable');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function provable(ledger: Ledger, position: number): Promise<void> {
  while ((await callsOf(ledger).proof(position)).error !== '') await new Promise((resolve) => setTimeout(resolve, 5));
}

const CASES = Object.keys(STEPS).flatMap((step) =>
  (['not saved', 'saved'] as const).flatMap((outcome) => (['goes on', 'starts again'] as const).map((after) => ({ step, outcome, after }))),
);

test.each(CASES)('$step: failed, $outcome; the service $after', async ({ step, outcome, after }) => {
  const world = sampleWorld();
  let ledger = await openLedger(world, { checkpointMs: 1 });
  expect(await appended(ledger, 1, 300)).toHaveLength(300);
  await provable(ledger, 300);
  const before = ledger.status().published;

  let hits = 0;
  STEPS[step]?.(outcome, () => hits++);
  const first = callsOf(ledger).append(1, ...Array.from({ length: 400 }, (_, i) => notice(301 + i)));
  if (after === 'starts again') {
    await first;
    await vi.waitFor(() => expect(hits).toBe(1), { timeout: 60_000, interval: 2 });
    await ledger.close();
    vi.restoreAllMocks();
    ledger = await openLedger(world, { checkpointMs: 1 });
  }
  const answer = await first;
  // What was acknowledged stands where it was said to; what was not is asked for again, and is in the log once.
  const positions = await appended(ledger, 301, 400);
  expect(positions).toEqual(Array.from({ length: 400 }, (_, i) => 301 + i));
  if (answer.error === '') expect(answer.positions).toEqual(positions);
  expect(await appended(ledger, 701, 1)).toEqual([701]);
  await provable(ledger, 701);
  expect(hits).toBe(1);
  await vi.waitFor(() => expect(ledger.status()).toMatchObject({ intake: 'open', committed: 702, published: 702 }), { timeout: 60_000 });
  expect(ledger.status().published).toBeGreaterThan(before);
  await ledger.close();

  const entries: string[] = [];
  const tree = readDirectory(join(world.dataDir, 'tree'));
  expect(await verifyTree(tree, world.vkeys, { onEntry: (_, entry) => void entries.push(Buffer.from(entry).toString('hex')) })).toMatchObject({ size: 702 });
  expect(entries.slice(1)).toEqual(Array.from({ length: 701 }, (_, i) => Buffer.from(notice(i + 1).entry).toString('hex')));
});

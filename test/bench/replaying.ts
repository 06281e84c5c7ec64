/** A replay on one thread and on as many as there are processors, each beside libsodium on as many. */
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fileTreeReader, formatReplay, replayTree } from '@huecry/audit';
import { type DecidedLog, writeDecidedLog } from './decided-log.ts';
import type { Signed } from './log.ts';
import { type Row, rowOf } from './measure.ts';
import type { Share } from './verify-worker.ts';

const NOTICES = 6_000;
const ROUNDS = 3;
const FLOOR_TIMES = 4;

const rate = async (count: number, work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return (count * 1_000) / (performance.now() - began);
};

/** libsodium over these signatures and SHA-256 of each entry, all in memory. */
async function bareVerifiers(entries: readonly Uint8Array[], signed: readonly Signed[], cores: number) {
  const marks = signed.map(({ jws, publicKey }) => {
    const dot = jws.lastIndexOf(0x2e);
    return { publicKey, message: jws.slice(0, dot), mark: Buffer.from(Buffer.from(jws.subarray(dot + 1)).toString('latin1'), 'base64url') };
  });
  const workers = Array.from({ length: cores }, (_, core) => {
    const share: Share = { entries: entries.filter((_entry, i) => i % cores === core), signed: marks.filter((_mark, i) => i % cores === core) };
    return new Worker(new URL('./verify-worker.ts', import.meta.url), { workerData: share });
  });
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  return {
    async run(): Promise<void> {
      const answers = workers.map((worker) => once(worker, 'message'));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      for (const worker of workers) worker.postMessage('go');
      if ((await Promise.all(answers)).some(([ok]) => ok !== true)) throw new Error('does not verify');
    },
    stop: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}

/** One after the other in each round, so that a noisy moment hits all alike. */
async function replays(log: DecidedLog, folder: string, name: string, file: string | undefined): Promise<Row[]> {
  const work = join(folder, 'replay.work');
  const replay = async (workers: number): Promise<void> => {
    for (const left of [work, `${work}-wal`, `${work}-shm`]) rmSync(left, { force: true });
    const report = await replayTree({ reader: fileTreeReader(log.tree), vkey: log.vkey, genesisDigest: log.genesisDigest, file, work, workers });
    if (!report.ok || report.checked !== log.entries.length) throw new Error(formatReplay(report));
  };
  const ways = [1, availableParallelism()].filter((cores, i, all) => all.indexOf(cores) === i);
  const measured: { cores: number; ours: number[]; floor: number[]; bare: Awaited<ReturnType<typeof bareVerifiers>> }[] = [];
  try {
    for (const cores of ways)
      measured.push({ cores, ours: [], floor: [], bare: await bareVerifiers(log.entries, file === undefined ? log.inTiles : log.inFile, cores) });
    for (let round = 0; round < ROUNDS; round++)
      for (const { cores, ours, floor, bare } of measured) {
        ours.push(await rate(log.entries.length, () => replay(cores)));
        floor.push(
          await rate(FLOOR_TIMES * log.entries.length, async () => {
            for (let i = 0; i < FLOOR_TIMES; i++) await bare.run();
          }),
        );
      }
    return measured.map(({ cores, ours, floor }) =>
      rowOf(`${name}, ${cores === 1 ? 'one thread' : `${cores} threads`}`, 'entries/s', 'higher', { ours, floor }),
    );
  } finally {
    for (const { bare } of measured) await bare.stop();
  }
}

export async function benchReplay(folder: string): Promise<Row[]> {
  const log = await writeDecidedLog(folder, NOTICES);
  return [...(await replays(log, folder, 'replay of the tiles', undefined)), ...(await replays(log, folder, 'replay of every decision', log.file))];
}

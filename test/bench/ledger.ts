/** The ledger beside its floors: fsync, SHA-256 and libsodium. */
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { fileTreeReader, formatReplay, replayTree } from '@huecry/audit';
import { temporaryFolder } from '@huecry/testkit';
import type { Ledger } from '../../services/ledger/src/ledger.ts';
import { appendOne, digestOf, each, openBenchLedger, proofsOf, receiptEntry } from './bench-ledger.ts';
import { writeLargeLog } from './large-log.ts';
import { writeLog, type WrittenLog } from './log.ts';
import { median, type Row, rowOf } from './measure.ts';
import type { Share } from './verify-worker.ts';

const SIZE = 50_000;
const ROUNDS = 7;
const CALLERS = 64;
const LATENCIES = 120;
const NOTICES = 1_500;
/** Writes that are synced one after the other before a checkpoint is published: entry, tiles, their folder, checkpoint saved, published, its folder. */
const SYNCS_TO_PUBLISH = 6;

const rate = async (count: number, work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return (count * 1_000) / (performance.now() - began);
};

/** A file that is written and synced with nothing around it. */
function bareFile(path: string) {
  const file = openSync(path, 'w');
  const bytes = receiptEntry(digestOf('bare'), Date.now());
  return {
    /** `count` entries, of which `together` share one sync. */
    write(count: number, together: number): void {
      for (let i = 0; i < count; i += together) {
        for (let j = 0; j < together; j++) writeSync(file, bytes);
        fdatasyncSync(file);
      }
    },
    close: () => closeSync(file),
  };
}

async function appends(ledger: Ledger, bare: ReturnType<typeof bareFile>, name: string, count: number, callers: number): Promise<Row> {
  const rounds = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    rounds.ours.push(await rate(count, () => each(count, callers, (i) => appendOne(ledger, `${name} ${round} ${i}`))));
    rounds.floor.push(await rate(count, () => bare.write(count, callers)));
  }
  return rowOf(name, 'entries/s', 'higher', rounds);
}

/** From the append's beginning until the proof under a published checkpoint is there. */
async function checkpointLatency(ledger: Ledger, bare: ReturnType<typeof bareFile>): Promise<Row[]> {
  const ours: number[] = [];
  const floor: number[] = [];
  for (let i = 0; i < LATENCIES; i++) {
    // Not in step with the ledger's own rhythm of one checkpoint in 50 ms.
    await sleep((i * 37) % 90);
    const began = performance.now();
    await proofsOf(ledger, [await appendOne(ledger, `latency ${i}`)]);
    const middle = performance.now();
    bare.write(SYNCS_TO_PUBLISH, 1);
    ours.push(middle - began);
    floor.push(performance.now() - middle);
  }
  const p99 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN;
  const tail = rowOf('append to published checkpoint, p99', 'ms', 'lower', { ours: [p99(ours)], floor: [p99(floor)] });
  return [
    { ...rowOf('append to published checkpoint, median', 'ms', 'lower', { ours: [median(ours)], floor: [median(floor)] }), runs: LATENCIES },
    { ...tail, runs: LATENCIES },
  ];
}

/** Floor: as many SHA-256 of a node as each path has, all in memory: what anyone who checks such a proof must do at least. */
async function proofServing(ledger: Ledger, size: number): Promise<Row> {
  const batch = 16;
  const count = 1_600;
  const node = new Uint8Array(65).fill(1);
  const path = Math.ceil(Math.log2(size)) + 1;
  const rounds = { ours: [] as number[], floor: [] as number[] };
  const positionsOf = (round: number, i: number) => Array.from({ length: batch }, (_, j) => ((round * count + i * batch + j) * 7_919) % size);
  await each(count / batch, 4, (i) => proofsOf(ledger, positionsOf(0, i)));
  for (let round = 0; round < ROUNDS; round++) {
    rounds.ours.push(await rate(count, () => each(count / batch, 4, (i) => proofsOf(ledger, positionsOf(round, i)))));
    rounds.floor.push(
      await rate(count, () => {
        for (let i = 0; i < count * path; i++) hash('sha256', node, 'buffer');
      }),
    );
  }
  return rowOf('inclusion proofs served', 'proofs/s', 'higher', rounds);
}

/** libsodium over the same signatures on as many cores as there are. */
async function bareVerifiers({ entries, signed }: WrittenLog) {
  const marks = signed.map(({ jws, publicKey }) => {
    const dot = jws.lastIndexOf(0x2e);
    return { publicKey, message: jws.slice(0, dot), mark: Buffer.from(Buffer.from(jws.subarray(dot + 1)).toString('latin1'), 'base64url') };
  });
  const cores = availableParallelism();
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

/** Whatever `replayTree` does with the cores it has, beside libsodium on all of them. */
async function replaying(folder: string): Promise<Row> {
  const log = await writeLog(join(folder, 'tree'), NOTICES);
  const work = join(folder, 'replay.work');
  const replay = async (): Promise<void> => {
    rmSync(work, { force: true });
    const report = await replayTree({ reader: fileTreeReader(log.folder), vkey: log.vkeys, genesisDigest: log.genesis.digest, work });
    if (!report.ok || report.checked !== log.entries.length) throw new Error(formatReplay(report));
  };
  const bare = await bareVerifiers(log);
  try {
    await replay();
    const rounds = { ours: [] as number[], floor: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      rounds.ours.push(await rate(log.entries.length, replay));
      const times = 4;
      rounds.floor.push(
        await rate(times * log.entries.length, async () => {
          for (let i = 0; i < times; i++) await bare.run();
        }),
      );
    }
    return rowOf('audit replay of the tiles', 'entries/s', 'higher', rounds);
  } finally {
    await bare.stop();
  }
}

export async function benchLedger(): Promise<Row[]> {
  const folder = temporaryFolder('huecry-bench-');
  try {
    const log = await writeLargeLog(folder.path, SIZE);
    const ledger = await openBenchLedger(log);
    const bare = bareFile(join(folder.path, 'bare'));
    const rows: Row[] = [];
    try {
      await ledger.whenChecked();
      rows.push(await appends(ledger, bare, 'append, one after the other', 100, 1));
      rows.push(await appends(ledger, bare, `append, ${CALLERS} at a time`, 2_048, CALLERS));
      rows.push(...(await checkpointLatency(ledger, bare)));
      rows.push(await proofServing(ledger, SIZE));
    } finally {
      bare.close();
      await ledger.close();
    }
    rows.push(await replaying(folder.path));
    return rows;
  } finally {
    folder.remove();
  }
}

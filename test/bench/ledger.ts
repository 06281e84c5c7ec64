/** The ledger beside its floors: fsync, SHA-256 and libsodium. */
import { hash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFolder } from '@huecry/testkit';
import type { Ledger } from '../../services/ledger/src/ledger.ts';
import { appendOne, digestOf, each, openBenchLedger, proofsOf, receiptEntry } from './bench-ledger.ts';
import { writeLargeLog } from './large-log.ts';
import { median, type Row, rowOf } from './measure.ts';
import { benchReplay } from './replaying.ts';

const SIZE = 50_000;
const ROUNDS = 7;
const CALLERS = 64;
const LATENCIES = 120;
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
    rows.push(...(await benchReplay(join(folder.path, 'decided'))));
    return rows;
  } finally {
    folder.remove();
  }
}

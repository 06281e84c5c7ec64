/** One judge in its own thread (pool.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { Judge, type Role } from './judge.ts';
import { unpackItems } from './packed.ts';
import type { Asked } from './pool.ts';

const judge = new Judge(workerData as Role);
parentPort?.on('message', ({ statements, items }: Asked) => {
  for (const { position, entry } of statements) judge.fold(position, entry);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(unpackItems(items).map((item) => judge.judge(item)));
});

import { Worker } from 'node:worker_threads';
import type { Role } from './judge.ts';
import type { Item, Judged } from './judged.ts';
import type { Judges, Statement } from './judges.ts';

/** To a judge's thread: registry entries that it has not seen, then what it has to judge. */
export interface Asked {
  readonly statements: readonly Statement[];
  readonly items: readonly Item[];
}

/** Batches that wait for a thread besides the one that it judges, so that it never waits for this one. */
const AHEAD = 2;

interface Thread {
  readonly worker: Worker;
  /** Asked and not answered yet, the oldest first. */
  readonly waiting: { readonly done: (judged: readonly Judged[]) => void; readonly failed: (error: unknown) => void }[];
  /** Registry entries that it has seen, of all. */
  seen: number;
}

/**
 * Judges in threads of their own. Each folds the registry for itself: it is sent the statements that it has not seen before it judges what
 * stands behind them.
 */
export function judgeApart(role: Role, before: Iterable<Statement>, count: number): Judges {
  const statements: Statement[] = [...before];
  const threads = Array.from({ length: count }, () => openThread(role));
  return {
    width: count * AHEAD,
    judge(batch, own) {
      const thread = threads.reduce((best, one) => (one.waiting.length < best.waiting.length ? one : best));
      const asked: Asked = { statements: statements.slice(thread.seen), items: batch };
      statements.push(...own);
      // Its own it meets in the batch.
      thread.seen = statements.length;
      return new Promise((done, failed) => {
        thread.waiting.push({ done, failed });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        thread.worker.postMessage(asked);
      });
    },
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function openThread(role: Role): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: role });
  const thread: Thread = { worker, waiting: [], seen: 0 };
  worker.on('message', (judged: readonly Judged[]) => thread.waiting.shift()?.done(judged));
  // A thread that fails has failed for all that it was asked; the replay ends, and goes on from its last commit when it is begun again.
  worker.on('error', (error) => thread.waiting.splice(0).forEach(({ failed }) => failed(error)));
  worker.on('exit', () => thread.waiting.splice(0).forEach(({ failed }) => failed(new Error('a thread of the replay has ended'))));
  return thread;
}

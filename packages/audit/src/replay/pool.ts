import { Worker } from 'node:worker_threads';
import type { Judge, Role } from './judge.ts';
import type { Item, Judged } from './judged.ts';
import type { Judges, Statement } from './judges.ts';
import { type PackedItems, packItems } from './packed.ts';

/** To a judge's thread: registry entries that it has not seen, then what it has to judge. */
export interface Asked {
  readonly statements: readonly Statement[];
  readonly items: PackedItems;
}

/** Batches that wait for a thread besides the one that it judges, so that it never waits for this one. */
const AHEAD = 2;

interface Thread {
  readonly worker: Worker;
  /** Asked and not answered yet, the oldest first. */
  readonly waiting: { readonly done: (judged: readonly Judged[]) => void; readonly failed: (error: unknown) => void }[];
  /** Registry entries that it has seen, of those that are kept. */
  seen: number;
}

/**
 * Judges in threads of their own, begun when there is something for them. Each folds the registry for itself: it is sent the statements that
 * it has not seen before it judges what stands behind them. What is sooner judged than sent is judged `here`.
 */
export function judgeApart(role: Role, here: Judge, before: Iterable<Statement>, count: number): Judges {
  let statements: Statement[] = [...before];
  /** Once all threads are there, nobody asks again for what all have seen. */
  const forget = (): void => {
    const all = threads.length < count ? 0 : Math.min(...threads.map(({ seen }) => seen));
    if (all === 0) return;
    statements = statements.slice(all);
    for (const thread of threads) thread.seen -= all;
  };
  const threads: Thread[] = [];
  const idlest = (): Thread => {
    const best = threads.toSorted((a, b) => a.waiting.length - b.waiting.length)[0];
    if (best !== undefined && (best.waiting.length === 0 || threads.length >= count)) return best;
    const thread = openThread(role);
    threads.push(thread);
    return thread;
  };
  const ask = (items: readonly Item[], own: readonly Statement[]): Promise<readonly Judged[]> => {
    const thread = idlest();
    const asked: Asked = { statements: statements.slice(thread.seen), items: packItems(items) };
    statements.push(...own);
    // Its own it meets in the batch.
    thread.seen = statements.length;
    forget();
    return new Promise((done, failed) => {
      thread.waiting.push({ done, failed });
      thread.worker.postMessage(asked, [asked.items.bytes.buffer]);
    });
  };
  return {
    width: count * AHEAD,
    async judge(batch, own) {
      const heavy = batch.filter(({ isLight }) => !isLight);
      const judged = heavy.length === 0 ? [] : ask(heavy, own);
      const light = new Map(batch.filter(({ isLight }) => isLight).map((item) => [item.position, here.judge(item)]));
      const all = [...(await judged), ...light.values()];
      return light.size === 0 ? all : all.toSorted((a, b) => a.position - b.position);
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

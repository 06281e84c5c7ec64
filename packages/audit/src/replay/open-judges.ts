import { availableParallelism } from 'node:os';
import type { Judge, Role } from './judge.ts';
import type { Judges, Statement } from './judges.ts';
import { judgeApart } from './pool.ts';

/** Below so many entries threads take longer to begin than to judge. */
const WORTH_THREADS = 4_000;
const MAX_WORKERS = 64;

/**
 * Who judges `entries` entries. `before`: the registry so far. The answers are the same whoever gives them.
 * @param here judges in this thread; it has seen no registry yet
 * @param workers threads besides this one; 1: none, this one judges; undefined: as many as the machine has processors, where it is worth it
 */
export function openJudges(role: Role, here: Judge, before: Iterable<Statement>, entries: number, workers: number | undefined): Judges {
  const wanted = Math.min(workers ?? (entries < WORTH_THREADS ? 1 : availableParallelism()), MAX_WORKERS);
  return wanted <= 1 ? judgeHere(here, before) : judgeApart(role, here, before, wanted);
}

function judgeHere(here: Judge, before: Iterable<Statement>): Judges {
  for (const { position, entry } of before) here.fold(position, entry);
  return {
    width: 1,
    judge: async (batch) => batch.map((item) => here.judge(item)),
    close: async () => undefined,
  };
}

import { availableParallelism } from 'node:os';
import { Judge, type Role } from './judge.ts';
import type { Judges, Statement } from './judges.ts';
import { judgeApart } from './pool.ts';

/** Below so many entries threads take longer to begin than to judge. */
const WORTH_THREADS = 4_000;
const MAX_WORKERS = 64;

/**
 * Who judges `entries` entries. `before`: the registry so far. The answers are the same whoever gives them.
 * @param workers threads besides this one; 1: none, this one judges; undefined: as many as the machine has processors, where it is worth it
 */
export function openJudges(role: Role, before: Iterable<Statement>, entries: number, workers: number | undefined): Judges {
  const wanted = Math.min(workers ?? (entries < WORTH_THREADS ? 1 : availableParallelism()), MAX_WORKERS);
  return wanted <= 1 ? judgeHere(role, before) : judgeApart(role, before, wanted);
}

function judgeHere(role: Role, before: Iterable<Statement>): Judges {
  const judge = new Judge(role);
  for (const { position, entry } of before) judge.fold(position, entry);
  return {
    width: 1,
    judge: async (batch) => batch.map((item) => judge.judge(item)),
    close: async () => undefined,
  };
}

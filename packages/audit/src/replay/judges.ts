import { Judge, type Role } from './judge.ts';
import type { Item, Judged } from './judged.ts';

/** Entries that came before, for those who judge later ones: genesis and registry entries. */
export interface Statement {
  readonly position: number;
  readonly entry: Uint8Array;
}

/** Who judges batches. Batches are given in the order of the log and may come back in any. */
export interface Judges {
  /** How many batches may be on their way. */
  readonly width: number;
  /** `statements`: registry entries since the batch before, which this one does not hold itself. */
  judge(batch: readonly Item[]): Promise<readonly Judged[]>;
  close(): Promise<void>;
}

/** Judges in this thread. `before`: the registry so far. */
export function judgeHere(role: Role, before: Iterable<Statement>): Judges {
  const judge = new Judge(role);
  for (const { position, entry } of before) judge.fold(position, entry);
  return {
    width: 1,
    judge: async (batch) => batch.map((item) => judge.judge(item)),
    close: async () => undefined,
  };
}

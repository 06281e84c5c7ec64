import type { Item, Judged } from './judged.ts';

/** A genesis or registry entry. */
export interface Statement {
  readonly position: number;
  readonly entry: Uint8Array;
}

/** Who judges batches. Batches are given in the order of the log and may come back in any. */
export interface Judges {
  /** How many batches may be on their way. */
  readonly width: number;
  /** `statements`: the registry entries of the batch. */
  judge(batch: readonly Item[], statements: readonly Statement[]): Promise<readonly Judged[]>;
  close(): Promise<void>;
}

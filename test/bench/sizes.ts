/** What a ledger costs an entry as it grows: memory, appends, proofs, the check at the start, the replay; each size in processes of its own. */
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '@huecry/testkit';
import { z } from 'zod';
import { writeLargeLog } from './large-log.ts';

const execute = promisify(execFile);
const Cost = z.strictObject({ perSecond: z.number(), cpuMicros: z.number() });
const Served = z.strictObject({ openMs: z.number(), check: Cost, append: Cost, newest: Cost, anywhere: Cost, rssMiB: z.number() });
const Replayed = z.strictObject({ ...Cost.shape, rssMiB: z.number() });

export type CostFigures = z.infer<typeof Cost>;

export interface SizeFigures {
  readonly size: number;
  readonly ledger: z.infer<typeof Served>;
  readonly replay: z.infer<typeof Replayed>;
  /** Load average over the last minute as this size was done. */
  readonly load: number;
}

const PROGRAM = join(import.meta.dirname, 'size-process.ts');
/**
 * What V8 may take, of each thread. Left alone it grows into hundreds of MiB before it looks for what is free, whatever the log; within these
 * limits a program that keeps something for each entry does not come to the end of ten million.
 */
export const HEAP = { oldMiB: 96, youngMiB: 16 } as const;

async function run(what: 'serve' | 'replay', file: string): Promise<unknown> {
  const limits = [`--max-old-space-size=${HEAP.oldMiB}`, `--max-semi-space-size=${HEAP.youngMiB}`];
  const { stdout } = await execute(process.execPath, ['--disable-warning=ExperimentalWarning', ...limits, PROGRAM, what, file], { maxBuffer: 1_000_000 });
  return JSON.parse(stdout);
}

/** One size after the other; nothing of one is left when the next begins. */
export async function* measureSizes(sizes: readonly number[], say: (text: string) => void): AsyncGenerator<SizeFigures> {
  for (const size of sizes) {
    const folder = temporaryFolder('huecry-bench-');
    try {
      say(`a log of ${size} entries: writing`);
      const log = await writeLargeLog(folder.path, size);
      const file = join(folder.path, 'log.json');
      writeFileSync(file, JSON.stringify(log));
      say(`a log of ${size} entries: replaying and serving`);
      // The replay comes first: serving appends to the log.
      const replay = Replayed.parse(await run('replay', file));
      const ledger = Served.parse(await run('serve', file));
      yield { size, ledger, replay, load: loadavg()[0] ?? 0 };
    } finally {
      rmSync(folder.path, { recursive: true, force: true });
    }
  }
}

/** What a ledger costs an entry as it grows: memory, appends, proofs, the check at the start, the replay; each size in processes of its own. */
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '@huecry/testkit';
import { z } from 'zod';
import { writeLargeLog } from './large-log.ts';

const execute = promisify(execFile);
const Served = z.strictObject({
  openMs: z.number(),
  checkPerSecond: z.number(),
  appendsPerSecond: z.number(),
  proofsPerSecond: z.number(),
  rssMiB: z.number(),
});
const Replayed = z.strictObject({ replayPerSecond: z.number(), rssMiB: z.number() });

export interface SizeFigures {
  readonly size: number;
  readonly ledger: z.infer<typeof Served>;
  readonly replay: z.infer<typeof Replayed>;
}

const PROGRAM = join(import.meta.dirname, 'size-process.ts');

async function run(what: 'serve' | 'replay', file: string): Promise<unknown> {
  const { stdout } = await execute(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM, what, file], { maxBuffer: 1_000_000 });
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
      say(`a log of ${size} entries: serving`);
      // The replay comes first: serving appends to the log.
      const replay = Replayed.parse(await run('replay', file));
      const ledger = Served.parse(await run('serve', file));
      yield { size, ledger, replay };
    } finally {
      rmSync(folder.path, { recursive: true, force: true });
    }
  }
}

/** One log in a process of its own, so that its memory is its own: `serve` it, or `replay` it. Prints one line of JSON. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appendOne, each, type LargeLog, openBenchLedger, proofsOf } from './bench-ledger.ts';

const APPENDS = 4_000;
const PROOFS = 4_000;
const CALLERS = 64;

const perSecond = async (count: number, work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (count * 1_000) / (performance.now() - began);
};

async function serve(log: LargeLog): Promise<object> {
  const began = performance.now();
  const ledger = await openBenchLedger(log);
  const openMs = performance.now() - began;
  await ledger.whenChecked();
  const checkPerSecond = (log.size * 1_000) / (performance.now() - began);
  const { state } = ledger.status().check;
  if (state !== 'ok') throw new Error(`the log is ${state}`);
  const appendsPerSecond = await perSecond(APPENDS, () => each(APPENDS, CALLERS, (i) => appendOne(ledger, `${process.pid} ${began} ${i}`)));
  const proofsPerSecond = await perSecond(PROOFS, () => each(PROOFS, CALLERS, (i) => proofsOf(ledger, [(i * 7_919) % log.size])));
  await ledger.close();
  return { openMs, checkPerSecond, appendsPerSecond, proofsPerSecond };
}

async function replay(log: LargeLog): Promise<object> {
  // Loaded here alone: the policy engine behind it is no part of the ledger's memory.
  const { formatReplay, fileTreeReader, replayTree } = await import('@huecry/audit');
  const work = join(log.dataDir, 'replay.work');
  rmSync(work, { force: true });
  const replayPerSecond = await perSecond(log.size, async () => {
    const report = await replayTree({ reader: fileTreeReader(join(log.dataDir, 'tree')), vkey: log.vkeys, genesisDigest: log.genesisDigest, work });
    if (!report.ok) throw new Error(formatReplay(report));
  });
  rmSync(work, { force: true });
  return { replayPerSecond };
}

/** Of this program alone: `maxRSS` is handed on by the process that started it, and would tell that one's memory. */
function peakMiB(): number {
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  if (kib === undefined) throw new Error('the peak of memory is read from /proc, which Linux alone has');
  return Number(kib) / 1_024;
}

const [what = '', file = ''] = process.argv.slice(2);
const log: LargeLog = JSON.parse(readFileSync(file, 'utf8'));
const figures = what === 'serve' ? await serve(log) : await replay(log);
process.stdout.write(`${JSON.stringify({ ...figures, rssMiB: peakMiB() })}\n`);

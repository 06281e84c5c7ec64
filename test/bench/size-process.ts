/** One log in a process of its own, so that its memory is its own: `serve` it, or `replay` it. Prints one line of JSON. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appendOne, each, type LargeLog, openBenchLedger, proofsOf } from './bench-ledger.ts';

const APPENDS = 12_000;
const PROOFS = 8_000;
const CALLERS = 64;
/** What gateways ask for: proofs of what was appended just now. */
const NEWEST = 10_000;

/** How fast, and what it cost in processor time, which other programs do not change as much. */
interface Cost {
  readonly perSecond: number;
  readonly cpuMicros: number;
}

async function costOf(count: number, work: () => Promise<unknown>): Promise<Cost> {
  const began = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { perSecond: (count * 1_000) / (performance.now() - began), cpuMicros: (user + system) / count };
}

async function serve(log: LargeLog): Promise<object> {
  const began = performance.now();
  const ledger = await openBenchLedger(log);
  const openMs = performance.now() - began;
  const check = await costOf(log.size, () => ledger.whenChecked());
  const { state } = ledger.status().check;
  if (state !== 'ok') throw new Error(`the log is ${state}`);
  const append = await costOf(APPENDS, () => each(APPENDS, CALLERS, (i) => appendOne(ledger, `${process.pid} ${began} ${i}`)));
  const newest = await costOf(PROOFS, () => each(PROOFS, CALLERS, (i) => proofsOf(ledger, [log.size - 1 - (i % NEWEST)])));
  const anywhere = await costOf(PROOFS, () => each(PROOFS, CALLERS, (i) => proofsOf(ledger, [(i * 7_919) % log.size])));
  await ledger.close();
  return { openMs, check, append, newest, anywhere };
}

async function replay(log: LargeLog): Promise<object> {
  // Loaded here alone: the policy engine behind it is no part of the ledger's memory.
  const { formatReplay, fileTreeReader, replayTree } = await import('@huecry/audit');
  const work = join(log.dataDir, 'replay.work');
  rmSync(work, { force: true });
  const cost = await costOf(log.size, async () => {
    const report = await replayTree({ reader: fileTreeReader(join(log.dataDir, 'tree')), vkey: log.vkeys, genesisDigest: log.genesisDigest, work });
    if (!report.ok) throw new Error(formatReplay(report));
  });
  for (const file of [work, `${work}-wal`, `${work}-shm`]) rmSync(file, { force: true });
  return cost;
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

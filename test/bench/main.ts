import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { benchAudit } from './auditing.ts';
import { benchLatency } from './latency.ts';
import { formatLedgerDocument, plotMemory } from './ledger-document.ts';
import { benchLedger } from './ledger.ts';
import { describeMachine, type Machine } from './machine.ts';
import type { Row } from './measure.ts';
import { benchPolicy } from './policy.ts';
import { formatDocument, formatTable } from './report.ts';
import { benchOpening, benchSealing } from './sealing.ts';
import { measureSizes, type SizeFigures } from './sizes.ts';
import { closeAll } from './stand.ts';
import { benchThroughput } from './throughput.ts';

const PARTS: Readonly<Record<string, () => Promise<Row[]>>> = {
  seal: benchSealing,
  open: benchOpening,
  policy: benchPolicy,
  exchange: benchThroughput,
  latency: benchLatency,
  audit: benchAudit,
  ledger: benchLedger,
};
const NAMES = Object.keys(PARTS);
const DOCS = join(import.meta.dirname, '..', '..', 'docs');
const DOCUMENT = join(DOCS, 'bench.md');
/** How large a log must still cost what a small one does. */
const SIZES = [100_000, 1_000_000, 10_000_000];

interface Options {
  readonly json?: string;
  readonly only: readonly string[];
  readonly large?: boolean;
}

const say = (text: string): void => void process.stderr.write(`bench: ${text}\n`);
const seconds = (sinceMs: number): string => `${((performance.now() - sinceMs) / 1000).toFixed(0)} s`;

async function growLedger(rows: readonly Row[], machine: Machine): Promise<void> {
  const about = readFileSync(join(import.meta.dirname, 'about-ledger.md'), 'utf8');
  const figures: SizeFigures[] = [];
  for await (const one of measureSizes(SIZES, say)) {
    figures.push(one);
    writeFileSync(join(DOCS, 'bench-ledger.svg'), plotMemory(figures));
    writeFileSync(join(DOCS, 'bench-ledger.md'), formatLedgerDocument(rows, figures, machine, about));
  }
  say('docs/bench-ledger.md and its plot are written');
}

async function main({ json, only, large = false }: Options): Promise<void> {
  const wanted = NAMES.filter((name) => only.length === 0 || only.includes(name));
  const machine = describeMachine();
  const rows: Row[] = [];
  const began = performance.now();
  for (const [index, name] of wanted.entries()) {
    say(`${index + 1}/${wanted.length} ${name} …`);
    const started = performance.now();
    const measured = (await PARTS[name]?.()) ?? [];
    rows.push(...measured);
    if (large && name === 'ledger') await growLedger(measured, machine);
    say(`${index + 1}/${wanted.length} ${name} took ${seconds(started)}`);
  }
  process.stdout.write(`${formatTable(rows, process.stdout.isTTY !== true)}\n`);
  if (json !== undefined) writeFileSync(resolve(json), `${JSON.stringify(rows, null, 2)}\n`);
  if (wanted.length === NAMES.length) {
    writeFileSync(DOCUMENT, formatDocument(rows, machine, readFileSync(join(import.meta.dirname, 'about.md'), 'utf8')));
    say(`docs/bench.md written; all took ${seconds(began)}`);
  } else say('docs/bench.md is left as it is: it is written when everything is measured');
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    stopping = true;
    say('stopping …');
    void closeAll().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  });
}

const program = new Command('bench')
  .description('how fast this is, beside the fastest it could be and beside what one would write from stock parts; takes about five minutes')
  .option('--json <file>', 'write the rows to this file too')
  .option(
    '--large',
    'also measure the ledger at 100,000, 1,000,000 and 10,000,000 entries, and write docs/bench-ledger.md; takes some 20 minutes and 8 GB of disk',
  )
  .addOption(
    new Option('--only <name>', `measure this part only (repeatable): ${NAMES.join(', ')}`).default([]).argParser((name: string, names: string[]) => {
      if (!NAMES.includes(name)) throw new InvalidArgumentError(`Take one of: ${NAMES.join(', ')}.`);
      return [...names, name];
    }),
  )
  .action(async (options: Options) => {
    try {
      await main(options);
    } catch (error) {
      // What fails because everything is being ended is not worth a word.
      if (stopping) return;
      say(error instanceof Error ? error.message : String(error));
      await closeAll();
      process.exitCode = 1;
    }
  });
await program.parseAsync();

#!/usr/bin/env node
import { renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ledgerVkeys } from '@huecry/registry';
import { auditTree, fileTreeReader, formatReport } from '@huecry/audit';
import { Presets, SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { type RunningExchange, startExchange, type Stopwatch } from './exchange.ts';
import { layout } from './layout.ts';
import { openWorld, SandboxError, type World } from './provision.ts';
import { awaitSettled, publishImports, publishSamples, readImports } from './publish.ts';
import { recallDuplicate } from './recall.ts';
import { printAudit, printImports, printOutcome, printTimings } from './report.ts';
import { collect, exampleOf, importedOf, type Outcome } from './summary.ts';
import { printNextSteps, printOfflineSteps, shortPath } from './next-steps.ts';
import { awaitPublished } from './witnesses.ts';

interface Options {
  readonly once?: boolean;
  readonly data: string;
  readonly import?: readonly string[];
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
// The reader of a pipe may leave early (| head): the work goes on, and the outcome is in the summary.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** A bar where a person watches; elsewhere one line when the step is done. */
function progress(what: string): { update: (done: number, total: number) => void; stop: () => void } {
  let last = '';
  if (process.stderr.isTTY !== true) return { update: (done, total) => (last = `${done}/${total}`), stop: () => process.stderr.write(`${what} ${last}\n`) };
  const bar = new SingleBar({ format: `${what.padEnd(34)} {bar} {value}/{total}`, hideCursor: true, stream: process.stderr }, Presets.shades_classic);
  let started = false;
  return {
    update(done, total) {
      if (!started) bar.start(total, done);
      started = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

async function withProgress<T>(what: string, step: (onProgress: (done: number, total: number) => void) => Promise<T>): Promise<T> {
  const bar = progress(what);
  return step(bar.update).finally(() => bar.stop());
}

function stopwatch(): Stopwatch & { readonly timingsMs: Record<string, number> } {
  const timingsMs: Record<string, number> = {};
  return {
    timingsMs,
    async time(name, step) {
      const started = performance.now();
      try {
        return await step();
      } finally {
        timingsMs[name] = Math.round(performance.now() - started);
      }
    },
  };
}

const audit = async (world: World) =>
  auditTree({ reader: fileTreeReader(world.at.tree), vkey: ledgerVkeys(world.genesis), genesisDigest: world.genesis.digest });

const save = (path: string, text: string): void => {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
};

async function saveExample(exchange: RunningExchange, world: World, outcome: Outcome): Promise<void> {
  const example = exampleOf(outcome);
  const client = example === undefined ? undefined : exchange.gateways.get(example.recipient)?.client;
  if (example === undefined || client === undefined) return;
  const { sdJwt, jwk } = await client.presentation(example.notice);
  save(world.at.exampleSdJwt, `${sdJwt}\n`);
  save(world.at.exampleJwk, `${JSON.stringify(jwk, null, 2)}\n`);
}

/** Resolves when a person or the system asks for the end. Asking again does not cut the end short: services are stopped in order. */
const askedToStop = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
  });

async function main(options: Options): Promise<void> {
  const data = resolve(options.data);
  const imports = readImports((options.import ?? []).map((file) => resolve(file)));
  const watch = stopwatch();
  const stopped = askedToStop();
  const world = await watch.time('provision', () => openWorld(data, nowSeconds()));
  print(world.isNew ? `A new exchange in ${layout(data).data}` : `The exchange in ${layout(data).data}, as it was left`);
  const exchange = await withProgress('members state who takes part', (onProgress) => startExchange(world, nowSeconds(), watch, onProgress));
  try {
    const work = async (): Promise<void> => {
      const samples = await withProgress('publishing', (onProgress) => watch.time('publish', () => publishSamples(exchange, onProgress)));
      const imported =
        imports.length === 0 ? [] : await withProgress('importing', (onProgress) => watch.time('import', () => publishImports(exchange, imports, onProgress)));
      await withProgress('answered by every recipient', (onProgress) => watch.time('settle', () => awaitSettled(exchange, samples, onProgress)));
      await watch.time('recall', () => recallDuplicate(exchange));
      const outcome = await watch.time('collect', () => collect(exchange));
      await saveExample(exchange, world, outcome);
      if (exchange.ledgerUrl !== null) await awaitPublished(exchange.ledgerUrl);
      if (options.once === true) await exchange.stop();
      const report = await watch.time('audit', () => audit(world));
      save(
        world.at.summary,
        `${JSON.stringify({ ...outcome, ledger: { size: report.size, root: report.root, witnesses: report.witnesses?.cosigned.map(({ name }) => name) ?? [] }, timingsMs: watch.timingsMs, ...(imports.length === 0 ? {} : { imported: importedOf(imported) }) }, null, 2)}\n`,
      );
      printOutcome(print, outcome);
      if (imports.length > 0) printImports(print, imported);
      printAudit(print, report, formatReport(report));
      printTimings(print, watch.timingsMs);
      print(`\nThe outcome as data: ${shortPath(world.at.summary)}`);
      if (!report.ok) throw new Error('the ledger does not verify');
    };
    const early = await Promise.race([work().then(() => false), stopped.then(() => true)]);
    if (options.once === true && !early) printOfflineSteps(print, data);
    if (options.once === true || early) return;
    printNextSteps(print, { data, exchange });
    await stopped;
    print('\nStopping …');
  } finally {
    await exchange.stop();
  }
}

const program = new Command('demo')
  .description('a whole exchange of thirteen members on this machine: publishes invented notices and shows what became of them')
  .option('--once', 'end when everything is answered')
  .option('--data <dir>', 'where everything is kept; the same folder again goes on where it was', process.env['HUECRY_DATA'] ?? '.data/demo')
  .option(
    '--import <file>',
    "publish the records of a JSON file in the shape of INTERPOL's public notices too, pseudonymised (repeatable)",
    (file: string, files: readonly string[] = []) => [...files, file],
  )
  .action(async (options: Options) => {
    try {
      await main(options);
    } catch (error) {
      process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
      if (!(error instanceof SandboxError)) process.stderr.write(`The processes' logs are in ${resolve(options.data)}/logs\n`);
      process.exitCode = 1;
    }
  });
await program.parseAsync();

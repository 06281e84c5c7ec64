import { accessSync, constants, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ReplayReport } from '@huecry/audit';
import type { PageLanguage } from '@huecry/audit/html';
import { type Command, InvalidArgumentError } from 'commander';
import { type CommonOptions, type Context, openOutput, readFile } from '../context.ts';
import { CliError } from '../errors.ts';
import { languageOption } from '../language.ts';
import { createProgress } from '../progress.ts';
import { workFile } from '../work-file.ts';
import { readVkeys } from './options.ts';

interface ReplayCommandOptions extends CommonOptions {
  readonly vkey: string;
  readonly genesisDigest?: string;
  readonly file?: string;
  readonly witnessPolicy?: string;
  readonly work?: string;
  readonly at?: string;
  readonly notice?: string;
  readonly complete?: boolean;
  readonly workers?: number;
  readonly html?: string;
  readonly language: PageLanguage;
}

export function addReplay(audit: Command, context: Context): void {
  audit
    .command('replay <tree>')
    .description('verify a ledger and, with an audit file, decide every notice again by the law of its time: who got what, and why')
    .requiredOption('--vkey <file>', "file that holds the ledger's verifier key line")
    .option('--genesis-digest <digest>', 'digest of the genesis file that you pinned (base64url SHA-256)')
    .option('--file <auditfile>', 'the audit file of your role; without it the tree alone is verified, as a witness does')
    .option('--witness-policy <file>', "hold the checkpoint to this witness policy instead of the members' own in the registry")
    .option(
      '--work <file>',
      'working file, for who goes on after a replay that was cut off; what stands in it is believed (default: one in a folder of your own)',
    )
    .option('--at <time|position>', 'stop there, and show who held what then')
    .option('--notice <id>', 'show who holds this notice')
    .option('--complete', 'exit status 1 also where the file does not open all that its role should have')
    .option('--workers <count>', 'threads that judge (default: one for each processor, where it is worth it)', parseCount)
    .option('--html <file>', 'write the report as a page to read and to print, too, in the --language')
    .addOption(languageOption(context))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  huecry audit replay .data/demo/ledger/tree --vkey .data/demo/ledger/vkeys --file oversight.hca
  huecry audit replay .data/demo/ledger/tree --vkey .data/demo/ledger/vkeys --file oversight.hca --at 2026-03-01T12:00:00Z

A replay that was cut off goes on where it was when the same command is given again. Where it had come to its end, or the tree or the audit file is another one by now, it begins anew; a --work that you name is never thrown away.
Whose audit file it is nobody has signed: what it opens is checked against the ledger, what it leaves out is counted as not opened.
Exit status 0: no problem. 1: something is wrong; it is named.`,
    )
    .action(async (tree: string, _options: ReplayCommandOptions, command: Command) => {
      const options = command.optsWithGlobals<ReplayCommandOptions>();
      const output = openOutput(context, options);
      const path = (name: string): string => resolve(context.folder, name);
      const vkey = readVkeys(context, options.vkey);
      const witnessPolicy = options.witnessPolicy === undefined ? undefined : readFile(context, options.witnessPolicy).toString('utf8');
      if (options.file !== undefined) readable(context, options.file);
      const { fileTreeReader, formatReplay, parseEnd, ReplayError, replayTree } = await import('@huecry/audit');
      const file = options.file === undefined ? undefined : path(options.file);
      const work = workFile(options.work === undefined ? undefined : path(options.work), file, options.at, context.environment);
      const progress = createProgress(context.terminal, 'replaying');
      const replay = () =>
        replayTree({
          reader: fileTreeReader(path(tree)),
          vkey,
          genesisDigest: options.genesisDigest,
          file,
          witnessPolicy,
          work: work.path,
          end: options.at === undefined ? undefined : parseEnd(options.at),
          notice: options.notice,
          workers: options.workers,
          onProgress: (done, total) => progress.update(done, total),
        });
      try {
        const report = await replay().catch((error: unknown) => {
          // The ledger has grown since, or the audit file is a newer one: what nobody asked to keep is begun anew.
          if (!(error instanceof ReplayError) || error.code !== 'other-work' || options.work !== undefined) throw error;
          work.remove();
          return replay();
        });
        progress.stop();
        work.ended();
        if (options.html !== undefined) await writePage(path(options.html), report, options.language);
        output.result(report, () => output.line(formatReplay(report)));
        const lacks = options.complete === true && report.unopened.length > 0;
        if (lacks) output.note('the file does not open everything that its role should have (--complete): see what is not opened');
        if (!report.ok || lacks) process.exitCode = 1;
      } catch (error) {
        if (error instanceof ReplayError) throw new CliError(error.code, error.message, error);
        throw error;
      } finally {
        progress.stop();
      }
    });
}

async function writePage(path: string, report: ReplayReport, language: PageLanguage): Promise<void> {
  // What draws the plots is loaded where it is wanted.
  const { replayPage } = await import('@huecry/audit/html');
  try {
    // As confidential as the audit file.
    writeFileSync(path, replayPage(report, language), { mode: 0o600 });
  } catch (cause) {
    throw new CliError('unwritable-file', `cannot write ${path}: give a place that you may write to`, cause);
  }
}

function parseCount(given: string): number {
  const count = Number(given);
  if (!/^[1-9][0-9]?$/u.test(given) || count > 64) throw new InvalidArgumentError('give a number from 1 to 64');
  return count;
}

function readable(context: Context, name: string): void {
  try {
    accessSync(resolve(context.folder, name), constants.R_OK);
  } catch (cause) {
    throw new CliError('unreadable-file', `cannot read the audit file ${name}: give the file that was exported for your role`, cause);
  }
}

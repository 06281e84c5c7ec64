import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Checkpoint, findFork, formatFork, fsckTree, LedgerError, openCheckpoint, tileHashes, type TreeReader } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openOutput } from '../context.ts';
import { counted } from '../counted.ts';
import { CliError } from '../errors.ts';
import { linesOf } from '../lines.ts';
import { createProgress } from '../progress.ts';
import { asked, copyAt, replaceFile, textOf } from './ledger-tree.ts';

interface MirrorOptions extends CommonOptions {
  readonly to: string;
  readonly vkey: string;
}

/** `huecry ledger mirror`: a copy of a log in a folder of one's own, checked as it is made, from which a damaged log can be restored. */
export function addLedgerMirror(ledger: Command, context: Context): void {
  ledger
    .command('mirror <url>')
    .description('keep a copy of a ledger, every file checked before it is kept; run again, it fetches what is new')
    .requiredOption('--to <dir>', 'folder of the copy')
    .requiredOption('--vkey <file>', "file that holds the ledger's verifier key lines")
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nThe copy never goes back: a checkpoint that does not continue the copy is refused, and the proof of it is kept as a file.\n\nExample:\n  huecry ledger mirror https://ledger.example/huecry --to /var/lib/mirror --vkey vkeys',
    )
    .action(async (url: string, _options: MirrorOptions, command: Command) => {
      const options = command.optsWithGlobals<MirrorOptions>();
      const output = openOutput(context, options);
      const folder = resolve(context.folder, options.to);
      const vkeys = linesOf(textOf(resolve(context.folder, options.vkey)));
      const progress = createProgress(context.terminal, 'mirroring');
      const result = await asked(
        mirror({
          folder,
          source: copyAt(context, url),
          vkeys,
          onProgress: (done, size) => progress.update(done, size),
        }),
      ).finally(() => progress.stop());
      output.result(result, () => output.line(`${counted(result.size, 'entry', 'entries')}, ${counted(result.fetched, 'file')} fetched`));
    });
}

interface Mirroring {
  readonly folder: string;
  readonly source: TreeReader;
  readonly vkeys: readonly string[];
  readonly onProgress: (done: number, size: number) => void;
}

async function mirror({ folder, source, vkeys, onProgress }: Mirroring): Promise<{ readonly size: number; readonly fetched: number }> {
  const note = await source.read('checkpoint');
  if (note === null)
    throw new LedgerError('missing', 'the ledger has no checkpoint there: give the prefix that its operator published', { path: 'checkpoint' });
  const next = openCheckpoint(note, vkeys);
  const tree = join(folder, 'tree');
  mkdirSync(tree, { recursive: true });
  const path = join(tree, 'checkpoint');
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const kept = before === undefined ? undefined : openCheckpoint(before, vkeys);
  if (kept !== undefined && kept.size > next.size)
    throw new CliError(
      'failed',
      `rolled-back: the copy has ${counted(kept.size, 'entry', 'entries')}, the ledger shows ${next.size}: it was put back, or this is an old copy of it`,
    );
  // Before a file is touched: what the copy holds of the first history is evidence.
  if (before !== undefined) await refuseFork(folder, { before, next, note: new TextDecoder().decode(note) }, source, vkeys);
  const own = readDirectory(tree);
  let fetched = 0;
  const { damaged } = await fsckTree({ ...own, read: async (name) => (name === 'checkpoint' ? note : await own.read(name)) }, vkeys, {
    mirror: source,
    restore: async (file) => {
      fetched++;
      await replaceFile(tree, file);
    },
    onProgress: ({ checked, size }) => onProgress(checked, size),
  });
  const lacking = damaged.find(({ restorableFrom }) => restorableFrom === null);
  if (lacking !== undefined)
    throw new LedgerError('wrong-hash', `the ledger did not give ${lacking.path} as it was signed: the copy stays at its old checkpoint`);
  await replaceFile(tree, { path: 'checkpoint', bytes: note });
  writeFileSync(join(folder, 'vkeys'), vkeys.map((vkey) => `${vkey}\n`).join(''));
  return { size: next.size, fetched };
}

/** What the ledger's tiles say about the checkpoint that was kept: they lead to the new signed root, or prove nothing. */
async function refuseFork(
  folder: string,
  { before, next, note }: { readonly before: string; readonly next: Checkpoint; readonly note: string },
  source: TreeReader,
  vkeys: readonly string[],
): Promise<void> {
  const fork = await findFork(before, note, tileHashes(source, next.size), vkeys);
  if (fork === undefined) return;
  const file = join(folder, `fork-${next.size}.json`);
  writeFileSync(file, formatFork(fork));
  throw new CliError('failed', `the ledger has shown two histories: the proof is ${file}; give it to every member (huecry ledger fork checks it)`);
}

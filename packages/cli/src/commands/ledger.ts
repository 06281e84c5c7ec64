import { resolve } from 'node:path';
import { type Damage, fsckTree, type TreeFile, verifyFork } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openOutput } from '../context.ts';
import { counted } from '../counted.ts';
import { linesOf } from '../lines.ts';
import { createProgress } from '../progress.ts';
import { addLedgerKey } from './ledger-key.ts';
import { addLedgerMirror } from './ledger-mirror.ts';
import { asked, copyAt, keysOf, replaceFile, textOf, treeOf } from './ledger-tree.ts';

interface FsckOptions extends CommonOptions {
  readonly vkey?: string;
  readonly from?: string;
}

export function addLedger(program: Command, context: Context): void {
  const ledger = program.command('ledger').description('look after a ledger, and check proofs against one');
  ledger
    .command('fsck <dir>')
    .description('find every damaged file of a ledger, name it, and restore it from another copy')
    .option('--from <copy>', 'another copy of the same ledger (folder or URL of a mirror, a backup): what is damaged is restored from it, checked first')
    .option('--vkey <file>', "file that holds the ledger's verifier key lines; default: vkeys or vkey in the folder, or beside it")
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nThe folder is the data folder of the ledger service or of a mirror, or a tree alone: beside that there may be no verifier key, and --vkey names it.\nWithout --from nothing is changed.\n\nExamples:\n  huecry ledger fsck .data/demo/ledger --from /backup/ledger\n  huecry ledger fsck .data/demo/ledger --from https://mirror.example/huecry\n  huecry ledger fsck /backup/tree --vkey .data/demo/ledger/vkeys\n\nExit status 0: no damage, or all of it restored. 1: some damage is left; it is named.',
    )
    .action(async (dir: string, _options: FsckOptions, command: Command) => {
      const options = command.optsWithGlobals<FsckOptions>();
      const output = openOutput(context, options);
      const tree = treeOf(resolve(context.folder, dir));
      const vkeys = keysOf(tree, options.vkey === undefined ? undefined : resolve(context.folder, options.vkey));
      const progress = createProgress(context.terminal, 'checking');
      const report = await asked(
        fsckTree(readDirectory(tree), vkeys, {
          ...(options.from === undefined ? {} : { mirror: copyAt(context, options.from), restore: (file: TreeFile) => replaceFile(tree, file) }),
          onProgress: ({ checked, size }) => progress.update(checked, size),
        }),
      ).finally(() => progress.stop());
      const restored = options.from !== undefined;
      const left = report.damaged.filter(({ restorableFrom }) => !restored || restorableFrom === null);
      output.result({ ...report, restored, left: left.length }, () => {
        for (const damage of report.damaged) output.line(lineOf(damage, restored));
        output.line(
          report.damaged.length === 0
            ? `${counted(report.size, 'entry', 'entries')}, no damage`
            : `${counted(report.size, 'entry', 'entries')}, ${counted(report.damaged.length, 'damaged file')}, ${left.length} left${left.length > 0 && !restored ? ': give another copy with --from to restore them' : ''}`,
        );
      });
      if (left.length > 0) process.exitCode = 1;
    });
  addLedgerKey(ledger, context);
  addLedgerMirror(ledger, context);
  ledger
    .command('fork <file>')
    .description('check a proof that a ledger has shown two histories')
    .requiredOption('--vkey <file>', "file that holds the ledger's verifier key lines")
    .option('--json', 'print JSON')
    .action(async (file: string, _options: FsckOptions, command: Command) => {
      const options = command.optsWithGlobals<FsckOptions & { readonly vkey: string }>();
      const output = openOutput(context, options);
      const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
      const { origin, size1, size2, root1, otherRoot1 } = await asked(
        (async () => verifyFork(textOf(resolve(context.folder, file)), linesOf(textOf(resolve(context.folder, options.vkey)))))(),
      );
      output.result({ origin, size1, size2, root1: hex(root1), otherRoot1: hex(otherRoot1) }, () => {
        output.line(`${origin} has shown two histories:`);
        output.line(`  signed for ${counted(size1, 'entry', 'entries')}: root ${hex(root1)}`);
        output.line(`  the same under the signed tree of ${size2}: root ${hex(otherRoot1)}`);
      });
    });
}

const lineOf = ({ path, code, entries, restorableFrom }: Damage, restored: boolean): string => {
  const which =
    entries.length === 0
      ? ''
      : ` (${entries.length === 1 ? 'entry' : 'entries'} ${entries.slice(0, 10).join(', ')}${entries.length > 10 ? ` and ${entries.length - 10} more` : ''})`;
  const source = restorableFrom === 'tree' ? 'the rest of the tree' : 'the copy';
  return `${path}: ${code}${which}; ${restorableFrom === null ? 'not restorable from here' : `${restored ? 'restored' : 'can be made again'} from ${source}`}`;
};

import { resolve } from 'node:path';
import { type Damage, fsckTree, type TreeFile } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openOutput } from '../context.ts';
import { counted } from '../counted.ts';
import { type DatabaseDamage, LedgerDatabase } from '../ledger-database.ts';
import { createProgress } from '../progress.ts';
import { asked, copyAt, keysOf, replaceFile, treeOf } from './ledger-tree.ts';

interface FsckOptions extends CommonOptions {
  readonly vkey?: string;
  readonly from?: string;
}

const HELP = `
The folder is the data folder of the ledger service or of a mirror, or a tree alone: beside that there may be no verifier key, and --vkey names it.
Without --from nothing is changed. What can be made again from the rest of the tree needs no other copy: --from the same folder restores it.
Checked are the tree under the ledger's own signature and, beside it, the entries of ledger.db. Not checked are witnesses' cosignatures and what entries say: huecry audit verify does. Files beyond the tree's size are not looked at.

Examples:
  huecry ledger fsck .data/demo/ledger --from /backup/ledger
  huecry ledger fsck .data/demo/ledger --from https://mirror.example/huecry
  huecry ledger fsck /backup/tree --vkey .data/demo/ledger/vkeys

Exit status 0: no damage, or all of it restored. 1: some damage is left; it is named.`;

export function addFsck(ledger: Command, context: Context): void {
  ledger
    .command('fsck <dir>')
    .description('find every damaged file of a ledger, name it, and restore it from another copy')
    .option('--from <copy>', 'another copy of the same ledger (folder or URL of a mirror, a backup): what is damaged is restored from it, checked first')
    .option('--vkey <file>', "file that holds the ledger's verifier key lines; default: vkeys or vkey in the folder, or beside it")
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(async (dir: string, _options: FsckOptions, command: Command) => {
      const options = command.optsWithGlobals<FsckOptions>();
      const output = openOutput(context, options);
      const tree = treeOf(resolve(context.folder, dir));
      const vkeys = keysOf(tree, options.vkey === undefined ? undefined : resolve(context.folder, options.vkey));
      const database = new LedgerDatabase(tree);
      const progress = createProgress(context.terminal, 'checking');
      const report = await asked(
        fsckTree(readDirectory(tree), vkeys, {
          ...(options.from === undefined ? {} : { mirror: copyAt(context, options.from), restore: (file: TreeFile) => replaceFile(tree, file) }),
          onProgress: ({ checked, size }) => progress.update(checked, size),
          onBundle: (bundle) => database.compare(bundle),
        }),
      ).finally(() => {
        progress.stop();
        database.close();
      });
      const restored = options.from !== undefined;
      const inDatabase = database.damage();
      const left = report.damaged.filter(({ restorableFrom }) => !restored || restorableFrom === null);
      const count = left.length + (inDatabase === null ? 0 : 1);
      output.result(
        { ...report, database: inDatabase ?? (database.inUse ? 'in-use' : database.found ? 'ok' : 'none'), cosignatures: 'not-checked', restored, left: count },
        () => {
          for (const damage of report.damaged) output.line(lineOf(damage, restored));
          if (inDatabase !== null) output.line(databaseLine(inDatabase));
          const found = report.damaged.length + (inDatabase === null ? 0 : 1);
          const entries = counted(report.size, 'entry', 'entries');
          output.line(
            found === 0
              ? `${entries}, no damage`
              : `${entries}, ${counted(found, 'damaged file')}, ${count} left${left.length > 0 && !restored ? hint(left) : ''}`,
          );
          output.line(checkedLine(database));
        },
      );
      if (count > 0) process.exitCode = 1;
    });
}

const checkedLine = ({ found, inUse }: LedgerDatabase): string => {
  const database = inUse
    ? '; ledger.db is in use by the ledger service, which checks it by itself (see its /health)'
    : found
      ? ' and ledger.db'
      : ', no ledger.db beside it';
  return `checked: the tree${database}; cosignatures: not checked (huecry audit verify holds them to the members' quorum)`;
};

const hint = (left: readonly Damage[]): string =>
  left.every(({ restorableFrom }) => restorableFrom === 'tree')
    ? ': all of it can be made again, with --from the same folder'
    : ': give another copy with --from to restore them';

const named = (entries: readonly number[]): string =>
  entries.length === 0
    ? ''
    : ` (${entries.length === 1 ? 'entry' : 'entries'} ${entries.slice(0, 10).join(', ')}${entries.length > 10 ? ` and ${entries.length - 10} more` : ''})`;

const lineOf = ({ path, code, entries, restorableFrom }: Damage, restored: boolean): string => {
  const source = restorableFrom === 'tree' ? 'the rest of the tree' : 'the copy';
  return `${path}: ${code}${named(entries)}; ${restorableFrom === null ? 'not restorable from here' : `${restored ? 'restored' : 'can be made again'} from ${source}`}`;
};

const WHAT_NOW: Readonly<Record<DatabaseDamage['code'], string>> = {
  missing: 'put back a backup that reaches as far: the tree does not hold what else it holds',
  'malformed-database': 'put back a backup that reaches as far',
  'wrong-entries': 'put back a backup that reaches as far, or start the ledger once with --mend-database: entries that are there are mended from the tree',
};
const databaseLine = ({ path, code, entries }: DatabaseDamage): string => `${path}: ${code}${named(entries)}; ${WHAT_NOW[code]}`;

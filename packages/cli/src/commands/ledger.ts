import { resolve } from 'node:path';
import { verifyFork } from '@huecry/ledger';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openOutput } from '../context.ts';
import { counted } from '../counted.ts';
import { linesOf } from '../lines.ts';
import { addFsck } from './ledger-fsck.ts';
import { addLedgerKey } from './ledger-key.ts';
import { addLedgerMirror } from './ledger-mirror.ts';
import { asked, textOf } from './ledger-tree.ts';

export function addLedger(program: Command, context: Context): void {
  const ledger = program.command('ledger').description('look after a ledger, and check proofs against one');
  addFsck(ledger, context);
  addLedgerKey(ledger, context);
  addLedgerMirror(ledger, context);
  ledger
    .command('fork <file>')
    .description('check a proof that a ledger has shown two histories')
    .requiredOption('--vkey <file>', "file that holds the ledger's verifier key lines")
    .option('--json', 'print JSON')
    .action(async (file: string, _options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { readonly vkey: string }>();
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

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openOutput } from '../context.ts';
import { createProgress } from '../progress.ts';
import { addAuditExport, addAuditMerge } from './audit-export.ts';
import { addReplay } from './audit-replay.ts';
import { readVkeys } from './options.ts';

interface VerifyOptions extends CommonOptions {
  readonly vkey: string;
  readonly genesisDigest?: string;
}

export function addAudit(program: Command, context: Context): void {
  const audit = program.command('audit').description('check a ledger offline');
  audit
    .command('verify <tree>')
    .description("verify a ledger's tree from its files alone: checkpoint, every tile, every entry, every signature, every chain")
    .requiredOption('--vkey <file>', "file that holds the ledger's verifier key lines: each of its keys must have signed")
    .option('--genesis-digest <digest>', 'digest of the genesis file that you pinned (base64url SHA-256)')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  huecry audit verify .data/demo/ledger/tree --vkey .data/demo/ledger/vkeys\n\nExit status 0: everything verifies. 1: something does not; it is named.',
    )
    .action(async (tree: string, _options: VerifyOptions, command: Command) => {
      const options = command.optsWithGlobals<VerifyOptions>();
      const output = openOutput(context, options);
      const vkey = readVkeys(context, options.vkey);
      // Loaded here alone: the policy engine behind it would slow every other command's start.
      const { auditTree, fileTreeReader, formatReport } = await import('@huecry/audit');
      const progress = createProgress(context.terminal, 'auditing');
      const report = await auditTree({
        reader: fileTreeReader(resolve(context.folder, tree)),
        vkey,
        ...(options.genesisDigest === undefined ? {} : { genesisDigest: options.genesisDigest }),
        onProgress: (done, total) => progress.update(done, total),
      }).finally(() => progress.stop());
      output.result(report, () => output.line(formatReport(report)));
      if (!report.ok) process.exitCode = 1;
    });
  addReplay(audit, context);
  addAuditExport(audit, context);
  addAuditMerge(audit, context);
}

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SdkError } from '@huecry/sdk';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { CliError } from '../errors.ts';
import { withGateway } from './options.ts';

interface AuditExportOptions extends CommonOptions {
  readonly out: string;
  readonly exchange?: string;
}

/** The exchange's own command. It alone reads its data; here it is only called. */
const EXCHANGE = join(import.meta.dirname, '../../../../services/exchange/src/main.ts');
const MEGABYTE = 1_000_000;

export function addAuditExport(audit: Command, context: Context): void {
  withGateway(audit.command('export'))
    .description("write the audit file of a role: what opens the ledger's entries, for `audit replay --file`")
    .requiredOption('--out <file>', 'write to this file, closed to other users; it has its name when it is whole')
    .option('--exchange <config>', 'oversight: every decision, no content; from the exchange with this configuration, on its machine, as its user (it may run)')
    .addHelpText(
      'after',
      `
Examples:
  huecry --as fr/dcpj audit export --out fr.hca                                        a member's own traffic (with an auditor's token)
  huecry audit export --exchange .data/demo/exchange/config.json --out oversight.hca   oversight`,
    )
    .action(async (_options: AuditExportOptions, command: Command) => {
      const options = command.optsWithGlobals<AuditExportOptions>();
      const output = openOutput(context, options);
      const out = resolve(context.folder, options.out);
      const { AuditFileError, receiveAuditFile, summariseAuditFile } = await import('@huecry/audit/file');
      const received = async (): Promise<Awaited<ReturnType<typeof summariseAuditFile>>> => {
        const { errIsTty, err } = context.terminal;
        try {
          const parts = openClient(context, options, 'auditor').auditFile({ signal: context.signal });
          return await receiveAuditFile(out, parts, (bytes) => errIsTty && err(`\r${(bytes / MEGABYTE).toFixed(1)} MB`));
        } catch (error) {
          if (error instanceof AuditFileError)
            throw new CliError('failed', `what the gateway sent is not a whole audit file: run it again (${error.code})`, error);
          if (error instanceof SdkError || error instanceof CliError) throw error;
          throw new CliError('unwritable-file', `cannot write ${options.out}: name a file in a folder that you may write`, error);
        } finally {
          if (errIsTty) err('\r');
        }
      };
      if (options.exchange !== undefined) await runExchange(context, resolve(context.folder, options.exchange), out);
      const { header, openings, sizeBytes } = options.exchange === undefined ? await received() : await summariseAuditFile(out);
      const { role, member, size, origin } = header;
      output.result({ file: out, role, member: member === '' ? null : member, origin, size, openings, sizeBytes }, () => {
        const whose = role === 'member' ? `member ${member}: its own traffic` : 'oversight: every decision, no content';
        output.line(`${options.out}: ${whose}; opens ${openings} of the ledger's first ${size} entries`);
      });
    });
}

/** A member with several gateways has as many files. */
export function addAuditMerge(audit: Command, context: Context): void {
  audit
    .command('merge <files...>')
    .description("make one audit file of those of a member's several gateways")
    .requiredOption('--out <file>', 'write to this file, closed to other users; it has its name when it is whole')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  huecry audit merge fr-dcpj.hca fr-ofast.hca --out fr.hca')
    .action(async (files: string[], _options: AuditExportOptions, command: Command) => {
      const options = command.optsWithGlobals<AuditExportOptions>();
      const output = openOutput(context, options);
      const out = resolve(context.folder, options.out);
      const { AuditFileError, mergeAuditFiles, summariseAuditFile } = await import('@huecry/audit/file');
      try {
        await mergeAuditFiles(
          files.map((file) => resolve(context.folder, file)),
          out,
        );
      } catch (error) {
        if (error instanceof AuditFileError) throw new CliError('failed', `${error.message} (${error.code})`, error);
        throw new CliError('unreadable-file', 'cannot read one of the files, or write the new one: check that they exist and that you may', error);
      }
      const { header, openings } = await summariseAuditFile(out);
      output.result({ file: out, role: header.role, member: header.member || null, size: header.size, openings }, () => {
        output.line(`${options.out}: opens ${openings} of the ledger's first ${header.size} entries`);
      });
    });
}

/** Ends when the command has ended; what it says goes where a person reads. */
async function runExchange(context: Context, config: string, out: string): Promise<void> {
  if (!existsSync(config)) throw new CliError('unreadable-file', `there is no ${config}: give the configuration of the exchange, on its machine`);
  if (!existsSync(EXCHANGE)) {
    throw new CliError(
      'failed',
      "the exchange's code is not beside this command line: on its machine, run services/exchange/src/main.ts audit-file --config FILE --out FILE",
    );
  }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', EXCHANGE, 'audit-file', '--config', config, '--out', out], {
    stdio: ['ignore', 'ignore', 'pipe'],
    signal: context.signal,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2_000);
    if (context.terminal.errIsTty) context.terminal.err(text);
  });
  const status = await new Promise<number | null>((done, failed) => child.once('error', failed).once('close', done));
  if (status !== 0)
    throw new CliError(
      'failed',
      said
        .split(/[\r\n]/u)
        .filter(Boolean)
        .at(-1) ?? 'the exchange could not write the audit file',
    );
}

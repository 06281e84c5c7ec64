import { Command } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addEvidence } from './commands/evidence.ts';
import { addFacts } from './commands/facts.ts';
import { addLedger } from './commands/ledger.ts';
import { addHealth } from './commands/health.ts';
import { addNotice } from './commands/notice.ts';
import { addPolicy } from './commands/policy.ts';
import { addRegistry } from './commands/registry.ts';
import { addReview } from './commands/review.ts';
import type { Context } from './context.ts';
import { HELP } from './help.ts';
import { plainLanguageOption } from './language.ts';

/** The whole command line. Parsing throws CommanderError instead of ending the process. */
export function createProgram(context: Context): Command {
  const program = new Command('huecry')
    .description('speak with a gateway of the exchange, and check its ledger')
    .option('--as <address>', 'speak as this gateway of a local exchange, for example fr/dcpj')
    .option('--data <dir>', 'where the local exchange keeps its data (default: .data/demo)')
    .option('--gateway <url>', "the gateway's URL")
    .option('--token-file <file>', "file that holds the gateway's access token")
    .option('--json', 'print JSON')
    .showHelpAfterError('(add --help for the options)')
    .exitOverride()
    .configureOutput({ writeOut: context.terminal.out, writeErr: context.terminal.err });
  addNotice(program, context);
  addReview(program, context);
  addPolicy(program, context);
  addAudit(program, context);
  addLedger(program, context);
  addEvidence(program, context);
  addRegistry(program, context);
  addFacts(program, context);
  addHealth(program, context);
  // Sub-commands made with .command() copy these settings only at creation; set them for all.
  const settle = (command: Command): void => {
    if (command.commands.length === 0 && !command.options.some(({ long }) => long === '--language')) command.addOption(plainLanguageOption());
    command
      .exitOverride()
      .configureOutput({ writeOut: context.terminal.out, writeErr: context.terminal.err })
      .configureHelp(HELP)
      .showHelpAfterError('(add --help for the options)');
    for (const child of command.commands) settle(child);
  };
  settle(program);
  return program;
}

import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput, readJson } from '../context.ts';
import { CliError } from '../errors.ts';
import { withGateway } from './options.ts';

interface ExplainOptions extends CommonOptions {
  readonly recipient: string;
  readonly notice?: string;
}

export function addExplain(policy: Command, context: Context): void {
  withGateway(policy.command('explain [id]'))
    .description('explain a decision on a notice of ours (by id), or what would be decided on a notice in a file')
    .requiredOption('--recipient <address>', 'for which recipient, for example de/bka')
    .option('--notice <file>', 'a notice that is not published yet (- for standard input)')
    .addHelpText(
      'after',
      '\nExamples:\n  huecry --as fr/dcpj policy explain 0190… --recipient de/bka\n  huecry --as fr/dcpj policy explain --notice notice.json --recipient eg/ncb',
    )
    .action(async (id: string | undefined, _options: ExplainOptions, command: Command) => {
      const options = command.optsWithGlobals<ExplainOptions>();
      if ((id === undefined) === (options.notice === undefined))
        throw new CliError('usage', 'give either the id of a notice of yours or --notice FILE, not both and not neither');
      const output = openOutput(context, options);
      const question = id === undefined ? { notice: await readJson(context, options.notice ?? '-') } : { id };
      const explanation = await openClient(context, options).explain({ ...question, recipient: options.recipient });
      output.result(explanation, () => {
        output.line(
          `${explanation.basis === 'decision' ? 'decided' : 'would be decided'} for ${explanation.recipient}: ${output.paint(explanation.outcome === 'permit' ? 'green' : 'red', explanation.outcome)}`,
        );
        for (const line of explanation.lines) output.line(`  ${line}`);
        if (explanation.withheld.length > 0) {
          output.table(
            ['withheld', 'at', 'rule', 'article', 'reason'],
            explanation.withheld.map((one) => [one.category, one.point, one.rule, one.cite, one.reason]),
          );
        }
        if (explanation.refusedBy.length > 0)
          output.table(
            ['refused by', 'at', 'article', 'reason'],
            explanation.refusedBy.map((one) => [one.rule, one.point, one.cite, one.reason]),
          );
      });
    });
}

import type { Explanation, Language } from '@huecry/sdk';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput, readJson } from '../context.ts';
import { CliError } from '../errors.ts';
import { languageOption } from '../language.ts';
import type { Output } from '../output.ts';
import { withGateway } from './options.ts';

interface ExplainOptions extends CommonOptions {
  readonly recipient: string;
  readonly notice?: string;
  readonly language: Language;
}

export function addExplain(policy: Command, context: Context): void {
  withGateway(policy.command('explain [id]'))
    .description('explain a decision on a notice sent or received (by id), or what would be decided on a notice in a file')
    .requiredOption('--recipient <address>', 'for which recipient, for example de/bka')
    .option('--notice <file>', 'a notice that is not published yet (- for standard input)')
    .addOption(languageOption(context))
    .addHelpText(
      'after',
      '\nIt says which rules decided and under which article, on which facts and who stated them where, what would have had to differ and in whose\nhands that is; for a past decision, what the rules and facts of today would say.\n\nExamples:\n  huecry --as fr/dcpj policy explain 0190… --recipient de/bka\n  huecry --as fr/dcpj policy explain --notice notice.json --recipient eg/ncb --language fr',
    )
    .action(async (id: string | undefined, _options: ExplainOptions, command: Command) => {
      const options = command.optsWithGlobals<ExplainOptions>();
      if ((id === undefined) === (options.notice === undefined))
        throw new CliError('usage', 'give either the id of a notice of yours or --notice FILE, not both and not neither');
      const output = openOutput(context, options);
      const question = id === undefined ? { notice: await readJson(context, options.notice ?? '-') } : { id };
      const explanation = await openClient(context, options).explain({ ...question, recipient: options.recipient, language: options.language });
      output.result(explanation, () => showExplanation(output, explanation));
    });
}

function showExplanation(output: Output, explanation: Explanation): void {
  const { basis, recipient, outcome, position, lines, withheld, refusedBy, facts, alternatives, now } = explanation;
  const headline =
    basis !== 'decision'
      ? 'would be decided for {recipient}: {outcome}, rules and facts as of ledger position {position}'
      : position === null
        ? 'decided for {recipient}: {outcome}'
        : 'decided for {recipient}: {outcome}, rules and facts as of ledger position {position}';
  output.line(output.say(headline, { recipient, outcome: output.paint(outcome === 'permit' ? 'green' : 'red', outcome), position: position ?? '' }));
  for (const line of lines) output.line(`  ${line}`);
  if (refusedBy.length > 0)
    output.table(
      ['refused by', 'at', 'article', 'reason'],
      refusedBy.map((one) => [one.rule, one.point, one.cite, one.reason]),
    );
  if (withheld.length > 0)
    output.table(
      ['withheld', 'at', 'rule', 'article', 'reason'],
      withheld.map((one) => [one.category, one.point, one.rule, one.cite, one.reason]),
    );
  if (facts.length > 0)
    output.table(
      ['rule', 'rests on', 'value', 'stated by'],
      facts.map(({ rule, label, value, holderLabel, sources }) => [
        rule,
        label,
        valueIn(output, value ?? output.say('(of the content, not shown here)')),
        sources.length === 0 ? holderLabel : sources.map((source) => sourceInWords(output, source)).join('\n'),
      ]),
    );
  if (alternatives.length > 0)
    output.table(
      ['it would have been otherwise for', 'at', 'had this been so', 'which is'],
      alternatives.map(({ about, category, point, changes }) => [
        category ?? output.say(about === 'notice' ? 'the notice' : 'the action'),
        point,
        changes.map(({ label, from, to }) => `${label}: ${valueIn(output, from)} → ${valueIn(output, to)}`).join(`\n${output.say('and')} `),
        [...new Set(changes.map(({ holderLabel }) => holderLabel))].join('\n'),
      ]),
    );
  if (now === null) return;
  if (now.same) return output.line(output.say('under the rules and facts of today the answer would be the same'));
  const rules = [...new Set([...now.refusedBy, ...now.withheld].map(({ rule }) => rule))];
  const answer =
    now.permitted.length > 0 ? output.say('{outcome}, disclosed: {categories}', { outcome: now.outcome, categories: now.permitted.join(', ') }) : now.outcome;
  output.line(output.say('under the rules and facts of today: {answer}', { answer: `${answer}${rules.length > 0 ? ` (${rules.join(', ')})` : ''}` }));
}

/** Yes and no are told; every other value is a code or a name. */
const valueIn = (output: Output, value: string): string => (value === 'yes' || value === 'no' ? output.say(value) : value);

function sourceInWords(output: Output, { text, source, asOf, position }: Explanation['facts'][number]['sources'][number]): string {
  if (source === null) return text;
  const when = asOf === null ? '' : `, ${output.say('as of {date}', { date: asOf })}`;
  return `${text} (${source}${when}${position === null ? '' : `, ${output.say('ledger {position}', { position })}`})`;
}

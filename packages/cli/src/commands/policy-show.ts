import { isMemberCode } from '@huecry/notice';
import type { Bundle, Rule, ToldIn } from '@huecry/policy';
import { bundleInForce } from '@huecry/registry';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { CliError } from '../errors.ts';
import { languageOption } from '../language.ts';
import type { Output } from '../output.ts';
import { findBundle, namesGateway, readRegistry } from '../registry-copy.ts';
import { withGateway } from './options.ts';

interface ShowOptions extends CommonOptions {
  readonly language: ToldIn;
  readonly cedar?: boolean;
}

export function addShow(policy: Command, context: Context): void {
  withGateway(policy.command('show <bundle>'))
    .description("show a bundle's rules in plain words: a member's in force (fr, common), one by its digest, or one in a folder")
    .addOption(languageOption(context))
    .option('--cedar', 'show the text of each rule as well')
    .action(async (name: string, _options: ShowOptions, command: Command) => {
      const options = command.optsWithGlobals<ShowOptions>();
      const output = openOutput(context, options);
      const atMs = Date.now();
      const registry = namesGateway(context, options) ? { state: await readRegistry(openClient(context, options)), atMs } : null;
      const isMember = name === 'common' || isMemberCode(name);
      const inForce = registry !== null && isMember ? bundleInForce(registry.state, name, atMs) : null;
      if (registry !== null && isMember && inForce === null) throw new CliError('usage', `${name} has no bundle in force: huecry member list shows who has`);
      const bundle = inForce ?? findBundle(context, output, name, registry, null);
      output.result({ ...bundle.source, digest: bundle.digest, rules: bundle.rules }, () => showBundle(output, bundle, options));
    });
}

const EFFECTS = { permit: 'permits', forbid: 'forbids' } as const;
const ACTIONS = { receive: 'the notice', disclose: 'a category', act: 'the action' } as const;

function showBundle(output: Output, bundle: Bundle, { language, cedar }: ShowOptions): void {
  const { member, digest, source, rules } = bundle;
  output.pairs([
    ['rules of', member],
    ['title', source.title],
    ['note', source.note],
    ['version', source.version],
    ['digest', digest],
    ['tests', String(source.tests.length)],
  ]);
  output.table(
    ['rule', '', 'at', 'because', 'article'],
    rules.map((rule) => [rule.name, inWords(output, rule), rule.points.join(', '), reasonOf(rule, language), rule.cite]),
  );
  if (cedar === true) for (const { name, file, line, text } of rules) output.line(`\n${output.paint('bold', name)} (${file}.cedar:${line})\n${text}`);
}

/** "forbids a category, untold", "permits the notice, kept 1095 days". */
function inWords(output: Output, rule: Rule): string {
  const what = [`${EFFECTS[rule.effect]} ${rule.actions.map((action) => ACTIONS[action]).join(' and ')}`];
  if (rule.retainDays !== null) what.push(`kept ${rule.retainDays} days`);
  if (rule.silent) what.push('untold');
  if (rule.hold) what.push('until released');
  return output.paint(rule.effect === 'permit' ? 'green' : 'red', what.join(', '));
}

const reasonOf = (rule: Rule, language: ToldIn): string => rule.reasons[language] ?? rule.reason;

import { OFFENCE_CLASSES } from '@huecry/notice';
import { diffBundles, FACT_WORDS, type PolicyChange, type PolicyDiff, type ToldIn } from '@huecry/policy';
import { bundleInForce } from '@huecry/registry';
import type { Command } from 'commander';
import { commonRules } from '../bundle-folder.ts';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { languageOption } from '../language.ts';
import type { Output } from '../output.ts';
import { createProgress } from '../progress.ts';
import { findBundle, namesGateway, readRegistry, worldOf } from '../registry-copy.ts';
import { withGateway } from './options.ts';

interface DiffOptions extends CommonOptions {
  readonly common?: string;
  readonly all?: boolean;
  readonly language: ToldIn;
}

export function addDiff(policy: Command, context: Context): void {
  withGateway(policy.command('diff <old> <new>'))
    .description('what changes between two bundles, for every origin, recipient, kind, category and offence class')
    .option('--common <dir>', 'the common rules beside them (default: those in force, or those of this version)')
    .option('--all', 'name every member and class, also where they are many')
    .addOption(languageOption(context))
    .addHelpText(
      'after',
      '\nEach of the two is a folder, the digest of a bundle that was adopted, or in-force.\nWith a gateway (--as, --gateway): among the members, facts and rules of the registry. Without one: for any member, whatever its facts are.\n\nExamples:\n  huecry policy diff rules-2026 rules-2027\n  huecry --as fr/dcpj policy diff in-force rules',
    )
    .action(async (old: string, next: string, _options: DiffOptions, command: Command) => {
      const options = command.optsWithGlobals<DiffOptions>();
      const output = openOutput(context, options);
      const atMs = Date.now();
      const registry = namesGateway(context, options) ? { state: await readRegistry(openClient(context, options)), atMs } : null;
      const first = old === 'in-force' ? null : findBundle(context, output, old, registry, null);
      const after = findBundle(context, output, next, registry, first?.member ?? null);
      const before = first ?? findBundle(context, output, old, registry, after.member);
      const inForce = registry === null ? null : bundleInForce(registry.state, 'common', atMs);
      const common = options.common === undefined && inForce !== null ? inForce : commonRules(context, output, options.common);
      const progress = createProgress(context.terminal, 'comparing');
      // The common rules decide between any two members: they are compared for any member, and not for each pair of them.
      const world = registry === null || after.member === 'common' ? null : worldOf(registry.state, atMs);
      let diff: PolicyDiff;
      try {
        diff = diffBundles({ before, after, common, world, onProgress: (done, total) => progress.update(done, total) });
      } finally {
        progress.stop();
      }
      output.result({ ...diff, among: world?.members ?? null }, () => showDiff(output, diff, options.all === true, options.language));
    });
}

const CHANGE_COLOURS = { added: 'green', removed: 'red', changed: 'yellow' } as const;

function showDiff(output: Output, diff: PolicyDiff, all: boolean, language: ToldIn): void {
  if (diff.rules.length > 0)
    output.table(
      ['rule', 'change'],
      diff.rules.map(({ rule, change, parts }) => [rule, output.paint(CHANGE_COLOURS[change], change) + (parts.length > 0 ? `: ${parts.join(', ')}` : '')]),
    );
  for (const change of diff.changes) for (const line of linesOf(output, change, all, language)) output.line(line);
  const { changed, all: cells } = diff.cells;
  output.line(
    changed === 0
      ? `${output.paint('green', 'nothing changes')} in any of ${cells} cells${diff.rules.length > 0 ? ': the rules that differ decide the same' : ''}`
      : `${changed} of ${cells} cells change (origin × recipient × kind × offence class × notice, category or action)`,
  );
  if (diff.sampled.length > 0) output.note(`tried by samples, because the rules name many values: ${diff.sampled.join(', ')}`);
  if (diff.partial) output.note('too many combinations of facts to try each: where a condition is shown, other rules may narrow it further');
}

/** "health to eg, vn: withheld → disclosed, for 0101 …, when …", and the rule that denies. */
function linesOf(output: Output, change: PolicyChange, all: boolean, language: ToldIn): string[] {
  const { direction, action, categories, origins, recipients, kinds, offenceClasses, when, before, after, beforeRule, afterRule } = change;
  const what = action === 'disclose' ? list(categories, all) : action === 'receive' ? 'the notice' : 'the action asked for';
  const from = direction === 'out' && origins === null ? '' : ` from ${origins === null ? 'any member' : list(origins, all)}`;
  const to = direction === 'in' && recipients === null ? '' : ` to ${recipients === null ? 'any member' : list(recipients, all)}`;
  const scope = [
    ...(kinds === null ? [] : [list(kinds, all)]),
    ...(offenceClasses === null ? [] : [classesInWords(offenceClasses, all)]),
    ...when.map(({ fact, values }) => `${FACT_WORDS[language][fact]}: ${list(values, all)}`),
  ];
  const rule = afterRule === beforeRule ? afterRule : [beforeRule, afterRule].filter((name) => name !== null).join(' → ');
  const closes = after.startsWith('withheld') || after === 'refused' || after === 'declined';
  return [
    `${output.paint('bold', what)}${from}${to}: ${before} → ${output.paint(closes ? 'red' : 'green', after)}`,
    ...(scope.length > 0 ? [`    ${scope.join('; ')}`] : []),
    ...(rule !== null && rule !== '' ? [`    ${output.paint('dim', `by ${rule}`)}`] : []),
  ];
}

const MANY = 12;
const list = (words: readonly string[], all: boolean): string =>
  all || words.length <= MANY ? words.join(', ') : `${words.slice(0, MANY - 2).join(', ')} … (${words.length})`;

const CLASSES = Object.keys(OFFENCE_CLASSES).toSorted();

/** Offence classes; whole level-1 groups as `01*`, and of nearly all those that are missing. */
function classesInWords(classes: readonly string[], all: boolean): string {
  const missing = CLASSES.filter((code) => !classes.includes(code));
  if (missing.length < classes.length) return `offences all but ${grouped(missing, all)}`;
  return `offences ${grouped(classes, all)}`;
}

function grouped(classes: readonly string[], all: boolean): string {
  const words: string[] = [];
  for (const [head, codes] of Map.groupBy(classes, (code) => code.slice(0, 2))) {
    const whole = CLASSES.filter((code) => code.startsWith(head));
    words.push(...(whole.length > 1 && whole.every((code) => codes.includes(code)) ? [`${head}*`] : codes));
  }
  return list(words, all);
}

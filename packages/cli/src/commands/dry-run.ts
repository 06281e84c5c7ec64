import type { Client, DryRun, DryRunOptions, DryRunRecipient, Language } from '@huecry/sdk';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { languageOption } from '../language.ts';
import type { Colour, Output } from '../output.ts';

export interface ConfirmOptions {
  readonly dryRun?: boolean;
  /** `true` where the person is to be asked. */
  readonly confirm?: true | string;
  readonly all?: boolean;
  readonly language: Language;
}

export const withDryRun = (command: Command, context: Context): Command =>
  command
    .option('--dry-run', 'show who would get what and why, and publish nothing')
    .option('--confirm [digest]', 'show it and ask before publishing; with the digest that --dry-run printed: publish only if it still is so')
    .option('--all', 'with --dry-run or --confirm: a line for each recipient, also where many have the same')
    .addOption(languageOption(context));

/** What is published if the person agrees: the confirmation to send, or null where nothing is to be published. */
export async function confirmed(
  context: Context,
  output: Output,
  client: Client,
  notice: unknown,
  given: ConfirmOptions & Omit<DryRunOptions, 'language'>,
): Promise<{ readonly confirm?: string } | null> {
  const { dryRun, confirm, all, language, ...about } = given;
  if (dryRun !== true && confirm !== true) return confirm === undefined ? {} : { confirm };
  const matrix = await client.dryRun(notice, { ...about, language });
  if (dryRun === true) {
    output.result(matrix, () => showDryRun(output, matrix, all === true));
    return null;
  }
  showDryRun(output, matrix, all === true);
  const answer = await context.ask(output.say('Publish this? y/N '));
  if (answer === null) throw new CliError('usage', `there is nobody to ask on this terminal: look at --dry-run, then give --confirm ${matrix.confirmation}`);
  if (!/^y(?:es)?$/iu.test(answer.trim())) {
    output.note(output.say('nothing was published'));
    return null;
  }
  return { confirm: matrix.confirmation };
}

const COLOURS: Record<DryRunRecipient['outcome'], Colour> = { deliver: 'green', hold: 'yellow', wait: 'yellow', refuse: 'red' };
const NAMED = 4;

/** The matrix, a line for all recipients that have the same; then each rule that decided, once. */
function showDryRun(output: Output, { confirmation, prediction, recipients }: DryRun, all: boolean): void {
  const groups = Map.groupBy(recipients, (one) => (all ? one.recipient : sameness(output, one)));
  output.table(
    ['recipients', 'outcome', 'gets', 'withheld', 'keeps', 'because'],
    [...groups.values()].map((same) => {
      const [one] = same;
      if (one === undefined) return [];
      return [namesOf(same), output.paint(COLOURS[one.outcome], wordOf(output, one)), ...cells(output, one)];
    }),
  );
  const rules = rulesOf(recipients);
  if (rules.length > 0)
    output.table(
      ['rule', 'at', 'article', 'reason'],
      rules.map(({ rule, point, cite, reason }) => [rule, point ?? '', cite, reason]),
    );
  output.line(output.say('confirmation {digest}', { digest: confirmation }));
  output.note(prediction);
}

const namesOf = (same: readonly DryRunRecipient[]): string => {
  const names = same.map(({ recipient }) => recipient);
  return names.length <= NAMED ? names.join(' ') : `${names.slice(0, NAMED - 1).join(' ')} … (${names.length})`;
};

function wordOf(output: Output, { outcome, addressed, review, flags }: DryRunRecipient): string {
  if (review) return output.say('{outcome}, for review', { outcome });
  if (!addressed) return output.say('told to erase');
  return flags.length > 0 && outcome === 'deliver' ? output.say('{outcome}, flagged', { outcome }) : outcome;
}

const sameness = (output: Output, one: DryRunRecipient): string => JSON.stringify([wordOf(output, one), one.code, ...cells(output, one)]);

function cells(output: Output, { categories, refusedBy, heldBy, flags, retentionDays, reason, outcome }: DryRunRecipient): string[] {
  const withheld = categories.filter(({ outcome: cell }) => cell !== 'disclosed');
  const deciding = [...new Set([...refusedBy, ...heldBy, ...flags, ...withheld.filter(({ rule }) => rule !== null)].map(({ rule }) => rule ?? ''))];
  return [
    categories
      .filter(({ outcome: cell }) => cell === 'disclosed')
      .map(({ category, retentionDays: own }) => (own === null ? category : `${category} (${output.say('{days} d', { days: own })})`))
      .join(' '),
    withheld.map(({ category, outcome: cell }) => (cell === 'withheld' ? category : output.say('{category} (untold)', { category }))).join(' '),
    outcome === 'refuse' ? '' : retentionDays === null ? output.say('to its end') : output.say('{days} d', { days: retentionDays }),
    deciding.length > 0 ? deciding.join('\n') : (reason ?? ''),
  ];
}

interface Shown {
  readonly rule: string;
  readonly cite: string;
  readonly reason: string;
  readonly point: string | null;
}

function rulesOf(recipients: readonly DryRunRecipient[]): Shown[] {
  const found = new Map<string, Shown>();
  for (const { refusedBy, heldBy, flags, categories } of recipients) {
    for (const one of [...refusedBy, ...heldBy]) found.set(one.rule, one);
    for (const one of flags) found.set(one.rule, { ...one, point: 'recipient' });
    for (const { rule, cite, reason, point } of categories) if (rule !== null) found.set(rule, { rule, cite: cite ?? '', reason: reason ?? '', point });
  }
  return [...found.values()].toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
}

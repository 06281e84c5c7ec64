import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { CATEGORIES, type Category, KINDS, type Kind } from '@huecry/notice';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { CliError } from '../errors.ts';
import { counted } from '../counted.ts';
import { colourOf } from '../views.ts';
import { withGateway } from './options.ts';

interface SearchCommandOptions extends CommonOptions {
  readonly kind?: Kind;
  readonly category?: Category;
  readonly before?: number;
  readonly limit: number;
}

interface ExportCommandOptions extends CommonOptions {
  readonly kind?: Kind;
  readonly since?: string;
  readonly out?: string;
}

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('expected a whole number from 0');
  return value;
};

const timeOf = (text: string): string => {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new InvalidArgumentError('expected a date such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z');
  return new Date(ms).toISOString();
};

/** Search, export and violations: what a gateway holds of received notices. */
export function addHoldings(notice: Command, context: Context): void {
  withGateway(notice.command('search <words...>'))
    .description('find received notices in which all words stand, in fields that may be given out now')
    .addOption(new Option('--kind <kind>', 'only this colour').choices([...KINDS]))
    .addOption(new Option('--category <category>', 'look in this category only').choices([...CATEGORIES]))
    .option('--before <cursor>', 'only what came before this cursor', wholeNumber)
    .option('--limit <number>', 'at most so many', wholeNumber, 20)
    .addHelpText(
      'after',
      '\nCase, accents and order do not matter. A word that ends with * is a beginning of at least three letters.\n\nExample:\n  huecry --as de/bka notice search dubois "mart*"',
    )
    .action(async (words: string[], _options: SearchCommandOptions, command: Command) => {
      const options = command.optsWithGlobals<SearchCommandOptions>();
      const output = openOutput(context, options);
      const { kind, category, before, limit } = options;
      const { hits, next } = await openClient(context, options).search(words.join(' '), {
        limit,
        ...(kind === undefined ? {} : { kind }),
        ...(category === undefined ? {} : { category }),
        ...(before === undefined ? {} : { before }),
      });
      output.result({ hits, next }, () => {
        output.table(
          ['cursor', 'id', 'kind', 'origin', 'found in', 'text', 'declined'],
          hits.map((hit) => [
            String(hit.cursor),
            hit.id,
            output.paint(colourOf(hit.kind), hit.kind ?? ''),
            hit.origin,
            hit.matched.join(' '),
            hit.snippets.map(({ pointer, text }) => `${pointer}: ${text}`).join('\n'),
            hit.flags.map(({ rule }) => rule).join(' '),
          ]),
        );
        if (hits.length === 0 && next === null) output.note(output.say('nothing found in what may be given out now'));
        if (next !== null) output.note(output.say('there are more: {option}', { option: `--before ${next}` }));
      });
    });

  withGateway(notice.command('export'))
    .description('write everything that is held and may be given out now, one JSON document a line')
    .addOption(new Option('--kind <kind>', 'only this colour').choices([...KINDS]))
    .option('--since <time>', 'received at or after this time', timeOf)
    .option('--out <file>', 'write to this file, closed to other users; it must not exist (default: standard output)')
    .addHelpText('after', '\nEach line carries the notice as an SD-JWT that anyone can verify, until when it may be kept, and what is withheld by which rule.')
    .action(async (_options: ExportCommandOptions, command: Command) => {
      const options = command.optsWithGlobals<ExportCommandOptions>();
      const output = openOutput(context, options);
      const { kind, since } = options;
      const write = options.out === undefined ? { line: output.line, end: (_whole: boolean) => undefined } : openFile(resolve(context.folder, options.out));
      let notices = 0;
      let withheld = 0;
      let barred = 0;
      const lines = openClient(context, options).export({
        signal: context.signal,
        ...(kind === undefined ? {} : { kind }),
        ...(since === undefined ? {} : { since }),
      });
      let whole = false;
      try {
        for await (const line of lines) {
          write.line(JSON.stringify(line));
          notices += 1;
          withheld += line.withheld.length;
          barred += line.barredBy.length > 0 ? 1 : 0;
        }
        whole = true;
      } finally {
        write.end(whole);
      }
      output.note(
        `${counted(notices, 'notice')}; withheld of them: ${counted(withheld, 'category', 'categories')}; barred as a whole: ${barred} (the lines say by which rules)`,
      );
    });

  withGateway(notice.command('violations'))
    .description('list notices that were not what their origin signed them to be: caught here, or reported of ours')
    .action(async (_options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const output = openOutput(context, options);
      const violations = await openClient(context, options).violations();
      output.result(violations, () => {
        output.line(`caught: ${violations.caught.length}`);
        if (violations.caught.length > 0)
          output.table(
            ['origin', 'notice', 'rev', 'code', 'whose fault', 'when', 'times'],
            violations.caught.map((one) => [one.origin, one.id, String(one.rev), output.paint('red', one.code), one.blames, one.at, String(one.times)]),
          );
        output.line(`reported of ours: ${violations.reported.length}`);
        if (violations.reported.length > 0)
          output.table(
            ['recipient', 'notice', 'rev', 'code', 'when', 'ledger'],
            violations.reported.map((one) => [
              one.recipient,
              one.id,
              String(one.rev),
              output.paint('red', one.code),
              one.at ?? '',
              one.position === null ? '' : `entry ${one.position}`,
            ]),
          );
      });
    });
}

/** Half an export is none: the file goes where it did not come to its end. */
function openFile(path: string): { line(text: string): void; end(whole: boolean): void } {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (cause) {
    throw new CliError('unwritable-file', `cannot make ${path}: name a file that does not exist yet, in a folder that you may write`, cause);
  }
  return {
    line: (text) => void writeSync(file, `${text}\n`),
    end(whole) {
      fsyncSync(file);
      closeSync(file);
      if (!whole) rmSync(path);
    },
  };
}

import { resolve } from 'node:path';
import { LAW_FOLDER, LawError, lawReport, readLaw } from '@huecry/law';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { CliError } from '../errors.ts';
import { counted } from '../counted.ts';
import { present, withGateway } from './options.ts';

interface ListOptions extends CommonOptions {
  readonly member?: string;
  readonly treaty?: string;
  readonly at?: string;
}

/** What treaties and laws say, where it is written, and since when. */
export function addFacts(program: Command, context: Context): void {
  const facts = program.command('facts').description('facts of law that decisions rest on, each with its source and date');

  withGateway(facts.command('list'))
    .description('list the facts that members stated, as the gateway proved them')
    .option('--member <code>', 'only what this member stated, or what was stated of it')
    .option('--treaty <id>', 'only what concerns this treaty, for example UNTOC')
    .option('--at <date>', 'only what holds on this day, for example 2005-12-01')
    .action(async (_options: ListOptions, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const output = openOutput(context, options);
      const { member, treaty, at } = options;
      const found = await openClient(context, options).facts(present({ member, treaty, at }));
      output.result(found, () => {
        output.table(
          ['topic', 'member', 'of', 'since', 'until', 'what', 'source', 'as of', 'entry'],
          found.facts.map((one) => [
            one.topic,
            one.member ?? 'all',
            one.subject,
            one.since ?? '',
            one.until ?? '',
            one.text,
            one.source,
            one.asOf,
            String(one.position),
          ]),
        );
        output.note(`${counted(found.facts.length, 'fact')}, from the registry up to ledger position ${found.position}`);
      });
    });

  facts
    .command('check [dir]')
    .description('check a data set: that every list has a source and a date, and that nothing contradicts itself; the one of this repository unless named')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit status 0: it may be used. 1: it may not, and the message says where.')
    .action((dir: string | undefined, _options: CommonOptions, command: Command) => {
      const output = openOutput(context, command.optsWithGlobals<CommonOptions>());
      const folder = dir === undefined ? LAW_FOLDER : resolve(context.folder, dir);
      const report = checked(folder);
      const partial = report.filter((line) => line.partial).map(({ part }) => part);
      output.result({ folder, lists: report, partial }, () => {
        output.table(
          ['list', 'entries', 'whole', 'as of', 'source'],
          report.map((line) => [
            line.part,
            String(line.entries),
            `${line.partial ? 'partial' : 'whole'}${line.sample ? ', invented' : ''}`,
            line.asOf,
            line.source,
          ]),
        );
        const entries = report.reduce((sum, line) => sum + line.entries, 0);
        output.line(
          `${output.paint('green', 'may be used')}: ${counted(report.length, 'list')}, ${counted(entries, 'entry', 'entries')}, each with source and date; partial are ${counted(partial.length, 'list')}: who is not named there counts as no party`,
        );
      });
    });
}

function checked(folder: string): ReturnType<typeof lawReport> {
  try {
    return lawReport(readLaw(folder));
  } catch (error) {
    if (error instanceof LawError) throw new CliError('failed', `the data set may not be used: ${error.message}`, error);
    throw error;
  }
}

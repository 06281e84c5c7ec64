import type { WhatIf } from '@huecry/sdk';
import type { Command } from 'commander';
import { requireBundle } from '../bundle-folder.ts';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { CliError } from '../errors.ts';
import type { Output } from '../output.ts';
import { withGateway } from './options.ts';

export function addWhatIf(policy: Command, context: Context): void {
  withGateway(policy.command('what-if <dir>'))
    .description("which of this gateway's past deliveries would have been different under a bundle")
    .requiredOption('--since <date>', 'first day that is looked at, for example 2026-01-31 (UTC)')
    .addHelpText(
      'after',
      '\nEverything else is as it was: the other rules, and the facts of that time. Nothing changes.\nExit status 0: it was looked at, whatever was found.',
    )
    .action(async (dir: string, _options: CommonOptions & { since: string }, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { since: string }>();
      const output = openOutput(context, options);
      if (!/^\d{4}-\d\d-\d\d$/u.test(options.since)) throw new CliError('usage', `${options.since} is not a day: give one such as 2026-01-31`);
      const bundle = requireBundle(context, output, dir);
      const answer = await openClient(context, options).whatIf(bundle.source, options.since);
      output.result(answer, () => showWhatIf(output, answer));
    });
}

type Would = WhatIf['differences'][number]['before'];

function showWhatIf(output: Output, { looked, unknown, left, since, differences }: WhatIf): void {
  if (differences.length > 0)
    output.table(
      ['ledger', 'id', 'kind', 'to or from', 'was', 'would be', 'because'],
      differences.map(({ box, id, kind, position, other, before, after }) => [
        position === null ? '' : String(position),
        id,
        kind ?? '(withheld)',
        `${box === 'out' ? 'to' : 'from'} ${other}`,
        inWords(before, after),
        output.paint(after.permitted.length < before.permitted.length || after.outcome === 'refuse' ? 'red' : 'green', inWords(after, before)),
        [
          ...after.rules.filter((rule) => !before.rules.includes(rule)),
          ...before.rules.filter((rule) => !after.rules.includes(rule)).map((rule) => `no longer ${rule}`),
        ].join('\n'),
      ]),
    );
  output.line(
    `${differences.length} of ${looked.sent + looked.received} deliveries since ${since} would have been different (${looked.sent} sent, ${looked.received} received)`,
  );
  if (unknown.content > 0) output.line(`${unknown.content} received were decided without facts of the content: it is gone, or may not be read`);
  if (unknown.undecided > 0) output.line(`${unknown.undecided} could not be decided again: they were withheld as a whole, or their rules are not known`);
  if (left > 0) output.line(`${left} older notices were not looked at: they are too many for one question; ask for a later day`);
}

/** What one side has that the other has not. */
function inWords(one: Would, other: Would): string {
  const more = one.permitted.filter((category) => !other.permitted.includes(category));
  const words = [one.outcome === other.outcome ? '' : one.outcome, more.length > 0 ? `with ${more.join(', ')}` : ''];
  if (one.flags.length > 0 !== other.flags.length > 0) words.push(one.flags.length > 0 ? 'action declined' : 'action taken');
  if (one.retentionDays !== other.retentionDays) words.push(one.retentionDays === null ? 'kept to its end' : `kept ${one.retentionDays} days`);
  const told = words.filter((word) => word !== '').join(', ');
  if (told !== '') return told;
  const less = other.permitted.filter((category) => !one.permitted.includes(category));
  return less.length > 0 ? `without ${less.join(', ')}` : one.outcome;
}

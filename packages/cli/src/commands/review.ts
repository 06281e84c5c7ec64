import type { ReviewStatus, ReviewSummary } from '@huecry/sdk';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import type { Output } from '../output.ts';
import { colourOf } from '../views.ts';
import { withGateway } from './options.ts';

interface ListOptions extends CommonOptions {
  readonly all?: boolean;
}
interface RuleOptions extends CommonOptions {
  readonly to?: string;
  readonly reason?: string;
  readonly cite?: string;
  readonly code?: string;
}

/** What a reviewing body does: see what is held, release it, refuse it, and have the proof. */
export function addReview(program: Command, context: Context): void {
  const review = program.command('review').description('release or refuse notices that are held, as a reviewing body');

  withGateway(review.command('list'))
    .description('list the notices that came here for review with somebody held still')
    .option('--all', 'also those that are done or have expired')
    .action(async (_options: ListOptions, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const output = openOutput(context, options);
      const client = openClient(context, options);
      const items: ReviewSummary[] = [];
      for (let after: number | null = 0; after !== null; ) {
        const page: Awaited<ReturnType<typeof client.reviews>> = await client.reviews({ state: options.all === true ? 'all' : 'open', after });
        items.push(...page.items);
        after = page.next;
      }
      output.result({ items }, () => {
        if (items.length === 0) return output.line(output.say('nothing waits for a review'));
        output.table(
          ['id', 'rev', 'kind', 'offence', 'origin', 'state', 'expires', 'held for', 'by'],
          items.map((item) => [
            item.id,
            String(item.rev),
            output.paint(colourOf(item.kind), item.kind ?? ''),
            item.offenceClass ?? '',
            item.origin,
            item.state,
            item.expires,
            item.held.map(({ recipient, state }) => (state === 'held' ? recipient : `${recipient} (${state})`)).join('\n'),
            rulesOf(item).join('\n'),
          ]),
        );
      });
    });

  withGateway(review.command('status <id>'))
    .description('show one of them, what was said of it, and the proof that the ledger holds it')
    .action(async (id: string, _options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const output = openOutput(context, options);
      const status = await openClient(context, options).review(id);
      output.result(status, () => showReview(output, status));
    });

  withGateway(review.command('release <id>'))
    .description('let a notice through to recipients that are held')
    .option('--to <recipients>', 'only these (default: all who are held)')
    .option('--reason <text>', 'for the record; the origin reads it')
    .option('--cite <text>', 'the article by which it is released')
    .addHelpText('after', '\nExample:\n  huecry --as x-review/desk review release 0190… --to de/bka,jp/npa')
    .action(async (id: string, _options: RuleOptions, command: Command) => {
      const options = command.optsWithGlobals<RuleOptions>();
      const output = openOutput(context, options);
      const status = await openClient(context, options).release(id, wordsOf(options));
      output.result(status, () => showReview(output, status));
    });

  withGateway(review.command('refuse <id>'))
    .description('end the hold of recipients: they do not get the notice, and are told the reason')
    .requiredOption('--reason <text>', 'the origin and the recipients read it')
    .option('--to <recipients>', 'only these (default: all who are held)')
    .option('--cite <text>', 'the article by which it is refused')
    .option('--code <code>', 'a stable word for the reason, small letters, digits and hyphens (default: review-refused)')
    .action(async (id: string, _options: RuleOptions, command: Command) => {
      const options = command.optsWithGlobals<RuleOptions & { readonly reason: string }>();
      const output = openOutput(context, options);
      const { reason, code } = options;
      const status = await openClient(context, options).refuseRelease(id, { ...wordsOf(options), reason, ...(code === undefined ? {} : { code }) });
      output.result(status, () => showReview(output, status));
    });
}

function wordsOf({ to, reason, cite }: RuleOptions) {
  const names = to
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return { ...(names === undefined ? {} : { to: names }), ...(reason === undefined ? {} : { reason }), ...(cite === undefined ? {} : { cite }) };
}

const rulesOf = ({ held }: ReviewSummary): string[] => [...new Set(held.flatMap(({ rules }) => rules.map(({ rule, cite }) => `${rule}, ${cite}`)))];

function showReview(output: Output, status: ReviewStatus): void {
  output.pairs([
    ['notice', status.rev === 1 ? status.id : output.say('{id}, revision {rev}', { id: status.id, rev: status.rev })],
    ['kind', output.paint(colourOf(status.kind), status.kind ?? '')],
    ['origin', status.origin],
    ['digest', status.digest],
    ['expires', status.expires],
    ['state', status.state],
  ]);
  output.table(
    ['recipient', 'state', 'logged', 'categories', 'held by'],
    status.held.map((one) => [
      one.recipient,
      output.paint(one.state === 'released' ? 'green' : one.state === 'refused' ? 'red' : 'yellow', one.state),
      one.state === 'held' ? '' : output.say(one.logged ? 'yes' : 'not yet'),
      one.categories.join(' '),
      one.rules.map(({ rule, cite, reason }) => `${rule}, ${cite}: ${reason}`).join('\n'),
    ]),
  );
  for (const { outcome, recipients, state, position, proof, error, at } of status.releases) {
    const fill = { at, recipients: recipients.join(' ') };
    const what = output.say(outcome === 'release' ? 'release of {at} for {recipients}' : 'refusal of {at} for {recipients}', fill);
    if (state === 'signed') output.line(`${what}: ${output.say('signed, on its way to the exchange')}`);
    if (state === 'refused')
      output.line(`${what}: ${output.paint('red', output.say('the exchange refused it'))}: ${error?.code ?? ''}: ${error?.reason ?? ''}`);
    if (state === 'logged') output.line(`${what}: ${output.say('entry {position}, inclusion proof verified', { position: position ?? '' })}\n${proof ?? ''}`);
  }
}

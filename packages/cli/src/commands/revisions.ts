import { createHash } from 'node:crypto';
import type { Language, Restrictions } from '@huecry/sdk';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput, readJson } from '../context.ts';
import { showHistory, showStatus } from '../views.ts';
import { type ConfirmOptions, confirmed, withDryRun } from './dry-run.ts';
import { present, withGateway } from './options.ts';
import { settle } from './settle.ts';

const names = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

export const recipientsOf = (text: string): 'all' | string[] => (text === 'all' ? 'all' : names(text));

export interface RestrictionOptions {
  readonly exclude?: string;
  readonly limit?: string;
  readonly contactOnly?: string;
}

/** The options with which an origin restricts a notice, whatever policy permits. */
export const withRestrictions = (command: Command): Command =>
  command
    .option('--exclude <members>', 'members to whom it must not go, for example eg,x-un')
    .option('--limit <members>', 'the only members to whom it may go')
    .option('--contact-only <names>', 'members or gateways that only learn that it exists, and may ask for its content');

/** The restrictions given; undefined where none is. An empty list lifts what was restricted. */
export function restrictionsOf({ exclude, limit, contactOnly }: RestrictionOptions): Restrictions | undefined {
  if (exclude === undefined && limit === undefined && contactOnly === undefined) return undefined;
  return {
    ...(exclude === undefined ? {} : { exclude: names(exclude) }),
    ...(limit === undefined || names(limit).length === 0 ? {} : { limit: names(limit) }),
    ...(contactOnly === undefined ? {} : { contactOnly: names(contactOnly) }),
  };
}

interface ReviseOptions extends CommonOptions, RestrictionOptions, ConfirmOptions {
  readonly language: Language;
  readonly to?: string;
  readonly key?: string;
  readonly wait?: boolean;
}

/** New revisions of a notice of ours, its history, and requests for content. */
export function addRevisions(notice: Command, context: Context): void {
  withDryRun(withRestrictions(withGateway(notice.command('revise <id> <file>'))), context)
    .description('publish a new revision of a notice of ours from a JSON file (- for standard input)')
    .option('--to <recipients>', 'recipients, or all (default: those of the revision before); who is left out erases what it held')
    .option('--key <key>', 'idempotency key (default: a digest of the id, the notice, its recipients and restrictions)')
    .option('--wait', 'wait until every recipient has answered')
    .addHelpText(
      'after',
      '\nRestrictions stay as they were unless one of --exclude, --limit, --contact-only is given; then the three are set anew (an empty text lifts).\n\nExample:\n  huecry --as fr/dcpj notice revise 0190… docs/guides/yellow.json --to de/bka,jp/npa --wait',
    )
    .action(async (id: string, file: string, _options: ReviseOptions, command: Command) => {
      const options = command.optsWithGlobals<ReviseOptions>();
      const output = openOutput(context, options);
      const client = openClient(context, options);
      const document = await readJson(context, file);
      const to = options.to === undefined ? undefined : recipientsOf(options.to);
      const restrictions = restrictionsOf(options);
      const { dryRun, confirm, all, language } = options;
      const about = present({ to, restrictions });
      const agreed = await confirmed(context, output, client, document, { ...about, revises: id, ...present({ dryRun, confirm, all }), language });
      if (agreed === null) return;
      const request = JSON.stringify([id, document, to ?? null, restrictions ?? null]);
      const revised = await client.revise(id, document, {
        idempotencyKey: options.key ?? createHash('sha256').update(request).digest('base64url'),
        ...about,
        ...agreed,
      });
      if (options.wait !== true) {
        output.result(revised, () =>
          output.line(output.say('accepted revision {rev} of {id} for recipients: {count}', { rev: revised.rev, id, count: revised.recipients.length })),
        );
        return;
      }
      const status = await settle(client, id, context.signal);
      output.result(status, () => showStatus(output, status));
      if (status.state === 'refused') process.exitCode = 1;
    });

  withGateway(notice.command('history <id>'))
    .description('list the revisions of a notice that this gateway sent or received, and who got which categories of each')
    .action(async (id: string, _options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const output = openOutput(context, options);
      const { items } = await openClient(context, options).revisions(id);
      output.result({ items }, () => showHistory(output, items));
    });

  withGateway(notice.command('request <id>'))
    .description('ask the origin of a received notice for the content that it gives on request')
    .requiredOption('--reason <text>', 'for the origin; the exchange can read it, so it must not hold anything of the case')
    .action(async (id: string, _options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { readonly reason: string }>();
      const output = openOutput(context, options);
      const asked = await openClient(context, options).requestContent(id, options.reason);
      output.result(asked, () => output.line(output.say('requested {categories} of {id}', { categories: asked.categories.join(', '), id })));
    });

  withGateway(notice.command('requests'))
    .description('list what recipients ask for of our notices; answer one with a revision that gives it')
    .action(async (_options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const output = openOutput(context, options);
      const { items } = await openClient(context, options).requests();
      output.result({ items }, () =>
        output.table(
          ['notice', 'rev', 'recipient', 'when', 'ledger', 'answered', 'reason'],
          items.map((item) => [
            item.id,
            String(item.rev),
            item.recipient,
            item.at,
            String(item.position),
            item.answered ? output.paint('green', output.say('yes')) : output.paint('yellow', output.say('no')),
            item.reason ?? '',
          ]),
        ),
      );
    });
}

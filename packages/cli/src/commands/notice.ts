import { createHash } from 'node:crypto';
import { KINDS, type Kind, recordsOf } from '@huecry/notice';
import { type AlarmEvent, importRecords, type Language, type Recalled, type RecipientWaits } from '@huecry/sdk';
import { type Command, Option } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput, readJson } from '../context.ts';
import type { Output } from '../output.ts';
import { createProgress } from '../progress.ts';
import { colourOf, showNotice, showStatus } from '../views.ts';
import { addHoldings } from './holdings.ts';
import { addRecall } from './recall.ts';
import { addAttachments } from './attachment.ts';
import { addNoticeProof } from './notice-proof.ts';
import { type ConfirmOptions, confirmed, withDryRun } from './dry-run.ts';
import { present, wholeNumber, withGateway } from './options.ts';
import { addRevisions, type RestrictionOptions, recipientsOf, restrictionsOf, withRestrictions } from './revisions.ts';
import { languageOption } from '../language.ts';
import { settle } from './settle.ts';

export function addNotice(program: Command, context: Context): void {
  const notice = program.command('notice').description('publish, import, read and follow notices');
  addPublish(notice, context);
  addRevisions(notice, context);
  addRecall(notice, context);
  addImport(notice, context);
  addReading(notice, context);
  addHoldings(notice, context);
  addAttachments(notice, context);
  addNoticeProof(notice, context);
}

interface PublishOptions extends CommonOptions, RestrictionOptions, ConfirmOptions {
  readonly language: Language;
  readonly to: string;
  readonly key?: string;
  readonly wait?: boolean;
}

function addPublish(notice: Command, context: Context): void {
  withDryRun(withRestrictions(withGateway(notice.command('publish <file>'))), context)
    .description('publish one notice from a JSON file (- for standard input)')
    .requiredOption('--to <recipients>', 'recipients, for example de/bka,jp/npa, or all')
    .option('--key <key>', 'idempotency key: the same key again publishes nothing again (default: a digest of the notice and its recipients)')
    .option('--wait', 'wait until every recipient has answered')
    .addHelpText(
      'after',
      '\nExample:\n  huecry --as fr/dcpj notice publish docs/guides/yellow.json --to de/bka,jp/npa --wait\n\nThe fields of each colour are in docs/spec/notice.md.',
    )
    .action(async (file: string, _options: PublishOptions, command: Command) => {
      const options = command.optsWithGlobals<PublishOptions>();
      const output = openOutput(context, options);
      const client = openClient(context, options);
      const document = await readJson(context, file);
      const to = recipientsOf(options.to);
      const restrictions = restrictionsOf(options);
      const { dryRun, confirm, all, language } = options;
      const about = { to, ...(restrictions === undefined ? {} : { restrictions }) };
      const agreed = await confirmed(context, output, client, document, { ...about, ...present({ dryRun, confirm, all }), language });
      if (agreed === null) return;
      const key =
        options.key ??
        createHash('sha256')
          .update(JSON.stringify([document, to, ...(restrictions === undefined ? [] : [restrictions])]))
          .digest('base64url');
      const published = await client.publish(document, { ...about, ...agreed, idempotencyKey: key });
      if (options.wait !== true) {
        output.result(published, () => {
          output.line(output.say('accepted {id} for recipients: {count}', { id: published.id, count: published.recipients.length }));
          output.note(
            output.say('follow it with: {command}', {
              command: `huecry ${options.as === undefined ? '' : `--as ${options.as} `}notice status ${published.id}`,
            }),
          );
        });
        return;
      }
      const status = await settle(client, published.id, context.signal);
      output.result(status, () => showStatus(output, status));
      if (status.state === 'refused') process.exitCode = 1;
    });
}

interface ImportOptions extends CommonOptions {
  readonly pseudonymise?: boolean;
}

function addImport(notice: Command, context: Context): void {
  withGateway(notice.command('import <files...>'))
    .description("publish records in the shape of INTERPOL's public notices (one record, a list, or a list page per JSON file)")
    .option('--pseudonymise', 'replace names, dates, places and ids consistently')
    .addHelpText(
      'after',
      '\nA bad record is refused alone; the rest go through. Running it twice publishes nothing twice.\nExit status 0: every record went through or was there already. 1: some were refused.',
    )
    .action(async (files: string[], _options: ImportOptions, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>();
      const output = openOutput(context, options);
      const client = openClient(context, options);
      const results: ImportResult[] = [];
      // Every file is read first: a wrong path is said before anything is published.
      const inputs: { file: string; records: unknown[] }[] = [];
      for (const file of files) inputs.push({ file, records: recordsOf(await readJson(context, file)) });
      for (const { file, records } of inputs) {
        const progress = createProgress(context.terminal, `importing ${file}`);
        const summary = await importRecords(client, records, {
          pseudonymise: options.pseudonymise === true,
          onProgress: (done, total) => progress.update(done, total),
        }).finally(() => progress.stop());
        results.push({ file, records: records.length, ...summary });
      }
      output.result(results, () => showImports(output, results));
      if (results.some((result) => result.refused.length > 0)) process.exitCode = 1;
    });
}

type ImportResult = Awaited<ReturnType<typeof importRecords>> & { readonly file: string; readonly records: number };

function showImports(output: Output, results: readonly ImportResult[]): void {
  for (const { file, records, accepted, duplicates, refused, keptAside } of results) {
    output.line(
      output.say('{file}: records: {records}, accepted: {accepted}, there already: {duplicates}, refused: {refused}', {
        file,
        records,
        accepted: output.paint('green', String(accepted)),
        duplicates: duplicates.length,
        refused: output.paint(refused.length > 0 ? 'red' : 'plain', String(refused.length)),
      }),
    );
    if (refused.length > 0)
      output.table(
        ['record', 'code', 'reason'],
        refused.map((one) => [String(one.record), one.code, one.reason]),
      );
    if (keptAside.length > 0) {
      const fields = Map.groupBy(keptAside, (one) => one.field);
      const names = [...fields].map(([field, all]) => `${field} ×${all.length}`).join(', ');
      output.line(output.say('kept aside (the notice has no place for them): {fields}', { fields: names }));
    }
  }
}

interface ListOptions extends CommonOptions {
  readonly box: 'in' | 'out';
  readonly kind?: Kind;
  readonly limit: number;
  readonly after: number;
}

interface StatusOptions extends CommonOptions {
  readonly rev?: number;
  readonly language: Language;
}

interface WatchOptions extends CommonOptions {
  readonly after: number;
  readonly count?: number;
}

function addReading(notice: Command, context: Context): void {
  withGateway(notice.command('list'))
    .description('list the notices that this gateway received or sent')
    .addOption(new Option('--box <box>', 'received (in) or sent (out)').choices(['in', 'out']).default('in'))
    .addOption(new Option('--kind <kind>', 'only this colour').choices([...KINDS]))
    .option('--after <cursor>', 'only what stands after this cursor', wholeNumber, 0)
    .option('--limit <number>', 'at most so many', wholeNumber, 100)
    .action(async (_options: ListOptions, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const output = openOutput(context, options);
      const { items, next } = await openClient(context, options).list({
        box: options.box,
        limit: options.limit,
        after: options.after,
        ...(options.kind === undefined ? {} : { kind: options.kind }),
      });
      output.result({ items, next }, () => {
        output.table(
          ['cursor', 'id', 'kind', 'origin', 'state', 'when', 'withheld', 'declined'],
          items.map((item) => [
            String(item.cursor),
            item.id,
            output.paint(colourOf(item.kind), item.kind ?? output.say('(withheld)')),
            item.origin,
            item.unwitnessed ? output.say('{state}, not yet witnessed', { state: item.state }) : item.state,
            item.at,
            item.withheld.join(' '),
            item.flags.map(({ rule }) => rule).join(' '),
          ]),
        );
        if (next !== null) output.note(output.say('there are more: {option}', { option: `--after ${next}` }));
      });
    });

  withGateway(notice.command('show <id>'))
    .description('show one notice, as far as this gateway may see it, and what was withheld by which rule')
    .action(async (id: string, _options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const output = openOutput(context, options);
      const view = await openClient(context, options).get(id);
      output.result(view, () => showNotice(output, view));
    });

  withGateway(notice.command('status <id>'))
    .description('show how each recipient of a notice of ours stands, and its proof in the ledger')
    .option('--rev <number>', 'of this revision (default: the newest that was published)', wholeNumber)
    .addOption(languageOption(context))
    .action(async (id: string, _options: StatusOptions, command: Command) => {
      const options = command.optsWithGlobals<StatusOptions>();
      const output = openOutput(context, options);
      const status = await openClient(context, options).status(id, options.rev, options.language);
      output.result(status, () => showStatus(output, status));
    });

  withGateway(notice.command('watch'))
    .description('follow notices as they come in (with --json: one JSON document a line); Ctrl-C ends it')
    .option('--after <cursor>', 'begin after this cursor (0: from the first)', wholeNumber, 0)
    .option('--count <number>', 'end after so many', wholeNumber)
    .action(async (_options: WatchOptions, command: Command) => {
      const options = command.optsWithGlobals<WatchOptions>();
      const output = openOutput(context, options);
      let seen = 0;
      if (options.count === 0) return;
      const onAlarm = ({ code, at, active, details }: AlarmEvent): void =>
        output.note(active ? `alarm ${code} since ${at} ${JSON.stringify(details)}: a human must look, see huecry health` : `alarm ${code} is over`);
      const onRecipientWaits = ({ active, state, recipient, id, code, reason }: RecipientWaits): void =>
        output.note(
          active
            ? output.say('{recipient} of {id}: {state} ({code}): {reason}', { recipient, id, state, code: code ?? '', reason: reason ?? '' })
            : output.say('{recipient} of {id}: {state} no longer', { recipient, id, state }),
        );
      const onRecalled = ({ id, by, code, reason }: Recalled): void =>
        output.note(
          output.say('{by} recalled {id} ({why}): nothing of it is held here any more', {
            by,
            id,
            why: [code, reason].filter((word) => word !== '').join(', '),
          }),
        );
      const told = { onAlarm, onRecipientWaits, onRecalled };
      for await (const event of openClient(context, options).stream({ after: options.after, signal: context.signal, ...told })) {
        if (options.json === true) output.line(JSON.stringify(event));
        else
          output.line(
            [
              event.cursor,
              event.receivedAt,
              output.paint(colourOf(event.kind), event.kind ?? output.say('(withheld)')),
              event.origin,
              event.id,
              event.state,
              ...event.conditions.map((condition) => output.paint('yellow', condition)),
              ...event.flags.map(({ rule, cite }) => output.paint('yellow', `declined: ${rule}, ${cite}`)),
            ].join('\t'),
          );
        seen += 1;
        if (seen === options.count) return;
      }
    });
}

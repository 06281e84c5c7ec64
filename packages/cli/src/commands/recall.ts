import { setTimeout as sleep } from 'node:timers/promises';
import { api, type Client, type Recall } from '@huecry/sdk';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { CliError } from '../errors.ts';
import { showRecall } from '../views-recall.ts';
import { wholeNumber, withGateway } from './options.ts';

const POLL_MS = 250;

interface RecallOptions extends CommonOptions {
  readonly code: string;
  readonly reason?: string;
  readonly origin?: string;
  readonly digest?: string;
  readonly rev?: number;
  readonly wait?: boolean;
}

export function addRecall(notice: Command, context: Context): void {
  withGateway(notice.command('recall <id>'))
    .description('withdraw a notice of ours with all its revisions: every recipient purges it, and signs that it did')
    .requiredOption('--code <code>', `why: ${api.RECALL_CODES.join(', ')}`)
    .option('--reason <text>', 'in plain words, which every recipient reads; it stays in the evidence for good and must name nobody')
    .option('--origin <address>', 'the gateway of our member that sent it, where that was another one; with --digest and --rev')
    .option('--digest <digest>', 'of a revision of it, as signed')
    .option('--rev <number>', 'the number of that revision', wholeNumber)
    .option('--wait', 'wait until every recipient has purged')
    .addHelpText('after', '\nThe same again is the first one, and shows who has purged. There is no way back: publish a new notice.')
    .action(async (id: string, _options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<RecallOptions>();
      const output = openOutput(context, options);
      const client = openClient(context, options);
      const { code, reason } = options;
      const sent = sentOf(options);
      const taken = await client.recall(id, { code, ...(reason === undefined ? {} : { reason }), ...(sent === undefined ? {} : { sent }) });
      const recall = options.wait === true ? await settled(client, taken, context.signal) : taken;
      output.result(recall, () => showRecall(output, recall));
      if (recall.state === 'refused') process.exitCode = 1;
    });

  withGateway(notice.command('recalls'))
    .description('list what was recalled: by our member, and from us')
    .action(async (_options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const output = openOutput(context, options);
      const recalls = await openClient(context, options).recalls();
      output.result(recalls, () => {
        output.table(
          ['notice', 'origin', 'by', 'when', 'code', 'reason', 'state', 'purged'],
          [
            ...recalls.sent.map((one) => {
              const purged = one.recipients.filter(({ state }) => state === 'purged').length;
              return [one.id, one.origin, one.by, one.at, one.code, one.reason, one.state, `${purged}/${one.recipients.length}`];
            }),
            ...recalls.received.map((one) => [one.id, one.origin, one.by, one.at, one.code, one.reason, 'recalled', one.purgedAt ?? '']),
          ],
        );
      });
    });
}

function sentOf({ origin, digest, rev }: RecallOptions): { readonly origin: string; readonly notice: string; readonly rev: number } | undefined {
  if (origin === undefined && digest === undefined && rev === undefined) return undefined;
  if (origin === undefined || digest === undefined || rev === undefined)
    throw new CliError('usage', 'of a notice that another gateway sent, give --origin, --digest and --rev together: `notice status` there shows them');
  return { origin, notice: digest, rev };
}

/** Waits until everybody has purged, or nobody will. */
async function settled(client: Client, taken: Recall, signal: AbortSignal): Promise<Recall> {
  for (let recall = taken; ; ) {
    if (['settled', 'refused', 'unsent'].includes(recall.state)) return recall;
    await sleep(POLL_MS, undefined, { signal });
    const { sent } = await client.recalls();
    recall = sent.find(({ id, origin }) => id === taken.id && origin === taken.origin) ?? recall;
  }
}

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NoticeProof } from '@huecry/sdk';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { CliError } from '../errors.ts';
import type { Output } from '../output.ts';
import { withGateway, wholeNumber } from './options.ts';

interface ProofOptions extends CommonOptions {
  readonly rev?: number;
  readonly out?: string;
}

/** What shows that a notice stands in the ledger. */
export function addNoticeProof(notice: Command, context: Context): void {
  withGateway(notice.command('proof <id>'))
    .description('the proof that a notice, sent or received, and its decision stand in the ledger, and who has cosigned that')
    .option('--rev <number>', 'a revision; the newest unless given', wholeNumber)
    .option('--out <name>', 'write the two proofs to NAME.tlog-proof and NAME.decision.tlog-proof, and own receipts with theirs to NAME.receipts.json')
    .addHelpText('after', '\nExample:\n  huecry --as de/bka notice proof ID --out case-17\n\nExit status 1 while no witnesses have seen it: try again later.')
    .action(async (id: string, _options: ProofOptions, command: Command) => {
      const options = command.optsWithGlobals<ProofOptions>();
      const output = openOutput(context, options);
      const found = await openClient(context, options).proof(id, options.rev);
      if (options.out !== undefined) {
        write(context, `${options.out}.tlog-proof`, found.proof);
        write(context, `${options.out}.decision.tlog-proof`, found.decisionProof);
        if (found.receipts.length > 0) write(context, `${options.out}.receipts.json`, `${JSON.stringify(found.receipts, null, 1)}\n`);
      }
      output.result(found, () => {
        output.pairs([
          ['notice', output.say('{id}, revision {rev}', { id: found.id, rev: found.rev })],
          ['entry', output.say('{position}, its decision {decision}', { position: found.position, decision: found.decisionPosition })],
          ['checkpoint', output.say('of entries: {size}', { size: found.size })],
          ['cosigned by', cosignedBy(output, found.witnesses)],
          ['verified', found.at ?? output.say('when the exchange answered')],
          ...found.receipts.map((receipt) => ['we said', saidOf(output, receipt)] as const),
          ...(options.out === undefined ? [] : ([['written to', filesOf(options.out, found.receipts.length > 0)]] as const)),
        ]);
        if (options.out === undefined) output.line(found.proof);
      });
    });
}

const filesOf = (name: string, receipts: boolean): string =>
  [`${name}.tlog-proof`, `${name}.decision.tlog-proof`, ...(receipts ? [`${name}.receipts.json`] : [])].join(', ');

const cosignedBy = (output: Output, witnesses: NoticeProof['witnesses']): string =>
  witnesses === null ? output.say('nobody: the members ask for no witnesses') : witnesses.map(({ name, at }) => `${name} (${at})`).join(', ');

/** One receipt of our own: what it says, and where it stands. */
function saidOf(output: Output, { state, categories, code, at, logged }: NoticeProof['receipts'][number]): string {
  const what = `${state}${categories === null ? '' : ` (${categories.join(', ')})`}${code === null ? '' : `, ${code}`}, ${at}`;
  if (logged === null) return `${what}: ${output.say('not proved yet')}`;
  return `${what}: ${output.say('entry {position}, proved', { position: logged.position })}; ${output.say('entries: {size}, cosigned by {names}', { size: logged.size, names: cosignedBy(output, logged.witnesses) })}`;
}

function write(context: Context, name: string, text: string): void {
  try {
    writeFileSync(resolve(context.folder, name), text, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw new CliError('unwritable-file', `cannot write ${name}: choose a name that does not exist yet, in a folder where you may write`, cause);
  }
}

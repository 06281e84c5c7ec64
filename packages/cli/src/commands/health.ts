import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import type { Output } from '../output.ts';
import { withGateway } from './options.ts';

const COLOURS = { ready: 'green', waiting: 'yellow', alarmed: 'red', distrust: 'red' } as const;

type Health = Awaited<ReturnType<ReturnType<typeof openClient>['health']>>;
type Ledger = Health['ledger'];

function ledgerOf(output: Output, { size, witnesses, freshAt, missingSince }: Ledger): string {
  const who =
    witnesses === null
      ? output.say('entries: {size}, signed by the ledger alone: the members ask for no witnesses', { size })
      : output.say('entries: {size}, cosigned by {names}', { size, names: witnesses.map(({ name }) => name).join(', ') });
  const text = freshAt === null ? who : output.say('{text}, the newest by their word of {at}', { text: who, at: freshAt });
  return missingSince === null ? text : output.say('{text}; newer ones lack their quorum since {since}', { text, since: missingSince });
}

/** What withdrawals wait for; nothing where there are none. */
function recallsOf(output: Output, { unlogged, unpurged, unsigned }: Health['recalls']): (readonly ['recalls', string])[] {
  if (unlogged + unpurged + unsigned === 0) return [];
  const fill = { unlogged, unpurged, unsigned };
  return [['recalls', output.say('not in the ledger yet: {unlogged}; recipients of ours that have to purge: {unpurged}; to purge here: {unsigned}', fill)]];
}

export function addHealth(program: Command, context: Context): void {
  withGateway(program.command('health'))
    .description('how the gateway is, and what waits for what')
    .action(async (_options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const output = openOutput(context, options);
      const health = await openClient(context, options).health();
      output.result(health, () => {
        output.pairs([
          ['gateway', `${health.address}, ${health.mode}`],
          ['state', output.paint(COLOURS[health.state], health.state)],
          ...(health.reason === null ? [] : ([['why', health.reason]] as const)),
          ['broker', health.bus],
          ['registry', output.say('entry {position}', { position: health.registryPosition })],
          ['ledger', ledgerOf(output, health.ledger)],
          ...(health.witness === null
            ? []
            : ([['witness', output.say(health.witness.url === null ? '{name}, does not run' : '{name}, runs', { name: health.witness.name })]] as const)),
          ...(health.ledger.distrust === null
            ? []
            : ([
                ['two histories', output.say('proved in {proof}, since {since}', { proof: health.ledger.distrust.proof, since: health.ledger.distrust.since })],
              ] as const)),
          ['outbox', output.say('under way: {count}', { count: health.outboxOpen })],
          ...recallsOf(output, health.recalls),
          ['missing', output.say('deliveries that never came: {count}', { count: health.holes })],
          [
            'refused',
            output.say('messages that could not be taken in: {count}; violations among them: {violations}', {
              count: health.quarantined,
              violations: health.violations,
            }),
          ],
        ]);
        if (health.waits.length > 0)
          output.table(
            ['waits for', 'how many', 'since', 'why'],
            health.waits.map((one) => [one.code, String(one.count), one.since, one.reason]),
          );
      });
      if (health.state !== 'ready') process.exitCode = 1;
    });
}

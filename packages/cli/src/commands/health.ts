import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { counted } from '../counted.ts';
import { withGateway } from './options.ts';

const COLOURS = { ready: 'green', waiting: 'yellow', alarmed: 'red', distrust: 'red' } as const;

type Health = Awaited<ReturnType<ReturnType<typeof openClient>['health']>>;
type Ledger = Health['ledger'];

function ledgerOf({ size, witnesses, freshAt, missingSince }: Ledger): string {
  const who =
    witnesses === null ? 'signed by the ledger alone: the members ask for no witnesses' : `cosigned by ${witnesses.map(({ name }) => name).join(', ')}`;
  const fresh = freshAt === null ? '' : `, the newest by their word of ${freshAt}`;
  return `${counted(size, 'entry', 'entries')}, ${who}${fresh}${missingSince === null ? '' : `; newer ones lack their quorum since ${missingSince}`}`;
}

/** What withdrawals wait for; nothing where there are none. */
function recallsOf({ unlogged, unpurged, unsigned }: Health['recalls']): (readonly ['recalls', string])[] {
  if (unlogged + unpurged + unsigned === 0) return [];
  return [['recalls', `${unlogged} not in the ledger yet, ${counted(unpurged, 'recipient')} of ours to purge, ${unsigned} to purge here`]];
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
          ['registry', `entry ${health.registryPosition}`],
          ['ledger', ledgerOf(health.ledger)],
          ...(health.witness === null ? [] : ([['witness', `${health.witness.name}, ${health.witness.url === null ? 'does not run' : 'runs'}`]] as const)),
          ...(health.ledger.distrust === null
            ? []
            : ([['two histories', `proved in ${health.ledger.distrust.proof}, since ${health.ledger.distrust.since}`]] as const)),
          ['outbox', `${health.outboxOpen} under way`],
          ...recallsOf(health.recalls),
          ['missing', `${counted(health.holes, 'delivery', 'deliveries')} never came`],
          ['refused', `${counted(health.quarantined, 'message')} could not be taken in, of them ${counted(health.violations, 'violation')}`],
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

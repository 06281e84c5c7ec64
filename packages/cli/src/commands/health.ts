import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { withGateway } from './options.ts';

const COLOURS = { ready: 'green', waiting: 'yellow', alarmed: 'red' } as const;

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
          ['outbox', `${health.outboxOpen} under way`],
          ['missing', `${health.holes} deliveries never came`],
          ['refused', `${health.quarantined} messages could not be taken in, ${health.violations} of them violations`],
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

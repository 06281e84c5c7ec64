import type { ExchangeBus, OutgoingMessage } from '@huecry/bus';
import { codeOf } from './errors.ts';

/**
 * Publishes what goes to several gateways, and gives the subjects that are full: who reads too little for too long holds up nobody but itself.
 * @throws BusError what is wrong with more than one of them, where everything is to be done again
 */
export async function publishToEach(bus: Pick<ExchangeBus, 'publish'>, messages: readonly OutgoingMessage[]): Promise<ReadonlySet<string>> {
  const full = new Set<string>();
  const outcomes = await Promise.allSettled(
    [...Map.groupBy(messages, ({ subject }) => subject)].map(async ([subject, mine]) => {
      try {
        await bus.publish(mine);
      } catch (error) {
        if (codeOf(error) !== 'full') throw error;
        full.add(subject);
      }
    }),
  );
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return full;
}

import { channel } from 'node:diagnostics_channel';

/** The durable steps of an entry's way into the log, in the order in which they happen. */
export type Step = 'ledger:received' | 'ledger:committed' | 'ledger:tiles-written' | 'ledger:checkpoint-written';

const steps = channel('huecry:step');

/** Tells whoever listens in this process (tracing, fault tests) that a step was reached. Costs nothing when nobody does. */
export function reach(name: Step): void {
  if (steps.hasSubscribers) steps.publish({ name });
}

import { channel } from 'node:diagnostics_channel';

/** The durable steps of a notice's way through the exchange, in the order in which they happen. */
export type Step =
  | 'exchange:received'
  | 'exchange:notice-appended'
  | 'exchange:decided'
  | 'exchange:decision-appended'
  | 'exchange:delivered'
  | 'exchange:proof-sent'
  | 'exchange:release-received'
  | 'exchange:release-taken'
  | 'exchange:release-appended'
  | 'exchange:ruling-decided'
  | 'exchange:ruling-appended'
  | 'exchange:ruling-proved'
  | 'exchange:recall-received'
  | 'exchange:recall-taken'
  | 'exchange:recall-appended'
  | 'exchange:recall-delivered'
  | 'exchange:recall-answered'
  | 'exchange:receipts-received'
  | 'exchange:receipts-appended'
  | 'exchange:receipts-answered';

const steps = channel('huecry:step');

/** Tells whoever listens in this process (tracing, fault tests) that a step was reached. Costs nothing when nobody does. */
export function reach(name: Step): void {
  if (steps.hasSubscribers) steps.publish({ name });
}

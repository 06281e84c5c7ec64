import { channel } from 'node:diagnostics_channel';

/** The durable steps of a notice's way through this gateway, in the order in which they happen. */
export type Step =
  | 'gateway:accepted'
  | 'gateway:sealed'
  | 'gateway:late-accepted'
  | 'gateway:submitted'
  | 'gateway:proof-received'
  | 'gateway:proof-stored'
  | 'gateway:ruling-stored'
  | 'gateway:release-signed'
  | 'gateway:release-sent'
  | 'gateway:release-logged'
  | 'gateway:recall-opened'
  | 'gateway:recall-signed'
  | 'gateway:recall-sent'
  | 'gateway:recall-logged'
  | 'gateway:answer-received'
  | 'gateway:answer-stored'
  | 'gateway:delivery-received'
  | 'gateway:delivery-stored'
  | 'gateway:delivery-proved'
  | 'gateway:recall-received'
  | 'gateway:recalled'
  | 'gateway:recall-proved'
  | 'gateway:receipt-sent'
  | 'gateway:receipt-placed'
  | 'gateway:receipt-proved'
  | 'gateway:own-erased'
  | 'gateway:box-key-destroyed'
  | 'gateway:purged'
  | 'gateway:log-emptied'
  | 'gateway:purge-signed'
  | 'gateway:storage-key-made'
  | 'gateway:storage-key-rewrapped'
  | 'gateway:attachment-pushed'
  | 'gateway:attachment-fetched'
  | 'gateway:fork-kept';

const steps = channel('huecry:step');

/** Tells whoever listens in this process (tracing, fault tests) that a step was reached. Costs nothing when nobody does. */
export function reach(name: Step): void {
  if (steps.hasSubscribers) steps.publish({ name });
}

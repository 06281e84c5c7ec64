/** Hands a handler whatever has arrived, one batch at a time. */
import type { Connection } from './connection.ts';
import { retryDelayMs } from './lanes.ts';
import type { HeldMessage } from './puller.ts';
import type { BusMessage, Verdict } from './types.ts';

export interface Batcher {
  add(message: HeldMessage): void;
  stop(): Promise<void>;
}

/** A handler that throws puts off its whole batch; a message alone in its batch that throws is put off alone. */
export function createBatcher(connection: Connection, handler: (messages: readonly BusMessage[]) => Promise<readonly Verdict[]>, maxBatch: number): Batcher {
  const queue: HeldMessage[] = [];
  let running: Promise<void> | null = null;
  let stopped = false;
  /** After a throw: one message at a time, so that a bad one is found and the others go on. */
  let single = 0;

  const kick = (): void => {
    if (running !== null || stopped || queue.length === 0) return;
    // A turn of the event loop, so that what arrived together is one batch.
    running = new Promise<void>((resolve) => setImmediate(resolve)).then(drain).finally(() => {
      running = null;
      kick();
    });
  };
  const drain = async (): Promise<void> => {
    const batch = queue.splice(0, single > 0 ? 1 : maxBatch);
    if (batch.length === 0) return;
    if (single > 0) single -= 1;
    try {
      const verdicts = await handler(batch);
      batch.forEach((message, index) => finish(message, verdicts[index] ?? 'retry'));
    } catch (error) {
      connection.report(error, 'receipt handler', batch[0]?.subject);
      if (batch.length === 1) for (const message of batch) finish(message, 'retry');
      else {
        single = batch.length;
        queue.unshift(...batch);
      }
    }
  };
  return {
    add(message) {
      queue.push(message);
      kick();
    },
    async stop() {
      stopped = true;
      await running;
      for (const message of queue.splice(0)) message.putOff(0);
    },
  };
}

const finish = (message: HeldMessage, verdict: Verdict): void => {
  if (verdict === 'ack') message.ack();
  else if (verdict === 'term') message.term();
  else message.putOff(retryDelayMs(message.attempt));
};

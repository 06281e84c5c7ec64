/** Runs handlers over held messages: one at a time per lane, lanes beside each other. */
import type { Connection } from './connection.ts';
import type { HeldMessage } from './puller.ts';
import type { BusMessage, Verdict } from './types.ts';

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 15_000;
/** A handler that throws this often on one message lets the lane go on without it; it comes again later. */
const THROWS_BEFORE_ASIDE = 8;
const ASIDE_MS = 60_000;

/** Delay before the next attempt: doubles from 200 ms to 15 s. */
export const retryDelayMs = (attempt: number): number => Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt - 1, 10));

export interface LanesOptions {
  readonly laneOf: (message: BusMessage) => string;
  readonly handler: (message: BusMessage) => Promise<Verdict>;
  /** Handlers under way at the same time, over all lanes. */
  readonly concurrency: number;
  /** `hold`: the lane waits for a message that is to be retried. `pass`: it is put off and later ones go first. */
  readonly onRetry: 'hold' | 'pass';
}

export interface Lanes {
  add(message: HeldMessage): void;
  /** Starts no handler any more, gives back what has not been started, waits for what has. */
  stop(): Promise<void>;
}

export function createLanes(connection: Connection, options: LanesOptions): Lanes {
  const lanes = new Map<string, HeldMessage[]>();
  const ready: string[] = [];
  const running = new Set<Promise<void>>();
  const naps = new Set<() => void>();
  let stopped = false;

  const start = (): void => {
    while (running.size < options.concurrency) {
      const lane = ready.shift();
      if (lane === undefined) return;
      const work: Promise<void> = step(lane).finally(() => {
        running.delete(work);
        start();
      });
      running.add(work);
    }
  };
  /** Handles the first message of a lane, then puts the lane at the end of the line. */
  const step = async (lane: string): Promise<void> => {
    const queue = lanes.get(lane);
    const message = queue?.[0];
    if (queue === undefined || message === undefined || stopped) return;
    const delayMs = await handle(message);
    if (delayMs > 0) {
      // The lane waits without taking up a place among the running ones.
      nap(delayMs, () => resume(lane));
      return;
    }
    queue.shift();
    resume(lane);
  };
  const resume = (lane: string): void => {
    if (stopped) return;
    if (lanes.get(lane)?.length) {
      ready.push(lane);
      start();
    } else lanes.delete(lane);
  };
  const attempts = new WeakMap<HeldMessage, { retries: number; throws: number }>();

  /** 0 when the message is out of our hands; else how long to wait before it is tried again. */
  const handle = async (message: HeldMessage): Promise<number> => {
    const count = attempts.get(message) ?? { retries: 0, throws: 0 };
    attempts.set(message, count);
    let verdict: Verdict;
    let threw = false;
    try {
      verdict = await options.handler({ ...plain(message), attempt: message.attempt + count.retries });
    } catch (error) {
      connection.report(error, 'message handler', message.subject);
      verdict = 'retry';
      threw = true;
    }
    if (verdict === 'ack') message.ack();
    else if (verdict === 'term') message.term();
    else {
      count.retries += 1;
      if (threw) count.throws += 1;
      if (options.onRetry === 'pass') message.putOff(retryDelayMs(message.attempt));
      else if (count.throws >= THROWS_BEFORE_ASIDE) message.putOff(ASIDE_MS);
      else return retryDelayMs(count.retries);
    }
    return 0;
  };

  const nap = (delayMs: number, then: () => void): void => {
    const wake = (): void => {
      clearTimeout(timer);
      naps.delete(wake);
      then();
    };
    const timer = setTimeout(wake, delayMs);
    naps.add(wake);
  };

  return {
    add(message) {
      const lane = options.laneOf(message);
      const queue = lanes.get(lane);
      if (queue !== undefined) {
        queue.push(message);
        return;
      }
      lanes.set(lane, [message]);
      ready.push(lane);
      start();
    },
    async stop() {
      stopped = true;
      for (const wake of Array.from(naps)) wake();
      await Promise.all(running);
      for (const queue of lanes.values()) for (const message of queue) message.putOff(0);
      lanes.clear();
    },
  };
}

const plain = ({ subject, data, msgId, sequence }: HeldMessage): Omit<BusMessage, 'attempt'> => ({ subject, data, msgId, sequence });

/** Runs handlers over held messages: one at a time per lane, lanes beside each other; what goes ahead first. */
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
  /** Messages that go ahead of the others of their lane, and do not wait behind one that is held. */
  readonly isAhead?: (message: BusMessage) => boolean;
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

/** Messages in their order. While the first one waits to be tried again, none behind it is handled. */
interface Queue {
  readonly messages: HeldMessage[];
  napping: boolean;
}

interface Lane {
  readonly ahead: Queue;
  readonly behind: Queue;
  /** It stands in the line, or one of its messages is being handled. */
  busy: boolean;
}

const newLane = (): Lane => ({ ahead: { messages: [], napping: false }, behind: { messages: [], napping: false }, busy: false });

export function createLanes(connection: Connection, options: LanesOptions): Lanes {
  const lanes = new Map<string, Lane>();
  const ready: string[] = [];
  const running = new Set<Promise<void>>();
  const naps = new Set<() => void>();
  let stopped = false;

  const nextOf = ({ ahead, behind }: Lane): Queue | undefined => [ahead, behind].find(({ messages, napping }) => messages.length > 0 && !napping);
  const start = (): void => {
    while (running.size < options.concurrency) {
      const name = ready.shift();
      if (name === undefined) return;
      const work: Promise<void> = step(name).finally(() => {
        running.delete(work);
        start();
      });
      running.add(work);
    }
  };
  /** Handles the first message of a lane, then puts the lane at the end of the line. */
  const step = async (name: string): Promise<void> => {
    const lane = lanes.get(name);
    const queue = lane === undefined ? undefined : nextOf(lane);
    const message = queue?.messages[0];
    if (lane === undefined || queue === undefined || message === undefined || stopped) return;
    const delayMs = await handle(message);
    if (delayMs > 0) {
      // It waits without taking up a place among the running ones.
      queue.napping = true;
      nap(delayMs, () => {
        queue.napping = false;
        if (!lane.busy) resume(name, lane);
      });
    } else queue.messages.shift();
    resume(name, lane);
  };
  const resume = (name: string, lane: Lane): void => {
    if (stopped) return;
    const next = nextOf(lane);
    lane.busy = next !== undefined;
    if (next !== undefined) {
      // What goes ahead does so among the lanes too; one lane has one handler at a time, whatever it sends.
      if (next === lane.ahead) ready.unshift(name);
      else ready.push(name);
      start();
    } else if (lane.ahead.messages.length + lane.behind.messages.length === 0) lanes.delete(name);
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
      const name = options.laneOf(message);
      const lane = lanes.get(name) ?? newLane();
      lanes.set(name, lane);
      (options.isAhead?.(message) === true ? lane.ahead : lane.behind).messages.push(message);
      if (!lane.busy) resume(name, lane);
    },
    async stop() {
      stopped = true;
      for (const wake of Array.from(naps)) wake();
      await Promise.all(running);
      for (const { ahead, behind } of lanes.values()) for (const message of [...ahead.messages, ...behind.messages]) message.putOff(0);
      lanes.clear();
    },
  };
}

const plain = ({ subject, data, msgId, sequence }: HeldMessage): Omit<BusMessage, 'attempt'> => ({ subject, data, msgId, sequence });

import { setTimeout as sleep } from 'node:timers/promises';

export interface DutyOptions<T> {
  /** How many are done with one call of `work`. */
  readonly batch: number;
  /** Throws where nothing of the batch is known to be done: all of it is done again. */
  readonly work: (batch: readonly T[]) => Promise<void>;
  readonly onPending: (count: number) => void;
  readonly onFailed: (error: unknown, pending: number) => void;
  readonly retryMs: number;
}

/** Work that follows an ack: what waits is found again in the database after a start, and done again where it was cut off. */
export interface Duty<T> {
  /** The same name again replaces what waits; what is under way is then done once more. */
  add(name: string, item: T): void;
  pending(): number;
  /** Nothing waits any more. */
  idle(): Promise<void>;
  /** Ends after the batch under way; what waits stays durable. */
  close(): Promise<void>;
}

export function startDuty<T>({ batch, work, onPending, onFailed, retryMs }: DutyOptions<T>): Duty<T> {
  const queue = new Map<string, T>();
  const stopped = new AbortController();
  let running: Promise<void> | null = null;

  const kick = (): void => {
    onPending(queue.size);
    if (running !== null || queue.size === 0 || stopped.signal.aborted) return;
    running = drain().finally(() => {
      running = null;
      kick();
    });
  };
  const drain = async (): Promise<void> => {
    // What arrived together is done together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    const taken = [...queue].slice(0, batch);
    try {
      await work(taken.map(([, item]) => item));
      for (const [name, item] of taken) if (queue.get(name) === item) queue.delete(name);
    } catch (error) {
      onFailed(error, queue.size);
      await sleep(retryMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  return {
    add(name, item) {
      queue.set(name, item);
      kick();
    },
    pending: () => queue.size,
    async idle() {
      while (running !== null) await running;
    },
    async close() {
      stopped.abort();
      await running;
    },
  };
}

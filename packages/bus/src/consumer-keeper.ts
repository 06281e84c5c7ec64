/**
 * Keeps consumers from waiting for messages that can never come. A server that is killed may lose a stream's sequence where all its
 * messages had been acked (2.9: the emptied block is all that holds it): the stream begins at 1 again, while its consumers, whose
 * state is a file of their own, wait for what comes after the last one that they delivered. Whatever is published until then is in
 * the stream and delivered to nobody. Such consumers are made anew, and begin with what is there.
 * Known and mended upstream more than once (nats-server issues 2068, 6124, 6881; pull request 6778), so no version is taken at its word.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { JetStreamManager } from '@nats-io/jetstream';
import type { Connection } from './connection.ts';
import { type Consumer, remakeConsumer } from './streams.ts';

/** After each lost connection it looks at once; else this often. */
const LOOK_MS = 60_000;
const AGAIN_MS = 250;

export interface ConsumerKeeper {
  /** From now on this consumer of this stream is kept. */
  watch(stream: string, consumer: Consumer): void;
  stop(): void;
}

/** `onReset` is called with each consumer made anew, as `<stream>/<consumer>`. */
export function keepConsumers(connection: Connection, manager: () => Promise<JetStreamManager>, onReset: (consumer: string) => void): ConsumerKeeper {
  const watched = new Map<string, Map<string, Consumer>>();
  const highest = new Map<string, number>();
  const stopped = new AbortController();
  let looking: Promise<void> | null = null;

  const look = async (): Promise<void> => {
    const api = await manager();
    for (const [stream, consumers] of watched) {
      const found: [Consumer, number][] = [];
      for (const consumer of consumers.values()) found.push([consumer, (await api.consumers.info(stream, consumer.durable_name)).delivered.stream_seq]);
      // The stream last: an honest one is by now at least as far as its consumers were.
      const last = (await api.streams.info(stream)).state.last_seq;
      const begunAnew = last < (highest.get(stream) ?? 0);
      for (const [consumer, delivered] of found) {
        if (!begunAnew && delivered <= last) continue;
        await remakeConsumer(api, stream, consumer);
        onReset(`${stream}/${consumer.durable_name}`);
      }
      // Only now: where the work above fails, the next look must still see why it was to be done.
      highest.set(stream, last);
    }
  };
  const lookUntilSeen = async (): Promise<void> => {
    while (!stopped.signal.aborted && connection.status() === 'connected') {
      try {
        return await look();
      } catch (error) {
        connection.report(error, 'look at consumers');
        await sleep(AGAIN_MS, undefined, { ref: false });
      }
    }
  };
  const begin = (): void => {
    looking ??= lookUntilSeen().finally(() => {
      looking = null;
    });
  };

  const endStatus = connection.onStatus((status) => {
    // A look that began before the connection was lost may have seen the stream of before: it is followed by another.
    if (status === 'connected') void (looking ?? Promise.resolve()).then(begin);
  });
  const timer = setInterval(begin, LOOK_MS).unref();
  return {
    watch(stream, consumer) {
      const consumers = watched.get(stream) ?? new Map<string, Consumer>();
      watched.set(stream, consumers.set(consumer.durable_name, consumer));
    },
    stop() {
      stopped.abort();
      clearInterval(timer);
      endStatus();
    },
  };
}

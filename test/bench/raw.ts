/** Bare JetStream, as fast as it goes from one process: what the floors of the exchange and of the latency are made of. */
import { createInbox, credsAuthenticator, headers, type Msg, type NatsConnection } from '@nats-io/nats-core';
import { type ConsumerConfig, type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

export interface RawMessage {
  readonly subject: string;
  readonly data: Uint8Array;
}

export const dial = (url: string, creds: string): Promise<NatsConnection> =>
  connect({ servers: url, authenticator: credsAuthenticator(new TextEncoder().encode(creds)), noAsyncTraces: true });

/** The window that was fastest where it was tried (16 to 32 alike; 512 slower). */
const WINDOW = 24;

/**
 * Publishes all, each with a message id, a window of them under way; resolves when the stream has acknowledged the last one.
 * @throws Error where the stream refuses one
 */
export async function publishAll(nats: NatsConnection, messages: readonly RawMessage[]): Promise<void> {
  const inbox = createInbox();
  const run = `${Date.now()}`;
  let [sent, acked] = [0, 0];
  await new Promise<void>((resolve, reject) => {
    const send = (): void => {
      const message = messages[sent];
      if (message === undefined) return;
      const head = headers();
      head.set('Nats-Msg-Id', `${run}.${sent}`);
      sent += 1;
      nats.publish(message.subject, message.data, { reply: inbox, headers: head });
    };
    const acks = nats.subscribe(inbox, {
      callback: (error, ack) => {
        acked += 1;
        const refused = error?.message ?? (ack.string().includes('"error"') || ack.data.length === 0 ? `JetStream refused: ${ack.string()}` : null);
        if (refused !== null || acked === messages.length) acks.unsubscribe();
        if (refused !== null) reject(new Error(refused));
        else if (acked === messages.length) resolve();
        else send();
      },
    });
    for (let at = 0; at < WINDOW; at += 1) send();
  });
}

const NANOS_PER_SECOND = 1_000_000_000;
const PULL_SECONDS = 600;
const PULL_BATCH = 100_000;

/** One long pull on a durable consumer: each message comes as soon as it is stored, and is acked. */
export function pull(nats: NatsConnection, stream: string, consumer: string, onMessage: (message: Msg) => void): { stop(): void } {
  const inbox = createInbox();
  const subscription = nats.subscribe(inbox, {
    callback: (error, message) => {
      if (error !== null || message.reply === undefined || message.reply === '') return;
      onMessage(message);
      nats.publish(message.reply, '+ACK');
    },
  });
  const request = { batch: PULL_BATCH, expires: PULL_SECONDS * NANOS_PER_SECOND };
  nats.publish(`$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`, JSON.stringify(request), { reply: inbox });
  return { stop: () => subscription.unsubscribe() };
}

/** Adds a stream that is set up word for word as `like`, for other subjects, and a consumer set up as one of its own. */
export async function addTwin(
  manager: JetStreamManager,
  { like, consumer, name, subjects }: { readonly like: string; readonly consumer?: string; readonly name: string; readonly subjects: string[] },
): Promise<void> {
  const { config } = await manager.streams.info(like);
  await manager.streams.add({ ...config, name, subjects });
  if (consumer === undefined) return;
  const found = await manager.consumers.info(like, consumer);
  const { filter_subject: _, ...rest } = found.config;
  await manager.consumers.add(name, rest as ConsumerConfig);
}

export { jetstreamManager, type JetStreamManager, type NatsConnection };

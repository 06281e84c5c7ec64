/**
 * Publishes that JetStream acknowledges, many in flight. One inbox subscription counts the acks (about twice as fast as one
 * request each); what is not acked in time is sent again under the same message id, which the stream stores once.
 */
import { headers, type Msg } from '@nats-io/nats-core';
import { PubHeaders } from '@nats-io/jetstream';
import type { Connection } from './connection.ts';
import { BusError } from './errors.ts';
import type { OutgoingMessage } from './types.ts';

/** 16 to 32 was best where it was measured; 512 is slower. */
const WINDOW = 24;
const RESEND_AFTER_MS = 3_000;
const GIVE_UP_AFTER_MS = 20_000;
const SWEEP_MS = 250;

interface InFlight {
  readonly message: OutgoingMessage;
  readonly startedMs: number;
  sentMs: number;
  readonly done: (error: BusError | null) => void;
}

export interface Publisher {
  /** Resolves when every message is stored. Throws the first refusal; `unavailable` after 20 s without an ack. */
  publish(messages: readonly OutgoingMessage[]): Promise<void>;
  close(): void;
}

/** One per connection. */
export function createPublisher(connection: Connection): Publisher {
  const inbox = `${connection.inboxPrefix}.ack`;
  const inFlight = new Map<string, InFlight>();
  const waiting: InFlight[] = [];
  let lastToken = 0;
  let sweeper: NodeJS.Timeout | undefined;

  const send = (token: string, entry: InFlight): void => {
    entry.sentMs = Date.now();
    const head = headers();
    head.set(PubHeaders.MsgIdHdr, entry.message.msgId);
    try {
      connection.nats.publish(entry.message.subject, entry.message.data, { reply: `${inbox}.${token}`, headers: head });
    } catch (error) {
      settle(
        token,
        connection.status() === 'closed'
          ? new BusError('closed', 'publish: the connection was closed', error)
          : new BusError('refused', `publish on ${entry.message.subject}: the client refused it`, error),
      );
    }
  };
  const settle = (token: string, error: BusError | null): void => {
    const entry = inFlight.get(token);
    if (entry === undefined) return;
    inFlight.delete(token);
    entry.done(error);
    fill();
  };
  const fill = (): void => {
    while (inFlight.size < WINDOW) {
      const entry = waiting.shift();
      if (entry === undefined) break;
      const token = (++lastToken).toString(36);
      inFlight.set(token, entry);
      send(token, entry);
    }
    if (inFlight.size > 0) sweeper ??= setInterval(sweep, SWEEP_MS).unref();
    else if (sweeper !== undefined) {
      clearInterval(sweeper);
      sweeper = undefined;
    }
  };
  const sweep = (): void => {
    const now = Date.now();
    for (const [token, entry] of Array.from(inFlight)) {
      if (now - entry.startedMs > GIVE_UP_AFTER_MS) settle(token, new BusError('unavailable', `publish on ${entry.message.subject}: no ack; publish it again`));
      else if (connection.status() === 'connected' && now - entry.sentMs > RESEND_AFTER_MS) send(token, entry);
    }
  };
  const onAck = (message: Msg): void => {
    const token = message.subject.slice(inbox.length + 1);
    const verdict = readAck(message);
    // "No responders" and the like: the sweeper sends it again.
    if (verdict !== 'again') settle(token, verdict);
    else {
      const entry = inFlight.get(token);
      if (entry !== undefined) entry.sentMs = Date.now() - RESEND_AFTER_MS + SWEEP_MS;
    }
  };

  const subscription = connection.subscribe(`${inbox}.*`, onAck);
  const endStatus = connection.onStatus((status) => {
    // Acks of before the cut may be lost: everything again, at once.
    if (status === 'connected') for (const [token, entry] of Array.from(inFlight)) send(token, entry);
    if (status === 'closed') failAll(new BusError('closed', 'publish: the connection was closed'));
  });
  const endForbidden = connection.onForbidden((subject) => {
    for (const [token, entry] of Array.from(inFlight)) {
      if (entry.message.subject === subject) settle(token, new BusError('forbidden', `the server refused publish on ${subject} to this user`));
    }
  });
  const failAll = (error: BusError): void => {
    for (const entry of waiting.splice(0)) entry.done(error);
    for (const token of Array.from(inFlight.keys())) settle(token, error);
  };

  return {
    publish(messages) {
      return new Promise((resolve, reject) => {
        if (connection.status() === 'closed') return reject(new BusError('closed', 'publish: the connection was closed'));
        if (messages.length === 0) return resolve();
        let open = messages.length;
        let failure: BusError | null = null;
        const startedMs = Date.now();
        const done = (error: BusError | null): void => {
          failure ??= error;
          if (--open > 0) return;
          if (failure === null) resolve();
          else reject(failure);
        };
        for (const message of messages) waiting.push({ message, startedMs, sentMs: 0, done });
        fill();
      });
    },
    close() {
      endStatus();
      endForbidden();
      clearInterval(sweeper);
      subscription.unsubscribe();
      failAll(new BusError('closed', 'publish: the connection was closed'));
    },
  };
}

const SERVICE_UNAVAILABLE = 503;
/** JetStream error codes of a stream that is full: messages, bytes, messages of one subject. */
const FULL = /maximum (?:messages|bytes|messages per subject) exceeded/;

/** `null` stored; `again` worth sending again; else why not. */
function readAck(message: Msg): BusError | null | 'again' {
  if (message.data.length === 0) return 'again';
  let ack: unknown;
  try {
    ack = message.json();
  } catch (error) {
    return new BusError('refused', 'expected an ack from JetStream, found something else', error);
  }
  if (typeof ack !== 'object' || ack === null) return new BusError('refused', 'expected an ack from JetStream, found something else');
  const { error, stream } = ack as { error?: { code?: number; description?: string }; stream?: string };
  if (error === undefined) return typeof stream === 'string' ? null : new BusError('refused', 'expected an ack from JetStream, found something else');
  const description = error.description ?? 'no reason given';
  if (FULL.test(description)) return new BusError('full', `JetStream refused the message: ${description}; try again when older ones are taken`);
  if (error.code === SERVICE_UNAVAILABLE) return 'again';
  return new BusError('refused', `JetStream refused the message: ${description}`);
}

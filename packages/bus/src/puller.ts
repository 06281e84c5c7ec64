/**
 * Reads one durable consumer for ever. It asks for messages with one pull request at a time, asks again when a pull ends, is
 * lost or the connection comes back, and tells the server every so often that the messages in its hands are being worked on.
 *
 * Order. After a start or a lost connection the server may still count messages as delivered to the reader of before; they
 * come again only when their ack wait is over, behind newer ones. So the puller first waits until the server counts no more
 * messages than it holds itself, sorts what it holds by stream sequence, and only then hands anything out. (A message that a
 * handler put off on purpose counts too, so the wait ends after two ack waits at the latest.)
 *
 * A stream may begin its sequence anew (consumer-keeper.ts); a word on a message of before then would end another one of its
 * number, even one that nobody has seen yet. So messages are told apart by number and time of storage, and after a lost connection
 * nothing is said about what came before it until the server sends it again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createInbox, type Msg } from '@nats-io/nats-core';
import type { Connection } from './connection.ts';
import type { BusMessage } from './types.ts';

/** A message in our hands. Exactly one of ack, putOff, term ends that. */
export interface HeldMessage extends BusMessage {
  ack(): void;
  /** Again after this delay; later messages may pass it. */
  putOff(delayMs: number): void;
  term(): void;
}

export interface PullerOptions {
  readonly stream: string;
  readonly consumer: string;
  /** Prefix of the JetStream API as this account sees it. */
  readonly apiPrefix: string;
  /** The consumer's `max_ack_pending`: never more than this in our hands. */
  readonly inHand: number;
  readonly ackWaitMs: number;
  /** Called once per message in our hands, in order; returns at once. */
  readonly onMessage: (message: HeldMessage) => void;
}

export interface Puller {
  /**
   * No new messages from now on; those not yet acked stay with the caller. Ends once the server knows: what it sent to us before that
   * goes back to it, and a reader that begins afterwards gets all in order.
   */
  stop(): Promise<void>;
}

const PULL_EXPIRES_MS = 20_000;
const HEARTBEAT_MS = 4_000;
const RETRY_MS = 300;
const DRAIN_MS = 2_000;
const AWAY_MS = 1_000;
const SETTLE_CHECK_MS = 200;
const REMEMBERED = 1_024;
const NANOS_PER_MS = 1_000_000;
const encoder = new TextEncoder();

interface Held {
  readonly sequence: number;
  /** Null since the connection was lost, until it comes again. */
  reply: string | null;
  readonly message: HeldMessage;
  handedOut: boolean;
}

export function startPuller(connection: Connection, options: PullerOptions): Puller {
  const { stream, consumer, apiPrefix } = options;
  const inbox = createInbox(connection.inboxPrefix);
  const held = new Map<string, Held>();
  const said = new Map<string, string>();
  let stopped = false;
  let settled = false;
  let missing = false;
  let settlingSinceMs = Date.now();
  let pull = 0;
  let wanted = 0;
  let timer: NodeJS.Timeout | undefined;
  let settleTimer: NodeJS.Timeout | undefined;

  const publish = (subject: string, body: string): void => {
    try {
      connection.nats.publish(subject, encoder.encode(body));
    } catch (error) {
      connection.report(error, 'ack', subject);
    }
  };

  const ask = (): void => {
    clearTimeout(timer);
    if (stopped) return;
    const batch = options.inHand - held.size;
    if (batch <= 0) {
      wanted = 0;
      return;
    }
    // The status says when the connection is back; looking again by itself costs little and needs nobody's word.
    if (connection.status() !== 'connected') return askLater(AWAY_MS);
    pull += 1;
    wanted = batch;
    const request = { batch, expires: PULL_EXPIRES_MS * NANOS_PER_MS, idle_heartbeat: HEARTBEAT_MS * NANOS_PER_MS };
    try {
      connection.nats.publish(`${apiPrefix}.CONSUMER.MSG.NEXT.${stream}.${consumer}`, encoder.encode(JSON.stringify(request)), { reply: `${inbox}.${pull}` });
    } catch (error) {
      connection.report(error, 'pull', stream);
    }
    listen();
  };
  /** Two missed heartbeats: the pull is lost. */
  const listen = (): void => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(ask, 2 * HEARTBEAT_MS + 1_000);
  };
  const askLater = (delayMs: number): void => {
    clearTimeout(timer);
    wanted = 0;
    timer = setTimeout(ask, delayMs);
  };

  const receive = (message: Msg): void => {
    const place = readAckSubject(message.reply);
    if (place === null) {
      // A status comes on the pull's own inbox; one of an older pull says nothing about this one.
      if (message.subject === `${inbox}.${pull}`) onPullStatus(message.headers?.code ?? 0);
      return;
    }
    // A late message of an older pull is counted too: then we ask early, and `max_ack_pending` still bounds what we hold.
    wanted -= 1;
    listen();
    hold(message, place);
    if (wanted <= 0) ask();
  };
  const onPullStatus = (status: number): void => {
    if (status === 100) return listen();
    // 408: its time is up. 409: it ended for another reason. 503: JetStream is not there yet.
    if (status === 408) ask();
    else askLater(RETRY_MS);
  };

  const hold = (message: Msg, place: Place): void => {
    const reply = message.reply ?? '';
    const id = `${place.sequence} ${place.storedAt}`;
    const lastWord = said.get(id);
    // The last word on it was lost: with the connection, or with a server that was killed before it wrote it down.
    if (lastWord !== undefined) return publish(reply, lastWord);
    const again = held.get(id);
    if (again !== undefined) {
      // Sent again while we work on it: the newest reply subject is the one that counts.
      again.reply = reply;
      return;
    }
    if (stopped) return publish(reply, '-NAK');
    const end = (verdict: string): void => {
      const entry = held.get(id);
      if (entry === undefined) return;
      held.delete(id);
      if (!verdict.startsWith('-NAK')) remember(id, verdict);
      if (entry.reply !== null) publish(entry.reply, verdict);
      if (stopped && held.size === 0) clearInterval(working);
      if (wanted <= 0 && !stopped && held.size <= options.inHand / 2) ask();
    };
    const entry: Held = {
      sequence: place.sequence,
      reply,
      handedOut: false,
      message: {
        subject: message.subject,
        data: message.data,
        attempt: place.attempt,
        sequence: place.sequence,
        msgId: message.headers?.get('Nats-Msg-Id') ?? '',
        ack: () => end('+ACK'),
        putOff: (delayMs) => end(`-NAK ${JSON.stringify({ delay: Math.round(delayMs) * NANOS_PER_MS })}`),
        term: () => end('+TERM'),
      },
    };
    held.set(id, entry);
    if (settled) handOut();
  };
  const remember = (id: string, verdict: string): void => {
    said.set(id, verdict);
    const [oldest] = said.keys();
    if (said.size > REMEMBERED && oldest !== undefined) said.delete(oldest);
  };
  const handOut = (): void => {
    const next = [...held.values()].filter((entry) => !entry.handedOut).toSorted((a, b) => a.sequence - b.sequence);
    for (const entry of next) {
      entry.handedOut = true;
      try {
        options.onMessage(entry.message);
      } catch (error) {
        connection.report(error, 'message handler', entry.message.subject);
      }
    }
  };

  const unsettle = (): void => {
    settled = false;
    settlingSinceMs = Date.now();
    clearTimeout(settleTimer);
    settleTimer = setTimeout(() => void checkSettled(), 0);
  };
  const checkSettled = async (): Promise<void> => {
    if (stopped || settled) return;
    const since = settlingSinceMs;
    const pending = await countPending();
    if (stopped || settled || since !== settlingSinceMs) return;
    if (pending === null) missing = true;
    else if (missing) {
      // The consumer was not there, and what we asked it went nowhere.
      missing = false;
      ask();
    }
    const waited = Date.now() - settlingSinceMs;
    // The wait is for order only: where the server cannot say, it ends all the same.
    if ((pending !== null && pending <= held.size) || waited > 2 * options.ackWaitMs) {
      settled = true;
      handOut();
      return;
    }
    settleTimer = setTimeout(() => void checkSettled(), SETTLE_CHECK_MS);
  };
  /** Messages that the server counts as delivered and not acked; null where it cannot say now. */
  const countPending = async (): Promise<number | null> => {
    try {
      const answer = await connection.request(`${apiPrefix}.CONSUMER.INFO.${stream}.${consumer}`, new Uint8Array(), 2_000);
      const info = JSON.parse(new TextDecoder().decode(answer)) as { num_ack_pending?: number; error?: unknown };
      return info.error === undefined ? (info.num_ack_pending ?? null) : null;
    } catch {
      return null;
    }
  };

  const subscription = connection.subscribe(`${inbox}.*`, receive);
  const working = setInterval(() => {
    if (connection.status() === 'connected') for (const { reply } of held.values()) if (reply !== null) publish(reply, '+WPI');
  }, options.ackWaitMs / 3).unref();
  const endStatus = connection.onStatus((status) => {
    if (status === 'connected') {
      unsettle();
      ask();
    } else for (const entry of held.values()) entry.reply = null;
  });
  unsettle();
  ask();

  return {
    async stop() {
      stopped = true;
      endStatus();
      clearTimeout(timer);
      clearTimeout(settleTimer);
      // A server that is away has forgotten our subscription by itself, and may never answer.
      const known = connection.status() === 'connected' ? subscription.drain().catch(() => undefined) : subscription.unsubscribe();
      // What nobody has seen goes back at once; for the rest we go on saying that it is worked on.
      for (const entry of Array.from(held.values())) if (!entry.handedOut) entry.message.putOff(0);
      if (held.size === 0) clearInterval(working);
      await Promise.race([known, sleep(DRAIN_MS, undefined, { ref: false })]);
    },
  };
}

interface Place {
  readonly sequence: number;
  readonly attempt: number;
  /** Nanoseconds since the epoch, by the server's clock. */
  readonly storedAt: bigint;
}

/**
 * `$JS.ACK.<stream>.<consumer>.<delivered>.<stream sequence>.<consumer sequence>.<time>.<pending>`; a newer form has domain and
 * account before the stream, and may have a token more at its end (NATS ADR-15).
 */
export function readAckSubject(reply: string | undefined): Place | null {
  if (reply === undefined || !reply.startsWith('$JS.ACK.')) return null;
  const tokens = reply.split('.');
  const first = tokens.length === 9 ? 4 : 6;
  const attempt = Number(tokens[first]);
  const sequence = Number(tokens[first + 1]);
  const storedAt = tokens[first + 3] ?? '';
  return Number.isSafeInteger(attempt) && Number.isSafeInteger(sequence) && sequence > 0 && /^\d+$/.test(storedAt)
    ? { sequence, attempt, storedAt: BigInt(storedAt) }
    : null;
}

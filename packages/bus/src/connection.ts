/** One connection: made with a creds file, kept for ever, every callback guarded. */
import { credsAuthenticator, errors, type Msg, type NatsConnection, type Status, type Subscription } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { BusError } from './errors.ts';
import type { BusStatus, ConnectOptions } from './types.ts';

const RECONNECT_WAIT_MS = 250;
const OVERDUE_MS = 1_000;
/** A wrong creds file is told apart from an account that has just been pushed by trying this often. */
const AUTHORIZATION_ATTEMPTS = 3;

/** A NATS connection with the few things that every role needs. */
export interface Connection {
  readonly nats: NatsConnection;
  readonly inboxPrefix: string;
  readonly report: (error: unknown, during: string, subject?: string) => void;
  status(): BusStatus;
  onStatus(callback: (status: BusStatus) => void): () => void;
  /** Called with the subject each time the server refuses a publish to this user. */
  onForbidden(callback: (subject: string) => void): () => void;
  /** A subscription whose callback may throw or reject without hurting the connection. */
  subscribe(subject: string, callback: (message: Msg) => void): Subscription;
  request(subject: string, data: Uint8Array, timeoutMs: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Waits for the server as long as it takes; throws `bad-credentials` where it answers and refuses the user. */
export async function openConnection(options: ConnectOptions, inboxPrefix: string): Promise<Connection> {
  const nats = await dial(options, inboxPrefix);
  let state: BusStatus = 'connected';
  const watchers = new Set<(status: BusStatus) => void>();
  const forbidden = new Set<(subject: string) => void>();

  const report = (error: unknown, during: string, subject?: string): void => {
    try {
      const wrapped = error instanceof Error ? error : new Error(String(error));
      options.onError?.(wrapped, subject === undefined ? { during } : { during, subject });
    } catch {
      // A reporter that throws must not stop what it reports on.
    }
  };
  const change = (next: BusStatus): void => {
    state = next;
    for (const watcher of watchers) guard(() => watcher(next), 'status callback');
  };
  const guard = (call: () => void, during: string, subject?: string): void => {
    try {
      call();
    } catch (error) {
      report(error, during, subject);
    }
  };
  const onEvent = (event: Status): void => {
    if (event.type === 'disconnect') change('disconnected');
    else if (event.type === 'reconnect') change('connected');
    else if (event.type === 'error') {
      const { error } = event;
      if (error instanceof errors.PermissionViolationError) {
        report(new BusError('forbidden', `the server refused ${error.operation} on ${error.subject} to this user`, error), error.operation, error.subject);
        if (error.operation === 'publish') for (const callback of forbidden) guard(() => callback(error.subject), 'forbidden callback');
      } else report(error, 'connection');
    }
  };
  void (async () => {
    for await (const event of nats.status()) onEvent(event);
  })();
  void nats.closed().then(() => change('closed'));

  return {
    nats,
    inboxPrefix,
    report,
    status: () => state,
    onStatus(callback) {
      watchers.add(callback);
      return () => watchers.delete(callback);
    },
    onForbidden(callback) {
      forbidden.add(callback);
      return () => forbidden.delete(callback);
    },
    subscribe(subject, callback) {
      return nats.subscribe(subject, {
        // A throw in here would wedge the connection: nothing may escape.
        callback: (error, message) => {
          if (error) return report(error, 'subscription', subject);
          guard(() => callback(message), 'message handler', message.subject);
        },
      });
    },
    async request(subject, data, timeoutMs) {
      try {
        // A timer of our own beside the client's: whatever becomes of the connection, a caller is answered.
        const overdue = new AbortController();
        const late = sleep(timeoutMs + OVERDUE_MS, undefined, { signal: overdue.signal, ref: false }).then(() => {
          throw new BusError('unavailable', `request on ${subject}: no answer; try again`);
        });
        late.catch(() => undefined);
        try {
          return (await Promise.race([nats.request(subject, data, { timeout: timeoutMs }), late])).data;
        } finally {
          overdue.abort();
        }
      } catch (error) {
        throw asBusError(error, `request on ${subject}`);
      }
    },
    async close() {
      if (!nats.isClosed()) await nats.close();
    },
  };
}

async function dial(options: ConnectOptions, inboxPrefix: string) {
  if (!options.creds.includes('BEGIN NATS USER JWT')) {
    throw new BusError('bad-credentials', 'expected the text of a creds file, found something else; read the file and pass what it holds');
  }
  const authenticator = credsAuthenticator(new TextEncoder().encode(options.creds));
  for (let refusals = 0; ; ) {
    try {
      return await connect({
        servers: typeof options.servers === 'string' ? options.servers : [...options.servers],
        authenticator,
        inboxPrefix,
        name: options.name ?? inboxPrefix,
        reconnect: true,
        maxReconnectAttempts: -1,
        reconnectTimeWait: RECONNECT_WAIT_MS,
        reconnectJitter: 100,
        // A user refused today may be let in tomorrow (an account pushed again, a server restored): never give up.
        ignoreAuthErrorAbort: true,
        pingInterval: 10_000,
        maxPingOut: 2,
        noAsyncTraces: true,
      });
    } catch (error) {
      if (isRefusal(error) && ++refusals >= AUTHORIZATION_ATTEMPTS) {
        throw new BusError('bad-credentials', 'the server answered and refused this user; check that its account was provisioned on this server', error);
      }
      if (error instanceof errors.InvalidArgumentError) throw new BusError('bad-config', `cannot connect: ${error.message}`, error);
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_WAIT_MS));
    }
  }
}

/** The server looked at the credentials and said no; that we were too slow to show them says nothing about them. */
const isRefusal = (error: unknown): boolean => error instanceof errors.AuthorizationError && !/timeout/i.test(error.message);

/** The bus's word for an error of the client library. */
export function asBusError(error: unknown, during: string): BusError {
  if (error instanceof BusError) return error;
  if (error instanceof errors.PermissionViolationError) return new BusError('forbidden', `${during}: the server refused the subject to this user`, error);
  if (error instanceof errors.ClosedConnectionError || error instanceof errors.DrainingConnectionError) {
    return new BusError('closed', `${during}: the connection was closed`, error);
  }
  // RequestError wraps "no responders"; TimeoutError and the rest mean that nobody answered in time.
  return new BusError('unavailable', `${during}: no answer; try again`, error);
}

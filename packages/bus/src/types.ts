/** What services see of the bus. Implementations: gateway.ts, exchange.ts, ledger.ts. */
import type { Address, Kind, MemberCode } from '@huecry/notice';
import type { Channel, Mode } from './subjects.ts';

/** Connections reconnect for ever; this says how one stands. */
export type BusStatus = 'connected' | 'disconnected' | 'closed';

/**
 * What a handler says about a message: `ack` done; `retry` not now, again after a growing delay; `term` never again.
 * A handler that throws counts as `retry`, and the error goes to `onError`.
 */
export type Verdict = 'ack' | 'retry' | 'term';

export interface ConnectOptions {
  /** `nats://host:port`, one or more. */
  readonly servers: string | readonly string[];
  /** The text of a creds file (user JWT and seed), not its path. */
  readonly creds: string;
  /** Shown in the server's monitoring. */
  readonly name?: string;
  /** Gets what no caller can: errors thrown by handlers, refused subjects, lost connections. Never throws back. */
  readonly onError?: (error: Error, context: { readonly during: string; readonly subject?: string }) => void;
}

export interface BusMessage {
  readonly subject: string;
  readonly data: Uint8Array;
  /** 1 for the first delivery. */
  readonly attempt: number;
  /** The sender's `Nats-Msg-Id`; empty where it gave none. */
  readonly msgId: string;
  /** Position in its stream. */
  readonly sequence: number;
}

export interface OutgoingMessage {
  readonly subject: string;
  readonly data: Uint8Array;
  /** The same id again within the stream's duplicate window is stored once. */
  readonly msgId: string;
}

export interface Consumption {
  /** Takes no new message; resolves when the handlers under way have ended. What is not acked comes again. */
  stop(): Promise<void>;
}

/** Answering requests. */
export interface Serving extends Consumption {
  /** Resolves when the server knows of it: before that a request finds no responder. */
  readonly ready: Promise<void>;
}

interface Bus {
  readonly mode: Mode;
  status(): BusStatus;
  /** Calls back at each change; returns the function that ends it. */
  onStatus(callback: (status: BusStatus) => void): () => void;
  /** Stops consumptions, flushes, closes. */
  close(): Promise<void>;
}

export interface GatewayBus extends Bus {
  readonly address: Address;
  /** Resolves when JetStream has stored it (or had it already). Throws BusError; `retryable` says whether to try again. */
  submit(kind: Kind, data: Uint8Array, msgId: string): Promise<void>;
  receipt(data: Uint8Array, msgId: string): Promise<void>;
  release(data: Uint8Array, msgId: string): Promise<void>;
  recall(data: Uint8Array, msgId: string): Promise<void>;
  /** One message at a time, in stream order while the connection holds; what a `retry` or a lost connection left behind comes later. */
  consume(channel: Channel, handler: (message: BusMessage) => Promise<Verdict>): Consumption;
  /** How many messages of a channel are there and not acked, in our hands or not. Throws BusError `unavailable`. */
  backlog(channel: Channel): Promise<number>;
  registryRead(data: Uint8Array, timeoutMs?: number): Promise<Uint8Array>;
  registrySubmit(data: Uint8Array, timeoutMs?: number): Promise<Uint8Array>;
  attachmentPut(data: Uint8Array, timeoutMs?: number): Promise<Uint8Array>;
  attachmentGet(data: Uint8Array, timeoutMs?: number): Promise<Uint8Array>;
  /** Inclusion proofs of entries, when a signed checkpoint covers them. */
  proveEntries(data: Uint8Array, timeoutMs?: number): Promise<Uint8Array>;
  /** How one tree of the ledger continues another. */
  proveConsistency(data: Uint8Array, timeoutMs?: number): Promise<Uint8Array>;
}

export interface ExchangeBus extends Bus {
  /** Makes or updates SUBMIT, URGENT, RECEIPT and RELEASE and checks that what cannot be changed is as it must be (`bad-config`). */
  ensureStreams(): Promise<void>;
  /** Makes the member's DELIVER stream and the gateway's four consumers, and starts taking this member's submissions. */
  ensureGateway(address: Address): Promise<void>;
  /**
   * Submissions of one gateway come one after the other, in the order in which it sent them, also after a crash or a lost
   * connection; different gateways run beside each other, at most `concurrency` (16) handlers at a time. `retry` keeps the
   * gateway's later submissions waiting. Those of essential kinds are a line of their own that goes first and waits for none of the
   * other; still one handler at a time for each gateway.
   */
  consumeSubmissions(handler: (message: BusMessage) => Promise<Verdict>, options?: { readonly concurrency?: number }): Consumption;
  /** As many receipts as have arrived (at most `maxBatch`, 256) per call, one call at a time; one verdict per receipt, in order. */
  consumeReceipts(handler: (messages: readonly BusMessage[]) => Promise<readonly Verdict[]>, options?: { readonly maxBatch?: number }): Consumption;
  /** Releases of one gateway one after the other; one that is to be retried lets later ones pass. */
  consumeReleases(handler: (message: BusMessage) => Promise<Verdict>): Consumption;
  /** Recalls, in the same way. They have a stream of their own: nothing else stands in their way. */
  consumeRecalls(handler: (message: BusMessage) => Promise<Verdict>): Consumption;
  /** Resolves when JetStream has stored every message. On an error some may be stored: publish all again with the same ids. */
  publish(messages: readonly OutgoingMessage[]): Promise<void>;
  ledgerAppend(data: Uint8Array, timeoutMs?: number): Promise<Uint8Array>;
  ledgerProof(data: Uint8Array, timeoutMs?: number): Promise<Uint8Array>;
  ledgerRead(data: Uint8Array, timeoutMs?: number): Promise<Uint8Array>;
  ledgerConsistency(data: Uint8Array, timeoutMs?: number): Promise<Uint8Array>;
  /** Answers members' registry calls. `member` comes from the subject, which the server has checked. */
  serveRegistry(handlers: {
    read(member: MemberCode, data: Uint8Array): Promise<Uint8Array>;
    submit(member: MemberCode, data: Uint8Array): Promise<Uint8Array>;
  }): Consumption;
  /** Answers gateways' calls for attachments. `from` comes from the subject, which the server has checked. */
  serveAttachments(handlers: {
    put(from: Address, data: Uint8Array): Promise<Uint8Array>;
    get(from: Address, data: Uint8Array): Promise<Uint8Array>;
  }): Consumption;
  /** Answers gateways' questions about the log. `from` comes from the subject, which the server has checked. */
  serveProofs(handlers: {
    entries(from: Address, data: Uint8Array): Promise<Uint8Array>;
    consistency(from: Address, data: Uint8Array): Promise<Uint8Array>;
  }): Consumption;
}

export interface LedgerBus extends Bus {
  /** Requests run beside each other. A handler that throws leaves its request unanswered, and the caller tries again. */
  serve(handlers: {
    append(data: Uint8Array): Promise<Uint8Array>;
    proof(data: Uint8Array): Promise<Uint8Array>;
    read(data: Uint8Array): Promise<Uint8Array>;
    consistency(data: Uint8Array): Promise<Uint8Array>;
  }): Serving;
}

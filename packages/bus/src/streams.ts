/** What the exchange makes in JetStream. docs/spec/nats.md lists the same in words. */
import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  type ConsumerConfig,
  type JetStreamManager,
  JetStreamApiError,
  RetentionPolicy,
  type StreamConfig,
  StorageType,
} from '@nats-io/jetstream';
import type { Address, MemberCode } from '@huecry/notice';
import { nanos } from '@nats-io/nats-core';
import { BusError } from './errors.ts';
import { addressTokens, CHANNELS, type Channel, channelFilter, deliverStream, gatewayConsumer, type Mode, rootToken } from './subjects.ts';

export const SUBMIT_STREAM = 'SUBMIT';
export const URGENT_STREAM = 'URGENT';
export const RECEIPT_STREAM = 'RECEIPT';
export const RELEASE_STREAM = 'RELEASE';
export const RECALL_STREAM = 'RECALL';
export const RECEIPT_CONSUMER = 'exchange';
export const RELEASE_CONSUMER = 'exchange';
export const RECALL_CONSUMER = 'exchange';
/** Largest message of the exchange: NATS `max_payload`, headers included. */
export const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;
/** A receipt, a release or a recall. */
const MAX_RECEIPT_BYTES = 64 * 1024;
const DUPLICATE_WINDOW_MS = 5 * 60_000;
const MEBIBYTE = 1024 * 1024;

/** What an operator may choose. */
export interface StreamLimits {
  readonly replicas: number;
  readonly submitBytes: number;
  /** Of submissions of essential kinds: full or not, SUBMIT does not stand in their way. */
  readonly urgentBytes: number;
  readonly receiptBytes: number;
  readonly releaseBytes: number;
  readonly recallBytes: number;
  /** Of each member's DELIVER stream. */
  readonly deliverBytes: number;
  /** After this long without an ack or a sign of work a message is sent again. */
  readonly ackWaitMs: number;
}
export const DEFAULT_LIMITS: StreamLimits = {
  replicas: 1,
  submitBytes: 1024 * MEBIBYTE,
  urgentBytes: 256 * MEBIBYTE,
  receiptBytes: 256 * MEBIBYTE,
  releaseBytes: 64 * MEBIBYTE,
  recallBytes: 64 * MEBIBYTE,
  deliverBytes: 256 * MEBIBYTE,
  ackWaitMs: 5_000,
};

/** How many messages of one consumer may be in the hands of its reader, those put off for later included. */
export const IN_HAND = { submit: 16, receipt: 512, release: 64, recall: 64, deliver: 128 } as const;

type Stream = Partial<StreamConfig> & { name: string };
export type Consumer = Partial<ConsumerConfig> & { durable_name: string };

/**
 * A work queue keeps a message until its one reader acks it, and no longer. When it is full it refuses new messages (their
 * senders keep them): nothing is dropped silently. Nobody can delete or purge by request.
 */
const workQueue = (limits: StreamLimits): Partial<StreamConfig> => ({
  retention: RetentionPolicy.Workqueue,
  storage: StorageType.File,
  discard: DiscardPolicy.New,
  max_age: 0,
  max_msgs: -1,
  duplicate_window: nanos(DUPLICATE_WINDOW_MS),
  num_replicas: limits.replicas,
  deny_delete: true,
  deny_purge: true,
  allow_rollup_hdrs: false,
});

export const submitStream = (mode: Mode, limits: StreamLimits): Stream => ({
  ...workQueue(limits),
  name: SUBMIT_STREAM,
  subjects: [`${rootToken(mode)}.submit.*.*.*`],
  max_bytes: limits.submitBytes,
  max_msg_size: MAX_PAYLOAD_BYTES,
});

export const urgentStream = (mode: Mode, limits: StreamLimits): Stream => ({
  ...workQueue(limits),
  name: URGENT_STREAM,
  subjects: [`${rootToken(mode)}.urgent.*.*.*`],
  max_bytes: limits.urgentBytes,
  max_msg_size: MAX_PAYLOAD_BYTES,
});

export const receiptStream = (mode: Mode, limits: StreamLimits): Stream => ({
  ...workQueue(limits),
  name: RECEIPT_STREAM,
  subjects: [`${rootToken(mode)}.receipt.*.*`],
  max_bytes: limits.receiptBytes,
  max_msg_size: MAX_RECEIPT_BYTES,
});

/**
 * Of each gateway no more than this waits, so that one that sends without end fills its own share and keeps nobody else from being heard.
 * (`discard_new_per_subject`, nats-server 2.9; a subject is a gateway's.)
 */
const SHARE: Partial<StreamConfig> = { max_msgs_per_subject: 64, discard_new_per_subject: true };

export const releaseStream = (mode: Mode, limits: StreamLimits): Stream => ({
  ...workQueue(limits),
  name: RELEASE_STREAM,
  subjects: [`${rootToken(mode)}.release.*.*`],
  max_bytes: limits.releaseBytes,
  max_msg_size: MAX_RECEIPT_BYTES,
  ...SHARE,
});

export const recallStream = (mode: Mode, limits: StreamLimits): Stream => ({
  ...workQueue(limits),
  name: RECALL_STREAM,
  subjects: [`${rootToken(mode)}.recall.*.*`],
  max_bytes: limits.recallBytes,
  max_msg_size: MAX_RECEIPT_BYTES,
  ...SHARE,
});

export const memberStream = (mode: Mode, member: MemberCode, limits: StreamLimits): Stream => ({
  ...workQueue(limits),
  name: deliverStream(member),
  subjects: CHANNELS.map((channel) => `${rootToken(mode)}.${channel}.${member}.*${channel === 'deliver' ? '.*.*' : ''}`),
  max_bytes: limits.deliverBytes,
  max_msg_size: MAX_PAYLOAD_BYTES,
});

const reader = (name: string, filter: string, inHand: number, limits: StreamLimits): Consumer => ({
  name,
  durable_name: name,
  filter_subject: filter,
  ack_policy: AckPolicy.Explicit,
  deliver_policy: DeliverPolicy.All,
  ack_wait: nanos(limits.ackWaitMs),
  max_deliver: -1,
  max_ack_pending: inHand,
  max_waiting: 128,
});

export const submitConsumer = (mode: Mode, member: MemberCode, limits: StreamLimits): Consumer =>
  reader(member, `${rootToken(mode)}.submit.${member}.*.*`, IN_HAND.submit, limits);
export const urgentConsumer = (mode: Mode, member: MemberCode, limits: StreamLimits): Consumer =>
  reader(member, `${rootToken(mode)}.urgent.${member}.*.*`, IN_HAND.submit, limits);
export const receiptConsumer = (mode: Mode, limits: StreamLimits): Consumer =>
  reader(RECEIPT_CONSUMER, `${rootToken(mode)}.receipt.*.*`, IN_HAND.receipt, limits);
export const releaseConsumer = (mode: Mode, limits: StreamLimits): Consumer => reader(RELEASE_CONSUMER, `${rootToken(mode)}.release.*.*`, PUT_OFF, limits);
export const recallConsumer = (mode: Mode, limits: StreamLimits): Consumer => reader(RECALL_CONSUMER, `${rootToken(mode)}.recall.*.*`, PUT_OFF, limits);
export const channelConsumer = (mode: Mode, to: Address, channel: Channel, limits: StreamLimits): Consumer =>
  reader(gatewayConsumer(to, channel), channelFilter(mode, to, channel), IN_HAND.deliver, limits);

/** Releases, or recalls, that may be put off at a time: while ordinary intake is halted, releases of ordinary notices must not keep out one of an alert. */
const PUT_OFF = 16_384;
const NOT_FOUND = 404;

/** Makes a stream or brings it up to date; throws `bad-config` where it is there without what cannot be added later. */
export async function ensureStream(manager: JetStreamManager, wanted: Stream): Promise<void> {
  const found = await unlessMissing(() => manager.streams.info(wanted.name));
  if (found === null) {
    await manager.streams.add(wanted);
    return;
  }
  for (const field of ['retention', 'storage', 'deny_delete', 'deny_purge'] as const) {
    if (found.config[field] !== wanted[field]) {
      throw new BusError(
        'bad-config',
        `stream ${wanted.name}: expected ${field} ${String(wanted[field])}, found ${String(found.config[field])}; it cannot be changed`,
      );
    }
  }
  if (differs(found.config, wanted)) await manager.streams.update(wanted.name, wanted);
}

/** Called with each consumer that is there, and whether it had to be made anew (consumer-keeper.ts). */
export type OnConsumer = (stream: string, consumer: Consumer, anew: boolean) => void;

/** Makes a durable consumer or brings it up to date. */
export async function ensureConsumer(manager: JetStreamManager, stream: string, wanted: Consumer, onConsumer: OnConsumer): Promise<void> {
  const found = await unlessMissing(() => manager.consumers.info(stream, wanted.durable_name));
  if (found === null) {
    await manager.consumers.add(stream, wanted);
    return onConsumer(stream, wanted, false);
  }
  if (found.config.filter_subject !== wanted.filter_subject) {
    throw new BusError(
      'bad-config',
      `consumer ${wanted.durable_name} of ${stream}: expected filter ${wanted.filter_subject}, found ${found.config.filter_subject}`,
    );
  }
  const changeable = { ack_wait: wanted.ack_wait ?? 0, max_deliver: wanted.max_deliver ?? -1, max_ack_pending: wanted.max_ack_pending ?? 0 };
  if (differs(found.config, changeable)) await manager.consumers.update(stream, wanted.durable_name, changeable);
  const ahead = found.delivered.stream_seq > (await manager.streams.info(stream)).state.last_seq;
  if (ahead) await remakeConsumer(manager, stream, wanted);
  onConsumer(stream, wanted, ahead);
}

/** It begins with the first message that is there. Cut off between the two, it is made when it is next ensured. */
export async function remakeConsumer(manager: JetStreamManager, stream: string, wanted: Consumer): Promise<void> {
  await unlessMissing(() => manager.consumers.delete(stream, wanted.durable_name));
  await manager.consumers.add(stream, wanted);
}

/** The five consumers of a gateway, on its member's stream, and the exchange's own two readers of that member's submissions. */
export async function ensureGatewayStreams(
  manager: JetStreamManager,
  mode: Mode,
  address: Address,
  limits: StreamLimits,
  onConsumer: OnConsumer,
): Promise<void> {
  const { member } = addressTokens(address);
  await ensureStream(manager, memberStream(mode, member, limits));
  for (const channel of CHANNELS) await ensureConsumer(manager, deliverStream(member), channelConsumer(mode, address, channel, limits), onConsumer);
  await ensureConsumer(manager, SUBMIT_STREAM, submitConsumer(mode, member, limits), onConsumer);
  await ensureConsumer(manager, URGENT_STREAM, urgentConsumer(mode, member, limits), onConsumer);
}

async function unlessMissing<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof JetStreamApiError && error.status === NOT_FOUND) return null;
    throw error;
  }
}

const differs = (found: object, wanted: object): boolean =>
  Object.entries(wanted).some(([key, value]) => JSON.stringify((found as Record<string, unknown>)[key]) !== JSON.stringify(value));

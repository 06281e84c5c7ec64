/** The exchange's side of the bus: makes streams and consumers, takes submissions, receipts, releases and recalls, delivers, asks the ledger. */
import { setTimeout as sleep } from 'node:timers/promises';
import { JetStreamApiError, jetstreamManager } from '@nats-io/jetstream';
import { asBusError, openConnection } from './connection.ts';
import { keepConsumers } from './consumer-keeper.ts';
import { BusError } from './errors.ts';
import { createLanes } from './lanes.ts';
import { createBatcher } from './batcher.ts';
import { createPublisher } from './publisher.ts';
import { type Puller, startPuller } from './puller.ts';
import { serveRequests } from './requests.ts';
import {
  DEFAULT_LIMITS,
  ensureConsumer,
  ensureGatewayStreams,
  ensureStream,
  IN_HAND,
  RECALL_CONSUMER,
  RECALL_STREAM,
  type OnConsumer,
  RECEIPT_CONSUMER,
  RECEIPT_STREAM,
  recallConsumer,
  recallStream,
  receiptConsumer,
  receiptStream,
  RELEASE_CONSUMER,
  RELEASE_STREAM,
  releaseConsumer,
  releaseStream,
  type StreamLimits,
  SUBMIT_STREAM,
  submitStream,
  URGENT_STREAM,
  urgentStream,
} from './streams.ts';
import { addressTokens, isUrgent, ledgerSubject, type Mode, parseSubject, registrySubject, rootToken } from './subjects.ts';
import type { BusMessage, ConnectOptions, Consumption, ExchangeBus } from './types.ts';

export const EXCHANGE_INBOX = '_INBOX.exchange';
const JETSTREAM_PREFIX = '$JS.API';
const ADMINISTER_MS = 30_000;
const ADMINISTER_PAUSE_MS = 250;
const SERVICE_UNAVAILABLE = 503;
const RELEASES_AT_ONCE = 4;
const RECALLS_AT_ONCE = 4;
const LEDGER_TIMEOUT_MS = 4_000;
const LEDGER_PROOF_TIMEOUT_MS = 5_000;

export interface ExchangeOptions extends ConnectOptions {
  readonly mode: Mode;
  readonly limits?: Partial<StreamLimits>;
}

/** Waits for the server as long as it takes. Throws `bad-credentials`. */
export async function connectExchange(options: ExchangeOptions): Promise<ExchangeBus> {
  const { mode } = options;
  const limits: StreamLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const connection = await openConnection({ name: 'exchange', ...options }, EXCHANGE_INBOX);
  const publisher = createPublisher(connection);
  const consumptions = new Set<Consumption>();
  const members = new Set<string>();
  const onMember = new Set<(member: string) => void>();
  const manager = () => jetstreamManager(connection.nats, { checkAPI: false, timeout: 10_000 });
  const onReset = (consumer: string): void =>
    connection.report(new BusError('stream-reset', 'the server lost the place of a stream, and its consumer was made anew'), 'consumers', consumer);
  const keeper = keepConsumers(connection, manager, onReset);
  const onConsumer: OnConsumer = (stream, consumer, anew) => {
    keeper.watch(stream, consumer);
    if (anew) onReset(`${stream}/${consumer.durable_name}`);
  };
  const keep = (stop: () => Promise<void>): Consumption => {
    const consumption: Consumption = {
      async stop() {
        consumptions.delete(consumption);
        await stop();
      },
    };
    consumptions.add(consumption);
    return consumption;
  };
  const pull = (stream: string, consumer: string, inHand: number, onMessage: Parameters<typeof startPuller>[1]['onMessage']): Puller =>
    startPuller(connection, { stream, consumer, apiPrefix: JETSTREAM_PREFIX, inHand, ackWaitMs: limits.ackWaitMs, onMessage });

  return {
    mode,
    status: connection.status,
    onStatus: connection.onStatus,
    ensureStreams: () =>
      administer('ensure streams', async () => {
        const api = await manager();
        await ensureStream(api, submitStream(mode, limits));
        await ensureStream(api, urgentStream(mode, limits));
        await ensureStream(api, receiptStream(mode, limits));
        await ensureConsumer(api, RECEIPT_STREAM, receiptConsumer(mode, limits), onConsumer);
        await ensureStream(api, releaseStream(mode, limits));
        await ensureConsumer(api, RELEASE_STREAM, releaseConsumer(mode, limits), onConsumer);
        await ensureStream(api, recallStream(mode, limits));
        await ensureConsumer(api, RECALL_STREAM, recallConsumer(mode, limits), onConsumer);
      }),
    ensureGateway: (address) =>
      administer(`ensure ${address}`, async () => {
        const { member } = addressTokens(address);
        await ensureGatewayStreams(await manager(), mode, address, limits, onConsumer);
        if (members.has(member)) return;
        members.add(member);
        for (const callback of onMember) callback(member);
      }),
    consumeSubmissions(handler, { concurrency = 16 } = {}) {
      const isAhead = ({ subject }: BusMessage): boolean => isUrgent(subject);
      const lanes = createLanes(connection, { laneOf: ({ subject }) => laneOf(subject), isAhead, handler, concurrency, onRetry: 'hold' });
      const pullers: Puller[] = [];
      const add = (member: string): void => {
        for (const stream of [URGENT_STREAM, SUBMIT_STREAM]) pullers.push(pull(stream, member, IN_HAND.submit, lanes.add));
      };
      for (const member of members) add(member);
      onMember.add(add);
      return keep(async () => {
        onMember.delete(add);
        await Promise.all([...pullers.map((puller) => puller.stop()), lanes.stop()]);
      });
    },
    consumeReceipts(handler, { maxBatch = 256 } = {}) {
      const batcher = createBatcher(connection, handler, maxBatch);
      const puller = pull(RECEIPT_STREAM, RECEIPT_CONSUMER, IN_HAND.receipt, batcher.add);
      return keep(async () => {
        await Promise.all([puller.stop(), batcher.stop()]);
      });
    },
    consumeReleases(handler) {
      const lanes = createLanes(connection, { laneOf: ({ subject }) => laneOf(subject), handler, concurrency: RELEASES_AT_ONCE, onRetry: 'pass' });
      const puller = pull(RELEASE_STREAM, RELEASE_CONSUMER, IN_HAND.release, lanes.add);
      return keep(async () => {
        await Promise.all([puller.stop(), lanes.stop()]);
      });
    },
    consumeRecalls(handler) {
      const lanes = createLanes(connection, { laneOf: ({ subject }) => laneOf(subject), handler, concurrency: RECALLS_AT_ONCE, onRetry: 'pass' });
      const puller = pull(RECALL_STREAM, RECALL_CONSUMER, IN_HAND.recall, lanes.add);
      return keep(async () => {
        await Promise.all([puller.stop(), lanes.stop()]);
      });
    },
    publish: publisher.publish,
    ledgerAppend: (data, timeoutMs = LEDGER_TIMEOUT_MS) => connection.request(ledgerSubject(mode, 'append'), data, timeoutMs),
    ledgerProof: (data, timeoutMs = LEDGER_PROOF_TIMEOUT_MS) => connection.request(ledgerSubject(mode, 'proof'), data, timeoutMs),
    ledgerRead: (data, timeoutMs = LEDGER_TIMEOUT_MS) => connection.request(ledgerSubject(mode, 'read'), data, timeoutMs),
    ledgerConsistency: (data, timeoutMs = LEDGER_TIMEOUT_MS) => connection.request(ledgerSubject(mode, 'consistency'), data, timeoutMs),
    serveRegistry: ({ read, submit }) =>
      keep(
        serveRequests(connection, [
          [registrySubject(mode, '*', 'read'), byMember(read)],
          [registrySubject(mode, '*', 'submit'), byMember(submit)],
        ]),
      ),
    serveAttachments: ({ put, get }) =>
      keep(
        serveRequests(connection, [
          [`${rootToken(mode)}.attachment.*.*.put`, byGateway(put)],
          [`${rootToken(mode)}.attachment.*.*.get`, byGateway(get)],
        ]),
      ),
    serveProofs: ({ entries, consistency }) =>
      keep(
        serveRequests(connection, [
          [`${rootToken(mode)}.prove.*.*.entries`, byGateway(entries)],
          [`${rootToken(mode)}.prove.*.*.consistency`, byGateway(consistency)],
        ]),
      ),
    async close() {
      await Promise.all([...consumptions].map((consumption) => consumption.stop()));
      keeper.stop();
      publisher.close();
      await connection.close();
    },
  };
}

/** Tries again while JetStream is not there yet: a server that starts answers late. */
async function administer(during: string, work: () => Promise<void>): Promise<void> {
  for (const giveUpMs = Date.now() + ADMINISTER_MS; ; ) {
    try {
      return await work();
    } catch (error) {
      const wrapped = asAdministrationError(error, during);
      if (!wrapped.retryable || Date.now() > giveUpMs) throw wrapped;
      await sleep(ADMINISTER_PAUSE_MS);
    }
  }
}

function asAdministrationError(error: unknown, during: string): BusError {
  if (!(error instanceof JetStreamApiError) || error.status === SERVICE_UNAVAILABLE) return asBusError(error, during);
  return new BusError('bad-config', `${during}: JetStream refused it: ${error.message}`, error);
}

/** The gateway that sent it: the member and agency tokens, which the server has bound to the sender's account. */
const laneOf = (subject: string): string => subject.split('.', 4).slice(2).join('/');

/** The member's code comes from the subject, which the account's import has fixed. */
function byMember(handler: Parameters<ExchangeBus['serveRegistry']>[0]['read']) {
  return async (subject: string, data: Uint8Array): Promise<Uint8Array> => {
    const parsed = parseSubject(subject);
    if (parsed?.type !== 'registry') throw new Error(`expected a registry subject, found ${subject}`);
    return handler(parsed.member, data);
  };
}

/** The gateway's address comes from the subject, which the member's import and the user's permissions have fixed. */
function byGateway(handler: Parameters<ExchangeBus['serveAttachments']>[0]['put']) {
  return async (subject: string, data: Uint8Array): Promise<Uint8Array> => {
    const parsed = parseSubject(subject);
    if (parsed?.type !== 'attachment' && parsed?.type !== 'prove') throw new Error(`expected a gateway's subject, found ${subject}`);
    return handler(parsed.from, data);
  };
}

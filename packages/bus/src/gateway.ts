/** A gateway's side of the bus: its own subjects, its own five consumers, its own inboxes. */
import type { Address } from '@huecry/notice';
import { backlogOf } from './backlog.ts';
import { openConnection } from './connection.ts';
import { createLanes } from './lanes.ts';
import { createPublisher } from './publisher.ts';
import { startPuller } from './puller.ts';
import { DEFAULT_LIMITS, IN_HAND } from './streams.ts';
import {
  addressTokens,
  apiPrefix,
  attachmentSubject,
  deliverStream,
  gatewayConsumer,
  inboxPrefix,
  type Mode,
  proveSubject,
  recallSubject,
  receiptSubject,
  releaseSubject,
  registrySubject,
  submitSubject,
} from './subjects.ts';
import type { ConnectOptions, Consumption, GatewayBus } from './types.ts';

const REGISTRY_TIMEOUT_MS = 5_000;
const ATTACHMENT_TIMEOUT_MS = 15_000;
/** Longer than the exchange gives the ledger. */
const PROVE_TIMEOUT_MS = 8_000;

export interface GatewayOptions extends ConnectOptions {
  readonly address: Address;
  readonly mode: Mode;
}

/** Waits for the server as long as it takes. Throws `bad-address`, `bad-credentials`. */
export async function connectGateway(options: GatewayOptions): Promise<GatewayBus> {
  const { address, mode } = options;
  const { member } = addressTokens(address);
  const connection = await openConnection({ name: address, ...options }, inboxPrefix(address));
  const publisher = createPublisher(connection);
  const consumptions = new Set<Consumption>();
  return {
    mode,
    address,
    status: connection.status,
    onStatus: connection.onStatus,
    submit: (kind, data, msgId) => publisher.publish([{ subject: submitSubject(mode, address, kind), data, msgId }]),
    receipt: (data, msgId) => publisher.publish([{ subject: receiptSubject(mode, address), data, msgId }]),
    release: (data, msgId) => publisher.publish([{ subject: releaseSubject(mode, address), data, msgId }]),
    recall: (data, msgId) => publisher.publish([{ subject: recallSubject(mode, address), data, msgId }]),
    consume(channel, handler) {
      const lanes = createLanes(connection, { laneOf: () => channel, handler, concurrency: 1, onRetry: 'pass' });
      const puller = startPuller(connection, {
        stream: deliverStream(member),
        consumer: gatewayConsumer(address, channel),
        apiPrefix: apiPrefix(mode),
        inHand: IN_HAND.deliver,
        ackWaitMs: DEFAULT_LIMITS.ackWaitMs,
        onMessage: lanes.add,
      });
      const consumption: Consumption = {
        async stop() {
          consumptions.delete(consumption);
          await Promise.all([puller.stop(), lanes.stop()]);
        },
      };
      consumptions.add(consumption);
      return consumption;
    },
    backlog: (channel) => backlogOf(connection, { apiPrefix: apiPrefix(mode), stream: deliverStream(member), consumer: gatewayConsumer(address, channel) }),
    registryRead: (data, timeoutMs = REGISTRY_TIMEOUT_MS) => connection.request(registrySubject(mode, member, 'read'), data, timeoutMs),
    registrySubmit: (data, timeoutMs = REGISTRY_TIMEOUT_MS) => connection.request(registrySubject(mode, member, 'submit'), data, timeoutMs),
    attachmentPut: (data, timeoutMs = ATTACHMENT_TIMEOUT_MS) => connection.request(attachmentSubject(mode, address, 'put'), data, timeoutMs),
    attachmentGet: (data, timeoutMs = ATTACHMENT_TIMEOUT_MS) => connection.request(attachmentSubject(mode, address, 'get'), data, timeoutMs),
    proveEntries: (data, timeoutMs = PROVE_TIMEOUT_MS) => connection.request(proveSubject(mode, address, 'entries'), data, timeoutMs),
    proveConsistency: (data, timeoutMs = PROVE_TIMEOUT_MS) => connection.request(proveSubject(mode, address, 'consistency'), data, timeoutMs),
    async close() {
      await Promise.all([...consumptions].map((consumption) => consumption.stop()));
      publisher.close();
      await connection.close();
    },
  };
}

/** The two ports of the exchange in memory, with faults on demand: what the real ledger and NATS do to it, without their processes. */
import { type BusMessage, type ExchangeBus, type OutgoingMessage, submitSubject, type Verdict } from '@huecry/bus';
import type { Address, Kind, MemberCode } from '@huecry/notice';
import {
  AppendRequest,
  AppendResponse,
  ConsistencyResponse,
  Entry,
  ProofRequest,
  ProofResponse,
  Recall,
  Receipt,
  ReadRequest,
  Release,
  ReadResponse,
  entryOf,
} from '@huecry/proto';
import type { Genesis } from '@huecry/registry';
import { ExchangeError } from '../errors.ts';

/** When a call fails: before it did anything, or after it did everything. */
export type Fault = 'not-done' | 'done';

/** A ledger that keeps its promises to the exchange (docs of services/ledger): order, keys, the stale check. */
export function memoryLedger(genesis: Genesis, genesisTimeMs: number) {
  const entries: Entry[] = [entryOf(genesisTimeMs, { genesis: { genesis: genesis.bytes } })];
  const byKey = new Map<string, number>();
  let registryPosition = 1;
  let haltedSinceMs = 0;
  let fault: Fault | null = null;
  const faulty = async <T>(work: () => T): Promise<T> => {
    const mine = fault;
    fault = null;
    if (mine === 'not-done') throw new ExchangeError('unavailable', 'the ledger did not answer');
    const result = work();
    if (mine === 'done') throw new ExchangeError('unavailable', 'the answer of the ledger was lost');
    return result;
  };
  const append = ({ registryPosition: seen, items }: AppendRequest): AppendResponse => {
    const positions: number[] = [];
    for (const { key, entry, essential } of items) {
      const name = Buffer.from(key).toString('hex');
      const known = byKey.get(name);
      if (known === undefined && seen < registryPosition) return { error: 'stale-registry', positions: [], registryPosition, unwitnessed: [], haltedSinceMs };
      if (known === undefined) {
        const decoded = Entry.decode(entry);
        const halted = haltedSinceMs > 0;
        const error = halted && !(essential && decoded.unwitnessed) ? 'unwitnessed' : !halted && decoded.unwitnessed ? 'witnessed' : '';
        if (error !== '') return { error, positions: [], registryPosition, unwitnessed: [], haltedSinceMs };
        byKey.set(name, entries.push(decoded) - 1);
        if (decoded.registry) registryPosition = entries.length;
      }
      positions.push(byKey.get(name) ?? -1);
    }
    return { error: '', positions, registryPosition, unwitnessed: positions.map((position) => entries[position]?.unwitnessed ?? false), haltedSinceMs };
  };
  return {
    entries,
    failNext(next: Fault) {
      fault = next;
    },
    /** From now on only essential entries are taken, and marked; 0 ends it. */
    halt(sinceMs: number) {
      haltedSinceMs = sinceMs;
    },
    count: (body: 'notice' | 'decision' | 'refusal' | 'receipts'): number => entries.filter((entry) => entry[body]).length,
    /** An entry that somebody else appended: the next append of the exchange is stale. */
    appendDirectly(entry: Entry): number {
      const position = entries.push(entry) - 1;
      if (entry.registry) registryPosition = entries.length;
      return position;
    },
    ledgerAppend: (data: Uint8Array) => faulty(() => AppendResponse.encode(append(AppendRequest.decode(data)))),
    ledgerProof: (data: Uint8Array) => faulty(() => proved(ProofRequest.decode(data))),
    /** It has no tree: who asks is told so. */
    ledgerConsistency: (_data: Uint8Array) => faulty(() => ConsistencyResponse.encode({ error: 'unavailable', path: [] })),
    ledgerRead: (data: Uint8Array) =>
      faulty(() => {
        const { from, max } = ReadRequest.decode(data);
        const found = entries
          .map((entry, position) => ({ position, entry: Entry.encode(entry), proof: '', about: entry }))
          .filter(({ position, about }) => position >= from && (about.registry || about.genesis))
          .slice(0, max)
          .map(({ position, entry, proof }) => ({ position, entry, proof }));
        return ReadResponse.encode({ error: '', entries: found, size: entries.length, checkpoint: '' });
      }),
  };
}
export type MemoryLedger = ReturnType<typeof memoryLedger>;

/** A bus that keeps what is published (the same message id once) and hands over what the test gives. */
export function memoryBus(ledger: MemoryLedger) {
  const published = new Map<string, OutgoingMessage>();
  const full = new Set<string>();
  let submissions: ((message: BusMessage) => Promise<Verdict>) | null = null;
  let releases: ((message: BusMessage) => Promise<Verdict>) | null = null;
  let recalls: ((message: BusMessage) => Promise<Verdict>) | null = null;
  let receipts: ((messages: readonly BusMessage[]) => Promise<readonly Verdict[]>) | null = null;
  let registry: Parameters<ExchangeBus['serveRegistry']>[0] | null = null;
  let attachments: Parameters<ExchangeBus['serveAttachments']>[0] | null = null;
  let proofs: Parameters<ExchangeBus['serveProofs']>[0] | null = null;
  let fault: Fault | null = null;
  let sequence = 0;
  const messageOf = (subject: string, data: Uint8Array): BusMessage => ({ subject, data, attempt: 1, msgId: '', sequence: ++sequence });
  const nothing = { stop: async () => undefined };
  const bus: ExchangeBus = {
    mode: 'live',
    status: () => 'connected',
    onStatus: () => () => undefined,
    close: async () => undefined,
    ensureStreams: async () => undefined,
    ensureGateway: async () => undefined,
    consumeSubmissions(handler) {
      submissions = handler;
      return nothing;
    },
    consumeReceipts(handler) {
      receipts = handler;
      return nothing;
    },
    consumeReleases(handler) {
      releases = handler;
      return nothing;
    },
    consumeRecalls(handler) {
      recalls = handler;
      return nothing;
    },
    serveRegistry(handlers) {
      registry = handlers;
      return nothing;
    },
    serveAttachments(handlers) {
      attachments = handlers;
      return nothing;
    },
    serveProofs(handlers) {
      proofs = handlers;
      return nothing;
    },
    async publish(messages) {
      const mine = messages.length > 0 ? fault : null;
      if (messages.length > 0) fault = null;
      if (mine === 'not-done') throw new ExchangeError('unavailable', 'no ack');
      const refused = messages.filter(({ subject }) => full.has(subject));
      for (const message of messages) if (!refused.includes(message) && !published.has(message.msgId)) published.set(message.msgId, message);
      // As the real one: every message is tried.
      if (refused.length > 0) throw Object.assign(new Error('the stream is full'), { code: 'full', retryable: true });
      if (mine === 'done') throw new ExchangeError('unavailable', 'the ack was lost');
    },
    ledgerAppend: ledger.ledgerAppend,
    ledgerProof: ledger.ledgerProof,
    ledgerRead: ledger.ledgerRead,
    ledgerConsistency: ledger.ledgerConsistency,
  };
  return {
    bus,
    failNext(next: Fault) {
      fault = next;
    },
    full,
    /** Everything published on a channel to a gateway, in order. */
    sent: (channel: 'deliver' | 'reject' | 'proof' | 'answer' | 'recalled', to: Address): OutgoingMessage[] =>
      [...published.values()].filter(({ subject }) => `${subject}.`.startsWith(`hc.${channel}.${to.replace('/', '.')}.`)),
    forget: () => published.clear(),
    async submitOn(subject: string, data: Uint8Array): Promise<Verdict> {
      if (submissions === null) throw new Error('nobody takes submissions');
      return submissions(messageOf(subject, data));
    },
    submit(from: Address, kind: Kind, data: Uint8Array): Promise<Verdict> {
      return this.submitOn(submitSubject('live', from, kind), data);
    },
    async receipts(from: Address, ...jws: readonly Uint8Array[]): Promise<readonly Verdict[]> {
      if (receipts === null) throw new Error('nobody takes receipts');
      return receipts(jws.map((one) => messageOf(`hc.receipt.${from.replace('/', '.')}`, Receipt.encode({ jws: one }))));
    },
    attachments(from: Address) {
      if (attachments === null) throw new Error('nobody serves attachments');
      const { put, get } = attachments;
      return { put: (data: Uint8Array) => put(from, data), get: (data: Uint8Array) => get(from, data) };
    },
    proofs(from: Address) {
      if (proofs === null) throw new Error('nobody answers for the log');
      const { entries, consistency } = proofs;
      return { entries: (data: Uint8Array) => entries(from, data), consistency: (data: Uint8Array) => consistency(from, data) };
    },
    async release(from: Address, jws: Uint8Array): Promise<Verdict> {
      if (releases === null) throw new Error('nobody takes releases');
      return releases(messageOf(`hc.release.${from.replace('/', '.')}`, Release.encode({ jws })));
    },
    async recall(from: Address, jws: Uint8Array): Promise<Verdict> {
      if (recalls === null) throw new Error('nobody takes recalls');
      return recalls(messageOf(`hc.recall.${from.replace('/', '.')}`, Recall.encode({ jws })));
    },
    registry(member: string) {
      if (registry === null) throw new Error('nobody serves the registry');
      const { read, submit } = registry;
      return { read: (data: Uint8Array) => read(member as MemberCode, data), submit: (data: Uint8Array) => submit(member as MemberCode, data) };
    },
  };
}
export type MemoryBus = ReturnType<typeof memoryBus>;

/** As the ledger answers: proof texts, or bare paths in a tree of a size that the asker names. */
function proved({ positions, size, withEntries }: ProofRequest): Uint8Array {
  const proofs = positions.map((position) => `proof of ${position}`);
  const paths = positions.map((position) => ({ hashes: [Uint8Array.of(position)] }));
  const entries = withEntries ? positions.map((position) => Uint8Array.of(position)) : [];
  return ProofResponse.encode({ error: '', proofs: size === 0 ? proofs : [], paths: size === 0 ? [] : paths, entries });
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BusError, type BusMessage, type Channel, type ExchangeBus, type GatewayBus, type OutgoingMessage, type Verdict } from '@huecry/bus';
import { type Address, type Kind, memberOf } from '@huecry/notice';
import { type BundleSource, bundleDigest } from '@huecry/policy';
import { Entry, entryOf, Receipt, Recall, Release, StatementRequest, StatementResponse } from '@huecry/proto';
import { initialState, registryFromEntries, type RegistryState, type StatementBody } from '@huecry/registry';
import { type Client, connect } from '@huecry/sdk';
import { openKeystore } from '@huecry/seal/keystore';
import { temporaryFolder } from '@huecry/testkit';
import { pino } from 'pino';
import { openAttachmentFiles } from '../../services/exchange/src/attachments/files.ts';
import { startExchange } from '../../services/exchange/src/exchange.ts';
import { createMetrics } from '../../services/exchange/src/metrics.ts';
import { openStore } from '../../services/exchange/src/store/index.ts';
import { memoryBus } from '../../services/exchange/src/testing/ports.ts';
import { box, makeWorld, signer, type World } from '../../services/exchange/src/testing/world.ts';
import { openAttachmentFolder } from '../../services/gateway/src/attachments/folder.ts';
import { startGateway } from '../../services/gateway/src/gateway.ts';
import type { Gateway, GatewayOptions } from '../../services/gateway/src/gateway-options.ts';
import { parseTokens } from '../../services/gateway/src/http/auth.ts';
import { openDatabase } from '../../services/gateway/src/store/database.ts';
import { openForkFolder } from '../../services/gateway/src/trust/forks.ts';
import { LOG_KEY, provedLog } from './log.ts';

const TOKEN = 'token';
/** Opens the audit file, and nothing else. */
export const AUDIT_TOKEN = 'audit-token';
const TOKEN_DIGEST = '3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0';
/** Impatient, so that a test waits for little: the clock of the network is the test's own. */
export const TIMING = {
  registryPollMs: 20,
  registryMaxAgeMs: 10 ** 12,
  resubmitAfterMs: 10 ** 10,
  resubmitMaxMs: 10 ** 11,
  heartbeatMs: 100,
  sweepMs: 50,
  storageKeyMs: 86_400_000,
  ledgerFreshMs: 10 ** 12,
  receiptAgainMs: 10 ** 12,
  proofWithinMs: 10 ** 12,
  boxKeyGraceMs: 23 * 86_400_000,
  boxKeyMs: 7 * 86_400_000,
  signingKeyMs: 90 * 86_400_000,
  keysRenewMs: 6 * 86_400_000,
  keysAheadMs: 35 * 86_400_000,
  keysAlarmMs: 5 * 86_400_000,
};

export interface Office {
  readonly address: Address;
  readonly client: Client;
  readonly url: string;
  /** Where `gateway.db` and the keys are. */
  readonly folder: string;
  /** Every line that was logged. */
  readonly log: readonly string[];
  /** What the API answers, as it is: status and text. */
  fetch(path: string, init?: RequestInit): Promise<{ readonly status: number; readonly text: string }>;
  /** Ends the process as it were and starts it again on what is on disk. */
  restart(meanwhile?: () => unknown): Promise<void>;
  /** Every byte of the data folder but the keys: file, log, what else lies there. */
  bytes(): Buffer;
  stop(): Promise<void>;
}

/** An exchange and gateways, all of them the real code with real files, in one process; only NATS and the ledger's process are played. */
export interface Network {
  readonly world: World;
  readonly log: ReturnType<typeof provedLog>;
  /** The exchange's file. */
  readonly exchangeFile: string;
  /** The registry as everybody folds it. */
  registry(): RegistryState;
  nowSeconds(): number;
  /** Moves everybody's clock. */
  pass(seconds: number): void;
  /** A gateway of the world: fr/dcpj, fr/ofast, de/bka, jp/npa. */
  office(address: string): Promise<Office>;
  /** What a member states; resolves when the running offices know of it. */
  state(body: StatementBody, ...signers: string[]): Promise<void>;
  /** Puts a bundle in force. */
  adopt(bundle: BundleSource, ...signers: string[]): Promise<void>;
  /** Puts a message on a gateway's stream, as the exchange would or as a dishonest one could. */
  deliver(to: string, data: Uint8Array, channel?: Channel): Promise<Verdict>;
  /** Submits as a gateway. */
  submit(from: Address, kind: Kind, data: Uint8Array): Promise<void>;
  /** What a dishonest exchange makes of a message to a gateway; null drops it. */
  alter: (message: OutgoingMessage) => OutgoingMessage | null;
  /** While true, no submission is taken from a gateway: it keeps what it has sealed. */
  closed: boolean;
  /** Gateways whose receipts the broker does not take. */
  readonly deaf: Set<string>;
  /** Gateways that get no answer about the registry. */
  readonly cut: Set<string>;
  /** Gateways for which something waits at the broker that never gets through. */
  readonly stuck: Set<string>;
  stop(): Promise<void>;
}

/** Waits as long as it takes: a machine may be slow, and vitest ends what hangs. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await sleep(5);
}

/** What a test gives a gateway instead of the usual; asked at each start. */
export type Given = (address: Address) => Partial<GatewayOptions>;

export async function openNetwork(began: number, given: Given = () => ({})): Promise<Network> {
  const folder = temporaryFolder('huecry-network-');
  const [origin = ''] = LOG_KEY.vkey.split('+', 1);
  const world = makeWorld(began, { ledger: { origin, vkey: LOG_KEY.vkey } });
  const log = provedLog(entryOf(began * 1000, { genesis: { genesis: world.genesisBytes } }));
  const offices = new Map<string, Office & { readonly handlers: Map<Channel, (message: BusMessage) => Promise<Verdict>> }>();
  const silent = pino({ level: 'silent' });
  let nowMs = began * 1000;
  let sequence = 0;

  // Between exchange and gateways: what is sent is there, in order, each id once, until its gateway has taken it.
  const queues = new Map<string, Promise<unknown>>();
  const backlogs = new Map<string, number>();
  async function hand(message: Pick<OutgoingMessage, 'subject' | 'data' | 'msgId'>): Promise<Verdict> {
    const [, channel, country, agency] = message.subject.split('.');
    const to = `${country}/${agency}`;
    for (let attempt = 1; ; attempt += 1) {
      await until(() => stopping || (offices.get(to)?.handlers.has(channel as Channel) ?? false));
      if (stopping) return 'term';
      const handler = offices.get(to)?.handlers.get(channel as Channel);
      const verdict = await handler?.({ ...message, attempt, sequence: ++sequence });
      if (verdict === 'ack' || verdict === 'term') return verdict;
      await sleep(5);
    }
  }
  const enqueue = (message: OutgoingMessage): Promise<Verdict> => {
    const lane = message.subject.split('.').slice(1, 4).join('.');
    const count = (more: number): void => void backlogs.set(lane, (backlogs.get(lane) ?? 0) + more);
    count(1);
    const next = (queues.get(lane) ?? Promise.resolve()).then(() => hand(message)).finally(() => count(-1));
    queues.set(
      lane,
      next.catch(() => undefined),
    );
    return next;
  };
  let stopping = false;
  const memory = memoryBus(log as never);
  const seen = new Set<string>();
  const exchangeBus: ExchangeBus = {
    ...memory.bus,
    ledgerAppend: log.ledgerAppend,
    ledgerProof: log.ledgerProof,
    ledgerRead: log.ledgerRead,
    ledgerConsistency: log.ledgerConsistency,
    async publish(messages) {
      for (const message of messages) {
        if (seen.has(message.msgId)) continue;
        seen.add(message.msgId);
        const [, , country, agency] = message.subject.split('.');
        // A gateway that does not run here has a stream that nobody reads.
        const sent = network.alter(message);
        if (sent !== null && offices.has(`${country}/${agency}`)) void enqueue(sent);
      }
    },
  };
  const store = openStore(join(folder.path, 'exchange.db'), world.genesis.digest);
  const exchange = await startExchange({
    genesis: world.genesis,
    keystore: {
      list: () => [{ kid: signer('exchange').kid, use: 'sign' as const, name: 'exchange', publicKey: signer('exchange').publicKey }],
      signer: () => signer('exchange'),
    },
    bus: exchangeBus,
    store,
    files: await openAttachmentFiles(join(folder.path, 'attachments')),
    log: silent,
    metrics: createMetrics(),
    clock: () => nowMs,
    onBroken: () => undefined,
  });
  const say = async (statement: Uint8Array, member: string): Promise<number> => {
    const answer = StatementResponse.decode(await memory.registry(member).submit(StatementRequest.encode({ statement })));
    if (answer.error !== '') throw new Error(`${answer.error}: ${answer.reason}`);
    return answer.position;
  };
  for (const statement of world.founding) await say(statement, 'fr');

  function busOf(address: Address, handlers: Map<Channel, (message: BusMessage) => Promise<Verdict>>): GatewayBus {
    const registry = memory.registry(memberOf(address));
    const { put, get } = memory.attachments(address);
    const { entries, consistency } = memory.proofs(address);
    return {
      mode: 'live',
      address,
      status: () => 'connected',
      onStatus: () => () => undefined,
      submit: (kind, data) => network.submit(address, kind, data),
      async receipt(data) {
        if (network.deaf.has(address)) throw new BusError('unavailable', 'the broker of the test does not carry this');
        await memory.receipts(address, Receipt.decode(data).jws);
      },
      async release(data) {
        await memory.release(address, Release.decode(data).jws);
      },
      async recall(data) {
        while ((await memory.recall(address, Recall.decode(data).jws)) === 'retry' && !stopping) await sleep(5);
      },
      consume(channel, handler) {
        handlers.set(channel, handler);
        return { stop: async () => void handlers.delete(channel) };
      },
      backlog: async (channel) => (backlogs.get(`${channel}.${address.replace('/', '.')}`) ?? 0) + (network.stuck.has(address) ? 1 : 0),
      async registryRead(data) {
        if (network.cut.has(address)) throw new BusError('unavailable', 'the broker of the test does not carry this');
        return registry.read(data);
      },
      registrySubmit: (data) => registry.submit(data),
      attachmentPut: put,
      attachmentGet: get,
      proveEntries: entries,
      proveConsistency: consistency,
      async close() {
        handlers.clear();
      },
    };
  }

  async function openOffice(address: Address): Promise<Office & { readonly handlers: Map<Channel, (message: BusMessage) => Promise<Verdict>> }> {
    const at = join(folder.path, address.replace('/', '-'));
    const stored = openKeystore(join(at, 'keys'));
    const lines: string[] = [];
    // The second of each is there for a member that registers a new key.
    const signing = [signer(address), signer(`${address} next`)];
    const openers = [box(address), box(`${address} next`)];
    const handlers = new Map<Channel, (message: BusMessage) => Promise<Verdict>>();
    const start = async (): Promise<{ gateway: Gateway; url: string }> => {
      const gateway = await startGateway({
        address,
        genesis: world.genesis,
        timing: TIMING,
        folder: openAttachmentFolder(join(at, 'attachments')),
        forks: openForkFolder(at),
        database: openDatabase(join(at, 'gateway.db'), { address, network: world.genesis.digest }),
        keystore: {
          ...stored,
          list: () => signing.map(({ kid, publicKey }) => ({ kid, use: 'sign' as const, name: 'signing', publicKey })),
          signer: (kid) => signing.find((one) => one.kid === kid) ?? signer(address),
          decapsulator: (kid) => openers.find((opener) => opener.kid === kid),
        },
        importKey: new Uint8Array(32),
        tokens: parseTokens(`${TOKEN_DIGEST} test\n${createHash('sha256').update(AUDIT_TOKEN).digest('hex')} role=auditor auditor\n`, 'tokens'),
        callsPerMinute: 1_000_000,
        log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
        now: () => nowMs,
        elapsedMs: () => nowMs,
        connect(onConnected) {
          setImmediate(onConnected);
          return busOf(address, handlers);
        },
        ...given(address),
      });
      return { gateway, url: await gateway.app.listen({ host: '127.0.0.1', port: 0 }) };
    };
    let running = await start();
    const office = {
      address,
      folder: at,
      handlers,
      log: lines,
      get client() {
        return connect({ url: running.url, token: TOKEN });
      },
      get url() {
        return running.url;
      },
      async fetch(path: string, init: RequestInit = {}) {
        const response = await fetch(`${running.url}${path}`, { ...init, headers: { authorization: `Bearer ${TOKEN}`, ...init.headers } });
        return { status: response.status, text: await response.text() };
      },
      bytes: () =>
        Buffer.concat(
          readdirSync(at, { withFileTypes: true })
            .filter((file) => file.isFile())
            .map((file) => readFileSync(join(at, file.name))),
        ),
      async restart(meanwhile = () => undefined) {
        await running.gateway.stop();
        await meanwhile();
        running = await start();
      },
      stop: () => running.gateway.stop(),
    };
    await until(async () => (await office.client.health()).state === 'ready');
    return office;
  }

  const network: Network = {
    world,
    log,
    exchangeFile: join(folder.path, 'exchange.db'),
    registry() {
      const entries = log.entries().map((entry, position) => ({ entry, position }));
      const about = entries.filter(({ entry }) => entry.registry !== null || entry.genesis !== null);
      return registryFromEntries(
        initialState(world.genesis),
        about.map(({ entry, position }) => ({ position, bytes: Entry.encode(entry) })),
      ).state;
    },
    nowSeconds: () => Math.floor(nowMs / 1000),
    pass(seconds) {
      nowMs += seconds * 1000;
    },
    async office(address) {
      const known = offices.get(address) ?? (await openOffice(address as Address));
      offices.set(address, known);
      return known;
    },
    async state(body, ...signers) {
      const position = await say(world.statement(body, ...signers), signers[0] ?? 'fr');
      for (const office of offices.values()) await until(async () => (await office.client.health()).registryPosition > position);
    },
    adopt: (bundle, ...signers) => network.state({ type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: network.nowSeconds() }, ...signers),
    deliver: (to, data, channel = 'deliver') => enqueue({ subject: `hc.${channel}.${to.replace('/', '.')}.x.x`, data, msgId: `played ${++sequence}` }),
    alter: (message) => message,
    closed: false,
    deaf: new Set(),
    cut: new Set(),
    stuck: new Set(),
    async submit(from, kind, data) {
      if (network.closed) throw new BusError('unavailable', 'the broker of the test takes nothing now');
      for (;;) {
        const verdict = await memory.submit(from, kind, data);
        if (verdict !== 'retry' || stopping) return;
        await sleep(5);
      }
    },
    async stop() {
      stopping = true;
      for (const office of offices.values()) await office.stop();
      await exchange.close();
      await store.close();
      folder.remove();
    },
  };
  return network;
}

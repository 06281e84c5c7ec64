/** A whole exchange over the ports in memory and a real database file, which can die and be started again. */
import { channel } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Entry, SignedStatement, StatementRequest, StatementResponse, entryOf } from '@huecry/proto';
import { initialState, registryFromEntries, type RegistryState } from '@huecry/registry';
import { pino } from 'pino';
import { type Exchange, startExchange } from '../exchange.ts';
import { createMetrics, type Metrics } from '../metrics.ts';
import type { Step } from '../steps.ts';
import { openAttachmentFiles } from '../attachments/files.ts';
import { openStore, type Store } from '../store/index.ts';
import { type MemoryBus, memoryBus, type MemoryLedger, memoryLedger } from './ports.ts';
import { type Desk, makeWorld, openDesk, signer, type World } from './world.ts';

const BEGAN = 1_790_000_000;

export interface Harness {
  readonly world: World;
  readonly ledger: MemoryLedger;
  readonly bus: MemoryBus;
  readonly store: () => Store;
  readonly metrics: () => Metrics;
  readonly exchange: () => Exchange;
  readonly path: string;
  desk(of: string): Desk;
  registry(): RegistryState;
  /** Sends a statement as its member does. */
  state(statement: Uint8Array, member?: string): Promise<StatementResponse>;
  /** Moves the clock. */
  pass(seconds: number): void;
  nowSeconds(): number;
  /** Waits until no duty is left. */
  settle(): Promise<void>;
  /** From this step on (the nth time) nothing that the exchange does has an effect. */
  dieAt(step: Step, nth?: number): void;
  readonly dead: () => boolean;
  /** Starts again on what is on disk. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The founding is the same every time, and folding it runs every bundle's own tests: once a file. */
let founded: { readonly world: World; readonly entries: readonly Entry[]; readonly state: RegistryState } | undefined;

function layFoundation(): NonNullable<typeof founded> {
  const world = makeWorld(BEGAN);
  const genesis = entryOf(BEGAN, { genesis: { genesis: world.genesisBytes } });
  let state = registryFromEntries(initialState(world.genesis), [{ position: 0, bytes: Entry.encode(genesis) }]).state;
  const entries = world.founding.map((statement) => {
    const entry = entryOf(BEGAN * 1000, { registry: { prev: state.entryDigest, statement: SignedStatement.decode(statement) } });
    const folded = registryFromEntries(state, [{ position: state.position, bytes: Entry.encode(entry) }]);
    if (folded.refused.length > 0) throw new Error(`founding: ${JSON.stringify(folded.refused)}`);
    ({ state } = folded);
    return entry;
  });
  return { world, entries, state };
}

export async function openHarness(): Promise<Harness> {
  const dir = mkdtempSync(join(tmpdir(), 'huecry-exchange-'));
  const path = join(dir, 'exchange.db');
  founded ??= layFoundation();
  const { world } = founded;
  const files = await openAttachmentFiles(join(dir, 'attachments'));
  const ledger = memoryLedger(world.genesis, BEGAN);
  const bus = memoryBus(ledger);
  const log = pino({ level: process.env['HUECRY_TEST_LOG'] ?? 'silent' });
  const keystore = {
    list: () => [{ kid: signer('exchange').kid, use: 'sign' as const, name: 'exchange', publicKey: signer('exchange').publicKey }],
    signer: () => signer('exchange'),
  };
  let nowMs = BEGAN * 1000;
  let store: Store;
  let metrics: Metrics;
  let exchange: Exchange;
  let life = 0;

  let ledgerState = founded.state;
  for (const entry of founded.entries) ledger.appendDirectly(entry);
  const registry = (): RegistryState => {
    const fresh = ledger.entries
      .map((entry, position) => ({ entry, position }))
      .filter(({ entry, position }) => position >= ledgerState.position && (entry.registry || entry.genesis))
      .map(({ entry, position }) => ({ position, bytes: Entry.encode(entry) }));
    ledgerState = registryFromEntries(ledgerState, fresh).state;
    return ledgerState;
  };

  const start = async (): Promise<void> => {
    life += 1;
    const mine = life;
    const opened = openStore(path, world.genesis.digest);
    store = opened;
    metrics = createMetrics();
    // A life that is over changes nothing any more, wherever it was.
    const alive =
      <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        if (life !== mine) return new Promise<R>(() => undefined);
        return call(...args);
      };
    const living = { ...bus.bus, publish: alive(bus.bus.publish), ledgerAppend: alive(bus.bus.ledgerAppend), ledgerProof: alive(bus.bus.ledgerProof) };
    const commit = alive(opened.commit as (work: () => unknown) => Promise<unknown>) as Store['commit'];
    exchange = await startExchange({
      genesis: world.genesis,
      keystore,
      bus: living,
      store: { ...opened, commit },
      files,
      log,
      metrics,
      clock: () => nowMs,
      onBroken: () => undefined,
    });
  };
  await start();

  const desks = new Map<string, Desk>();
  const harness: Harness = {
    world,
    ledger,
    bus,
    path,
    store: () => store,
    metrics: () => metrics,
    exchange: () => exchange,
    registry,
    desk(of) {
      const found = desks.get(of) ?? openDesk(of as never, harness.nowSeconds, registry);
      desks.set(of, found);
      return found;
    },
    state: async (statement, member = 'fr') => StatementResponse.decode(await bus.registry(member).submit(StatementRequest.encode({ statement }))),
    pass(seconds) {
      nowMs += seconds * 1000;
    },
    nowSeconds: () => Math.floor(nowMs / 1000),
    async settle() {
      while (exchange.health().proofsPending > 0 || store.receipts.waiting() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    dieAt(step, nth = 1) {
      let seen = 0;
      const steps = channel('huecry:step');
      const listener = (message: unknown): void => {
        if ((message as { name: string }).name !== step || ++seen < nth) return;
        steps.unsubscribe(listener);
        life += 1;
      };
      steps.subscribe(listener);
    },
    dead: () => exchangeLife !== life,
    async restart() {
      if (!harness.dead()) await exchange.close();
      life += 1;
      await store.close();
      await start();
      exchangeLife = life;
    },
    async close() {
      if (!harness.dead()) await exchange.close();
      life += 1;
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  let exchangeLife = life;
  return harness;
}

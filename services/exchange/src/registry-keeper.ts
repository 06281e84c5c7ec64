import { setTimeout as sleep } from 'node:timers/promises';
import type { ExchangeBus } from '@huecry/bus';
import type { Address } from '@huecry/notice';
import { Entry, SignedStatement } from '@huecry/proto';
import { applyEntry, type Genesis, initialState, type RegistryState } from '@huecry/registry';
import type { Logger } from 'pino';
import { sameBytes, sha256 } from './bytes.ts';
import { codeOf, ExchangeError, isRetryable } from './errors.ts';
import type { Ledger } from './ledger.ts';
import type { Metrics } from './metrics.ts';
import { patiently } from './patience.ts';
import type { Store } from './store/index.ts';

/** The registry as this exchange has folded it, and what follows from it on NATS. */
export interface RegistryKeeper {
  state(): RegistryState;
  /** Folds what the ledger has; at least up to the position before `atLeast`. @throws ExchangeError unavailable */
  catchUp(atLeast?: number): Promise<void>;
  /** Whether the gateway's stream and consumers are there: what is sent to it has somewhere to go. */
  isReachable(address: Address): boolean;
  /** Ends the work on streams that could not be made yet. */
  close(): Promise<void>;
}

export interface RegistryKeeperOptions {
  readonly genesis: Genesis;
  readonly ledger: Pick<Ledger, 'readRegistry'>;
  readonly store: Pick<Store, 'registryEntries' | 'commit'>;
  readonly bus: Pick<ExchangeBus, 'ensureGateway'>;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'registryPosition'>;
  readonly timing?: { readonly pollMs?: number; readonly giveUpMs?: number };
}

const PAGE = 64;
const ENSURE_AGAIN_MS = 2_000;

/**
 * Folds the entries kept from before, then what the ledger has since.
 * @throws ExchangeError bad-config where the entries kept are of another ledger
 */
export async function openRegistryKeeper(options: RegistryKeeperOptions): Promise<RegistryKeeper> {
  const { genesis, ledger, store, bus, log, metrics } = options;
  const { pollMs = 25, giveUpMs = 30_000 } = options.timing ?? {};
  const reachable = new Set<Address>();
  const stopped = new AbortController();
  let state = initialState(genesis);
  let running: Promise<void> = Promise.resolve();
  let ensuring: Promise<void> = Promise.resolve();

  const foldOnto = (onto: RegistryState, position: number, bytes: Uint8Array): { readonly state: RegistryState; readonly applied: boolean } => {
    const outcome = applyEntry(onto, position, Entry.decode(bytes));
    if (!outcome.applied) log.warn({ position, code: outcome.code }, 'registry entry changes nothing');
    return outcome;
  };
  const moveTo = (next: RegistryState): void => {
    state = next;
    metrics.registryPosition.set(state.position);
  };

  /** One page from the ledger, folded and kept; true where it held something. It counts when it is kept: our copy has no holes. */
  const readPage = async (): Promise<boolean> => {
    const { entries } = await ledger.readRegistry(state.position, PAGE, false);
    const fresh = entries.filter(({ position }) => position >= state.position);
    if (fresh.length === 0) return false;
    let next = state;
    const kept = fresh.map(({ position, entry }) => {
      const outcome = foldOnto(next, position, entry);
      next = outcome.state;
      const { registry } = Entry.decode(entry);
      const statement = outcome.applied && registry?.statement ? sha256(SignedStatement.encode(registry.statement)) : null;
      return { position, bytes: entry, statement };
    });
    await store.commit(() => {
      for (const { statement, ...entry } of kept) store.registryEntries.insert(entry, statement);
    });
    moveTo(next);
    return true;
  };

  const catchUpNow = async (atLeast: number): Promise<void> => {
    const before = state.position;
    for (const startedMs = Date.now(); ; ) {
      while (await readPage());
      if (state.position >= atLeast) break;
      // The entry is durable and its checkpoint not yet signed: it is read a little later.
      if (Date.now() - startedMs > giveUpMs) throw new ExchangeError('unavailable', `the ledger does not show registry entry ${atLeast - 1} yet`);
      await sleep(pollMs);
    }
    if (state.position > before) {
      log.info({ registryPosition: state.position }, 'registry caught up');
      await ensureAll();
    }
  };

  /** Streams and consumers for every gateway that was ever registered: one that was deregistered still hears why it is refused. */
  const ensureAll = (): Promise<void> => {
    ensuring = ensuring.then(ensureMissing);
    return ensuring;
  };
  const ensureMissing = async (): Promise<void> => {
    for (const address of state.gateways.keys()) {
      if (reachable.has(address) || stopped.signal.aborted) continue;
      try {
        await bus.ensureGateway(address);
        reachable.add(address);
      } catch (error) {
        log[isRetryable(error) ? 'warn' : 'error']({ gateway: address, code: codeOf(error), err: error }, 'gateway has no stream yet');
        ensureLater();
      }
    }
  };
  const ensureLater = (): void => {
    const timer = setTimeout(() => void ensureAll(), ENSURE_AGAIN_MS);
    stopped.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  };

  const kept = store.registryEntries.all();
  for (const { position, bytes } of kept) moveTo(foldOnto(state, position, bytes).state);
  const last = kept.at(-1);
  if (last !== undefined) {
    const { entries } = await patiently('the ledger', () => ledger.readRegistry(last.position, 1, false), log);
    const [there] = entries;
    if (there === undefined || there.position !== last.position || !sameBytes(there.entry, last.bytes)) {
      throw new ExchangeError('bad-config', `exchange.db has another registry entry at position ${last.position} than the ledger: they do not belong together`);
    }
  }
  await patiently('the ledger', () => catchUpNow(1), log);
  await ensureAll();

  return {
    state: () => state,
    catchUp(atLeast = 0) {
      const next = running.then(() => catchUpNow(atLeast));
      running = next.catch(() => undefined);
      return next;
    },
    isReachable: (address) => reachable.has(address),
    async close() {
      stopped.abort();
      await running;
      await ensuring;
    },
  };
}

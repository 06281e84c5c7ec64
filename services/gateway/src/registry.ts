import type { GatewayBus } from '@huecry/bus';
import { openCheckpoint, verifyProof } from '@huecry/ledger';
import type { Address } from '@huecry/notice';
import { Entry, RegistryRequest, RegistryResponse, SignedStatement } from '@huecry/proto';
import {
  applyRegistryResponse,
  type Genesis,
  initialState,
  ledgerVkeys,
  parseStatement,
  RegistryError,
  type RegistryState,
  registryFromEntries,
} from '@huecry/registry';
import type { Logger } from 'pino';
import { type Pulse, startPulse } from './pulse.ts';
import type { Database } from './store/database.ts';
import { blob, int, intOrNull } from './store/database.ts';

/** This gateway's own copy of the registry: proved entry by entry against the ledger's signed checkpoint, and folded here. */
export interface Registry {
  state(): RegistryState;
  /** The registry as it stood before `position`: folded anew, for what is asked about the past. */
  stateBefore(position: number): RegistryState;
  /** Up to `limit` entries from `position` on, as they were proved. */
  entries(position: number, limit: number): readonly { readonly position: number; readonly bytes: Uint8Array }[];
  /** Milliseconds since the copy was last known to be current; null before the first time in this run. */
  ageMs(): number | null;
  /** Asks the exchange for what is new; false where it could not be had or not be believed. Never throws. */
  sync(): Promise<boolean>;
  /** True once everything below `position` is folded; asks for it where it is not. */
  reaches(position: number): Promise<boolean>;
  /** Polls from now on. */
  start(): void;
  stop(): Promise<void>;
}

/** States of the past that are kept. They share what did not change between them. */
const PAST_STATES = 64;

interface Options {
  readonly address: Address;
  readonly genesis: Genesis;
  readonly database: Database;
  readonly bus: Pick<GatewayBus, 'registryRead'>;
  readonly log: Logger;
  readonly pollMs: number;
  now(): number;
  onChange(): void;
  /** A time under the ledger's checkpoint. */
  prove(timeMs: number): void;
  alarm(code: string, details: Readonly<Record<string, string | number | null>>): void;
}

export function openRegistry(options: Options): Registry {
  const { genesis, database, bus, log, now } = options;
  const vkeys = ledgerVkeys(genesis);
  const verifier = {
    verifyProof: (proof: string, entry: Uint8Array) => verifyProof(proof, entry, vkeys),
    openCheckpoint: (text: string) => openCheckpoint(text, vkeys),
  };
  const stored = database
    .all('SELECT position, entry FROM registry_entries ORDER BY position')
    .map((row) => ({ position: int(row, 'position'), bytes: blob(row, 'entry') }));
  // Proved when they were stored; folding them anew finds the same state, since the fold looks at nothing but entries.
  let { state } = registryFromEntries(initialState(genesis), stored);
  let ledgerSize = Number(intOrNull(database.one(`SELECT CAST(value AS INTEGER) AS size FROM meta WHERE key = 'ledger_size'`) ?? {}, 'size') ?? 0);
  let currentAtMs: number | null = null;
  let underWay: Promise<boolean> | null = null;
  let pulse: Pulse | null = null;
  const past = new Map<number, RegistryState>();

  /** One question and its answer; true where there may be more. */
  async function read(): Promise<boolean> {
    const response = RegistryResponse.decode(await bus.registryRead(RegistryRequest.encode({ from: state.position })));
    if (response.error !== '') {
      log.warn({ code: response.error }, 'the exchange gave no registry entries');
      return false;
    }
    const next = applyRegistryResponse(state, response, verifier, ledgerSize);
    database.transaction(() => {
      for (const { position, entry } of response.entries) database.run('INSERT INTO registry_entries (position, entry) VALUES (?, ?)', position, entry);
      database.run(`INSERT INTO meta (key, value) VALUES ('ledger_size', ?) ON CONFLICT DO UPDATE SET value = excluded.value`, String(next.size));
    });
    ledgerSize = next.size;
    state = next.state;
    for (const { entry } of response.entries) options.prove(Entry.decode(entry).timeMs);
    for (const refused of next.refused) reportRefused(refused, response.entries.find(({ position }) => position === refused.position)?.entry);
    if (response.entries.length === 0) {
      currentAtMs = now();
      return false;
    }
    return true;
  }

  /** A statement in the log that the fold refused. Where it is about us, someone tries to act in our name. */
  function reportRefused(refused: { readonly position: number; readonly code: string }, entry: Uint8Array | undefined): void {
    const about = entry === undefined ? null : addressOf(entry);
    if (about === options.address) options.alarm('own-key-alarm', { position: refused.position, code: refused.code });
    else log.warn({ position: refused.position, code: refused.code, about }, 'the ledger carries a registry statement that is not valid');
  }

  async function readAll(): Promise<boolean> {
    const before = state.position;
    try {
      while (await read());
    } catch (error) {
      // An answer that does not prove itself leaves our copy as it is. The exchange's word alone changes nothing.
      if (error instanceof RegistryError) options.alarm('registry-not-proved', { code: error.code, position: state.position });
      else log.warn({ err: error }, 'the registry could not be read');
      return false;
    } finally {
      if (state.position !== before) options.onChange();
    }
    return currentAtMs !== null;
  }

  const registry: Registry = {
    state: () => state,
    stateBefore(position) {
      if (state.position <= position) return state;
      // The registry changes far more rarely than the ledger grows: what is asked about the past falls on few states.
      const last = intOrNull(database.one('SELECT max(position) AS last FROM registry_entries WHERE position < ?', position) ?? {}, 'last') ?? -1;
      const known = past.get(last);
      if (known !== undefined) return known;
      const before = database
        .all('SELECT position, entry FROM registry_entries WHERE position < ? ORDER BY position', position)
        .map((row) => ({ position: int(row, 'position'), bytes: blob(row, 'entry') }));
      const found = registryFromEntries(initialState(genesis), before).state;
      if (past.size >= PAST_STATES) past.clear();
      past.set(last, found);
      return found;
    },
    entries: (position, limit) =>
      database
        .all('SELECT position, entry FROM registry_entries WHERE position >= ? ORDER BY position LIMIT ?', position, limit)
        .map((row) => ({ position: int(row, 'position'), bytes: blob(row, 'entry') })),
    ageMs: () => (currentAtMs === null ? null : now() - currentAtMs),
    sync() {
      underWay ??= readAll().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    async reaches(position) {
      if (state.position >= position) return true;
      await registry.sync();
      return state.position >= position;
    },
    start() {
      pulse = startPulse(
        async () => {
          await registry.sync();
          return options.pollMs;
        },
        (error) => log.error({ err: error }, 'registry polling failed'),
      );
      pulse.wake();
    },
    async stop() {
      await pulse?.stop();
      await underWay;
    },
  };
  return registry;
}

/** The gateway that a registry entry's statement is about, as far as it can be read. */
function addressOf(bytes: Uint8Array): string | null {
  try {
    const statement = Entry.decode(bytes).registry?.statement;
    if (statement === null || statement === undefined) return null;
    const { payload } = parseStatement(SignedStatement.encode(statement));
    return 'address' in payload ? payload.address : null;
  } catch {
    return null;
  }
}

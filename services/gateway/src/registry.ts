import type { GatewayBus } from '@huecry/bus';
import { LedgerError } from '@huecry/ledger';
import type { Address } from '@huecry/notice';
import { Entry, RegistryRequest, RegistryResponse, SignedStatement } from '@huecry/proto';
import {
  applyRegistryResponse,
  type Genesis,
  initialState,
  ledgerVkeys,
  parseStatement,
  type RefusedEntry,
  RegistryError,
  type RegistryState,
  registryFromEntries,
} from '@huecry/registry';
import type { Logger } from 'pino';
import { type Pulse, startPulse } from './pulse.ts';
import type { Database } from './store/database.ts';
import { blob, int, intOrNull } from './store/database.ts';
import { checkpointReader } from './trust/reader.ts';
import { type LedgerTrust, NotYet } from './trust/trust.ts';

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
  /** Why the last attempt to bring the copy up to date failed; null where it did not. */
  failure(): { readonly code: string; readonly sinceMs: number } | null;
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
  readonly trust: LedgerTrust;
  readonly log: Logger;
  readonly pollMs: number;
  now(): number;
  onChange(): void;
  /** A time under the ledger's checkpoint. */
  prove(timeMs: number): void;
  /** Why submissions are put off at the exchange, as it says; null where they are not. A hint for people. */
  told(waiting: { readonly code: string; readonly reason: string } | null): void;
  alarm(code: string, details: Readonly<Record<string, string | number | null>>): void;
  /** What an alarm was about is over. */
  clear(code: string): void;
}

/** What the exchange has shown, checked entry by entry and not believed yet. */
interface Shown {
  readonly state: RegistryState;
  readonly entries: readonly { readonly position: number; readonly entry: Uint8Array }[];
  readonly refused: readonly RefusedEntry[];
  /** The checkpoint under which the last of it stands. */
  readonly note: string;
}

export function openRegistry(options: Options): Registry {
  const { genesis, database, bus, trust, log, now } = options;
  const reader = checkpointReader(ledgerVkeys(genesis));
  const verifier = { verifyProof: reader.verify, openCheckpoint: reader.open };
  const stored = database
    .all('SELECT position, entry FROM registry_entries ORDER BY position')
    .map((row) => ({ position: int(row, 'position'), bytes: blob(row, 'entry') }));
  // Proved when they were stored; folding them anew finds the same state, since the fold looks at nothing but entries.
  let { state } = registryFromEntries(initialState(genesis), stored);
  let currentAtMs: number | null = null;
  let failure: { readonly code: string; readonly sinceMs: number } | null = null;
  let underWay: Promise<boolean> | null = null;
  let pulse: Pulse | null = null;
  const past = new Map<number, RegistryState>();

  /**
   * Everything that is new, page after page: proved, each page under a checkpoint that continues the one before. A checkpoint that is
   * smaller than what was believed when we asked is no answer: the ledger went back, or somebody holds it back.
   */
  async function readNew(): Promise<Shown | null> {
    const entries: Shown['entries'][number][] = [];
    const refused: RefusedEntry[] = [];
    let shown = state;
    let head: { readonly size: number; readonly note: string } | null = null;
    for (;;) {
      const believed = trust.believed();
      const before = believed !== null && believed.size >= (head?.size ?? 0) ? believed : head;
      const response: RegistryResponse = RegistryResponse.decode(await bus.registryRead(RegistryRequest.encode({ from: shown.position })));
      if (response.error !== '') {
        log.warn({ code: response.error }, 'the exchange gave no registry entries');
        return null;
      }
      options.told(response.waiting === '' ? null : { code: response.waiting, reason: response.waitingReason });
      const { size } = await trust.follow(response.checkpoint, before?.note ?? null);
      const next = applyRegistryResponse(shown, response, verifier);
      shown = next.state;
      head = { size, note: response.checkpoint };
      entries.push(...response.entries);
      refused.push(...next.refused);
      if (response.entries.length === 0) return { state: shown, entries, refused, note: head.note };
    }
  }

  function take({ state: shown, entries, refused }: Shown): void {
    database.transaction(() => {
      for (const { position, entry } of entries) database.run('INSERT INTO registry_entries (position, entry) VALUES (?, ?)', position, entry);
    });
    const changed = shown.position !== state.position;
    state = shown;
    for (const { entry } of entries) options.prove(Entry.decode(entry).timeMs);
    for (const one of refused) reportRefused(one, entries.find(({ position }) => position === one.position)?.entry);
    currentAtMs = now();
    if (changed) options.onChange();
  }

  /** A statement in the log that the fold refused. Where it is about us, someone tries to act in our name. */
  function reportRefused(refused: { readonly position: number; readonly code: string }, entry: Uint8Array | undefined): void {
    const about = entry === undefined ? null : addressOf(entry);
    if (about === options.address) options.alarm('own-key-alarm', { position: refused.position, code: refused.code });
    else log.warn({ position: refused.position, code: refused.code, about }, 'the ledger carries a registry statement that is not valid');
  }

  async function readAll(): Promise<boolean> {
    const code = await readOnce();
    if (code === null) {
      failure = null;
      options.clear('no-quorum');
      return true;
    }
    failure = { code, sinceMs: failure?.code === code ? failure.sinceMs : now() };
    return false;
  }

  /** Null where the copy is current; else why it is not. Our copy stays as it is then: the exchange's word alone changes nothing. */
  async function readOnce(): Promise<string | null> {
    if (trust.distrust() !== null) return 'forked-ledger';
    try {
      const shown = await readNew();
      if (shown === null) return 'unavailable';
      // Under the policy that was known before. Who knew none takes the one that comes with it: the last, where they were several.
      await trust.believe(shown.note, state.witnessPolicy?.policy ?? shown.state.witnessPolicy?.policy ?? null);
      take(shown);
      return null;
    } catch (error) {
      if (error instanceof NotYet) {
        if (error.code === 'no-quorum') options.alarm('no-quorum', { position: state.position });
        log.warn({ code: error.code, err: error }, 'what the registry says now cannot be believed yet');
        return error.code;
      }
      if (error instanceof RegistryError || error instanceof LedgerError) {
        options.alarm('registry-not-proved', { code: error.code, position: state.position });
        return error.code;
      }
      log.warn({ err: error }, 'the registry could not be read');
      return 'unavailable';
    }
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
    failure: () => failure,
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

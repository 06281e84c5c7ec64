/** The order of the log: a SQLite database that one process writes, and only adds to. */
import { type EntryKind } from '@huecry/proto';
import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { digestOf } from './entries.ts';
import { LedgerServiceError } from './errors.ts';
import { FINAL, FROM_1, SCHEMA, SCHEMA_VERSION } from './store-schema.ts';

/** Where the log ends. */
export interface Tip {
  readonly size: number;
  /** Next position after the last registry (or genesis) entry; 0 in an empty log. */
  readonly registryPosition: number;
  /** SHA-256 of that entry; empty in an empty log. */
  readonly registryDigest: Uint8Array;
}

export interface NewEntry {
  readonly key: Uint8Array;
  readonly kind: EntryKind;
  readonly entry: Uint8Array;
}

export interface StoredEntry {
  readonly position: number;
  readonly kind: string;
  readonly entry: Uint8Array;
}

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;
const EMPTY = new Uint8Array(0);

/** SQLite's primary result code, the low byte of the extended one. */
const resultCode = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode % 256 : undefined;

/**
 * WAL with synchronous=FULL: what `transact` has committed survives a power cut. The exclusive lock is held as long as the process
 * lives; the system frees it when the process dies, however it dies.
 */
export class LedgerStore {
  readonly #path: string;
  #open: OpenDatabase | undefined;
  #tip: Tip;

  private constructor(path: string) {
    this.#path = path;
    this.#open = openDatabase(path);
    this.#tip = this.#open.readTip();
  }

  /**
   * Opens or makes the database.
   * @throws LedgerServiceError `second-writer` where another process has it open; `damaged` where it is no ledger database
   */
  static open(path: string): LedgerStore {
    return new LedgerStore(path);
  }

  /** Of what is committed. */
  get tip(): Tip {
    return this.#tip;
  }

  /**
   * Runs `work` in one transaction and commits it with an fsync; the tip moves on then. Where anything throws, nothing of it is
   * in the log as far as this process is concerned. After a failed fsync it may still turn up at the next start: whoever
   * got no answer asks again with the same keys.
   * @throws LedgerServiceError `unavailable` where the disk failed; whatever `work` throws
   */
  transact<T>(work: (log: Transaction) => T): T {
    const database = this.#database();
    const log = new Transaction(database, this.#tip);
    try {
      database.exec('BEGIN IMMEDIATE');
      const result = work(log);
      database.exec('COMMIT');
      this.#tip = log.tip;
      return result;
    } catch (error) {
      throw this.#failed(error);
    }
  }

  #failed(error: unknown): unknown {
    const code = resultCode(error);
    try {
      if (this.#open?.isTransaction === true) this.#open.exec('ROLLBACK');
    } catch {
      this.#abandon();
    }
    if (code === undefined) return error;
    // Of a full disk SQLite knows exactly what was written. After other I/O errors it does not: what is on disk is read anew.
    if (code !== SQLITE_FULL) this.#abandon();
    return new LedgerServiceError('unavailable', code === SQLITE_FULL ? 'the disk of the ledger is full' : 'the disk of the ledger failed', error);
  }

  #abandon(): void {
    try {
      this.#open?.close();
    } catch {
      // It is gone either way.
    }
    this.#open = undefined;
  }

  #database(): OpenDatabase {
    if (this.#open !== undefined) return this.#open;
    try {
      this.#open = openDatabase(this.#path);
      this.#tip = this.#open.readTip();
      return this.#open;
    } catch (cause) {
      throw cause instanceof LedgerServiceError ? cause : new LedgerServiceError('unavailable', 'the database of the ledger does not open', cause);
    }
  }

  /** Committed entries from a position on, in order: at most `max`, and no more than about `maxBytes` in all, but one at least. */
  read(from: number, max: number, maxBytes: number, registryOnly = false): StoredEntry[] {
    const { registryFrom, allFrom } = this.#database();
    const rows: StoredEntry[] = [];
    let bytes = 0;
    for (const row of (registryOnly ? registryFrom : allFrom).iterate(from, max)) {
      const stored = storedEntry(row);
      bytes += stored.entry.length;
      if (rows.length > 0 && bytes > maxBytes) break;
      rows.push(stored);
    }
    return rows;
  }

  /** One committed entry. */
  entryAt(position: number): StoredEntry | undefined {
    return this.read(position, 1, 0).find((stored) => stored.position === position);
  }

  /** How many of these entries are found again under their own key: all, unless a key or their index is damaged. */
  keysFound(first: number, count: number): number {
    return Number(this.#database().keysFound.get(first, first + count)?.['found']);
  }

  /** Puts the bytes that the signed tree proves in the place of damaged ones; the row must be there. */
  replaceEntry(position: number, entry: Uint8Array): void {
    this.transact(() => this.#database().replace(position, entry));
  }

  /** The last checkpoint that was signed, published or not. */
  checkpoint(): string | undefined {
    const row = this.#database().checkpoint.get();
    return row === undefined ? undefined : String(row['note']);
  }

  /**
   * Written before the checkpoint is published: what was once signed is never forgotten, nor since when its witnesses are missing.
   * Null where none are asked for.
   */
  saveCheckpoint(size: number, note: string, missingSinceMs: number | null): void {
    this.transact((log) => {
      log.saveCheckpoint(size, note);
      if (missingSinceMs !== null) log.saveMissing(missingSinceMs);
    });
  }

  /** Since when the quorum for the saved checkpoint was missing, as it was signed. */
  missingSinceMs(): number | undefined {
    const row = this.#database().missing.get();
    return row === undefined ? undefined : Number(row['since_ms']);
  }

  /** A quorum was there since, and is missing for what is newer. */
  saveMissing(sinceMs: number): void {
    this.transact((log) => log.saveMissing(sinceMs));
  }

  /** Lets the next writer in. */
  close(): void {
    this.#open?.close();
    this.#open = undefined;
  }
}

/** The log inside one transaction: what is committed, and what was added since it began. */
export class Transaction {
  readonly #database: OpenDatabase;
  tip: Tip;

  constructor(database: OpenDatabase, tip: Tip) {
    this.#database = database;
    this.tip = tip;
  }

  find(key: Uint8Array): StoredEntry | undefined {
    const row = this.#database.byKey.get(key);
    return row === undefined ? undefined : storedEntry(row);
  }

  kindAt(position: number): string | undefined {
    const kind = this.#database.kindAt.get(position)?.['kind'];
    return kind === undefined ? undefined : String(kind);
  }

  /** Adds entries at the end. */
  add(entries: readonly NewEntry[]): void {
    for (const { key, kind, entry } of entries) {
      const position = this.tip.size;
      this.#database.insert.run(position, key, kind, entry);
      const registry = kind === 'registry' || kind === 'genesis' ? registryTip(position, entry) : this.tip;
      this.tip = { ...registry, size: position + 1 };
    }
  }

  saveCheckpoint(size: number, note: string): void {
    const { changes } = this.#database.setCheckpoint.run(size, note);
    if (Number(changes) !== 1) throw new LedgerServiceError('rolled-back', `a larger checkpoint than one of ${size} entries was signed already`);
  }

  saveMissing(sinceMs: number): void {
    this.#database.setMissing.run(sinceMs);
  }
}

/** Where the registry stands after the registry (or genesis) entry at `position`. */
export const registryTip = (position: number, entry: Uint8Array): Omit<Tip, 'size'> => ({ registryPosition: position + 1, registryDigest: digestOf(entry) });

const storedEntry = (row: Record<string, SQLOutputValue>): StoredEntry => ({
  position: Number(row['position']),
  kind: String(row['kind']),
  entry: row['entry'] instanceof Uint8Array ? row['entry'] : EMPTY,
});

interface OpenDatabase {
  readonly isTransaction: boolean;
  readonly insert: StatementSync;
  readonly byKey: StatementSync;
  readonly kindAt: StatementSync;
  readonly allFrom: StatementSync;
  readonly registryFrom: StatementSync;
  readonly checkpoint: StatementSync;
  readonly keysFound: StatementSync;
  readonly setCheckpoint: StatementSync;
  readonly missing: StatementSync;
  readonly setMissing: StatementSync;
  exec(sql: string): void;
  /** Inside a transaction. */
  replace(position: number, entry: Uint8Array): void;
  readTip(): Tip;
  close(): void;
}

function openDatabase(path: string): OpenDatabase {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    // In this order: with the exclusive mode set first, WAL needs no shared memory, and the first access takes the lock for good.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    database.exec('BEGIN EXCLUSIVE');
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version === 0) database.exec(SCHEMA);
    else if (version === 1) database.exec(FROM_1);
    else if (version !== SCHEMA_VERSION)
      throw new LedgerServiceError('damaged', `expected a ledger database of version ${SCHEMA_VERSION}, found ${version}: ${path}`);
    database.exec('COMMIT');
  } catch (error) {
    database.close();
    const code = resultCode(error);
    if (code === SQLITE_BUSY)
      throw new LedgerServiceError('second-writer', `another process has this ledger open: ${path}. A log has one writer; stop the other one first`, error);
    if (code === SQLITE_NOTADB) throw new LedgerServiceError('damaged', `not a database: ${path}`, error);
    throw error;
  }
  return {
    get isTransaction() {
      return database.isTransaction;
    },
    insert: database.prepare('INSERT INTO entries (position, key, kind, entry) VALUES (?, ?, ?, ?)'),
    byKey: database.prepare('SELECT position, kind, entry FROM entries WHERE key = ?'),
    kindAt: database.prepare('SELECT kind FROM entries WHERE position = ?'),
    allFrom: database.prepare('SELECT position, kind, entry FROM entries WHERE position >= ? ORDER BY position LIMIT ?'),
    registryFrom: database.prepare(
      "SELECT position, kind, entry FROM entries WHERE kind IN ('genesis', 'registry') AND position >= ? ORDER BY position LIMIT ?",
    ),
    checkpoint: database.prepare('SELECT note FROM checkpoint'),
    keysFound: database.prepare(
      'SELECT count(*) AS found FROM entries a WHERE a.position >= ? AND a.position < ? AND (SELECT b.position FROM entries b WHERE b.key = a.key) = a.position',
    ),
    setCheckpoint: database.prepare(
      'INSERT INTO checkpoint (one, size, note) VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET size = excluded.size, note = excluded.note WHERE excluded.size >= size',
    ),
    missing: database.prepare('SELECT since_ms FROM missing'),
    setMissing: database.prepare('INSERT INTO missing (one, since_ms) VALUES (1, ?) ON CONFLICT DO UPDATE SET since_ms = excluded.since_ms'),
    exec: (sql) => database.exec(sql),
    replace: (position, entry) => {
      database.exec('DROP TRIGGER entries_are_final');
      database.prepare('UPDATE entries SET entry = ? WHERE position = ?').run(entry, position);
      database.exec(FINAL);
    },
    readTip: () => readTip(database),
    close: () => database.close(),
  };
}

function readTip(database: DatabaseSync): Tip {
  const size = Number(database.prepare('SELECT coalesce(max(position), -1) + 1 AS size FROM entries').get()?.['size']);
  const last = database.prepare("SELECT position, kind, entry FROM entries WHERE kind IN ('genesis', 'registry') ORDER BY position DESC LIMIT 1").get();
  if (last === undefined) return { size, registryPosition: 0, registryDigest: EMPTY };
  const { position, entry } = storedEntry(last);
  return { size, ...registryTip(position, entry) };
}

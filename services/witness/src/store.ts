/** The witness's memory: what it has promised, in SQLite; and the proofs against a log, as files. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Fork, formatFork, type WitnessedHead, type WitnessStore } from '@huecry/ledger';
import { WitnessError } from './errors.ts';

const SCHEMA_VERSION = 1;
// A head never gets smaller, whatever the code above does: the promise is kept by the table itself.
const SCHEMA = `
CREATE TABLE heads (origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL) STRICT;
CREATE TRIGGER heads_never_go_back BEFORE UPDATE ON heads WHEN new.size < old.size OR (new.size = old.size AND new.root <> old.root)
BEGIN SELECT RAISE(ABORT, 'a cosigned checkpoint is final'); END;
CREATE TRIGGER heads_stay BEFORE DELETE ON heads BEGIN SELECT RAISE(ABORT, 'a cosigned checkpoint stays'); END;
PRAGMA user_version = ${SCHEMA_VERSION};`;
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/** WAL with synchronous=FULL, and the file's lock for as long as the process lives: one memory has one witness. */
export class DurableWitnessStore implements WitnessStore {
  readonly #database: DatabaseSync;
  readonly #forks: string;

  /** @throws WitnessError `second-writer`, `damaged` */
  constructor(dataDir: string) {
    this.#forks = join(dataDir, 'forks');
    mkdirSync(this.#forks, { recursive: true, mode: 0o700 });
    this.#database = openDatabase(join(dataDir, 'witness.db'));
  }

  async latest(origin: string): Promise<WitnessedHead | undefined> {
    const row = this.#database.prepare('SELECT size, root, note FROM heads WHERE origin = ?').get(origin);
    const root = row?.['root'];
    return row === undefined || !(root instanceof Uint8Array) ? undefined : { size: Number(row['size']), root, note: String(row['note']) };
  }

  async advance(origin: string, size: number, { size: next, root, note }: WitnessedHead): Promise<boolean> {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const known = this.#database.prepare('SELECT size FROM heads WHERE origin = ?').get(origin);
      const matches = Number(known?.['size'] ?? 0) === size;
      if (matches)
        this.#database
          .prepare(
            'INSERT INTO heads (origin, size, root, note) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET size = excluded.size, root = excluded.root, note = excluded.note',
          )
          .run(origin, next, root, note);
      this.#database.exec('COMMIT');
      return matches;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** One file a proof; the same proof again is the same file. */
  async keepFork(_origin: string, fork: Fork): Promise<void> {
    const text = formatFork(fork);
    const name = `${createHash('sha256').update(text).digest('hex').slice(0, 32)}.json`;
    const path = join(this.#forks, name);
    const file = openSync(`${path}.new`, 'w', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${path}.new`, path);
    const folder = openSync(this.#forks, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  }

  /** Files with proofs that a log has shown two histories. */
  forks(): readonly string[] {
    return readdirSync(this.#forks)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(this.#forks, name));
  }

  close(): void {
    this.#database.close();
  }
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    database.exec('BEGIN EXCLUSIVE');
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version === 0) database.exec(SCHEMA);
    else if (version !== SCHEMA_VERSION)
      throw new WitnessError('damaged', `expected a witness database of version ${SCHEMA_VERSION}, found ${version}: ${path}`);
    database.exec('COMMIT');
    return database;
  } catch (error) {
    database.close();
    const code = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode % 256 : undefined;
    if (code === SQLITE_BUSY) throw new WitnessError('second-writer', `another process has this memory open: ${path}. Stop the other one first`, error);
    if (code === SQLITE_NOTADB) throw new WitnessError('damaged', `not a database: ${path}`, error);
    throw error;
  }
}

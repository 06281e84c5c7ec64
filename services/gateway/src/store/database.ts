import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { GatewayError } from '../errors.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

export type Row = Record<string, SQLOutputValue>;

/** SQLite with prepared statements kept by their text, and transactions that end. */
export interface Database {
  run(sql: string, ...values: SQLInputValue[]): { readonly changes: number; readonly lastId: number };
  one(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: SQLInputValue[]): Row[];
  /** All of it durable when this returns, or none of it where `work` throws. Must not be nested. */
  transaction<T>(work: () => T): T;
  /** Writes the log into the file and cuts it to nothing, so that no erased row stands in it; false where another reader holds it. */
  emptyLog(): boolean;
  close(): void;
}

const BUSY_MS = 5_000;

/** Contents of notices stand in it. SQLite gives the files beside it (-wal, -shm) the same mode. */
function closeToOthers(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/**
 * Opens or makes the gateway's file, for its own user only: WAL, synchronous=FULL (a commit is on disk when it returns), secure_delete (what is erased is overwritten).
 * @throws GatewayError bad-config where the file belongs to another version or to another gateway or network
 */
export function openDatabase(path: string, owner: { readonly address: string; readonly network: string }): Database {
  closeToOthers(path);
  const sqlite = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  sqlite.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = ${BUSY_MS};`);
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = sqlite.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const database: Database = {
    run(sql, ...values) {
      const { changes, lastInsertRowid } = prepare(sql).run(...values);
      return { changes: Number(changes), lastId: Number(lastInsertRowid) };
    },
    one: (sql, ...values) => prepare(sql).get(...values),
    all: (sql, ...values) => prepare(sql).all(...values),
    transaction(work) {
      sqlite.exec('BEGIN IMMEDIATE');
      let result: ReturnType<typeof work>;
      try {
        result = work();
      } catch (error) {
        sqlite.exec('ROLLBACK');
        throw error;
      }
      sqlite.exec('COMMIT');
      return result;
    },
    emptyLog() {
      // Whoever holds the log is not waited for: deliveries and readers go on, and this is tried again.
      sqlite.exec('PRAGMA busy_timeout = 0');
      const found = sqlite.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {};
      sqlite.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
      return found['busy'] === 0 && (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
    },
    close() {
      statements.clear();
      sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      sqlite.close();
    },
  };
  prepareSchema(sqlite, database, owner);
  return database;
}

function prepareSchema(sqlite: DatabaseSync, database: Database, owner: { readonly address: string; readonly network: string }): void {
  const version = int(database.one('PRAGMA user_version') ?? {}, 'user_version');
  if (version !== 0 && version !== SCHEMA_VERSION) {
    throw new GatewayError('bad-config', `gateway.db has schema version ${version}, this gateway knows ${SCHEMA_VERSION}: use the release that wrote it`);
  }
  database.transaction(() => {
    if (version === 0) {
      sqlite.exec(SCHEMA);
      sqlite.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    }
    for (const [key, value] of Object.entries(owner)) {
      database.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING', key, value);
      const found = text(database.one('SELECT value FROM meta WHERE key = ?', key) ?? {}, 'value');
      if (found !== value)
        throw new GatewayError('bad-config', `gateway.db belongs to ${key} ${found}, the configuration says ${value}: give each gateway its own dataDir`);
    }
  });
}

/** Column readers: a row of another type than the schema says is a fault of this program, and stops it. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column}: expected text`);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null || row[column] === undefined ? null : text(row, column);
}

export function int(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column}: expected an integer`);
  return value;
}

export function intOrNull(row: Row, column: string): number | null {
  return row[column] === null || row[column] === undefined ? null : int(row, column);
}

export function blob(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`column ${column}: expected bytes`);
  return value;
}

export function blobOrNull(row: Row, column: string): Uint8Array | null {
  return row[column] === null || row[column] === undefined ? null : blob(row, column);
}

/** A JSON column that this program wrote itself. */
export function json<T>(row: Row, column: string): T {
  return JSON.parse(text(row, column)) as T;
}

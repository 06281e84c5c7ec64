import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { ExchangeError } from '../errors.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

export type Row = Record<string, SQLOutputValue>;
export type Value = SQLInputValue;

/** SQLite with prepared statements kept by their text, and commits that several ways share. */
export interface Database {
  run(sql: string, ...values: Value[]): { readonly changes: number; readonly lastId: number };
  one(sql: string, ...values: Value[]): Row | undefined;
  all(sql: string, ...values: Value[]): Row[];
  /**
   * Does `work` in a transaction and resolves when it is on disk. Work that is given in one turn of the event loop is committed
   * with one fsync; where one throws, the others are done without it.
   */
  commit<T>(work: () => T): Promise<T>;
  /** Commits what is waiting, and closes. */
  close(): Promise<void>;
}

interface Waiting {
  readonly work: () => unknown;
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Opens or makes the exchange's file: WAL, synchronous=FULL (a commit is on disk when it returns).
 * @throws ExchangeError bad-config where the file belongs to another version or network
 */
export function openDatabase(path: string, network: string): Database {
  const sqlite = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = sqlite.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const run: Database['run'] = (sql, ...values) => {
    const { changes, lastInsertRowid } = prepare(sql).run(...values);
    return { changes: Number(changes), lastId: Number(lastInsertRowid) };
  };
  const one: Database['one'] = (sql, ...values) => prepare(sql).get(...values);

  function transaction<T>(work: () => T): T {
    sqlite.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      sqlite.exec('COMMIT');
      return result;
    } catch (error) {
      if (sqlite.isTransaction) sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  let waiting: Waiting[] = [];
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      const values = transaction(() => group.map(({ work }) => work()));
      group.forEach(({ done }, index) => done(values[index]));
    } catch (error) {
      if (group.length === 1) return group[0]?.failed(error);
      for (const { work, done, failed } of group) {
        try {
          done(transaction(work));
        } catch (own) {
          failed(own);
        }
      }
    }
  };

  prepareSchema(sqlite, { run, one, transaction }, network);
  return {
    run,
    one,
    all: (sql, ...values) => prepare(sql).all(...values),
    commit<T>(work: () => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ work, done: (value) => resolve(value as T), failed: reject });
      });
    },
    async close() {
      flush();
      statements.clear();
      sqlite.close();
    },
  };
}

function prepareSchema(sqlite: DatabaseSync, database: Pick<Database, 'run' | 'one'> & { transaction<T>(work: () => T): T }, network: string): void {
  const version = int(database.one('PRAGMA user_version') ?? {}, 'user_version');
  if (version !== 0 && version !== SCHEMA_VERSION) {
    throw new ExchangeError('bad-config', `exchange.db has schema version ${version}, this exchange knows ${SCHEMA_VERSION}: use the release that wrote it`);
  }
  database.transaction(() => {
    if (version === 0) {
      sqlite.exec(SCHEMA);
      sqlite.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    }
    database.run("INSERT INTO meta (key, value) VALUES ('network', ?) ON CONFLICT DO NOTHING", network);
    const found = text(database.one("SELECT value FROM meta WHERE key = 'network'") ?? {}, 'value');
    if (found !== network) {
      throw new ExchangeError('bad-config', `exchange.db belongs to network ${found}, the genesis file is of ${network}: give each network its own dataDir`);
    }
  });
}

/** Column readers: a row of another type than the schema says is a fault of this program, and stops it. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column}: expected text`);
  return value;
}

export function int(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column}: expected an integer`);
  return value;
}

export const intOrNull = (row: Row, column: string): number | null => (row[column] === null || row[column] === undefined ? null : int(row, column));

export function blob(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`column ${column}: expected bytes`);
  return value;
}

export const blobOrNull = (row: Row, column: string): Uint8Array | null => (row[column] === null || row[column] === undefined ? null : blob(row, column));

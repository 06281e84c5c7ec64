import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { ReplayError } from './errors.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

export type Row = Record<string, SQLOutputValue>;

/** The working file. Everything between two commits is undone by a crash, together with the place up to which it was. */
export class Work {
  readonly #sqlite: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** By name, then by `a`, then by `b`. */
  readonly #tallies = new Map<string, Map<string, Map<string, number>>>();

  /**
   * Opens the file and goes on, or begins. `identity` is what may not change between the two.
   * @throws ReplayError other-work, work-in-use
   */
  constructor(path: string, identity: Readonly<Record<string, string>>) {
    // It says who holds what: nobody else's to read.
    closeSync(openSync(path, 'a', 0o600));
    this.#sqlite = new DatabaseSync(path, { timeout: BUSY_MS });
    // A lost commit is replayed, so NORMAL is enough: WAL never loses the order.
    try {
      this.#sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768; PRAGMA temp_store = FILE');
      this.#begin(path, identity);
      // Two that write to one file would each undo the other's place.
      this.#sqlite.exec('BEGIN IMMEDIATE');
    } catch (error) {
      this.#sqlite.close();
      throw asRefusal(path, error);
    }
  }

  #begin(path: string, identity: Readonly<Record<string, string>>): void {
    const tables = Number(this.one('SELECT count(*) AS n FROM sqlite_schema')?.['n'] ?? 0);
    const version = Number(this.one('PRAGMA user_version')?.['user_version'] ?? 0);
    if (tables === 0) {
      this.#sqlite.exec(`BEGIN; ${SCHEMA}; PRAGMA user_version = ${SCHEMA_VERSION}`);
      for (const [name, value] of Object.entries(identity)) this.set(`identity.${name}`, value);
      this.#sqlite.exec('COMMIT');
      return;
    }
    if (version !== SCHEMA_VERSION) throw otherWork(path, 'by another version of this program, or it is another kind of file');
    const changed = Object.entries(identity).filter(([name, value]) => this.get(`identity.${name}`) !== value);
    if (changed.length > 0) throw otherWork(path, `with another ${changed.map(([name]) => name).join(', ')}`);
    if (this.get('reached') !== null) this.#empty();
  }

  /** A replay that came to its end: the next one reads everything anew. */
  #empty(): void {
    const tables = [...this.each("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")].map((row) => text(row, 'name'));
    this.#statements.clear();
    this.#sqlite.exec('BEGIN IMMEDIATE');
    for (const table of tables) this.#sqlite.exec(table === 'meta' ? "DELETE FROM meta WHERE name NOT LIKE 'identity.%'" : `DELETE FROM "${table}"`);
    this.#sqlite.exec('COMMIT');
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepare(sql).run(...values);
  }

  one(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values);
  }

  /** Rows one after the other: a table may be larger than the memory. */
  each(sql: string, ...values: SQLInputValue[]): Iterable<Row> {
    // A statement of its own: two walks over one would disturb each other.
    return this.#sqlite.prepare(sql).iterate(...values);
  }

  get(name: string): string | null {
    const value = this.one('SELECT value FROM meta WHERE name = ?', name)?.['value'];
    return typeof value === 'string' ? value : null;
  }

  set(name: string, value: string): void {
    this.run('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', name, value);
  }

  /** Adds to a sum of the report. */
  count(name: string, a = '', b = '', by = 1): void {
    const byB = within(within(this.#tallies, name), a);
    byB.set(b, (byB.get(b) ?? 0) + by);
  }

  commit(): void {
    this.flush();
    this.#sqlite.exec('COMMIT; BEGIN IMMEDIATE');
  }

  /** Sums that were counted are in their table. */
  flush(): void {
    for (const [name, byA] of this.#tallies)
      for (const [a, byB] of byA)
        for (const [b, n] of byB) this.run('INSERT INTO tally (name, a, b, n) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n', name, a, b, n);
    this.#tallies.clear();
  }

  close(): void {
    if (this.#sqlite.isTransaction) this.#sqlite.exec('ROLLBACK');
    this.#statements.clear();
    this.#sqlite.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#sqlite.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function within<T>(maps: Map<string, Map<string, T>>, name: string): Map<string, T> {
  const known = maps.get(name) ?? new Map<string, T>();
  maps.set(name, known);
  return known;
}

const BUSY_MS = 2_000;
/** SQLite's primary result codes. */
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

function asRefusal(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
  if (code === SQLITE_NOTADB) return otherWork(path, 'as another kind of file', error);
  if (code === SQLITE_BUSY) return new ReplayError('work-in-use', `${path} is in use by another replay: wait for its end, or give another --work`, error);
  return error;
}

const otherWork = (path: string, why: string, cause?: unknown): ReplayError =>
  new ReplayError('other-work', `${path} was begun ${why}: give the same ones to go on, another --work, or remove it to begin anew`, cause);

/** Column readers: a row of another type than the schema says is a fault of this program, and stops it. */
export function int(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} is no number`);
  return value;
}

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} is no text`);
  return value;
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`column ${column} holds no bytes`);
  return value;
}

export const intOrNull = (row: Row, column: string): number | null => (row[column] === null ? null : int(row, column));
export const textOrNull = (row: Row, column: string): string | null => (row[column] === null ? null : text(row, column));

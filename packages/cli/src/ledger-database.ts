import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { ProvenBundle } from '@huecry/ledger';

/** What is wrong with the ledger's database; `entries`: the positions at which it does not have the signed ones. */
export interface DatabaseDamage {
  readonly path: 'ledger.db';
  readonly code: 'missing' | 'malformed-database' | 'wrong-entries';
  readonly entries: readonly number[];
}

/** The ledger service's database beside a tree, read and never written, and only while no service has it. */
export class LedgerDatabase {
  readonly #sqlite: DatabaseSync | null;
  #broken: boolean;
  /** The service has it for itself; it compares its database with the tree by its own, and says so in its health. */
  inUse = false;
  readonly #wrong: number[] = [];
  /** Whether the folder is a ledger service's, by what stands in it. */
  readonly expected: boolean;
  readonly found: boolean;

  constructor(tree: string) {
    const path = join(dirname(tree), 'ledger.db');
    this.found = existsSync(path);
    // A mirror has neither: only the service writes files through a scratch folder there. The key may stand anywhere.
    this.expected = this.found || ['scratch', 'key'].some((name) => existsSync(join(dirname(tree), name)));
    let sqlite: DatabaseSync | null = null;
    this.#broken = false;
    if (this.found) {
      try {
        sqlite = new DatabaseSync(locationOf(path), { readOnly: true, timeout: BUSY_MS });
        // Not the quick one: a changed key shows only where the rows are held against their index.
        const [answer] = sqlite.prepare('PRAGMA integrity_check(1)').all();
        this.#broken = answer?.['integrity_check'] !== 'ok';
      } catch (error) {
        this.#fail(error);
      }
    }
    this.#sqlite = sqlite;
  }

  /** Compares entries that the signed root proves. */
  compare({ first, leaves, entries }: ProvenBundle): void {
    if (this.#sqlite === null || this.#broken || this.inUse || entries === undefined) return;
    try {
      const rows = this.#sqlite.prepare('SELECT position, entry FROM entries WHERE position >= ? AND position < ?').all(first, first + leaves.length);
      const stored = new Map(rows.map((row) => [row['position'], row['entry']]));
      for (const [index, entry] of entries.entries()) {
        const own = stored.get(first + index);
        if (!(own instanceof Uint8Array) || Buffer.compare(own, entry) !== 0) this.#wrong.push(first + index);
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  damage(): DatabaseDamage | null {
    const path = 'ledger.db';
    if (this.#broken) return { path, code: 'malformed-database', entries: [] };
    if (this.#wrong.length > 0) return { path, code: 'wrong-entries', entries: this.#wrong };
    return this.expected && !this.found ? { path, code: 'missing', entries: [] } : null;
  }

  close(): void {
    this.#sqlite?.close();
  }

  #fail(error: unknown): void {
    if (!(error instanceof Error) || !('errcode' in error)) throw error;
    // The primary result code is the low byte.
    if (Number(error.errcode) % 256 === SQLITE_BUSY) this.inUse = true;
    else this.#broken = true;
  }
}

/** Without a write-ahead log nobody has it open and all of it is in the one file; read as it stands, no file is made beside it. */
function locationOf(path: string): URL {
  const url = pathToFileURL(path);
  if (!existsSync(`${path}-wal`)) url.searchParams.set('immutable', '1');
  return url;
}

const BUSY_MS = 1_000;
const SQLITE_BUSY = 5;

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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
    // A mirror has neither: what signs checkpoints stands beside the database alone.
    this.expected = this.found || existsSync(join(dirname(tree), 'key'));
    let sqlite: DatabaseSync | null = null;
    this.#broken = false;
    if (this.found) {
      try {
        sqlite = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
        const [answer] = sqlite.prepare('PRAGMA quick_check(1)').all();
        this.#broken = answer?.['quick_check'] !== 'ok';
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

const BUSY_MS = 1_000;
const SQLITE_BUSY = 5;

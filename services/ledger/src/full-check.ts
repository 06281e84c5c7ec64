/** The whole log looked at once after a start: every tile and bundle against the signed root, every entry of the database against both. */
import { fsckTree, leafHash, type NoteVerifier, type ProvenBundle, type TreeReader } from '@huecry/ledger';
import { databaseTree } from './database-tree.ts';
import { Entry } from '@huecry/proto';
import { kindOf, sameBytes } from './entries.ts';
import type { Published } from './sequencer.ts';
import type { LedgerStore, StoredEntry } from './store.ts';
import type { TreeFolder } from './tree-folder.ts';

/** A log of up to this many entries is checked before anything else happens: it takes about a tenth of a second. */
export const CHECKED_FIRST = 16_384;
/** What is named one by one; of more only the number is told. */
const MAX_NAMED = 100;

export interface CheckDamage {
  /** `ledger.db`, or the file as a path of the tree. */
  readonly file: string;
  /** `wrong-hash`, `missing`, `malformed-bundle`, `unreadable`; of the database's rows also `wrong-kind`, `wrong-key` (not found under it). */
  readonly code: string;
  /** Positions, where single entries can be named. */
  readonly entries: readonly number[];
}

export interface CheckStatus {
  /** `ok`: all that was signed is there, as it was signed. `damaged`: some of it is not, and could not be made good from here. */
  readonly state: 'checking' | 'ok' | 'damaged';
  readonly checked: number;
  /** Entries under the checkpoint that is checked. */
  readonly size: number;
  /** Files of the tree that were wrong and are written again from the database. */
  readonly mended: readonly CheckDamage[];
  readonly damaged: readonly CheckDamage[];
  /** How many in all; the lists name the first hundred. */
  readonly mendedCount: number;
  readonly damagedCount: number;
  /** What the operator does now. */
  readonly action: string | null;
}

export interface FullCheckOptions {
  readonly store: LedgerStore;
  readonly tree: TreeFolder;
  readonly verifiers: readonly NoteVerifier[];
  /** The checkpoint that all is compared with: the last that was signed. */
  readonly signed: Published | undefined;
  readonly onDamage: (damage: CheckDamage, mended: boolean) => void;
}

class Stopped extends Error {}

export class FullCheck {
  readonly #options: FullCheckOptions;
  readonly #mended: CheckDamage[] = [];
  readonly #damaged: CheckDamage[] = [];
  readonly #wrongEntries = new Set<number>();
  #counts = { mended: 0, damaged: 0, database: 0 };
  #state: CheckStatus['state'] = 'checking';
  #checked = 0;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(options: FullCheckOptions) {
    this.#options = options;
  }

  get status(): CheckStatus {
    const { mended, damaged } = this.#counts;
    return {
      state: this.#counts.damaged > 0 ? 'damaged' : this.#state,
      checked: this.#checked,
      size: this.#options.signed?.size ?? 0,
      mended: this.#mended,
      damaged: this.#damaged,
      mendedCount: mended,
      damagedCount: damaged,
      action: this.#action(),
    };
  }

  /** Whether something is wrong that nothing here could make good: no entry is taken on top of it. */
  get damaged(): boolean {
    return this.#counts.damaged > 0;
  }

  /** Whether the database's entry at a position is known not to be the signed one. */
  isWrong(position: number): boolean {
    return this.#wrongEntries.has(position);
  }

  /** Once. Resolves when everything has been looked at, or after `stop`. */
  run(): Promise<void> {
    return (this.#running ??= this.#run());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    const { store, tree, verifiers, signed } = this.#options;
    try {
      if (signed !== undefined) {
        await fsckTree(underCheckpoint(tree.reader, signed.note), verifiers, {
          mirror: databaseTree(store),
          restore: (file) => tree.write([file]),
          onBundle: (bundle) => this.#compare(bundle),
          onDamage: ({ path, code, entries, restorableFrom }) => this.#found({ file: path, code, entries }, restorableFrom !== null),
        });
      }
      this.#state = 'ok';
    } catch (error) {
      if (error instanceof Stopped) return;
      this.#found({ file: 'tree', code: error instanceof Error && 'code' in error ? String(error.code) : 'unreadable', entries: [] }, false);
    }
  }

  /** The database's entries of one bundle. */
  #compare({ first, leaves, entries }: ProvenBundle): void {
    if (this.#stopped) throw new Stopped();
    this.#checked += leaves.length;
    const rows = this.#rows(first, leaves.length);
    if (rows === undefined) return this.#found({ file: 'ledger.db', code: 'unreadable', entries: leaves.map((_, i) => first + i) }, false);
    if (entries !== undefined && rows.length === leaves.length && rows.every(({ entry }, i) => sameBytes(entry, entries[i] ?? entry.subarray(1))))
      return this.#compareRows(rows);
    const at = new Map(rows.map(({ position, entry }) => [position, entry]));
    const wrong = leaves.flatMap((leaf, i) => {
      const entry = at.get(first + i);
      return entry !== undefined && sameBytes(leafHash(entry), leaf) ? [] : [first + i];
    });
    if (wrong.length > 0)
      this.#found({ file: 'ledger.db', code: wrong.every((position) => !at.has(position)) ? 'missing' : 'wrong-hash', entries: wrong }, false);
  }

  /** Of rows whose entries are right: what else the service goes by, their kind and their key. */
  #compareRows(rows: readonly StoredEntry[]): void {
    const wrong = rows.filter(({ kind, entry }) => kindOf(Entry.decode(entry)) !== kind).map(({ position }) => position);
    if (wrong.length > 0) this.#found({ file: 'ledger.db', code: 'wrong-kind', entries: wrong }, false);
    const [first] = rows;
    if (first === undefined || this.#keysFound(first.position, rows.length)) return;
    this.#found({ file: 'ledger.db', code: 'wrong-key', entries: rows.map(({ position }) => position) }, false);
  }

  #keysFound(first: number, count: number): boolean {
    try {
      return this.#options.store.keysFound(first, count) === count;
    } catch {
      return false;
    }
  }

  #rows(first: number, count: number): readonly StoredEntry[] | undefined {
    try {
      return this.#options.store.read(first, count, Number.MAX_SAFE_INTEGER);
    } catch {
      return undefined;
    }
  }

  #found(damage: CheckDamage, mended: boolean): void {
    const [list, kind] = mended ? ([this.#mended, 'mended'] as const) : ([this.#damaged, 'damaged'] as const);
    this.#counts[kind]++;
    if (damage.file === 'ledger.db') {
      this.#counts.database++;
      for (const position of damage.entries) this.#wrongEntries.add(position);
    }
    if (list.length < MAX_NAMED) list.push(damage);
    this.#options.onDamage(damage, mended);
  }

  #action(): string | null {
    if (this.#counts.damaged === 0) return null;
    if (this.#counts.database === this.#counts.damaged)
      return 'stop the service; look at the disk; put back a backup of ledger.db that reaches as far, or start once with --mend-database, which takes these entries from the signed tree';
    if (this.#counts.database === 0) return 'stop the service; look at the disk; run: huecry ledger fsck DATA --from COPY; start it again';
    return 'stop the service; look at the disk; run: huecry ledger fsck DATA --from COPY, so that the tree is whole; then start once with --mend-database, which takes the entries of ledger.db from it';
  }
}

/**
 * The tree as if this checkpoint were the published one. What the disk cannot give (a bad sector) is as good as not there, and is
 * named and written again like a lost file.
 */
export function underCheckpoint(reader: TreeReader, note: string): TreeReader {
  const bytes = new TextEncoder().encode(note);
  return { ...reader, read: async (path) => (path === 'checkpoint' ? bytes : await reader.read(path).catch(() => null)) };
}

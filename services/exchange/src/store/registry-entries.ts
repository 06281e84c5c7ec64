import { Entry } from '@huecry/proto';
import { blob, type Database, int } from './database.ts';

export interface CachedEntry {
  readonly position: number;
  readonly bytes: Uint8Array;
}

export type RegistryEntryStore = ReturnType<typeof registryEntryStore>;

/** The exchange's own copy of the registry entries, so that it starts without reading the whole ledger. */
export function registryEntryStore(database: Database) {
  return {
    all: (): CachedEntry[] =>
      database
        .all('SELECT position, entry FROM registry_entries ORDER BY position')
        .map((row) => ({ position: int(row, 'position'), bytes: blob(row, 'entry') })),
    /** The time of the newest entry; 0 where there is none. */
    latestMs(): number {
      const row = database.one('SELECT entry FROM registry_entries ORDER BY position DESC LIMIT 1');
      return row === undefined ? 0 : Entry.decode(blob(row, 'entry')).timeMs;
    },
    /** Where a statement that was applied stands; `statement` is its SHA-256. */
    positionOfStatement(statement: Uint8Array): number | null {
      const row = database.one('SELECT position FROM registry_entries WHERE statement = ? ORDER BY position LIMIT 1', statement);
      return row === undefined ? null : int(row, 'position');
    },
    /** `statement` is the SHA-256 of the statement where it was applied, else null. */
    insert({ position, bytes }: CachedEntry, statement: Uint8Array | null): void {
      database.run('INSERT INTO registry_entries (position, entry, statement) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', position, bytes, statement);
    },
  };
}

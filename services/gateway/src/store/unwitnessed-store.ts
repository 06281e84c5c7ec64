import { blob, type Database, int } from './database.ts';

/** A received notice whose entries no witnesses had seen when it came. */
export interface Unwitnessed {
  readonly cursor: number;
  /** The exchange's decision, word for word. */
  readonly decision: Uint8Array;
}

export type UnwitnessedStore = ReturnType<typeof unwitnessedStore>;

export function unwitnessedStore(database: Database) {
  return {
    /** Belongs in the transaction that stores the notice. */
    add({ cursor, decision }: Unwitnessed): void {
      database.run('INSERT INTO unwitnessed (inbox, decision) VALUES (?, ?)', cursor, decision);
    },
    has: (cursor: number): boolean => database.one('SELECT 1 AS one FROM unwitnessed WHERE inbox = ?', cursor) !== undefined,
    count: (): number => int(database.one('SELECT count(*) AS n FROM unwitnessed') ?? {}, 'n'),
    /** Those behind `after`, oldest first. */
    next: (after: number, limit: number): Unwitnessed[] =>
      database
        .all('SELECT inbox, decision FROM unwitnessed WHERE inbox > ? ORDER BY inbox LIMIT ?', after, limit)
        .map((row) => ({ cursor: int(row, 'inbox'), decision: blob(row, 'decision') })),
    remove(cursor: number): void {
      database.run('DELETE FROM unwitnessed WHERE inbox = ?', cursor);
    },
  };
}

import type { Database } from './database.ts';

export type MarkStore = ReturnType<typeof markStore>;

/** Which of our entries in the ledger are marked `unwitnessed`: deliveries that rest on one say so, each time they go out. */
export function markStore(database: Database) {
  return {
    has: (position: number): boolean => database.one('SELECT 1 AS one FROM unwitnessed WHERE position = ?', position) !== undefined,
    add(position: number): void {
      database.run('INSERT INTO unwitnessed (position) VALUES (?) ON CONFLICT DO NOTHING', position);
    },
  };
}

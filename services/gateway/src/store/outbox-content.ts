import type { Notice } from '@huecry/notice';
import { blob, type Database, int, text } from './database.ts';
import type { Vault } from './vault.ts';

/** The content of our own notices, closed on disk. Writing methods belong inside a transaction of the caller. */
export type OutboxContent = ReturnType<typeof outboxContent>;

export function outboxContent(database: Database, vault: Vault) {
  const close = (outbox: number, part: string, value: unknown): void => {
    const { sealed, wrapped, storageKid } = vault.close({ outbox, part }, Buffer.from(JSON.stringify(value), 'utf8'));
    database.run(
      `INSERT INTO outbox_content (outbox, part, sealed, storage, wrapped) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET sealed = excluded.sealed, storage = excluded.storage, wrapped = excluded.wrapped`,
      outbox,
      part,
      sealed,
      storageKid,
      wrapped,
    );
  };
  const open = <T>(outbox: number, part: string): T | null => {
    const row = database.one('SELECT sealed, storage, wrapped FROM outbox_content WHERE outbox = ? AND part = ?', outbox, part);
    if (row === undefined) return null;
    const opened = vault.open({ outbox, part }, { sealed: blob(row, 'sealed'), wrapped: blob(row, 'wrapped'), storageKid: text(row, 'storage') });
    return JSON.parse(Buffer.from(opened).toString('utf8')) as T;
  };

  return {
    close,
    /** The notice as its agency gave it; null where it was erased. */
    notice: (cursor: number): Notice | null => open<Notice>(cursor, 'notice'),
    /** Its SD-JWT disclosures; none where it is not sealed, or was erased. */
    disclosures: (cursor: number): readonly string[] => open<string[]>(cursor, 'disclosures') ?? [],
    /** A field of an imported record that the notice does not carry. */
    keepAside: (cursor: number, field: string, value: unknown): void => close(cursor, `kept ${field}`, value),

    /** Notices that have ended and are not erased, oldest first. What is not sealed yet is ended by the outbox first. */
    ended: (nowMs: number, limit: number): number[] =>
      database
        .all(
          `SELECT cursor FROM outbox WHERE retain_until_ms <= ? AND erased_ms IS NULL AND state <> 'accepted' ORDER BY retain_until_ms LIMIT ?`,
          nowMs,
          limit,
        )
        .map((row) => int(row, 'cursor')),
    /** When the next one ends; null where none is left. */
    nextEndMs(): number | null {
      const row = database.one(`SELECT min(retain_until_ms) AS due FROM outbox WHERE erased_ms IS NULL AND state <> 'accepted'`);
      return row === undefined || row['due'] === null ? null : int(row, 'due');
    },
    /**
     * Destroys keys and ciphertext of a notice, and the digests that were made of its plain text: whoever has a guess could try it on them.
     * Its Idempotency-Key stays, so that it is never published again by it.
     */
    destroy(cursor: number, atMs: number): void {
      database.run('DELETE FROM outbox_content WHERE outbox = ?', cursor);
      database.run(`UPDATE idempotency SET request = '' WHERE outbox = ?`, cursor);
      database.run('UPDATE outbox SET erased_ms = ?, confirmation = NULL WHERE cursor = ?', atMs, cursor);
    },
    erasedSince: (ms: number): boolean => database.one('SELECT 1 AS one FROM outbox WHERE erased_ms >= ? LIMIT 1', ms) !== undefined,
  };
}

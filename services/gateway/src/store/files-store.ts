import type { Category } from '@huecry/notice';
import type { AttachmentRef } from '@huecry/seal';
import { blob, type Database, int, intOrNull, type Row, text, textOrNull } from './database.ts';
import type { Vault } from './vault.ts';

/** A file that an agency system gave us. */
export interface OutgoingFile {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The notice (its id) that is sealed with it; null where none is yet. */
  readonly notice: string | null;
  /** The exchange has all of it. */
  readonly atExchange: boolean;
}

/** A file that a notice we hold brings with it. */
export interface IncomingFile {
  readonly id: string;
  readonly category: Category;
  /** Of the ciphertext. */
  readonly sizeBytes: number;
  readonly here: boolean;
}

/** Which files there are. The files themselves stand in the attachment folder. Writing methods belong inside a transaction of the caller. */
export type FilesStore = ReturnType<typeof filesStore>;

export function filesStore(database: Database, vault: Vault) {
  const outgoing = (row: Row): OutgoingFile => ({
    id: text(row, 'id'),
    sha256: text(row, 'sha256'),
    sizeBytes: int(row, 'size_bytes'),
    notice: textOrNull(row, 'notice'),
    atExchange: int(row, 'at_exchange') === 1,
  });

  return {
    addOutgoing(ref: AttachmentRef & { readonly sha256: string }, sizeBytes: number, notice: string | null, atMs: number): void {
      const { wrapped, storageKid } = vault.wrapKey(ref.id, Buffer.from(ref.key, 'base64url'));
      database.run(
        'INSERT INTO files_out (id, sha256, size_bytes, storage, wrapped, notice, added_ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
        ref.id,
        ref.sha256,
        sizeBytes,
        storageKid,
        wrapped,
        notice,
        atMs,
      );
    },
    /** Every closing of this content, those of no notice first. */
    byContent: (sha256: string): OutgoingFile[] =>
      database.all('SELECT * FROM files_out WHERE sha256 = ? ORDER BY notice IS NOT NULL, added_ms', sha256).map(outgoing),
    ofNotice: (notice: string): OutgoingFile[] => database.all('SELECT * FROM files_out WHERE notice = ? ORDER BY id', notice).map(outgoing),
    keyOf(id: string): string {
      const row = database.one('SELECT storage, wrapped FROM files_out WHERE id = ?', id);
      if (row === undefined) throw new TypeError(`file ${id} is not here`);
      return Buffer.from(vault.unwrapKey(id, blob(row, 'wrapped'), text(row, 'storage'))).toString('base64url');
    },
    bind(id: string, notice: string): void {
      database.run('UPDATE files_out SET notice = ? WHERE id = ?', notice, id);
    },
    markAtExchange(id: string): void {
      database.run('UPDATE files_out SET at_exchange = 1 WHERE id = ?', id);
    },
    /** Files of ours that serve nothing any more: their notices have ended, or none was sealed with them since `beforeMs`. */
    spentOutgoing: (nowMs: number, beforeMs: number): string[] =>
      database
        .all(
          `SELECT id FROM files_out f WHERE (notice IS NULL AND added_ms < ?)
             OR (notice IS NOT NULL AND NOT EXISTS (
               SELECT 1 FROM outbox o WHERE o.id = f.notice AND o.state NOT IN ('refused', 'recalled') AND (o.expires_ms IS NULL OR o.expires_ms > ?)))`,
          beforeMs,
          nowMs,
        )
        .map((row) => text(row, 'id')),
    forgetOutgoing(id: string): void {
      database.run('DELETE FROM files_out WHERE id = ?', id);
    },

    expect(cursor: number, files: readonly Omit<IncomingFile, 'here'>[], dueMs: number): void {
      for (const { id, category, sizeBytes } of files) {
        const here = database.one('SELECT 1 AS one FROM files_in WHERE id = ? AND here = 1', id) !== undefined;
        database.run(
          'INSERT INTO files_in (inbox, category, id, size_bytes, here, next_attempt_ms) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
          cursor,
          category,
          id,
          sizeBytes,
          here ? 1 : 0,
          here ? null : dueMs,
        );
      }
    },
    incoming: (cursor: number): IncomingFile[] =>
      database.all('SELECT * FROM files_in WHERE inbox = ? ORDER BY category, id', cursor).map((row) => ({
        id: text(row, 'id'),
        category: text(row, 'category') as Category,
        sizeBytes: int(row, 'size_bytes'),
        here: int(row, 'here') === 1,
      })),
    nextWanted(nowMs: number): { readonly id: string; readonly sizeBytes: number; readonly attempts: number } | undefined {
      const row = database.one('SELECT id, size_bytes, attempts FROM files_in WHERE next_attempt_ms <= ? ORDER BY next_attempt_ms LIMIT 1', nowMs);
      return row === undefined ? undefined : { id: text(row, 'id'), sizeBytes: int(row, 'size_bytes'), attempts: int(row, 'attempts') };
    },
    nextWantedMs: (): number | null =>
      intOrNull(database.one('SELECT min(next_attempt_ms) AS due FROM files_in WHERE next_attempt_ms IS NOT NULL') ?? {}, 'due'),
    markHere(id: string): void {
      database.run('UPDATE files_in SET here = 1, next_attempt_ms = NULL WHERE id = ?', id);
    },
    postpone(id: string, attempts: number, dueMs: number): void {
      database.run('UPDATE files_in SET attempts = ?, next_attempt_ms = ? WHERE id = ? AND here = 0', attempts, dueMs, id);
    },
    /** The notice, or one category of it, is purged. */
    dropIncoming(cursor: number, category: Category | null): void {
      if (category === null) database.run('DELETE FROM files_in WHERE inbox = ?', cursor);
      else database.run('DELETE FROM files_in WHERE inbox = ? AND category = ?', cursor, category);
    },
    isIncoming: (id: string): boolean => database.one('SELECT 1 AS one FROM files_in WHERE id = ?', id) !== undefined,
    isOutgoing: (id: string): boolean => database.one('SELECT 1 AS one FROM files_out WHERE id = ?', id) !== undefined,
  };
}

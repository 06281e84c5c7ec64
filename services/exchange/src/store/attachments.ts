import type { Address, Category } from '@huecry/notice';
import { type Database, int, intOrNull, text } from './database.ts';

export interface NamedAttachment {
  readonly id: string;
  readonly category: Category;
  readonly sizeBytes: number;
}

/** Of the notice `n`. */
const NOT_RECALLED = "NOT EXISTS (SELECT 1 FROM recalls c WHERE c.iss = n.iss AND c.jti = n.jti AND c.state <> 'taken')";

export type AttachmentStore = ReturnType<typeof attachmentStore>;

/** Which ciphertexts there are, whose notices name them, and so who may have them. */
export function attachmentStore(database: Database) {
  return {
    /** A file is complete on disk. Belongs in a commit. */
    completed(id: string, from: Address, sizeBytes: number, atMs: number): void {
      database.run('INSERT INTO uploads (id, gateway, size_bytes, at_ms) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', id, from, sizeBytes, atMs);
    },
    sizeOf: (id: string): number | null => intOrNull(database.one('SELECT size_bytes FROM uploads WHERE id = ?', id) ?? {}, 'size_bytes'),
    /** Bytes of this gateway's that no notice names yet. */
    unnamedBytes: (from: Address): number =>
      intOrNull(
        database.one(
          'SELECT sum(size_bytes) AS bytes FROM uploads WHERE gateway = ? AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.id = uploads.id)',
          from,
        ) ?? {},
        'bytes',
      ) ?? 0,
    /** What a notice names, by category. Belongs in the commit that fixes the notice. */
    name(notice: Uint8Array, attachments: readonly NamedAttachment[]): void {
      for (const { id, category, sizeBytes } of attachments) {
        database.run('INSERT INTO attachments (id, notice, category, size_bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', id, notice, category, sizeBytes);
      }
    },
    /**
     * Whether a gateway may have it: the notice was delivered to it with the category that names the file, or it is the notice's own, and the
     * notice has not expired and is not recalled.
     */
    mayHave: (id: string, gateway: Address, nowSeconds: number): boolean =>
      database.one(
        `SELECT 1 AS one FROM attachments a JOIN notices n ON n.digest = a.notice
         WHERE a.id = ? AND n.exp > ? AND ${NOT_RECALLED}
           AND (n.iss = ? OR EXISTS (
             SELECT 1 FROM recipients r WHERE r.notice = a.notice AND r.address = ? AND r.outcome = 'deliver' AND r.times > 0
               AND instr(' ' || r.categories || ' ', ' ' || a.category || ' ') > 0))
         LIMIT 1`,
        id,
        nowSeconds,
        gateway,
        gateway,
      ) !== undefined,
    /** Files that nobody may have any more: their notices have expired or are recalled, or none has named them since `beforeMs`. */
    spent: (nowSeconds: number, beforeMs: number): string[] =>
      database
        .all(
          `SELECT id FROM uploads u WHERE
             NOT EXISTS (SELECT 1 FROM attachments a JOIN notices n ON n.digest = a.notice WHERE a.id = u.id AND n.exp > ? AND ${NOT_RECALLED})
             AND (at_ms < ? OR EXISTS (SELECT 1 FROM attachments a WHERE a.id = u.id))
           LIMIT 1000`,
          nowSeconds,
          beforeMs,
        )
        .map((row) => text(row, 'id')),
    forget(id: string): void {
      database.run('DELETE FROM uploads WHERE id = ?', id);
      database.run('DELETE FROM attachments WHERE id = ?', id);
    },
    count: (): number => int(database.one('SELECT count(*) AS count FROM uploads') ?? {}, 'count'),
  };
}

import { blob, blobOrNull, type Database, int, intOrNull, type Row, text } from './database.ts';

/** A receipt of ours, and what the exchange has said of its place. */
export interface OwnReceipt {
  readonly notice: string;
  readonly state: string;
  readonly part: string;
  readonly jws: Uint8Array;
  readonly digest: string;
  readonly signedMs: number;
  /** Null until the exchange has said where it stands. */
  readonly place: { readonly position: number; readonly salt: Uint8Array } | null;
  /** The ledger has shown that it stands there. */
  readonly proved: boolean;
}

/** An entry with receipts of ours, as the ledger has shown it; `proof` is a c2sp.org/tlog-proof text. */
export interface ReceiptEntry {
  readonly position: number;
  readonly entry: Uint8Array;
  readonly proof: string;
  readonly provedMs: number;
}

export type ReceiptProofsStore = ReturnType<typeof receiptProofsStore>;

const GAP = '\n\n';

/** Writes belong in a transaction of the caller. */
export function receiptProofsStore(database: Database) {
  return {
    byDigest: (digest: string): OwnReceipt | undefined => database.all('SELECT * FROM receipts WHERE digest = ?', digest).map(ownReceipt)[0],
    bySaying: (notice: string, state: string, part: string): OwnReceipt | undefined =>
      database.all('SELECT * FROM receipts WHERE notice = ? AND state = ? AND part = ?', notice, state, part).map(ownReceipt)[0],
    /** Everything that was said of one notice, in the order in which it was signed. */
    about: (notice: string): OwnReceipt[] => database.all('SELECT * FROM receipts WHERE notice = ? ORDER BY signed_ms, state, part', notice).map(ownReceipt),

    /** The exchange says where it stands. It is not sent again. */
    place(digest: string, position: number, salt: Uint8Array): void {
      database.run('UPDATE receipts SET position = ?, salt = ?, next_attempt_ms = NULL WHERE digest = ? AND proved = 0', position, salt, digest);
    },
    /** Another one of the same words was taken before this one: that is what stands, and it counts. */
    replace(digest: string, by: { readonly digest: string; readonly jws: Uint8Array }): void {
      database.run('UPDATE receipts SET digest = ?, jws = ? WHERE digest = ? AND proved = 0', by.digest, by.jws, digest);
    },
    /** Signed again with a key that is valid: the first one would be refused for its key, or was taken before that ended. */
    signAnew(digest: string, by: { readonly digest: string; readonly jws: Uint8Array }): void {
      database.run('UPDATE receipts SET digest = ?, jws = ?, anew = 1 WHERE digest = ? AND position IS NULL', by.digest, by.jws, digest);
    },
    /** Whether one that was signed again is still without proof. */
    anyAnew: (): boolean => database.one('SELECT 1 AS one FROM receipts WHERE proved = 0 AND anew = 1 LIMIT 1') !== undefined,
    /** It does not stand where the exchange said: it goes out again at `dueMs`. */
    displace(digest: string, dueMs: number): void {
      database.run('UPDATE receipts SET position = NULL, salt = NULL, next_attempt_ms = ? WHERE digest = ? AND proved = 0', dueMs, digest);
    },
    /** Positions below `size` whose receipts are to be proved, oldest first. */
    positions: (size: number, limit: number): number[] =>
      database
        .all('SELECT DISTINCT position FROM receipts WHERE proved = 0 AND position IS NOT NULL AND position < ? ORDER BY position LIMIT ?', size, limit)
        .map((row) => int(row, 'position')),
    unprovedAt: (position: number): OwnReceipt[] => database.all('SELECT * FROM receipts WHERE proved = 0 AND position = ?', position).map(ownReceipt),
    prove(digest: string): void {
      database.run('UPDATE receipts SET proved = 1 WHERE digest = ?', digest);
    },
    storeEntry({ position, entry, proof, provedMs }: ReceiptEntry): void {
      const at = proof.indexOf(GAP);
      const note = proof.slice(at + GAP.length);
      database.run('INSERT INTO proof_checkpoints (note) VALUES (?) ON CONFLICT DO NOTHING', note);
      database.run(
        `INSERT INTO receipt_entries (position, entry, proof, checkpoint, proved_ms)
         VALUES (?, ?, ?, (SELECT id FROM proof_checkpoints WHERE note = ?), ?) ON CONFLICT DO NOTHING`,
        position,
        entry,
        proof.slice(0, at),
        note,
        provedMs,
      );
    },
    entry(position: number): ReceiptEntry | undefined {
      return database
        .all('SELECT e.*, c.note FROM receipt_entries e JOIN proof_checkpoints c ON c.id = e.checkpoint WHERE e.position = ?', position)
        .map((row) => ({
          position,
          entry: blob(row, 'entry'),
          proof: `${text(row, 'proof')}${GAP}${text(row, 'note')}`,
          provedMs: int(row, 'proved_ms'),
        }))[0];
    },

    waitingCount: (): number => int(database.one('SELECT count(*) AS n FROM receipts WHERE proved = 0') ?? {}, 'n'),
    /** Whether any receipt waits for nothing but its proof. */
    placed: (): boolean => database.one('SELECT 1 AS one FROM receipts WHERE proved = 0 AND position IS NOT NULL LIMIT 1') !== undefined,
    /** Signed at or before this time, and not proved: how many, and how many of them say that something was purged. */
    overdue(signedMs: number): { readonly count: number; readonly purges: number } {
      const row =
        database.one(`SELECT count(*) AS n, count(*) FILTER (WHERE state = 'purged') AS purges FROM receipts WHERE proved = 0 AND signed_ms <= ?`, signedMs) ??
        {};
      return { count: int(row, 'n'), purges: int(row, 'purges') };
    },
    /** When the oldest that is not proved was signed, of those after `signedMs`. */
    nextSignedMs: (signedMs: number): number | null =>
      intOrNull(database.one('SELECT min(signed_ms) AS at FROM receipts WHERE proved = 0 AND signed_ms > ?', signedMs) ?? {}, 'at'),
  };
}

const ownReceipt = (row: Row): OwnReceipt => {
  const position = intOrNull(row, 'position');
  const salt = blobOrNull(row, 'salt');
  return {
    notice: text(row, 'notice'),
    state: text(row, 'state'),
    part: text(row, 'part'),
    jws: blob(row, 'jws'),
    digest: text(row, 'digest'),
    signedMs: int(row, 'signed_ms'),
    place: position === null || salt === null ? null : { position, salt },
    proved: int(row, 'proved') === 1,
  };
};

import type { Address } from '@huecry/notice';
import { blob, type Database, int, intOrNull, type Row, text } from './database.ts';

export type RecallState = 'taken' | 'standing' | 'settled';

/** An origin's withdrawal of a notice with all its revisions. There is one for a notice. */
export interface RecallRow {
  readonly id: number;
  /** Of the notice. */
  readonly iss: Address;
  readonly jti: string;
  /** SHA-256 of the JWS of the revision that it names. */
  readonly notice: Uint8Array;
  /** The gateway that recalled. */
  readonly gateway: Address;
  /** SHA-256 of the recall. */
  readonly recall: Uint8Array;
  readonly jws: Uint8Array;
  /** SHA-256(salt || jws) stands in the ledger. */
  readonly salt: Uint8Array;
  readonly state: RecallState;
  readonly position: number | null;
}

export interface RecallRecipientRow {
  readonly address: Address;
  readonly times: number;
  readonly publishedMs: number;
}

export type RecallStore = ReturnType<typeof recallStore>;

/** What the `part` of a purge receipt says that answers a recall. */
export const RECALLED_PART = 'recalled';

/** Reads happen at once; writes inside `database.commit`. */
export function recallStore(database: Database) {
  const of = (iss: Address, jti: string): RecallRow | null => recallOrNull(database.one('SELECT * FROM recalls WHERE iss = ? AND jti = ?', iss, jti));
  const recipients = (id: number): RecallRecipientRow[] =>
    database
      .all('SELECT address, times, published_ms FROM recall_recipients WHERE recall = ? ORDER BY address', id)
      .map((row) => ({ address: text(row, 'address') as Address, times: int(row, 'times'), publishedMs: int(row, 'published_ms') }));
  return {
    of,
    recipients,
    byId: (id: number): RecallRow | null => recallOrNull(database.one('SELECT * FROM recalls WHERE id = ?', id)),
    byRecall: (recall: Uint8Array): RecallRow | null => recallOrNull(database.one('SELECT * FROM recalls WHERE recall = ?', recall)),
    /** The recall that names this revision, if it stands: receipts that answer it are about that. */
    naming: (notice: Uint8Array): RecallRow | null => recallOrNull(database.one("SELECT * FROM recalls WHERE notice = ? AND state <> 'taken' LIMIT 1", notice)),
    /** Those whose sender has no proof yet, oldest first. */
    unproven: (): number[] => database.all("SELECT id FROM recalls WHERE state = 'standing' ORDER BY id").map((row) => int(row, 'id')),
    /** Fixes a recall. */
    take({ iss, jti, notice, gateway, recall, jws, salt }: Omit<RecallRow, 'id' | 'state' | 'position'>): RecallRow {
      database.run(
        "INSERT INTO recalls (iss, jti, notice, gateway, recall, jws, salt, state) VALUES (?, ?, ?, ?, ?, ?, ?, 'taken')",
        iss,
        jti,
        notice,
        gateway,
        recall,
        jws,
        salt,
      );
      const taken = of(iss, jti);
      if (taken === null) throw new TypeError('a recall that was inserted is there');
      return taken;
    },
    /** A recall that never came into the ledger and no longer may. */
    drop(id: number): void {
      database.run("DELETE FROM recalls WHERE id = ? AND state = 'taken'", id);
    },
    /** Its entry stands: nothing of the notice goes out any more, and every gateway to which a decision gave something of it is to be told. */
    setStanding({ id, iss, jti }: Pick<RecallRow, 'id' | 'iss' | 'jti'>, position: number): void {
      database.run("UPDATE recalls SET state = 'standing', position = ? WHERE id = ? AND state = 'taken'", position, id);
      database.run(
        `INSERT INTO recall_recipients (recall, address)
           SELECT DISTINCT ?, r.address FROM recipients r JOIN notices n ON n.digest = r.notice
           WHERE n.iss = ? AND n.jti = ? AND n.outcome_position IS NOT NULL AND r.outcome IN ('deliver', 'hold')
         ON CONFLICT DO NOTHING`,
        id,
        iss,
        jti,
      );
    },
    setPublished(id: number, addresses: readonly Address[], atMs: number): void {
      for (const address of addresses)
        database.run('UPDATE recall_recipients SET times = times + 1, published_ms = ? WHERE recall = ? AND address = ?', atMs, id, address);
    },
    setSettled(id: number): void {
      database.run("UPDATE recalls SET state = 'settled' WHERE id = ? AND state = 'standing'", id);
    },
    isRecipient: (id: number, address: Address): boolean =>
      database.one('SELECT 1 AS one FROM recall_recipients WHERE recall = ? AND address = ?', id, address) !== undefined,
  };
}

const recallOrNull = (row: Row | undefined): RecallRow | null =>
  row === undefined
    ? null
    : {
        id: int(row, 'id'),
        iss: text(row, 'iss') as Address,
        jti: text(row, 'jti'),
        notice: blob(row, 'notice'),
        gateway: text(row, 'gateway') as Address,
        recall: blob(row, 'recall'),
        jws: blob(row, 'jws'),
        salt: blob(row, 'salt'),
        state: text(row, 'state') as RecallState,
        position: intOrNull(row, 'position'),
      };

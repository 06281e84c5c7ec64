import type { Address } from '@huecry/notice';
import { blobOrNull, type Database, int, intOrNull, json, type Row, text, textOrNull } from './database.ts';

export type RecallState = 'open' | 'signed' | 'logged' | 'settled' | 'refused' | 'unsent';

/** A withdrawal of a notice of our member. */
export interface RecallRow {
  readonly origin: Address;
  readonly id: string;
  /** Digest and number of the revision that it names; null while nothing is signed. */
  readonly notice: string | null;
  readonly rev: number | null;
  /** The gateway that recalled. */
  readonly gateway: Address;
  readonly code: string;
  readonly reason: string;
  readonly recalledMs: number;
  readonly state: RecallState;
  readonly digest: string | null;
  readonly jws: Uint8Array | null;
  readonly refusal: { readonly code: string; readonly reason: string } | null;
  readonly position: number | null;
  readonly proof: string | null;
  readonly salt: Uint8Array | null;
  /** Who is told to purge; empty before it stands. */
  readonly recipients: readonly Address[];
  readonly sends: number;
}

/** A recipient's signed word that it has purged. */
export interface RecallPurge {
  readonly recipient: Address;
  readonly jws: string;
  /** Seconds since the epoch, as it signed. */
  readonly iat: number;
  /** Of the ledger entry that holds its digest. */
  readonly position: number;
  readonly reason: string | null;
}

export type RecallsStore = ReturnType<typeof recallsStore>;
type Named = Pick<RecallRow, 'origin' | 'id'>;

/** Writes belong inside a transaction of the caller. */
export function recallsStore(database: Database) {
  const one = (where: string, ...values: (string | number)[]): RecallRow | undefined =>
    database.all(`SELECT * FROM recalls WHERE ${where} LIMIT 1`, ...values).map(recallOf)[0];
  return {
    of: (origin: Address, id: string): RecallRow | undefined => one('origin = ? AND id = ?', origin, id),
    byId: (id: string): RecallRow | undefined => one('id = ?', id),
    byDigest: (digest: string): RecallRow | undefined => one('digest = ?', digest),
    byNotice: (notice: string): RecallRow | undefined => one('notice = ?', notice),
    list: (limit: number): RecallRow[] => database.all('SELECT * FROM recalls ORDER BY recalled_ms DESC, origin, id LIMIT ?', limit).map(recallOf),

    /** Takes a withdrawal; one that the exchange refused gives way. */
    open(recall: Pick<RecallRow, 'origin' | 'id' | 'notice' | 'rev' | 'gateway' | 'code' | 'reason' | 'recalledMs'>, dueMs: number): void {
      const { origin, id, notice, rev, gateway, code, reason, recalledMs } = recall;
      database.run(`DELETE FROM recalls WHERE origin = ? AND id = ? AND state = 'refused'`, origin, id);
      database.run(
        `INSERT INTO recalls (origin, id, notice, rev, gateway, code, reason, recalled_ms, state, next_attempt_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)
         ON CONFLICT DO NOTHING`,
        origin,
        id,
        notice,
        rev,
        gateway,
        code,
        reason,
        recalledMs,
        dueMs,
      );
    },
    /** Ends a revision of ours: it is not sent any more, and its content is erased next. Its ciphertext stays until its entry is opened for auditors. */
    withdraw(outbox: number): void {
      database.run(
        `UPDATE outbox SET state = CASE state WHEN 'refused' THEN state ELSE 'recalled' END, code = coalesce(code, 'recalled'), waiting = NULL,
           next_attempt_ms = NULL, retain_until_ms = 0, submission = CASE WHEN proof IS NULL THEN submission END WHERE cursor = ?`,
        outbox,
      );
    },
    /** Signed, or signed anew with another revision or key; sent from now on. */
    sign(
      { origin, id }: Named,
      signed: { readonly notice: string; readonly rev: number; readonly digest: string; readonly jws: Uint8Array; readonly recalledMs: number },
    ): void {
      database.run(
        `UPDATE recalls SET state = 'signed', notice = ?, rev = ?, digest = ?, jws = ?, recalled_ms = ? WHERE origin = ? AND id = ? AND state IN ('open', 'signed')`,
        signed.notice,
        signed.rev,
        signed.digest,
        signed.jws,
        signed.recalledMs,
        origin,
        id,
      );
    },
    /** Another key must sign it. */
    unsign({ origin, id }: Named, dueMs: number): void {
      database.run(
        `UPDATE recalls SET state = 'open', jws = NULL, digest = NULL, next_attempt_ms = ? WHERE origin = ? AND id = ? AND state = 'signed'`,
        dueMs,
        origin,
        id,
      );
    },
    /** It stands; it may be another one than ours. It goes out again, at once, for whoever has not purged. */
    log(recall: Omit<RecallRow, 'state' | 'refusal' | 'sends'>, dueMs: number): void {
      database.run(
        `INSERT INTO recalls (origin, id, notice, rev, gateway, code, reason, recalled_ms, state, digest, jws, position, proof, salt, recipients, next_attempt_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'logged', ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET notice = excluded.notice, rev = excluded.rev, gateway = excluded.gateway, code = excluded.code, reason = excluded.reason,
           recalled_ms = excluded.recalled_ms, state = 'logged', digest = excluded.digest, jws = excluded.jws, refusal_code = NULL, refusal_reason = NULL,
           position = excluded.position, proof = excluded.proof, salt = excluded.salt, recipients = excluded.recipients, next_attempt_ms = excluded.next_attempt_ms`,
        recall.origin,
        recall.id,
        recall.notice,
        recall.rev,
        recall.gateway,
        recall.code,
        recall.reason,
        recall.recalledMs,
        recall.digest,
        recall.jws,
        recall.position,
        recall.proof,
        recall.salt,
        JSON.stringify(recall.recipients),
        dueMs,
      );
    },
    refuse({ origin, id }: Named, code: string, reason: string): void {
      database.run(
        `UPDATE recalls SET state = 'refused', refusal_code = ?, refusal_reason = ?, next_attempt_ms = NULL WHERE origin = ? AND id = ?`,
        code,
        reason,
        origin,
        id,
      );
    },
    end({ origin, id }: Named, state: 'settled' | 'unsent'): void {
      database.run('UPDATE recalls SET state = ?, next_attempt_ms = NULL WHERE origin = ? AND id = ?', state, origin, id);
    },
    /** There are more whose purge is missing: it goes on. */
    tellMore({ origin, id }: Named, recipients: readonly Address[], dueMs: number): void {
      database.run(
        `UPDATE recalls SET state = 'logged', recipients = ?, next_attempt_ms = ? WHERE origin = ? AND id = ? AND state IN ('logged', 'settled')`,
        JSON.stringify(recipients),
        dueMs,
        origin,
        id,
      );
    },
    sent({ origin, id }: Named, dueMs: number): void {
      database.run('UPDATE recalls SET sends = sends + 1, next_attempt_ms = ? WHERE origin = ? AND id = ? AND next_attempt_ms IS NOT NULL', dueMs, origin, id);
    },
    postpone({ origin, id }: Named, dueMs: number): void {
      database.run('UPDATE recalls SET next_attempt_ms = ? WHERE origin = ? AND id = ? AND next_attempt_ms IS NOT NULL', dueMs, origin, id);
    },
    due: (nowMs: number): RecallRow | undefined => one('next_attempt_ms <= ? ORDER BY next_attempt_ms', nowMs),
    nextDueMs: (): number | null => intOrNull(database.one('SELECT min(next_attempt_ms) AS due FROM recalls') ?? {}, 'due'),
    /** Those that stand and that somebody has not answered. */
    unsettled: (): RecallRow[] => database.all(`SELECT * FROM recalls WHERE state = 'logged'`).map(recallOf),
    unlogged: (): number => int(database.one(`SELECT count(*) AS n FROM recalls WHERE state IN ('open', 'signed')`) ?? {}, 'n'),

    storePurge({ origin, id }: Named, purge: RecallPurge): void {
      database.run(
        'INSERT INTO recall_purges (origin, id, recipient, jws, iat, position, reason) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        origin,
        id,
        purge.recipient,
        purge.jws,
        purge.iat,
        purge.position,
        purge.reason,
      );
    },
    purges: ({ origin, id }: Named): RecallPurge[] =>
      database.all('SELECT * FROM recall_purges WHERE origin = ? AND id = ? ORDER BY recipient', origin, id).map((row) => ({
        recipient: text(row, 'recipient') as Address,
        jws: text(row, 'jws'),
        iat: int(row, 'iat'),
        position: int(row, 'position'),
        reason: textOrNull(row, 'reason'),
      })),
  };
}

const recallOf = (row: Row): RecallRow => {
  const refusal = textOrNull(row, 'refusal_code');
  return {
    origin: text(row, 'origin') as Address,
    id: text(row, 'id'),
    notice: textOrNull(row, 'notice'),
    rev: intOrNull(row, 'rev'),
    gateway: text(row, 'gateway') as Address,
    code: text(row, 'code'),
    reason: text(row, 'reason'),
    recalledMs: int(row, 'recalled_ms'),
    state: text(row, 'state') as RecallState,
    digest: textOrNull(row, 'digest'),
    jws: blobOrNull(row, 'jws'),
    refusal: refusal === null ? null : { code: refusal, reason: textOrNull(row, 'refusal_reason') ?? '' },
    position: intOrNull(row, 'position'),
    proof: textOrNull(row, 'proof'),
    salt: blobOrNull(row, 'salt'),
    recipients: json<Address[]>(row, 'recipients'),
    sends: int(row, 'sends'),
  };
};

import { blob, type Database, int, intOrNull, text } from './database.ts';

/** A delivery whose entries in the ledger are to be proved. */
export interface Unproved {
  readonly cursor: number;
  readonly id: string;
  readonly rev: number;
  readonly position: number;
  readonly decisionPosition: number;
  /** The origin's notice and the exchange's decision, as delivered. */
  readonly jws: Uint8Array;
  readonly decision: Uint8Array;
}

/** Both proofs as c2sp.org/tlog-proof texts, under one checkpoint. */
export interface DeliveryProof {
  readonly proof: string;
  readonly decisionProof: string;
  readonly provedMs: number;
}

export type ProofsStore = ReturnType<typeof proofsStore>;

/** A tlog-proof is what says where the entry stands, an empty line, and the checkpoint. */
const GAP = '\n\n';
const split = (proof: string): { readonly head: string; readonly note: string } => {
  const at = proof.indexOf(GAP);
  return { head: proof.slice(0, at), note: proof.slice(at + GAP.length) };
};

export function proofsStore(database: Database) {
  return {
    /** Belongs in the transaction that stores the delivery. */
    expect({ cursor, jws, decision, marked }: Pick<Unproved, 'cursor' | 'jws' | 'decision'> & { readonly marked: boolean }): void {
      database.run('INSERT INTO delivery_proofs (inbox, jws, decision, marked) VALUES (?, ?, ?, ?)', cursor, jws, decision, marked ? 1 : 0);
    },
    /** Those whose entries stand before `size`, oldest first. */
    waiting: (size: number, nowMs: number, limit: number): Unproved[] =>
      database
        .all(
          `SELECT p.inbox, i.id, i.rev, i.position, i.decision_position, p.jws, p.decision FROM delivery_proofs p JOIN inbox i ON i.cursor = p.inbox
           WHERE p.proved_ms IS NULL AND p.next_attempt_ms <= ? AND max(i.position, i.decision_position) < ? ORDER BY p.inbox LIMIT ?`,
          nowMs,
          size,
          limit,
        )
        .map(unproved),
    /** One that is not proved yet; undefined where it is. */
    unproved: (cursor: number): Unproved | undefined =>
      database
        .all(
          `SELECT p.inbox, i.id, i.rev, i.position, i.decision_position, p.jws, p.decision FROM delivery_proofs p JOIN inbox i ON i.cursor = p.inbox
           WHERE p.proved_ms IS NULL AND p.inbox = ?`,
          cursor,
        )
        .map(unproved)[0],
    putOff(cursor: number, dueMs: number): void {
      database.run('UPDATE delivery_proofs SET next_attempt_ms = ? WHERE inbox = ?', dueMs, cursor);
    },
    prove(cursor: number, { proof, decisionProof, provedMs }: DeliveryProof): void {
      const { head, note } = split(proof);
      database.run('INSERT INTO proof_checkpoints (note) VALUES (?) ON CONFLICT DO NOTHING', note);
      database.run(
        `UPDATE delivery_proofs SET jws = NULL, decision = NULL, proved_ms = ?, proof = ?, decision_proof = ?,
           checkpoint = (SELECT id FROM proof_checkpoints WHERE note = ?) WHERE inbox = ?`,
        provedMs,
        head,
        split(decisionProof).head,
        note,
        cursor,
      );
    },
    of(cursor: number): DeliveryProof | null {
      const row = database.one(
        'SELECT p.proof, p.decision_proof, p.proved_ms, c.note FROM delivery_proofs p JOIN proof_checkpoints c ON c.id = p.checkpoint WHERE p.inbox = ?',
        cursor,
      );
      if (row === undefined) return null;
      const note = text(row, 'note');
      return {
        proof: `${text(row, 'proof')}${GAP}${note}`,
        decisionProof: `${text(row, 'decision_proof')}${GAP}${note}`,
        provedMs: int(row, 'proved_ms'),
      };
    },
    /** Whether its entries were proved; and, where not, whether it was marked as sent without witnesses. */
    standing(cursor: number): 'proved' | 'waiting' | 'marked' {
      const row = database.one('SELECT proved_ms, marked FROM delivery_proofs WHERE inbox = ?', cursor);
      if (row !== undefined && intOrNull(row, 'proved_ms') !== null) return 'proved';
      return row !== undefined && int(row, 'marked') === 1 ? 'marked' : 'waiting';
    },
    waitingCount: (): number => int(database.one('SELECT count(*) AS n FROM delivery_proofs WHERE proved_ms IS NULL') ?? {}, 'n'),
    /** Received at or before this time, and not proved. */
    overdue(receivedMs: number): { readonly count: number; readonly position: number | null } {
      const row =
        database.one(
          `SELECT count(*) AS n, min(i.position) AS position FROM delivery_proofs p JOIN inbox i ON i.cursor = p.inbox
           WHERE p.proved_ms IS NULL AND i.received_ms <= ?`,
          receivedMs,
        ) ?? {};
      return { count: int(row, 'n'), position: intOrNull(row, 'position') };
    },
    /** When the oldest that is not proved was received, of those after `receivedMs`. */
    nextReceivedMs: (receivedMs: number): number | null =>
      intOrNull(
        database.one(
          'SELECT min(i.received_ms) AS at FROM delivery_proofs p JOIN inbox i ON i.cursor = p.inbox WHERE p.proved_ms IS NULL AND i.received_ms > ?',
          receivedMs,
        ) ?? {},
        'at',
      ),
  };
}

const unproved = (row: Parameters<typeof int>[0]): Unproved => ({
  cursor: int(row, 'inbox'),
  id: text(row, 'id'),
  rev: int(row, 'rev'),
  position: int(row, 'position'),
  decisionPosition: int(row, 'decision_position'),
  jws: blob(row, 'jws'),
  decision: blob(row, 'decision'),
});

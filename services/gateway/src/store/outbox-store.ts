import type { Address, Kind, Notice } from '@huecry/notice';
import { blob, blobOrNull, type Database, int, intOrNull, json, type Row, text } from './database.ts';
import { ESSENTIAL } from './schema.ts';
import { type ChainLink, COLUMNS, type OutboxRow, outboxRow, type ProofRow, recipientReport, type SealedRow } from './outbox-rows.ts';
import type { OutboxContent } from './outbox-content.ts';
import { OPEN_RECIPIENT_STATES, type OriginRestrictions, type ReceiptReport, type RecipientReport, type Waiting } from './types.ts';

export type { ChainLink, OutboxRow } from './outbox-rows.ts';

const OPEN = OPEN_RECIPIENT_STATES.map((state) => `'${state}'`).join(', ');

/** The outbox's rows. Every method but the reading ones belongs inside a transaction of the caller. */
export type OutboxStore = ReturnType<typeof outboxStore>;

const row = (found: Row | undefined): OutboxRow | undefined => (found === undefined ? undefined : outboxRow(found));

export function outboxStore(database: Database, content: OutboxContent) {
  return {
    insert(entry: {
      readonly id: string;
      readonly rev: number;
      readonly notice: Notice;
      readonly acceptedMs: number;
      /** The notice's end. */
      readonly retainUntilMs: number;
      readonly recipients: readonly Address[];
      readonly restrictions: OriginRestrictions;
      readonly confirmation: string | null;
      readonly completes?: number;
    }): number {
      const { lastId } = database.run(
        `INSERT INTO outbox (id, rev, state, kind, accepted_ms, retain_until_ms, restrictions, confirmation, completes) VALUES (?, ?, 'accepted', ?, ?, ?, ?, ?, ?)`,
        entry.id,
        entry.rev,
        entry.notice.kind,
        entry.acceptedMs,
        entry.retainUntilMs,
        JSON.stringify(entry.restrictions),
        entry.confirmation,
        entry.completes ?? null,
      );
      content.close(lastId, 'notice', entry.notice);
      for (const recipient of entry.recipients)
        database.run(`INSERT INTO outbox_recipients (outbox, recipient, state) VALUES (?, ?, 'queued')`, lastId, recipient);
      return lastId;
    },

    byCursor: (cursor: number): OutboxRow | undefined => row(database.one(`SELECT ${COLUMNS} FROM outbox WHERE cursor = ?`, cursor)),
    /** The newest revision that its agency gave. */
    byId: (id: string): OutboxRow | undefined =>
      row(database.one(`SELECT ${COLUMNS} FROM outbox WHERE id = ? AND completes IS NULL ORDER BY cursor DESC LIMIT 1`, id)),
    byDigest: (digest: string): OutboxRow | undefined => row(database.one(`SELECT ${COLUMNS} FROM outbox WHERE digest = ?`, digest)),
    bySubmissionDigest: (digest: string): OutboxRow | undefined => row(database.one(`SELECT ${COLUMNS} FROM outbox WHERE submission_digest = ?`, digest)),
    /** The first to be sealed now: none that waits for later, and no revision before one that precedes it and does not wait. */
    nextAccepted: (nowMs: number): OutboxRow | undefined => {
      const first = (which: string): OutboxRow | undefined =>
        row(
          database.one(
            `SELECT ${COLUMNS} FROM outbox o WHERE state = 'accepted' AND coalesce(next_attempt_ms, 0) <= ? ${which}
             AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.id = o.id AND e.cursor < o.cursor AND e.state = 'accepted' AND e.waiting IS NULL)
             ORDER BY cursor LIMIT 1`,
            nowMs,
          ),
        );
      return first(`AND kind IN (${ESSENTIAL})`) ?? first('');
    },
    revisions: (id: string): OutboxRow[] => database.all(`SELECT ${COLUMNS} FROM outbox WHERE id = ? ORDER BY cursor`, id).map(outboxRow),
    /** Those that were signed, in the order of their numbers. */
    sealed: (id: string): OutboxRow[] => database.all(`SELECT ${COLUMNS} FROM outbox WHERE id = ? AND digest IS NOT NULL ORDER BY rev`, id).map(outboxRow),
    restrictions: (cursor: number): OriginRestrictions =>
      json<OriginRestrictions>(database.one('SELECT restrictions FROM outbox WHERE cursor = ?', cursor) ?? {}, 'restrictions'),
    /** The first notice that the broker never took: none with a higher seq goes out before it, but that essential ones have a line of their own. */
    nextSealed: (essential: boolean): OutboxRow | undefined =>
      row(database.one(`SELECT ${COLUMNS} FROM outbox WHERE state = 'sealed' AND kind ${essential ? 'IN' : 'NOT IN'} (${ESSENTIAL}) ORDER BY seq LIMIT 1`)),
    /** Something submitted whose proof or answers are overdue. */
    nextOverdue: (nowMs: number): OutboxRow | undefined =>
      row(
        database.one(
          `SELECT ${COLUMNS} FROM outbox WHERE state IN ('submitted', 'logged') AND next_attempt_ms <= ? ORDER BY next_attempt_ms, seq LIMIT 1`,
          nowMs,
        ),
      ),
    /** When the next repetition falls due; null where nothing waits. */
    nextDueMs: (): number | null =>
      intOrNull(
        database.one(`SELECT min(next_attempt_ms) AS due FROM outbox WHERE next_attempt_ms IS NOT NULL AND state IN ('accepted', 'submitted', 'logged')`) ?? {},
        'due',
      ),

    acceptedSince: (ms: number): OutboxRow[] => database.all(`SELECT ${COLUMNS} FROM outbox WHERE accepted_ms >= ? ORDER BY cursor`, ms).map(outboxRow),

    list(query: { readonly after: number; readonly limit: number; readonly kind: Kind | undefined }): OutboxRow[] {
      const kind = query.kind ?? null;
      return database
        .all(`SELECT ${COLUMNS} FROM outbox WHERE cursor > ? AND (? IS NULL OR kind = ?) ORDER BY cursor LIMIT ?`, query.after, kind, kind, query.limit)
        .map(outboxRow);
    },

    /** Of one that cannot have been erased yet. */
    notice(cursor: number): Notice {
      const notice = content.notice(cursor);
      if (notice === null) throw new TypeError(`the content of outbox row ${cursor} was erased`);
      return notice;
    },

    recipients: (cursor: number): RecipientReport[] =>
      database.all('SELECT * FROM outbox_recipients WHERE outbox = ? ORDER BY recipient', cursor).map(recipientReport),

    /** The recipients that the agency named. */
    addressed: (cursor: number): Address[] =>
      database
        .all('SELECT recipient FROM outbox_recipients WHERE outbox = ? AND addressed = 1 ORDER BY recipient', cursor)
        .map((found) => text(found, 'recipient') as Address),

    /** Somebody who is not addressed and has to be told all the same. */
    addRecipient(cursor: number, recipient: Address): void {
      database.run(`INSERT INTO outbox_recipients (outbox, recipient, state, addressed) VALUES (?, ?, 'queued', 0) ON CONFLICT DO NOTHING`, cursor, recipient);
    },

    updateRecipient(cursor: number, change: Omit<RecipientReport, 'receipt'>): void {
      database.run(
        'UPDATE outbox_recipients SET state = ?, point = ?, code = ?, rule = ?, cite = ?, reason = ?, categories = ?, withheld = ? WHERE outbox = ? AND recipient = ?',
        change.state,
        change.point,
        change.code,
        change.rule,
        change.cite,
        change.reason,
        JSON.stringify(change.categories),
        JSON.stringify(change.withheld),
        cursor,
        change.recipient,
      );
    },

    storeReceipt(cursor: number, recipient: Address, receipt: ReceiptReport): void {
      database.run('UPDATE outbox_recipients SET receipt = ? WHERE outbox = ? AND recipient = ?', JSON.stringify(receipt), cursor, recipient);
    },

    sequence(): ChainLink | null {
      const found = database.one('SELECT seq, digest FROM sequence');
      return found === undefined ? null : { number: int(found, 'seq'), digest: text(found, 'digest') };
    },

    pair(recipient: Address): ChainLink | null {
      const found = database.one('SELECT n, digest FROM pairs_out WHERE recipient = ?', recipient);
      return found === undefined ? null : { number: int(found, 'n'), digest: text(found, 'digest') };
    },

    /** Takes the next place in both chains together with the bytes that claim it: a number is never given to two notices. */
    storeSealed(cursor: number, sealed: SealedRow): void {
      database.run(
        `UPDATE outbox SET state = 'sealed', waiting = NULL, rev = ?, seq = ?, digest = ?, submission_digest = ?, jws = ?, submission = ?, expires_ms = ?, retain_until_ms = ?, next_attempt_ms = ? WHERE cursor = ?`,
        sealed.rev,
        sealed.seq,
        sealed.digest,
        sealed.submissionDigest,
        sealed.jws,
        sealed.submission,
        sealed.expiresMs,
        sealed.expiresMs,
        sealed.dueMs,
        cursor,
      );
      content.close(cursor, 'disclosures', sealed.disclosures);
      database.run(
        'INSERT INTO sequence (one, seq, digest) VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, digest = excluded.digest',
        sealed.seq,
        sealed.digest,
      );
      for (const { recipient, n } of sealed.pairs) {
        database.run(
          'INSERT INTO pairs_out (recipient, n, digest) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = excluded.n, digest = excluded.digest',
          recipient,
          n,
          sealed.digest,
        );
      }
    },

    submission: (cursor: number): Uint8Array | null => blobOrNull(database.one('SELECT submission FROM outbox WHERE cursor = ?', cursor) ?? {}, 'submission'),
    jws: (cursor: number): Uint8Array => blob(database.one('SELECT jws FROM outbox WHERE cursor = ?', cursor) ?? {}, 'jws'),
    decision: (cursor: number): Uint8Array | null => blobOrNull(database.one('SELECT decision FROM outbox WHERE cursor = ?', cursor) ?? {}, 'decision'),

    /**
     * The broker has it: what is still queued is now submitted, and the answers are awaited until `dueMs`. Where it was hastened meanwhile
     * it is due as that says: what was under way may have been handled before.
     */
    markSubmitted(cursor: number, attempts: number, dueMs: number): void {
      database.run(
        `UPDATE outbox SET state = CASE state WHEN 'sealed' THEN 'submitted' ELSE state END, attempts = ?,
         next_attempt_ms = CASE WHEN state IN ('settled', 'refused', 'recalled') THEN NULL ELSE ? END WHERE cursor = ? AND attempts < ?`,
        attempts,
        dueMs,
        cursor,
        attempts,
      );
      database.run(`UPDATE outbox_recipients SET state = 'submitted' WHERE outbox = ? AND state = 'queued'`, cursor);
    },

    /** It stays accepted, and people are told why. */
    wait(cursor: number, waiting: Waiting, untilMs: number): void {
      database.run('UPDATE outbox SET waiting = ?, next_attempt_ms = ? WHERE cursor = ?', JSON.stringify(waiting), untilMs, cursor);
    },
    /** What was waited for may be there. */
    waitNoLonger(): void {
      database.run(`UPDATE outbox SET next_attempt_ms = NULL WHERE state = 'accepted' AND next_attempt_ms IS NOT NULL`);
    },
    firstWaiting: (): OutboxRow | undefined =>
      row(database.one(`SELECT ${COLUMNS} FROM outbox WHERE state = 'accepted' AND waiting IS NOT NULL ORDER BY cursor LIMIT 1`)),

    postpone(cursor: number, attempts: number, dueMs: number): void {
      database.run('UPDATE outbox SET attempts = ?, next_attempt_ms = ? WHERE cursor = ?', attempts, dueMs, cursor);
    },

    /** It is to be submitted again at once. Gives the number of attempts, of which the next one is the first after this. */
    hasten(cursor: number, nowMs: number): number {
      database.run('UPDATE outbox SET attempts = attempts + 1, next_attempt_ms = ? WHERE cursor = ?', nowMs, cursor);
      return int(database.one('SELECT attempts FROM outbox WHERE cursor = ?', cursor) ?? {}, 'attempts');
    },

    storeProof(cursor: number, proof: ProofRow): void {
      database.run(
        `UPDATE outbox SET state = CASE state WHEN 'recalled' THEN state ELSE 'logged' END, submission = CASE state WHEN 'recalled' THEN NULL ELSE submission END,
           position = ?, proof = ?, decision = ?, decision_position = ?, decision_proof = ? WHERE cursor = ?`,
        proof.position,
        proof.proof,
        proof.decision,
        proof.decisionPosition,
        proof.decisionProof,
        cursor,
      );
    },

    /** The verified proofs of a notice of ours; null before they have come. */
    proofs(cursor: number): { readonly position: number; readonly proof: string; readonly decisionPosition: number; readonly decisionProof: string } | null {
      const found = database.one('SELECT position, proof, decision_position, decision_proof FROM outbox WHERE cursor = ? AND proof IS NOT NULL', cursor);
      return found === undefined
        ? null
        : {
            position: int(found, 'position'),
            proof: text(found, 'proof'),
            decisionPosition: int(found, 'decision_position'),
            decisionProof: text(found, 'decision_proof'),
          };
    },

    /** Ends a row that goes nowhere. `position` where the refusal stands in the ledger. */
    refuse(cursor: number, code: string, reason: string, position: number | null): void {
      database.run(
        `UPDATE outbox SET state = 'refused', code = ?, reason = ?, position = coalesce(?, position), submission = NULL, waiting = NULL, next_attempt_ms = NULL WHERE cursor = ?`,
        code,
        reason,
        position,
        cursor,
      );
    },

    /** Settles the row where it has its proof and no recipient is open; true where it did. The ciphertext is no longer needed then. */
    settle(cursor: number): boolean {
      const { changes } = database.run(
        `UPDATE outbox SET state = 'settled', submission = NULL, next_attempt_ms = NULL WHERE cursor = ? AND state = 'logged'
         AND NOT EXISTS (SELECT 1 FROM outbox_recipients WHERE outbox = outbox.cursor AND state IN (${OPEN}))`,
        cursor,
      );
      return changes > 0;
    },

    /** Rows with a recipient that has not answered, for the sweep of deadlines and deregistrations. */
    openRecipients: (): { cursor: number; recipient: Address; expiresMs: number | null; logged: boolean }[] =>
      database
        .all(`SELECT o.cursor, r.recipient, o.expires_ms, o.state FROM outbox_recipients r JOIN outbox o ON o.cursor = r.outbox WHERE r.state IN (${OPEN})`)
        .map((found) => ({
          cursor: int(found, 'cursor'),
          recipient: text(found, 'recipient') as Address,
          expiresMs: intOrNull(found, 'expires_ms'),
          logged: ['logged', 'recalled'].includes(text(found, 'state')),
        })),

    countByState: (): ReadonlyMap<string, number> =>
      new Map(database.all('SELECT state, count(*) AS count FROM outbox GROUP BY state').map((found) => [text(found, 'state'), int(found, 'count')])),

    idempotent(key: string): { readonly request: string; readonly outbox: number } | undefined {
      const found = database.one('SELECT request, outbox FROM idempotency WHERE key = ?', key);
      return found === undefined ? undefined : { request: text(found, 'request'), outbox: int(found, 'outbox') };
    },
    rememberIdempotency(key: string, request: string, outbox: number): void {
      database.run('INSERT INTO idempotency (key, request, outbox) VALUES (?, ?, ?)', key, request, outbox);
    },
  };
}

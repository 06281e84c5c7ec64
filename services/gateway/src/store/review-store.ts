import type { Address, Category } from '@huecry/notice';
import type { RuleRef } from '@huecry/policy';
import { blob, blobOrNull, type Database, int, intOrNull, json, type Row, text, textOrNull } from './database.ts';

export interface HeldRecipient {
  readonly recipient: Address;
  readonly categories: readonly Category[];
  readonly rules: readonly RuleRef[];
}

/** A notice that came to us for review. */
export interface ReviewRow {
  readonly cursor: number;
  readonly notice: string;
  readonly id: string;
  readonly rev: number;
  readonly origin: Address;
  readonly position: number;
  readonly receivedMs: number;
  readonly expiresMs: number;
  readonly held: readonly HeldRecipient[];
}

/** A release or refusal that we signed: `signed` until the exchange has `logged` or `refused` it. */
export interface ReleaseRow {
  readonly digest: string;
  readonly notice: string;
  readonly jws: Uint8Array;
  readonly state: 'signed' | 'logged' | 'refused';
  /** Why the exchange refused it. */
  readonly code: string | null;
  readonly reason: string | null;
  readonly position: number | null;
  readonly proof: string | null;
  readonly salt: Uint8Array | null;
  readonly sends: number;
  readonly nextAttemptMs: number | null;
}

/** A further decision on a notice of ours, with the release that it followed. */
export interface OutboxRuling {
  readonly decisionPosition: number;
  readonly decision: Uint8Array;
  readonly decisionProof: string;
  readonly release: Uint8Array;
  readonly releasePosition: number;
  readonly releaseProof: string;
  readonly attempts: number;
}

export type ReviewStore = ReturnType<typeof reviewStore>;

/** Writes belong inside a transaction of the caller. */
export function reviewStore(database: Database) {
  const releases = (where: string, ...values: (string | number)[]): ReleaseRow[] =>
    database.all(`SELECT * FROM releases WHERE ${where} ORDER BY rowid`, ...values).map(releaseOf);
  return {
    addReviewer(outbox: number, recipient: Address): void {
      database.run('INSERT INTO outbox_reviewers (outbox, recipient) VALUES (?, ?) ON CONFLICT DO NOTHING', outbox, recipient);
    },
    reviewers: (outbox: number): ReadonlySet<Address> =>
      new Set(database.all('SELECT recipient FROM outbox_reviewers WHERE outbox = ?', outbox).map((row) => text(row, 'recipient') as Address)),

    addRuling(outbox: number, ruling: OutboxRuling): void {
      database.run(
        `INSERT INTO outbox_rulings (outbox, decision_position, decision, decision_proof, release, release_position, release_proof, attempts)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        outbox,
        ruling.decisionPosition,
        ruling.decision,
        ruling.decisionProof,
        ruling.release,
        ruling.releasePosition,
        ruling.releaseProof,
        ruling.attempts,
      );
    },
    rulings: (outbox: number): OutboxRuling[] =>
      database.all('SELECT * FROM outbox_rulings WHERE outbox = ? ORDER BY decision_position', outbox).map((row) => ({
        decisionPosition: int(row, 'decision_position'),
        decision: blob(row, 'decision'),
        decisionProof: text(row, 'decision_proof'),
        release: blob(row, 'release'),
        releasePosition: int(row, 'release_position'),
        releaseProof: text(row, 'release_proof'),
        attempts: int(row, 'attempts'),
      })),

    addReview(review: Omit<ReviewRow, 'cursor'>): void {
      database.run(
        `INSERT INTO reviews (notice, id, rev, origin, position, received_ms, expires_ms, held)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        review.notice,
        review.id,
        review.rev,
        review.origin,
        review.position,
        review.receivedMs,
        review.expiresMs,
        JSON.stringify(review.held),
      );
    },
    /** The newest revision that came for review. */
    review(id: string): ReviewRow | undefined {
      const row = database.one('SELECT * FROM reviews WHERE id = ? ORDER BY rev DESC LIMIT 1', id);
      return row === undefined ? undefined : reviewOf(row);
    },
    reviewOf(notice: string): ReviewRow | undefined {
      const row = database.one('SELECT * FROM reviews WHERE notice = ?', notice);
      return row === undefined ? undefined : reviewOf(row);
    },
    reviews: (query: { readonly after: number; readonly limit: number }): ReviewRow[] =>
      database.all('SELECT * FROM reviews WHERE cursor > ? ORDER BY cursor LIMIT ?', query.after, query.limit).map(reviewOf),

    addRelease(release: Pick<ReleaseRow, 'digest' | 'notice' | 'jws'>, dueMs: number): void {
      database.run(
        "INSERT INTO releases (digest, notice, jws, state, next_attempt_ms) VALUES (?, ?, ?, 'signed', ?)",
        release.digest,
        release.notice,
        release.jws,
        dueMs,
      );
    },
    releasesOf: (notice: string): ReleaseRow[] => releases('notice = ?', notice),
    release: (digest: string): ReleaseRow | undefined => releases('digest = ?', digest).at(0),
    nextRelease: (nowMs: number): ReleaseRow | undefined => releases('next_attempt_ms <= ?', nowMs).at(0),
    nextReleaseDueMs: (): number | null => intOrNull(database.one('SELECT min(next_attempt_ms) AS due FROM releases') ?? {}, 'due'),
    sent(digest: string, dueMs: number): void {
      database.run('UPDATE releases SET sends = sends + 1, next_attempt_ms = ? WHERE digest = ? AND next_attempt_ms IS NOT NULL', dueMs, digest);
    },
    postpone(digest: string, dueMs: number): void {
      database.run('UPDATE releases SET next_attempt_ms = ? WHERE digest = ? AND next_attempt_ms IS NOT NULL', dueMs, digest);
    },
    logged(digest: string, proved: { readonly position: number; readonly proof: string; readonly salt: Uint8Array }): void {
      database.run(
        "UPDATE releases SET state = 'logged', code = NULL, reason = NULL, position = ?, proof = ?, salt = ?, next_attempt_ms = NULL WHERE digest = ?",
        proved.position,
        proved.proof,
        proved.salt,
        digest,
      );
    },
    /** What the log holds is no longer refused. */
    refused(digest: string, code: string, reason: string): void {
      database.run(
        "UPDATE releases SET state = 'refused', code = ?, reason = ?, next_attempt_ms = NULL WHERE digest = ? AND state = 'signed'",
        code,
        reason,
        digest,
      );
    },
  };
}

const reviewOf = (row: Row): ReviewRow => ({
  cursor: int(row, 'cursor'),
  notice: text(row, 'notice'),
  id: text(row, 'id'),
  rev: int(row, 'rev'),
  origin: text(row, 'origin') as Address,
  position: int(row, 'position'),
  receivedMs: int(row, 'received_ms'),
  expiresMs: int(row, 'expires_ms'),
  held: json<readonly HeldRecipient[]>(row, 'held'),
});

const releaseOf = (row: Row): ReleaseRow => ({
  digest: text(row, 'digest'),
  notice: text(row, 'notice'),
  jws: blob(row, 'jws'),
  state: text(row, 'state') as ReleaseRow['state'],
  code: textOrNull(row, 'code'),
  reason: textOrNull(row, 'reason'),
  position: intOrNull(row, 'position'),
  proof: textOrNull(row, 'proof'),
  salt: blobOrNull(row, 'salt'),
  sends: int(row, 'sends'),
  nextAttemptMs: intOrNull(row, 'next_attempt_ms'),
});

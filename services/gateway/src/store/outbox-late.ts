import type { Address } from '@huecry/notice';
import { type Database, int, intOrNull, text, textOrNull } from './database.ts';
import type { RecipientReport } from './types.ts';

/** A recipient of a revision that was sealed without it, because nothing could be decided for it. */
export interface LateRecipient {
  /** The row of that revision. */
  readonly outbox: number;
  readonly recipient: Address;
  readonly expiresMs: number;
  readonly acceptedMs: number;
  /** `exchange` where we could decide and it could not. */
  readonly point: RecipientReport['point'];
}

/** A recipient of a notice of ours that waits: for its law or its key, or, held, for a review. */
export interface WaitingRecipient {
  readonly id: string;
  readonly rev: number;
  readonly recipient: Address;
  readonly state: 'waiting' | 'held';
  readonly code: string | null;
  readonly rule: string | null;
  readonly reason: string | null;
}

export type OutboxLate = ReturnType<typeof outboxLate>;

/** Recipients who wait. Every method but the reading ones belongs inside a transaction of the caller. */
export function outboxLate(database: Database) {
  return {
    /** Whom no revision serves yet, oldest first. */
    waiting: (): LateRecipient[] =>
      database
        .all(
          `SELECT r.outbox, r.recipient, r.point, o.expires_ms, o.accepted_ms FROM outbox_recipients r JOIN outbox o ON o.cursor = r.outbox
           WHERE r.state = 'waiting' AND r.later IS NULL ORDER BY r.outbox, r.recipient`,
        )
        .map((found) => ({
          outbox: int(found, 'outbox'),
          recipient: text(found, 'recipient') as Address,
          expiresMs: int(found, 'expires_ms'),
          acceptedMs: int(found, 'accepted_ms'),
          point: found['point'] as LateRecipient['point'],
        })),

    /** For what they wait: a code, since when the oldest does, a reason, how many. */
    byCode: (): { readonly code: string; readonly sinceMs: number; readonly reason: string; readonly count: number }[] =>
      database
        .all(
          `SELECT r.code, min(o.accepted_ms) AS since, min(r.reason) AS reason, count(*) AS count FROM outbox_recipients r JOIN outbox o ON o.cursor = r.outbox
           WHERE r.state = 'waiting' AND r.later IS NULL GROUP BY r.code`,
        )
        .map((found) => ({ code: text(found, 'code'), sinceMs: int(found, 'since'), reason: text(found, 'reason'), count: int(found, 'count') })),

    /** All who wait now, for law, key or review. */
    standing: (): WaitingRecipient[] =>
      database
        .all(
          `SELECT o.id, o.rev, r.recipient, r.state, r.code, r.rule, r.reason FROM outbox_recipients r JOIN outbox o ON o.cursor = r.outbox
           WHERE r.state IN ('waiting', 'held') AND r.later IS NULL ORDER BY r.outbox, r.recipient`,
        )
        .map((found) => ({
          id: text(found, 'id'),
          rev: int(found, 'rev'),
          recipient: text(found, 'recipient') as Address,
          state: text(found, 'state') === 'held' ? 'held' : 'waiting',
          code: textOrNull(found, 'code'),
          rule: textOrNull(found, 'rule'),
          reason: textOrNull(found, 'reason'),
        })),

    /** The revision that serves one who waited is on disk: it is made once, whatever happens after this. */
    serve(outbox: number, recipient: Address, later: number): void {
      database.run('UPDATE outbox_recipients SET later = ? WHERE outbox = ? AND recipient = ?', later, outbox, recipient);
    },
    /** The revision that serves a recipient instead of this one; null where there is none. */
    servedBy: (outbox: number, recipient: Address): number | null =>
      intOrNull(database.one('SELECT later FROM outbox_recipients WHERE outbox = ? AND recipient = ?', outbox, recipient) ?? {}, 'later'),

    /** A revision of the agency is sealed: what waited with the ones before it is not sent any more. */
    replace(id: string, by: number, reason: string): void {
      database.run(
        `UPDATE outbox SET state = 'refused', code = 'replaced', reason = ?, waiting = NULL, next_attempt_ms = NULL
         WHERE id = ? AND cursor <> ? AND state = 'accepted' AND (cursor < ? OR completes IS NOT NULL)`,
        reason,
        id,
        by,
        by,
      );
      database.run(
        `UPDATE outbox_recipients SET state = 'refused', point = 'origin', code = 'replaced', reason = ? WHERE later IS NULL AND state IN ('waiting', 'queued')
         AND outbox IN (SELECT cursor FROM outbox WHERE id = ? AND cursor <> ? AND (outbox_recipients.state = 'waiting' OR (digest IS NULL AND code = 'replaced')))`,
        reason,
        id,
        by,
      );
    },
  };
}

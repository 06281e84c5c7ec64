import type { Address, Category } from '@huecry/notice';
import { type Database, int, json, type Row, text } from './database.ts';
import type { ReceiptReport } from './types.ts';

/** A recipient's signed word that it purged some categories of a notice of ours and holds the others still. */
export interface PartialPurge {
  readonly categories: readonly Category[];
  readonly code: string | null;
  /** Seconds since the epoch, as the recipient signed it. */
  readonly iat: number;
  /** Of the ledger entry that holds its digest. */
  readonly position: number;
  readonly jws: string;
}

/** A recipient's signed word that a notice of ours was not what it said. */
export interface ReportedViolation {
  readonly id: string;
  readonly rev: number;
  readonly digest: string;
  readonly recipient: Address;
  readonly code: string;
  readonly receipt: ReceiptReport | null;
}

/** A recipient that knows only that a notice of ours exists, and asks for more. */
export interface ContentRequest {
  readonly id: string;
  readonly rev: number;
  readonly recipient: Address;
  readonly receipt: ReceiptReport;
  readonly answered: boolean;
}

/** What recipients say of our notices besides where they stand. */
export type OutboxWords = ReturnType<typeof outboxWords>;

export function outboxWords(database: Database) {
  return {
    /** Inside a transaction of the caller; the same word again changes nothing. */
    addPurge(outbox: number, recipient: Address, purge: PartialPurge): void {
      database.run(
        'INSERT INTO outbox_purges (outbox, recipient, categories, report) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        outbox,
        recipient,
        purge.categories.join(' '),
        JSON.stringify(purge),
      );
    },
    purges: (outbox: number, recipient: Address): PartialPurge[] =>
      database
        .all('SELECT report FROM outbox_purges WHERE outbox = ? AND recipient = ? ORDER BY categories', outbox, recipient)
        .map((row) => json<PartialPurge>(row, 'report')),
    /** Inside a transaction of the caller; the first request counts. */
    addRequest(outbox: number, recipient: Address, report: ReceiptReport): void {
      database.run(
        'INSERT INTO outbox_requests (outbox, recipient, report) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        outbox,
        recipient,
        JSON.stringify(report),
      );
    },
    /** Who asked for the content of a notice, and whether a later revision gives it any: what is open first, then the newest. */
    requests: (limit: number): ContentRequest[] =>
      database
        .all(
          `SELECT o.id, o.rev, r.recipient, r.report, EXISTS (
             SELECT 1 FROM outbox l JOIN outbox_recipients s ON s.outbox = l.cursor
             WHERE l.id = o.id AND l.cursor > o.cursor AND s.recipient = r.recipient AND s.categories <> '[]') AS answered
           FROM outbox_requests r JOIN outbox o ON o.cursor = r.outbox ORDER BY answered, o.cursor DESC, r.recipient LIMIT ?`,
          limit,
        )
        .map((row: Row) => ({
          id: text(row, 'id'),
          rev: int(row, 'rev'),
          recipient: text(row, 'recipient') as Address,
          receipt: json<ReceiptReport>(row, 'report'),
          answered: int(row, 'answered') === 1,
        })),
    /** Refusals of recipients with one of these codes, newest notice first. */
    refusedWith: (codes: readonly string[], limit: number): ReportedViolation[] =>
      database
        .all(
          `SELECT o.id, o.rev, o.digest, r.recipient, r.code, r.receipt FROM outbox_recipients r JOIN outbox o ON o.cursor = r.outbox
           WHERE r.state = 'refused' AND r.point = 'recipient' AND r.code IN (SELECT value FROM json_each(?)) ORDER BY o.cursor DESC LIMIT ?`,
          JSON.stringify(codes),
          limit,
        )
        .map((row: Row) => ({
          id: text(row, 'id'),
          rev: int(row, 'rev'),
          digest: text(row, 'digest'),
          recipient: text(row, 'recipient') as Address,
          code: text(row, 'code'),
          receipt: row['receipt'] === null ? null : json<ReceiptReport>(row, 'receipt'),
        })),
  };
}

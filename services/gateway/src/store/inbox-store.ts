import type { Address, Category, Kind, Leaf } from '@huecry/notice';
import { blob, type Database, int, intOrNull, json, type Row, text, textOrNull } from './database.ts';
import type { InboxEntry, InboxState } from './types.ts';

export interface ReceiptRow {
  readonly notice: string;
  readonly state: string;
  readonly jws: Uint8Array;
  readonly digest: string;
  readonly sends: number;
  readonly attempts: number;
}

const inboxEntry = (row: Row): InboxEntry => {
  const routing = textOrNull(row, 'routing');
  return {
    cursor: int(row, 'cursor'),
    digest: text(row, 'digest'),
    id: text(row, 'id'),
    rev: int(row, 'rev'),
    origin: text(row, 'origin') as Address,
    kind: textOrNull(row, 'kind') as Kind | null,
    state: text(row, 'state') as InboxState,
    point: textOrNull(row, 'point') as InboxEntry['point'],
    code: textOrNull(row, 'code'),
    receivedMs: int(row, 'received_ms'),
    expiresMs: int(row, 'expires_ms'),
    retainUntilMs: intOrNull(row, 'retain_until_ms'),
    position: int(row, 'position'),
    decisionPosition: int(row, 'decision_position'),
    routing: routing === null ? null : (JSON.parse(routing) as InboxEntry['routing']),
    categories: json(row, 'categories'),
    withheld: json(row, 'withheld'),
    refusedBy: json(row, 'refused_by'),
    flags: json(row, 'flags'),
    originKid: text(row, 'origin_kid'),
    originKey: blob(row, 'origin_key'),
  };
};

/** What became of a link of an origin's chain. `contradicts`: the digest before it is another one than the origin signed. */
export type LinkOutcome = { readonly newHoles: number; readonly filled: boolean; readonly contradicts: boolean };

/** The inbox's rows. Every method but the reading ones belongs inside a transaction of the caller. */
export type InboxStore = ReturnType<typeof inboxStore>;

export function inboxStore(database: Database) {
  const one = (found: Row | undefined): InboxEntry | undefined => (found === undefined ? undefined : inboxEntry(found));

  return {
    byDigest: (digest: string): InboxEntry | undefined => one(database.one('SELECT * FROM inbox WHERE digest = ?', digest)),
    byRevision: (origin: Address, id: string, rev: number): InboxEntry | undefined =>
      one(database.one('SELECT * FROM inbox WHERE origin = ? AND id = ? AND rev = ?', origin, id, rev)),
    /** The newest revision of the origin that used the id first: another one that takes the id over does not hide it. */
    byId: (id: string): InboxEntry | undefined =>
      one(
        database.one(
          `SELECT * FROM inbox WHERE id = ? AND origin = (SELECT origin FROM inbox WHERE id = ? ORDER BY cursor LIMIT 1)
           ORDER BY rev DESC, cursor DESC LIMIT 1`,
          id,
          id,
        ),
      ),
    newestRevision: (origin: Address, id: string): number | null =>
      intOrNull(database.one('SELECT max(rev) AS rev FROM inbox WHERE origin = ? AND id = ?', origin, id) ?? {}, 'rev'),

    list(query: { readonly after: number; readonly limit: number; readonly kind: Kind | undefined; readonly storedOnly?: boolean }): InboxEntry[] {
      const kind = query.kind ?? null;
      return database
        .all(
          `SELECT * FROM inbox WHERE cursor > ? AND (? IS NULL OR kind = ?) AND (? = 0 OR state = 'stored') ORDER BY cursor LIMIT ?`,
          query.after,
          kind,
          kind,
          query.storedOnly === true ? 1 : 0,
          query.limit,
        )
        .map(inboxEntry);
    },
    lastCursor: (): number => intOrNull(database.one('SELECT max(cursor) AS cursor FROM inbox') ?? {}, 'cursor') ?? 0,

    insert(entry: Omit<InboxEntry, 'cursor'>, leaves: readonly Leaf[], presentation: string | null): number {
      const { lastId } = database.run(
        `INSERT INTO inbox (digest, id, rev, origin, kind, state, point, code, received_ms, expires_ms, retain_until_ms, position, decision_position,
           routing, categories, withheld, refused_by, flags, presentation, origin_kid, origin_key)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        entry.digest,
        entry.id,
        entry.rev,
        entry.origin,
        entry.kind,
        entry.state,
        entry.point,
        entry.code,
        entry.receivedMs,
        entry.expiresMs,
        entry.retainUntilMs,
        entry.position,
        entry.decisionPosition,
        entry.routing === null ? null : JSON.stringify(entry.routing),
        JSON.stringify(entry.categories),
        JSON.stringify(entry.withheld),
        JSON.stringify(entry.refusedBy),
        JSON.stringify(entry.flags),
        presentation,
        entry.originKid,
        entry.originKey,
      );
      for (const leaf of leaves) {
        database.run(
          'INSERT INTO inbox_leaves (inbox, notice, pointer, category, value) VALUES (?, ?, ?, ?, ?)',
          lastId,
          entry.id,
          leaf.pointer,
          leaf.category,
          JSON.stringify(leaf.value),
        );
      }
      return lastId;
    },

    /** Erases what is held of one row (secure_delete overwrites it) and says why. */
    erase(cursor: number, state: Extract<InboxState, 'superseded' | 'purged'>): void {
      database.run('DELETE FROM inbox_leaves WHERE inbox = ?', cursor);
      database.run('UPDATE inbox SET state = ?, presentation = NULL, retain_until_ms = NULL WHERE cursor = ?', state, cursor);
    },
    olderRevisions: (origin: Address, id: string, rev: number): number[] =>
      database.all(`SELECT cursor FROM inbox WHERE origin = ? AND id = ? AND rev < ? AND state = 'stored'`, origin, id, rev).map((row) => int(row, 'cursor')),
    pastRetention: (nowMs: number): number[] =>
      database.all(`SELECT cursor FROM inbox WHERE retain_until_ms <= ? AND state = 'stored'`, nowMs).map((row) => int(row, 'cursor')),

    leaves: (cursor: number): Leaf[] =>
      database
        .all('SELECT pointer, category, value FROM inbox_leaves WHERE inbox = ? ORDER BY pointer', cursor)
        .map((row) => ({ pointer: text(row, 'pointer'), category: text(row, 'category') as Category, value: json(row, 'value') })),
    presentation: (cursor: number): string | null => textOrNull(database.one('SELECT presentation FROM inbox WHERE cursor = ?', cursor) ?? {}, 'presentation'),

    /** Records one link of an origin's chain with us. A hole is reported, never waited for. */
    link(origin: Address, n: number, digest: string, prev: string | null): LinkOutcome {
      const highest = intOrNull(database.one('SELECT max(n) AS n FROM pairs_in WHERE origin = ?', origin) ?? {}, 'n') ?? 0;
      const { changes } = database.run('INSERT INTO pairs_in (origin, n, digest, prev) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', origin, n, digest, prev);
      const at = (number: number): Row | undefined => database.one('SELECT digest, prev FROM pairs_in WHERE origin = ? AND n = ?', origin, number);
      const before = at(n - 1);
      const after = at(n + 1);
      const own = at(n);
      const contradicts =
        (own !== undefined && text(own, 'digest') !== digest) ||
        (n === 1) !== (prev === null) ||
        (before !== undefined && text(before, 'digest') !== prev) ||
        (after !== undefined && textOrNull(after, 'prev') !== digest);
      const filled = database.run('DELETE FROM holes WHERE origin = ? AND n = ?', origin, n).changes > 0;
      let newHoles = 0;
      // A single statement: a dishonest origin that jumps by a million costs one row per number at most up to the bound.
      const from = highest + 1;
      const to = Math.min(n - 1, highest + MAX_NEW_HOLES);
      for (let missing = from; changes > 0 && missing <= to; missing += 1) {
        newHoles += database.run('INSERT INTO holes (origin, n) VALUES (?, ?) ON CONFLICT DO NOTHING', origin, missing).changes;
      }
      return { newHoles, filled, contradicts };
    },
    holes: (): { origin: Address; n: number }[] =>
      database.all('SELECT origin, n FROM holes ORDER BY origin, n LIMIT 1000').map((row) => ({ origin: text(row, 'origin') as Address, n: int(row, 'n') })),
    holeCount: (): number => int(database.one('SELECT count(*) AS count FROM holes') ?? {}, 'count'),

    /** Keeps a receipt to be sent; a receipt of the same notice and state that is there already stays as it was signed. */
    storeReceipt(receipt: {
      readonly notice: string;
      readonly state: string;
      readonly jws: Uint8Array;
      readonly digest: string;
      readonly dueMs: number;
    }): void {
      database.run(
        'INSERT INTO receipts (notice, state, jws, digest, next_attempt_ms) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        receipt.notice,
        receipt.state,
        receipt.jws,
        receipt.digest,
        receipt.dueMs,
      );
    },
    /** The delivery came again: whoever sent it lacks our receipt. */
    resendReceipts(notice: string, dueMs: number): number {
      return database.run('UPDATE receipts SET next_attempt_ms = ? WHERE notice = ?', dueMs, notice).changes;
    },
    nextReceipt(nowMs: number): ReceiptRow | undefined {
      const row = database.one('SELECT * FROM receipts WHERE next_attempt_ms <= ? ORDER BY next_attempt_ms LIMIT 1', nowMs);
      if (row === undefined) return undefined;
      return {
        notice: text(row, 'notice'),
        state: text(row, 'state'),
        jws: blob(row, 'jws'),
        digest: text(row, 'digest'),
        sends: int(row, 'sends'),
        attempts: int(row, 'attempts'),
      };
    },
    nextReceiptDueMs: (): number | null =>
      intOrNull(database.one('SELECT min(next_attempt_ms) AS due FROM receipts WHERE next_attempt_ms IS NOT NULL') ?? {}, 'due'),
    markReceiptSent(notice: string, state: string): void {
      database.run('UPDATE receipts SET sends = sends + 1, attempts = 0, next_attempt_ms = NULL WHERE notice = ? AND state = ?', notice, state);
    },
    postponeReceipt(notice: string, state: string, attempts: number, dueMs: number): void {
      database.run('UPDATE receipts SET attempts = ?, next_attempt_ms = ? WHERE notice = ? AND state = ?', attempts, dueMs, notice, state);
    },

    quarantine(entry: {
      readonly delivery: string;
      readonly channel: string;
      readonly notice: string | null;
      readonly code: string;
      readonly nowMs: number;
    }): void {
      database.run(
        'INSERT INTO quarantine (delivery, channel, notice, code, first_ms, seen) VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET seen = seen + 1, code = excluded.code',
        entry.delivery,
        entry.channel,
        entry.notice,
        entry.code,
        entry.nowMs,
      );
    },
    quarantineCount: (): number => int(database.one('SELECT count(*) AS count FROM quarantine') ?? {}, 'count'),
  };
}

const MAX_NEW_HOLES = 1_000;

import type { Address, Category, Kind } from '@huecry/notice';
import { blob, blobOrNull, type Database, int, intOrNull, json, type Row, text, textOrNull } from './database.ts';
import type { InboxEntry, InboxState, Purge, PurgeCode } from './types.ts';

export interface ReceiptRow {
  readonly notice: string;
  readonly state: string;
  readonly part: string;
  readonly jws: Uint8Array;
  readonly digest: string;
  readonly sends: number;
  readonly attempts: number;
}

const inboxEntry = (row: Row): InboxEntry => {
  const routing = textOrNull(row, 'routing');
  const bundles = textOrNull(row, 'bundles');
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
    issuedMs: int(row, 'issued_ms'),
    bundles: bundles === null ? null : (JSON.parse(bundles) as InboxEntry['bundles']),
  };
};

const purgeOf = (row: Row): Purge => ({
  cursor: int(row, 'inbox'),
  categories: text(row, 'categories').split(' ').filter(Boolean) as Category[],
  code: text(row, 'code') as PurgeCode,
  purgedMs: int(row, 'purged_ms'),
});

export interface QuarantinedDelivery {
  readonly digest: string;
  readonly origin: Address;
  readonly id: string;
  readonly rev: number;
  readonly code: string;
  readonly firstMs: number;
  readonly seen: number;
}

/** What became of a link of an origin's chain. `contradicts`: the digest before it is another one than the origin signed. */
export type LinkOutcome = { readonly newHoles: number; readonly filled: boolean; readonly contradicts: boolean };

/** The inbox's rows. Every method but the reading ones belongs inside a transaction of the caller. */
export type InboxStore = ReturnType<typeof inboxStore>;

export function inboxStore(database: Database) {
  const one = (found: Row | undefined): InboxEntry | undefined => (found === undefined ? undefined : inboxEntry(found));

  return {
    byCursor: (cursor: number): InboxEntry | undefined => one(database.one('SELECT * FROM inbox WHERE cursor = ?', cursor)),
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
    /** Of the origin that used the id first, oldest first. */
    revisions: (id: string): InboxEntry[] =>
      database
        .all(`SELECT * FROM inbox WHERE id = ? AND origin = (SELECT origin FROM inbox WHERE id = ? ORDER BY cursor LIMIT 1) ORDER BY rev`, id, id)
        .map(inboxEntry),
    newestRevision: (origin: Address, id: string): number | null =>
      intOrNull(database.one('SELECT max(rev) AS rev FROM inbox WHERE origin = ? AND id = ?', origin, id) ?? {}, 'rev'),

    list(query: { readonly after: number; readonly limit: number; readonly kind: Kind | undefined; readonly storedOnly?: boolean }): InboxEntry[] {
      const kind = query.kind ?? null;
      return database
        .all(
          `SELECT * FROM inbox WHERE cursor > ? AND (? IS NULL OR kind = ?) AND (? = 0 OR state = 'stored')
             AND NOT EXISTS (SELECT 1 FROM tombstones t WHERE t.origin = inbox.origin AND t.id = inbox.id) ORDER BY cursor LIMIT ?`,
          query.after,
          kind,
          kind,
          query.storedOnly === true ? 1 : 0,
          query.limit,
        )
        .map(inboxEntry);
    },
    receivedSince: (ms: number): InboxEntry[] => database.all('SELECT * FROM inbox WHERE received_ms >= ? ORDER BY cursor', ms).map(inboxEntry),
    lastCursor: (): number => intOrNull(database.one('SELECT max(cursor) AS cursor FROM inbox') ?? {}, 'cursor') ?? 0,

    /** `jws`: the origin's signed notice, where anything of it is kept. */
    insert(entry: Omit<InboxEntry, 'cursor'>, jws: Uint8Array | null): number {
      const { lastId } = database.run(
        `INSERT INTO inbox (digest, id, rev, origin, kind, state, point, code, received_ms, expires_ms, retain_until_ms, position, decision_position,
           routing, categories, withheld, refused_by, flags, jws, bundles, issued_ms, origin_kid, origin_key)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
        jws,
        entry.bundles === null ? null : JSON.stringify(entry.bundles),
        entry.issuedMs,
        entry.originKid,
        entry.originKey,
      );
      return lastId;
    },
    /** The origin's signed notice; null where nothing of it is held. */
    jws: (cursor: number): Uint8Array | null => blobOrNull(database.one('SELECT jws FROM inbox WHERE cursor = ?', cursor) ?? {}, 'jws'),

    /** Says that nothing of a notice is held any more. */
    markErased(cursor: number, state: Extract<InboxState, 'superseded' | 'purged'>): void {
      database.run('UPDATE inbox SET state = ?, jws = NULL, retain_until_ms = NULL WHERE cursor = ?', state, cursor);
    },
    /** A deadline only ever comes nearer. */
    shorten(cursor: number, retainUntilMs: number): void {
      database.run('UPDATE inbox SET retain_until_ms = min(retain_until_ms, ?) WHERE cursor = ?', retainUntilMs, cursor);
    },
    olderRevisions: (origin: Address, id: string, rev: number): number[] =>
      database.all(`SELECT cursor FROM inbox WHERE origin = ? AND id = ? AND rev < ? AND state = 'stored'`, origin, id, rev).map((row) => int(row, 'cursor')),
    /** Every revision of which something is held. */
    storedRevisions: (origin: Address, id: string): number[] =>
      database.all(`SELECT cursor FROM inbox WHERE origin = ? AND id = ? AND state = 'stored'`, origin, id).map((row) => int(row, 'cursor')),
    pastRetention: (nowMs: number): number[] =>
      database.all(`SELECT cursor FROM inbox WHERE retain_until_ms <= ? AND state = 'stored'`, nowMs).map((row) => int(row, 'cursor')),

    /** Remembers an erasure whose receipt is still to be signed. */
    addPurge(purge: Purge): void {
      database.run(
        'INSERT INTO purges (inbox, categories, code, purged_ms) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        purge.cursor,
        purge.categories.join(' '),
        purge.code,
        purge.purgedMs,
      );
    },
    unsignedPurges: (limit: number): Purge[] => database.all('SELECT * FROM purges WHERE signed = 0 ORDER BY purged_ms, inbox LIMIT ?', limit).map(purgeOf),
    purgedSince: (ms: number): boolean => database.one('SELECT 1 AS one FROM purges WHERE purged_ms >= ? LIMIT 1', ms) !== undefined,
    purgesOf: (cursor: number): Purge[] => database.all('SELECT * FROM purges WHERE inbox = ? ORDER BY purged_ms', cursor).map(purgeOf),
    markSigned({ cursor, categories }: Pick<Purge, 'cursor' | 'categories'>): void {
      database.run('UPDATE purges SET signed = 1 WHERE inbox = ? AND categories = ?', cursor, categories.join(' '));
    },

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

    /** Keeps a receipt to be sent; one of the same notice, state and part that is there already stays as it was signed. */
    storeReceipt(receipt: {
      readonly notice: string;
      readonly state: string;
      readonly part: string;
      readonly jws: Uint8Array;
      readonly digest: string;
      readonly dueMs: number;
    }): void {
      database.run(
        'INSERT INTO receipts (notice, state, part, jws, digest, signed_ms, next_attempt_ms) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        receipt.notice,
        receipt.state,
        receipt.part,
        receipt.jws,
        receipt.digest,
        receipt.dueMs,
        receipt.dueMs,
      );
    },
    /** The delivery came again: whoever sent it lacks our receipt. */
    resendReceipts(notice: string, dueMs: number): number {
      return database.run('UPDATE receipts SET next_attempt_ms = ? WHERE notice = ?', dueMs, notice).changes;
    },
    /** `repeats`: also one that was sent before. */
    nextReceipt(nowMs: number, repeats = true): ReceiptRow | undefined {
      const row = database.one(`SELECT * FROM receipts WHERE next_attempt_ms <= ?${repeats ? '' : ' AND sends = 0'} ORDER BY next_attempt_ms LIMIT 1`, nowMs);
      if (row === undefined) return undefined;
      return {
        notice: text(row, 'notice'),
        state: text(row, 'state'),
        part: text(row, 'part'),
        jws: blob(row, 'jws'),
        digest: text(row, 'digest'),
        sends: int(row, 'sends'),
        attempts: int(row, 'attempts'),
      };
    },
    nextReceiptDueMs: (): number | null =>
      intOrNull(database.one('SELECT min(next_attempt_ms) AS due FROM receipts WHERE next_attempt_ms IS NOT NULL') ?? {}, 'due'),
    /** The broker has it. It goes out again at `againMs` unless the exchange has said by then where it stands. */
    markReceiptSent(digest: string, againMs: number): void {
      database.run(
        'UPDATE receipts SET sends = sends + 1, attempts = 0, next_attempt_ms = CASE WHEN position IS NULL THEN ? END WHERE digest = ?',
        againMs,
        digest,
      );
    },
    postponeReceipt(digest: string, attempts: number, dueMs: number): void {
      database.run('UPDATE receipts SET attempts = ?, next_attempt_ms = ? WHERE digest = ?', attempts, dueMs, digest);
    },

    quarantine(entry: {
      readonly delivery: string;
      readonly channel: string;
      /** What it says it is; null where not even that could be read. */
      readonly claimed: { readonly digest: string; readonly origin: Address; readonly id: string; readonly rev: number } | null;
      readonly code: string;
      readonly nowMs: number;
    }): void {
      const { delivery, channel, claimed, code, nowMs } = entry;
      database.run(
        `INSERT INTO quarantine (delivery, channel, notice, origin, id, rev, code, first_ms, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
         ON CONFLICT DO UPDATE SET seen = seen + 1, code = excluded.code`,
        delivery,
        channel,
        claimed?.digest ?? null,
        claimed?.origin ?? null,
        claimed?.id ?? null,
        claimed?.rev ?? null,
        code,
        nowMs,
      );
    },
    quarantineCount: (): number => int(database.one('SELECT count(*) AS count FROM quarantine') ?? {}, 'count'),
    /** Deliveries that could not be taken in and say which notice they are, newest first. */
    quarantined: (limit: number): QuarantinedDelivery[] =>
      database.all(`SELECT * FROM quarantine WHERE channel = 'deliver' AND notice IS NOT NULL ORDER BY first_ms DESC, delivery LIMIT ?`, limit).map((row) => ({
        digest: text(row, 'notice'),
        origin: text(row, 'origin') as Address,
        id: text(row, 'id'),
        rev: int(row, 'rev'),
        code: text(row, 'code'),
        firstMs: int(row, 'first_ms'),
        seen: int(row, 'seen'),
      })),
    countQuarantined: (codes: readonly string[]): number =>
      int(
        database.one(
          `SELECT count(DISTINCT notice) AS count FROM quarantine WHERE channel = 'deliver' AND code IN (SELECT value FROM json_each(?))`,
          JSON.stringify(codes),
        ) ?? {},
        'count',
      ),
  };
}

const MAX_NEW_HOLES = 1_000;

import type { Address } from '@huecry/notice';
import { blob, type Database, int, intOrNull, type Row, text, textOrNull } from './database.ts';

/** What an origin has recalled from us, with all its revisions, for good. */
export interface Tombstone {
  readonly origin: Address;
  readonly id: string;
  /** Digest and number of the revision that the recall names. */
  readonly notice: string;
  readonly rev: number;
  /** The gateway that recalled. */
  readonly gateway: Address;
  readonly code: string;
  readonly reason: string;
  /** As it was signed. */
  readonly recalledMs: number;
  readonly receivedMs: number;
  /** Whether anything of the notice was held when it came. */
  readonly held: boolean;
  /** When our receipt was signed: from then on nothing of it is here, its traces in the log beside the file included. */
  readonly signedMs: number | null;
  readonly jws: Uint8Array;
  readonly salt: Uint8Array;
  readonly position: number;
  readonly noticePosition: number;
  /** When its entry in the ledger was proved. */
  readonly provedMs: number | null;
  readonly proof: string | null;
}

export type TombstonesStore = ReturnType<typeof tombstonesStore>;
type Named = Pick<Tombstone, 'origin' | 'id'>;

/** Writes belong inside a transaction of the caller. */
export function tombstonesStore(database: Database) {
  const all = (rest: string, ...values: (string | number)[]): Tombstone[] => database.all(`SELECT * FROM tombstones ${rest}`, ...values).map(tombstoneOf);
  return {
    of: (origin: Address, id: string): Tombstone | undefined => all('WHERE origin = ? AND id = ?', origin, id)[0],
    /** The first that came under an id. */
    byId: (id: string): Tombstone | undefined => all('WHERE id = ? ORDER BY rowid LIMIT 1', id)[0],
    list: (limit: number): Tombstone[] => all('ORDER BY received_ms DESC, origin, id LIMIT ?', limit),
    /** What stands first stays. */
    add(tombstone: Omit<Tombstone, 'signedMs' | 'provedMs' | 'proof'>): void {
      database.run(
        `INSERT INTO tombstones (origin, id, notice, rev, gateway, code, reason, recalled_ms, received_ms, held, jws, salt, position, notice_position)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        tombstone.origin,
        tombstone.id,
        tombstone.notice,
        tombstone.rev,
        tombstone.gateway,
        tombstone.code,
        tombstone.reason,
        tombstone.recalledMs,
        tombstone.receivedMs,
        tombstone.held ? 1 : 0,
        tombstone.jws,
        tombstone.salt,
        tombstone.position,
        tombstone.noticePosition,
      );
    },
    /** To another place in the log, to be proved at once. */
    move({ origin, id }: Named, to: Pick<Tombstone, 'salt' | 'position' | 'noticePosition'>): void {
      database.run(
        'UPDATE tombstones SET salt = ?, position = ?, notice_position = ?, next_attempt_ms = 0 WHERE origin = ? AND id = ?',
        to.salt,
        to.position,
        to.noticePosition,
        origin,
        id,
      );
    },
    unsigned: (limit: number): Tombstone[] => all('WHERE signed = 0 ORDER BY received_ms LIMIT ?', limit),
    markSigned({ origin, id }: Named, atMs: number): void {
      database.run('UPDATE tombstones SET signed = 1, signed_ms = ? WHERE origin = ? AND id = ?', atMs, origin, id);
    },
    /** Received at or before this time, and no receipt signed. */
    unsignedSince: (receivedMs: number): number =>
      int(database.one('SELECT count(*) AS n FROM tombstones WHERE signed = 0 AND received_ms <= ?', receivedMs) ?? {}, 'n'),
    unsignedCount: (): number => int(database.one('SELECT count(*) AS n FROM tombstones WHERE signed = 0') ?? {}, 'n'),

    /** Those whose entry stands below `size` and is not proved. */
    unproved: (size: number, nowMs: number, limit: number): Tombstone[] =>
      all('WHERE proved_ms IS NULL AND position < ? AND next_attempt_ms <= ? ORDER BY position LIMIT ?', size, nowMs, limit),
    /** Received at or before this time, and not proved. */
    unprovedSince: (receivedMs: number): number =>
      int(database.one('SELECT count(*) AS n FROM tombstones WHERE proved_ms IS NULL AND received_ms <= ?', receivedMs) ?? {}, 'n'),
    unprovedCount: (): number => int(database.one('SELECT count(*) AS n FROM tombstones WHERE proved_ms IS NULL') ?? {}, 'n'),
    prove({ origin, id }: Named, proof: string, atMs: number): void {
      database.run('UPDATE tombstones SET proof = ?, proved_ms = ? WHERE origin = ? AND id = ?', proof, atMs, origin, id);
    },
    putOff({ origin, id }: Named, dueMs: number): void {
      database.run('UPDATE tombstones SET next_attempt_ms = ? WHERE origin = ? AND id = ?', dueMs, origin, id);
    },
  };
}

const tombstoneOf = (row: Row): Tombstone => ({
  origin: text(row, 'origin') as Address,
  id: text(row, 'id'),
  notice: text(row, 'notice'),
  rev: int(row, 'rev'),
  gateway: text(row, 'gateway') as Address,
  code: text(row, 'code'),
  reason: text(row, 'reason'),
  recalledMs: int(row, 'recalled_ms'),
  receivedMs: int(row, 'received_ms'),
  held: int(row, 'held') === 1,
  signedMs: intOrNull(row, 'signed_ms'),
  jws: blob(row, 'jws'),
  salt: blob(row, 'salt'),
  position: int(row, 'position'),
  noticePosition: int(row, 'notice_position'),
  provedMs: intOrNull(row, 'proved_ms'),
  proof: textOrNull(row, 'proof'),
});

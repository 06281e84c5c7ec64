import type { Address, Category } from '@huecry/notice';
import { blob, blobOrNull, type Database, int, intOrNull, type Row, text } from './database.ts';

export type NoticeState = 'decided' | 'delivered' | 'settled' | 'refusing' | 'refused';

/** A validly signed notice that stands in the ledger, and what was answered. */
export interface NoticeRow {
  readonly digest: Uint8Array;
  readonly iss: Address;
  readonly jti: string;
  readonly rev: number;
  /** Seconds since the epoch. */
  readonly exp: number;
  /** Of the notice entry. */
  readonly position: number;
  readonly state: NoticeState;
  /** The decision (or, of a refused notice, the refusal) as signed; with its time and the registry position it used. */
  readonly jws: Uint8Array;
  readonly outcomeTimeMs: number;
  readonly registryPosition: number;
  /** Of a refusal: SHA-256(salt || refusal) stands in the ledger. */
  readonly salt: Uint8Array | null;
  /** Of the decision or refusal entry; null until it is known to stand. */
  readonly outcomePosition: number | null;
  /** Of a kind that goes on while ordinary intake is halted. */
  readonly essential: boolean;
}

export interface RecipientRow {
  readonly address: Address;
  readonly outcome: 'deliver' | 'refuse' | 'hold';
  readonly categories: readonly Category[];
  /** Of the decision in force for it: the notice's own, or that of the ruling that ended its hold. */
  readonly element: Uint8Array;
  /** The ruling that claimed it while it was held. */
  readonly ruling: number | null;
  /** The element of the notice's own decision, once a ruling stands; null before. */
  readonly held: Uint8Array | null;
  /** How often it was published, and when last. */
  readonly times: number;
  readonly publishedMs: number;
}

/** What a notice's claims take for good: its revision and its sequence number. */
export interface TakenClaims {
  readonly iss: Address;
  readonly jti: string;
  readonly rev: number;
  readonly seq: number;
  readonly seqPrev: Uint8Array | null;
}

export interface SequencePlace {
  readonly digest: Uint8Array;
  readonly seqPrev: Uint8Array | null;
}

export type NoticeStore = ReturnType<typeof noticeStore>;

/** Reads happen at once; writes inside `database.commit`. */
export function noticeStore(database: Database) {
  const insert = (row: Omit<NoticeRow, 'outcomePosition'>, claims: TakenClaims): void => {
    database.run(
      'INSERT INTO notices (digest, iss, jti, rev, exp, position, state, outcome_time_ms, registry_position, jws, salt, essential) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      row.digest,
      row.iss,
      row.jti,
      row.rev,
      row.exp,
      row.position,
      row.state,
      row.outcomeTimeMs,
      row.registryPosition,
      row.jws,
      row.salt,
      Number(row.essential),
    );
    // What stood first keeps its place: a second notice under the same revision or number is refused and takes nothing.
    database.run('INSERT INTO revisions (iss, jti, rev, digest) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', claims.iss, claims.jti, claims.rev, row.digest);
    database.run(
      'INSERT INTO sequence (iss, seq, digest, seq_prev) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      claims.iss,
      claims.seq,
      row.digest,
      claims.seqPrev,
    );
  };
  const insertRecipients = (notice: Uint8Array, recipients: readonly RecipientRow[]): void => {
    recipients.forEach(({ address, outcome, categories, element }, ordinal) => {
      database.run(
        'INSERT INTO recipients (notice, ordinal, address, outcome, categories, element) VALUES (?, ?, ?, ?, ?, ?)',
        notice,
        ordinal,
        address,
        outcome,
        categories.join(' '),
        element,
      );
    });
  };
  return {
    find(digest: Uint8Array): NoticeRow | null {
      const row = database.one('SELECT * FROM notices WHERE digest = ?', digest);
      return row === undefined ? null : noticeOf(row);
    },
    holderOfRevision(iss: Address, jti: string, rev: number): Uint8Array | null {
      const row = database.one('SELECT digest FROM revisions WHERE iss = ? AND jti = ? AND rev = ?', iss, jti, rev);
      return row === undefined ? null : blob(row, 'digest');
    },
    placeInSequence(iss: Address, seq: number): SequencePlace | null {
      const row = database.one('SELECT digest, seq_prev FROM sequence WHERE iss = ? AND seq = ?', iss, seq);
      return row === undefined ? null : { digest: blob(row, 'digest'), seqPrev: blobOrNull(row, 'seq_prev') };
    },
    /** The latest time of a decision or refusal; 0 where there is none. Looks at every row: for the start. */
    latestOutcomeMs(): number {
      return intOrNull(database.one('SELECT max(outcome_time_ms) AS latest FROM notices') ?? {}, 'latest') ?? 0;
    },
    /** Revisions of a notice whose decision is fixed and not known to stand. */
    undecided(iss: Address, jti: string): NoticeRow[] {
      return database.all("SELECT * FROM notices WHERE iss = ? AND jti = ? AND state = 'decided'", iss, jti).map(noticeOf);
    },
    highestSequence(iss: Address): number {
      const row = database.one('SELECT seq FROM sequence WHERE iss = ? ORDER BY seq DESC LIMIT 1', iss);
      return row === undefined ? 0 : int(row, 'seq');
    },
    recipientsOf(notice: Uint8Array): RecipientRow[] {
      return database.all('SELECT * FROM recipients WHERE notice = ? ORDER BY ordinal', notice).map(recipientOf);
    },
    /** Notices whose origin has no proof yet, oldest first. */
    unproven(): Uint8Array[] {
      return database.all("SELECT digest FROM notices WHERE state = 'delivered' ORDER BY position").map((row) => blob(row, 'digest'));
    },
    insert,
    insertRecipients,
    /** An outcome that the ledger has not taken is replaced, its recipients with it. */
    replaceOutcome(row: Pick<NoticeRow, 'digest' | 'state' | 'jws' | 'salt' | 'outcomeTimeMs' | 'registryPosition'>): void {
      database.run(
        'UPDATE notices SET state = ?, jws = ?, salt = ?, outcome_time_ms = ?, registry_position = ? WHERE digest = ? AND outcome_position IS NULL',
        row.state,
        row.jws,
        row.salt,
        row.outcomeTimeMs,
        row.registryPosition,
        row.digest,
      );
      database.run('DELETE FROM recipients WHERE notice = ?', row.digest);
    },
    setState(digest: Uint8Array, state: NoticeState, outcomePosition: number): void {
      database.run('UPDATE notices SET state = ?, outcome_position = ? WHERE digest = ?', state, outcomePosition, digest);
    },
    setPublished(digest: Uint8Array, addresses: readonly Address[], atMs: number): void {
      for (const address of addresses) {
        database.run('UPDATE recipients SET times = times + 1, published_ms = ? WHERE notice = ? AND address = ?', atMs, digest, address);
      }
    },
  };
}

const noticeOf = (row: Row): NoticeRow => ({
  digest: blob(row, 'digest'),
  iss: text(row, 'iss') as Address,
  jti: text(row, 'jti'),
  rev: int(row, 'rev'),
  exp: int(row, 'exp'),
  position: int(row, 'position'),
  state: text(row, 'state') as NoticeState,
  jws: blob(row, 'jws'),
  outcomeTimeMs: int(row, 'outcome_time_ms'),
  registryPosition: int(row, 'registry_position'),
  salt: blobOrNull(row, 'salt'),
  outcomePosition: intOrNull(row, 'outcome_position'),
  essential: int(row, 'essential') === 1,
});

const recipientOf = (row: Row): RecipientRow => ({
  address: text(row, 'address') as Address,
  outcome: text(row, 'outcome') as RecipientRow['outcome'],
  categories: text(row, 'categories').split(' ').filter(Boolean) as Category[],
  element: blob(row, 'element'),
  ruling: intOrNull(row, 'ruling'),
  held: blobOrNull(row, 'held'),
  times: int(row, 'times'),
  publishedMs: int(row, 'published_ms'),
});

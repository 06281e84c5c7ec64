import type { NoticeFacts } from '@huecry/decision';
import type { Address, Category } from '@huecry/notice';
import { blob, blobOrNull, type Database, int, intOrNull, type Row, text } from './database.ts';

export type RulingState = 'taken' | 'released' | 'decided' | 'standing' | 'settled' | 'recalled';

/** A release on its way to the decision that ends the hold of the recipients it names. */
export interface RulingRow {
  readonly id: number;
  /** SHA-256 of the notice's JWS. */
  readonly notice: Uint8Array;
  /** SHA-256 of the release. */
  readonly release: Uint8Array;
  readonly releaseJws: Uint8Array;
  /** SHA-256(salt || release) stands in the ledger. */
  readonly salt: Uint8Array;
  readonly state: RulingState;
  readonly releasePosition: number | null;
  /** The further decision, once there is one; with its time and the registry position it used. */
  readonly jws: Uint8Array | null;
  readonly outcomeTimeMs: number;
  readonly registryPosition: number;
  readonly outcomePosition: number | null;
}

export interface RulingRecipientRow {
  readonly address: Address;
  readonly outcome: 'deliver' | 'refuse';
  readonly categories: readonly Category[];
  readonly element: Uint8Array;
}

export type RulingStore = ReturnType<typeof rulingStore>;

/** Reads happen at once; writes inside `database.commit`. */
export function rulingStore(database: Database) {
  const byId = (id: number): RulingRow | null => rulingOrNull(database.one('SELECT * FROM rulings WHERE id = ?', id));
  return {
    byId,
    byRelease: (release: Uint8Array): RulingRow | null => rulingOrNull(database.one('SELECT * FROM rulings WHERE release = ?', release)),
    /** Those of a notice that stand. */
    standing: (notice: Uint8Array): RulingRow[] =>
      database.all("SELECT * FROM rulings WHERE notice = ? AND state IN ('standing', 'settled') ORDER BY id", notice).map(rulingOf),
    /** Those whose origin and reviewer have no proof yet, oldest first. */
    unproven: (): number[] => database.all("SELECT id FROM rulings WHERE state = 'standing' ORDER BY id").map((row) => int(row, 'id')),
    /** What the further decision of a ruling that stands says to each of its recipients. */
    elements: (id: number): Uint8Array[] =>
      database.all('SELECT element FROM recipients WHERE ruling = ? AND held IS NOT NULL', id).map((row) => blob(row, 'element')),

    /** Keeps by which facts the held recipients are decided anew. Belongs in the commit that fixes the decision. */
    keepFacts(notice: Uint8Array, facts: NoticeFacts | null): void {
      database.run('DELETE FROM held_facts WHERE notice = ?', notice);
      if (facts !== null) database.run('INSERT INTO held_facts (notice, facts) VALUES (?, ?)', notice, JSON.stringify(facts));
    },
    facts(notice: Uint8Array): NoticeFacts | null {
      const row = database.one('SELECT facts FROM held_facts WHERE notice = ?', notice);
      return row === undefined ? null : (JSON.parse(text(row, 'facts')) as NoticeFacts);
    },

    /** Fixes a release and claims its recipients; null where one of them is not held, or claimed by another release. */
    take(ruling: Pick<RulingRow, 'notice' | 'release' | 'releaseJws' | 'salt'>, recipients: readonly Address[]): RulingRow | null {
      const { notice, release, releaseJws, salt } = ruling;
      const free = (address: Address): boolean =>
        database.one("SELECT 1 AS one FROM recipients WHERE notice = ? AND address = ? AND outcome = 'hold' AND ruling IS NULL", notice, address) !== undefined;
      if (!recipients.every(free)) return null;
      const { lastId } = database.run(
        "INSERT INTO rulings (notice, release, release_jws, salt, state) VALUES (?, ?, ?, ?, 'taken')",
        notice,
        release,
        releaseJws,
        salt,
      );
      for (const address of recipients) database.run('UPDATE recipients SET ruling = ? WHERE notice = ? AND address = ?', lastId, notice, address);
      return byId(lastId);
    },
    /** A release that never came into the ledger and no longer may: its recipients are held as before. */
    drop(id: number): void {
      database.run('UPDATE recipients SET ruling = NULL WHERE ruling = ?', id);
      database.run("DELETE FROM rulings WHERE id = ? AND state = 'taken'", id);
    },
    setReleased(id: number, position: number): void {
      database.run("UPDATE rulings SET state = 'released', release_position = ? WHERE id = ? AND state = 'taken'", position, id);
    },
    /** The further decision, or another in its place as long as the ledger has not taken it. */
    setDecided(
      id: number,
      decided: { readonly jws: Uint8Array; readonly outcomeTimeMs: number; readonly registryPosition: number },
      recipients: readonly RulingRecipientRow[],
    ): void {
      database.run(
        "UPDATE rulings SET state = 'decided', jws = ?, outcome_time_ms = ?, registry_position = ? WHERE id = ? AND outcome_position IS NULL",
        decided.jws,
        decided.outcomeTimeMs,
        decided.registryPosition,
        id,
      );
      database.run('DELETE FROM ruling_recipients WHERE ruling = ?', id);
      for (const { address, outcome, categories, element } of recipients) {
        database.run(
          'INSERT INTO ruling_recipients (ruling, address, outcome, categories, element) VALUES (?, ?, ?, ?, ?)',
          id,
          address,
          outcome,
          categories.join(' '),
          element,
        );
      }
    },
    /** The further decision stands: what it says holds for its recipients from now on, and none of them has it yet. */
    setStanding({ id, notice }: Pick<RulingRow, 'id' | 'notice'>, position: number): void {
      database.run("UPDATE rulings SET state = 'standing', outcome_position = ? WHERE id = ?", position, id);
      for (const row of database.all('SELECT * FROM ruling_recipients WHERE ruling = ?', id)) {
        database.run(
          `UPDATE recipients SET held = element, outcome = ?, categories = ?, element = ?, times = 0, published_ms = 0
           WHERE notice = ? AND address = ? AND ruling = ? AND held IS NULL`,
          text(row, 'outcome'),
          text(row, 'categories'),
          blob(row, 'element'),
          notice,
          text(row, 'address'),
          id,
        );
      }
      database.run('DELETE FROM ruling_recipients WHERE ruling = ?', id);
      database.run(
        "DELETE FROM held_facts WHERE notice = ? AND NOT EXISTS (SELECT 1 FROM recipients WHERE recipients.notice = held_facts.notice AND outcome = 'hold')",
        notice,
      );
    },
    /** Its notice was recalled before it was decided: it ends here. */
    setRecalled(id: number): void {
      database.run("UPDATE rulings SET state = 'recalled' WHERE id = ? AND outcome_position IS NULL", id);
      database.run('DELETE FROM ruling_recipients WHERE ruling = ?', id);
    },
    setSettled(id: number): void {
      database.run("UPDATE rulings SET state = 'settled' WHERE id = ? AND state = 'standing'", id);
    },
  };
}

const rulingOrNull = (row: Row | undefined): RulingRow | null => (row === undefined ? null : rulingOf(row));

const rulingOf = (row: Row): RulingRow => ({
  id: int(row, 'id'),
  notice: blob(row, 'notice'),
  release: blob(row, 'release'),
  releaseJws: blob(row, 'release_jws'),
  salt: blob(row, 'salt'),
  state: text(row, 'state') as RulingState,
  releasePosition: intOrNull(row, 'release_position'),
  jws: blobOrNull(row, 'jws'),
  outcomeTimeMs: int(row, 'outcome_time_ms'),
  registryPosition: int(row, 'registry_position'),
  outcomePosition: intOrNull(row, 'outcome_position'),
});

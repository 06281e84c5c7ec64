import type { DatabaseSync } from 'node:sqlite';
import type { Opening } from '@huecry/audit/file';
import { NoticeOpening } from '@huecry/proto';
import { sha256 } from '../bytes.ts';
import { blob, blobOrNull, int, type Row } from '../store/database.ts';

/** Rows of one kind in ascending order of position; each order stands in an index, so that nothing is sorted and memory is flat. */
interface Kind {
  readonly sql: string;
  /** Null where there is nothing to open. */
  open(row: Row, database: Statements): Opening | null;
}
type Statements = (sql: string) => ReturnType<DatabaseSync['prepare']>;

const KINDS: readonly Kind[] = [
  {
    sql: 'SELECT position, opening FROM notices LEFT JOIN notice_openings ON notice_openings.notice = digest WHERE position < ? ORDER BY position',
    open(row) {
      const opening = blobOrNull(row, 'opening');
      return opening === null ? null : { position: int(row, 'position'), notice: NoticeOpening.decode(opening) };
    },
  },
  {
    // Only a refusal has a salt. Of a decision, what a later one replaced for a recipient stands in `held`.
    sql: 'SELECT outcome_position AS position, digest, salt, CASE WHEN salt IS NULL THEN NULL ELSE jws END AS jws FROM notices WHERE outcome_position < ? ORDER BY outcome_position',
    open(row, statements) {
      const position = int(row, 'position');
      const salt = blobOrNull(row, 'salt');
      if (salt !== null) return { position, refusal: { salt, jws: blob(row, 'jws') } };
      const rows = statements('SELECT coalesce(held, element) AS element FROM recipients WHERE notice = ? ORDER BY ordinal').all(blob(row, 'digest'));
      return { position, decision: { elements: rows.map((one) => blob(one, 'element')) } };
    },
  },
  {
    sql: 'SELECT release_position AS position, salt, release_jws FROM rulings WHERE release_position < ? ORDER BY release_position',
    open: (row) => ({ position: int(row, 'position'), release: { salt: blob(row, 'salt'), jws: blob(row, 'release_jws') } }),
  },
  {
    sql: 'SELECT position, salt, jws FROM recalls WHERE position < ? ORDER BY position',
    open: (row) => ({ position: int(row, 'position'), recall: { salt: blob(row, 'salt'), jws: blob(row, 'jws') } }),
  },
  {
    // A release names its recipients in the order in which their notice has them, and they are decided in it.
    sql: 'SELECT outcome_position AS position, id, notice FROM rulings WHERE outcome_position < ? ORDER BY outcome_position',
    open(row, statements) {
      const sql = 'SELECT element FROM recipients WHERE notice = ? AND ruling = ? AND held IS NOT NULL ORDER BY ordinal';
      const rows = statements(sql).all(blob(row, 'notice'), int(row, 'id'));
      return { position: int(row, 'position'), decision: { elements: rows.map((one) => blob(one, 'element')) } };
    },
  },
  {
    sql: 'SELECT position, id FROM batches WHERE position < ? ORDER BY position',
    open(row, statements) {
      const rows = statements('SELECT salt, jws FROM receipts WHERE batch = ?').all(int(row, 'id'));
      const receipts = rows
        .map((one) => ({ salt: blob(one, 'salt'), jws: blob(one, 'jws') }))
        .map((receipt) => ({ receipt, digest: sha256(receipt.salt, receipt.jws) }))
        .toSorted((a, b) => Buffer.compare(a.digest, b.digest))
        .map(({ receipt }) => receipt);
      return { position: int(row, 'position'), receipts: { receipts } };
    },
  },
];

/** What opens the entries below `size` that this exchange put into the ledger, in ascending order of position. */
export function* openingsBelow(database: DatabaseSync, size: number): Generator<Opening, void, undefined> {
  const known = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const statements: Statements = (sql) => {
    const statement = known.get(sql) ?? database.prepare(sql);
    known.set(sql, statement);
    return statement;
  };
  const heads = KINDS.map((kind) => {
    const rows = database.prepare(kind.sql).iterate(size);
    return { kind, rows, next: rows.next() };
  });
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    let position = Number.POSITIVE_INFINITY;
    for (const head of heads) {
      if (head.next.done === true) continue;
      const at = int(head.next.value, 'position');
      if (at < position) [first, position] = [head, at];
    }
    if (first === undefined || first.next.done === true) return;
    const opening = first.kind.open(first.next.value, statements);
    if (opening !== null) yield opening;
    first.next = first.rows.next();
  }
}

/** How far this exchange had come at one moment. */
export interface Mark {
  /** The position after the last entry that was known to stand; 0 where there was none. */
  readonly size: number;
  readonly ruling: number;
  readonly batch: number;
  readonly recall: number;
}

export function markNow(database: DatabaseSync): Mark {
  const sql = `SELECT max(
      coalesce((SELECT max(position) FROM notices), -1), coalesce((SELECT max(outcome_position) FROM notices), -1),
      coalesce((SELECT max(release_position) FROM rulings), -1), coalesce((SELECT max(outcome_position) FROM rulings), -1),
      coalesce((SELECT max(position) FROM recalls), -1), coalesce((SELECT max(position) FROM batches), -1), coalesce((SELECT max(position) FROM registry_entries), -1)) AS highest,
    coalesce((SELECT max(id) FROM rulings), 0) AS ruling, coalesce((SELECT max(id) FROM batches), 0) AS batch,
    coalesce((SELECT max(id) FROM recalls), 0) AS recall`;
  const row = database.prepare(sql).get() ?? {};
  return { size: int(row, 'highest') + 1, ruling: int(row, 'ruling'), batch: int(row, 'batch'), recall: int(row, 'recall') };
}

/** How many entries were on their way to the ledger then and are not known to stand yet: each may stand below the size of then. */
export function onTheirWay(database: DatabaseSync, { size, ruling, batch, recall }: Mark): number {
  const sql = `SELECT (SELECT count(*) FROM notices WHERE state IN ('decided', 'refusing') AND outcome_position IS NULL AND position < ?)
    + (SELECT count(*) FROM rulings WHERE state IN ('taken', 'released', 'decided') AND id <= ?)
    + (SELECT count(*) FROM recalls WHERE state = 'taken' AND id <= ?)
    + (SELECT count(*) FROM batches WHERE answered = 0 AND position IS NULL AND id <= ?) AS n`;
  return int(database.prepare(sql).get(size, ruling, recall, batch) ?? {}, 'n');
}

import type { Address } from '@huecry/notice';
import type { ReceiptState } from '@huecry/seal';
import { blob, type Database, int, intOrNull, type Row, text } from './database.ts';

/** A recipient's signed word, taken and on its way to the origin. */
export interface ReceiptRow {
  /** SHA-256 of the receipt. */
  readonly digest: Uint8Array;
  readonly notice: Uint8Array;
  readonly recipient: Address;
  readonly state: ReceiptState;
  /** The categories that a purge receipt speaks of, separated by blanks; else empty. */
  readonly part: string;
  readonly jws: Uint8Array;
  readonly salt: Uint8Array;
  /** A purge, or about an essential notice: logged while ordinary intake is halted too. */
  readonly essential: boolean;
}

/** A gateway's receipts that are logged together. */
export interface ReceiptLine {
  readonly recipient: Address;
  readonly essential: boolean;
}

/** Receipts of one gateway that share a ledger entry. Which they are is durable before the entry is appended. */
export interface BatchRow {
  readonly id: number;
  readonly recipient: Address;
  readonly essential: boolean;
  readonly position: number | null;
  readonly receipts: readonly ReceiptRow[];
}

/** A receipt that the ledger holds. */
export interface LoggedReceipt extends ReceiptRow {
  readonly position: number;
}

export type ReceiptStore = ReturnType<typeof receiptStore>;

/** Reads happen at once; writes inside `database.commit`. */
export function receiptStore(database: Database) {
  const inBatch = (id: number): ReceiptRow[] => database.all('SELECT * FROM receipts WHERE batch = ? ORDER BY id', id).map(receiptOf);
  return {
    /** The receipt that was taken for this notice, recipient, state and part. */
    taken({ notice, recipient, state, part }: Pick<ReceiptRow, 'notice' | 'recipient' | 'state' | 'part'>): ReceiptRow | null {
      const row = database.one('SELECT * FROM receipts WHERE notice = ? AND recipient = ? AND state = ? AND part = ?', notice, recipient, state, part);
      return row === undefined ? null : receiptOf(row);
    },
    /** How many receipts of one state were taken from a recipient of a notice. */
    count(notice: Uint8Array, recipient: Address, state: ReceiptState): number {
      return int(database.one('SELECT count(*) AS n FROM receipts WHERE notice = ? AND recipient = ? AND state = ?', notice, recipient, state) ?? {}, 'n');
    },
    recipientsWithReceipt(notice: Uint8Array): Set<Address> {
      return new Set(database.all('SELECT DISTINCT recipient FROM receipts WHERE notice = ?', notice).map((row) => text(row, 'recipient') as Address));
    },
    logged(notice: Uint8Array): LoggedReceipt[] {
      return database
        .all(
          'SELECT receipts.*, batches.position AS position FROM receipts JOIN batches ON batches.id = receipts.batch WHERE notice = ? AND position IS NOT NULL',
          notice,
        )
        .map((row) => ({ ...receiptOf(row), position: int(row, 'position') }));
    },
    /** Gateways with receipts that stand in no batch yet. */
    linesWaiting(): ReceiptLine[] {
      return database.all('SELECT DISTINCT recipient, essential FROM receipts WHERE batch IS NULL').map(lineOf);
    },
    waiting(): number {
      return int(database.one('SELECT count(*) AS n FROM receipts WHERE answered = 0') ?? {}, 'n');
    },
    unfinishedBatches(): BatchRow[] {
      return database.all('SELECT * FROM batches WHERE answered = 0 ORDER BY id').map((row) => ({ ...batchOf(row), receipts: inBatch(int(row, 'id')) }));
    },
    /** One of them; null where it is finished. */
    unfinishedBatch(id: number): BatchRow | null {
      const row = database.one('SELECT * FROM batches WHERE answered = 0 AND id = ?', id);
      return row === undefined ? null : { ...batchOf(row), receipts: inBatch(id) };
    },
    insert(row: ReceiptRow): void {
      database.run(
        'INSERT INTO receipts (digest, notice, recipient, state, part, jws, salt, essential) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        row.digest,
        row.notice,
        row.recipient,
        row.state,
        row.part,
        row.jws,
        row.salt,
        Number(row.essential),
      );
    },
    /** Puts what a gateway has waiting (at most `limit` of it, and `limitBytes`, but one) into a new batch; null where nothing waits. */
    formBatch({ recipient, essential }: ReceiptLine, limit: number, limitBytes: number): BatchRow | null {
      const waiting = database.all(
        'SELECT id, length(jws) AS size FROM receipts WHERE recipient = ? AND essential = ? AND batch IS NULL ORDER BY id LIMIT ?',
        recipient,
        Number(essential),
        limit,
      );
      if (waiting.length === 0) return null;
      const { lastId } = database.run('INSERT INTO batches (recipient, essential) VALUES (?, ?)', recipient, Number(essential));
      let bytes = 0;
      const ids = waiting.filter((row, index) => (bytes += int(row, 'size')) <= limitBytes || index === 0);
      for (const row of ids) database.run('UPDATE receipts SET batch = ? WHERE id = ?', lastId, int(row, 'id'));
      return { id: lastId, recipient, essential, position: null, receipts: inBatch(lastId) };
    },
    setPosition(batch: number, position: number): void {
      database.run('UPDATE batches SET position = ? WHERE id = ?', position, batch);
    },
    setAnswered(batch: number): void {
      database.run('UPDATE batches SET answered = 1 WHERE id = ?', batch);
      database.run('UPDATE receipts SET answered = 1 WHERE batch = ?', batch);
    },
  };
}

const receiptOf = (row: Row): ReceiptRow => ({
  digest: blob(row, 'digest'),
  notice: blob(row, 'notice'),
  recipient: text(row, 'recipient') as Address,
  state: text(row, 'state') as ReceiptState,
  part: text(row, 'part'),
  jws: blob(row, 'jws'),
  salt: blob(row, 'salt'),
  essential: int(row, 'essential') === 1,
});

const lineOf = (row: Row): ReceiptLine => ({ recipient: text(row, 'recipient') as Address, essential: int(row, 'essential') === 1 });

const batchOf = (row: Row): Omit<BatchRow, 'receipts'> => ({
  id: int(row, 'id'),
  ...lineOf(row),
  position: intOrNull(row, 'position'),
});

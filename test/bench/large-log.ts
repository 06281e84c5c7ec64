/** A ledger's whole data folder of any size, written fast: nothing is synced, and the service that opens it checks every byte. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { formatCheckpoint, parseSkey, signNote, TileWriter, type TreeStorage } from '@huecry/ledger';
import { Entry, NO_BODY } from '@huecry/proto';
import { LedgerStore } from '../../services/ledger/src/store.ts';
import { digestOf, type LargeLog, receiptEntry } from './bench-ledger.ts';
import { begin } from './log.ts';
import { NOW } from './sample.ts';
import { Template } from './template.ts';

const PER_COMMIT = 65_536;
/** Of so many entries one is a notice and the next its decision; the others are receipts. */
const PER_NOTICE = 20;

/** Files as they come; folders are made once. */
function plainFolder(folder: string): TreeStorage {
  const known = new Set<string>();
  return {
    write: async (files) => {
      for (const { path, bytes } of files) {
        const target = join(folder, path);
        if (!known.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
        known.add(dirname(target));
        writeFileSync(target, bytes);
      }
    },
  };
}

interface NewRow {
  readonly kind: string;
  readonly entry: Uint8Array;
}

/** The service's own schema, filled without its care for every commit. */
function fill(path: string) {
  LedgerStore.open(path).close();
  const database = new DatabaseSync(path);
  // Alone, and out of WAL first: else it would write everything twice.
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  database.exec('PRAGMA cache_size = -1048576');
  const insert = database.prepare('INSERT INTO entries (position, key, kind, entry) VALUES (?, ?, ?, ?)');
  return {
    add(from: number, rows: readonly NewRow[]): void {
      database.exec('BEGIN');
      // Keys are hashes, as the exchange's are: they fall anywhere in the index.
      for (const [i, { kind, entry }] of rows.entries()) insert.run(from + i, digestOf(`key ${from + i}`), kind, entry);
      database.exec('COMMIT');
    },
    close(size: number, note: string): void {
      database.prepare('INSERT INTO checkpoint (one, size, note) VALUES (1, ?, ?)').run(size, note);
      database.close();
    },
  };
}

/** Entry after entry: the beginning of a network, then notices with their decisions, and receipts. */
function entriesFrom(first: readonly Uint8Array[]): (position: number) => NewRow {
  const template = new Template(first.length);
  const timeMs = NOW * 1_000;
  const kinds = ['genesis', 'registry'];
  let noticePosition = -1;
  return (position) => {
    const given = first[position];
    if (given !== undefined) return { kind: kinds[position] ?? 'registry', entry: given };
    if (position % PER_NOTICE === 0) {
      noticePosition = position;
      return { kind: 'notice', entry: Entry.encode({ timeMs, ...NO_BODY, notice: { jws: template.notice() } }) };
    }
    if (position % PER_NOTICE === 1 && noticePosition >= 0)
      return { kind: 'decision', entry: Entry.encode({ timeMs, ...NO_BODY, decision: { noticePosition, jws: template.decision(noticePosition) } }) };
    return { kind: 'receipts', entry: receiptEntry(digestOf(`receipt ${position}`), timeMs) };
  };
}

/** `size` entries in a folder of their own below `folder`. */
export async function writeLargeLog(folder: string, size: number): Promise<LargeLog> {
  const { skey, vkeys, genesis, entries: first } = begin();
  const dataDir = join(folder, `log-${size}`);
  mkdirSync(join(dataDir, 'tree'), { recursive: true });
  const database = fill(join(dataDir, 'ledger.db'));
  const writer = TileWriter.empty();
  const tree = plainFolder(join(dataDir, 'tree'));
  const entryAt = entriesFrom(first);
  for (let from = 0; from < size; from += PER_COMMIT) {
    const rows = Array.from({ length: Math.min(PER_COMMIT, size - from) }, (_, i) => entryAt(from + i));
    database.add(from, rows);
    await writer.append(
      tree,
      rows.map(({ entry }) => entry),
    );
  }
  const signers = skey.split('\n').map(parseSkey);
  const note = signNote(formatCheckpoint({ origin: signers[0]?.name ?? '', size, root: writer.root() }), signers);
  database.close(size, note);
  writeFileSync(join(dataDir, 'tree/checkpoint'), note);
  return { dataDir, skey, vkeys, genesis: Buffer.from(genesis.bytes).toString('base64'), genesisDigest: genesis.digest, size };
}

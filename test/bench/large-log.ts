/** A ledger's whole data folder of any size, written fast: nothing is synced, and the service that opens it checks every byte. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { formatCheckpoint, parseSkey, signNote, TileWriter, type TreeStorage } from '@huecry/ledger';
import { LedgerStore } from '../../services/ledger/src/store.ts';
import { digestOf, type LargeLog, receiptEntry } from './bench-ledger.ts';
import { begin } from './log.ts';
import { NOW } from './sample.ts';

const PER_COMMIT = 65_536;

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

/** The service's own schema, filled without its care for every commit. */
function fill(path: string) {
  LedgerStore.open(path).close();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -524288');
  const insert = database.prepare('INSERT INTO entries (position, key, kind, entry) VALUES (?, ?, ?, ?)');
  return {
    add(from: number, rows: readonly { readonly kind: string; readonly entry: Uint8Array }[]): void {
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

/** `size` entries: the beginning of a network, then receipts. */
export async function writeLargeLog(folder: string, size: number): Promise<LargeLog> {
  const { skey, vkeys, genesis, entries: first } = begin();
  const dataDir = join(folder, `log-${size}`);
  mkdirSync(join(dataDir, 'tree'), { recursive: true });
  const database = fill(join(dataDir, 'ledger.db'));
  const writer = TileWriter.empty();
  const tree = plainFolder(join(dataDir, 'tree'));
  const kinds = ['genesis', 'registry'];
  for (let from = 0; from < size; from += PER_COMMIT) {
    const rows = Array.from({ length: Math.min(PER_COMMIT, size - from) }, (_, i) => ({
      kind: kinds[from + i] ?? 'receipts',
      entry: first[from + i] ?? receiptEntry(digestOf(`receipt ${from + i}`), NOW * 1_000),
    }));
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

/** A ledger's whole data folder of any size, written fast: small entries straight into its database, the tree by the service itself. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryKind } from '@huecry/proto';
import { LedgerStore } from '../../services/ledger/src/store.ts';
import { digestOf, type LargeLog, openBenchLedger, receiptEntry } from './bench-ledger.ts';
import { begin } from './log.ts';
import { NOW } from './sample.ts';

const PER_COMMIT = 20_000;

/** `size` entries: the beginning of a network, then receipts. Keys are hashes, as the exchange's are: they fall anywhere in the index. */
export async function writeLargeLog(folder: string, size: number, onProgress: (done: number) => void = () => undefined): Promise<LargeLog> {
  const { skey, vkeys, genesis, entries: first } = begin();
  const dataDir = join(folder, `log-${size}`);
  mkdirSync(dataDir, { recursive: true });
  const store = LedgerStore.open(join(dataDir, 'ledger.db'));
  const kinds: readonly EntryKind[] = ['genesis', 'registry'];
  for (let from = 0; from < size; from += PER_COMMIT) {
    const entries = Array.from({ length: Math.min(PER_COMMIT, size - from) }, (_, i) => {
      const position = from + i;
      const entry = first[position] ?? receiptEntry(digestOf(`receipt ${position}`), NOW * 1_000);
      return { key: digestOf(`key ${position}`), kind: kinds[position] ?? ('receipts' as const), entry };
    });
    store.transact((log) => log.add(entries));
    onProgress(from + entries.length);
  }
  store.close();
  const log = { dataDir, skey, vkeys, genesis: Buffer.from(genesis.bytes).toString('base64'), genesisDigest: genesis.digest, size };
  // The service finds its database ahead of the tree, and writes the tree on.
  await (await openBenchLedger(log)).close();
  return log;
}

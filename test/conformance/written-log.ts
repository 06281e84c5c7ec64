/** A log of more than 70,000 entries, written by the ledger service's own code into real SQLite and real files. */
import { join } from 'node:path';
import { readDirectory } from '@huecry/ledger/directory';
import { proveConsistency, tileHashes } from '@huecry/ledger';
import type { Ledger } from '../../services/ledger/src/ledger.ts';
import { callsOf, type Item, noticeEntry, openLedger, receiptsEntry, sampleWorld, sha256, text, type World } from '../../services/ledger/src/testing/world.ts';

/** As in C2SP's own example: 273 full tiles and one of 112, one full tile of level 1, one partial of level 2; and some more. */
export const ENTRIES = 70_321;
const PER_REQUEST = 1_000;
const LARGEST_JWS = 65_500;

export interface WrittenLog {
  readonly world: World;
  readonly tree: string;
  /** Signed checkpoints of different sizes, smallest first; the last is the published one. */
  readonly checkpoints: readonly { readonly size: number; readonly note: string }[];
  readonly entryAt: (position: number) => Uint8Array;
  /** tlog-proofs as the service hands them out, under its newest checkpoint. */
  readonly proofs: ReadonlyMap<number, string>;
  /** Consistency proofs from each earlier checkpoint to the last. */
  readonly paths: ReadonlyMap<number, readonly Uint8Array[]>;
}

/** Entries of many lengths, one of the largest that there is among them. */
function itemAt(position: number): Item {
  const key = `conformance ${position}`;
  if (position % 7 === 0) return { key, entry: receiptsEntry(sha256(text(key))) };
  const length = position === 40_001 ? LARGEST_JWS : 20 + ((position * 37) % 700);
  return { key, entry: noticeEntry(key.padEnd(length, '.')) };
}

export async function writeLog(positionsToProve: readonly number[]): Promise<WrittenLog> {
  const world = sampleWorld();
  const ledger = await openLedger(world, { groupMs: 0, checkpointMs: 1 });
  try {
    const checkpoints = await fill(ledger);
    const { error, proofs } = await callsOf(ledger).proof(...positionsToProve);
    if (error !== '') throw new Error(`the service made no proofs: ${error}`);
    const last = ledger.checkpoint;
    if (last === undefined || last.size !== ENTRIES) throw new Error(`expected a checkpoint of ${ENTRIES} entries, found ${last?.size}`);
    const tree = join(world.dataDir, 'tree');
    const hashes = tileHashes(readDirectory(tree), ENTRIES);
    const all = [...checkpoints, { size: last.size, note: last.note }];
    const paths = new Map<number, readonly Uint8Array[]>();
    for (const { size } of all) paths.set(size, await proveConsistency(hashes, size, ENTRIES));
    return {
      world,
      tree,
      checkpoints: all,
      entryAt: (position) => itemAt(position).entry,
      proofs: new Map(positionsToProve.map((position, i) => [position, proofs[i] ?? ''])),
      paths,
    };
  } finally {
    await ledger.close();
  }
}

/** Appends until the log is full. The entry at position 0 is the genesis file's. */
async function fill(ledger: Ledger): Promise<{ readonly size: number; readonly note: string }[]> {
  const { append, proof } = callsOf(ledger);
  const seen = new Map<number, string>();
  for (let from = 1; from < ENTRIES; from += PER_REQUEST) {
    const items = Array.from({ length: Math.min(PER_REQUEST, ENTRIES - from) }, (_, i) => itemAt(from + i));
    const { error, positions } = await append(1, ...items);
    if (error !== '' || positions[0] !== from) throw new Error(`expected position ${from}, found ${positions[0]} ${error}`);
    // The proof waits for a checkpoint: the log is signed at many sizes, as in its life.
    if (from % 3_000 === 1) await proof(from);
    if (ledger.checkpoint !== undefined && ledger.checkpoint.size < ENTRIES) seen.set(ledger.checkpoint.size, ledger.checkpoint.note);
  }
  return [...seen].map(([size, note]) => ({ size, note })).toSorted((a, b) => a.size - b.size);
}

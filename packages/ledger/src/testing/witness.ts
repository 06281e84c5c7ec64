/** A witness that remembers in memory, and one log with two histories. For tests only. */
import {
  type Fork,
  formatCheckpoint,
  generateNoteKey,
  parseCosigner,
  parseSkey,
  parseVkey,
  signNote,
  TileWriter,
  tileHashes,
  type TreeReader,
  Witness,
  type WitnessedHead,
  type WitnessStore,
} from '../index.ts';
import { MemoryTree } from './memory.ts';

export class MemoryWitnessStore implements WitnessStore {
  readonly heads = new Map<string, WitnessedHead>();
  readonly forks: Fork[] = [];

  async latest(origin: string): Promise<WitnessedHead | undefined> {
    return this.heads.get(origin);
  }

  async advance(origin: string, size: number, next: WitnessedHead): Promise<boolean> {
    if ((this.heads.get(origin)?.size ?? 0) !== size) return false;
    this.heads.set(origin, next);
    return true;
  }

  async keepFork(_origin: string, fork: Fork): Promise<void> {
    this.forks.push(fork);
  }
}

export const ORIGIN = 'ledger.example/huecry';
export const LOG = generateNoteKey(ORIGIN);

/** One history of a log: its tree at each size, and a signed checkpoint of each. */
export async function history(
  size: number,
  entryAt: (position: number) => string,
): Promise<{ readonly tree: TreeReader; readonly note: (size: number) => string }> {
  const tree = new MemoryTree();
  const writer = TileWriter.empty();
  const notes = [signed(0, writer.root())];
  for (let position = 0; position < size; position++) {
    await writer.append(tree, [new TextEncoder().encode(entryAt(position))]);
    notes.push(signed(position + 1, writer.root()));
  }
  return { tree, note: (at) => notes[at] ?? '' };
}

const signed = (size: number, root: Uint8Array): string => signNote(formatCheckpoint({ origin: ORIGIN, size, root }), [parseSkey(LOG.skey)]);

export const hashesOf = (tree: TreeReader, size: number) => tileHashes(tree, size);

export function sampleWitness(store: WitnessStore = new MemoryWitnessStore(), nowMs = 1_700_000_000_000) {
  const keys = [generateNoteKey('witness.example/fr', 'cosignature'), generateNoteKey('witness.example/fr', 'ml-dsa-44')];
  const witness = new Witness({
    logs: [{ origin: ORIGIN, keys: [parseVkey(LOG.vkey)] }],
    cosigners: keys.map(({ skey }) => parseCosigner(skey)),
    store,
    now: () => nowMs,
  });
  return { witness, verifiers: keys.map(({ vkey }) => parseVkey(vkey)) };
}

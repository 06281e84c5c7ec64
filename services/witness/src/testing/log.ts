/** A log of invented entries whose checkpoints a test signs; with another seed it is another history of the same log. For tests only. */
import { formatAddCheckpoint, formatCheckpoint, generateNoteKey, parseSkey, proveConsistency, signNote, tileHashes, TileWriter } from '@huecry/ledger';

export const ORIGIN = 'ledger.example/huecry';
export const LOG_KEY = generateNoteKey(ORIGIN);
export const GENESIS = JSON.stringify({ format: 'huecry-genesis/1', network: 'sample', ledger: { origin: ORIGIN, vkey: LOG_KEY.vkey } });

export async function sampleLog(size: number, entryAt: (position: number) => string = (position) => `entry ${position}`) {
  const files = new Map<string, Uint8Array>();
  const tree = {
    read: async (path: string) => files.get(path) ?? null,
    write: async (all: readonly { readonly path: string; readonly bytes: Uint8Array }[]) => all.forEach(({ path, bytes }) => files.set(path, bytes)),
  };
  const writer = TileWriter.empty();
  const notes: string[] = [];
  for (let position = 0; position < size; position++) {
    await writer.append(tree, [new TextEncoder().encode(entryAt(position))]);
    notes.push(signNote(formatCheckpoint({ origin: ORIGIN, size: position + 1, root: writer.root() }), [parseSkey(LOG_KEY.skey)]));
  }
  const note = (at: number): string => notes[at - 1] ?? '';
  const request = async (oldSize: number, at: number): Promise<string> => {
    const proof = oldSize === 0 || oldSize >= at ? [] : await proveConsistency(tileHashes(tree, at), oldSize, at);
    return formatAddCheckpoint({ oldSize, proof, checkpoint: note(at) });
  };
  return { tree, note, request };
}

import { type Checkpoint, leafHash, LedgerError, type NoteVerifier, openCheckpoint, parseProof, parseVkey, verifyInclusion } from '@huecry/ledger';

/** Checks the ledger's own signatures, each checkpoint's once: many proofs stand under one. */
export interface CheckpointReader {
  readonly keys: readonly NoteVerifier[];
  /** @throws LedgerError as `openCheckpoint` */
  open(note: string): Checkpoint;
  /** As `verifyProof`, under keys that are parsed already. @throws LedgerError */
  verify(proof: string, entry: Uint8Array): { readonly index: number; readonly size: number; readonly root: Uint8Array };
}

const REMEMBERED = 16;

/** @param vkeys verifier key lines of the ledger: each of them must have signed */
export function checkpointReader(vkeys: readonly string[]): CheckpointReader {
  const keys = vkeys.map(parseVkey);
  const opened = new Map<string, Checkpoint>();
  const open = (note: string): Checkpoint => {
    const known = opened.get(note);
    if (known !== undefined) return known;
    const checkpoint = openCheckpoint(note, keys);
    if (opened.size >= REMEMBERED) opened.clear();
    opened.set(note, checkpoint);
    return checkpoint;
  };
  return {
    keys,
    open,
    verify(text, entry) {
      const { index, proof, checkpoint } = parseProof(text);
      const { size, root } = open(checkpoint);
      if (!verifyInclusion(index, size, leafHash(entry), root, proof))
        throw new LedgerError('wrong-hash', `the proof does not lead from this entry at position ${index} to the signed root of size ${size}`);
      return { index, size, root };
    },
  };
}

/** C2SP tlog-proof: one text that proves offline that an entry is in the log. */
import { fromBase64, fromDecimal, isCount, toBase64 } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { HASH_BYTES, leafHash } from './hash.ts';
import { verifyInclusion } from './merkle.ts';
import { MAX_NOTE_BYTES } from './note.ts';
import { openCheckpoint } from './signed-checkpoint.ts';
import type { Vkey } from './verifier.ts';

function malformed(expected: string): never {
  throw new LedgerError('malformed-proof', `expected ${expected}`);
}

/** A tree of 2^53 entries has no longer path. */
const MAX_PROOF_HASHES = 63;
const HEADER = 'c2sp.org/tlog-proof@v1';

export interface EntryProof {
  /** Position of the entry. */
  readonly index: number;
  /** From the leaf's sibling to the root's child. */
  readonly proof: readonly Uint8Array[];
  /** The signed note, word for word. */
  readonly checkpoint: string;
  /** Not authenticated. Whoever uses it must check it against the entry. */
  readonly extra?: Uint8Array;
}

/** @throws LedgerError `malformed-proof` */
export function formatProof({ index, proof, checkpoint, extra }: EntryProof): string {
  if (!isCount(index) || proof.some((hash) => hash.length !== HASH_BYTES)) throw new LedgerError('malformed-proof', 'expected an index and hashes of 32 bytes');
  const lines = [HEADER, ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]), `index ${index}`, ...proof.map(toBase64), '', checkpoint];
  return lines.join('\n');
}

/**
 * Takes a proof apart without any trust in it.
 * @throws LedgerError `malformed-proof`
 */
export function parseProof(text: string): EntryProof {
  if (text.length > 2 * MAX_NOTE_BYTES) return malformed(`a proof of at most ${2 * MAX_NOTE_BYTES} characters`);
  const split = text.indexOf('\n\n');
  if (split < 0) return malformed('an empty line before the checkpoint');
  const lines = text.slice(0, split).split('\n');
  if (lines.shift() !== HEADER) return malformed(`the first line ${HEADER}`);
  const extraText = lines[0]?.startsWith('extra ') ? lines.shift()?.slice('extra '.length) : undefined;
  const extra = extraText === undefined ? undefined : (fromBase64(extraText) ?? malformed('extra data in base64'));
  const indexLine = lines.shift() ?? '';
  const index = indexLine.startsWith('index ') ? fromDecimal(indexLine.slice('index '.length)) : undefined;
  if (index === undefined) return malformed('a line with the index in decimal');
  if (lines.length > MAX_PROOF_HASHES) return malformed(`at most ${MAX_PROOF_HASHES} hashes`);
  const proof = lines.map((line) => {
    const hash = fromBase64(line);
    return hash?.length === HASH_BYTES ? hash : malformed('one base64 hash of 32 bytes a line');
  });
  return { index, proof, checkpoint: text.slice(split + 2), ...(extra === undefined ? {} : { extra }) };
}

/**
 * Checks that `entry` is in the log of `vkey`: the checkpoint's signature and origin, then the path to its root.
 * @returns where it stands, and the tree it was proved in
 * @throws LedgerError `malformed-proof`, `malformed-note`, `malformed-checkpoint`, `bad-signature`, `unsigned`, `wrong-origin`, `wrong-hash`
 */
export function verifyProof(
  text: string,
  entry: Uint8Array,
  vkey: Vkey | readonly Vkey[],
): { readonly index: number; readonly size: number; readonly root: Uint8Array } {
  const { index, proof, checkpoint } = parseProof(text);
  const { size, root } = openCheckpoint(checkpoint, vkey);
  if (!verifyInclusion(index, size, leafHash(entry), root, proof))
    throw new LedgerError('wrong-hash', `the proof does not lead from this entry at position ${index} to the signed root of size ${size}`);
  return { index, size, root };
}

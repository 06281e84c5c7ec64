/** C2SP tlog-witness: the body of `add-checkpoint`. */
import { fromBase64, fromDecimal, isCount, textOf, toBase64 } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { HASH_BYTES } from './hash.ts';
import { MAX_NOTE_BYTES } from './note.ts';

const MAX_PROOF_HASHES = 63;
/** A note and a proof: nothing longer is read. */
export const MAX_REQUEST_BYTES = MAX_NOTE_BYTES + 4_096;

export interface AddCheckpoint {
  /** The size that the witness is thought to have cosigned last; 0 where none is known. */
  readonly oldSize: number;
  /** Consistency proof from it; empty from 0. */
  readonly proof: readonly Uint8Array[];
  /** The signed note, word for word. */
  readonly checkpoint: string;
}

const malformed = (expected: string): LedgerError => new LedgerError('malformed-request', `expected ${expected}`);

/** @throws LedgerError `malformed-request` */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  if (!isCount(oldSize) || proof.length > MAX_PROOF_HASHES) throw malformed(`an old size and at most ${MAX_PROOF_HASHES} hashes`);
  return [`old ${oldSize}`, ...proof.map(toBase64), '', checkpoint].join('\n');
}

/**
 * Takes a request apart without any trust in it.
 * @throws LedgerError `malformed-request`
 */
export function parseAddCheckpoint(body: Uint8Array): AddCheckpoint {
  const text = body.length <= MAX_REQUEST_BYTES ? textOf(body) : undefined;
  const split = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || split < 0) throw malformed('an old size, a proof, an empty line and a checkpoint, in UTF-8');
  const [oldLine = '', ...lines] = text.slice(0, split).split('\n');
  const oldSize = oldLine.startsWith('old ') ? fromDecimal(oldLine.slice('old '.length)) : undefined;
  if (oldSize === undefined) throw malformed('a first line "old" with a size in decimal');
  if (lines.length > MAX_PROOF_HASHES) throw malformed(`at most ${MAX_PROOF_HASHES} hashes`);
  const proof = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) throw malformed('one base64 hash of 32 bytes a line');
    return hash;
  });
  return { oldSize, proof, checkpoint: text.slice(split + 2) };
}

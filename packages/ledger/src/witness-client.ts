/** C2SP tlog-witness, the log's side: asks a witness for its cosignature of a checkpoint. */
import { fromDecimal } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { openNote, signatureLine } from './note.ts';
import { type HashReader, proveConsistency } from './prove.ts';
import type { NoteSignature, NoteVerifier } from './verifier.ts';
import { formatAddCheckpoint } from './witness-request.ts';

export interface CosignatureRequest {
  /** The signed note, word for word. */
  readonly checkpoint: string;
  readonly size: number;
  /** Hashes of the tree of that size. */
  readonly hashes: HashReader;
  /** The size that this witness cosigned last, where it is known; else 0, and the witness says it. */
  readonly lastSize: number;
  readonly verifier: NoteVerifier;
  /** Posts a body to the witness's `add-checkpoint`. */
  readonly post: (body: string) => Promise<{ readonly status: number; readonly body: string }>;
}

/**
 * - `cosigned`: its line, to be added to the note
 * - `ahead`: the witness has cosigned a larger tree than this one: this log was put back, or another shows itself under its name
 * - `disagrees`: the witness says that this tree does not continue the one it cosigned
 * - `refused`: anything else it says; `status` names it
 */
export type CosignatureOutcome =
  | { readonly kind: 'cosigned'; readonly line: string; readonly signature: NoteSignature }
  | { readonly kind: 'ahead' | 'disagrees' | 'refused'; readonly status: number; readonly size: number | undefined };

/** A witness that others use too may move on between two requests. */
const ATTEMPTS = 4;

/** @throws LedgerError `bad-signature`, `unsigned`, `malformed-note` where its answer is no cosignature; whatever `post` throws */
export async function requestCosignature({ checkpoint, size, hashes, lastSize, verifier, post }: CosignatureRequest): Promise<CosignatureOutcome> {
  let oldSize = Math.min(lastSize, size);
  for (let attempt = 1; ; attempt++) {
    const proof = oldSize === 0 || oldSize === size ? [] : await proveConsistency(hashes, oldSize, size);
    const { status, body } = await post(formatAddCheckpoint({ oldSize, proof, checkpoint }));
    if (status === 200) return cosigned(checkpoint, body, verifier);
    if (status === 422) return { kind: 'disagrees', status, size: oldSize };
    const theirs = status === 409 ? fromDecimal(body.replace(/\n$/, '')) : undefined;
    if (theirs === undefined) return { kind: 'refused', status, size: undefined };
    if (theirs > size) return { kind: 'ahead', status, size: theirs };
    // The size it was asked about, and refused all the same: it knows another root for it.
    if (theirs === oldSize && theirs === size) return { kind: 'disagrees', status, size: theirs };
    if (attempt === ATTEMPTS) return { kind: 'refused', status, size: theirs };
    oldSize = theirs;
  }
}

/** Lines of unknown keys are ignored, as the specification has it. */
function cosigned(checkpoint: string, lines: string, verifier: NoteVerifier): CosignatureOutcome {
  const { signatures } = openNote(checkpoint + lines, [verifier]);
  const signature = signatures.find(({ name, keyId }) => name === verifier.name && keyId === verifier.keyId);
  if (signature === undefined) throw new LedgerError('unsigned', 'expected a cosignature of the witness, found none');
  return { kind: 'cosigned', line: signatureLine(signature), signature };
}

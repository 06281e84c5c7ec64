/** A checkpoint and the log's own signatures. Whether witnesses have seen it is another question: see tlog-policy.ts. */
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { LedgerError } from './errors.ts';
import { openNote } from './note.ts';
import { parseVkey, type Vkey } from './verifier.ts';

/**
 * Opens a signed checkpoint of the log whose key is `vkey`: the log's key name is its origin line. Where the log has several keys
 * (ML-DSA-44 beside Ed25519) each of them must have signed: a signature that may be left out protects nobody.
 * @throws LedgerError `malformed-note`, `malformed-key`, `bad-signature`, `unsigned`, `malformed-checkpoint`, `wrong-origin`
 */
export function openCheckpoint(note: string | Uint8Array, vkey: Vkey | readonly Vkey[]): Checkpoint {
  const verifiers = (isList(vkey) ? vkey : [vkey]).map((one) => (typeof one === 'string' ? parseVkey(one) : one));
  if (verifiers.some(({ type }) => type === 'cosignature'))
    throw new LedgerError('malformed-key', "expected a log's key (type 1 or 6), found a witness's (type 4)");
  const { text, signatures } = openNote(note, verifiers);
  if (signatures.length < verifiers.length)
    throw new LedgerError('unsigned', `expected the signatures of all ${verifiers.length} keys of the log, found ${signatures.length}`);
  const checkpoint = parseCheckpoint(text);
  if (verifiers.some(({ name }) => name !== checkpoint.origin))
    throw new LedgerError('wrong-origin', 'expected the origin line to be the name of the key that signed it');
  return checkpoint;
}

const isList = (vkey: Vkey | readonly Vkey[]): vkey is readonly Vkey[] => Array.isArray(vkey);

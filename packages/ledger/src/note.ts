/** C2SP signed-note: text, a blank line, signature lines. */
import { fromBase64, textOf, toBase64, utf8 } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { hasControls, hexId, isName } from './keys.ts';
import { type NoteSignature, type NoteSigner, type NoteVerifier, parseVkey, type Vkey } from './verifier.ts';

/** Bounds on what is parsed: a checkpoint with some dozens of post-quantum cosignatures fits well. */
export const MAX_NOTE_BYTES = 1_000_000;
export const MAX_NOTE_SIGNATURES = 100;

const SIGNATURE_PREFIX = '— ';

export interface OpenedNote {
  /** Ends in a newline. */
  readonly text: string;
  /** Signatures of known keys; every one verified. */
  readonly signatures: readonly NoteSignature[];
  /** Signatures of unknown keys: nothing is known about them. */
  readonly unverified: readonly NoteSignature[];
}

/**
 * The note: text, blank line, one signature line per signer.
 * @param text ends in a newline, holds no other control character
 * @throws LedgerError `malformed-note`
 */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!isText(text)) throw new LedgerError('malformed-note', 'expected a text that ends in a newline and holds no other control character');
  if (signers.length === 0) throw new LedgerError('unsigned', 'expected at least one signer');
  const message = utf8(text);
  return `${text}\n${signers.map((signer) => signatureLine({ name: signer.name, keyId: signer.keyId, signature: signer.sign(message) })).join('')}`;
}

/** One signature line, newline included; added to a note it is one more signature. */
export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = new Uint8Array(4);
  new DataView(id.buffer).setUint32(0, keyId);
  return `${SIGNATURE_PREFIX}${name} ${toBase64(Buffer.concat([id, signature]))}\n`;
}

const isText = (text: string): boolean => text.endsWith('\n') && !hasControls(text) && text.isWellFormed();

/**
 * Opens a note under known keys. Signatures of unknown keys are set aside; a known key's signature that does not verify
 * refuses the whole note, and so does a note without any known signature. Only the first signature of each known key counts.
 * @throws LedgerError `malformed-note`, `malformed-key`, `bad-signature`, `unsigned`
 */
export function openNote(note: string | Uint8Array, vkeys: readonly Vkey[]): OpenedNote {
  const { text, signatures } = parseNote(note);
  const verifiers = vkeys.map((vkey) => (typeof vkey === 'string' ? parseVkey(vkey) : vkey));
  const message = utf8(text);
  const verified = new Map<NoteVerifier, NoteSignature>();
  const unverified: NoteSignature[] = [];
  for (const signature of signatures) {
    const verifier = verifiers.find((known) => known.name === signature.name && known.keyId === signature.keyId);
    if (verifier === undefined) unverified.push(signature);
    else if (!verified.has(verifier)) {
      if (!verifier.verify(message, signature.signature))
        throw new LedgerError(
          'bad-signature',
          `the signature of key ${hexId(signature.keyId)} does not verify: the note was altered, or signed by another key`,
        );
      verified.set(verifier, signature);
    }
  }
  if (verified.size === 0)
    throw new LedgerError('unsigned', `expected a signature of one of ${verifiers.length} known keys, found ${unverified.length} of unknown keys only`);
  return { text, signatures: [...verified.values()], unverified };
}

/** Takes a note apart without any trust in it. */
function parseNote(note: string | Uint8Array): { readonly text: string; readonly signatures: readonly NoteSignature[] } {
  if (note.length > MAX_NOTE_BYTES) throw new LedgerError('malformed-note', `expected a note of at most ${MAX_NOTE_BYTES} bytes, found ${note.length}`);
  const whole = typeof note === 'string' ? note : textOf(note);
  if (whole === undefined || !isText(whole))
    throw new LedgerError('malformed-note', 'expected UTF-8 text that ends in a newline and holds no other control character');
  const split = whole.lastIndexOf('\n\n');
  const text = whole.slice(0, split + 1);
  const lines = whole.slice(split + 2, -1).split('\n');
  if (split < 0 || text === '\n' || lines[0] === '') throw new LedgerError('malformed-note', 'expected a text, a blank line and signature lines');
  if (lines.length > MAX_NOTE_SIGNATURES) throw new LedgerError('malformed-note', `expected at most ${MAX_NOTE_SIGNATURES} signatures, found ${lines.length}`);
  return { text, signatures: lines.map(parseSignatureLine) };
}

function parseSignatureLine(line: string): NoteSignature {
  const match = /^— ([^ ]+) ([A-Za-z0-9+/=]+)$/.exec(line);
  const [, name = '', encoded = ''] = match ?? [];
  const bytes = fromBase64(encoded);
  if (!isName(name) || bytes === undefined || bytes.length < 5)
    throw new LedgerError('malformed-note', 'expected a signature line: em dash, key name, base64 of key id and signature');
  return { name, keyId: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), signature: bytes.subarray(4) };
}

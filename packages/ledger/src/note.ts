/** C2SP signed-note with Ed25519 keys (signature type 0x01): text, a blank line, signature lines. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign as signBytes, verify as verifyBytes, type KeyObject } from 'node:crypto';
import { fromBase64, textOf, toBase64, utf8 } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { sha256 } from './hash.ts';

/** Ed25519 over the note's text. Cosignatures (0x04, 0x06) are other types, other verifiers, and the same note. */
export const ED25519_TYPE = 0x01;

/** Bounds on what is parsed: a checkpoint with some dozens of post-quantum cosignatures fits well. */
export const MAX_NOTE_BYTES = 1_000_000;
export const MAX_NOTE_SIGNATURES = 100;

const SIGNATURE_PREFIX = '— ';
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key that can check one kind of signature. The pair of name and id says which signature lines are its own. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: number;
  /** `message` is the note's text. */
  verify(message: Uint8Array, signature: Uint8Array): boolean;
}

export interface NoteSigner {
  readonly name: string;
  readonly keyId: number;
  sign(message: Uint8Array): Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  readonly signature: Uint8Array;
}

export interface OpenedNote {
  /** Ends in a newline. */
  readonly text: string;
  /** Signatures of known keys; every one verified. */
  readonly signatures: readonly NoteSignature[];
  /** Signatures of unknown keys: nothing is known about them. */
  readonly unverified: readonly NoteSignature[];
}

/** A verifier key, as its line (`name+id+key`) or parsed. */
export type Vkey = string | NoteVerifier;

/** Key names are not empty and hold neither Unicode spaces nor `+`. */
const isName = (name: string): boolean => name !== '' && !/[\p{White_Space}+]/u.test(name) && name.isWellFormed() && !hasControls(name);

function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20 && text[i] !== '\n') return true;
  return false;
}

/** SHA-256(name || 0x0A || type || public key), first four bytes, big-endian. */
function keyIdOf(name: string, type: number, publicKey: Uint8Array): number {
  return Buffer.from(sha256(Buffer.concat([utf8(`${name}\n`), Uint8Array.of(type), publicKey]))).readUInt32BE(0);
}

const hexId = (keyId: number): string => keyId.toString(16).padStart(8, '0');

/**
 * A new Ed25519 key named `name`: `skey` is the private line (`PRIVATE+KEY+name+id+seed`, the form of Go's x/mod/sumdb/note),
 * `vkey` the public one.
 * @throws LedgerError `malformed-key` where the name is not allowed
 */
export function generateNoteKey(name: string): { readonly skey: string; readonly vkey: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_PREFIX.length);
  const publicKey = rawPublicKey(privateKey);
  const vkey = formatVkey(name, publicKey);
  return { skey: `PRIVATE+KEY+${name}+${hexId(keyIdOf(name, ED25519_TYPE, publicKey))}+${toBase64(Buffer.concat([Uint8Array.of(ED25519_TYPE), seed]))}`, vkey };
}

/**
 * The verifier key line of a raw Ed25519 public key (32 bytes).
 * @throws LedgerError `malformed-key`
 */
export function formatVkey(name: string, publicKey: Uint8Array): string {
  if (!isName(name)) throw new LedgerError('malformed-key', 'expected a key name without spaces and plus signs');
  if (publicKey.length !== 32) throw new LedgerError('malformed-key', `expected an Ed25519 public key of 32 bytes, found ${publicKey.length}`);
  return `${name}+${hexId(keyIdOf(name, ED25519_TYPE, publicKey))}+${toBase64(Buffer.concat([Uint8Array.of(ED25519_TYPE), publicKey]))}`;
}

/**
 * @param vkey one verifier key line, a newline at its end allowed
 * @throws LedgerError `malformed-key` where it is not an Ed25519 key, or its id is not the key's own
 */
export function parseVkey(vkey: string): NoteVerifier & { readonly publicKey: Uint8Array } {
  const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\n?$/.exec(vkey);
  const [, name = '', id = '', encoded = ''] = match ?? [];
  const { key: publicKey } = keyMaterial(name, encoded, 'verifier');
  const keyId = keyIdOf(name, ED25519_TYPE, publicKey);
  if (hexId(keyId) !== id) throw new LedgerError('malformed-key', 'expected the key id to be the hash of name and key: the line is damaged');
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
  return { name, keyId, publicKey, verify: (message, signature) => signature.length === 64 && verifyBytes(null, message, key, signature) };
}

/**
 * @param skey one private key line as `generateNoteKey` makes it
 * @throws LedgerError `malformed-key`; the message never holds the key
 */
export function parseSkey(skey: string): NoteSigner & { readonly vkey: string } {
  const match = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\n?$/.exec(skey);
  const [, name = '', id = '', encoded = ''] = match ?? [];
  const { key: seed } = keyMaterial(name, encoded, 'signer');
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = rawPublicKey(privateKey);
  const keyId = keyIdOf(name, ED25519_TYPE, publicKey);
  if (hexId(keyId) !== id) throw new LedgerError('malformed-key', 'expected the key id to be the hash of name and key: the line is damaged');
  return { name, keyId, vkey: formatVkey(name, publicKey), sign: (message) => new Uint8Array(signBytes(null, message, privateKey)) };
}

function keyMaterial(name: string, encoded: string, what: string): { readonly key: Uint8Array } {
  const bytes = fromBase64(encoded);
  if (!isName(name) || bytes === undefined) throw new LedgerError('malformed-key', `expected a ${what} key line of the form name+id+key`);
  if (bytes[0] !== ED25519_TYPE || bytes.length !== 33)
    throw new LedgerError('malformed-key', `expected a ${what} key of type 1 (Ed25519) with 32 bytes, found type ${bytes[0]} with ${bytes.length - 1}`);
  return { key: bytes.subarray(1) };
}

const rawPublicKey = (key: KeyObject): Uint8Array => new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length));

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

/** Keys of signed notes as lines: `name+id+base64(type || key)`, C2SP signed-note and tlog-cosignature. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { fromBase64, toBase64, utf8 } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { sha256 } from './hash.ts';

/**
 * What a key signs:
 * - `ed25519` (0x01): the note's text as it is; a log's key
 * - `cosignature` (0x04): Ed25519 over time and text, cosignature/v1; a witness's key
 * - `ml-dsa-44` (0x06): ML-DSA-44 over the checkpoint's values; a witness's key, and a log's second one
 */
export type KeyType = 'ed25519' | 'cosignature' | 'ml-dsa-44';

interface Form {
  readonly byte: number;
  readonly publicBytes: number;
  readonly spki: Buffer;
  readonly pkcs8: Buffer;
}

const ED25519 = { publicBytes: 32, spki: Buffer.from('302a300506032b6570032100', 'hex'), pkcs8: Buffer.from('302e020100300506032b657004220420', 'hex') };
const FORMS: Readonly<Record<KeyType, Form>> = {
  ed25519: { byte: 0x01, ...ED25519 },
  cosignature: { byte: 0x04, ...ED25519 },
  'ml-dsa-44': {
    byte: 0x06,
    publicBytes: 1_312,
    spki: Buffer.from('30820532300b06096086480165030403110382052100', 'hex'),
    // The seed alone (FIPS 204's xi): both halves of the key follow from it.
    pkcs8: Buffer.from('3034020100300b060960864801650304031104228020', 'hex'),
  },
};
const SEED_BYTES = 32;

/** A public key that was taken from its line, or made from a seed. */
export interface PublicNoteKey {
  readonly name: string;
  readonly type: KeyType;
  readonly keyId: number;
  readonly publicKey: Uint8Array;
  readonly key: KeyObject;
}

export interface PrivateNoteKey extends PublicNoteKey {
  readonly privateKey: KeyObject;
}

/** Key names are not empty and hold neither Unicode spaces nor `+`. */
export const isName = (name: string): boolean => name !== '' && !/[\p{White_Space}+]/u.test(name) && name.isWellFormed() && !hasControls(name);

/** Control characters other than the newline have no place in a note. */
export function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20 && text[i] !== '\n') return true;
  return false;
}

export const hexId = (keyId: number): string => keyId.toString(16).padStart(8, '0');

const damaged = (): LedgerError => new LedgerError('malformed-key', 'expected the key id to be the hash of name and key: the line is damaged');

/** SHA-256(name || 0x0A || type || public key), first four bytes, big-endian. */
function keyIdOf(name: string, type: KeyType, publicKey: Uint8Array): number {
  return Buffer.from(sha256(Buffer.concat([utf8(`${name}\n`), Uint8Array.of(FORMS[type].byte), publicKey]))).readUInt32BE(0);
}

/**
 * The verifier key line of a raw public key.
 * @throws LedgerError `malformed-key`
 */
export function formatVkey(name: string, publicKey: Uint8Array, type: KeyType = 'ed25519'): string {
  const { byte, publicBytes } = FORMS[type];
  if (!isName(name)) throw new LedgerError('malformed-key', 'expected a key name without spaces and plus signs');
  if (publicKey.length !== publicBytes)
    throw new LedgerError('malformed-key', `expected a public key (${type}) of ${publicBytes} bytes, found ${publicKey.length}`);
  return `${name}+${hexId(keyIdOf(name, type, publicKey))}+${toBase64(Buffer.concat([Uint8Array.of(byte), publicKey]))}`;
}

/**
 * A new key named `name`: `skey` is the private line (`PRIVATE+KEY+name+id+seed`, the form of Go's x/mod/sumdb/note), `vkey` the
 * public one.
 * @throws LedgerError `malformed-key` where the name is not allowed
 */
export function generateNoteKey(name: string, type: KeyType = 'ed25519'): { readonly skey: string; readonly vkey: string } {
  const { byte, pkcs8 } = FORMS[type];
  // An Ed25519 key in PKCS #8 is its prefix and seed; of ML-DSA-44 the JWK has the seed by itself.
  const seed =
    type === 'ml-dsa-44'
      ? Buffer.from(String(generateKeyPairSync('ml-dsa-44').privateKey.export({ format: 'jwk' }).priv), 'base64url')
      : generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(pkcs8.length);
  const vkey = formatVkey(name, rawPublicKey(privateKeyOf(type, seed), type), type);
  const [id = ''] = vkey.slice(name.length + 1).split('+', 1);
  return { skey: `PRIVATE+KEY+${name}+${id}+${toBase64(Buffer.concat([Uint8Array.of(byte), seed]))}`, vkey };
}

/**
 * @param vkey one verifier key line, a newline at its end allowed
 * @throws LedgerError `malformed-key` where it is of no known type, or its id is not the key's own
 */
export function parsePublicKey(vkey: string): PublicNoteKey {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\n?$/.exec(vkey) ?? [];
  const { type, bytes: publicKey } = keyMaterial(name, encoded, 'verifier', ({ publicBytes }) => publicBytes);
  const keyId = keyIdOf(name, type, publicKey);
  if (hexId(keyId) !== id) throw damaged();
  const key = createPublicKey({ key: Buffer.concat([FORMS[type].spki, publicKey]), format: 'der', type: 'spki' });
  return { name, type, keyId, publicKey, key };
}

/**
 * @param skey one private key line as `generateNoteKey` makes it
 * @throws LedgerError `malformed-key`; the message never holds the key
 */
export function parsePrivateKey(skey: string): PrivateNoteKey {
  const [, name = '', id = '', encoded = ''] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\n?$/.exec(skey) ?? [];
  const { type, bytes: seed } = keyMaterial(name, encoded, 'signer', () => SEED_BYTES);
  const privateKey = privateKeyOf(type, seed);
  const publicKey = rawPublicKey(privateKey, type);
  const keyId = keyIdOf(name, type, publicKey);
  if (hexId(keyId) !== id) throw damaged();
  return { name, type, keyId, publicKey, key: createPublicKey(privateKey), privateKey };
}

const privateKeyOf = (type: KeyType, seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([FORMS[type].pkcs8, seed]), format: 'der', type: 'pkcs8' });

const rawPublicKey = (key: KeyObject, type: KeyType): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(FORMS[type].spki.length));

function keyMaterial(name: string, encoded: string, what: string, size: (form: Form) => number): { readonly type: KeyType; readonly bytes: Uint8Array } {
  const all = fromBase64(encoded);
  if (!isName(name) || all === undefined) throw new LedgerError('malformed-key', `expected a ${what} key line of the form name+id+key`);
  for (const type of ['ed25519', 'cosignature', 'ml-dsa-44'] as const) {
    const form = FORMS[type];
    if (all[0] === form.byte && all.length === 1 + size(form)) return { type, bytes: all.subarray(1) };
  }
  throw new LedgerError(
    'malformed-key',
    `expected a ${what} key of type 1 or 4 (Ed25519) or 6 (ML-DSA-44) with the bytes of its type, found type ${all[0]} with ${all.length - 1}`,
  );
}

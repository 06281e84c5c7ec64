/** Who can check a note's signature lines, and who can make them. */
import { sign as signBytes, verify as verifyBytes } from 'node:crypto';
import { isCosignatureType, signCosignature, verifyCosignature } from './cosignature.ts';
import { textOf } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { formatVkey, type KeyType, parsePrivateKey, parsePublicKey } from './keys.ts';

/** A key that can check one kind of signature. The pair of name and id says which signature lines are its own. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: number;
  readonly type: KeyType;
  readonly publicKey: Uint8Array;
  /** `message` is the note's text. */
  verify(message: Uint8Array, signature: Uint8Array): boolean;
}

export interface NoteSigner {
  readonly name: string;
  readonly keyId: number;
  readonly vkey: string;
  sign(message: Uint8Array): Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  readonly signature: Uint8Array;
}

/** A witness's key. */
export interface Cosigner {
  readonly name: string;
  readonly keyId: number;
  readonly vkey: string;
  /**
   * @param text a checkpoint: origin, size, root
   * @param timeS seconds since the epoch
   */
  cosign(text: string, timeS: number): NoteSignature;
}

/** A verifier key, as its line (`name+id+key`) or parsed. */
export type Vkey = string | NoteVerifier;

/**
 * @param vkey one verifier key line of type 1, 4 or 6, a newline at its end allowed
 * @throws LedgerError `malformed-key` where it is of no known type, or its id is not the key's own
 */
export function parseVkey(vkey: string): NoteVerifier {
  const parsed = parsePublicKey(vkey);
  const { name, keyId, type, publicKey, key } = parsed;
  return {
    name,
    keyId,
    type,
    publicKey,
    verify: (message, signature) =>
      isCosignatureType(type) ? verifyCosignature(parsed, message, signature) : signature.length === 64 && verifyBytes(null, message, key, signature),
  };
}

/**
 * A log's key: Ed25519 (type 1), or ML-DSA-44 (type 6) beside it, which says nothing about the time.
 * @param skey one private key line as `generateNoteKey` makes it
 * @throws LedgerError `malformed-key`; the message never holds the key
 */
export function parseSkey(skey: string): NoteSigner {
  const parsed = parsePrivateKey(skey);
  const { name, keyId, type, publicKey, privateKey } = parsed;
  if (type === 'cosignature') throw new LedgerError('malformed-key', 'expected a key that signs notes, found a witness key (type 4)');
  return {
    name,
    keyId,
    vkey: formatVkey(name, publicKey, type),
    sign: (message) => (type === 'ml-dsa-44' ? signCosignature(parsed, textOf(message) ?? '', 0) : new Uint8Array(signBytes(null, message, privateKey))),
  };
}

/**
 * A witness's key, of type 4 or 6.
 * @throws LedgerError `malformed-key`; the message never holds the key
 */
export function parseCosigner(skey: string): Cosigner {
  const parsed = parsePrivateKey(skey);
  const { name, keyId, type, publicKey } = parsed;
  if (!isCosignatureType(type)) throw new LedgerError('malformed-key', 'expected a witness key (type 4 or 6), found one that signs notes (type 1)');
  return {
    name,
    keyId,
    vkey: formatVkey(name, publicKey, type),
    cosign: (text, timeS) => ({ name, keyId, signature: signCosignature(parsed, text, timeS) }),
  };
}

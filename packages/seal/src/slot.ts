import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import { lengthPrefixed, plain, PROTOCOL, sameBytes, utf8, view } from './encoding.ts';
import { SealError } from './errors.ts';
import { hmacSha256 } from './hpke/hkdf.ts';
import { slotBucket } from './limits.ts';
import type { Mode } from './types.ts';

export const SLOT_KEY_BYTES = 32;
const TAG_BYTES = 16;
export const WRAPPED_KEY_BYTES = SLOT_KEY_BYTES + TAG_BYTES;
/** Every key here is fresh and encrypts one thing, so the nonce need not differ. */
const ZERO_NONCE = new Uint8Array(12);
const NO_AAD = new Uint8Array(0);

/** What a notice's slots and boxes are bound to. */
export interface NoticeContext {
  readonly mode: Mode;
  readonly iss: string;
  readonly jti: string;
  readonly rev: number;
}

/** AAD of a slot, and what its key commitment covers. */
export const slotAad = ({ mode, iss, jti, rev }: NoticeContext, category: string): Uint8Array =>
  lengthPrefixed(PROTOCOL, mode, iss, jti, String(rev), category);

const COMMITMENT_LABEL = utf8(`${PROTOCOL} slot key commitment`);

/** HMAC-SHA-256 under the slot key: binds the key, which AES-GCM does not, and tells nothing of it. */
export const keyCommitment = (key: Uint8Array, aad: Uint8Array): Uint8Array => hmacSha256(key, COMMITMENT_LABEL, aad);

/** Ciphertext and tag under AES-256-GCM with a zero nonce; `key` must never be used again. */
export function encryptOnce(key: Uint8Array, plaintext: Uint8Array, aad: Uint8Array = NO_AAD): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), ZERO_NONCE);
  if (aad.length > 0) cipher.setAAD(aad);
  const out = Buffer.allocUnsafe(plaintext.length + TAG_BYTES);
  cipher.update(plaintext).copy(out);
  cipher.final();
  cipher.getAuthTag().copy(out, plaintext.length);
  return plain(out);
}

/** @throws SealError cannot-open */
export function decryptOnce(what: string, key: Uint8Array, sealed: Uint8Array, aad: Uint8Array = NO_AAD): Uint8Array {
  if (sealed.length < TAG_BYTES) throw new SealError('cannot-open', `${what} is shorter than its tag`);
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), ZERO_NONCE, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  if (aad.length > 0) decipher.setAAD(aad);
  const opened = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  try {
    decipher.final();
  } catch (cause) {
    opened.fill(0);
    throw new SealError('cannot-open', `${what} does not decrypt under its key`, cause);
  }
  return plain(opened);
}

/** Plaintext of a slot: each disclosure after its length in two bytes, then zeros up to the bucket. */
export function packSlot(disclosures: readonly Uint8Array[]): Uint8Array {
  const used = disclosures.reduce((sum, disclosure) => sum + 2 + disclosure.length, 0);
  const out = Buffer.alloc(slotBucket(used));
  let at = 0;
  for (const disclosure of disclosures) {
    at = out.writeUInt16BE(disclosure.length, at);
    out.set(disclosure, at);
    at += disclosure.length;
  }
  return plain(out);
}

/** The disclosures of a slot, as views. @throws SealError malformed where the packing has a second spelling */
export function unpackSlot(packed: Uint8Array): Uint8Array[] {
  const bytes = view(packed);
  const disclosures: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const length = bytes.readUInt16BE(at);
    if (length === 0) break;
    if (at + 2 + length > bytes.length) throw new SealError('malformed', 'a disclosure reaches beyond its slot');
    disclosures.push(packed.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (disclosures.length === 0) throw new SealError('malformed', 'a slot holds no disclosure');
  if (slotBucket(at) !== bytes.length || !sameBytes(packed.subarray(at), new Uint8Array(bytes.length - at))) {
    throw new SealError('malformed', 'a slot is not padded with zeros to its bucket');
  }
  return disclosures;
}

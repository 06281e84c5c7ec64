import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { base64url, plain, sha256, utf8, view } from '../encoding.ts';
import { SealError } from '../errors.ts';

/**
 * A symmetric key with which a gateway closes what it stores. It wraps one-use data keys and makes keyed digests, and cannot be read.
 * Whoever destroys the wrapped form of a data key has destroyed what that key closes.
 */
export interface StorageKey {
  /** A digest of the key: the same key has the same name on every machine. */
  readonly kid: string;
  /** `key` (32 bytes) under AES-256-GCM with a random nonce: nonce ‖ ciphertext ‖ tag. `context` must be the same when it is unwrapped. */
  wrap(key: Uint8Array, context: Uint8Array): Uint8Array;
  /** @throws SealError cannot-open where `wrapped` is not of this key and context */
  unwrap(wrapped: Uint8Array, context: Uint8Array): Uint8Array;
  /** HMAC-SHA-256 of `bytes` under a key derived for `purpose`: equal for equal bytes, and nothing to who lacks the key. */
  digest(purpose: string, bytes: Uint8Array): Uint8Array;
}

export const STORAGE_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const hmac = (key: Uint8Array, bytes: Uint8Array): Uint8Array => plain(createHmac('sha256', key).update(bytes).digest());

/** The storage key of a seed of 32 bytes. The seed itself may be overwritten afterwards. */
export function storageKeyFromSeed(seed: Uint8Array): StorageKey {
  // Three keys for three uses, so that none of them tells of another.
  const wrapping = hmac(seed, utf8('huecry storage wrap'));
  const digesting = hmac(seed, utf8('huecry storage digest'));
  const kid = base64url(sha256(hmac(seed, utf8('huecry storage name'))));
  const purposes = new Map<string, Uint8Array>();
  return {
    kid,
    wrap: (key, context) => encrypt(wrapping, key, context),
    unwrap: (wrapped, context) => decrypt(wrapping, wrapped, context),
    digest(purpose, bytes) {
      const key = purposes.get(purpose) ?? hmac(digesting, utf8(purpose));
      purposes.set(purpose, key);
      return hmac(key, bytes);
    },
  };
}

/** `plaintext` under AES-256-GCM with a random nonce: nonce ‖ ciphertext ‖ tag. */
export function encrypt(key: Uint8Array, plaintext: Uint8Array, context: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context);
  return plain(Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]));
}

/** @throws SealError cannot-open */
export function decrypt(key: Uint8Array, sealed: Uint8Array, context: Uint8Array): Uint8Array {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new SealError('cannot-open', 'what is stored was cut: restore the file from its backup');
  const bytes = view(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES)).setAAD(context);
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    return plain(Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)), decipher.final()]));
  } catch (cause) {
    throw new SealError('cannot-open', 'what is stored was altered, stands in another place than it was written to, or was closed with another key', cause);
  }
}

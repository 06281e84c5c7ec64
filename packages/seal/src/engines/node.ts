import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject, verify } from 'node:crypto';

const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const X25519_SPKI = Buffer.from('302a300506032b656e032100', 'hex');
const X25519_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const MLKEM768_SPKI = Buffer.from('308204b2300b0609608648016503040402038204a100', 'hex');
const MLKEM768_PKCS8_SEED = Buffer.from('3054020100300b060960864801650304040204428040', 'hex');

/** OpenSSL reads DER and passes over what follows it, so the length is checked here. */
function wrapped(prefix: Buffer, raw: Uint8Array, bytes: number): Buffer {
  if (raw.length !== bytes) throw new RangeError(`a key of ${bytes} bytes was expected, ${raw.length} found`);
  return Buffer.concat([prefix, raw]);
}

const publicKeyFrom = (prefix: Buffer, raw: Uint8Array, bytes: number): KeyObject =>
  createPublicKey({ key: wrapped(prefix, raw, bytes), format: 'der', type: 'spki' });

function privateKeyFrom(prefix: Buffer, raw: Uint8Array, bytes: number): KeyObject {
  const der = wrapped(prefix, raw, bytes);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    der.fill(0);
  }
}

/** OpenSSL through `node:crypto`. Raw keys in, key objects out; the calls throw where OpenSSL does. */
export const openssl = {
  /** What `verifyEd25519` is held against. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    try {
      return verify(null, message, publicKeyFrom(ED25519_SPKI, publicKey, 32), signature);
    } catch {
      return false;
    }
  },

  x25519PublicKey: (raw: Uint8Array): KeyObject => publicKeyFrom(X25519_SPKI, raw, 32),
  x25519PrivateKey: (raw: Uint8Array): KeyObject => privateKeyFrom(X25519_PKCS8, raw, 32),
  x25519: (privateKey: KeyObject, publicKey: KeyObject): Uint8Array => diffieHellman({ privateKey, publicKey }),

  /** 1184 bytes; refused where a coefficient is not below q (FIPS 203, 7.2). */
  mlkem768PublicKey: (raw: Uint8Array): KeyObject => publicKeyFrom(MLKEM768_SPKI, raw, 1184),
  /** From the 64-byte seed d ‖ z. */
  mlkem768PrivateKey: (seed: Uint8Array): KeyObject => privateKeyFrom(MLKEM768_PKCS8_SEED, seed, 64),
};

/** The raw public key of a key object, private or public: the end of its SPKI encoding. */
export function rawPublicKey(key: KeyObject, bytes: number): Uint8Array {
  const spki = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'der', type: 'spki' });
  return Uint8Array.from(spki.subarray(spki.length - bytes));
}

import { Buffer } from 'node:buffer';
import { createHash, decapsulate as openDecapsulate, encapsulate as openEncapsulate, hash, type KeyObject } from 'node:crypto';
import { libsodium, openssl, rawPublicKey } from '../engines/index.ts';
import { SealError } from '../errors.ts';
import { plain } from '../encoding.ts';
import type { SuiteId } from '../types.ts';
import { dhkemSecret } from './schedule.ts';

/** A recipient's public key, read and checked once. */
export interface Encapsulator {
  readonly publicKey: Uint8Array;
  /** One encapsulation; `ephemeral` is 32 random bytes, the X25519 private key used once. @throws SealError weak-key */
  encapsulate(ephemeral: Uint8Array): { enc: Uint8Array; sharedSecret: Uint8Array };
}

export interface PrivateKem {
  readonly publicKey: Uint8Array;
  /** @throws SealError cannot-open */
  decapsulate(enc: Uint8Array): Uint8Array;
}

export interface Kem {
  encapsulator(publicKey: Uint8Array): Encapsulator;
  fromSeed(seed: Uint8Array): PrivateKem;
}

const MLKEM_PUBLIC = 1184;
const MLKEM_CIPHERTEXT = 1088;
const MLKEM_SEED = 64;
/** `\.//^\` of X-Wing and of MLKEM768-X25519 in draft-irtf-cfrg-concrete-hybrid-kems. */
const HYBRID_LABEL = Uint8Array.of(0x5c, 0x2e, 0x2f, 0x2f, 0x5e, 0x5c);

const weak = (): SealError => new SealError('weak-key', 'an X25519 public key of small order was found: have the recipient register another key');

function sharedX25519(ephemeral: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const shared = libsodium.x25519(ephemeral, publicKey);
  if (shared === null) throw weak();
  return shared;
}

function openX25519(privateKey: KeyObject, publicKey: Uint8Array): Uint8Array {
  try {
    return openssl.x25519(privateKey, openssl.x25519PublicKey(publicKey));
  } catch (cause) {
    throw new SealError('cannot-open', 'the encapsulated key holds an X25519 public key of small order', cause);
  }
}

/** DHKEM(X25519, HKDF-SHA256), RFC 9180 section 4.1. */
const x25519Kem: Kem = {
  encapsulator: (publicKey) => ({
    publicKey,
    encapsulate(ephemeral) {
      const enc = libsodium.x25519PublicKey(ephemeral);
      const dh = sharedX25519(ephemeral, publicKey);
      const sharedSecret = dhkemSecret(dh, enc, publicKey);
      dh.fill(0);
      return { enc, sharedSecret };
    },
  }),
  fromSeed(seed) {
    const privateKey = openssl.x25519PrivateKey(seed);
    const publicKey = rawPublicKey(privateKey, 32);
    return {
      publicKey,
      decapsulate: (enc) => dhkemSecret(openX25519(privateKey, enc), enc, publicKey),
    };
  },
};

/** The combiner C2PRI: SHA3-256(ss_PQ ‖ ss_T ‖ ct_T ‖ ek_T ‖ label). */
const combine = (ssPq: Uint8Array, ssT: Uint8Array, ctT: Uint8Array, ekT: Uint8Array): Uint8Array =>
  plain(hash('sha3-256', Buffer.concat([ssPq, ssT, ctT, ekT, HYBRID_LABEL]), 'buffer'));

/** MLKEM768-X25519, KEM 0x647a of draft-ietf-hpke-pq: ML-KEM-768 before X25519 in keys and ciphertexts. */
const hybridKem: Kem = {
  encapsulator(publicKey) {
    const pq = openssl.mlkem768PublicKey(publicKey.subarray(0, MLKEM_PUBLIC));
    const ekT = publicKey.subarray(MLKEM_PUBLIC);
    return {
      publicKey,
      encapsulate(ephemeral) {
        const { sharedKey, ciphertext } = openEncapsulate(pq);
        const ctT = libsodium.x25519PublicKey(ephemeral);
        const ssT = sharedX25519(ephemeral, ekT);
        const sharedSecret = combine(sharedKey, ssT, ctT, ekT);
        sharedKey.fill(0);
        ssT.fill(0);
        return { enc: plain(Buffer.concat([ciphertext, ctT])), sharedSecret };
      },
    };
  },
  fromSeed(seed) {
    const expanded = createHash('shake256', { outputLength: MLKEM_SEED + 32 })
      .update(seed)
      .digest();
    const pq = openssl.mlkem768PrivateKey(expanded.subarray(0, MLKEM_SEED));
    const t = openssl.x25519PrivateKey(expanded.subarray(MLKEM_SEED));
    expanded.fill(0);
    const ekT = rawPublicKey(t, 32);
    return {
      publicKey: plain(Buffer.concat([rawPublicKey(pq, MLKEM_PUBLIC), ekT])),
      decapsulate(enc) {
        const ctT = enc.subarray(MLKEM_CIPHERTEXT);
        // ML-KEM rejects implicitly: a changed ciphertext of the right length gives another secret, not an error.
        const ssPq = openDecapsulate(pq, enc.subarray(0, MLKEM_CIPHERTEXT));
        return combine(ssPq, openX25519(t, ctT), ctT, ekT);
      },
    };
  },
};

export const KEMS: Readonly<Record<SuiteId, Kem>> = {
  'hc1-mlkem768-x25519-hkdf-sha256-aes-256-gcm': hybridKem,
  'hc1-x25519-hkdf-sha256-aes-256-gcm': x25519Kem,
};

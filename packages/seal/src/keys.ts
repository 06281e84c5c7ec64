import { base64url, digestText, fromBase64url } from './encoding.ts';
import { libsodium } from './engines/index.ts';
import { SealError } from './errors.ts';
import type { PublicJwk, Signer } from './types.ts';

/** The RFC 7638 thumbprint (SHA-256, base64url) of an Ed25519 public key, with RFC 8037's members. */
export const signingKid = (publicKey: Uint8Array): string => digestText(`{"crv":"Ed25519","kty":"OKP","x":"${base64url(publicKey)}"}`);

/**
 * Refuses an Ed25519 public key that must not be registered: not 32 bytes, not in canonical encoding, not on
 * the curve, of small order or with a small-order part. Under the keys that remain a signature binds its
 * signer to one message.
 * @throws SealError weak-key
 */
export function assertStrongKey(publicKey: Uint8Array): void {
  if (publicKey.length !== 32) throw new SealError('weak-key', `an Ed25519 public key has 32 bytes, ${publicKey.length} found`);
  if (!libsodium.isStrongPoint(publicKey)) {
    throw new SealError('weak-key', 'the Ed25519 public key is not a canonical point of the prime-order group: make another key');
  }
}

export const publicJwk = (publicKey: Uint8Array): PublicJwk => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: base64url(publicKey),
  kid: signingKid(publicKey),
  alg: 'Ed25519',
});

/**
 * The raw public key of a JWK as {@link publicJwk} writes it: the same members and no other, and the key id its thumbprint.
 * @throws SealError malformed, weak-key
 */
export function publicKeyOfJwk(jwk: unknown): Uint8Array {
  const { kty, crv, x, kid, alg, ...rest } = (jwk ?? {}) as { [name: string]: unknown };
  if (kty !== 'OKP' || crv !== 'Ed25519' || alg !== 'Ed25519' || typeof x !== 'string' || Object.keys(rest).length > 0) {
    throw new SealError('malformed', 'a public key must be a JWK with kty OKP, crv Ed25519, alg Ed25519, x, kid and nothing else');
  }
  const publicKey = fromBase64url('x of the public key', x);
  assertStrongKey(publicKey);
  if (kid !== signingKid(publicKey)) throw new SealError('malformed', 'the kid of a public key must be its RFC 7638 thumbprint');
  return publicKey;
}

/** A signer for a 32-byte seed (RFC 8032). The secret key goes to guarded memory and cannot be read back. */
export function signerFromSeed(seed: Uint8Array): Signer & { readonly publicKey: Uint8Array } {
  if (seed.length !== 32) throw new SealError('malformed', `an Ed25519 seed has 32 bytes, ${seed.length} found`);
  const { publicKey, secretKey } = libsodium.keyPair(seed);
  return { kid: signingKid(publicKey), publicKey, sign: (bytes) => libsodium.sign(secretKey, bytes) };
}

/** What the verifying code calls of `node:crypto`, for a browser: hashes, and public keys that check signatures. Nothing here is secret. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { Buffer } from './buffer.ts';
import { verifyEd25519 } from './ed25519.ts';

type Output = 'base64url' | 'hex' | 'binary' | 'buffer';
const encoder = new TextEncoder();
const bytesOf = (data: Uint8Array | string): Uint8Array => (typeof data === 'string' ? encoder.encode(data) : Uint8Array.from(data));

const given = (digest: Uint8Array, output: Output | undefined): Buffer | string => {
  const bytes = Buffer.from(digest);
  return output === undefined || output === 'buffer' ? bytes : bytes.toString(output);
};

const requireSha256 = (algorithm: string): void => {
  if (algorithm !== 'sha256') throw new Error(`${algorithm} is not needed to verify, and is not here`);
};

interface Running {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
}

const running = (state: Running) => {
  const under = {
    update(data: Uint8Array | string) {
      state.update(bytesOf(data));
      return under;
    },
    digest: (output?: Output) => given(state.digest(), output),
  };
  return under;
};

export function createHash(algorithm: string) {
  requireSha256(algorithm);
  return running(sha256.create());
}

export function hash(algorithm: string, data: Uint8Array | string, output: Output = 'hex'): Buffer | string {
  requireSha256(algorithm);
  return given(sha256(bytesOf(data)), output);
}

export const createSecretKey = (key: Uint8Array): Uint8Array => Uint8Array.from(key);

export function createHmac(algorithm: string, key: Uint8Array) {
  requireSha256(algorithm);
  return running(hmac.create(sha256, key));
}

const KINDS = [
  { kind: 'ed25519', spki: '302a300506032b6570032100', bytes: 32 },
  { kind: 'x25519', spki: '302a300506032b656e032100', bytes: 32 },
  { kind: 'ml-kem-768', spki: '308204b2300b0609608648016503040402038204a100', bytes: 1184 },
  { kind: 'ml-dsa-44', spki: '30820532300b06096086480165030403110382052100', bytes: 1312 },
] as const;

interface PublicKey {
  readonly kind: (typeof KINDS)[number]['kind'];
  readonly raw: Uint8Array;
}

/** A public key from its SPKI encoding. Throws where it is none that a bundle's keys may be. */
export function createPublicKey({ key }: { readonly key: Uint8Array }): PublicKey {
  const hex = Buffer.from(key).toString('hex');
  const found = KINDS.find(({ spki, bytes }) => hex.startsWith(spki) && key.length === spki.length / 2 + bytes);
  if (found === undefined) throw new Error('a public key of no known kind');
  const raw = Uint8Array.from(key.subarray(found.spki.length / 2));
  if (found.kind === 'ml-kem-768') requireReduced(raw);
  return { kind: found.kind, raw };
}

/** FIPS 203, 7.2: coefficients of 12 bits, each below q. */
function requireReduced(key: Uint8Array): void {
  for (let at = 0; at < 1152; at += 3) {
    const [a = 0, b = 0, c = 0] = key.subarray(at, at + 3);
    if ((a | ((b & 0x0f) << 8)) >= 3329 || ((b >> 4) | (c << 4)) >= 3329) throw new Error('an ML-KEM key with a coefficient that is not below q');
  }
}

export function verify(_algorithm: null, message: Uint8Array, { kind, raw }: PublicKey, signature: Uint8Array): boolean {
  if (kind === 'ed25519') return verifyEd25519(raw, message, signature);
  if (kind !== 'ml-dsa-44') throw new Error(`a key of kind ${kind} checks no signature`);
  return ml_dsa44.verify(Uint8Array.from(signature), Uint8Array.from(message), raw);
}

function absent(name: string) {
  return (): never => {
    throw new Error(`${name} is not needed to verify, and is not here`);
  };
}
export const createCipheriv = absent('createCipheriv');
export const createDecipheriv = absent('createDecipheriv');
export const createPrivateKey = absent('createPrivateKey');
export const decapsulate = absent('decapsulate');
export const diffieHellman = absent('diffieHellman');
export const encapsulate = absent('encapsulate');
export const generateKeyPairSync = absent('generateKeyPairSync');
export const randomBytes = absent('randomBytes');
export const sign = absent('sign');

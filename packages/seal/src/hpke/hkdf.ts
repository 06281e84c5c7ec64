import { Buffer } from 'node:buffer';
import { createHmac, createSecretKey } from 'node:crypto';
import { plain } from '../encoding.ts';

// A key object first: given raw key bytes, createHmac and createCipheriv take about 12 µs longer per call.

/** HMAC-SHA-256 over the parts in order. */
export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const hmac = createHmac('sha256', createSecretKey(key));
  for (const part of parts) hmac.update(part);
  return plain(hmac.digest());
}

const ONE = Uint8Array.of(1);

/** HKDF-Extract (RFC 5869). */
export const extract = (salt: Uint8Array, ...ikm: readonly Uint8Array[]): Uint8Array => hmacSha256(salt, ...ikm);

/** HKDF-Expand (RFC 5869) to at most 255 · 32 bytes. */
export function expand(prk: Uint8Array, length: number, ...info: readonly Uint8Array[]): Uint8Array {
  if (length <= 32) return hmacSha256(prk, ...info, ONE).subarray(0, length);
  const out = Buffer.alloc(length);
  let block: Uint8Array = new Uint8Array(0);
  for (let counter = 1, at = 0; at < length; counter++, at += 32) {
    block = hmacSha256(prk, block, ...info, Uint8Array.of(counter));
    out.set(block.subarray(0, length - at), at);
  }
  return plain(out);
}

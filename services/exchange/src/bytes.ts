import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';

/** SHA-256 over the parts one after the other; text counts as UTF-8. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const [only] = parts;
  const input = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return Uint8Array.from(hash('sha256', input, 'buffer'));
}

export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

import { Buffer, isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { SealError } from './errors.ts';

/** First part of every label and context: another protocol, or another version of this one, shares no key and no digest. */
export const PROTOCOL = 'huecry/v1';

/** A view of the same memory as a `Buffer`, whose conversions are native. */
export const view = (bytes: Uint8Array): Buffer => (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

/** The same memory as a plain `Uint8Array`, for everything that leaves this package. */
export const plain = (bytes: Buffer): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const utf8 = (text: string): Uint8Array => plain(Buffer.from(text, 'utf8'));

export const base64url = (bytes: Uint8Array): string => view(bytes).toString('base64url');

/** base64url without padding that decodes and encodes to itself. @throws SealError malformed */
export function fromBase64url(what: string, text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new SealError('malformed', `${what} is not canonical base64url`);
  return plain(bytes);
}

/** 32 bytes in canonical base64url: 43 characters, the last one with two zero bits. */
export const DIGEST_PATTERN = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

export const sha256 = (bytes: Uint8Array): Uint8Array => plain(hash('sha256', bytes, 'buffer'));

/** SHA-256 in base64url. Text is hashed as UTF-8. */
export const digestText = (data: Uint8Array | string): string => hash('sha256', data, 'base64url');

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Each part (text as UTF-8) after its length in two bytes, big-endian: no two lists of parts give the same bytes. */
export function lengthPrefixed(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const encoded = parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : view(part)));
  const out = Buffer.allocUnsafe(encoded.reduce((sum, part) => sum + 2 + part.length, 0));
  let at = 0;
  for (const part of encoded) {
    if (part.length > 0xffff) throw new SealError('too-large', `a labelled part has ${part.length} bytes, at most 65535 are allowed`);
    at = out.writeUInt16BE(part.length, at);
    at += part.copy(out, at);
  }
  return plain(out);
}

/** Blocks within blocks. A leaf's value needs three; deeper than a stack allows, `JSON.stringify` would throw what is no verdict. */
const MAX_JSON_DEPTH = 32;

function assertShallow(what: string, value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_JSON_DEPTH) throw new SealError('malformed', `${what} is nested deeper than ${MAX_JSON_DEPTH} levels`);
  for (const inner of Object.values(value)) assertShallow(what, inner, depth + 1);
}

/**
 * Parses JSON in the one text that `JSON.stringify` writes for its value: no white space, no duplicate names,
 * no other spelling of a number or an escape. So bytes and value determine each other. At most 32 levels deep.
 * @throws SealError malformed
 */
export function parseCanonicalJson(what: string, bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) throw new SealError('malformed', `${what} is not UTF-8`);
  const text = view(bytes).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SealError('malformed', `${what} is not JSON`);
  }
  assertShallow(what, value, 0);
  if (JSON.stringify(value) !== text) throw new SealError('malformed', `${what} is not in canonical JSON`);
  return value;
}

/** Whether the names are in strictly ascending order of UTF-16 code units, so also free of duplicates. */
export function strictlyAscending(names: readonly string[]): boolean {
  for (let i = 1; i < names.length; i++) {
    if ((names[i - 1] ?? '') >= (names[i] ?? '')) return false;
  }
  return true;
}

export const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

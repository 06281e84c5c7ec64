import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { RegistryError } from './errors.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
/** Names that a careless reader turns into something else than data. */
const PROTOTYPE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 64;

/** SHA-256, base64url without padding. */
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

/** The one text of a JSON value (RFC 8785), as UTF-8. */
export function canonicalJson(value: unknown): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new RegistryError('malformed', 'expected a JSON value, found something that JSON cannot say');
  return encoder.encode(text);
}

/**
 * Parses JSON that is in its canonical form (RFC 8785): so no duplicate names, no byte order mark, no second spelling of
 * anything. Names of JavaScript's prototype chain are refused.
 * @throws RegistryError malformed, too-large
 */
export function parseCanonicalJson(bytes: Uint8Array, maxBytes: number, what: string): unknown {
  if (bytes.length > maxBytes) throw new RegistryError('too-large', `${what} has ${bytes.length} bytes, at most ${maxBytes} are allowed`);
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw new RegistryError('malformed', `${what} is not JSON in UTF-8`);
  }
  assertPlainNames(value, what, 0);
  let canonical: string | undefined;
  try {
    canonical = canonicalize(value);
  } catch {
    canonical = undefined;
  }
  if (canonical !== text) throw new RegistryError('malformed', `${what} is not in canonical JSON (RFC 8785): sorted names, no duplicates, no white space`);
  return value;
}

function assertPlainNames(value: unknown, what: string, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new RegistryError('malformed', `${what} is nested deeper than ${MAX_DEPTH} levels`);
  for (const [name, inner] of Object.entries(value)) {
    if (PROTOTYPE_NAMES.has(name)) throw new RegistryError('malformed', `${what} has a member named ${name}`);
    assertPlainNames(inner, what, depth + 1);
  }
}

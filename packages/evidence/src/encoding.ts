/** base64url and ASCII without any runtime's own helpers: this package runs in browsers too. */
import { EvidenceError } from './errors.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map(Array.from(ALPHABET, (character, value) => [character.charCodeAt(0), value]));

/** base64url without padding (RFC 4648 section 5). */
export function base64url(bytes: Uint8Array): string {
  const out: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let i = 0; i < (left >= 3 ? 4 : left + 1); i++) out.push(ALPHABET.charAt((group >> (18 - 6 * i)) & 63));
  }
  return out.join('');
}

/**
 * The bytes of canonical base64url: what encodes again to the same text.
 * @throws EvidenceError malformed
 */
export function fromBase64url(text: string, path: string): Uint8Array {
  const bad = (): EvidenceError => new EvidenceError('malformed', 'expected canonical base64url without padding', path);
  const { length } = text;
  if (length % 4 === 1) throw bad();
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let group = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const value = VALUES.get(text.charCodeAt(i));
    if (value === undefined) throw bad();
    group = (group << 6) | value;
    if (i % 4 === 0) continue;
    const keep = 6 - 2 * (i % 4);
    bytes[at++] = (group >> keep) & 0xff;
    group &= (1 << keep) - 1;
  }
  // What is left over must be zero, or two texts would be one value.
  if (group !== 0) throw bad();
  return bytes;
}

/** The characters of ASCII bytes; others have no place where this is used and come out as they are. */
export const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

/** The bytes of ASCII text; null where a character is not ASCII. */
export function ascii(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return null;
    bytes[i] = code;
  }
  return bytes;
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

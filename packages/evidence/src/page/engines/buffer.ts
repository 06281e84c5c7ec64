/**
 * The few members of Node's `Buffer` that the verifying code uses, for a browser. Where text cannot be decoded the bytes are empty:
 * callers encode again and compare, so that is refused as Node's lenient reading is.
 */
type Encoding = 'utf8' | 'latin1' | 'ascii' | 'hex' | 'base64' | 'base64url' | 'binary';

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valuesOf = (alphabet: string): ReadonlyMap<string, number> => new Map(Array.from(alphabet, (character, value) => [character, value]));
const VALUES = { base64: valuesOf(PLAIN), base64url: valuesOf(URL_SAFE) };

function encode64(bytes: Uint8Array, alphabet: string, padded: boolean): string {
  const out: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const shown = left >= 3 ? 4 : left + 1;
    for (let i = 0; i < shown; i++) out.push(alphabet.charAt((group >> (18 - 6 * i)) & 63));
    if (padded) out.push('='.repeat(4 - shown));
  }
  return out.join('');
}

function decode64(text: string, encoding: 'base64' | 'base64url'): Uint8Array {
  const values = VALUES[encoding];
  const used = text.replace(/={1,2}$/, '');
  const bytes = new Uint8Array(Math.floor((used.length * 3) / 4));
  let group = 0;
  let bits = 0;
  let at = 0;
  for (const character of used) {
    const value = values.get(character);
    if (value === undefined) return new Uint8Array(0);
    group = ((group << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) bytes[at++] = (group >> (bits -= 8)) & 0xff;
  }
  return bytes;
}

function decode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf8') return encoder.encode(text);
  if (encoding === 'base64' || encoding === 'base64url') return decode64(text, encoding);
  if (encoding === 'hex') return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

export class Buffer extends Uint8Array {
  static isBuffer(value: unknown): value is Buffer {
    return value instanceof Buffer;
  }

  static override from(source: unknown, second?: unknown, length?: number): Buffer {
    if (typeof source === 'string') return Buffer.#own(decode(source, (second as Encoding | undefined) ?? 'utf8'));
    // Of another realm, where a test runs the page's script: `instanceof` would not know it.
    if (Object.prototype.toString.call(source) === '[object ArrayBuffer]') return new Buffer(source as ArrayBuffer, second as number | undefined, length);
    if (ArrayBuffer.isView(source) || Array.isArray(source)) return Buffer.#own(Uint8Array.from(source as unknown as ArrayLike<number>));
    throw new TypeError('expected text, bytes or a list of bytes');
  }

  static #own(bytes: Uint8Array): Buffer {
    return new Buffer(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  }

  static alloc(bytes: number): Buffer {
    return new Buffer(bytes);
  }

  static allocUnsafe(bytes: number): Buffer {
    return new Buffer(bytes);
  }

  static byteLength(text: string): number {
    return encoder.encode(text).length;
  }

  static concat(parts: readonly Uint8Array[]): Buffer {
    const out = new Buffer(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  static compare(a: Uint8Array, b: Uint8Array): number {
    const shared = Math.min(a.length, b.length);
    for (let i = 0; i < shared; i++) {
      const difference = (a[i] ?? 0) - (b[i] ?? 0);
      if (difference !== 0) return Math.sign(difference);
    }
    return Math.sign(a.length - b.length);
  }

  override toString(encoding: Encoding = 'utf8'): string {
    if (encoding === 'utf8') return lenient.decode(this);
    if (encoding === 'base64') return encode64(this, PLAIN, true);
    if (encoding === 'base64url') return encode64(this, URL_SAFE, false);
    if (encoding === 'hex') return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
    let text = '';
    for (let at = 0; at < this.length; at += 8192) text += String.fromCharCode(...this.subarray(at, at + 8192));
    return text;
  }

  readUInt32BE(at = 0): number {
    return new DataView(this.buffer, this.byteOffset).getUint32(at);
  }

  writeUInt16BE(value: number, at = 0): number {
    new DataView(this.buffer, this.byteOffset).setUint16(at, value);
    return at + 2;
  }

  copy(target: Uint8Array, at = 0): number {
    target.set(this, at);
    return this.length;
  }
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

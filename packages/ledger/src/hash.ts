/** RFC 6962 §2.1: the two hashes of the tree, told apart by their first byte. */
import { createHash, hash as hashOnce } from 'node:crypto';

export const HASH_BYTES = 32;

const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = 0x01;

/** A Buffer's bytes as a plain Uint8Array: no copy. */
const plain = (buffer: Uint8Array): Uint8Array => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);

/** SHA-256 of `bytes`. */
export const sha256 = (bytes: Uint8Array): Uint8Array => plain(hashOnce('sha256', bytes, 'buffer'));

/** The root of the tree without entries: SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/** MTH({entry}) = SHA-256(0x00 || entry). */
export const leafHash = (entry: Uint8Array): Uint8Array => plain(createHash('sha256').update(LEAF_PREFIX).update(entry).digest());

const pair = new Uint8Array(1 + 2 * HASH_BYTES);
pair[0] = NODE_PREFIX;

/** SHA-256(0x01 || left || right); both 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return sha256(pair);
}

/** Whether two hashes are the same. Hashes of a log are public: no constant time is needed. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** RFC 6962 §2.1: the two hashes of the tree, told apart by their first byte. */
import { createHash, hash as hashOnce } from 'node:crypto';

export const HASH_BYTES = 32;

const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = 0x01;

/** SHA-256 of `bytes`. The engine gives it as text: bytes would be a piece of memory outside of the heap for each, at four times the cost. */
export const sha256 = (bytes: Uint8Array): Uint8Array => bytesOf(hashOnce('sha256', bytes, 'binary'));

function bytesOf(digest: string): Uint8Array {
  const bytes = new Uint8Array(HASH_BYTES);
  for (let i = 0; i < HASH_BYTES; i++) bytes[i] = digest.charCodeAt(i);
  return bytes;
}

/** The root of the tree without entries: SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/** Entries are at most 65,535 bytes long. */
const leaf = new Uint8Array(1 + 65_535);

/** MTH({entry}) = SHA-256(0x00 || entry). */
export function leafHash(entry: Uint8Array): Uint8Array {
  if (entry.length >= leaf.length) return bytesOf(createHash('sha256').update(LEAF_PREFIX).update(entry).digest('binary'));
  leaf.set(entry, LEAF_PREFIX.length);
  return sha256(leaf.subarray(0, LEAF_PREFIX.length + entry.length));
}

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

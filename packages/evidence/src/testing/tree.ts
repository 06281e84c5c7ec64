/** RFC 6962 section 2.1 as its text says it: slow, and made by nothing that the product uses. For tests only. */
import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

const split = (count: number): number => 2 ** (Math.ceil(Math.log2(count)) - 1);

/** MTH(D[n]). */
export function merkleRoot(entries: readonly Uint8Array[]): Uint8Array {
  const [only] = entries;
  if (only === undefined) return sha256();
  if (entries.length === 1) return sha256(Uint8Array.of(0), only);
  const k = split(entries.length);
  return sha256(Uint8Array.of(1), merkleRoot(entries.slice(0, k)), merkleRoot(entries.slice(k)));
}

/** PATH(m, D[n]). */
export function merklePath(index: number, entries: readonly Uint8Array[]): Uint8Array[] {
  if (entries.length <= 1) return [];
  const k = split(entries.length);
  return index < k
    ? [...merklePath(index, entries.slice(0, k)), merkleRoot(entries.slice(k))]
    : [...merklePath(index - k, entries.slice(k)), merkleRoot(entries.slice(0, k))];
}

/** What the service must know of an entry to keep its order; the rest is for auditors. */
import { createHash } from 'node:crypto';
import { Entry, ENTRY_KINDS, type EntryKind, entryOf } from '@huecry/proto';

/** A body that is absent may be null or undefined. */
export const kindOf = (entry: Entry): EntryKind | undefined => ENTRY_KINDS.find((kind) => entry[kind]);

export const digestOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/**
 * Whether two entries say the same: all but what their writer filled in at the time, the clock, whether witnesses were missing, and
 * the link to the registry entry before. A writer that lost the answer makes the entry again, and these two differ then.
 */
export function saysTheSame(a: Uint8Array, b: Uint8Array): boolean {
  return sameBytes(a, b) || sameBytes(timeless(a), timeless(b));
}

function timeless(bytes: Uint8Array): Uint8Array {
  const entry = Entry.decode(bytes);
  const registry = entry.registry ? { ...entry.registry, prev: new Uint8Array(0) } : null;
  return Entry.encode({ ...entry, timeMs: 0, unwitnessed: false, registry });
}

/** The entry at position 0. */
export const genesisEntry = (timeMs: number, genesis: Uint8Array): Uint8Array => Entry.encode(entryOf(timeMs, { genesis: { genesis } }));

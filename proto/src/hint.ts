/** What a proof says of its entry beside the place, so that whoever knows the entry's body can make its bytes again. */
export interface EntryHint {
  readonly timeMs: number;
  readonly unwitnessed: boolean;
}

const TIME_BYTES = 8;
const MARK = 1;

/** The `extra` of a tlog-proof: `time_ms`, 8 bytes big-endian, and, where the entry is marked unwitnessed, a byte 1. */
export function entryHint({ timeMs, unwitnessed }: EntryHint): Uint8Array {
  const bytes = new Uint8Array(unwitnessed ? TIME_BYTES + 1 : TIME_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(timeMs));
  if (unwitnessed) bytes[TIME_BYTES] = MARK;
  return bytes;
}

/** Reads it; null where it is none. It is a hint and proves nothing: with a wrong one the proof does not verify. */
export function readEntryHint(extra: Uint8Array): EntryHint | null {
  const unwitnessed = extra.length === TIME_BYTES + 1 && extra[TIME_BYTES] === MARK;
  if (extra.length !== TIME_BYTES && !unwitnessed) return null;
  return { timeMs: Number(new DataView(extra.buffer, extra.byteOffset, TIME_BYTES).getBigUint64(0)), unwitnessed };
}

/** C2SP tlog-cosignature: what a witness signs about a checkpoint, and when. Ed25519 (cosignature/v1) and ML-DSA-44 (subtree/v1). */
import { sign as signBytes, verify as verifyBytes } from 'node:crypto';
import { parseCheckpoint } from './checkpoint.ts';
import { textOf, utf8 } from './encoding.ts';
import { LedgerError } from './errors.ts';
import type { KeyType, PrivateNoteKey, PublicNoteKey } from './keys.ts';

/** What stands before the signature itself: the time, seconds since the epoch, u64 big-endian. */
const TIMESTAMP_BYTES = 8;
const SIGNATURE_BYTES = { cosignature: 64, 'ml-dsa-44': 2_420 } as const;
const SUBTREE_LABEL = 'subtree/v1\n\0';

type CosignatureType = keyof typeof SIGNATURE_BYTES;

/** Whether keys of this type make timestamped cosignatures. */
export const isCosignatureType = (type: KeyType): type is CosignatureType => type !== 'ed25519';

const malformed = (expected: string): LedgerError => new LedgerError('malformed-checkpoint', `expected ${expected}`);

/**
 * The `timestamped_signature` of a checkpoint.
 * @param text the note's text: origin, size, root
 * @param timeS seconds since the epoch; 0 where no statement is made as to the tree being the largest seen (ML-DSA-44 only)
 * @throws LedgerError `malformed-checkpoint` where the text is not one that such a signature can say
 */
export function signCosignature({ name, type, privateKey }: PrivateNoteKey, text: string, timeS: number): Uint8Array {
  if (!isCosignatureType(type)) throw new LedgerError('malformed-key', 'expected a cosignature key (type 4 or 6), found a note key');
  const message = messageOf(type, name, text, timeS);
  return new Uint8Array(Buffer.concat([u64(timeS), signBytes(null, message, privateKey)]));
}

/** Whether it is this key's cosignature of this checkpoint. False for anything malformed. */
export function verifyCosignature({ name, type, key }: PublicNoteKey, message: Uint8Array, signature: Uint8Array): boolean {
  const text = textOf(message);
  const timeS = cosignatureTime(signature);
  if (!isCosignatureType(type) || text === undefined || timeS === undefined || signature.length !== TIMESTAMP_BYTES + SIGNATURE_BYTES[type]) return false;
  try {
    return verifyBytes(null, messageOf(type, name, text, timeS), key, signature.subarray(TIMESTAMP_BYTES));
  } catch (error) {
    if (error instanceof LedgerError) return false;
    throw error;
  }
}

/** When a cosignature says it was made, seconds since the epoch; undefined where it cannot be one. Worth nothing before it is verified. */
export function cosignatureTime(signature: Uint8Array): number | undefined {
  if (signature.length <= TIMESTAMP_BYTES) return undefined;
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  return Number.isSafeInteger(time) ? time : undefined;
}

function messageOf(type: CosignatureType, cosigner: string, text: string, timeS: number): Uint8Array {
  const { origin, size, root } = parseCheckpoint(text);
  if (type === 'cosignature') return utf8(`cosignature/v1\ntime ${timeS}\n${text}`);
  // struct cosigned_message: the subtree from 0 to the tree's size is the tree.
  return Buffer.concat([utf8(SUBTREE_LABEL), short(cosigner), u64(timeS), short(origin), u64(0), u64(size), root]);
}

function short(text: string): Uint8Array {
  const bytes = utf8(text);
  if (bytes.length === 0 || bytes.length > 255) throw malformed('a cosigner name and an origin of 1 to 255 bytes');
  return Buffer.concat([Uint8Array.of(bytes.length), bytes]);
}

function u64(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) throw malformed('a time and a size that are counts');
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

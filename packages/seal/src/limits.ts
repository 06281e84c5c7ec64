import { SealError } from './errors.ts';

/** The JWS must fit a ledger entry of 65,535 bytes (C2SP tlog-tiles) together with the entry's own fields. */
export const MAX_JWS_BYTES = 65_500;
export const MAX_RECIPIENTS = 512;
/** Content disclosures of one notice, and the raw bytes of one. */
export const MAX_DISCLOSURES = 512;
export const MAX_DISCLOSURE_BYTES = 16 * 1024;
/** Raw bytes of a recipient's element, in a notice or a decision: it carries reasons. */
export const MAX_ELEMENT_BYTES = 64 * 1024;
/** Raw bytes of all content disclosures of one notice together. */
export const MAX_CONTENT_BYTES = 512 * 1024;
/** Receipts, refusals, releases and recalls. */
export const MAX_STATEMENT_JWS_BYTES = 48 * 1024;
/** A file that a notice brings with it, and how many of them one slot may name. */
export const MAX_ATTACHMENT_BYTES = 64 * 1024 * 1024;
export const MAX_ATTACHMENTS = 32;
/** Members that one notice excludes, or is limited to. */
export const MAX_RESTRICTED = 512;
export const MAX_WITHHELD = 128;
export const MAX_RULES = 64;

const SLOT_BUCKET_MIN = 256;
const SLOT_BUCKET_STEP = 8192;

/** Bytes of slot plaintext that `used` bytes are padded to: 256·2^k up to 8192, then a multiple of 8192. */
export function slotBucket(used: number): number {
  if (used > SLOT_BUCKET_STEP) return Math.ceil(used / SLOT_BUCKET_STEP) * SLOT_BUCKET_STEP;
  let size = SLOT_BUCKET_MIN;
  while (size < used) size *= 2;
  return size;
}

/** Digests in `_sd` that `used` are padded to: 32, 64, 128, then a multiple of 64. */
export function disclosureBucket(used: number): number {
  if (used > 128) return Math.ceil(used / 64) * 64;
  return used <= 32 ? 32 : used <= 64 ? 64 : 128;
}

/** Digests in `recipients` that `used` are padded to: 8, 16, 32, then a multiple of 32. */
export function recipientBucket(used: number): number {
  if (used > 32) return Math.ceil(used / 32) * 32;
  return used <= 8 ? 8 : used <= 16 ? 16 : 32;
}

export function assertAtMost(what: string, found: number, allowed: number): void {
  if (found > allowed) throw new SealError('too-large', `${what}: ${found} found, at most ${allowed} are allowed`);
}

import { Buffer } from 'node:buffer';
import { createCipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { base64url, DIGEST_PATTERN, lengthPrefixed, plain, PROTOCOL } from './encoding.ts';
import { SealError } from './errors.ts';
import { MAX_ATTACHMENT_BYTES } from './limits.ts';
import type { AttachmentRef, Mode, RandomSource } from './types.ts';

/** Plaintext of a chunk; the last one of an attachment may be shorter. */
export const ATTACHMENT_CHUNK_BYTES = 64 * 1024;
export const TAG_BYTES = 16;
const KEY_BYTES = 32;
/** What the last chunk is padded to with zeros, so that the exchange learns a size in steps. */
const PADDING_STEP = 4096;

/** Whose attachment it is: in the AAD of every chunk. */
export interface AttachmentContext {
  readonly mode: Mode;
  readonly iss: string;
}

/** Bytes of ciphertext of a file of `sizeBytes`: padded to 4 KiB, then a tag for each chunk. */
export function attachmentCiphertextBytes(sizeBytes: number): number {
  const padded = paddedBytes(sizeBytes);
  return padded + Math.ceil(padded / ATTACHMENT_CHUNK_BYTES) * TAG_BYTES;
}

export const paddedBytes = (sizeBytes: number): number => Math.max(Math.ceil(sizeBytes / PADDING_STEP), 1) * PADDING_STEP;

/**
 * Encrypts a file in chunks: AES-256-GCM under one fresh key, the nonce is the chunk's number and whether it is the last, so that no chunk can be
 * left out, added, repeated or moved (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). `plaintext` comes in pieces of any
 * length, `sizeBytes` in all.
 * @throws SealError too-large, malformed where the pieces have another length together
 */
export function* encryptAttachment(
  context: AttachmentContext,
  plaintext: Iterable<Uint8Array>,
  sizeBytes: number,
  random: RandomSource = randomBytes,
): Generator<Uint8Array, AttachmentRef & { readonly sha256: string }> {
  if (sizeBytes > MAX_ATTACHMENT_BYTES) throw new SealError('too-large', `an attachment has ${sizeBytes} bytes, at most ${MAX_ATTACHMENT_BYTES} are allowed`);
  const keyBytes = random(KEY_BYTES);
  const key = createSecretKey(keyBytes);
  const aad = attachmentAad(context);
  const ciphertext = createHash('sha256');
  const content = createHash('sha256');
  const total = paddedBytes(sizeBytes);
  let index = 0;
  let read = 0;
  let chunk = Buffer.alloc(Math.min(ATTACHMENT_CHUNK_BYTES, total));
  let filled = 0;
  const flush = (): Uint8Array => {
    const last = (index + 1) * ATTACHMENT_CHUNK_BYTES >= total;
    const cipher = createCipheriv('aes-256-gcm', key, attachmentNonce(index, last));
    cipher.setAAD(aad);
    const out = Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    ciphertext.update(out);
    index += 1;
    chunk = Buffer.alloc(Math.min(ATTACHMENT_CHUNK_BYTES, Math.max(total - index * ATTACHMENT_CHUNK_BYTES, 0)));
    filled = 0;
    return plain(out);
  };
  for (const piece of plaintext) {
    read += piece.length;
    if (read > sizeBytes) break;
    content.update(piece);
    for (let at = 0; at < piece.length; ) {
      const taken = piece.subarray(at, at + chunk.length - filled);
      chunk.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled === chunk.length) yield flush();
    }
  }
  if (read !== sizeBytes) throw new SealError('malformed', `the attachment has another length than the ${sizeBytes} bytes stated`);
  while (index * ATTACHMENT_CHUNK_BYTES < total) yield flush();
  const ref = { id: ciphertext.digest('base64url'), key: base64url(keyBytes), sha256: content.digest('hex') };
  keyBytes.fill(0);
  return ref;
}

export const attachmentAad = ({ mode, iss }: AttachmentContext): Uint8Array => lengthPrefixed(PROTOCOL, mode, 'attachment', iss);

export function attachmentNonce(index: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(last ? 1 : 0, 7);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

const digest = z.string().regex(DIGEST_PATTERN);
const fileLeaf = z.looseObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().min(1).max(MAX_ATTACHMENT_BYTES),
  attachment: z.strictObject({ id: digest, key: digest }),
});

/** A file that a leaf brings with it: where it is, how it opens, and what it is. */
export interface AttachedFile extends AttachmentRef {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** The leaf's value with the place and key of its file, as it is disclosed. */
export function attach(value: object, { id, key }: AttachmentRef): object {
  return { ...value, attachment: { id, key } };
}

/** A disclosed value without the place and key of its file: what belongs to the notice. */
export function detach(value: unknown): unknown {
  if (attachedFile(value) === null || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'attachment'));
}

/** The file of a disclosed value; null where it names none. @throws SealError malformed where it names one in another form */
export function attachedFile(value: unknown): AttachedFile | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, 'attachment')) return null;
  const parsed = fileLeaf.safeParse(value);
  if (!parsed.success) throw new SealError('malformed', 'a disclosure names a file in another form than sha256, sizeBytes, attachment of id and key');
  const { sha256, sizeBytes, attachment } = parsed.data;
  return { ...attachment, sha256, sizeBytes };
}

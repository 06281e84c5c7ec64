import { Buffer } from 'node:buffer';
import { createDecipheriv, createHash, createSecretKey } from 'node:crypto';
import { ATTACHMENT_CHUNK_BYTES, attachmentAad, type AttachmentContext, attachmentNonce, paddedBytes, TAG_BYTES } from '../attachment.ts';
import { fromBase64url, plain } from '../encoding.ts';
import { SealError } from '../errors.ts';
import type { AttachmentRef } from '../types.ts';

/**
 * Decrypts an attachment chunk by chunk. `ciphertext` comes in pieces of any length. Each chunk is given out only when its tag is right; the whole is
 * right only when this ends without an error, which checks the length and the file's own digest.
 * @throws SealError cannot-open, malformed
 */
export function* decryptAttachment(
  context: AttachmentContext,
  ref: AttachmentRef,
  file: { readonly sha256: string; readonly sizeBytes: number },
  ciphertext: Iterable<Uint8Array>,
): Generator<Uint8Array, void> {
  const key = createSecretKey(fromBase64url('the key of an attachment', ref.key));
  const aad = attachmentAad(context);
  const total = paddedBytes(file.sizeBytes);
  const content = createHash('sha256');
  let index = 0;
  let pending = Buffer.alloc(0);
  const chunkBytes = (): number => Math.min(ATTACHMENT_CHUNK_BYTES, total - index * ATTACHMENT_CHUNK_BYTES) + TAG_BYTES;
  const open = (sealed: Buffer): Uint8Array => {
    const last = (index + 1) * ATTACHMENT_CHUNK_BYTES >= total;
    const decipher = createDecipheriv('aes-256-gcm', key, attachmentNonce(index, last), { authTagLength: TAG_BYTES });
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const opened = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
    try {
      decipher.final();
    } catch (cause) {
      opened.fill(0);
      throw new SealError('cannot-open', 'a chunk of the attachment does not decrypt under its key', cause);
    }
    const from = index * ATTACHMENT_CHUNK_BYTES;
    const piece = opened.subarray(0, Math.max(Math.min(opened.length, file.sizeBytes - from), 0));
    if (opened.subarray(piece.length).some((byte) => byte !== 0)) throw new SealError('malformed', 'the attachment is not padded with zeros');
    content.update(piece);
    index += 1;
    return plain(piece);
  };
  for (const piece of ciphertext) {
    pending = pending.length === 0 ? Buffer.from(piece) : Buffer.concat([pending, piece]);
    while (index * ATTACHMENT_CHUNK_BYTES < total && pending.length >= chunkBytes()) {
      const sealed = pending.subarray(0, chunkBytes());
      pending = pending.subarray(sealed.length);
      yield open(sealed);
    }
  }
  if (pending.length > 0 || index * ATTACHMENT_CHUNK_BYTES < total) throw new SealError('cannot-open', 'the attachment is longer or shorter than stated');
  if (content.digest('hex') !== file.sha256) throw new SealError('cannot-open', 'the attachment is not the file that the notice names');
}

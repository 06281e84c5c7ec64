import { Buffer } from 'node:buffer';
import { createHash, webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { attach, attachedFile, attachmentCiphertextBytes, detach, encryptAttachment, seal } from './index.ts';
import { decryptAttachment, openDelivery } from './open/index.ts';
import { content, forge } from './testing/forge.ts';
import { bka, checkedOf, codeOf, contextFor, decide, deliveriesOf, inputFor, originSigner, planFor } from './testing/sample.ts';
import type { AttachmentRef, Sealed, SlotAttachment } from './types.ts';

const CONTEXT = { mode: 'live', iss: 'br/pf' } as const;

/** Bytes in which every chunk differs. */
const fileOf = (sizeBytes: number): Buffer => Buffer.from(Array.from({ length: sizeBytes }, (_, at) => (at * 7 + (at >> 8)) & 0xff));
const pieces = (bytes: Uint8Array, length: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) => bytes.subarray(index * length, (index + 1) * length));

function encrypt(plaintext: Uint8Array, pieceBytes = 10_000): { ref: AttachmentRef & { readonly sha256: string }; ciphertext: Buffer } {
  const chunks: Uint8Array[] = [];
  const running = encryptAttachment(CONTEXT, pieces(plaintext, pieceBytes), plaintext.length);
  for (;;) {
    const next = running.next();
    if (next.done === true) return { ref: next.value, ciphertext: Buffer.concat(chunks) };
    chunks.push(next.value);
  }
}

const open = (
  ref: AttachmentRef & { readonly sha256: string },
  sizeBytes: number,
  ciphertext: Uint8Array,
  context: typeof CONTEXT | object = CONTEXT,
): Buffer => Buffer.concat([...decryptAttachment(context as typeof CONTEXT, ref, { sha256: ref.sha256, sizeBytes }, pieces(ciphertext, 12_345))]);

test.each([1, 4095, 4096, 4097, 65_535, 65_536, 65_537, 200_000])('a file of %i bytes comes back, padded to steps on the way', (sizeBytes) => {
  const file = fileOf(sizeBytes);
  const { ref, ciphertext } = encrypt(file, 999);
  expect(ciphertext.length).toBe(attachmentCiphertextBytes(sizeBytes));
  expect(ref).toMatchObject({ sha256: createHash('sha256').update(file).digest('hex'), id: createHash('sha256').update(ciphertext).digest('base64url') });
  expect(open(ref, sizeBytes, ciphertext).equals(file)).toBe(true);
});

test('WebCrypto, by the specification alone, opens it too', async () => {
  const file = fileOf(150_000);
  const { ref, ciphertext } = encrypt(file);
  const key = await webcrypto.subtle.importKey('raw', Buffer.from(ref.key, 'base64url'), 'AES-GCM', false, ['decrypt']);
  const label = (text: string): Buffer => Buffer.concat([Buffer.from([0, text.length]), Buffer.from(text)]);
  const additionalData = Buffer.concat(['huecry/v1', 'live', 'attachment', 'br/pf'].map(label));
  const opened: Buffer[] = [];
  for (let at = 0, index = 0; at < ciphertext.length; at += 65_552, index += 1) {
    const chunk = ciphertext.subarray(at, at + 65_552);
    const iv = Buffer.alloc(12);
    iv[7] = at + 65_552 >= ciphertext.length ? 1 : 0;
    iv.writeUInt32BE(index, 8);
    opened.push(Buffer.from(await webcrypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, chunk)));
  }
  const padded = Buffer.concat(opened);
  expect(padded.subarray(0, file.length).equals(file)).toBe(true);
  expect(padded.length % 4096).toBe(0);
  expect(padded.subarray(file.length).every((byte) => byte === 0)).toBe(true);
});

test('no chunk can be changed, left out, added, moved or cut, and no other file stands in for it', () => {
  const file = fileOf(150_000);
  const { ref, ciphertext } = encrypt(file);
  const chunk = (index: number): Buffer => ciphertext.subarray(index * 65_552, (index + 1) * 65_552);
  const flipped = Buffer.from(ciphertext);
  flipped[70_000] = (flipped[70_000] ?? 0) ^ 1;
  const attempts: [string, Uint8Array][] = [
    ['a flipped bit', flipped],
    ['without its last chunk', ciphertext.subarray(0, 131_104)],
    ['without its first chunk', ciphertext.subarray(65_552)],
    ['chunks swapped', Buffer.concat([chunk(1), chunk(0), chunk(2)])],
    ['a chunk twice', Buffer.concat([chunk(0), chunk(0), chunk(1), chunk(2)])],
    ['a byte more', Buffer.concat([ciphertext, Buffer.from([0])])],
    ['nothing', new Uint8Array(0)],
  ];
  for (const [what, bytes] of attempts)
    expect(
      codeOf(() => open(ref, file.length, bytes)),
      what,
    ).toBe('cannot-open');
  expect(codeOf(() => open(ref, file.length, ciphertext, { mode: 'exercise', iss: 'br/pf' }))).toBe('cannot-open');
  expect(codeOf(() => open(ref, file.length, ciphertext, { mode: 'live', iss: 'de/bka' }))).toBe('cannot-open');
  expect(codeOf(() => open({ ...ref, sha256: '0'.repeat(64) }, file.length, ciphertext))).toBe('cannot-open');
  // The padding is in the ciphertext: a shorter length stated would hide bytes, and is refused.
  expect(codeOf(() => open(ref, file.length - 1, ciphertext))).toBe('malformed');
});

test('what is not as long as stated, or too long, is not sealed', () => {
  expect(codeOf(() => [...encryptAttachment(CONTEXT, [fileOf(10)], 11)])).toBe('malformed');
  expect(codeOf(() => [...encryptAttachment(CONTEXT, [fileOf(10)], 9)])).toBe('malformed');
  expect(codeOf(() => [...encryptAttachment(CONTEXT, [], 64 * 1024 * 1024 + 1)])).toBe('too-large');
});

const { ref: REF } = encrypt(fileOf(5000));
const PHOTO = { sha256: REF.sha256, mediaType: 'image/jpeg', sizeBytes: 5000 };
const withPhoto = (value: object) => inputFor([planFor('de/bka', bka, ['photo'])], { leaves: [{ pointer: '/subject/photos/0', category: 'photo', value }] });
const context = { ...contextFor('de/bka', [bka]), categoryOf: () => 'photo' as const };
function openSealed(sealed: Sealed): ReturnType<typeof openDelivery> {
  const [delivery] = deliveriesOf(sealed, [decide('de/bka', 'deliver', ['photo'])]);
  return openDelivery(delivery?.bytes ?? new Uint8Array(0), context);
}

test('the exchange sees where a file is and how long, the recipient how it opens', () => {
  const sealed = seal(withPhoto(attach(PHOTO, REF)), originSigner);
  expect(checkedOf(sealed).slots.map(({ attachments }) => attachments)).toEqual([[{ id: REF.id, sizeBytes: 8208 }]]);
  expect(Buffer.from(sealed.submission).includes(REF.key)).toBe(false);
  const opened = openSealed(sealed);
  expect(attachedFile(opened.leaves[0]?.value)).toEqual({ id: REF.id, key: REF.key, sha256: REF.sha256, sizeBytes: 5000 });
  expect(detach(opened.leaves[0]?.value)).toEqual(PHOTO);
});

test('a slot that names other files than its disclosures is refused', () => {
  const [plain, attached] = [PHOTO, attach(PHOTO, REF)];
  const openForged = (value: object, attachments: readonly SlotAttachment[] | undefined): string => {
    const { bytes } = content('/subject/photos/0', value);
    const named = attachments === undefined ? {} : { attachments };
    return codeOf(() => openSealed(forge({ slots: [{ category: 'photo', disclosures: [bytes], ...named }], signed: [bytes] })));
  };
  expect(openForged(plain, [{ id: REF.id, sizeBytes: 8208 }])).toBe('attachment-mismatch');
  expect(openForged(attached, undefined)).toBe('attachment-mismatch');
  expect(openForged(attached, [{ id: REF.id, sizeBytes: 4112 }])).toBe('attachment-mismatch');
  expect(codeOf(() => seal(withPhoto({ ...PHOTO, attachment: { id: 'x' } }), originSigner))).toBe('malformed');
});

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from '@huecry/notice';
import { AttachmentGet, AttachmentPart, AttachmentPut, AttachmentStored } from '@huecry/proto';
import { attach, attachmentCiphertextBytes, encryptAttachment } from '@huecry/seal';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, openHarness } from '../testing/harness.ts';
import { DE, FR, FR2, JP } from '../testing/world.ts';
import { openAttachmentFiles } from './files.ts';

const PART = 1024 * 1024;

/** Bytes as a file's ciphertext would be, with their id. */
function cipherOf(seed: string, sizeBytes: number): { id: string; bytes: Uint8Array } {
  const running = encryptAttachment({ mode: 'live', iss: 'fr/dcpj' }, [new Uint8Array(sizeBytes).fill(seed.length)], sizeBytes);
  const chunks: Uint8Array[] = [];
  for (;;) {
    const next = running.next();
    if (next.done === true) return { id: next.value.id, bytes: new Uint8Array(Buffer.concat(chunks)) };
    chunks.push(next.value);
  }
}

describe('over the bus', () => {
  let h: Harness;
  beforeEach(async () => {
    h = await openHarness();
  });
  afterEach(() => h.close());

  const put = async (from: Address, id: string, sizeBytes: number, offset: number, data: Uint8Array) =>
    AttachmentStored.decode(await h.bus.attachments(from).put(AttachmentPut.encode({ id, sizeBytes, offset, data })));
  const get = async (from: Address, id: string, offset = 0, maxBytes = PART) =>
    AttachmentPart.decode(await h.bus.attachments(from).get(AttachmentGet.encode({ id, offset, maxBytes })));
  async function upload(from: Address, { id, bytes }: { id: string; bytes: Uint8Array }): Promise<void> {
    for (let offset = 0; ; ) {
      const answer = await put(from, id, bytes.length, offset, bytes.subarray(offset, offset + PART));
      expect(answer.error).toBe('');
      if (answer.complete) return;
      offset = answer.offset;
    }
  }
  /** A notice of fr/dcpj with a photo, and identity; the exchange withholds belief and asset from some. */
  const photoLeaf = (id: string, category: 'photo' | 'belief' = 'photo') => ({
    pointer: '/subject/photos/0',
    category,
    value: attach({ sha256: '0'.repeat(64), mediaType: 'image/jpeg', sizeBytes: 2_000_000 }, { id, key: Buffer.alloc(32, 1).toString('base64url') }),
  });

  test('a file goes up in parts, and only who was given its category may fetch it', async () => {
    const file = cipherOf('photo', 2_000_000);
    expect(file.bytes.length).toBe(attachmentCiphertextBytes(2_000_000));
    await upload(FR, file);
    expect((await get(DE, file.id)).error).toBe('not-found');
    expect((await get(FR, file.id)).error).toBe('not-found');

    const notice = h.desk(FR).make([DE], { leaves: [photoLeaf(file.id)] });
    expect(await h.bus.submit(FR, 'yellow', notice.submission)).toBe('ack');
    const fetched: Uint8Array[] = [];
    for (let offset = 0; offset < file.bytes.length; offset += PART) {
      const part = await get(DE, file.id, offset);
      expect(part).toMatchObject({ error: '', sizeBytes: file.bytes.length });
      fetched.push(part.data);
    }
    expect(Buffer.concat(fetched).equals(Buffer.from(file.bytes))).toBe(true);
    expect((await get(FR, file.id)).error).toBe('');
    // Nobody else: not another agency of the origin's member, not a member that was not addressed.
    expect((await get(FR2, file.id)).error).toBe('not-found');
    expect((await get(JP, file.id)).error).toBe('not-found');
    // When the notice has expired, nobody may.
    h.pass(86_401);
    expect((await get(DE, file.id)).error).toBe('not-found');
  });

  test('a file of a category that the exchange withheld is not given, also to a recipient of the rest', async () => {
    const file = cipherOf('withheld', 2_000_000);
    await upload(FR, file);
    const notice = h.desk(FR).make([JP, DE], {
      leaves: [{ pointer: '/subject/name/family', category: 'identity', value: 'Merveille-Inventée' }, photoLeaf(file.id, 'belief')],
    });
    await h.bus.submit(FR, 'yellow', notice.submission);
    const given = new Map(
      h
        .store()
        .notices.recipientsOf(notice.digest)
        .map(({ address, categories }) => [address, categories]),
    );
    for (const [address, categories] of given) {
      expect((await get(address, file.id)).error, address).toBe(categories.includes('belief') ? '' : 'not-found');
    }
    expect([...given.values()].some((categories) => !categories.includes('belief') && categories.includes('identity'))).toBe(true);
  });

  test('a broken upload goes on where it was; a part from elsewhere changes nothing', async () => {
    const file = cipherOf('resumed', 2_500_000);
    const size = file.bytes.length;
    expect(await put(FR, file.id, size, 0, file.bytes.subarray(0, PART))).toMatchObject({ error: '', offset: PART, complete: false });
    expect(await put(FR, file.id, size, 0, file.bytes.subarray(0, PART))).toMatchObject({ error: '', offset: PART });
    expect(await put(FR, file.id, size, 2 * PART, file.bytes.subarray(2 * PART))).toMatchObject({ error: '', offset: PART });
    await h.restart();
    expect(await put(FR, file.id, size, 0, new Uint8Array(0))).toMatchObject({ error: '', offset: PART });
    expect(await put(FR, file.id, size, PART, file.bytes.subarray(PART, 2 * PART))).toMatchObject({ offset: 2 * PART });
    // Two of the same at once: one after the other.
    const both = await Promise.all([1, 2].map(() => put(FR, file.id, size, 2 * PART, file.bytes.subarray(2 * PART))));
    expect(both.map(({ complete }) => complete)).toEqual([true, true]);
  });

  test('what is not its id is thrown away, what is too much or malformed is refused', async () => {
    const file = cipherOf('liar', 5000);
    const changed = file.bytes.slice();
    changed[0] = (changed[0] ?? 0) ^ 1;
    expect((await put(FR, file.id, changed.length, 0, changed)).error).toBe('digest-mismatch');
    expect(await put(FR, file.id, file.bytes.length, 0, file.bytes)).toMatchObject({ error: '', complete: true });
    expect((await put(FR, file.id, 2 ** 40, 0, file.bytes)).error).toBe('too-large');
    expect((await put(FR, 'x', 10, 0, new Uint8Array(10))).error).toBe('malformed');
    expect((await put(FR, '../../../../../../../../../etc/passwd-00000000', 10, 0, new Uint8Array(10))).error).toBe('malformed');
    expect((await put('zz/ncb' as Address, file.id, 10, 0, new Uint8Array(10))).error).toBe('not-found');
    expect(AttachmentStored.decode(await h.bus.attachments(FR).put(new Uint8Array([1, 2, 3]))).error).toBe('malformed');
    expect(AttachmentPart.decode(await h.bus.attachments(FR).get(new Uint8Array([1, 2, 3]))).error).toBe('malformed');
  });

  test('a gateway cannot fill the disk with what no notice names', async () => {
    const half = 64 * 1024 * 1024;
    for (let index = 0; index < 16; index += 1) h.store().attachments.completed(String(index).padStart(43, 'A'), FR, half, h.nowSeconds() * 1000);
    const id = createHash('sha256').update('more').digest('base64url');
    expect((await put(FR, id, 10_000, 0, new Uint8Array(100))).error).toBe('full');
    expect((await put(DE, id, 10_000, 0, new Uint8Array(100))).error).toBe('');
  });
});

test('on disk: unfinished uploads and spent files go', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'huecry-attachments-'));
  try {
    const files = await openAttachmentFiles(folder);
    const file = cipherOf('old', 9000);
    expect(await files.add(FR, file.id, file.bytes.length, 0, file.bytes)).toEqual({ outcome: 'complete' });
    expect((await files.read(file.id, 4, 8))?.data).toEqual(file.bytes.slice(4, 12));
    expect((await files.read(file.id, 10 ** 6, 8))?.data.length).toBe(0);
    await files.remove(file.id);
    expect(await files.read(file.id, 0, 8)).toBeNull();

    const other = cipherOf('unfinished', 9000);
    await files.add(FR, other.id, other.bytes.length, 0, other.bytes.subarray(0, 10));
    expect(await files.incomingBytes(FR)).toBe(10);
    expect(await files.incomingBytes(DE)).toBe(0);
    const [name = ''] = readdirSync(join(folder, 'incoming'));
    utimesSync(join(folder, 'incoming', name), 1, 1);
    expect(await files.sweepIncoming(Date.now() - 1000)).toBe(1);
    expect(existsSync(join(folder, 'incoming', name))).toBe(false);
    // A part file longer than stated is not completed.
    writeFileSync(join(folder, 'incoming', name), new Uint8Array(20_000));
    expect(await files.add(FR, other.id, other.bytes.length, 20_000, new Uint8Array(1))).toEqual({ outcome: 'mismatch' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

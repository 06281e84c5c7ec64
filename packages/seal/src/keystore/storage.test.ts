import { mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SealError } from '../errors.ts';
import { openKeystore } from './keystore.ts';
import { decrypt, encrypt, storageKeyFromSeed } from './storage.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const key = storageKeyFromSeed(new Uint8Array(32).fill(7));
const dataKey = new Uint8Array(32).fill(9);
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof SealError ? error.code : 'another error';
  }
  return 'opened';
};

test('what is wrapped is unwrapped by the same key in the same context, and by no other', () => {
  const wrapped = key.wrap(dataKey, bytes('row 1'));
  expect(key.unwrap(wrapped, bytes('row 1'))).toEqual(dataKey);
  expect(codeOf(() => key.unwrap(wrapped, bytes('row 2')))).toBe('cannot-open');
  expect(codeOf(() => storageKeyFromSeed(new Uint8Array(32).fill(8)).unwrap(wrapped, bytes('row 1')))).toBe('cannot-open');
  for (let at = 0; at < wrapped.length; at += 1) {
    const flipped = Uint8Array.from(wrapped);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(codeOf(() => key.unwrap(flipped, bytes('row 1')))).toBe('cannot-open');
  }
  expect(codeOf(() => key.unwrap(wrapped.subarray(0, 27), bytes('row 1')))).toBe('cannot-open');
});

test('a second implementation opens it: WebCrypto', async () => {
  const sealed = encrypt(dataKey, bytes('content'), bytes('context'));
  const imported = await crypto.subtle.importKey('raw', dataKey, 'AES-GCM', false, ['decrypt']);
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: Uint8Array.from(sealed.subarray(0, 12)), additionalData: bytes('context') as Uint8Array<ArrayBuffer> },
    imported,
    Uint8Array.from(sealed.subarray(12)),
  );
  expect(new TextDecoder().decode(opened)).toBe('content');
  expect(new TextDecoder().decode(decrypt(dataKey, sealed, bytes('context')))).toBe('content');
});

test('the same plaintext is never the same ciphertext', () => {
  expect(new Set(Array.from({ length: 50 }, () => Buffer.from(encrypt(dataKey, bytes('x'), bytes(''))).toString('hex'))).size).toBe(50);
});

test('a digest depends on key, purpose and bytes', () => {
  const digest = (of = key, purpose = 'search', text = 'word'): string => Buffer.from(of.digest(purpose, bytes(text))).toString('hex');
  expect(digest()).toBe(digest());
  expect(new Set([digest(), digest(storageKeyFromSeed(new Uint8Array(32))), digest(key, 'other'), digest(key, 'search', 'words')]).size).toBe(4);
});

test('the keystore keeps it over a restart, apart from the keys that have a public part, and gives it to be used, not read', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'huecry-storage-')), 'keys');
  const made = openKeystore(folder).generateStorage('storage');
  const wrapped = made.wrap(dataKey, bytes('row'));
  const opened = openKeystore(folder);
  expect(opened.storageKeys()).toEqual([{ kid: made.kid, name: 'storage' }]);
  expect(opened.list()).toEqual([]);
  const again = opened.storageKey(made.kid);
  expect(again?.unwrap(wrapped, bytes('row'))).toEqual(dataKey);
  expect(Object.keys(again ?? {}).toSorted()).toEqual(['digest', 'kid', 'unwrap', 'wrap']);
  expect(opened.decapsulator(made.kid)).toBeUndefined();
  expect(codeOf(() => opened.signer(made.kid))).toBe('unknown-key');
  expect(opened.storageKey('../../etc/passwd')).toBeUndefined();
  const file = JSON.parse(readFileSync(join(folder, `${made.kid}.json`), 'utf8')) as { seed: string; use: string };
  expect(file.use).toBe('storage');
  expect(Buffer.from(file.seed, 'base64url')).toHaveLength(32);
});

test('a destroyed key is gone from the folder, also where a crash came in between', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'huecry-storage-')), 'keys');
  const keystore = openKeystore(folder);
  const [first, second, signing] = [keystore.generateStorage('storage'), keystore.generateStorage('storage'), keystore.generateSigning('a')];
  const seedOf = (name: string): string => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { seed: string }).seed;
  const seed = seedOf(`${first.kid}.json`);
  keystore.destroyStorage(first.kid);
  keystore.destroyStorage(first.kid);
  expect(keystore.storageKey(first.kid)).toBeUndefined();
  expect(codeOf(() => keystore.destroyStorage(signing.kid))).toBe('unknown-key');
  expect(readdirSync(folder).toSorted()).toEqual([`${second.kid}.json`, `${signing.kid}.json`].toSorted());
  expect(
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join(''),
  ).not.toContain(seed);

  renameSync(join(folder, `${second.kid}.json`), join(folder, `.${second.kid}.json.gone`));
  expect(openKeystore(folder).storageKeys()).toEqual([]);
  expect(readdirSync(folder)).toEqual([`${signing.kid}.json`]);
});

test('a destroyed box key opens nothing any more, and its bytes are gone', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'huecry-storage-')), 'keys');
  const keystore = openKeystore(folder);
  const [box, signing] = [keystore.generateBox('box'), keystore.generateSigning('a')];
  const { seed } = JSON.parse(readFileSync(join(folder, `${box.kid}.json`), 'utf8')) as { seed: string };
  expect(keystore.decapsulator(box.kid)?.kid).toBe(box.kid);
  keystore.destroyBox(box.kid);
  keystore.destroyBox(box.kid);
  for (const opened of [keystore, openKeystore(folder)]) {
    expect(opened.decapsulator(box.kid)).toBeUndefined();
    expect(opened.list().map(({ kid }) => kid)).not.toContain(box.kid);
  }
  expect(codeOf(() => keystore.destroyBox(signing.kid))).toBe('unknown-key');
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toContain(seed);
});

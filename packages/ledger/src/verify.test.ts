import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readDirectory } from './directory.ts';
import { formatCheckpoint, generateNoteKey, leafHash, parseSkey, rootOf, signNote, verifyTree } from './index.ts';
import { growTree, MemoryTree, sampleEntries } from './testing/memory.ts';

const key = generateNoteKey('log.example/huecry');
const entries = sampleEntries(70_000);
/** 273 full tiles, one of 112; one full level-1 tile, one of 17; one level-2 tile of 1. */
const large = await growTree(entries, key.skey, [1000]);
const small = await growTree(entries.slice(0, 600), key.skey, [37]);

describe('a whole tree', () => {
  test('verifies, gives its entries in order, and tells how far it is', async () => {
    const seen: number[] = [];
    let last = 0;
    const checkpoint = await verifyTree(large, key.vkey, {
      onEntry: (position, entry) => {
        expect(new TextDecoder().decode(entry)).toBe(`entry ${position}`);
        seen.push(position);
      },
      onProgress: ({ verified, size }) => {
        expect(verified).toBeGreaterThan(last);
        expect(size).toBe(70_000);
        last = verified;
      },
    });
    expect(checkpoint).toEqual({ origin: 'log.example/huecry', size: 70_000, root: rootOf(entries.map(leafHash)) });
    expect(seen).toEqual(entries.map((_, i) => i));
    expect(last).toBe(70_000);
  });

  test('verifies where partial files gave way to full ones', async () => {
    const tree = await growTree(entries.slice(0, 600), key.skey, [37]);
    const longer = await growTree(entries.slice(0, 1024), key.skey, [1024]);
    const note = tree.files.get('checkpoint') ?? new Uint8Array(0);
    longer.files.set('checkpoint', note);
    // Level 1 has no full tile yet at either size.
    longer.files.set('tile/1/000.p/2', tree.files.get('tile/1/000.p/2') ?? new Uint8Array(0));
    expect(await verifyTree(longer, key.vkey)).toMatchObject({ size: 600 });
  });

  test('without entries verifies', async () => {
    const tree = new MemoryTree();
    const signer = parseSkey(key.skey);
    tree.files.set('checkpoint', new TextEncoder().encode(signNote(formatCheckpoint({ origin: signer.name, size: 0, root: rootOf([]) }), [signer])));
    expect(await verifyTree(tree, key.vkey)).toMatchObject({ size: 0 });
  });

  test('stops where the caller stops', async () => {
    await expect(
      verifyTree(small, key.vkey, { onEntry: async (position) => (position === 300 ? Promise.reject(new Error('enough')) : undefined) }),
    ).rejects.toThrow('enough');
  });
});

describe('damage is found and named', () => {
  const paths = [...small.files.keys()];

  test.each(paths)('one bit in %s', async (path) => {
    const bytes = small.files.get(path) ?? new Uint8Array(0);
    for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const tree = small.copy();
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      tree.files.set(path, damaged);
      await expect(verifyTree(tree, key.vkey)).rejects.toMatchObject({ path });
    }
  });

  test.each(paths)('the end of %s cut off', async (path) => {
    const tree = small.copy();
    tree.files.set(path, (small.files.get(path) ?? new Uint8Array(0)).slice(0, -1));
    await expect(verifyTree(tree, key.vkey)).rejects.toMatchObject({ path });
  });

  const needed = [
    'checkpoint',
    'tile/0/000',
    'tile/0/001',
    'tile/0/002.p/88',
    'tile/1/000.p/2',
    'tile/entries/000',
    'tile/entries/001',
    'tile/entries/002.p/88',
  ];
  test.each(needed)('%s gone', async (path) => {
    const tree = small.copy();
    tree.files.delete(path);
    await expect(verifyTree(tree, key.vkey)).rejects.toMatchObject({ code: 'missing', path });
  });

  test.each(['tile/0/000', 'tile/0/255', 'tile/0/272', 'tile/0/273.p/112', 'tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1', 'tile/entries/100'])(
    'one bit in %s of the large tree',
    async (path) => {
      const bytes = (large.files.get(path) ?? new Uint8Array(0)).slice();
      bytes[5] = (bytes[5] ?? 0) ^ 0x80;
      const damaged = { read: async (asked: string) => (asked === path ? bytes : large.read(asked)) };
      await expect(verifyTree(damaged, key.vkey)).rejects.toMatchObject({ path });
    },
  );

  test('two tiles of the right edge at once', async () => {
    const tree = small.copy();
    for (const path of ['tile/0/002.p/88', 'tile/1/000.p/2']) {
      const bytes = (small.files.get(path) ?? new Uint8Array(0)).slice();
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      tree.files.set(path, bytes);
    }
    await expect(verifyTree(tree, key.vkey)).rejects.toMatchObject({ code: 'wrong-hash', path: 'tile/0/002.p/88' });
  });

  test('an entry and its tile replaced together: the signed root does not follow', async () => {
    const forged = await growTree([...entries.slice(0, 599), new Uint8Array(3)], key.skey, [37]);
    forged.files.set('checkpoint', small.files.get('checkpoint') ?? new Uint8Array(0));
    await expect(verifyTree(forged, key.vkey)).rejects.toMatchObject({ code: 'wrong-hash', path: 'checkpoint' });
  });

  test('a checkpoint under another key', async () => {
    await expect(verifyTree(small, generateNoteKey('log.example/huecry').vkey)).rejects.toMatchObject({ code: 'unsigned', path: 'checkpoint' });
  });
});

describe('a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huecry-tree-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is read as a tree, left-over partial tiles included', async () => {
    for (const [path, bytes] of small.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    expect(await verifyTree(readDirectory(folder), key.vkey)).toMatchObject({ size: 600 });
    writeFileSync(join(folder, 'tile/0/000.p/37'), new Uint8Array(37 * 32));
    await expect(verifyTree(readDirectory(folder), key.vkey)).rejects.toMatchObject({ code: 'wrong-hash', path: 'tile/0/000.p/37' });
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leafHash, rootOf, TILE_WIDTH, TileWriter, type TreeFile } from './index.ts';
import { MemoryTree, naiveRoot, sampleEntries } from './testing/memory.ts';

const all = sampleEntries(1500);
const batches = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });

describe('a growing tree', () => {
  test('has the same full tiles, right edge and root whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (sizes) => {
        const stepwise = new MemoryTree();
        const writer = TileWriter.empty();
        for (const size of sizes) await writer.append(stepwise, all.slice(writer.size, writer.size + size));
        const atOnce = new MemoryTree();
        const other = TileWriter.empty();
        await other.append(atOnce, all.slice(0, writer.size));
        expect(writer.root()).toEqual(other.root());
        expect(writer.root()).toEqual(rootOf(all.slice(0, writer.size).map(leafHash)));
        for (const [path, bytes] of atOnce.files) expect(stepwise.files.get(path)).toEqual(bytes);
      }),
      { numRuns: 30 },
    );
  });

  test('is continued from its files', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (sizes) => {
        const tree = new MemoryTree();
        let writer = TileWriter.empty();
        for (const size of sizes) {
          await writer.append(tree, all.slice(writer.size, writer.size + size));
          writer = await TileWriter.load(tree, writer.size, writer.root());
        }
        expect(writer.root()).toEqual(naiveRoot(all.slice(0, writer.size)));
      }),
      { numRuns: 30 },
    );
  });

  test('is not continued from tiles with another root', async () => {
    const tree = new MemoryTree();
    const writer = TileWriter.empty();
    await writer.append(tree, all.slice(0, 300));
    await expect(TileWriter.load(tree, 299, writer.root())).rejects.toMatchObject({ code: 'missing' });
    await expect(TileWriter.load(tree, 300, leafHash(new Uint8Array(0)))).rejects.toMatchObject({ code: 'wrong-hash' });
  });

  test('is not continued from a bundle with another entry', async () => {
    const tree = new MemoryTree();
    const writer = TileWriter.empty();
    await writer.append(tree, all.slice(0, 300));
    const bundle = (await tree.read('tile/entries/001.p/44')) ?? new Uint8Array(0);
    tree.files.set('tile/entries/001.p/44', bundle.toReversed());
    await expect(TileWriter.load(tree, 300, writer.root())).rejects.toThrow();
    tree.files.set('tile/entries/001.p/44', bundle.with(3, 0));
    await expect(TileWriter.load(tree, 300, writer.root())).rejects.toMatchObject({ code: 'wrong-hash' });
  });

  test('writes only what is new or changed, bundles first', async () => {
    const written: string[][] = [];
    const storage = { write: async (files: readonly TreeFile[]) => void written.push(files.map((file) => file.path)) };
    const writer = TileWriter.empty();
    await writer.append(storage, all.slice(0, 255));
    await writer.append(storage, all.slice(255, 256));
    await writer.append(storage, all.slice(256, 257));
    await writer.append(storage, []);
    expect(written).toEqual([
      ['tile/entries/000.p/255', 'tile/0/000.p/255'],
      ['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'],
      ['tile/entries/001.p/1', 'tile/0/001.p/1'],
      [],
    ]);
    expect(writer.size).toBe(TILE_WIDTH + 1);
  });

  test('stands where it stood when the storage fails, and goes on', async () => {
    const tree = new MemoryTree();
    const writer = TileWriter.empty();
    await writer.append(tree, all.slice(0, 10));
    const root = writer.root();
    await expect(writer.append({ write: () => Promise.reject(new Error('no space left on device')) }, all.slice(10, 20))).rejects.toThrow('no space');
    expect({ size: writer.size, root: writer.root() }).toEqual({ size: 10, root });
    await writer.append(tree, all.slice(10, 20));
    expect(writer.root()).toEqual(naiveRoot(all.slice(0, 20)));
  });

  test('takes one append at a time', async () => {
    const tree = new MemoryTree();
    const writer = TileWriter.empty();
    const first = writer.append(tree, all.slice(0, 1));
    await expect(writer.append(tree, all.slice(0, 1))).rejects.toThrow('under way');
    await first;
    expect(writer.size).toBe(1);
  });
});

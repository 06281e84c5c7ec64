import { expect, test } from 'vitest';
import { leafHash, nodeHash, rootOf, TileTree } from './index.ts';
import { sampleEntries } from './testing/memory.ts';

test('a tile gives every node between its hashes and its root', () => {
  const hashes = sampleEntries(256).map(leafHash);
  const tile = new TileTree(Buffer.concat(hashes));
  for (let level = 0; level < 8; level++)
    for (let index = 0; index < 256 >> level; index++) expect(tile.node(level, index)).toEqual(rootOf(hashes.slice(index << level, (index + 1) << level)));
  expect(nodeHash(tile.node(7, 0), tile.node(7, 1))).toEqual(rootOf(hashes));
  expect(() => new TileTree(new Uint8Array(32))).toThrow(RangeError);
});

import { expect, test } from 'vitest';
import { fsckTree, generateNoteKey, verifyTree } from './index.ts';
import { growTree, type MemoryTree, sampleEntries } from './testing/memory.ts';

const SIZE = 66_000;
const { skey, vkey } = generateNoteKey('ledger.example/huecry');
const whole = await growTree(sampleEntries(SIZE), skey, [65_536, 464]);

const flip = (tree: MemoryTree, path: string, at = 5): void => {
  const bytes = tree.files.get(path)?.slice();
  if (bytes === undefined) throw new Error(`no file ${path}`);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  tree.files.set(path, bytes);
};

test('a tree without damage has none', async () => {
  expect(await fsckTree(whole, vkey)).toEqual({ size: SIZE, damaged: [] });
});

const PATHS = [
  { path: 'tile/entries/000', restorable: 'mirror', entries: [0] },
  { path: 'tile/entries/257.p/208', restorable: 'mirror', entries: [65_792] },
  { path: 'tile/0/000', restorable: 'tree', entries: [] },
  { path: 'tile/0/257.p/208', restorable: 'tree', entries: [] },
  { path: 'tile/1/000', restorable: 'tree', entries: [] },
  { path: 'tile/1/001.p/1', restorable: 'tree', entries: [] },
  { path: 'tile/2/000.p/1', restorable: 'tree', entries: [] },
] as const;

test.each(PATHS)('$path, changed or lost, is named exactly and restored', async ({ path, restorable, entries }) => {
  for (const [harm, mirror] of [
    ['changed', undefined],
    ['lost', whole],
  ] as const) {
    const tree = whole.copy();
    if (harm === 'changed') flip(tree, path);
    else tree.files.delete(path);
    const { damaged } = await fsckTree(tree, vkey, { ...(mirror === undefined ? {} : { mirror }), restore: (file) => tree.write([file]) });
    expect(damaged).toEqual([
      {
        path,
        code: harm === 'lost' ? 'missing' : expect.stringMatching(/^(wrong-hash|malformed-bundle)$/),
        entries: harm === 'lost' ? [] : entries,
        restorableFrom: mirror !== undefined ? 'mirror' : restorable === 'mirror' ? null : restorable,
      },
    ]);
    if (mirror !== undefined || restorable === 'tree') expect(tree.files.get(path)).toEqual(whole.files.get(path));
  }
});

test('many files at once are all named, and a damaged mirror is not believed', async () => {
  const tree = whole.copy();
  const mirror = whole.copy();
  const paths = ['tile/entries/003', 'tile/entries/100', 'tile/0/003', 'tile/0/200', 'tile/1/000', 'tile/2/000.p/1'];
  for (const path of paths) flip(tree, path, 7);
  flip(mirror, 'tile/entries/100', 9);
  const first = await fsckTree(tree, vkey, { mirror, restore: (file) => tree.write([file]) });
  expect(first.damaged.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
  expect(first.damaged.filter(({ restorableFrom }) => restorableFrom === null)).toMatchObject([{ path: 'tile/entries/100', entries: [25_600] }]);
  const second = await fsckTree(tree, vkey, { mirror: whole, restore: (file) => tree.write([file]) });
  expect(second.damaged).toMatchObject([{ path: 'tile/entries/100', restorableFrom: 'mirror' }]);
  expect(await fsckTree(tree, vkey)).toEqual({ size: SIZE, damaged: [] });
  await verifyTree(tree, vkey);
});

test('a lost checkpoint comes from the mirror, and only one that the log signed', async () => {
  const tree = whole.copy();
  tree.files.delete('checkpoint');
  await expect(fsckTree(tree, vkey)).rejects.toThrow(expect.objectContaining({ code: 'missing' }));
  const foreign = await growTree(sampleEntries(3), generateNoteKey('ledger.example/huecry').skey);
  await expect(fsckTree(tree, vkey, { mirror: foreign })).rejects.toThrow(expect.objectContaining({ code: 'unsigned' }));
  const { damaged } = await fsckTree(tree, vkey, { mirror: whole, restore: (file) => tree.write([file]) });
  expect(damaged).toMatchObject([{ path: 'checkpoint', code: 'missing', restorableFrom: 'mirror' }]);
  await verifyTree(tree, vkey);
});

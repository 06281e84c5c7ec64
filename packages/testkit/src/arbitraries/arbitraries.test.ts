import { CATEGORIES, categoryOf, contentFacts, documentFromLeaves, KINDS, leavesOf, parseNotice } from '@huecry/notice';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryNotice } from './notices.ts';

test.each(KINDS)('%s: leaves make the content again, and every leaf has the category that its pointer has', (kind) => {
  fc.assert(
    fc.property(arbitraryNotice(kind), (notice) => {
      const leaves = leavesOf(notice);
      expect(documentFromLeaves(leaves)).toEqual(notice.content);
      for (const { pointer, category } of leaves) expect(categoryOf(kind, pointer)).toBe(category);
      expect(new Set(leaves.map(({ pointer }) => pointer)).size).toBe(leaves.length);
    }),
    { numRuns: 60 },
  );
});

test('a notice is parsed into itself, also after a round through JSON', () => {
  fc.assert(
    fc.property(arbitraryNotice(), (notice) => {
      expect(parseNotice(JSON.parse(JSON.stringify(notice)))).toEqual({ ok: true, notice });
    }),
    { numRuns: 100 },
  );
});

test('leaves in any order and any part make a document whose leaves are that part', () => {
  fc.assert(
    fc.property(arbitraryNotice(), fc.subarray([...CATEGORIES]), fc.integer(), (notice, categories, seed) => {
      const part = leavesOf(notice).filter(({ category }) => categories.includes(category));
      const shuffled = part.toSorted((a, b) => ((a.pointer.length * 31 + seed) % 7) - ((b.pointer.length * 31 + seed) % 7));
      expect(documentFromLeaves(shuffled)).toEqual(documentFromLeaves(part));
      expect(() => contentFacts(notice.kind, shuffled, 0)).not.toThrow();
    }),
    { numRuns: 100 },
  );
});

test('over many draws every category comes up', () => {
  const seen = new Set(fc.sample(arbitraryNotice(), 300).flatMap((notice) => leavesOf(notice).map(({ category }) => category)));
  expect([...seen].toSorted()).toEqual([...CATEGORIES].toSorted());
});

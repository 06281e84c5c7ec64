import { expect, test } from 'vitest';
import { fitColumns } from './output.ts';

const widthOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width + 1, 1);

test('a table that fits keeps its natural widths', () => {
  expect(fitColumns([['id', 'a reason of words']], 80)).toEqual([4, 19]);
});

test('the widest columns give way until the table fits', () => {
  const widths = fitColumns([['health', 'de/export/some-rule', 'word '.repeat(30).trim()]], 60);
  expect(widthOf(widths)).toBe(60);
  expect(widths.slice(0, 2)).toEqual([8, 21]);
});

test('no word is cut, even where the table then does not fit', () => {
  expect(fitColumns([['x'.repeat(50), 'a b']], 20)).toEqual([52, 3]);
});

test('colours and line breaks have no width', () => {
  expect(fitColumns([['\u001B[31mred\u001B[39m', 'one\nthree']], 80)).toEqual([5, 7]);
});

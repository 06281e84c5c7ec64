import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { createOutput, fitColumns } from './output.ts';

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

test('a table that does not fit without cutting a word is printed row by row', () => {
  const printed = (columns: number): string => {
    let text = '';
    const out = (part: string): void => void (text += part);
    createOutput({ out, err: () => {}, outIsTty: true, errIsTty: false, columns }, false).table(
      ['id', 'state', 'reason'],
      [['01a21459-c2c6-7525-92f4-7494e0b10f75', 'refused', 'one\ntwo']],
    );
    return stripVTControlCharacters(text);
  };
  expect(printed(80)).toContain('│ 01a21459-c2c6-7525-92f4-7494e0b10f75 │ refused │ one');
  const narrow = printed(40).split('\n');
  expect(narrow).toContain('id      01a21459-c2c6-7525-92f4-7494e0b10f75');
  expect(narrow).toContain('reason  one');
  expect(narrow).toContain('        two');
});

import { describe, expect, test } from 'vitest';
import { compare, median, rowOf } from './measure.ts';
import { formatTable, short } from './report.ts';

const COLUMNS = ['name', 'value', 'unit', 'floor', 'ratio', 'stock', 'stockRatio', 'runs'].toSorted();

describe('a row', () => {
  test('has the median of the rounds and the median of their ratios, which is not the ratio of the medians', () => {
    const row = rowOf('seal', 'notices/s', 'higher', { ours: [10, 20, 90], floor: [100, 40, 100], stock: [5, 5, 5] });
    expect(row).toEqual({ name: 'seal', unit: 'notices/s', value: 20, floor: 100, ratio: 0.5, stock: 5, stockRatio: 4, runs: 3 });
  });

  test('of a time has the floor above ours, so that higher is better', () => {
    expect(rowOf('latency', 'ms', 'lower', { ours: [20, 10], floor: [5, 5] })).toMatchObject({ value: 15, floor: 5, ratio: 0.375 });
  });

  test('has null where there is no floor or no stock way', () => {
    expect(rowOf('alone', 'ms', 'lower', { ours: [2] })).toEqual({
      name: 'alone',
      unit: 'ms',
      value: 2,
      floor: null,
      ratio: null,
      stock: null,
      stockRatio: null,
      runs: 1,
    });
  });

  test('needs every contender in every round', () => {
    expect(() => rowOf('uneven', 'notices/s', 'higher', { ours: [1, 2], floor: [1] })).toThrow(RangeError);
  });
});

test('the median of an even number of values lies between the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  expect(() => median([])).toThrow(RangeError);
});

test('contenders run in turn, and the row has what outside readers rely on', async () => {
  const order: string[] = [];
  const contender = (name: string) => ({
    run: async () => {
      if (order.at(-1) !== name) order.push(name);
    },
  });
  const row = await compare(
    'turns',
    'runs/s',
    { ours: contender('ours'), floor: contender('floor'), stock: contender('stock') },
    { rounds: 3, roundSeconds: 0.001, perRun: 7 },
  );
  expect(Object.keys(row).toSorted()).toEqual(COLUMNS);
  expect(row).toMatchObject({ name: 'turns', unit: 'runs/s', runs: 3 });
  for (const value of [row.value, row.floor, row.ratio, row.stock, row.stockRatio]) expect(value).toBeGreaterThan(0);
  // Once each to warm up, then round after round.
  expect(order).toEqual(Array.from({ length: 4 }, () => ['ours', 'floor', 'stock']).flat());
});

test('figures are printed with three digits that count', () => {
  expect([1234.5, 999.96, 12.345, 0.056789, 1, 0].map(short)).toEqual(['1230', '1000', '12.3', '0.0568', '1', '0']);
});

test('a table for programs has one line a row and no lines drawn', () => {
  const rows = [rowOf('first', 'ms', 'lower', { ours: [2], floor: [1] }), rowOf('second', 'ms', 'lower', { ours: [2], floor: [1] })];
  const lines = formatTable(rows, true).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^first +2 ms +1 +0\.5 +– +– +1$/);
  // eslint-disable-next-line no-control-regex -- that there are none is the point
  expect(lines.join('')).not.toMatch(/[│─\u001b]/);
});

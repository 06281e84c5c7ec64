import type { Address, Category } from '@huecry/notice';
import { expect, test } from 'vitest';
import type { RecipientReport, RecipientState } from '../store/types.ts';
import { holdings } from './holders.ts';

const DE = 'de/bka' as Address;
const JP = 'jp/npa' as Address;
const report = (recipient: Address, state: RecipientState, ...categories: Category[]): RecipientReport => ({
  recipient,
  state,
  point: null,
  code: null,
  rule: null,
  cite: null,
  reason: null,
  categories,
  withheld: [],
  receipt: null,
});
const held = (...revisions: RecipientReport[][]) => Object.fromEntries(holdings(revisions.map((recipients) => ({ recipients }))));

test('what is on its way counts as held, and a later revision replaces an earlier one', () => {
  expect(held([report(DE, 'submitted', 'identity'), report(JP, 'delivered', 'identity', 'photo')])).toEqual({
    [DE]: ['identity'],
    [JP]: ['identity', 'photo'],
  });
  expect(held([report(DE, 'delivered', 'identity', 'photo')], [report(DE, 'queued', 'identity')])).toEqual({ [DE]: ['identity'] });
});

test.each<[string, RecipientReport, boolean]>([
  ['refused by whomever', report(DE, 'refused'), true],
  ['waits for', report(DE, 'waiting'), true],
  ['not addressed', report(JP, 'delivered', 'identity'), true],
  ['narrowed, even if it has not said so yet', report(DE, 'submitted'), false],
  ['purged', report(DE, 'purged', 'identity'), false],
  ['deregistered', report(DE, 'deregistered', 'identity'), false],
])('after a revision that it %s, a recipient holds what it held: %s', (_name, second, holds) => {
  expect(DE in held([report(DE, 'delivered', 'identity')], [second])).toBe(holds);
});

test('who was only told that the notice exists holds nothing', () => {
  expect(held([report(DE, 'requested')])).toEqual({});
});

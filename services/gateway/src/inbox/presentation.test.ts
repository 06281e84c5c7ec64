import { expect, test } from 'vitest';
import { presentationOf } from './presentation.ts';

const disclosure = (name: string): string => Buffer.from(JSON.stringify(['salt', name, 'value'])).toString('base64url');

test('only the disclosures of what is kept stay', () => {
  const [a, b] = [disclosure('/a'), disclosure('/b')];
  const full = `h.p.s~${a}~${b}~`;
  expect(presentationOf(full, [{ pointer: '/b', category: 'birth', value: 'value' }])).toBe(`h.p.s~${b}~`);
  expect(presentationOf(full, [])).toBe('h.p.s~');
});

import * as fc from 'fast-check';
import type { Category } from '@huecry/notice';

const SCRIPTS = ['abcdefghijklmnopqrstuvwxyz', 'éàüßøłçãñ', 'αβγδεζηθ', 'абвгдежз', 'ابتثجحخ', 'अआइईकखग', '架空見本例名', 'あいうカキク', '🚨🧭'];

/** Text as the schema takes it: NFC, no space at either end, in one of several scripts. */
export function arbitraryLine(maxLength: number): fc.Arbitrary<string> {
  return fc
    .constantFrom(...SCRIPTS)
    .chain((letters) => fc.array(fc.constantFrom(...letters, ' ', '-', '/', '~', '"'), { minLength: 1, maxLength: Math.min(maxLength, 40) }))
    .map((parts) => parts.join('').normalize('NFC').slice(0, maxLength).toWellFormed().replaceAll('\ufffd', 'x').trim())
    .map((text) => (text === '' ? 'x' : text));
}

export const arbitraryDate = fc.oneof(
  fc.record({ year: fc.integer({ min: 1900, max: 2030 }) }),
  fc.record({ year: fc.integer({ min: 1900, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ year: fc.integer({ min: 1900, max: 2030 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) }),
);

export const arbitrarySha256 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

/** A set of categories, as a policy might permit them. */
export function arbitraryCategories(all: readonly Category[]): fc.Arbitrary<Category[]> {
  return fc.subarray([...all]);
}

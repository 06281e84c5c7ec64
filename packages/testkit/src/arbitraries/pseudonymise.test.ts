import { readFileSync } from 'node:fs';
import { convertRecord, type Leaf, leavesOf, type Notice, parseAddress, parseNotice, pseudonymise, recordsOf } from '@huecry/notice';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { interpolSampleFiles, sampleNotices } from '../samples/index.ts';
import { arbitraryNotice } from './notices.ts';

const PERSONAL = ['identity', 'birth', 'contact', 'document', 'associates'];
/** Codes of the schema. */
const CODES = /\/(?:sex|nationalities|languages|country|citizenship)(?:\/|$)/;
/** Fields that may keep a word which says what a thing is, not whose. */
const DESCRIPTIVE = /\/(?:documents\/\d+\/type|qualification|relation|role|legalForm)$/;
const GENERIC = ['passport', 'identity card', 'national id', 'good', 'low', 'foundation', 'father', 'director', 'chair', 'company', 'sarl', 's.a.'];

const isGeneric = ({ pointer, value }: Leaf): boolean => DESCRIPTIVE.test(pointer) && typeof value === 'string' && GENERIC.includes(value.toLowerCase());

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Whole texts and their words, of four characters or more, from the personal fields. */
function telling(notice: Notice): string[] {
  const leaves = leavesOf(notice).filter((leaf) => PERSONAL.includes(leaf.category) && !CODES.test(leaf.pointer) && !isGeneric(leaf));
  const parts = leaves.flatMap(({ value }) => stringsIn(value)).flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{Nd}]+/u)]);
  return parts.filter((text) => text.length >= 4 && /[\p{L}\p{Nd}]/u.test(text));
}

function expectNothingLeft(notice: Notice, key: Uint8Array): void {
  const made = pseudonymise(notice, key);
  const leaves = leavesOf(made);
  expect(parseNotice(made)).toEqual({ ok: true, notice: made });
  expect(leaves.map(({ pointer }) => pointer)).toEqual(leavesOf(notice).map(({ pointer }) => pointer));
  const left = leaves
    .filter((leaf) => !isGeneric(leaf))
    .flatMap(({ value }) => stringsIn(value))
    .join('\n');
  expect(telling(notice).filter((text) => left.includes(text))).toEqual([]);
}

const arbitraryKey = fc.uint8Array({ minLength: 16, maxLength: 32 });

test('of any notice nothing personal of four characters or more is left, and it is still a notice with the same fields', () => {
  fc.assert(
    fc.property(arbitraryNotice(), arbitraryKey, (notice, key) => expectNothingLeft(notice, key)),
    { numRuns: 300 },
  );
});

test('the same of every sample and of every good record in the INTERPOL files', () => {
  const key = new Uint8Array(32).fill(3);
  for (const { notice } of sampleNotices()) expectNothingLeft(notice, key);
  for (const record of interpolSampleFiles().flatMap((file) => recordsOf(JSON.parse(readFileSync(file, 'utf8'))))) {
    const result = convertRecord(record, { importer: parseAddress('fr/dcpj') });
    if (result.outcome === 'converted') expectNothingLeft(result.notice, key);
  }
});

test('the same under one key, another under another', () => {
  const named = arbitraryNotice('red');
  fc.assert(
    fc.property(named, arbitraryKey, arbitraryKey, (notice, key, other) => {
      fc.pre(Buffer.compare(key, other) !== 0);
      expect(pseudonymise(notice, key)).toEqual(pseudonymise(notice, key));
      expect(pseudonymise(notice, key)).not.toEqual(notice);
      expect(pseudonymise(notice, key)).not.toEqual(pseudonymise(notice, other));
    }),
    { numRuns: 60 },
  );
});

import { readFileSync } from 'node:fs';
import { CATEGORIES, convertRecord, KINDS, leavesOf, mayIssue, memberOf, NOTICE_LIMITS, parseAddress, parseNotice, recordsOf } from '@huecry/notice';
import { expect, test } from 'vitest';
import { interpolSampleFiles, sampleNotices } from './index.ts';

const GATEWAYS = ['fr/dcpj', 'fr/ofast', 'de/bka', 'de/zka', 'br/pf', 'jp/npa', 'eg/ncb', 'x-un/dppa'];

test('every sample is valid as it stands, from a gateway that may issue it, to other members', () => {
  const samples = sampleNotices();
  expect(samples.length).toBeGreaterThanOrEqual(30);
  for (const { from, to, notice } of samples) {
    expect(parseNotice(notice)).toEqual({ ok: true, notice });
    expect(mayIssue(notice.kind, notice.profile, memberOf(from))).toBe(true);
    expect(GATEWAYS).toContain(from);
    if (to === 'all') continue;
    expect(new Set(to).size).toBe(to.length);
    for (const recipient of to) {
      expect(GATEWAYS).toContain(recipient);
      expect(memberOf(recipient)).not.toBe(memberOf(from));
    }
    expect(notice.diffusion).toBe(true);
  }
});

test('the samples cover every kind, every category, every gateway, diffusions and several scripts', () => {
  const samples = sampleNotices();
  const leaves = samples.flatMap(({ notice }) => leavesOf(notice));
  expect(new Set(samples.map(({ notice }) => notice.kind)).size).toBe(KINDS.length);
  expect(new Set(leaves.map(({ category }) => category)).size).toBe(CATEGORIES.length);
  expect(new Set(samples.map(({ from }) => from)).size).toBe(GATEWAYS.length);
  expect(samples.filter(({ notice }) => notice.diffusion === true).length).toBeGreaterThan(8);
  const text = JSON.stringify(samples);
  for (const script of [
    /\p{Script=Cyrillic}/u,
    /\p{Script=Arabic}/u,
    /\p{Script=Han}/u,
    /\p{Script=Hiragana}/u,
    /\p{Script=Katakana}/u,
    /\p{Script=Devanagari}/u,
    /\p{Script=Greek}/u,
    /[ãéßöç]/,
  ]) {
    expect(text).toMatch(script);
  }
  for (const { notice } of samples) expect(leavesOf(notice).length).toBeLessThan(NOTICE_LIMITS.leaves);
});

test('the files in the INTERPOL shape hold good records of each kind and bad ones', () => {
  const records = interpolSampleFiles().flatMap((file) => recordsOf(JSON.parse(readFileSync(file, 'utf8'))));
  const results = records.map((record) => convertRecord(record, { importer: parseAddress('fr/dcpj') }));
  const kinds = results.flatMap((result) => (result.outcome === 'converted' ? [result.identity.kind] : []));
  expect(kinds.toSorted()).toEqual(['red', 'red', 'red', 'red', 'red', 'red', 'red', 'un-entity', 'un-person', 'yellow']);
  const codes = results.flatMap((result) => (result.outcome === 'refused' ? [result.code] : []));
  expect(codes).toEqual(['bad-date', 'unknown-code', 'unknown-code', 'unknown-kind', 'not-a-record']);
  expect(results.flatMap((result) => (result.outcome === 'converted' ? result.keptAside : []))).toContain('identity_documents[0].remark');
});

import { expect, test } from 'vitest';
import { NOTICE_LIMITS } from './limits.ts';
import { parseNotice } from './parse.ts';

const routing = { profile: 'full', offenceClass: '0701', basis: ['UNTOC'], handling: { code: 'H1', tlp: 'AMBER' } } as const;

const red = {
  kind: 'red',
  purpose: 'arrest',
  ...routing,
  content: {
    subject: {
      status: 'suspect',
      name: { family: 'Beispiel', given: 'Erika' },
      birth: { date: { year: 1979, month: 2 } },
      appearance: { heightCm: 171.5, eyes: ['BRO'] },
    },
    case: { procedure: 'prosecution', facts: 'Sold shares that did not exist.', maxPenaltyMonths: 120 },
    warrants: [{ number: '7 Gs 12/24', issuer: 'de', charge: 'fraud', law: '§ 263 StGB' }],
  },
};

/** A copy with one place changed; undefined takes it away. */
function altered(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(red);
  const names = path.split('/').slice(1);
  let node = copy;
  for (const name of names.slice(0, -1)) node = typeof node === 'object' && node !== null ? Object.getOwnPropertyDescriptor(node, name)?.value : undefined;
  if (typeof node !== 'object' || node === null) throw new Error(`no place ${path}`);
  Object.defineProperty(node, names.at(-1) ?? '', { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

const issuesOf = (input: unknown, nowMs?: number) => {
  const parsed = parseNotice(input, nowMs === undefined ? {} : { nowMs });
  return parsed.ok ? [] : parsed.issues.map(({ pointer, code }) => `${code} ${pointer}`);
};

test('a red notice that has what it needs is accepted as it is', () => {
  expect(parseNotice(red)).toEqual({ ok: true, notice: red });
});

test.each([
  ['/kind', undefined, 'missing-field /kind'],
  ['/kind', 'pink', 'unknown-kind /kind'],
  ['/purpose', 'warn', 'unknown-code /purpose'],
  ['/offenceClass', '9999', 'unknown-code /offenceClass'],
  ['/basis', [], 'empty /basis'],
  ['/expires', 'tomorrow', 'bad-format /expires'],
  ['/content/colour', 'red', 'unknown-field /content/colour'],
  ['/content/Jean Dupont', 1, 'unknown-field /content/?'],
  ['/content/subject/name/family', '', 'empty /content/subject/name/family'],
  ['/content/subject/name/family', 'a'.repeat(201), 'too-long /content/subject/name/family'],
  ['/content/subject/name/family', 7, 'wrong-type /content/subject/name/family'],
  ['/content/subject/name/family', 'a\u0000b', 'bad-text /content/subject/name/family'],
  ['/content/subject/name/family', 'a\u202eb', 'bad-text /content/subject/name/family'],
  ['/content/subject/name/family', 'a\ud800b', 'bad-text /content/subject/name/family'],
  ['/content/subject/name/family', 'a\nb', 'bad-text /content/subject/name/family'],
  ['/content/subject/birth/date', { year: 1979, month: 2, day: 29 }, 'bad-date /content/subject/birth/date'],
  ['/content/subject/birth/date', { year: 1979, day: 2 }, 'bad-date /content/subject/birth/date'],
  ['/content/subject/birth/date', { year: 1979, month: 13 }, 'out-of-range /content/subject/birth/date/month'],
  ['/content/subject/birth/date', '1979-02', 'wrong-type /content/subject/birth/date'],
  ['/content/subject/birth/country', 'zz', 'unknown-code /content/subject/birth/country'],
  ['/content/subject/appearance/eyes', ['PINK'], 'unknown-code /content/subject/appearance/eyes/0'],
  ['/content/subject/appearance/eyes', [], 'empty /content/subject/appearance/eyes'],
  ['/content/subject/languages', ['english'], 'bad-format /content/subject/languages/0'],
  ['/content/subject/name', {}, 'empty /content/subject/name'],
  ['/content/warrants', [], 'empty /content/warrants'],
  ['/content/case/maxPenaltyMonths', 0, 'out-of-range /content/case/maxPenaltyMonths'],
  ['/content/case/maxPenaltyMonths', 'long', 'unknown-code /content/case/maxPenaltyMonths'],
  ['/content/case/maxPenaltyMonths', 23, 'penalty-below-threshold /content/case/maxPenaltyMonths'],
  ['/content/case/facts', undefined, 'missing-field /content/case/facts'],
  ['/content/case/facts', 'not-stated', 'missing-field /content/case/facts'],
  ['/content/subject/appearance', undefined, 'missing-field /content/subject/photos'],
  ['/content/case/facts', 'ش'.repeat(8000), ''],
])('at %s, case %#', (path, value, expected) => {
  expect(issuesOf(altered(path, value))).toEqual(expected === '' ? [] : [expected]);
});

test('a sentence to be served is judged by its own length', () => {
  const serving = { ...red.content.case, procedure: 'serve-sentence', sentenceMonths: 6, maxPenaltyMonths: 12 };
  expect(issuesOf(altered('/content/case', serving))).toEqual([]);
  expect(issuesOf(altered('/content/case', { ...serving, sentenceMonths: 5 }))).toEqual(['penalty-below-threshold /content/case/sentenceMonths']);
  expect(issuesOf(altered('/content/case', { ...serving, sentenceMonths: 'life' }))).toEqual([]);
});

test('a field too large for one disclosure is refused by name', () => {
  expect(issuesOf(altered('/content/case/facts', '\u{1f6a8}'.repeat(4000)))).toEqual([]);
  expect(issuesOf(altered('/content/subject/aliases', [{ family: 'x'.repeat(200) }]))).toEqual([]);
  const phones = Array.from({ length: 16 }, () => '1'.repeat(40));
  expect(issuesOf(altered('/content/subject/contact', { phones, accounts: Array.from({ length: 32 }, () => '\u4e00'.repeat(200)) }))).toEqual([
    'field-too-large /content/subject/contact/accounts',
  ]);
});

test('bounds hold before anything is looked at', () => {
  expect(issuesOf({ ...red, filler: 'x'.repeat(NOTICE_LIMITS.noticeBytes) })).toEqual(['too-large ']);
  expect(issuesOf({ ...red, filler: Array.from({ length: 30_000 }, () => 1) })).toEqual(['too-large ']);
  const cyclic: Record<string, unknown> = {};
  cyclic['again'] = cyclic;
  expect(issuesOf(cyclic)).toEqual(['too-deep ']);
  expect(issuesOf(JSON.parse('{"content":{"__proto__":{"x":1}}}'))).toEqual(['forbidden-key /content/__proto__']);
  expect(issuesOf(JSON.parse('{"constructor":{"prototype":{}}}'))).toEqual(['forbidden-key /constructor']);
  for (const hostile of [Number.NaN, () => 1, new Date(), Symbol('x'), 1n, { x: new Map() }, { toJSON: () => red }]) expect(issuesOf(hostile)).toHaveLength(1);
  for (const odd of [null, undefined, 'red', 7, true, [], [red], {}]) expect(issuesOf(odd).length).toBeGreaterThan(0);
});

test('more fields than one notice may disclose are refused', () => {
  const aliases = Array.from({ length: 64 }, (_, n) => ({
    family: `F${n}`,
    given: `G${n}`,
    atBirth: `B${n}`,
    birth: { date: { year: 1980 }, place: `P${n}`, country: 'fr' },
    qualification: 'good',
  }));
  const associates = Array.from({ length: 64 }, (_, n) => ({ family: `F${n}`, given: `G${n}` }));
  const subject = { ...red.content.subject, aliases };
  expect(issuesOf({ ...red, content: { ...red.content, subject } })).toEqual([]);
  expect(issuesOf({ ...red, content: { ...red.content, subject, associates } })).toEqual(['too-many-fields /content']);
});

test('text comes back NFC-normalised and trimmed; no message repeats a value', () => {
  const parsed = parseNotice(altered('/content/subject/name/given', ' Zoe\u0308 '));
  expect(parsed.ok && parsed.notice.content).toMatchObject({ subject: { name: { given: 'Zo\u00eb' } } });
  const secret = 'Xaverius Geheim';
  for (const place of [
    '/kind',
    '/purpose',
    '/expires',
    '/content/case',
    '/content/subject/sex',
    '/content/subject/birth/country',
    '/content/subject/languages',
    `/content/${secret}`,
  ]) {
    const result = parseNotice(altered(place, place.endsWith(secret) ? 1 : secret));
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toContain(secret);
  }
});

test('expiry: in the future and within five years of the clock that is given', () => {
  const nowMs = Date.UTC(2026, 0, 1);
  expect(issuesOf(altered('/expires', '2026-06-01T00:00:00Z'), nowMs)).toEqual([]);
  expect(issuesOf(altered('/expires', '2025-06-01T00:00:00Z'), nowMs)).toEqual(['expiry-out-of-range /expires']);
  expect(issuesOf(altered('/expires', '2031-06-01T00:00:00Z'), nowMs)).toEqual(['expiry-out-of-range /expires']);
  expect(issuesOf(altered('/expires', '2025-06-01T00:00:00Z'))).toEqual([]);
});

test('a public extract needs none of what public listings lack, but still a name', () => {
  const extract = { ...red, profile: 'public-extract', content: { subject: { name: { family: 'Beispiel' } } } };
  expect(issuesOf(extract)).toEqual([]);
  expect(issuesOf({ ...extract, content: { subject: { sex: 'F' } } })).toEqual(['missing-field /content/subject/name/family']);
  expect(issuesOf({ ...extract, profile: 'full' }).length).toBeGreaterThan(5);
});

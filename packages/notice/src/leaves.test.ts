import { expect, test } from 'vitest';
import { NoticeError } from './errors.ts';
import { contentFacts, expirySeconds, routingFacts } from './facts.ts';
import { mayIssue } from './kinds.ts';
import { categoryOf, documentFromLeaves, leavesOf } from './leaves.ts';
import { memberOf, parseAddress } from './address.ts';
import type { Notice } from './schema/notice.ts';
import type { Leaf } from './vocabulary.ts';

const notice: Notice = {
  kind: 'red',
  profile: 'full',
  purpose: 'arrest',
  offenceClass: '0701',
  basis: ['UNTOC'],
  handling: { code: 'H1', tlp: 'AMBER' },
  content: {
    subject: { name: { family: 'Beispiel', given: 'Erika' }, nationalities: ['de', 'fr'], birth: { date: { year: 2009, month: 5 } } },
    case: { procedure: 'prosecution', maxPenaltyMonths: 120, deathPenaltyPossible: true },
    warrants: [{ charge: 'fraud' }, { charge: 'theft', maxPenaltyMonths: 'life' }],
    source: { issuer: 'de' },
  },
};

test('leaves carry pointer, category and value, and make the content again', () => {
  const leaves = leavesOf(notice);
  expect(leaves.map(({ pointer, category }) => `${category} ${pointer}`)).toEqual([
    'identity /subject/name/family',
    'identity /subject/name/given',
    'identity /subject/nationalities',
    'birth /subject/birth/date',
    'source /source/issuer',
    'judicial /case/procedure',
    'judicial /case/maxPenaltyMonths',
    'judicial /case/deathPenaltyPossible',
    'judicial /warrants/0/charge',
    'judicial /warrants/1/charge',
    'judicial /warrants/1/maxPenaltyMonths',
  ]);
  expect(documentFromLeaves(leaves)).toEqual(notice.content);
  for (const { pointer, category } of leaves) expect(categoryOf('red', pointer)).toBe(category);
});

test('holes left by withheld leaves are closed, in order', () => {
  const leaves = leavesOf(notice).filter(({ pointer }) => pointer.startsWith('/warrants/1'));
  expect(documentFromLeaves(leaves)).toEqual({ warrants: [{ charge: 'theft', maxPenaltyMonths: 'life' }] });
  const many: Leaf[] = [10, 9, 2].map((n) => ({ pointer: `/associates/${n}/family`, category: 'associates', value: n }));
  expect(documentFromLeaves(many)).toEqual({ associates: [{ family: 2 }, { family: 9 }, { family: 10 }] });
});

test.each([
  '',
  '/',
  'subject',
  '/subject',
  '/subject/name',
  '/subject/name/family/0',
  '/warrants/00/charge',
  '/warrants/-1/charge',
  '/warrants/charge',
  '/method/title',
  '/__proto__',
  '/subject/birth/date/year',
])('no category where no leaf can stand: %j', (pointer) => expect(categoryOf('red', pointer)).toBeUndefined());

test.each([
  ['conflicting-leaves', ['/a', '/a']],
  ['conflicting-leaves', ['/a', '/a/b']],
  ['conflicting-leaves', ['/a/b', '/a']],
  ['bad-pointer', ['a']],
  ['bad-pointer', ['']],
  ['bad-pointer', ['/~2']],
])('%s: %j', (code, pointers) => {
  const leaves: Leaf[] = pointers.map((pointer) => ({ pointer, category: 'identity', value: 1 }));
  expect(() => documentFromLeaves(leaves)).toThrow(expect.objectContaining({ code }));
  expect(() => documentFromLeaves(leaves)).toThrow(NoticeError);
});

test('a leaf named __proto__ reaches no prototype', () => {
  const made = documentFromLeaves([{ pointer: '/__proto__/polluted', category: 'identity', value: 1 }]);
  expect(Object.getOwnPropertyNames(made)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
});

const NOTHING = {
  minor: false,
  subjectStatus: 'none',
  penaltyMonths: null,
  deathPenaltyPossible: false,
  sourceEvaluation: 'none',
  informationEvaluation: 'none',
  onward: false,
  protectedFrom: [],
};

test('facts', () => {
  expect(routingFacts(notice)).toEqual({
    kind: 'red',
    profile: 'full',
    diffusion: false,
    offenceClass: '0701',
    basis: ['UNTOC'],
    purpose: 'arrest',
    handling: { code: 'H1', tlp: 'AMBER' },
    classification: 'unclassified',
    conditions: [],
  });
  expect(routingFacts({ ...notice, classification: 'secret', conditions: ['no-onward', 'no-onward'] })).toMatchObject({
    classification: 'secret',
    conditions: ['no-onward'],
  });
  const leaves = leavesOf(notice);
  expect(contentFacts('red', leaves)).toEqual({ ...NOTHING, subjectStatus: 'unknown', penaltyMonths: 1200, deathPenaltyPossible: true });
  expect(contentFacts('red', leaves, Date.UTC(2027, 4, 30)).minor).toBe(true);
  expect(contentFacts('red', leaves, Date.UTC(2027, 4, 31)).minor).toBe(false);
  expect(contentFacts('purple', [])).toEqual(NOTHING);
  const told: Leaf[] = [
    { pointer: '/source/evaluation', category: 'source', value: 'B2' },
    { pointer: '/source/issuer', category: 'source', value: 'x-icc' },
    { pointer: '/subject/protection/from', category: 'protection', value: ['eg', 'br', 'eg'] },
  ];
  const [icc, fr] = ['x-icc/otp', 'fr/dcpj'].map((text) => memberOf(parseAddress(text)));
  expect(contentFacts('blue', told, undefined, fr)).toMatchObject({
    sourceEvaluation: 'B',
    informationEvaluation: '2',
    onward: true,
    protectedFrom: ['br', 'eg'],
  });
  expect(contentFacts('blue', told, undefined, icc).onward).toBe(false);
  expect(contentFacts('blue', [], undefined, fr).onward).toBe(false);
  const missing: Leaf[] = [
    { pointer: '/subject/birth/date', category: 'birth', value: { year: 2000 } },
    { pointer: '/event/date', category: 'event', value: { year: 2012 } },
  ];
  expect(contentFacts('yellow', missing)).toMatchObject({ minor: true, subjectStatus: 'missing' });
});

test('a notice ends as it says, else by its kind, and never after five years', () => {
  const now = 1_700_000_000;
  expect(expirySeconds({ ...notice, expires: '2024-01-01T00:00:00Z' }, now)).toBe(Date.UTC(2024, 0, 1) / 1000);
  expect(expirySeconds({ ...notice, expires: '2094-01-01T00:00:00Z' }, now)).toBe(now + 5 * 365 * 86_400);
  expect(expirySeconds(notice, now)).toBe(now + 5 * 365 * 86_400);
});

test('who may issue what', () => {
  const [un, icc, france] = ['x-un/dppa', 'x-icc/otp', 'fr/dcpj'].map((text) => memberOf(parseAddress(text)));
  if (un === undefined || icc === undefined || france === undefined) throw new Error('three members');
  expect(mayIssue('un-special', 'full', un)).toBe(true);
  expect(mayIssue('un-special', 'full', france)).toBe(false);
  expect(mayIssue('un-special', 'public-extract', france)).toBe(true);
  expect(mayIssue('red', 'full', un)).toBe(false);
  expect(mayIssue('red', 'full', icc)).toBe(true);
  expect(mayIssue('orange', 'full', un)).toBe(true);
  expect(() => parseAddress('FR/dcpj')).toThrow(NoticeError);
});

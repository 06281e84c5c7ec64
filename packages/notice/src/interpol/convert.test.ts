import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from '../address.ts';
import { parseNotice } from '../parse.ts';
import { convertRecord } from './convert.ts';
import { identityFingerprint, recordFingerprint } from './fingerprint.ts';
import { recordsOf } from './records.ts';

const importer = parseAddress('fr/ofast');
const self = (path: string) => ({ self: { href: `https://example.org/notices/v1/${path}` }, images: { href: 'x' }, thumbnail: { href: 'y' } });

const red = {
  entity_id: '2022/46614',
  forename: 'ERIKA',
  name: 'BEISPIEL',
  date_of_birth: '1972/03/15',
  sex_id: 'F',
  nationalities: ['DE', 'UNK'],
  place_of_birth: 'Dresden',
  country_of_birth_id: 'DD',
  height: 1.825,
  weight: 68.5,
  eyes_colors_id: ['BLA', 'HAZ'],
  hairs_id: ['OTHD'],
  languages_spoken_ids: ['GER', 'ENG'],
  distinguishing_marks: ' Small scar\ton forehead ',
  arrest_warrants: [
    { charge: '1) Fraud\r\n2) Theft\u0000', issuing_country_id: '914', charge_translation: null },
    { charge: 'الاحتيال', issuing_country_id: 'EG', charge_translation: 'fraud', note: 'x' },
  ],
  _embedded: { links: [] },
  _links: self('red/2022-46614'),
};

function converted(record: unknown) {
  const result = convertRecord(record, { importer });
  if (result.outcome !== 'converted') throw new Error(`refused: ${result.code} ${result.reason}`);
  return result;
}

test('a red record', () => {
  const { notice, identity, keptAside } = converted(red);
  expect(identity).toEqual({ kind: 'red', entityId: '2022/46614' });
  expect(keptAside.toSorted()).toEqual(['_embedded', '_links', 'arrest_warrants[1].note', 'eyes_colors_id[1]']);
  expect(notice).toEqual({
    kind: 'red',
    purpose: 'arrest',
    profile: 'public-extract',
    basis: ['INTERPOL-RPD'],
    offenceClass: '0000',
    handling: { code: 'H0', tlp: 'CLEAR' },
    content: {
      subject: {
        name: { family: 'BEISPIEL', given: 'ERIKA' },
        sex: 'F',
        nationalities: ['de', 'xk'],
        languages: ['ger', 'eng'],
        birth: { date: { year: 1972, month: 3, day: 15 }, place: 'Dresden', country: 'dd' },
        appearance: { heightCm: 182.5, weightKg: 68.5, eyes: ['BLA'], hair: ['OTHD'], marks: 'Small scar on forehead' },
      },
      case: { facts: 'not-stated', law: 'not-stated', maxPenaltyMonths: 'not-stated' },
      warrants: [
        { number: 'not-stated', issuer: 'x-icc', charge: '1) Fraud\n2) Theft' },
        { number: 'not-stated', issuer: 'eg', charge: 'الاحتيال', chargeTranslation: 'fraud' },
      ],
      source: { reference: '2022/46614', unit: 'fr/ofast' },
    },
  });
});

test('a list-page record and a record of nothing but nulls go through', () => {
  const listed = { forename: null, name: 'SOLO', date_of_birth: '1972', entity_id: '2026/10847', nationalities: null, _links: self('red/2026-10847') };
  expect(converted(listed).notice.content).toMatchObject({
    subject: { name: { family: 'SOLO' }, birth: { date: { year: 1972 } } },
    warrants: [{ number: 'not-stated' }],
  });
  const nulls = Object.fromEntries(Object.keys(red).map((name) => [name, null]));
  expect(converted({ ...nulls, name: 'SOLO', forename: '-', height: 0, weight: 0, date_of_birth: '0000/00/00' }).notice.content).toMatchObject({
    subject: { name: { family: 'SOLO' } },
  });
});

test('a yellow record', () => {
  const { notice, identity } = converted({
    entity_id: '2014-5590',
    name: 'ÖRNEK',
    forename: 'Ayşe',
    birth_name: 'DENEME',
    date_of_birth: '2009/05/00',
    father_name: 'ÖRNEK',
    father_forename: 'Can',
    mother_forename: 'Elif',
    mother_name: '-',
    place: 'İzmir',
    country: 'TR',
    date_of_event: '2021/07/02',
    issuing_country: 'TR',
    countries_likely_to_be_visited: ['GR', null, 'GR', 'BG'],
    nationalities: '{TR,DE}',
  });
  expect(identity).toEqual({ kind: 'yellow', entityId: '2014/5590' });
  expect(notice.content).toEqual({
    subject: {
      status: 'missing',
      name: { family: 'ÖRNEK', given: 'Ayşe', atBirth: 'DENEME' },
      nationalities: ['tr', 'de'],
      birth: { date: { year: 2009, month: 5 } },
      parents: { father: { family: 'ÖRNEK', given: 'Can' }, mother: { given: 'Elif' } },
    },
    event: { date: { year: 2021, month: 7, day: 2 }, place: 'İzmir', country: 'tr' },
    location: { likelyCountries: ['gr', 'bg'] },
    source: { issuer: 'tr', reference: '2014/5590', unit: 'fr/ofast' },
  });
});

test('a UN person and a UN entity', () => {
  const person = converted({
    entity_id: '2011/88000',
    name: 'AL-MITHAL',
    forename: 'NUR',
    name_in_original_script: 'المثال',
    forename_in_original_script: 'نور',
    name_at_birth: 'X',
    profession: 'trader',
    un_reference: 'ZZi.001',
    un_reference_date: '2004/05/26',
    un_resolution: 1267,
    purposes: ['Assets freeze', 'Travel ban'],
    aliases: [{ name: 'AL-M', forename: 'N', date_of_birth: '1970/00/00', qualification: 'low', country_of_birth_id: 'EG' }, 'ABU MITHAL'],
    identity_documents: [{ type: 'passport', nr: 'A0001', issuing_country_id: 'EG', issued_on: '2001/01/01', expiry_date: null, colour: 'x' }, 'ID card 77'],
    associates: [{ name: 'GESELLE', forename: 'K', reference_number: 'ZZi.002', date_of_birth: null }],
    adresses: ['1 Invented Street', null],
    summary: 'Listed.',
    _links: self('un/persons/2011-88000'),
  });
  expect(person.identity.kind).toBe('un-person');
  expect(person.keptAside).toEqual(['identity_documents[0].colour', '_links']);
  expect(person.notice.content).toMatchObject({
    subject: {
      name: { original: { family: 'المثال', given: 'نور' } },
      aliases: [{ family: 'AL-M', birth: { date: { year: 1970 }, country: 'eg' }, qualification: 'low' }, { family: 'ABU MITHAL' }],
      documents: [{ number: 'A0001', country: 'eg' }, { note: 'ID card 77' }],
      contact: { addresses: [{ text: '1 Invented Street' }] },
    },
    sanction: { reference: 'ZZi.001', resolution: '1267', measures: ['Assets freeze', 'Travel ban'], date: { year: 2004, month: 5, day: 26 } },
    source: { issuer: 'x-un' },
  });
  const entity = converted({
    entity_id: '2013/90000',
    name: 'INVENTED TRADING',
    legal_form: 'GmbH',
    registration_number: 12345,
    un_reference: 'ZZe.001',
    also_known_as: 'IT; Invented',
    administrators: [{ name: 'CHEF', forename: 'A', role: 'director' }, 'ZWEITER'],
  });
  expect(entity.identity).toEqual({ kind: 'un-entity', entityId: '2013/90000' });
  expect(entity.notice.content).toMatchObject({
    entity: { aliases: ['IT', 'Invented'], registrationNumber: '12345', administrators: [{ family: 'CHEF', role: 'director' }, { family: 'ZWEITER' }] },
  });
});

test.each([
  ['not-a-record', 'record', 'text'],
  ['not-a-record', 'record', null],
  ['not-a-record', 'record', [red]],
  ['unknown-kind', '_links.self.href', { name: 'X' }],
  ['unknown-kind', '_links.self.href', { name: 'X', arrest_warrants: [], date_of_event: '2020' }],
  ['unknown-kind', '_links.self.href', { ...red, _links: self('green/2022-46614') }],
  ['bad-id', 'entity_id', { ...red, entity_id: '46614' }],
  ['bad-id', 'entity_id', { ...red, entity_id: 46614 }],
  ['bad-date', 'date_of_birth', { ...red, date_of_birth: '1972/02/30' }],
  ['bad-date', 'date_of_birth', { ...red, date_of_birth: '1972/00/15' }],
  ['bad-date', 'date_of_birth', { ...red, date_of_birth: '15.03.1972' }],
  ['wrong-type', 'date_of_birth', { ...red, date_of_birth: { year: 1972 } }],
  ['unknown-code', 'sex_id', { ...red, sex_id: 'X' }],
  ['unknown-code', 'nationalities[1]', { ...red, nationalities: ['FR', 'ZZ'] }],
  ['unknown-code', 'arrest_warrants[1].issuing_country_id', { ...red, arrest_warrants: [null, { charge: 'x', issuing_country_id: '999' }] }],
  ['wrong-type', 'height', { ...red, height: 'tall' }],
  ['out-of-range', 'weight', { ...red, weight: -3 }],
  ['wrong-type', 'name', { ...red, name: { text: 'X' } }],
  ['bad-text', 'name', { ...red, name: 'a\ud800' }],
  ['missing-field', '/content/subject/name/family', { ...red, name: null, forename: '-' }],
  ['missing-field', 'un_reference', { name: 'X', un_resolution: '1267' }],
  ['too-long', '/content/warrants/0/charge', { ...red, arrest_warrants: [{ charge: 'x'.repeat(12_001) }] }],
  ['forbidden-key', '', JSON.parse('{"name":"X","arrest_warrants":[],"__proto__":{"a":1}}')],
  ['too-deep', '', { ...red, extra: [[[[[[[[[[[[[[1]]]]]]]]]]]]]] }],
])('refused alone: %s in %s, case %#', (code, field, record) => {
  const result = convertRecord(record, { importer });
  expect(result).toMatchObject({ outcome: 'refused', code });
  if (result.outcome === 'refused') expect(result.reason.startsWith(field)).toBe(true);
});

test('no reason repeats what stood in the record', () => {
  const secret = 'Xaverius Geheim';
  for (const field of Object.keys(red)) {
    const result = convertRecord({ ...red, [field]: secret }, { importer });
    if (result.outcome === 'refused') expect(result.reason).not.toContain(secret);
    else expect(result.keptAside.join()).not.toContain(secret);
  }
});

test('any JSON in any field is converted into a valid notice or refused; nothing is thrown', () => {
  const fields = [
    ...Object.keys(red),
    'place',
    'country',
    'un_reference',
    'aliases',
    'identity_documents',
    'adresses',
    'associates',
    'administrators',
    'un_resolution',
    'extra',
  ];
  const record = fc.dictionary(
    fc.constantFrom(...fields),
    fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('1975/00/00', '-', 'FR', 0, 1.5, 'M', '\ud800')),
  );
  fc.assert(
    fc.property(record, fc.boolean(), (fuzz, based) => {
      const result = convertRecord(based ? { ...red, ...fuzz } : fuzz, { importer });
      if (result.outcome === 'converted') expect(parseNotice(result.notice)).toEqual({ ok: true, notice: result.notice });
      else expect(result.reason.length).toBeGreaterThan(10);
    }),
    { numRuns: 1500 },
  );
  fc.assert(fc.property(fc.jsonValue(), (json) => recordsOf(json).forEach((one) => convertRecord(one, { importer }))));
});

test('records of a file', () => {
  expect(recordsOf({ total: 2, _embedded: { notices: [1, 2] } })).toEqual([1, 2]);
  expect(recordsOf({ notices: [1] })).toEqual([1]);
  expect(recordsOf([1, { _embedded: { notices: [2, 3] } }])).toEqual([1, 2, 3]);
  expect(recordsOf(red)).toEqual([red]);
  expect(recordsOf(null)).toEqual([null]);
});

test('fingerprints are keyed, and blind to the order of fields and to links', () => {
  const key = new Uint8Array(32).fill(1);
  const other = new Uint8Array(32).fill(2);
  const reordered = Object.fromEntries(Object.entries({ ...red, _links: {} }).toReversed());
  expect(recordFingerprint(reordered, key)).toBe(recordFingerprint(red, key));
  expect(recordFingerprint(red, other)).not.toBe(recordFingerprint(red, key));
  expect(recordFingerprint({ ...red, weight: 70 }, key)).not.toBe(recordFingerprint(red, key));
  const identity = { kind: 'red', entityId: '2022/46614' } as const;
  expect(identityFingerprint(identity, key)).toBe(identityFingerprint({ ...identity }, key));
  expect(identityFingerprint({ ...identity, kind: 'yellow' }, key)).not.toBe(identityFingerprint(identity, key));
  expect(identityFingerprint({ kind: 'red', entityId: null }, key)).toBeNull();
  expect(() => recordFingerprint(red, new Uint8Array(8))).toThrow(expect.objectContaining({ code: 'bad-key' }));
});

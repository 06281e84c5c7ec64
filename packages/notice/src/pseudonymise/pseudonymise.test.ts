import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from '../address.ts';
import { convertRecord } from '../interpol/convert.ts';
import type { Notice } from '../schema/notice.ts';
import { shiftDate } from './dates.ts';
import { pseudonymise } from './pseudonymise.ts';
import { Inventor } from './words.ts';

const key = new Uint8Array(32).fill(7);
const otherKey = new Uint8Array(32).fill(8);

function imported(record: object): Notice {
  const result = convertRecord(record, { importer: parseAddress('fr/dcpj') });
  if (result.outcome !== 'converted') throw new Error(result.reason);
  return result.notice;
}

const person = imported({
  entity_id: '2090/20006',
  name: 'AL-KHAYALI',
  forename: 'Idris',
  name_in_original_script: 'الخيالي',
  date_of_birth: '1970/05/03',
  place_of_birth: 'Invented Valley',
  un_reference: 'ZZi.901',
  un_reference_date: '2015/03/00',
  aliases: [{ name: 'Выдуманов', forename: '架空' }],
  identity_documents: [{ type: 'Passport', nr: 'Z0000901', issued_on: '1999' }],
  associates: [{ name: 'KHAYALI', forename: 'Omar', reference_number: 'ZZi.902' }],
  adresses: ['17 Nowhere Road'],
  summary: 'Idris was seen on 03.05.2011 with his cousin Zacharias Someone near INVENTED VALLEY, phone 0123456789. The group “Night Owls” paid.',
});

test('nothing that tells who it was is left; scripts, forms and generic words are', () => {
  const made = pseudonymise(person, key);
  const text = JSON.stringify(made.content);
  for (const gone of [
    'KHAYALI',
    'Idris',
    'الخيالي',
    'Invented',
    'Valley',
    'VALLEY',
    'ZZi',
    '901',
    'Выдуманов',
    '架空',
    'Omar',
    'Nowhere',
    'Zacharias',
    'Someone',
    '0123456789',
    '03.05.2011',
    'Night Owls',
    '20006',
  ]) {
    expect(text).not.toContain(gone);
  }
  expect(made.content).toMatchObject({
    subject: {
      name: {
        family: expect.stringMatching(/^[A-Z]{2}-[A-Z]{7}$/),
        given: expect.stringMatching(/^[A-Z][a-z]{4}$/),
        original: { family: expect.stringMatching(/^\p{Script=Arabic}{7}$/u) },
      },
      aliases: [{ family: expect.stringMatching(/^\p{Script=Cyrillic}{9}$/u), given: expect.stringMatching(/^\p{Script=Han}{2}$/u) }],
      documents: [{ type: 'Passport', number: expect.stringMatching(/^[A-Z]\d{7}$/) }],
    },
    sanction: { reference: expect.stringMatching(/^[A-Za-z]{3}\.\d{3}$/) },
    source: { issuer: 'x-un', reference: expect.stringMatching(/^\d{4}\/\d{5}$/), unit: 'fr/dcpj' },
  });
  expect(text).toContain('was seen on 00.00.0000 with his cousin');
});

test('the same word becomes the same word in every field and notice', () => {
  const family = (notice: Notice) => ('subject' in notice.content ? notice.content.subject?.name?.family : undefined);
  const made = pseudonymise(person, key);
  const cousin = imported({
    name: 'Khayali',
    un_reference: 'ZZi.902',
    entity_id: '2090/20009',
    _links: { self: { href: '/notices/v1/un/persons/2090-20009' } },
  });
  const relative = 'associates' in made.content ? made.content.associates?.[0] : undefined;
  const madeCousin = pseudonymise(cousin, key);
  expect(family(made)?.split('-')[1]).toBe(relative?.family);
  expect(family(madeCousin)?.toUpperCase()).toBe(relative?.family);
  expect('sanction' in madeCousin.content && madeCousin.content.sanction?.reference).toBe(relative?.reference);
});

test('keyed: again the same, under another key another', () => {
  expect(pseudonymise(person, key)).toEqual(pseudonymise(structuredClone(person), key));
  expect(pseudonymise(person, otherKey)).not.toEqual(pseudonymise(person, key));
  expect(() => pseudonymise(person, new Uint8Array(4))).toThrow(expect.objectContaining({ code: 'bad-key' }));
});

test('legal text stays, but for the subject in it', () => {
  const red = imported({
    name: 'Beispiel',
    forename: 'Erika',
    arrest_warrants: [{ charge: 'Fraud under Section 302 by ERIKA BEISPIEL, the Penal Code of 1871', issuing_country_id: 'DE' }],
  });
  const made = pseudonymise(red, key);
  expect(made.content).toMatchObject({
    warrants: [{ charge: expect.stringMatching(/^Fraud under Section 302 by [A-Z]{5} [A-Z]{8}, the Penal Code of 1871$/), number: 'not-stated', issuer: 'de' }],
  });
  expect(JSON.stringify(made)).not.toMatch(/erika|beispiel/i);
});

test('dates move together, keep their precision and stay dates', () => {
  expect(shiftDate({ year: 2000 }, 200)).toEqual({ year: 1999 });
  expect(shiftDate({ year: 2000, month: 1 }, 200)).toEqual({ year: 1999, month: 6 });
  expect(shiftDate({ year: 2000, month: 3, day: 1 }, 366)).toEqual({ year: 1999, month: 3, day: 1 });
  expect(shiftDate({ year: 1850 }, 700)).toEqual({ year: 1852 });
  const [from, to] = [Date.UTC(1970, 4, 3), pseudonymise(person, key)];
  const date = 'subject' in to.content ? to.content.subject?.birth?.date : undefined;
  const days = (from - Date.UTC(date?.year ?? 0, (date?.month ?? 0) - 1, date?.day)) / 86_400_000;
  expect(days).toBeGreaterThanOrEqual(200);
  expect(days).toBeLessThan(730);
});

test('any text keeps its length and script, and no letter run of four or more stays as it was', () => {
  const inventor = new Inventor(key, 0);
  const scripts = [
    'abcXYZéß',
    'абвГДЕ',
    'αβγΔΕ',
    'ابتثج',
    'अबकमल',
    '架空見本',
    'あいうカキ',
    '한글말',
    'აბგდე',
    'ไทยกขค',
    '٠١٢٣',
    '०१२३',
    '0123',
    '🚨🧭',
    ' -./',
  ];
  const text = fc
    .array(fc.constantFrom(...scripts.flatMap((script) => [...script])), { minLength: 1, maxLength: 40 })
    .map((parts) => parts.join('').normalize('NFC'));
  fc.assert(
    fc.property(text, (original) => {
      const made = inventor.words(original);
      expect(made).toHaveLength(original.length);
      expect(inventor.words(original)).toBe(made);
      for (const digit of original.matchAll(/\p{Nd}/gu)) expect(made.charAt(digit.index)).not.toBe(digit[0]);
      for (const word of original.matchAll(/[\p{L}\p{M}]{4,}/gu))
        expect(made.slice(word.index, word.index + word[0].length).toLowerCase()).not.toBe(word[0].toLowerCase());
    }),
    { numRuns: 500 },
  );
});

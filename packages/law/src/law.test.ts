import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BASES, isCountry, OFFENCE_CLASSES } from '@huecry/notice';
import { afterEach, describe, expect, test } from 'vitest';
import { LAW_FOLDER, LawError, lawReport, readLaw } from './index.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'huecry-law-'));
  folders.push(folder);
  cpSync(LAW_FOLDER, folder, { recursive: true });
  return folder;
}
const codeOf = (folder: string): string => {
  try {
    readLaw(folder);
    return 'taken';
  } catch (error) {
    return error instanceof LawError ? error.code : String(error);
  }
};
type Json = { [name: string]: unknown };
const edit = (folder: string, file: string, change: (json: Json) => void): void => {
  const json: Json = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  change(json);
  writeFileSync(join(folder, file), JSON.stringify(json));
};
const files = readdirSync(LAW_FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));

/** Every object in a JSON value that carries its own source. */
function sourced(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'source' in value ? [value as Json] : [];
  return [...own, ...Object.values(value).flatMap((inner) => sourced(inner))];
}

describe('the data set of this repository', () => {
  const law = readLaw();

  test('names the members, treaties and lists that the sample rules speak of', () => {
    const { members } = law.members;
    expect(members.filter(({ kind }) => kind === 'state').length).toBeGreaterThanOrEqual(25);
    expect(members.filter(({ kind, code }) => kind === 'state' && !isCountry(code))).toEqual([]);
    expect(
      members
        .filter(({ sample }) => sample)
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(['br', 'de', 'eg', 'fr', 'gb', 'it', 'jp', 'kp', 'vn', 'x-icc', 'x-review', 'x-un', 'za']);
    expect(members.filter(({ sample, deathPenalty }) => sample && deathPenalty === undefined)).toEqual([]);
    const treaties = law.treaties.map(({ treaty }) => treaty);
    const claimed = Object.keys(BASES).filter((basis) => !['UNSC', 'INTERPOL-RPD', 'bilateral', 'national-law'].includes(basis));
    expect(claimed.filter((basis) => !treaties.includes(basis))).toEqual([]);
    for (const also of ['UNTOC-TRAFFICKING', 'UNTOC-SMUGGLING', 'UNTOC-FIREARMS', 'BUDAPEST-P2', 'SCHENGEN', 'LED']) expect(treaties).toContain(also);
    expect(law.treaties.filter(({ kind }) => kind === 'bilateral').every(({ sample, title }) => sample && title.includes('invented'))).toBe(true);
  });

  test('lists the codes that the code itself knows, no more and no fewer', () => {
    const codes = (list: string) => law.lists.find((one) => one.list === list)?.codes.map(({ code }) => code);
    expect(codes('ICCS')).toEqual(
      Object.keys(OFFENCE_CLASSES)
        .filter((code) => code !== '0000')
        .toSorted(),
    );
    expect(codes('handling')).toEqual(['H0', 'H1', 'H2', 'H3']);
    expect(codes('TLP')).toEqual(['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR']);
    expect(codes('4x4')).toEqual(['A', 'B', 'C', 'D', 'X', '1', '2', '3', '4']);
  });

  test('has no list without source and date, and says which are partial', () => {
    const report = lawReport(law);
    expect(report.filter(({ source, asOf }) => source === '' || asOf === '')).toEqual([]);
    expect(report.filter(({ partial }) => partial).length).toBeGreaterThan(20);
    expect(report.find(({ part }) => part === 'UNTOC')).toMatchObject({ partial: true, entries: 35 });
  });
});

describe('a data set that may not be used', () => {
  test('as it is, a copy is taken', () => expect(codeOf(copy())).toBe('taken'));

  test.each(files)('%s: an entry without source or date is refused, each of them', (file) => {
    const folder = copy();
    const text = readFileSync(join(folder, file), 'utf8');
    const count = sourced(JSON.parse(text)).length;
    expect(count).toBeGreaterThan(0);
    for (let index = 0; index < count; index++) {
      for (const spoil of [(one: Json) => (one['source'] = ' '), (one: Json) => (one['source'] = '—'), (one: Json) => (one['asOf'] = 'lately')]) {
        const json: unknown = JSON.parse(text);
        const [entry] = sourced(json).slice(index);
        if (entry !== undefined) spoil(entry);
        writeFileSync(join(folder, file), JSON.stringify(json));
        expect(codeOf(folder)).toBe('malformed');
      }
    }
  });

  test('a day of entry into force that does not follow from the deposit is a contradiction', () => {
    const folder = copy();
    edit(folder, 'treaties/untoc.json', (json) => {
      const [first] = json['parties'] as Json[];
      if (first !== undefined) first['inForce'] = '2003-09-30';
    });
    expect(codeOf(folder)).toBe('inconsistent');
  });

  test.each<[string, string, (json: Json) => void]>([
    ['an unknown member', 'treaties/eaw.json', (json) => (json['parties'] as Json[]).push({ member: 'zz', inForce: '2004-01-01' })],
    ['overlapping participations', 'treaties/eaw.json', (json) => (json['parties'] as Json[]).push({ member: 'de', inForce: '2005-01-01' })],
    ['a party before the treaty', 'treaties/led.json', (json) => (json['parties'] as Json[]).push({ member: 'us', inForce: '2016-05-06' })],
    ['a party to a treaty not in force', 'treaties/budapest-p2.json', (json) => (json['parties'] as Json[]).push({ member: 'jp', inForce: '2023-08-10' })],
    [
      'a third party to a bilateral treaty',
      'treaties/bilateral-br-fr.json',
      (json) => (json['parties'] as Json[]).push({ member: 'de', inForce: '2003-08-10' }),
    ],
    ['a member twice', 'members.json', (json) => (json['members'] as Json[]).push({ code: 'fr', name: 'France', kind: 'state', sample: false })],
    ['an end before the beginning', 'adequacy.json', (json) => (((json['recognitions'] as Json[])[0] ?? {})['until'] = '2001-01-01')],
  ])('%s is a contradiction', (_name, file, change) => {
    const folder = copy();
    edit(folder, file, change);
    expect(codeOf(folder)).toBe('inconsistent');
  });

  test('what is missing or no JSON is unreadable, what has another shape malformed', () => {
    const folder = copy();
    edit(folder, 'treaties/led.json', (json) => (json['more'] = true));
    expect(codeOf(folder)).toBe('malformed');
    writeFileSync(join(folder, 'treaties/led.json'), '{');
    expect(codeOf(folder)).toBe('unreadable');
    rmSync(join(folder, 'lists'), { recursive: true });
    expect(codeOf(folder)).toBe('unreadable');
  });
});

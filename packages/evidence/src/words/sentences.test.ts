import { expect, test } from 'vitest';
import { EVIDENCE_CODES } from '../errors.ts';
import { EN } from './en.ts';
import { problemInWords, problemMeans } from './problems.ts';
import { LANGUAGES, pieces, sentence, type SentenceId } from './sentences.ts';

const gaps = (text: string): string[] => (text.match(/\{[a-zA-Z]+\}/g) ?? []).toSorted();

test('each language says each sentence, with the same gaps', () => {
  for (const id of Object.keys(EN) as SentenceId[]) {
    const names = gaps(EN[id]);
    const values = Object.fromEntries(names.map((name) => [name.slice(1, -1), `<${name}>`]));
    for (const language of LANGUAGES) {
      const filled = pieces(language, { id, values });
      expect([
        language,
        id,
        filled
          .filter(({ value }) => value)
          .map(({ text }) => text)
          .toSorted(),
      ]).toEqual([language, id, names.map((name) => `<${name}>`)]);
      expect(sentence(language, { id, values })).not.toMatch(/\{[a-z]+\}(?!>)/i);
    }
  }
});

test("what is wrong is said in the reader's language, with the English reason behind it", () => {
  for (const code of [...EVIDENCE_CODES.filter((one) => one !== 'nothing-removed'), 'bad-signature', 'expired-key', 'wrong-hash']) {
    const said = LANGUAGES.map((language) => problemInWords(language, { code, path: '', reason: 'the English reason' }));
    expect(said[0]).toBe('the English reason');
    expect(new Set(said).size).toBe(LANGUAGES.length);
    for (const text of said) expect(text).toContain('the English reason');
    expect(problemMeans('ar', code)).toMatch(/\p{Script=Arabic}/u);
  }
  expect(problemInWords('fr', { code: 'constructor', path: '', reason: 'of a newer release' })).toBe('of a newer release');
});

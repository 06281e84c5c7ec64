import { expect, test } from 'vitest';
import { EN } from './en.ts';
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

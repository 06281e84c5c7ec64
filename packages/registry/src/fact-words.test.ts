import { TOLD_IN } from '@huecry/policy';
import { expect, test } from 'vitest';
import { FACT_SENTENCES, factInWords, type FactWord } from './fact-words.ts';

const places = (text: string): string[] => (text.match(/\{\w+\}/gu) ?? []).toSorted();

test('each language says each fact, with the same places, in its own words', () => {
  for (const word of Object.keys(FACT_SENTENCES.en) as FactWord[]) {
    for (const language of TOLD_IN) expect([word, language, places(FACT_SENTENCES[language][word])]).toEqual([word, language, places(FACT_SENTENCES.en[word])]);
  }
  for (const [word, text] of Object.entries(FACT_SENTENCES.ar)) if (word !== 'until') expect(text).toMatch(/\p{Script=Arabic}/u);
});

test('a fact is filled', () => {
  expect(factInWords('fr', 'party', { code: 'fr', id: 'UNTOC', from: '2003-09-29' })).toBe('fr est partie à UNTOC depuis le 2003-09-29');
});

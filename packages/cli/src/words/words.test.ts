import { expect, test } from 'vitest';
import { HEADS } from './heads.ts';
import { PHRASES } from './phrases.ts';
import { headIn, phraseIn } from './words.ts';

const places = (text: string): string[] => (text.match(/\{\w+\}/gu) ?? []).toSorted();

test('each language says each phrase, with the same places, and each head', () => {
  for (const [english, others] of Object.entries(PHRASES)) for (const text of others) expect([english, places(text)]).toEqual([english, places(english)]);
  for (const [english, others] of [...Object.entries(HEADS), ...Object.entries(PHRASES)]) {
    for (const text of others) expect([english, text.trim() === '']).toEqual([english, english === '']);
    if (english !== '' && english !== 'sha256' && /[a-z]{3}/u.test(english.replaceAll(/\{\w+\}/gu, ''))) expect(others[2]).toMatch(/\p{Script=Arabic}/u);
  }
});

test('a phrase is filled', () => {
  expect(phraseIn('fr', '{id}, revision {rev}', { id: 'a', rev: 2 })).toBe('a, révision 2');
  expect(phraseIn('en', '{id}, revision {rev}', { id: 'a', rev: 2 })).toBe('a, revision 2');
  expect(headIn('ar', 'recipient')).toBe('المستلم');
});

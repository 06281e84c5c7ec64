import { expect, test } from 'vitest';
import { errorInWords, preferredLanguage } from './error-words.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['fr', 'fr'],
  ['fr-CA, en;q=0.8', 'fr'],
  ['en;q=0.5, ar;q=0.9', 'ar'],
  ['de, es;q=0.3', 'es'],
  ['de', 'en'],
  ['fr;q=0, es;q=0.1', 'es'],
  ['*', 'en'],
  ['fr;q=nonsense', 'fr'],
])('accept-language %s is answered in %s', (header, language) => expect(preferredLanguage(header)).toBe(language));

test('what is said in Arabic is Arabic', () => expect(errorInWords('not-found', 'ar')).toMatch(/\p{Script=Arabic}/u));

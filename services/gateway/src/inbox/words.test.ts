import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexedWords, lookUp, matches, wordsOf, wordsOfValue } from './words.ts';

describe('words', () => {
  test.each([
    ['Noé DUBOIS-Léger', ['noe', 'dubois', 'leger']],
    ['Straße 12a', ['strasse', '12a']],
    ['ＡＢ１２', ['ab12']],
    ['İstanbul', ['istanbul']],
    ['محمد بن علي', ['محمد', 'بن', 'علي']],
    ['山田太郎', ['山田', '田太', '太郎']],
    ['山 x山y', ['山', 'x', '山', 'y']],
    ['', []],
    ['*"(){}-^:', []],
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('of a value are those of every text and number in it, and short texts without their separators', () => {
    expect([...wordsOfValue({ year: 1985, month: 5 })].toSorted()).toEqual(['1985', '5']);
    expect([...wordsOfValue('AB 12-34')].toSorted()).toEqual(['12', '34', 'ab', 'ab1234']);
    expect(wordsOfValue(`${'word '.repeat(20)}`)).toEqual(new Set(['word']));
    expect(wordsOfValue([true, null, ['x']])).toEqual(new Set(['x']));
  });
});

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });

test('what is found in a text is looked up under a word that the index holds: it never finds too little', () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), fc.nat(), (text, beginning, at) => {
      const words = wordsOfValue(text);
      const indexed = indexedWords(words);
      const word = [...words][at % Math.max(words.size, 1)];
      if (word === undefined) return;
      const wanted = { word: beginning ? word.slice(0, Math.max(3, at % (word.length + 1))) : word, beginning: beginning && word.length >= 3 };
      if (!wanted.beginning && wanted.word !== word) return;
      expect([...words].some((one) => matches(wanted, one))).toBe(true);
      expect(indexed.has(lookUp(wanted))).toBe(true);
    }),
  );
});

test('a word is found however it is written: in capitals, decomposed, or in the words of its own text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const words = wordsOfValue(text);
      for (const written of [text.normalize('NFD'), text.normalize('NFC')]) for (const word of wordsOf(written)) expect(words.has(word)).toBe(true);
    }),
  );
});

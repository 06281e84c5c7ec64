/** How texts become words, the same for what is stored and for what is asked. */

/** Scripts that write without spaces between words: each pair of neighbouring characters counts as a word. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+$/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
/** Longest text that is also taken as one word without its separators: numbers of documents, plates, accounts. */
const MAX_JOINED = 40;

/** A text without case, accents and width, so that `HÄNSEL` is found as `hansel`. */
const fold = (text: string): string => text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss');

/** The words of a text, in order, each as often as it stands there. */
export function wordsOf(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((found) => (found.match(RUNS) ?? []).flatMap((run) => (UNSPACED.test(run) ? pairs(run) : [run])));
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** Every word by which a value can be found: of a text, of each text within it, and of a text such as `AB 12-34` as a whole. */
export function wordsOfValue(value: unknown): Set<string> {
  const words = new Set<string>();
  for (const text of textsOf(value)) {
    const found = wordsOf(text);
    for (const word of found) words.add(word);
    if (found.length > 1 && text.length <= MAX_JOINED) words.add(found.join(''));
  }
  return words;
}

/** The texts and numbers in a JSON value, as a person would read them. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Lengths of beginnings of words that the index knows. */
const BEGINNINGS = [3, 5] as const;

/** What the index holds for words: each of them, and their beginnings. Words and beginnings are never confused. */
export const indexedWords = (words: ReadonlySet<string>): Set<string> =>
  new Set([...words].flatMap((word) => [`=${word}`, ...BEGINNINGS.filter((length) => word.length >= length).map((length) => `^${word.slice(0, length)}`)]));

/** A word that is asked for: whole, or as a beginning (`beisp*`). */
export interface Wanted {
  readonly word: string;
  readonly beginning: boolean;
}

export const matches = ({ word, beginning }: Wanted, found: string): boolean => (beginning ? found.startsWith(word) : found === word);

/** What to look up in the index for a wanted word. It may find too much, never too little. */
export function lookUp({ word, beginning }: Wanted): string {
  if (!beginning) return `=${word}`;
  const length = BEGINNINGS.findLast((known) => word.length >= known);
  return `^${word.slice(0, length)}`;
}

export const SHORTEST_BEGINNING = BEGINNINGS[0];

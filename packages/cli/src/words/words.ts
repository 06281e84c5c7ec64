import type { ToldIn } from '@huecry/policy';
import { HEADS } from './heads.ts';
import { PHRASES } from './phrases.ts';

/** A head of a table or the name of a value, in English: the key of its other languages. */
export type Head = keyof typeof HEADS;
export type Phrase = keyof typeof PHRASES;
export type Fill = Readonly<Record<string, string | number>>;

const COLUMN = { fr: 0, es: 1, ar: 2 } as const;

const inLanguage = (language: ToldIn, english: string, others: readonly [string, string, string]): string =>
  language === 'en' ? english : others[COLUMN[language]];

export const headIn = (language: ToldIn, head: Head): string => inLanguage(language, head, HEADS[head]);

/** A phrase in a language, its places filled. */
export const phraseIn = (language: ToldIn, phrase: Phrase, fill: Fill = {}): string =>
  inLanguage(language, phrase, PHRASES[phrase]).replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => String(fill[name] ?? ''));

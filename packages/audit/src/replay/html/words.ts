import { AR } from './words/ar.ts';
import { EN } from './words/en.ts';
import { ES } from './words/es.ts';
import { FR } from './words/fr.ts';
import type { Words } from './words/words.ts';

export type { Column, Words } from './words/words.ts';

const WORDS = { en: EN, fr: FR, es: ES, ar: AR } as const;
export type PageLanguage = keyof typeof WORDS;
export const PAGE_LANGUAGES = Object.keys(WORDS) as readonly PageLanguage[];

export const wordsOf = (language: PageLanguage): Words => WORDS[language];

/** A name that the report gives, in the page's language. */
export const term = ({ terms }: Words, name: string): string => terms[name] ?? name;

/** What runs from left to right among words that run the other way: marks that keep its parts in their order. */
export const apart = ({ direction }: Words, text: string): string => (direction === 'rtl' ? `\u200e${text}\u200e` : text);

const UNITS: Readonly<Record<string, string>> = { min: 'minute', h: 'hour', d: 'day', y: 'year' };

/** The upper end of a stretch of time (`1h`, `30d`) in words; null for what lies behind all of them. */
export function stretchIn({ locale }: Words, stretch: string): string | null {
  const [, count, unit] = /^(\d+)(min|h|d|y)$/.exec(stretch) ?? [];
  const named = UNITS[unit ?? ''];
  if (named === undefined) return null;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: named, unitDisplay: 'long' }).format(Number(count));
}

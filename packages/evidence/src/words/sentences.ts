import { AR } from './ar.ts';
import { EN } from './en.ts';
import { ES } from './es.ts';
import { FR } from './fr.ts';

/** The languages in which a report is told. */
export const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

export type SentenceId = keyof typeof EN;
export type Sentences = Readonly<Record<SentenceId, string>>;

const TEXTS: Readonly<Record<Language, Sentences>> = { en: EN, fr: FR, es: ES, ar: AR };

/** A piece of a sentence: text of ours, or a value from the file, which a page sets apart from the direction of the text around it. */
export interface Piece {
  readonly text: string;
  readonly value: boolean;
}

/** Characters that could rewrite a terminal, or show a text other than it is. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value from the file as one line of plain text: what hides is shown by its number. */
export const plainText = (text: string): string => text.replaceAll(HIDDEN, (hidden) => `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`);

/** What a part says, in pieces. */
export function pieces(language: Language, { id, values }: { readonly id: SentenceId; readonly values: Readonly<Record<string, string | number>> }): Piece[] {
  return TEXTS[language][id]
    .split(/(\{[a-zA-Z]+\})/)
    .filter((text) => text !== '')
    .map((text) => {
      const name = /^\{(.+)\}$/.exec(text)?.[1];
      return name === undefined ? { text, value: false } : { text: plainText(String(values[name] ?? '')), value: true };
    });
}

/** What a part says, as one line. */
export const sentence = (language: Language, said: Parameters<typeof pieces>[1]): string =>
  pieces(language, said)
    .map(({ text }) => text)
    .join('');

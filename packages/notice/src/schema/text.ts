import { z } from 'zod';
import { isCountry, isCountryOfPerson, isIssuer } from '../codes/countries.ts';
import type { IssueCode } from '../errors.ts';

/** What the source does not carry. In the profile `full` it counts as missing. */
export const NOT_STATED = 'not-stated';

/**
 * No control characters (C0, DEL, C1) and no bidirectional overrides or isolates (U+202A–202E, U+2066–2069), which make a text read differently
 * from what it holds; no lone surrogates, which have no UTF-8. Left-to-right and right-to-left marks stay: Arabic and Hebrew need them.
 */
const ONE_LINE = /^[^\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff]*$/u;
const LINES = /^(?:\n|[^\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff])*$/u;

const failing = (code: IssueCode, expected: string) => ({ params: { code }, error: expected });

/** One line of text, made NFC. Not empty, and no space at either end. */
export const line = (maxLength: number) => z.string().normalize('NFC').trim().min(1).max(maxLength).regex(ONE_LINE);

/** Text in paragraphs, made NFC; line feed is the only control character. */
export const paragraphs = (maxLength: number) => z.string().normalize('NFC').trim().min(1).max(maxLength).regex(LINES);

const coded = (accepts: (value: string) => boolean, pattern: RegExp, expected: string) =>
  z.string().max(14).regex(pattern).refine(accepts, failing('unknown-code', expected));

/** ISO 3166-1 alpha-2 in lower case, or `xk`. */
export const country = coded(isCountry, /^[a-z]{2}$/, 'a country of ISO 3166-1 as two lower-case letters, or xk');
/** As {@link country}, or a state that is no more (ISO 3166-3). */
export const countryOfPerson = coded(isCountryOfPerson, /^[a-z]{2}$/, 'a country of ISO 3166-1 or 3166-3 as two lower-case letters, or xk');
/** A country or an organisation. */
export const issuer = coded(isIssuer, /^(?:[a-z]{2}|x-[a-z0-9]{2,12})$/, 'a country as two lower-case letters, xk, or an organisation such as x-icc');
/** ISO 639-2 or 639-3, three lower-case letters. */
export const language = z
  .string()
  .regex(/^[a-z]{3}$/)
  .describe('ISO 639-2 or 639-3 language');
/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 in hexadecimal');

/** Days of a month in the Gregorian calendar. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A date as far as it is known. A day needs a month. */
export const partialDate = z
  .strictObject({
    year: z.int().min(1850).max(2150),
    month: z.int().min(1).max(12).optional(),
    day: z.int().min(1).max(31).optional(),
  })
  .refine(
    ({ year, month, day }) => day === undefined || (month !== undefined && day <= daysIn(year, month)),
    failing('bad-date', 'a date of the calendar: year, or year and month, or year, month and day'),
  )
  .describe('a date as far as it is known');
export type PartialDate = z.infer<typeof partialDate>;

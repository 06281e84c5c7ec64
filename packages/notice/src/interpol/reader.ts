import { countryFromInterpol } from '../codes/countries.ts';
import { describe } from '../issues.ts';
import type { PartialDate } from '../schema/text.ts';
import { dateFromInterpol } from './dates.ts';
import { Refusal } from './refusal.ts';
import { cleanLine, cleanName, cleanParagraphs } from './text.ts';

/** A value of a record and where it was found. */
interface Found {
  readonly field: string;
  readonly value: unknown;
}

/**
 * Reads one object of a record field by field, and knows which fields nobody asked for. Null, an empty text and an empty list are "not given".
 * A value that cannot be read ends the conversion with a Refusal that names the field.
 */
export class Reader {
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #path: string;
  readonly #asked = new Set<string>();
  readonly #keptAside: string[];

  constructor(object: object, path: string, keptAside: string[]) {
    this.#fields = new Map(Object.entries(object));
    this.#path = path;
    this.#keptAside = keptAside;
  }

  /** True where the field is there, whatever it holds. */
  has(name: string): boolean {
    return this.#fields.has(name);
  }

  line(name: string): string | undefined {
    return this.#text(name, cleanLine);
  }

  name(name: string): string | undefined {
    return this.#text(name, cleanName);
  }

  paragraphs(name: string): string | undefined {
    return this.#text(name, cleanParagraphs);
  }

  date(name: string): PartialDate | undefined {
    const found = this.#take(name);
    if (isNothing(found.value)) return undefined;
    const text = textOf(found);
    if (text.trim() === '') return undefined;
    const date = dateFromInterpol(text);
    if (date === undefined)
      throw new Refusal('bad-date', found.field, 'a date of the calendar as YYYY/MM/DD, YYYY/MM or YYYY, with 00 for what is not known', describe(found.value));
    return date ?? undefined;
  }

  /** A country or issuer that `accepts` knows, in the codes used here. */
  country(name: string, accepts: (code: string) => boolean): string | undefined {
    return countryOf(this.#take(name), accepts);
  }

  countries(name: string, accepts: (code: string) => boolean): string[] | undefined {
    const codes = this.#elements(name).map((element) => countryOf(element, accepts));
    return nonEmpty([...new Set(codes.filter((code) => code !== undefined))]);
  }

  /** Codes that only describe: one that `accepts` does not know is kept aside and stops nothing. */
  codes<Code extends string>(name: string, accepts: (code: string) => code is Code): Code[] | undefined {
    const codes = this.#elements(name).flatMap((element) => {
      const code = textOf(element).trim().toUpperCase();
      if (accepts(code)) return [code];
      if (code !== '') this.#keptAside.push(element.field);
      return [];
    });
    return nonEmpty([...new Set(codes)]);
  }

  /** One of a few codes that decide something; another one refuses the record. */
  code<const Code extends string>(name: string, codes: readonly Code[]): Code | undefined {
    const found = this.#take(name);
    if (isNothing(found.value)) return undefined;
    const text = textOf(found).trim().toUpperCase();
    const code = codes.find((known) => known === text);
    if (code === undefined && text !== '') throw new Refusal('unknown-code', found.field, `one of ${codes.join(', ')}`, describe(found.value));
    return code;
  }

  /** A measure in which zero means "not known"; a number, or a text with one in it. */
  measure(name: string, expected: string, convert: (value: number) => number | undefined): number | undefined {
    const found = this.#take(name);
    if (isNothing(found.value) || found.value === '') return undefined;
    const value = typeof found.value === 'string' && /^\s*\d+(?:[.,]\d+)?\s*$/.test(found.value) ? Number(found.value.replace(',', '.')) : found.value;
    if (typeof value !== 'number') throw new Refusal('wrong-type', found.field, expected, describe(found.value));
    if (value === 0) return undefined;
    const converted = convert(value);
    if (converted === undefined) throw new Refusal('out-of-range', found.field, expected, 'another number');
    return converted;
  }

  /** Lines of a list; a bare text counts as a list of one. */
  lines(name: string): string[] | undefined {
    return nonEmpty(this.#elements(name).flatMap((element) => cleanLine(textOf(element)) ?? []));
  }

  /** The elements of a list: a reader for each object, the text for each text. Nulls are skipped. */
  list<Made, FromText>(
    name: string,
    fromObject: (reader: Reader) => Made | undefined,
    fromText: (text: string) => FromText | undefined,
  ): (Made | FromText)[] | undefined {
    const elements = this.#elements(name).flatMap((element): (Made | FromText)[] => {
      const { value, field } = element;
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        const reader = new Reader(value, field, this.#keptAside);
        const made = fromObject(reader);
        reader.finish();
        return made === undefined ? [] : [made];
      }
      const text = cleanLine(textOf(element));
      const made = text === undefined ? undefined : fromText(text);
      return made === undefined ? [] : [made];
    });
    return nonEmpty(elements);
  }

  /** Lists every field that nobody asked for. */
  finish(): void {
    for (const name of this.#fields.keys()) if (!this.#asked.has(name)) this.#keptAside.push(this.#fieldOf(name));
  }

  #text(name: string, clean: (value: string) => string | undefined): string | undefined {
    const found = this.#take(name);
    if (isNothing(found.value)) return undefined;
    return clean(textOf(found));
  }

  #take(name: string): Found {
    this.#asked.add(name);
    return { field: this.#fieldOf(name), value: this.#fields.get(name) };
  }

  #elements(name: string): Found[] {
    const { field, value } = this.#take(name);
    if (isNothing(value)) return [];
    const list: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? splitBraces(value) : [value];
    return list.map((element, index) => ({ field: `${field}[${index}]`, value: element })).filter((element) => !isNothing(element.value));
  }

  #fieldOf(name: string): string {
    // A name is the sender's text: keep it short and printable.
    const printable = name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?');
    const short = printable.length > 64 ? `${printable.slice(0, 63)}…` : printable;
    return this.#path === '' ? short : `${this.#path}.${short}`;
  }
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function nonEmpty<Element>(elements: Element[]): Element[] | undefined {
  return elements.length === 0 ? undefined : elements;
}

/** Older records hold lists as `{BLA,BRO}`. */
function splitBraces(text: string): string[] {
  const inner = /^\{([^{}]*)\}$/.exec(text.trim())?.[1];
  return inner === undefined ? [text] : inner.split(',').map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
}

function textOf({ field, value }: Found): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw new Refusal('wrong-type', field, 'a text', describe(value));
  if (!value.isWellFormed()) throw new Refusal('bad-text', field, 'well-formed Unicode', 'half of a surrogate pair');
  return value;
}

function countryOf(found: Found, accepts: (code: string) => boolean): string | undefined {
  if (isNothing(found.value)) return undefined;
  const text = textOf(found);
  if (text.trim() === '') return undefined;
  const code = countryFromInterpol(text);
  if (code === undefined || !accepts(code)) {
    throw new Refusal('unknown-code', found.field, 'a country of ISO 3166-1, or 914, 916, 922 or UNK where an issuer may stand', describe(found.value));
  }
  return code;
}

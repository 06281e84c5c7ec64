import { NoticeError } from '../errors.ts';
import { documentFromLeaves, leavesOf } from '../leaves.ts';
import { parseNotice } from '../parse.ts';
import type { Notice } from '../schema/notice.ts';
import { NOT_STATED, partialDate } from '../schema/text.ts';
import type { Category, Leaf } from '../vocabulary.ts';
import { shiftDate } from './dates.ts';
import { Inventor } from './words.ts';

const MIN_KEY_BYTES = 16;
/** Tries until no word of the original stands in the result by chance. */
const ATTEMPTS = 8;

/** What is in these is about who somebody is: every word of it is replaced. */
const PERSONAL: ReadonlySet<Category> = new Set(['identity', 'birth', 'contact', 'document', 'associates', 'location']);

/** Personal by place, whatever the category. */
const REPLACED =
  /^\/(?:warrants\/\d+\/number|assets\/\d+\/(?:identifier|holder)|event\/place|sanction\/reference|source\/reference|subject\/minor\/(?:guardian|school))$/;
/** Codes: they name no one, and the schema has no other values for them. */
const CODES =
  /\/(?:sex|status|nationalities|languages|country|citizenship|likelyCountries|issuer|procedure|evaluation|bloodGroup|action|cautions|format|mediaType|currency|eyes|hair)$|^\/assets\/\d+\/type$/;
/** Text of the law, and of the office that wrote it: only what is about the subject is replaced. All other free text is narrative. */
const LEGAL = /^\/(?:case|warrants\/\d+|sanction\/(?:measures|resolution)|method|source)(?:\/|$)|^\/subject\/belief\//;
/** Personal fields that may hold no more than a word of GENERIC. Elsewhere such a word may be a name. */
const DESCRIPTIVE = /\/(?:documents\/\d+\/type|qualification|relation|role|legalForm)$/;
/** Words that say what a thing or a tie is, and of nobody whose. */
const GENERIC: ReadonlySet<string> = new Set(
  'passport|identity card|national id|national identity card|driving licence|residence permit|visa|good|low|high|father|mother|brother|sister|son|daughter|wife|husband|spouse|director|manager|chair|company|foundation|group|ltd|llc|gmbh|sarl|s.a.'.split(
    '|',
  ),
);

/**
 * A notice about someone else: names, places, dates, ids, numbers, addresses, digests of photos and fingerprints are replaced by invented ones
 * under a key (at least 16 bytes); the same original under the same key always becomes the same. Scripts, lengths, precision of dates, codes,
 * measures and legal text stay. In free text the subject's own words, long numbers, full dates, and (in narrative) quoted and capitalised words
 * are replaced. Good for demonstrations and training; what remains may still be recognised by who knows the case. Throws NoticeError `bad-key`.
 */
export function pseudonymise(notice: Notice, key: Uint8Array): Notice {
  if (key.length < MIN_KEY_BYTES)
    throw new NoticeError('bad-key', `expected a key of at least ${MIN_KEY_BYTES} bytes; found ${key.length}; generate a longer one`);
  const leaves = leavesOf(notice);
  const telling = tellingTexts(leaves);
  let first: Notice | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const changed = substitutes(leaves, telling, new Inventor(key, attempt));
    const parsed = parseNotice({ ...notice, content: documentFromLeaves(changed) });
    // Lengths, codes and forms are kept, so what was valid stays valid.
    if (!parsed.ok) continue;
    const text = changed.flatMap(({ pointer, value }) => stringsIn(value).filter((part) => !isKept(part, pointer))).join('\n');
    if (!telling.some((word) => word.length >= 4 && text.includes(word))) return parsed.notice;
    first ??= parsed.notice;
  }
  if (first === undefined) throw new NoticeError('bad-key', 'expected this key to make a valid notice; found that it does not; use another key');
  return first;
}

interface Means {
  readonly inventor: Inventor;
  /** Finds what to replace in free text, by its sort. */
  readonly find: Readonly<Record<'legal' | 'narrative', RegExp>>;
  readonly days: number;
}

function substitutes(leaves: readonly Leaf[], telling: readonly string[], inventor: Inventor): Leaf[] {
  const means = { inventor, find: { legal: finder('legal', telling), narrative: finder('narrative', telling) }, days: inventor.days(subjectOf(leaves)) };
  return leaves.map((leaf) => ({ ...leaf, value: substitute(leaf.value, leaf, means) }));
}

function substitute(value: unknown, leaf: Leaf, means: Means): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => substitute(element, leaf, means));
  if (typeof value === 'string') return substituteText(value, leaf, means);
  if (typeof value !== 'object' || value === null) return value;
  const date = partialDate.safeParse(value);
  if (date.success) return shiftDate(date.data, means.days);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, substitute(field, { ...leaf, pointer: `${leaf.pointer}/${name}` }, means)]));
}

function substituteText(text: string, { pointer, category }: Leaf, { inventor, find }: Means): string {
  if (isKept(text, pointer)) return text;
  if (/\/(?:sha256|imageSha256)$/.test(pointer)) return inventor.digest(text);
  if (isPersonal(pointer, category)) return inventor.words(text);
  return text.replace(find[LEGAL.test(pointer) ? 'legal' : 'narrative'], (part) =>
    FULL_DATE_ALONE.test(part) ? part.replace(/\p{Nd}/gu, '0') : inventor.words(part),
  );
}

function isPersonal(pointer: string, category: Category): boolean {
  return (PERSONAL.has(category) || REPLACED.test(pointer)) && !CODES.test(pointer);
}

function isKept(text: string, pointer: string): boolean {
  return text === NOT_STATED || CODES.test(pointer) || (DESCRIPTIVE.test(pointer) && GENERIC.has(text.toLowerCase()));
}

const FULL_DATE = String.raw`\p{Nd}{1,4}(?<sign>[./-])\p{Nd}{1,2}\k<sign>\p{Nd}{1,4}`;
const FULL_DATE_ALONE = new RegExp(`^${FULL_DATE}$`, 'u');
const LONG_NUMBER = String.raw`\p{Nd}{5,}`;
const QUOTED = String.raw`(?<=["“”„«»『』「」])[^"“”„«»『』「」\n]{1,80}(?=["“”„«»『』「」])`;
/** Capitalised within a sentence, in scripts that have capitals. */
const CAPITALISED = String.raw`(?<=[\p{Ll}\p{Nd},;:)]\s)\p{Lu}[\p{Ll}\p{M}]+(?:[ -]\p{Lu}[\p{Ll}\p{M}]+)*`;
/** Without capitals a name cannot be told from another word. */
const CASELESS = String.raw`[\p{Lo}\p{M}]{2,}`;

/** One expression for all that is replaced in a free text, so that nothing is replaced twice. The subject's own words come first. */
function finder(sort: 'legal' | 'narrative', telling: readonly string[]): RegExp {
  const own = telling.map((text) => (text.length > 3 || CHARACTERS.test(text) ? literally(text) : String.raw`(?<!\p{L})${literally(text)}(?!\p{L})`));
  const always = [...(own.length === 0 ? [] : [`(?i:${own.join('|')})`]), FULL_DATE, LONG_NUMBER];
  return new RegExp((sort === 'legal' ? always : [...always, QUOTED, CAPITALISED, CASELESS]).join('|'), 'gu');
}

/** A text as an expression that matches it (ECMA-262 SyntaxCharacter). */
function literally(text: string): string {
  return text.replace(/[\^$.*+?()[\]{}|\\/]/gu, String.raw`\$&`);
}

/** Scripts without spaces, in which a name has two characters. */
const CHARACTERS = /^[\p{Script=Han}\p{Script=Hangul}]{2,}$/u;
/** Short words of names that are words of the language as well. */
const PARTICLES: ReadonlySet<string> = new Set([
  'the',
  'and',
  'der',
  'die',
  'das',
  'von',
  'van',
  'den',
  'del',
  'los',
  'las',
  'des',
  'bin',
  'ibn',
  'abu',
  'dos',
  'das',
]);

/**
 * Whatever in the personal fields tells who somebody is, longest first: whole texts of four characters and more, their words, and three-letter
 * words of names.
 */
function tellingTexts(leaves: readonly Leaf[]): string[] {
  const personal = leaves.filter(({ pointer, category }) => isPersonal(pointer, category));
  const parts = personal.flatMap(({ pointer, value }) => {
    const least = /\/(?:family|given|atBirth)$/.test(pointer) ? 3 : 4;
    const texts = stringsIn(value).filter((text) => !isKept(text, pointer));
    const words = texts.flatMap((text) => text.match(/[\p{L}\p{M}]+|\p{Nd}+/gu) ?? []).filter((word) => word.length >= least || CHARACTERS.test(word));
    return [...texts.filter((text) => text.length >= 4 && /[\p{L}\p{Nd}]/u.test(text)), ...words.filter((word) => !PARTICLES.has(word.toLowerCase()))];
  });
  return [...new Set(parts)].toSorted((a, b) => b.length - a.length);
}

/** What all dates of a notice hang on, so that they move together. */
function subjectOf(leaves: readonly Leaf[]): string {
  const named = ['/source/reference', '/subject/name/family', '/subject/name/given', '/entity/name'];
  const found = leaves.filter(({ pointer }) => named.includes(pointer)).map(({ value }) => value);
  return JSON.stringify(found);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

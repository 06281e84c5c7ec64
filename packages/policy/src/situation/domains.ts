import { BASES, CATEGORIES, CLASSIFICATIONS, CONDITIONS, KINDS, memberOf, OFFENCE_CLASSES, parseAddress, PROFILES } from '@huecry/notice';
import { DUAL_CRIMINALITY, HANDLING_CODES, INFORMATION_EVALUATIONS, PURPOSES, SOURCE_EVALUATIONS, SUBJECT_STATUSES, TLP_CODES } from '../schema.ts';
import type { FactKey, Reads } from './reads.ts';
import { ordinary, type Situation, type SituationKey } from './situation.ts';

/** One value of a fact, or all those between which no rule at hand tells a difference. */
export interface Choice {
  /** What stands for them in a situation. */
  readonly value: unknown;
  /** All of them, as codes or words. */
  readonly stands: readonly string[];
}

/** The values of a fact between which some rule tells a difference, the ordinary notice's first. */
export interface Domain {
  readonly key: FactKey;
  readonly choices: readonly Choice[];
  /** False where the choices are samples and not all: a set of many words, or a number that a rule calculates with. */
  readonly complete: boolean;
}

const CODES: Partial<Record<FactKey, readonly string[]>> = {
  kind: KINDS,
  profile: PROFILES,
  purpose: PURPOSES,
  handling: HANDLING_CODES,
  tlp: TLP_CODES,
  subjectStatus: SUBJECT_STATUSES,
  category: CATEGORIES,
  sourceEvaluation: SOURCE_EVALUATIONS,
  informationEvaluation: INFORMATION_EVALUATIONS,
  dualCriminality: DUAL_CRIMINALITY,
  offenceClass: Object.keys(OFFENCE_CLASSES).toSorted(),
};
const ENTITY_TYPES: Partial<Record<FactKey, string>> = {
  kind: 'Kind',
  profile: 'Profile',
  purpose: 'Purpose',
  handling: 'Handling',
  tlp: 'Tlp',
  subjectStatus: 'SubjectStatus',
  category: 'Category',
};
/** Facts that are sets of words. */
const SETS: Partial<Record<FactKey, readonly string[] | null>> = { basis: Object.keys(BASES), conditions: CONDITIONS, treaties: null, reservations: null };
const COUNTS: Partial<Record<FactKey, { readonly nullable: boolean; readonly most: number | null }>> = {
  penaltyMonths: { nullable: true, most: null },
  recipientMaxPenaltyMonths: { nullable: true, most: null },
  classificationUpTo: { nullable: false, most: CLASSIFICATIONS.length - 1 },
};
/** Up to so many words, every set of them is tried; of more, the sets of none, of one and of all. */
const ALL_SETS_OF = 4;

/** From whom the person is protected, said of the two members of a notice. */
const PROTECTION = ['nobody', 'recipient', 'origin', 'both'] as const;

/** A situation in which one fact is otherwise. */
export function withFact(situation: Situation, key: SituationKey, value: unknown): Situation {
  if (key !== 'protectedFrom') return { ...situation, [key]: value };
  const [origin, recipient] = [memberOf(situation.origin), memberOf(situation.recipient)];
  const protectedFrom = [...(value === 'origin' || value === 'both' ? [origin] : []), ...(value === 'recipient' || value === 'both' ? [recipient] : [])];
  return { ...situation, protectedFrom };
}

/** A fact of a situation as the domain's choices say it. */
export function factIn(situation: Situation, key: SituationKey): unknown {
  if (key !== 'protectedFrom') return situation[key];
  const from = (address: Situation['origin']): boolean => situation.protectedFrom.includes(memberOf(address));
  if (from(situation.origin)) return from(situation.recipient) ? 'both' : 'origin';
  return from(situation.recipient) ? 'recipient' : 'nobody';
}

/** What the rules at hand compare facts with, taken together. */
export interface Literals {
  readonly strings: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly patterns: readonly RegExp[];
  readonly entities: ReadonlyMap<string, ReadonlySet<string>>;
}

const union = <T>(sets: readonly ReadonlySet<T>[]): Set<T> => new Set(sets.flatMap((set) => [...set]));

/** The literals of those rules that read a fact: no other can tell its values apart. */
export function literalsFor(key: FactKey, reads: readonly Reads[]): Literals & { readonly arithmetic: boolean } {
  const own = reads.filter(({ keys }) => keys.has(key));
  const types = new Set(own.flatMap(({ entities }) => [...entities.keys()]));
  return {
    strings: union(own.map(({ strings }) => strings)),
    numbers: union(own.map(({ numbers }) => numbers)),
    patterns: own.flatMap(({ patterns }) => patterns),
    entities: new Map([...types].map((type) => [type, union(own.map(({ entities }) => entities.get(type) ?? new Set<string>()))])),
    arithmetic: own.some(({ arithmetic, keys }) => arithmetic || (keys.has('penaltyMonths') && keys.has('recipientMaxPenaltyMonths'))),
  };
}

/** The choices for a fact among these rules; `words` adds words that a set of the registry's may hold. */
export function domainOf(key: FactKey, reads: readonly Reads[], words: readonly string[] = []): Domain {
  const literals = literalsFor(key, reads);
  const first = key === 'category' ? undefined : ordinaryValue(key);
  const put = (choices: readonly Choice[], complete = true): Domain => ({
    key,
    choices: choices.toSorted((a, b) => Number(same(b.value, first)) - Number(same(a.value, first))),
    complete,
  });

  const codes = CODES[key];
  if (codes !== undefined) return put(groups(codes, (code) => signature(code, literals, ENTITY_TYPES[key])));
  if (key === 'classification') return put(CLASSIFICATIONS.map((value) => ({ value, stands: [value] })));
  if (key in SETS) {
    const vocabulary = SETS[key] ?? null;
    const isWord = (word: string): boolean => vocabulary === null || vocabulary.includes(word);
    const named = [...new Set([...literals.strings, ...words])].filter(isWord).toSorted();
    const other = vocabulary?.find((word) => !named.includes(word));
    return put(setsOf(named, other ?? (vocabulary === null ? 'another' : undefined)), named.length <= ALL_SETS_OF);
  }
  const count = COUNTS[key];
  if (count !== undefined) return put(intervals([...literals.numbers], count), !literals.arithmetic);
  if (key === 'protectedFrom') return put(PROTECTION.map((value) => ({ value, stands: [value] })));
  if (key === 'origin' || key === 'recipient') return put([]);
  return put([
    { value: false, stands: ['no'] },
    { value: true, stands: ['yes'] },
  ]);
}

const ORDINARY_SITUATION = ordinary(parseAddress('aa/ncb'), parseAddress('zz/ncb'));
const ordinaryValue = (key: SituationKey): unknown => factIn(ORDINARY_SITUATION, key);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Codes that no comparison tells apart, as one choice. */
function groups(codes: readonly string[], key: (code: string) => string): Choice[] {
  return [...Map.groupBy(codes, key).values()].map((stands) => ({ value: stands[0], stands }));
}

/** How a code fares in every comparison that the rules make. */
export function signature(code: string, literals: Literals, entityType?: string): string {
  const named = entityType === undefined ? literals.strings.has(code) : (literals.entities.get(entityType)?.has(code) ?? false);
  return `${named ? code : ''} ${literals.patterns.map((pattern) => (pattern.test(code) ? '1' : '0')).join('')}`;
}

/** Sets of the words that rules name, and of one that none names. */
function setsOf(named: readonly string[], other: string | undefined): Choice[] {
  const choice = (value: readonly string[]): Choice => ({
    value: [...value].toSorted(),
    stands: value.length === 0 ? ['none'] : [[...value].toSorted().join(' + ')],
  });
  const subsets: string[][] =
    named.length <= ALL_SETS_OF
      ? Array.from({ length: 2 ** named.length }, (_, bits) => named.filter((_word, index) => (bits >> index) & 1))
      : [[], ...named.map((word) => [word]), [...named]];
  const choices = subsets.map(choice);
  if (other !== undefined) choices.push({ value: [other], stands: ['others only'] });
  return choices;
}

/** Numbers cut where the rules compare: below, at and above each number that they name. */
function intervals(numbers: readonly number[], { nullable, most }: { readonly nullable: boolean; readonly most: number | null }): Choice[] {
  // A short scale is tried whole: rules compare it with other facts.
  const cuts = most === null ? numbers.filter((number) => Number.isSafeInteger(number + 1)) : Array.from({ length: most + 1 }, (_, level) => level);
  const starts = [...new Set([0, ...cuts.flatMap((number) => [number, number + 1])])]
    .filter((start) => start >= 0 && (most === null || start <= most))
    .toSorted((a, b) => a - b);
  const choices = starts.map((from, index): Choice => {
    const next = starts[index + 1];
    const to = next === undefined ? most : next - 1;
    return { value: from, stands: [to === null ? `${from} or more` : to === from ? String(from) : `${from}–${to}`] };
  });
  return nullable ? [...choices, { value: null, stands: ['not stated'] }] : choices;
}

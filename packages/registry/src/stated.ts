import type { MemberCode } from '@huecry/notice';
import { holdsOn } from './dated.ts';
import type { Provenance, Span } from './records.ts';
import { dayOf } from './rules/facts.ts';
import type { DatedFact, Member, RegistryState } from './state.ts';

export const FACT_TOPICS = [
  'treaty',
  'participation',
  'reservation',
  'adequacy',
  'assurance',
  'death-penalty',
  'offences',
  'classification',
  'sanction',
  'review',
  'code-list',
] as const;
export type FactTopic = (typeof FACT_TOPICS)[number];

/** One fact that somebody stated, for people to look through. */
export interface StatedFact extends Provenance {
  readonly topic: FactTopic;
  /** Whose fact it is; null where it is everybody's. */
  readonly member: MemberCode | null;
  /** Treaty id, other member, list, or empty. */
  readonly subject: string;
  /** First day on which it holds, and first day on which it no longer does. */
  readonly since: string | null;
  readonly until: string | null;
  readonly text: string;
}

export interface StatedFilter {
  /** Only what this member stated, or what was stated of it. */
  readonly member?: MemberCode | undefined;
  /** Only what concerns this treaty. */
  readonly treaty?: string | undefined;
  /** Only what holds on this day (`YYYY-MM-DD`); every stretch and version otherwise. */
  readonly day?: string | undefined;
}

/** Every fact that the registry knows, by topic, subject, member and day, each with its source. */
export function statedFacts(state: RegistryState, { member, treaty, day }: StatedFilter = {}): readonly StatedFact[] {
  const everybodys = [...treatyDefinitions(state), ...codeLists(state)];
  const all = [...(member === undefined ? everybodys : []), ...[...state.members.values()].flatMap((one) => factsOf(one))];
  return all
    .filter((fact) => member === undefined || fact.member === member)
    .filter((fact) => treaty === undefined || (['treaty', 'participation', 'reservation'].includes(fact.topic) && fact.subject === treaty))
    .filter((fact) => day === undefined || holdsOn({ from: fact.since, until: fact.until }, day))
    .toSorted((a, b) => FACT_TOPICS.indexOf(a.topic) - FACT_TOPICS.indexOf(b.topic) || order(a).localeCompare(order(b), 'en'));
}
const order = ({ subject, member, since }: StatedFact): string => `${subject} ${member ?? ''} ${since ?? ''}`;

const restsOn = ({ source, asOf, position }: Provenance): Provenance => ({ source, asOf, position });

const treatyDefinitions = (state: RegistryState): StatedFact[] =>
  [...state.treaties.values()].map((one) => ({
    topic: 'treaty',
    member: null,
    subject: one.id,
    since: one.inForce,
    until: null,
    ...restsOn(one),
    text: `${one.title}: ${one.kind}, opened ${one.opened}, ${one.inForce === null ? 'not in force' : `in force ${one.inForce}`}${one.partial ? '; not every party is stated' : ''}`,
  }));

const codeLists = (state: RegistryState): StatedFact[] =>
  [...state.codeLists.values()].flat().map((one) => ({
    topic: 'code-list',
    member: null,
    subject: one.list,
    since: null,
    until: null,
    ...restsOn(one),
    text: `version ${one.version}, ${one.codes.length} codes`,
  }));

function factsOf(member: Member): StatedFact[] {
  const { code, deathPenalty } = member;
  const dated = (topic: FactTopic, subject: string, one: DatedFact, text: string): StatedFact => ({
    topic,
    member: code,
    subject,
    since: one.from,
    until: one.until,
    ...restsOn(one),
    text,
  });
  const spans = (topic: FactTopic, all: readonly Span[], text: string): StatedFact[] =>
    all.map(({ from, to, source, asOf }) => ({
      topic,
      member: code,
      subject: '',
      since: dayOf(from.timeMs),
      until: to === null ? null : dayOf(to.timeMs),
      source,
      asOf,
      position: from.position,
      text,
    }));
  return [
    ...[...member.treaties.entries()].flatMap(([id, stretches]) =>
      stretches.flatMap((one) => [
        dated('participation', id, one, one.denounced === null ? 'party' : `party; denounced, ${one.denounced.source}`),
        ...one.reservations.map(({ effect, article, text, from, until }) =>
          dated('reservation', id, { ...one, from: from ?? one.from, until: until ?? one.until }, `${effect} (${article}): ${text}`),
        ),
      ]),
    ),
    ...[...member.adequacy.entries()].flatMap(([other, all]) => all.map((one) => dated('adequacy', other, one, `recognises the data protection of ${other}`))),
    ...[...member.assurances.entries()].flatMap(([other, all]) =>
      all.map((one) => dated('assurance', other, one, `assures ${other} that the death penalty is neither sought nor carried out`)),
    ),
    ...(deathPenalty === null
      ? []
      : [
          {
            topic: 'death-penalty',
            member: code,
            subject: '',
            since: null,
            until: null,
            ...restsOn(deathPenalty),
            text: deathPenalty.value ? 'applies it' : 'does not apply it',
          } as const,
        ]),
    ...versions(member.offences).map(({ version, until }) =>
      dated('offences', '', { ...version, from: version.validFrom, until }, `${Object.keys(version.classes).length} offence classes`),
    ),
    ...versions(member.ladders).map(({ version, until }) =>
      dated(
        'classification',
        '',
        { ...version, from: version.validFrom, until },
        version.levels.map(({ name, equivalent }) => `${name} = ${equivalent}`).join(', '),
      ),
    ),
    ...spans('sanction', member.sanctions, 'under sanctions that bar police information'),
    ...spans('review', member.reviews, 'an appointed reviewing body'),
  ];
}

/** Versions by their day, each until the next; of several for one day the one stated last. */
function versions<T extends { readonly validFrom: string }>(all: readonly T[]): { readonly version: T; readonly until: string | null }[] {
  const byDay = [...new Map(all.map((one) => [one.validFrom, one])).values()].toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return byDay.map((version, index) => ({ version, until: byDay[index + 1]?.validFrom ?? null }));
}

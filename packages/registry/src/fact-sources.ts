import { CLASSIFICATIONS, type MemberCode } from '@huecry/notice';
import type { PairFacts, ToldIn } from '@huecry/policy';
import { offenceOn, reservationsOn, sharedTreaties, stretchOn, versionOn } from './dated.ts';
import { type FactWord, factInWords } from './fact-words.ts';
import { memberOrThrow, pairFacts } from './pair.ts';
import { isWithin, type Provenance, type Span } from './records.ts';
import { dayOf } from './rules/facts.ts';
import type { DatedFact, Member, RegistryState } from './state.ts';

/** One fact of a pair and the statement that it rests on. */
export interface FactSource {
  readonly fact: keyof PairFacts;
  /** As policy sees it: a treaty id, a `TREATY:effect`, a number, a boolean. */
  readonly value: string | number | boolean | null;
  /** Whose statement it is, or whom it is about where the members stated it together. */
  readonly member: MemberCode;
  /** First day on which it holds; null where it has none. */
  readonly since: string | null;
  /** First day on which it no longer holds. */
  readonly until: string | null;
  /** Null, as are `asOf` and `position`: nobody stated it, and the cautious answer counts. */
  readonly source: string | null;
  readonly asOf: string | null;
  /** Ledger position of the statement. */
  readonly position: number | null;
  /** In plain words of the language asked for; what members wrote stays as written. */
  readonly text: string;
}

/** Words in one language. */
type Say = (word: FactWord, fill: Readonly<Record<string, string | number>>) => string;
type Found = Omit<FactSource, 'fact' | 'value'>;
const NOWHERE = { since: null, until: null, source: null, asOf: null, position: null } as const;

/**
 * For each fact of {@link pairFacts} the statements that it rests on: several for a treaty (both parties' and what they reserved), one or two for
 * what is compared, and one without a source for what nobody stated.
 * @throws RegistryError unknown-member
 */
export function factSources(
  state: RegistryState,
  originMember: MemberCode,
  recipientMember: MemberCode,
  atMs: number,
  offenceClass: string,
  language: ToldIn = 'en',
): readonly FactSource[] {
  const say: Say = (word, fill) => factInWords(language, word, fill);
  const facts = pairFacts(state, originMember, recipientMember, atMs, offenceClass);
  const origin = memberOrThrow(state, originMember);
  const recipient = memberOrThrow(state, recipientMember);
  const day = dayOf(atMs);
  const rests = (fact: keyof PairFacts, found: readonly Found[]): FactSource[] => {
    const value = facts[fact];
    return found.map((one) => ({ fact, value: Array.isArray(value) ? null : (value as FactSource['value']), ...one }));
  };
  return [
    ...treatySources(say, origin, recipient, day),
    ...rests('adequacy', [adequacy(say, origin, recipient, day)]),
    ...rests('recipientDeathPenalty', [deathPenalty(say, recipient)]),
    ...rests('deathPenaltyAssurance', [dated(say, recipient, recipient.assurances.get(origin.code), day, origin.code, ['assures', 'assured', 'assures-not'])]),
    ...rests('originSuspended', [standing(say, origin, origin.suspensions, 'suspended', 'suspended-not')]),
    ...rests('recipientSuspended', [standing(say, recipient, recipient.suspensions, 'suspended', 'suspended-not')]),
    ...rests('recipientSanctioned', [standing(say, recipient, recipient.sanctions, 'sanctioned', 'sanctioned-not')]),
    ...rests('recipientIsReviewer', [standing(say, recipient, recipient.reviews, 'reviewer', 'reviewer-not')]),
    ...rests('originIsOrganisation', [nature(say, origin)]),
    ...rests('recipientIsOrganisation', [nature(say, recipient)]),
    ...rests('dualCriminality', [offence(say, origin, offenceClass, day), offence(say, recipient, offenceClass, day)]),
    ...rests('recipientMaxPenaltyMonths', [offence(say, recipient, offenceClass, day)]),
    ...rests('classificationUpTo', [ladder(say, origin, day), ladder(say, recipient, day)]),
  ];
}

function treatySources(say: Say, origin: Member, recipient: Member, day: string): FactSource[] {
  return sharedTreaties(origin, recipient, day).flatMap(([id, ...parties]) =>
    [origin, recipient].flatMap(({ code }, index) => {
      const party = parties[index];
      if (party === undefined) return [];
      const since = { since: party.from, until: party.until };
      const joined = {
        fact: 'treaties',
        value: id,
        member: code,
        ...since,
        ...restsOn(party),
        text: ending(say, party, say('party', { code, id, from: party.from })),
      } as const;
      const reserved = reservationsOn(party, day).map(
        ({ effect, article, text, from, until }) =>
          ({
            fact: 'reservations',
            value: `${id}:${effect}`,
            member: code,
            since: from ?? party.from,
            until: until ?? party.until,
            ...restsOn(party),
            text: say('reserved', { code, id, article, text }),
          }) as const,
      );
      return [joined, ...reserved];
    }),
  );
}

const ending = (say: Say, { until }: DatedFact, text: string): string => (until === null ? text : say('until', { text, until }));
const restsOn = ({ source, asOf, position }: Provenance): Provenance => ({ source, asOf, position });

/** What is stated of `other` in stretches: as it holds, as it held, or as nobody stated it. */
function dated(
  say: Say,
  { code }: Member,
  stretches: readonly DatedFact[] | undefined,
  day: string,
  other: MemberCode,
  [holds, didHold, doesNot]: readonly [FactWord, FactWord, FactWord],
): Found {
  const held = stretchOn(stretches, day);
  if (held !== undefined)
    return { member: code, since: held.from, until: held.until, ...restsOn(held), text: ending(say, held, say(holds, { code, other, from: held.from })) };
  const [ended] = (stretches ?? []).filter(({ until }) => until !== null && until <= day).slice(-1);
  if (ended !== undefined)
    return {
      member: code,
      since: ended.from,
      until: ended.until,
      ...restsOn(ended),
      text: ending(say, ended, say(didHold, { code, other, from: ended.from })),
    };
  return { member: code, ...NOWHERE, text: say(doesNot, { code, other, day }) };
}

function adequacy(say: Say, origin: Member, recipient: Member, day: string): Found {
  if (origin === recipient) return { member: origin.code, ...NOWHERE, text: say('same-member', { code: origin.code }) };
  return dated(say, origin, origin.adequacy.get(recipient.code), day, recipient.code, ['recognises', 'recognised', 'recognises-not']);
}

function deathPenalty(say: Say, { code, deathPenalty: stated }: Member): Found {
  if (stated === null) return { member: code, ...NOWHERE, text: say('death-unstated', { code }) };
  return {
    member: code,
    since: null,
    until: null,
    ...restsOn(stated),
    text: say(stated.value ? 'death-applies' : 'death-applies-not', { code }),
  };
}

function standing(say: Say, { code }: Member, spans: readonly Span[], is: FactWord, isNot: FactWord): Found {
  const open = spans.find((span) => isWithin([span], Infinity));
  if (open === undefined) return { member: code, ...NOWHERE, text: say(isNot, { code }) };
  return {
    member: code,
    since: dayOf(open.from.timeMs),
    until: null,
    source: open.source,
    asOf: open.asOf,
    position: open.from.position,
    text: say(is, { code }),
  };
}

function nature(say: Say, { code, admitted }: Member): Found {
  const text = say(code.startsWith('x-') ? 'organisation' : 'state', { code });
  return { member: code, ...NOWHERE, since: admitted.timeMs === 0 ? null : dayOf(admitted.timeMs), position: Math.max(0, admitted.position), text };
}

function offence(say: Say, member: Member, offenceClass: string, day: string): Found {
  const found = offenceOn(member, offenceClass, day);
  if (found === undefined) return { member: member.code, ...NOWHERE, text: say('offence-unstated', { code: member.code, class: offenceClass, day }) };
  const { table, row, code } = found;
  const later = member.offences.map(({ validFrom }) => validFrom).filter((from) => from > table.validFrom);
  const { maxPenaltyMonths: months } = row;
  const punished = months === null ? 'crime' : typeof months === 'number' ? 'crime-months' : months === 'life' ? 'crime-life' : 'crime-death';
  return {
    member: member.code,
    since: table.validFrom,
    until: later.toSorted()[0] ?? null,
    ...restsOn(table),
    text: say(row.crime ? punished : 'no-crime', { code: member.code, class: code, months: months ?? '', cite: row.cite }),
  };
}

function ladder(say: Say, member: Member, day: string): Found {
  const found = versionOn(member.ladders, day);
  if (found === undefined) return { member: member.code, ...NOWHERE, text: say('levels-unstated', { code: member.code, day }) };
  const levels = CLASSIFICATIONS.flatMap((level) => {
    const [own] = found.levels.filter(({ equivalent }) => equivalent === level);
    return own === undefined ? [] : [say('level', { name: own.name, level })];
  });
  const later = member.ladders.map(({ validFrom }) => validFrom).filter((from) => from > found.validFrom);
  return {
    member: member.code,
    since: found.validFrom,
    until: later.toSorted()[0] ?? null,
    ...restsOn(found),
    text: say('levels', { code: member.code, levels: levels.join(', ') }),
  };
}

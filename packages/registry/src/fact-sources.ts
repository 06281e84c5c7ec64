import { CLASSIFICATIONS, type MemberCode } from '@huecry/notice';
import type { PairFacts } from '@huecry/policy';
import { offenceOn, reservationsOn, sharedTreaties, stretchOn, versionOn } from './dated.ts';
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
  /** In plain words. */
  readonly text: string;
}

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
): readonly FactSource[] {
  const facts = pairFacts(state, originMember, recipientMember, atMs, offenceClass);
  const origin = memberOrThrow(state, originMember);
  const recipient = memberOrThrow(state, recipientMember);
  const day = dayOf(atMs);
  const rests = (fact: keyof PairFacts, found: readonly Found[]): FactSource[] => {
    const value = facts[fact];
    return found.map((one) => ({ fact, value: Array.isArray(value) ? null : (value as FactSource['value']), ...one }));
  };
  return [
    ...treatySources(origin, recipient, day),
    ...rests('adequacy', [adequacy(origin, recipient, day)]),
    ...rests('recipientDeathPenalty', [deathPenalty(recipient)]),
    ...rests('deathPenaltyAssurance', [
      dated(
        recipient,
        recipient.assurances.get(origin.code),
        day,
        `${origin.code} that the death penalty is neither sought nor carried out`,
        'assures',
        'assure',
      ),
    ]),
    ...rests('originSuspended', [standing(origin, origin.suspensions, 'suspended')]),
    ...rests('recipientSuspended', [standing(recipient, recipient.suspensions, 'suspended')]),
    ...rests('recipientSanctioned', [standing(recipient, recipient.sanctions, 'under sanctions that bar police information')]),
    ...rests('recipientIsReviewer', [standing(recipient, recipient.reviews, 'an appointed reviewing body')]),
    ...rests('originIsOrganisation', [nature(origin)]),
    ...rests('recipientIsOrganisation', [nature(recipient)]),
    ...rests('dualCriminality', [offence(origin, offenceClass, day), offence(recipient, offenceClass, day)]),
    ...rests('recipientMaxPenaltyMonths', [offence(recipient, offenceClass, day)]),
    ...rests('classificationUpTo', [ladder(origin, day), ladder(recipient, day)]),
  ];
}

function treatySources(origin: Member, recipient: Member, day: string): FactSource[] {
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
        text: `${code} is party to ${id} since ${party.from}${ending(party)}`,
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
            text: `${code} on ${id}, ${article}: ${text}`,
          }) as const,
      );
      return [joined, ...reserved];
    }),
  );
}

const ending = ({ until }: DatedFact): string => (until === null ? '' : `, until ${until}`);
const restsOn = ({ source, asOf, position }: Provenance): Provenance => ({ source, asOf, position });

function dated({ code }: Member, stretches: readonly DatedFact[] | undefined, day: string, what: string, does: string, doesNot: string): Found {
  const held = stretchOn(stretches, day);
  if (held !== undefined)
    return { member: code, since: held.from, until: held.until, ...restsOn(held), text: `${code} ${does} ${what} since ${held.from}${ending(held)}` };
  const [ended] = (stretches ?? []).filter(({ until }) => until !== null && until <= day).slice(-1);
  if (ended !== undefined)
    return {
      member: code,
      since: ended.from,
      until: ended.until,
      ...restsOn(ended),
      text: `${code} did ${doesNot} ${what} from ${ended.from}${ending(ended)}`,
    };
  return { member: code, ...NOWHERE, text: `${code} did not ${doesNot} ${what} for ${day}` };
}

function adequacy(origin: Member, recipient: Member, day: string): Found {
  if (origin === recipient) return { member: origin.code, ...NOWHERE, text: `between services of ${origin.code} its own law holds` };
  return dated(origin, origin.adequacy.get(recipient.code), day, `that the data protection of ${recipient.code} is adequate`, 'recognises', 'recognise');
}

function deathPenalty({ code, deathPenalty: stated }: Member): Found {
  if (stated === null) return { member: code, ...NOWHERE, text: `${code} did not state whether it applies the death penalty, which counts as yes` };
  return {
    member: code,
    since: null,
    until: null,
    ...restsOn(stated),
    text: `${code} states that it ${stated.value ? 'applies' : 'does not apply'} the death penalty`,
  };
}

function standing({ code }: Member, spans: readonly Span[], what: string): Found {
  const open = spans.find((span) => isWithin([span], Infinity));
  if (open === undefined) return { member: code, ...NOWHERE, text: `${code} is not ${what}` };
  return {
    member: code,
    since: dayOf(open.from.timeMs),
    until: null,
    source: open.source,
    asOf: open.asOf,
    position: open.from.position,
    text: `${code} is ${what}`,
  };
}

function nature({ code, admitted }: Member): Found {
  const text = `${code} is ${code.startsWith('x-') ? 'an organisation' : 'a state'}, by its code`;
  return { member: code, ...NOWHERE, since: admitted.timeMs === 0 ? null : dayOf(admitted.timeMs), position: Math.max(0, admitted.position), text };
}

function offence(member: Member, offenceClass: string, day: string): Found {
  const found = offenceOn(member, offenceClass, day);
  if (found === undefined) return { member: member.code, ...NOWHERE, text: `${member.code} stated nothing about offence class ${offenceClass} for ${day}` };
  const { table, row, code } = found;
  const later = member.offences.map(({ validFrom }) => validFrom).filter((from) => from > table.validFrom);
  const { maxPenaltyMonths: months } = row;
  const penalty = months === null ? '' : typeof months === 'number' ? `, up to ${months} months` : `, up to ${months === 'life' ? 'life' : 'death'}`;
  return {
    member: member.code,
    since: table.validFrom,
    until: later.toSorted()[0] ?? null,
    ...restsOn(table),
    text: `${member.code}: class ${code} is ${row.crime ? 'a crime' : 'no crime'}${penalty} (${row.cite})`,
  };
}

function ladder(member: Member, day: string): Found {
  const found = versionOn(member.ladders, day);
  if (found === undefined) return { member: member.code, ...NOWHERE, text: `${member.code} stated no levels of classification for ${day}` };
  const levels = CLASSIFICATIONS.flatMap((level) => {
    const [own] = found.levels.filter(({ equivalent }) => equivalent === level);
    return own === undefined ? [] : [`${own.name} for ${level}`];
  });
  const later = member.ladders.map(({ validFrom }) => validFrom).filter((from) => from > found.validFrom);
  return {
    member: member.code,
    since: found.validFrom,
    until: later.toSorted()[0] ?? null,
    ...restsOn(found),
    text: `${member.code} has ${levels.join(', ')}`,
  };
}

import type { MemberCode } from '@huecry/notice';
import type { PairFacts } from '@huecry/policy';
import { commonLevel, monthsOf, offenceOn, reservationsOn, sharedTreaties, stretchOn, versionOn } from './dated.ts';
import { RegistryError } from './errors.ts';
import { isWithin } from './records.ts';
import { dayOf } from './rules/facts.ts';
import type { Member, RegistryState } from './state.ts';

/**
 * What the registry knows of two members, for their policies: dated facts as of `atMs`, the notice's time; their standing as of this state.
 * @throws RegistryError unknown-member
 */
export function pairFacts(state: RegistryState, originMember: MemberCode, recipientMember: MemberCode, atMs: number, offenceClass: string): PairFacts {
  return remembered(memberOrThrow(state, originMember), memberOrThrow(state, recipientMember), dayOf(atMs), offenceClass);
}

/*
 * Members are values that never change, and a pair's facts depend on the two, the day and the class alone: so they are kept with the two
 * and go when the state that held them goes. They are frozen through and through: the policy engine then knows them again by the object alone.
 */
const memory = new WeakMap<Member, WeakMap<Member, Map<string, PairFacts>>>();
const MAX_REMEMBERED = 64;

function remembered(origin: Member, recipient: Member, day: string, offenceClass: string): PairFacts {
  const ofOrigin = memory.get(origin) ?? new WeakMap<Member, Map<string, PairFacts>>();
  memory.set(origin, ofOrigin);
  const ofPair = ofOrigin.get(recipient) ?? new Map<string, PairFacts>();
  ofOrigin.set(recipient, ofPair);
  const key = `${day} ${offenceClass}`;
  const known = ofPair.get(key);
  if (known !== undefined) return known;
  if (ofPair.size >= MAX_REMEMBERED) ofPair.clear();
  const facts = factsOf(origin, recipient, day, offenceClass);
  ofPair.set(key, facts);
  return facts;
}

function factsOf(origin: Member, recipient: Member, day: string, offenceClass: string): PairFacts {
  const shared = sharedTreaties(origin, recipient, day);
  const row = offenceOn(recipient, offenceClass, day)?.row;
  return Object.freeze({
    origin: origin.code,
    recipient: recipient.code,
    treaties: Object.freeze(shared.map(([id]) => id)),
    // Between a member's own services its own law holds.
    adequacy: origin === recipient || stretchOn(origin.adequacy.get(recipient.code), day) !== undefined,
    recipientDeathPenalty: recipient.deathPenalty?.value ?? true,
    deathPenaltyAssurance: stretchOn(recipient.assurances.get(origin.code), day) !== undefined,
    originSuspended: isWithin(origin.suspensions, Infinity),
    recipientSuspended: isWithin(recipient.suspensions, Infinity),
    recipientSanctioned: isWithin(recipient.sanctions, Infinity),
    originIsOrganisation: isOrganisation(origin.code),
    recipientIsOrganisation: isOrganisation(recipient.code),
    reservations: Object.freeze(
      [
        ...new Set(shared.flatMap(([id, ...parties]) => parties.flatMap((party) => reservationsOn(party, day).map(({ effect }) => `${id}:${effect}`)))),
      ].toSorted(),
    ),
    dualCriminality: dualCriminality(offenceOn(origin, offenceClass, day)?.row.crime, row?.crime),
    recipientMaxPenaltyMonths: row === undefined ? null : monthsOf(row),
    classificationUpTo: commonLevel(versionOn(origin.ladders, day), versionOn(recipient.ladders, day)),
    recipientIsReviewer: isWithin(recipient.reviews, Infinity),
  });
}

function dualCriminality(origin: boolean | undefined, recipient: boolean | undefined): PairFacts['dualCriminality'] {
  if (origin === undefined || recipient === undefined) return 'unknown';
  if (origin && recipient) return 'both';
  return origin ? 'origin-only' : recipient ? 'recipient-only' : 'neither';
}

export function memberOrThrow(state: RegistryState, code: MemberCode): Member {
  const member = state.members.get(code);
  if (member === undefined) throw new RegistryError('unknown-member', `${code} is not a member`);
  return member;
}
const isOrganisation = (code: MemberCode): boolean => code.startsWith('x-');

import type { Address, Category } from '@huecry/notice';
import { factsOf, ORDINARY } from '../table.ts';
import type { DecisionQuery, PairFacts, Point } from '../types.ts';
import type { Situation, SituationKey } from './keys.ts';

export type { Situation, SituationKey } from './keys.ts';

/** An ordinary notice between two gateways. */
export function ordinary(origin: Address, recipient: Address, given: Partial<Situation> = {}): Situation {
  const { other: _other, ...facts } = ORDINARY;
  return { ...facts, ...given, origin, recipient };
}

/** The query that asks about a situation at a point. */
export function queryOf(situation: Situation, point: Point, categories: readonly Category[]): DecisionQuery {
  const { origin, recipient, ...given } = situation;
  return { point, origin, recipient, facts: factsOf({ ...given, other: recipient }, origin, recipient, point), categories };
}

/** The situation that a query asks about. What the point does not know of the content is as in an ordinary notice. */
export function situationOf({ origin, recipient, facts }: DecisionQuery): Situation {
  const { handling, ...routing } = facts.routing;
  const { origin: _origin, recipient: _recipient, ...pair } = facts.pair;
  return ordinary(origin, recipient, { ...routing, handling: handling.code, tlp: handling.tlp, ...pair, ...facts.content });
}

/** What the registry says of two members, as part of a situation. */
export function pairOf({ origin: _origin, recipient: _recipient, ...pair }: PairFacts): Partial<Situation> {
  return pair;
}

/** In whose hands a fact is: who would have had to do or to be otherwise. */
export const HOLDERS = {
  /** What the origin chooses when it writes the notice. */
  notice: ['kind', 'profile', 'diffusion', 'basis', 'purpose', 'handling', 'tlp', 'classification', 'conditions'],
  /** What the case is. Nobody chooses it; it may only have been stated wrongly. */
  case: [
    'offenceClass',
    'minor',
    'subjectStatus',
    'penaltyMonths',
    'deathPenaltyPossible',
    'sourceEvaluation',
    'informationEvaluation',
    'onward',
    'protectedFrom',
  ],
  /** What members stated or agreed, as the registry holds it. */
  registry: [
    'treaties',
    'adequacy',
    'originSuspended',
    'recipientSuspended',
    'recipientSanctioned',
    'reservations',
    'dualCriminality',
    'classificationUpTo',
    'recipientIsReviewer',
  ],
  /** What the recipient's own law says, as it stated it. */
  recipient: ['recipientDeathPenalty', 'deathPenaltyAssurance', 'recipientMaxPenaltyMonths'],
  /** Who the two are: nothing that could be otherwise. */
  nobody: ['origin', 'recipient', 'originIsOrganisation', 'recipientIsOrganisation'],
} as const satisfies Readonly<Record<string, readonly SituationKey[]>>;
export type Holder = keyof typeof HOLDERS;

const HOLDER_OF = new Map<SituationKey, Holder>(Object.entries(HOLDERS).flatMap(([holder, keys]) => keys.map((key) => [key, holder as Holder] as const)));

export function holderOf(key: SituationKey): Holder {
  return HOLDER_OF.get(key) ?? 'nobody';
}

/** Facts about the two members: given by the registry once origin, recipient and offence class are. */
export const PAIR_KEYS: ReadonlySet<SituationKey> = new Set<SituationKey>([...HOLDERS.registry, ...HOLDERS.recipient, ...HOLDERS.nobody]);
/** Facts that the exchange does not know. */
export const CONTENT_KEYS: ReadonlySet<SituationKey> = new Set<SituationKey>(HOLDERS.case.filter((key) => key !== 'offenceClass'));

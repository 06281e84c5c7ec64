import {
  type Address,
  CATEGORIES,
  type Category,
  CLASSIFICATIONS,
  CONDITIONS,
  isAddress,
  isMemberCode,
  KINDS,
  memberOf,
  PROFILES,
  type RoutingFacts,
} from '@huecry/notice';
import {
  DUAL_CRIMINALITY,
  HANDLING_CODES,
  INFORMATION_EVALUATIONS,
  isPoint,
  MAX_LIST,
  PURPOSES,
  SOURCE_EVALUATIONS,
  SUBJECT_STATUSES,
  TLP_CODES,
} from './schema.ts';
import type { ContentFacts, DecisionQuery, PairFacts } from './types.ts';

/**
 * A query in its one form: fields in a fixed order, lists sorted and without doubles, content only where the point knows it. The Cedar
 * requests are made from this alone, and what answers are remembered by are its parts: whatever can change an answer is in them.
 */
export interface NormalQuery {
  readonly point: DecisionQuery['point'];
  readonly origin: Address;
  readonly recipient: Address;
  readonly routing: RoutingFacts;
  readonly pair: Omit<PairFacts, 'origin' | 'recipient'>;
  readonly content: ContentFacts | null;
  readonly categories: readonly Category[];
}

/** The query in its one form, or what is wrong with it. Facts may come from the wire: types are checked, not believed. */
export function normalise(query: DecisionQuery): NormalQuery | { readonly problem: string } {
  const { point, origin, recipient, facts } = query;
  if (!isPoint(point)) return { problem: 'the point is not known' };
  if (!isAddress(origin) || !isAddress(recipient)) return { problem: 'an address is not valid' };
  if (memberOf(origin) !== facts.pair.origin || memberOf(recipient) !== facts.pair.recipient) {
    return { problem: 'the facts are about other members than the addresses' };
  }
  const routing = normalRouting(facts.routing);
  if (routing === undefined) return { problem: 'a routing fact is missing or not known' };
  const pair = normalPair(facts.pair);
  if (pair === undefined) return { problem: 'a fact about the two members is missing or not known' };
  if (point === 'exchange' && facts.content !== null) return { problem: 'the exchange must not know facts of the content' };
  const content = point === 'exchange' ? null : normalContent(facts.content);
  if (content === undefined) return { problem: 'a fact of the content is missing or not known' };
  const asked = new Set<string>(query.categories);
  const categories = CATEGORIES.filter((category) => asked.has(category));
  if (categories.length !== asked.size) return { problem: 'a category is not known' };
  return { point, origin, recipient, routing, pair, content, categories };
}

/** The facts for the exchange in their one form; undefined where one is missing or not known. */
export function normalRouting(facts: RoutingFacts): RoutingFacts | undefined {
  const { kind, profile, diffusion, offenceClass, basis, purpose, classification, conditions } = facts;
  const { code, tlp } = facts.handling;
  const known = isOneOf(KINDS, kind) && isOneOf(PROFILES, profile) && isOneOf(PURPOSES, purpose) && isOneOf(HANDLING_CODES, code) && isOneOf(TLP_CODES, tlp);
  const marked = isOneOf(CLASSIFICATIONS, classification) && isWords(conditions) && conditions.every((condition) => isOneOf(CONDITIONS, condition));
  if (!known || !marked || !isBoolean(diffusion) || !isWord(offenceClass) || !isWords(basis)) return undefined;
  return {
    kind,
    profile,
    diffusion,
    offenceClass,
    basis: sortedWords(basis),
    purpose,
    handling: { code, tlp },
    classification,
    conditions: sortedWords(conditions),
  };
}

/** The facts about the two members in their one form; undefined where one is missing or not known. */
export function normalPair(facts: PairFacts): NormalQuery['pair'] | undefined {
  const { adequacy, recipientDeathPenalty, deathPenaltyAssurance, originSuspended, recipientSuspended, recipientSanctioned, originIsOrganisation } = facts;
  const { treaties, recipientIsOrganisation, reservations, dualCriminality, recipientMaxPenaltyMonths, classificationUpTo, recipientIsReviewer } = facts;
  const flags = [adequacy, recipientDeathPenalty, deathPenaltyAssurance, originSuspended, recipientSuspended, recipientSanctioned];
  if (!flags.every(isBoolean) || !isBoolean(originIsOrganisation) || !isBoolean(recipientIsOrganisation) || !isWords(treaties)) return undefined;
  if (!isBoolean(recipientIsReviewer) || !isWords(reservations) || !isOneOf(DUAL_CRIMINALITY, dualCriminality)) return undefined;
  if (!isCount(recipientMaxPenaltyMonths) || classificationUpTo >= CLASSIFICATIONS.length || !isCount(classificationUpTo) || classificationUpTo === null)
    return undefined;
  return {
    treaties: sortedWords(treaties),
    adequacy,
    recipientDeathPenalty,
    deathPenaltyAssurance,
    originSuspended,
    recipientSuspended,
    recipientSanctioned,
    originIsOrganisation,
    recipientIsOrganisation,
    reservations: sortedWords(reservations),
    dualCriminality,
    recipientMaxPenaltyMonths: unsigned(recipientMaxPenaltyMonths),
    classificationUpTo: classificationUpTo + 0,
    recipientIsReviewer,
  };
}

/** The facts of the content in their one form; undefined where one is missing or not known. */
export function normalContent(facts: ContentFacts | null): ContentFacts | undefined {
  if (facts === null) return undefined;
  const { minor, subjectStatus, penaltyMonths, deathPenaltyPossible, sourceEvaluation, informationEvaluation, onward, protectedFrom } = facts;
  if (!isBoolean(minor) || !isOneOf(SUBJECT_STATUSES, subjectStatus) || !isCount(penaltyMonths) || !isBoolean(deathPenaltyPossible)) return undefined;
  const evaluated = isOneOf(SOURCE_EVALUATIONS, sourceEvaluation) && isOneOf(INFORMATION_EVALUATIONS, informationEvaluation);
  if (!evaluated || !isBoolean(onward) || !isWords(protectedFrom) || !protectedFrom.every(isMemberCode)) return undefined;
  return {
    minor,
    subjectStatus,
    penaltyMonths: unsigned(penaltyMonths),
    deathPenaltyPossible,
    sourceEvaluation,
    informationEvaluation,
    onward,
    protectedFrom: sortedWords(protectedFrom),
  };
}

function isCount(value: unknown): boolean {
  return value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);
}

/** Adding nothing turns -0, which Cedar would read as a fraction, into 0. */
function unsigned(count: number | null): number | null {
  return count === null ? null : count + 0;
}

function isOneOf(list: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && list.includes(value);
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 64 && value.isWellFormed();
}

function isWords(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MAX_LIST && value.every(isWord);
}

function sortedWords<Word extends string>(words: readonly Word[]): Word[] {
  return [...new Set(words)].toSorted();
}

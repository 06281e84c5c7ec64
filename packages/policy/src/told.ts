import { type Address, type Category, CLASSIFICATIONS, memberOf } from '@huecry/notice';
import type { PointRequest } from './cedar.ts';
import type { NormalQuery } from './request.ts';
import type { FactKey } from './situation/reads.ts';
import type { Action } from './types.ts';

type Value = PointRequest['context'][string];
type Holder = 'recipient' | 'origin' | 'notice' | 'context';
/** One fact where Cedar's rules find it. Undefined: not stated, or not known at the point. */
type Place = readonly [fact: FactKey, holder: Holder, attribute: string, value: (query: NormalQuery) => Value | undefined];

const entity = (type: string, id: string | undefined): Value | undefined => (id === undefined ? undefined : { __entity: { type, id } });

/** Every fact of the Cedar schemas but the category, which is a part of the question, and the two gateways, which are entities. */
const PLACES: readonly Place[] = [
  ['recipientDeathPenalty', 'recipient', 'deathPenalty', ({ pair }) => pair.recipientDeathPenalty],
  ['recipientSuspended', 'recipient', 'suspended', ({ pair }) => pair.recipientSuspended],
  ['recipientSanctioned', 'recipient', 'sanctioned', ({ pair }) => pair.recipientSanctioned],
  ['recipientIsOrganisation', 'recipient', 'organisation', ({ pair }) => pair.recipientIsOrganisation],
  ['recipientIsReviewer', 'recipient', 'reviewer', ({ pair }) => pair.recipientIsReviewer],
  ['originSuspended', 'origin', 'suspended', ({ pair }) => pair.originSuspended],
  ['originIsOrganisation', 'origin', 'organisation', ({ pair }) => pair.originIsOrganisation],
  ['kind', 'notice', 'kind', ({ routing }) => entity('Kind', routing.kind)],
  ['profile', 'notice', 'profile', ({ routing }) => entity('Profile', routing.profile)],
  ['diffusion', 'notice', 'diffusion', ({ routing }) => routing.diffusion],
  ['offenceClass', 'notice', 'offenceClass', ({ routing }) => routing.offenceClass],
  ['basis', 'notice', 'basis', ({ routing }) => [...routing.basis]],
  ['purpose', 'notice', 'purpose', ({ routing }) => entity('Purpose', routing.purpose)],
  ['handling', 'notice', 'handling', ({ routing }) => entity('Handling', routing.handling.code)],
  ['tlp', 'notice', 'tlp', ({ routing }) => entity('Tlp', routing.handling.tlp)],
  ['classification', 'notice', 'classification', ({ routing }) => entity('Classification', routing.classification)],
  ['classification', 'notice', 'classificationLevel', ({ routing }) => CLASSIFICATIONS.indexOf(routing.classification)],
  ['conditions', 'notice', 'conditions', ({ routing }) => [...routing.conditions]],
  ['minor', 'notice', 'minor', ({ content }) => content?.minor],
  ['subjectStatus', 'notice', 'subjectStatus', ({ content }) => entity('SubjectStatus', content?.subjectStatus)],
  ['penaltyMonths', 'notice', 'penaltyMonths', ({ content }) => content?.penaltyMonths ?? undefined],
  ['deathPenaltyPossible', 'notice', 'deathPenaltyPossible', ({ content }) => content?.deathPenaltyPossible],
  ['sourceEvaluation', 'notice', 'sourceEvaluation', ({ content }) => content?.sourceEvaluation],
  ['informationEvaluation', 'notice', 'informationEvaluation', ({ content }) => content?.informationEvaluation],
  ['onward', 'notice', 'onward', ({ content }) => content?.onward],
  ['treaties', 'context', 'treaties', ({ pair }) => [...pair.treaties]],
  ['adequacy', 'context', 'adequacy', ({ pair }) => pair.adequacy],
  ['deathPenaltyAssurance', 'context', 'deathPenaltyAssurance', ({ pair }) => pair.deathPenaltyAssurance],
  ['reservations', 'context', 'reservations', ({ pair }) => [...pair.reservations]],
  ['dualCriminality', 'context', 'dualCriminality', ({ pair }) => pair.dualCriminality],
  ['recipientMaxPenaltyMonths', 'context', 'recipientMaxPenaltyMonths', ({ pair }) => pair.recipientMaxPenaltyMonths ?? undefined],
  ['classificationUpTo', 'context', 'classificationUpTo', ({ pair }) => pair.classificationUpTo],
  // Rules see only whether the two members are among those that the person is protected from.
  ['protectedFrom', 'context', 'protectedFromRecipient', ({ recipient, content }) => content?.protectedFrom.includes(memberOf(recipient))],
  ['protectedFrom', 'context', 'protectedFromOrigin', ({ origin, content }) => content?.protectedFrom.includes(memberOf(origin))],
];

/** What a gateway is to rules: itself, one of its member's, or any. */
type Shown = 'gateway' | 'member' | 'nobody';

/** What Cedar is told of a query: the places of the facts that some rules read, and who the two gateways are to them. */
export interface Reading {
  readonly places: readonly Place[];
  readonly recipient: Shown;
  readonly origin: Shown;
  /** Some rule reads the notice's origin or a fact of it. */
  readonly ofOrigin: boolean;
}

const EVERYTHING: Reading = { places: PLACES, recipient: 'gateway', origin: 'gateway', ofOrigin: true };

/** The reading of rules that read these facts. Gateways of one member are one to rules that name no gateway. */
export function readingOf(facts: ReadonlySet<FactKey>, namesGateways: boolean): Reading {
  const shown = (fact: 'recipient' | 'origin'): Shown => (facts.has(fact) ? (namesGateways ? 'gateway' : 'member') : 'nobody');
  const places = PLACES.filter(([fact]) => facts.has(fact));
  return { places, recipient: shown('recipient'), origin: shown('origin'), ofOrigin: facts.has('origin') || places.some(([, holder]) => holder === 'origin') };
}

export type Told = Pick<PointRequest, 'principal' | 'resource' | 'context' | 'entities'>;

/**
 * What Cedar is told of a query: exactly the facts of a reading. Its text is what verdicts are remembered by, so what is not in a key cannot
 * have been seen: a fact that was overlooked is missing in the request, the rule that reads it fails, and a rule that fails denies.
 */
export function tell({ places, recipient, origin, ofOrigin }: Reading, query: NormalQuery): Told {
  const principal = gateway('Recipient', query.recipient, recipient);
  const attributes: Record<Holder, Record<string, Value>> = { recipient: {}, origin: {}, notice: {}, context: {} };
  const entities: PointRequest['entities'] = [];
  for (const [, holder, attribute, read] of places) {
    const value = read(query);
    if (value !== undefined) attributes[holder][attribute] = value;
  }
  if (ofOrigin) {
    const from = gateway('Origin', query.origin, origin);
    attributes.notice['origin'] = { __entity: from.uid };
    entities.push({ ...from, attrs: attributes.origin });
  }
  const resource = { type: 'Notice', id: 'notice' };
  entities.push({ ...principal, attrs: attributes.recipient }, { uid: resource, attrs: attributes.notice, parents: [] });
  return { principal: principal.uid, resource, context: attributes.context, entities };
}

/** Everything that a point knows of a query: what its schema asks for. */
export const tellAll = (query: NormalQuery): Told => tell(EVERYTHING, query);

/** What is told, as a question. The point is named where Cedar is to check the facts against that point's schema. */
export function requestOf(told: Told, action: Action, category?: Category, checkAt: PointRequest['checkAt'] = null): PointRequest {
  if (category === undefined) return { ...told, action, checkAt };
  return { ...told, action, checkAt, context: { ...told.context, category: { __entity: { type: 'Category', id: category } } } };
}

function gateway(type: 'Recipient' | 'Origin', address: Address, shown: Shown): { uid: { type: string; id: string }; parents: { type: string; id: string }[] } {
  if (shown === 'nobody') return { uid: { type, id: '' }, parents: [] };
  const member = memberOf(address);
  return { uid: { type, id: shown === 'gateway' ? address : member }, parents: [{ type: 'Member', id: member }] };
}

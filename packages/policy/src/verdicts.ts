import type { Category } from '@huecry/notice';
import { evaluate, type Verdict } from './cedar.ts';
import type { Hearing, Question } from './hearing.ts';
import { Memory } from './memory.ts';
import { type NormalQuery, protection, requestMaker } from './request.ts';
import type { FactKey } from './situation/reads.ts';

/** Where each fact that a rule can read stands in a query. */
const VALUES: Readonly<Record<Exclude<FactKey, 'category'>, (query: NormalQuery) => unknown>> = {
  origin: ({ origin }) => origin,
  recipient: ({ recipient }) => recipient,
  kind: ({ routing }) => routing.kind,
  profile: ({ routing }) => routing.profile,
  diffusion: ({ routing }) => routing.diffusion,
  offenceClass: ({ routing }) => routing.offenceClass,
  basis: ({ routing }) => routing.basis,
  purpose: ({ routing }) => routing.purpose,
  handling: ({ routing }) => routing.handling.code,
  tlp: ({ routing }) => routing.handling.tlp,
  classification: ({ routing }) => routing.classification,
  conditions: ({ routing }) => routing.conditions,
  treaties: ({ pair }) => pair.treaties,
  adequacy: ({ pair }) => pair.adequacy,
  recipientDeathPenalty: ({ pair }) => pair.recipientDeathPenalty,
  deathPenaltyAssurance: ({ pair }) => pair.deathPenaltyAssurance,
  originSuspended: ({ pair }) => pair.originSuspended,
  recipientSuspended: ({ pair }) => pair.recipientSuspended,
  recipientSanctioned: ({ pair }) => pair.recipientSanctioned,
  originIsOrganisation: ({ pair }) => pair.originIsOrganisation,
  recipientIsOrganisation: ({ pair }) => pair.recipientIsOrganisation,
  reservations: ({ pair }) => pair.reservations,
  dualCriminality: ({ pair }) => pair.dualCriminality,
  recipientMaxPenaltyMonths: ({ pair }) => pair.recipientMaxPenaltyMonths,
  classificationUpTo: ({ pair }) => pair.classificationUpTo,
  recipientIsReviewer: ({ pair }) => pair.recipientIsReviewer,
  minor: ({ content }) => content?.minor,
  subjectStatus: ({ content }) => content?.subjectStatus,
  penaltyMonths: ({ content }) => content?.penaltyMonths,
  deathPenaltyPossible: ({ content }) => content?.deathPenaltyPossible,
  sourceEvaluation: ({ content }) => content?.sourceEvaluation,
  informationEvaluation: ({ content }) => content?.informationEvaluation,
  onward: ({ content }) => content?.onward,
  // Rules see only whether the two members are among them.
  protectedFrom: (query) => (query.content === null ? null : protection(query, query.content)),
};

/** Verdicts are small, and shared by all notices and recipients about which the rules read the same. */
const MEMORY_PER_DECISION = 4;

/**
 * What sets of rules said, kept by what those rules read and by nothing else: to two queries that agree on it Cedar gives one answer, because a
 * policy's evaluation sees the request only through the attributes and entities that its text names. Categories are values of an enumeration
 * without attributes: a rule can tell two apart only by naming one of them; and likewise two gateways of one member.
 */
export class Verdicts {
  readonly #memory: Memory<Verdict>;
  #evaluations = 0;

  constructor(memorySize: number) {
    this.#memory = new Memory(memorySize * MEMORY_PER_DECISION);
  }

  /** How often Cedar was asked. */
  get evaluations(): number {
    return this.#evaluations;
  }

  /** Asks about one query; what was said before is not asked again. */
  about(query: NormalQuery): (hearing: Hearing, question: Question, category?: Category) => Verdict {
    // Made once, and only where Cedar has to be asked.
    let request: ReturnType<typeof requestMaker> | undefined;
    return (hearing, question, category) => {
      const key = verdictKey(hearing, question, category, query);
      const known = this.#memory.get(key);
      if (known !== undefined) return known;
      this.#evaluations += 1;
      request ??= requestMaker(query);
      const name = question === 'hold' ? (hearing.holdName ?? hearing.names.receive) : hearing.names[question];
      const verdict = Object.freeze(evaluate(name, request(question === 'hold' ? 'receive' : question, category)));
      this.#memory.set(key, verdict);
      return verdict;
    };
  }
}

/** One text for everything that can change what the rules of a hearing say to a question. */
export function verdictKey(hearing: Hearing, question: Question, category: Category | undefined, query: NormalQuery): string {
  const said = category !== undefined && hearing.named.has(category) ? category : '';
  const value = (fact: FactKey): unknown => {
    if (fact === 'category') return null;
    if ((fact === 'origin' || fact === 'recipient') && !hearing.namesGateways) return query[fact].split('/', 1)[0];
    return VALUES[fact](query);
  };
  return JSON.stringify([hearing.id, question, said, ...hearing.reads[question].map(value)]);
}

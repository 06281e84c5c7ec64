/** Random facts and random rules for the property tests. Each random condition carries a second meaning in TypeScript, beside its Cedar text. */
import { type Address, CATEGORIES, type Category, CLASSIFICATIONS, CONDITIONS, KINDS, type MemberCode, memberOf, parseAddress } from '@huecry/notice';
import * as fc from 'fast-check';
import { DUAL_CRIMINALITY, HANDLING_CODES, INFORMATION_EVALUATIONS, PURPOSES, SOURCE_EVALUATIONS, SUBJECT_STATUSES, TLP_CODES } from './schema.ts';
import type { Action, BundleSource, ContentFacts, DecisionQuery, Facts, PairFacts, Point } from './types.ts';
import { ACTIONS, POINTS } from './types.ts';

const ADDRESSES: readonly Address[] = ['fr/dcpj', 'fr/ofast', 'de/bka', 'x-un/dppa'].map(parseAddress);
const WORDS = ['UNTOC', 'UNCAC', 'EAW', 'national-law'] as const;

/** Facts that say nothing in particular, for tests about others. */
export const PLAIN_PAIR = {
  reservations: [],
  dualCriminality: 'both',
  recipientMaxPenaltyMonths: 60,
  classificationUpTo: 0,
  recipientIsReviewer: false,
} as const satisfies Partial<PairFacts>;
export const PLAIN_CONTENT: ContentFacts = {
  minor: false,
  subjectStatus: 'suspect',
  penaltyMonths: 60,
  deathPenaltyPossible: false,
  sourceEvaluation: 'none',
  informationEvaluation: 'none',
  onward: false,
  protectedFrom: [],
};

const words = fc.subarray([...WORDS]);

function facts(point: Point, origin: Address, recipient: Address): fc.Arbitrary<Facts> {
  return fc.record({
    routing: fc.record({
      kind: fc.constantFrom(...KINDS.slice(0, 3)),
      profile: fc.constantFrom('full' as const, 'public-extract' as const),
      diffusion: fc.boolean(),
      offenceClass: fc.constantFrom('0101', '0502', '0803'),
      basis: words,
      purpose: fc.constantFrom(...PURPOSES),
      handling: fc.record({ code: fc.constantFrom(...HANDLING_CODES), tlp: fc.constantFrom(...TLP_CODES) }),
      classification: fc.constantFrom(...CLASSIFICATIONS),
      conditions: fc.subarray([...CONDITIONS]),
    }),
    pair: fc.record({
      origin: fc.constant(memberOf(origin)),
      recipient: fc.constant(memberOf(recipient)),
      treaties: words,
      adequacy: fc.boolean(),
      recipientDeathPenalty: fc.boolean(),
      deathPenaltyAssurance: fc.boolean(),
      originSuspended: fc.boolean(),
      recipientSuspended: fc.boolean(),
      recipientSanctioned: fc.boolean(),
      originIsOrganisation: fc.boolean(),
      recipientIsOrganisation: fc.boolean(),
      reservations: fc.subarray(['UNTOC:no-extradition-basis', 'EAW:no-surrender-of-nationals']),
      dualCriminality: fc.constantFrom(...DUAL_CRIMINALITY),
      recipientMaxPenaltyMonths: fc.constantFrom(null, 0, 24, 1200),
      classificationUpTo: fc.nat({ max: CLASSIFICATIONS.length - 1 }),
      recipientIsReviewer: fc.boolean(),
    }),
    content:
      point === 'exchange'
        ? fc.constant(null)
        : fc.record({
            minor: fc.boolean(),
            subjectStatus: fc.constantFrom(...SUBJECT_STATUSES),
            penaltyMonths: fc.constantFrom(null, 0, 12, 24, 1200),
            deathPenaltyPossible: fc.boolean(),
            sourceEvaluation: fc.constantFrom(...SOURCE_EVALUATIONS),
            informationEvaluation: fc.constantFrom(...INFORMATION_EVALUATIONS),
            onward: fc.boolean(),
            protectedFrom: fc.subarray(ADDRESSES.map((address) => memberOf(address))),
          }),
  });
}

/** A query at any point, or at the one given, among a few gateways. */
export function queries(at?: Point): fc.Arbitrary<DecisionQuery> {
  return fc
    .tuple(at === undefined ? fc.constantFrom(...POINTS) : fc.constant(at), fc.constantFrom(...ADDRESSES), fc.constantFrom(...ADDRESSES))
    .chain(([point, origin, recipient]) =>
      fc.record({
        point: fc.constant(point),
        origin: fc.constant(origin),
        recipient: fc.constant(recipient),
        facts: facts(point, origin, recipient),
        categories: fc.shuffledSubarray([...CATEGORIES], { maxLength: 4 }),
      }),
    );
}

/** A condition in Cedar, and the same in TypeScript. `undefined` means that its evaluation fails. */
export interface Condition {
  readonly cedar: string;
  /** True where it can stand in the scope of a rule, in place of `principal`, as well as among its conditions. */
  readonly inScope?: boolean;
  readonly holds: (query: DecisionQuery, category: Category | undefined) => boolean | undefined;
}

export interface RandomRule {
  readonly effect: 'permit' | 'forbid';
  readonly action: Action;
  readonly point: Point;
  readonly condition: Condition | null;
}

const OVERFLOW = '9223372036854775807';

/** The ways to say who receives: a member, or one gateway of it. */
const receivers: fc.Arbitrary<Condition> = fc
  .oneof(
    fc
      .constantFrom('fr', 'de', 'x-un')
      .map((code): Condition => ({ cedar: `principal in Member::"${code}"`, holds: (query) => memberOf(query.recipient) === code })),
    fc
      .tuple(fc.constantFrom(...ADDRESSES), fc.constantFrom('principal ==', 'principal in', 'principal is Recipient in'))
      .map(([address, form]): Condition => ({ cedar: `${form} Recipient::"${address}"`, holds: (query) => query.recipient === address })),
  )
  .map((condition) => ({ ...condition, inScope: true }));

function atoms(point: Point, action: Action): fc.Arbitrary<Condition> {
  const always: fc.Arbitrary<Condition>[] = [
    fc.constantFrom(...KINDS.slice(0, 3)).map((kind) => ({ cedar: `resource.kind == Kind::"${kind}"`, holds: (query) => query.facts.routing.kind === kind })),
    fc.constantFrom(...WORDS).map((word) => ({ cedar: `context.treaties.contains("${word}")`, holds: (query) => query.facts.pair.treaties.includes(word) })),
    fc.constantFrom(...HANDLING_CODES).map((code) => ({
      cedar: `resource.handling in [Handling::"${code}", Handling::"H3"]`,
      holds: (query) => [code, 'H3'].includes(query.facts.routing.handling.code),
    })),
    receivers,
    fc.constantFrom('fr', 'de').map((code) => ({ cedar: `resource.origin in Member::"${code}"`, holds: (query) => memberOf(query.origin) === code })),
    fc.constant({ cedar: 'context.adequacy', holds: (query) => query.facts.pair.adequacy }),
    fc.nat({ max: 3 }).map((level) => ({
      cedar: `resource.classificationLevel > ${level}`,
      holds: (query) => CLASSIFICATIONS.indexOf(query.facts.routing.classification) > level,
    })),
    fc.constant({
      cedar: 'resource.classificationLevel > context.classificationUpTo',
      holds: (query) => CLASSIFICATIONS.indexOf(query.facts.routing.classification) > query.facts.pair.classificationUpTo,
    }),
    fc.constantFrom(...CONDITIONS).map((code) => ({
      cedar: `resource.conditions.contains("${code}")`,
      holds: (query) => query.facts.routing.conditions.includes(code),
    })),
    fc.constantFrom(...DUAL_CRIMINALITY).map((word) => ({
      cedar: `context.dualCriminality == "${word}"`,
      holds: (query) => query.facts.pair.dualCriminality === word,
    })),
    fc.constant({
      cedar: '(context has recipientMaxPenaltyMonths && context.recipientMaxPenaltyMonths < 24)',
      holds: (query) => query.facts.pair.recipientMaxPenaltyMonths !== null && query.facts.pair.recipientMaxPenaltyMonths < 24,
    }),
    fc.constant({
      cedar: 'context.reservations.contains("UNTOC:no-extradition-basis")',
      holds: (query) => query.facts.pair.reservations.includes('UNTOC:no-extradition-basis'),
    }),
    fc.constant({ cedar: 'principal.reviewer', holds: (query) => query.facts.pair.recipientIsReviewer }),
    fc.constant({ cedar: 'principal.deathPenalty', holds: (query) => query.facts.pair.recipientDeathPenalty }),
    fc.constant({ cedar: 'resource.offenceClass like "0*01"', holds: (query) => /^0.*01$/.test(query.facts.routing.offenceClass) }),
    fc.constant({
      cedar: 'context.treaties.containsAny(resource.basis)',
      holds: (query) => query.facts.routing.basis.some((word) => query.facts.pair.treaties.includes(word)),
    }),
    // Fails where the recipient is sanctioned.
    fc.constant({ cedar: `(principal.sanctioned && ${OVERFLOW} + 1 > 0)`, holds: (query) => (query.facts.pair.recipientSanctioned ? undefined : false) }),
  ];
  const content: fc.Arbitrary<Condition>[] = [
    fc.constantFrom(...SOURCE_EVALUATIONS).map((code) => ({
      cedar: `resource.sourceEvaluation == "${code}"`,
      holds: (query) => query.facts.content?.sourceEvaluation === code,
    })),
    fc.constant({ cedar: 'resource.onward', holds: (query) => query.facts.content?.onward }),
    fc.constant({ cedar: 'context.protectedFromRecipient', holds: (query) => query.facts.content?.protectedFrom.includes(memberOf(query.recipient)) }),
    fc.constant({ cedar: 'context.protectedFromOrigin', holds: (query) => query.facts.content?.protectedFrom.includes(memberOf(query.origin)) }),
    fc.constant({ cedar: 'resource.minor', holds: (query) => query.facts.content?.minor }),
    fc.constant({
      cedar: '(resource has penaltyMonths && resource.penaltyMonths < 24)',
      holds: ({ facts: { content: known } }) => (known?.penaltyMonths ?? null) !== null && (known?.penaltyMonths ?? 0) < 24,
    }),
    // Fails where the penalty is two months or more.
    fc.constant({
      cedar: `(resource has penaltyMonths && resource.penaltyMonths * ${OVERFLOW} > 0)`,
      holds: ({ facts: { content: known } }) => ((known?.penaltyMonths ?? 0) > 1 ? undefined : false),
    }),
  ];
  const category: fc.Arbitrary<Condition>[] = [
    fc.subarray([...CATEGORIES], { minLength: 1, maxLength: 9 }).map((list) => ({
      cedar: `context.category in [${list.map((name) => `Category::"${name}"`).join(', ')}]`,
      holds: (_query, asked) => asked !== undefined && list.includes(asked),
    })),
  ];
  return fc.oneof(...always, ...(point === 'exchange' ? [] : content), ...(action === 'disclose' ? category : []));
}

function conditions(point: Point, action: Action): fc.Arbitrary<Condition> {
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      atoms(point, action),
      tie('node').map(({ cedar, holds }): Condition => ({ cedar: `!(${cedar})`, holds: (...given) => negate(holds(...given)) })),
      fc.tuple(tie('node'), tie('node')).map(
        ([left, right]): Condition => ({
          cedar: `(${left.cedar} && ${right.cedar})`,
          holds: (...given) => {
            const first = left.holds(...given);
            return first === true ? right.holds(...given) : first;
          },
        }),
      ),
      fc.tuple(tie('node'), tie('node')).map(
        ([left, right]): Condition => ({
          cedar: `(${left.cedar} || ${right.cedar})`,
          holds: (...given) => {
            const first = left.holds(...given);
            return first === false ? right.holds(...given) : first;
          },
        }),
      ),
    ),
  })).node;
}

function negate(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

/** Rules for one point. Mostly there are permits without a condition first, so that there is something to forbid. */
export function rules(point: Point): fc.Arbitrary<RandomRule[]> {
  const actions = ACTIONS.filter((action) => action !== 'act' || point === 'recipient');
  const rule = fc.constantFrom(...actions).chain((action) =>
    fc.record({
      effect: fc.constantFrom('permit' as const, 'forbid' as const),
      action: fc.constant(action),
      point: fc.constant(point),
      condition: fc.oneof(
        { arbitrary: conditions(point, action), weight: 7 },
        { arbitrary: receivers, weight: 1 },
        { arbitrary: fc.constant(null), weight: 1 },
      ),
    }),
  );
  const permits = actions.map((action): RandomRule => ({ effect: 'permit', action, point, condition: null }));
  const first = fc.oneof({ arbitrary: fc.constant(permits), weight: 9 }, { arbitrary: fc.constant([]), weight: 1 });
  return fc.tuple(first, fc.array(rule, { maxLength: 4 })).map(([before, after]) => [...before, ...after]);
}

/** The Cedar text of random rules, with annotations where asked. */
export function cedarOf(list: readonly RandomRule[], annotated: boolean): string {
  return list
    .map(({ effect, action, point, condition }, index) => {
      const annotations = annotated ? `@id("r-${index}") @point("${point}") @cite("art. ${index}") @reason("random")\n` : '';
      const principal = condition?.inScope === true ? condition.cedar : 'principal';
      const when = condition === null || condition.inScope === true ? '' : ` when { ${condition.cedar} }`;
      return `${annotations}${effect} (${principal}, action == Action::"${action}", resource)${when};`;
    })
    .join('\n');
}

/** A bundle with these files. */
export function bundleSource(member: MemberCode | 'common', exportCedar: string, importCedar: string): BundleSource {
  return {
    format: 'huecry-policy/1',
    member,
    version: '1',
    validFrom: '2026-01-01',
    language: 'en',
    title: 'Test',
    note: 'Made for a test.',
    exportCedar,
    importCedar,
    tests: [],
  };
}

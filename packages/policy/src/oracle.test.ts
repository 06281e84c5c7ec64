import { isAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { type Category, memberOf } from '@huecry/notice';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBundle } from './bundle.ts';
import { createEngine } from './decide.ts';
import { SCHEMAS } from './schema.ts';
import { bundleSource, cedarOf, queries, type RandomRule, rules } from './testing.ts';
import { type Action, type DecisionQuery, POINTS, type Point } from './types.ts';

interface Situation {
  readonly query: DecisionQuery;
  readonly exporting: readonly RandomRule[];
  readonly importing: readonly RandomRule[];
  readonly common: readonly RandomRule[];
}

const situations: fc.Arbitrary<Situation> = fc
  .constantFrom(...POINTS)
  .chain((point) => fc.record({ query: queries(point), exporting: rules(point), importing: rules(point), common: rules(point) }));

/** The sets that must permit at a point, said once more and apart from the engine. */
function setsOf({ exporting, importing, common }: Situation, point: Point): readonly (readonly RandomRule[])[] {
  if (point === 'origin') return [exporting, common];
  return point === 'exchange' ? [exporting, importing, common] : [importing, common];
}

/** First oracle: bare Cedar, nothing prepared, nothing remembered, the request written out by hand. */
function bareCedar(situation: Situation, action: Action, category?: Category): boolean {
  const { point, origin, recipient, facts } = situation.query;
  const { routing, pair, content } = facts;
  const named = (type: string, id: string): { __entity: { type: string; id: string } } => ({ __entity: { type, id } });
  return setsOf(situation, point).every((set) => {
    const answer = isAuthorized({
      principal: { type: 'Recipient', id: recipient },
      action: { type: 'Action', id: action },
      resource: { type: 'Notice', id: 'n' },
      context: {
        treaties: [...pair.treaties],
        adequacy: pair.adequacy,
        deathPenaltyAssurance: pair.deathPenaltyAssurance,
        reservations: [...pair.reservations],
        dualCriminality: pair.dualCriminality,
        ...(pair.recipientMaxPenaltyMonths === null ? {} : { recipientMaxPenaltyMonths: pair.recipientMaxPenaltyMonths }),
        classificationUpTo: pair.classificationUpTo,
        ...(content === null
          ? {}
          : {
              protectedFromRecipient: content.protectedFrom.includes(memberOf(recipient)),
              protectedFromOrigin: content.protectedFrom.includes(memberOf(origin)),
            }),
        ...(category === undefined ? {} : { category: named('Category', category) }),
      },
      schema: SCHEMAS[point],
      validateRequest: true,
      policies: { staticPolicies: cedarOf(set, false) },
      entities: [
        {
          uid: { type: 'Recipient', id: recipient },
          attrs: {
            deathPenalty: pair.recipientDeathPenalty,
            suspended: pair.recipientSuspended,
            sanctioned: pair.recipientSanctioned,
            organisation: pair.recipientIsOrganisation,
            reviewer: pair.recipientIsReviewer,
          },
          parents: [{ type: 'Member', id: memberOf(recipient) }],
        },
        {
          uid: { type: 'Origin', id: origin },
          attrs: { suspended: pair.originSuspended, organisation: pair.originIsOrganisation },
          parents: [{ type: 'Member', id: memberOf(origin) }],
        },
        {
          uid: { type: 'Notice', id: 'n' },
          attrs: {
            origin: named('Origin', origin),
            kind: named('Kind', routing.kind),
            profile: named('Profile', routing.profile),
            diffusion: routing.diffusion,
            offenceClass: routing.offenceClass,
            basis: [...routing.basis],
            purpose: named('Purpose', routing.purpose),
            handling: named('Handling', routing.handling.code),
            tlp: named('Tlp', routing.handling.tlp),
            classification: named('Classification', routing.classification),
            classificationLevel: ['unclassified', 'restricted', 'confidential', 'secret'].indexOf(routing.classification),
            conditions: [...routing.conditions],
            ...(content === null
              ? {}
              : {
                  minor: content.minor,
                  subjectStatus: named('SubjectStatus', content.subjectStatus),
                  deathPenaltyPossible: content.deathPenaltyPossible,
                  sourceEvaluation: content.sourceEvaluation,
                  informationEvaluation: content.informationEvaluation,
                  onward: content.onward,
                }),
            ...(content === null || content.penaltyMonths === null ? {} : { penaltyMonths: content.penaltyMonths }),
          },
          parents: [],
        },
      ],
    });
    if (answer.type !== 'success') throw new Error(answer.errors.map((error) => error.message).join('; '));
    return answer.response.decision === 'allow' && answer.response.diagnostics.errors.length === 0;
  });
}

/** Second oracle: no Cedar at all. Each set needs a permit that holds, no forbid that holds, and nothing that fails. */
function plainMeaning(situation: Situation, action: Action, category?: Category): boolean {
  return setsOf(situation, situation.query.point).every((set) => {
    const speaking = set.filter((rule) => rule.action === action);
    const said = speaking.map((rule) => ({ effect: rule.effect, holds: rule.condition === null ? true : rule.condition.holds(situation.query, category) }));
    return (
      said.every(({ holds }) => holds !== undefined) &&
      said.some(({ effect, holds }) => effect === 'permit' && holds === true) &&
      !said.some(({ effect, holds }) => effect === 'forbid' && holds === true)
    );
  });
}

test('what is disclosed is exactly what each set of rules permits without an error: bare Cedar and a second evaluator agree', () => {
  let disclosed = 0;
  let withheld = 0;
  let refused = 0;
  fc.assert(
    fc.property(situations, (situation) => {
      const { query } = situation;
      const { point } = query;
      const own = (side: 'origin' | 'recipient', text: string) =>
        parseBundle(bundleSource(query.facts.pair[side], side === 'origin' ? text : '', side === 'recipient' ? text : ''));
      const decision = createEngine().decide(query, {
        origin: own('origin', point === 'recipient' ? '' : cedarOf(situation.exporting, true)),
        recipient: own('recipient', point === 'origin' ? '' : cedarOf(situation.importing, true)),
        common: parseBundle(bundleSource('common', cedarOf(situation.common, true), '')),
      });

      const received = bareCedar(situation, 'receive');
      expect(plainMeaning(situation, 'receive')).toBe(received);
      expect(decision.outcome).toBe(received ? 'permit' : 'refuse');
      expect(decision.refusedBy.length > 0).toBe(!received);
      for (const category of query.categories) {
        const allowed = bareCedar(situation, 'disclose', category);
        expect(plainMeaning(situation, 'disclose', category)).toBe(allowed);
        expect(decision.permitted.includes(category)).toBe(received && allowed);
        expect(decision.withheld.some((entry) => entry.category === category)).toBe(received && !allowed);
        if (!received) refused += 1;
        else if (allowed) disclosed += 1;
        else withheld += 1;
      }
      expect(decision.permitted.every((category) => query.categories.includes(category))).toBe(true);
      if (point === 'recipient' && received) expect(decision.flags.length === 0).toBe(bareCedar(situation, 'act'));
    }),
    { numRuns: 150 },
  );
  // The property says nothing where nothing, or everything, is let through.
  expect(Math.min(disclosed, withheld, refused)).toBeGreaterThan(20);
});

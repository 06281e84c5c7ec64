import { CATEGORIES, type Category, memberOf } from '@huecry/notice';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBundle } from './bundle.ts';
import { evaluate, type Verdict } from './cedar.ts';
import { createEngine } from './decide.ts';
import { type Hearing, hearingsAt, type Question } from './hearing.ts';
import { normalise, type NormalQuery } from './request.ts';
import { commonBundle, SAMPLE_MEMBERS, sampleBundles } from './samples.ts';
import { FACT_NAMES } from './schema.ts';
import { readsOf } from './situation/reads.ts';
import { bundleSource, cedarOf, queries, rules } from './testing.ts';
import type { Action, DecidingBundles, DecisionQuery, Point, Rule } from './types.ts';
import { POINTS } from './types.ts';
import { requestOf, tellAll } from './told.ts';
import { ask, saidOf } from './verdicts.ts';

const inOrder = ({ reasons, errors, ...rest }: Verdict): Verdict => ({ ...rest, reasons: reasons.toSorted(), errors: errors.toSorted() });
const actionOf = (question: Question): Action => (question === 'hold' ? 'receive' : question);

/** Bare Cedar: told everything, checked against the schema, nothing remembered. Rules that applied in no order of their own. */
function bare(hearing: Hearing, question: Question, category: Category | undefined, query: NormalQuery): Verdict {
  const name = question === 'hold' ? (hearing.holdName ?? '') : hearing.names[question];
  return inOrder(evaluate(name, requestOf(tellAll(query), actionOf(question), category, query.point)));
}

function normal(query: DecisionQuery): NormalQuery {
  const found = normalise(query);
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

/** The same query with some of its facts taken from another: a neighbour, not a stranger. */
function mixed(left: DecisionQuery, other: DecisionQuery, taken: readonly string[]): DecisionQuery {
  const take = <Facts extends object>(own: Facts, its: Facts): Facts =>
    Object.fromEntries(Object.entries(own).map(([name, value]) => [name, taken.includes(name) ? its[name as keyof Facts] : value])) as Facts;
  const { facts } = left;
  const content = facts.content === null || other.facts.content === null ? facts.content : take(facts.content, other.facts.content);
  const pair = { ...take(facts.pair, other.facts.pair), origin: facts.pair.origin, recipient: facts.pair.recipient };
  return { ...left, facts: { routing: take(facts.routing, other.facts.routing), pair, content } };
}

const QUESTIONS: readonly Question[] = ['receive', 'disclose', 'act', 'hold'];
const FACTS = Object.keys({
  ...({} as DecisionQuery['facts']['routing']),
  ...Object.fromEntries(
    [
      'kind profile diffusion offenceClass basis purpose handling classification conditions treaties adequacy recipientDeathPenalty',
      'deathPenaltyAssurance originSuspended recipientSuspended recipientSanctioned originIsOrganisation recipientIsOrganisation reservations',
      'dualCriminality recipientMaxPenaltyMonths classificationUpTo recipientIsReviewer minor subjectStatus penaltyMonths deathPenaltyPossible',
      'sourceEvaluation informationEvaluation onward protectedFrom',
    ]
      .join(' ')
      .split(' ')
      .map((name) => [name, true]),
  ),
});

/** Counts of what was compared: a test that compares nothing proves nothing. */
function compareAll(bundles: DecidingBundles, point: Point, left: NormalQuery, right: NormalQuery, count: { shared: number; apart: number }): void {
  for (const hearing of hearingsAt(point, bundles)) {
    for (const question of QUESTIONS) {
      if ((question === 'act' && point !== 'recipient') || (question === 'hold' && hearing.holdName === null)) continue;
      const categories: (Category | undefined)[] = question === 'disclose' ? [...CATEGORIES] : [undefined];
      const answers = new Map<string, Verdict>();
      for (const query of [left, right]) {
        for (const category of categories) {
          const asked = ask(hearing, question, query);
          const said = saidOf(hearing, category);
          const key = `${said} ${asked.key}`;
          const verdict = bare(hearing, question, category, query);
          expect(verdict.conforms).toBe(true);
          // Told only what the rules read, Cedar says the same; and all that it is told is in the key.
          expect(inOrder(evaluate(asked.rules, requestOf(asked.told, actionOf(question), said)))).toEqual(verdict);
          expect(asked.key.endsWith(JSON.stringify(asked.told))).toBe(true);
          const known = answers.get(key);
          if (known === undefined) {
            answers.set(key, verdict);
            count.apart += 1;
          } else {
            expect(verdict).toEqual(known);
            count.shared += 1;
          }
        }
      }
    }
  }
}

const pairsAt = (point: Point): fc.Arbitrary<[DecisionQuery, DecisionQuery]> =>
  fc.tuple(queries(point), queries(point), fc.subarray(FACTS, { maxLength: 4 }), fc.boolean()).map(([left, other, taken, elsewhere]) => {
    const right = mixed(left, other, taken);
    // Another agency of the same member, where there is one.
    const agency = (side: 'origin' | 'recipient') => (elsewhere && memberOf(other[side]) === memberOf(left[side]) ? other[side] : left[side]);
    return [left, { ...right, origin: agency('origin'), recipient: agency('recipient') }];
  });

test('two situations that share a key get one answer from bare Cedar: random rules', () => {
  const count = { shared: 0, apart: 0 };
  const situations = fc.constantFrom(...POINTS).chain((point) => fc.tuple(fc.constant(point), pairsAt(point), rules(point), rules(point), rules(point)));
  fc.assert(
    fc.property(situations, ([point, [left, right], exporting, importing, common]) => {
      const { origin, recipient } = left.facts.pair;
      const bundles = {
        origin: parseBundle(bundleSource(origin, point === 'recipient' ? '' : cedarOf(exporting, true), '')),
        recipient: parseBundle(bundleSource(recipient, '', point === 'origin' ? '' : cedarOf(importing, true))),
        common: parseBundle(bundleSource('common', cedarOf(common, true), '')),
      };
      compareAll(bundles, point, normal(left), normal(right), count);
    }),
    { numRuns: 60 },
  );
  expect(count.shared).toBeGreaterThan(500);
  expect(count.apart).toBeGreaterThan(100);
});

test('two situations that share a key get one answer from bare Cedar: the sample bundles and the common rules', () => {
  const sources = sampleBundles();
  const parsed = new Map(SAMPLE_MEMBERS.map((code) => [code as string, parseBundle(sources[code])]));
  const common = parseBundle(commonBundle());
  const count = { shared: 0, apart: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...POINTS).chain((point) => fc.tuple(fc.constant(point), pairsAt(point))),
      ([point, [left, right]]) => {
        const [origin, recipient] = [parsed.get(left.facts.pair.origin), parsed.get(left.facts.pair.recipient)];
        if (origin === undefined || recipient === undefined) return;
        compareAll({ origin, recipient, common }, point, normal(left), normal(right), count);
      },
    ),
    { numRuns: 30 },
  );
  expect(count.shared).toBeGreaterThan(200);
});

test('recipients and notices about which the rules read the same are asked about once', () => {
  const engine = createEngine();
  const sources = sampleBundles();
  const [fr, de, common] = [parseBundle(sources.fr), parseBundle(sources.de), parseBundle(commonBundle())];
  const [query] = fc.sample(queries('exchange'), { numRuns: 1, seed: 3 });
  if (query === undefined) throw new Error('expected a query');
  const to = (agency: string): DecisionQuery => {
    const [origin, recipient] = [`fr/${agency}`, `de/${agency}`] as unknown as [DecisionQuery['origin'], DecisionQuery['recipient']];
    return { ...query, origin, recipient, facts: { ...query.facts, pair: { ...query.facts.pair, origin: memberOf(origin), recipient: memberOf(recipient) } } };
  };
  const bundles = { origin: fr, recipient: de, common };
  const first = engine.decide(to('a'), bundles);
  const { evaluations } = engine.statistics();
  const second = engine.decide(to('b'), bundles);
  expect(engine.statistics().evaluations).toBe(evaluations);
  expect(second).toEqual({ ...first, factsDigest: second.factsDigest });
  // The digest still is of the whole situation: it tells the two apart.
  expect(second.factsDigest).not.toBe(first.factsDigest);
});

/** Every way in which a rule can tell one gateway from another of its member. */
const ONE_GATEWAY = [
  'principal == Recipient::"de/bka"',
  'principal in Recipient::"de/bka"',
  'principal is Recipient in Recipient::"de/bka"',
  'resource.origin == Origin::"fr/a"',
  'resource.origin in Origin::"fr/a"',
  'resource.origin is Origin in Origin::"fr/a"',
  '[Recipient::"de/bka"].contains(principal)',
  '[Origin::"fr/a"].containsAny([resource.origin])',
  'Recipient::"de/bka" == principal',
  '(if context.adequacy then principal else Recipient::"de/x") == Recipient::"de/bka"',
  // A gateway that is not the notice's own is unknown to Cedar.
  'Recipient::"de/bka" in Member::"de"',
  'Recipient::"de/bka" has suspended',
  'Origin::"fr/a" in Member::"fr"',
  'Origin::"fr/a" has suspended',
];
const HEADS = [
  ...ONE_GATEWAY.filter((text) => text.startsWith('principal')).map((text) => `(${text}, action == Action::"receive", resource)`),
  ...ONE_GATEWAY.map((text) => `(principal, action == Action::"receive", resource) when { ${text} }`),
];

test.each(HEADS)('what is permitted to one gateway is not remembered for another of its member: %s', (head) => {
  const annotated = (id: string, rule: string): string => `@id("${id}") @point("exchange") @cite("art. 1") @reason("why") ${rule};\n`;
  const all = annotated('all', 'permit (principal, action in [Action::"receive", Action::"disclose"], resource)');
  const [sample] = fc.sample(queries('exchange'), { numRuns: 1, seed: 3 });
  if (sample === undefined) throw new Error('expected a query');
  const pair = { ...sample.facts.pair, origin: 'fr', recipient: 'de', adequacy: true } as DecisionQuery['facts']['pair'];
  const between = (origin: string, recipient: string) => ({ ...sample, origin, recipient, facts: { ...sample.facts, pair } }) as DecisionQuery;
  const [named, other] = [between('fr/a', 'de/bka'), between('fr/b', 'de/zka')];
  const bundles = {
    origin: parseBundle(bundleSource(pair.origin, annotated('one', `permit ${head}`), '')),
    recipient: parseBundle(bundleSource(pair.recipient, '', all)),
    common: parseBundle(bundleSource('common', all, '')),
  };
  for (const order of [
    [named, other],
    [other, named],
  ]) {
    const engine = createEngine();
    expect(order.map((query) => engine.decide(query, bundles).outcome)).toEqual(order.map((query) => (query === named ? 'permit' : 'refuse')));
  }
});

test('every fact of the schemas is one that can be in a key', () => {
  const reading = (condition: string): ReadonlySet<string> => readsOf({ text: `permit (principal, action, resource) when { ${condition} };` } as Rule).keys;
  const everything = reading('context == context');
  // What is reached in no way that is known counts as reading all.
  expect(everything.size).toBeGreaterThan(30);
  for (const name of new Set(POINTS.flatMap((point) => [...FACT_NAMES[point]]))) {
    expect(reading(`resource has ${name}`).size, name).toBeGreaterThan(0);
    // A name that is in the schemas and not in the table would count as all.
    expect(reading(`resource has ${name}`).size, name).toBeLessThan(5);
  }
});

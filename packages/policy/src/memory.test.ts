import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBundle } from './bundle.ts';
import { combineDecisions } from './combine.ts';
import { createEngine } from './decide.ts';
import { Memory } from './memory.ts';
import { Sheets } from './cells.ts';
import { canonicalJson, deepFreeze, digestText } from './canonical.ts';
import { maskOf, noticePart, Pairs, queryOf, textOf } from './parts.ts';
import { normalise } from './request.ts';
import { commonBundle, sampleBundles } from './samples.ts';
import { bundleSource, cedarOf, queries, rules } from './testing.ts';
import { requestOf, tellAll } from './told.ts';
import type { Bundle, DecidingBundles, Decision, DecisionQuery, PairFacts } from './types.ts';

const common = parseBundle(commonBundle());
const newer = parseBundle({ ...commonBundle(), version: 'another' });
const samples: Record<string, Bundle> = Object.fromEntries(Object.entries(sampleBundles()).map(([code, source]) => [code, parseBundle(source)]));

function bundlesOf(query: DecisionQuery): { origin: Bundle; recipient: Bundle; common: Bundle } {
  return { origin: samples[query.facts.pair.origin] ?? common, recipient: samples[query.facts.pair.recipient] ?? common, common };
}

/** Everything that Cedar is told about a query, with lists that are sets taken as sets. */
function told(query: DecisionQuery): string {
  const normal = normalise(query);
  if ('problem' in normal) return normal.problem;
  const all = tellAll(normal);
  return JSON.stringify([normal.point, all, normal.categories.map((category) => requestOf(all, 'disclose', category))]);
}

/** Two decisions that can be told apart. */
const MARKS = ['first', 'second'] as const;

/** Whether the decision on one query would be found for the other: both are kept, in the order given, and looked up. */
function shareCell(left: DecisionQuery, right: DecisionQuery): boolean {
  const sheets = new Sheets(8);
  const pairs = new Pairs(8);
  const bundles = { origin: common, recipient: common, common };
  const digests = { origin: common.digest, recipient: common.digest, common: common.digest };
  const places = [left, right].map(({ point, origin, recipient, categories, facts: { routing, pair, content } }) => {
    const notice = noticePart({ point, origin, routing, content });
    const part = pairs.partOf(pair);
    if (notice === null || part === null) throw new Error('expected facts in good form');
    return { notice, recipient, part, mask: maskOf(categories) };
  });
  const found = places.map(({ notice, recipient, part, mask }, index) => {
    const sheet = sheets.open(notice);
    const known = sheets.find(sheet, recipient, part, mask, bundles);
    if (known === undefined) sheets.keep(sheet, recipient, part, mask, { bundles: digests, factsDigest: MARKS[index] ?? '' } as Decision);
    return known?.factsDigest;
  });
  expect(found[0]).toBeUndefined();
  return found[1] === MARKS[0];
}

test('two queries share a decision exactly when Cedar is told the same about both', () => {
  fc.assert(
    fc.property(queries(), queries(), fc.boolean(), (left, other, sameAddresses) => {
      // Neighbours, not strangers: the other query differs in one part only.
      const right: DecisionQuery = sameAddresses ? { ...other, ...pick(left, other) } : other;
      const [leftNormal, rightNormal] = [normalise(left), normalise(right)];
      if ('problem' in leftNormal || 'problem' in rightNormal) return;
      expect(shareCell(left, right)).toBe(told(left) === told(right));
      expect(canonicalJson(leftNormal) === canonicalJson(rightNormal)).toBe(told(left) === told(right));
    }),
    { numRuns: 3000 },
  );
});

function pick(left: DecisionQuery, other: DecisionQuery): DecisionQuery {
  const { point, origin, recipient, categories } = left;
  const routing = { ...left.facts.routing, basis: other.facts.routing.basis.toReversed() };
  return { point, origin, recipient, categories: categories.toReversed(), facts: { ...left.facts, routing } };
}

test('every single fact is in the key', () => {
  const [query] = fc.sample(queries('origin'), { numRuns: 1, seed: 7 });
  if (query === undefined) throw new Error('expected a query');
  const { routing, pair, content } = query.facts;
  if (content === null) throw new Error('expected content');
  const changed: DecisionQuery[] = [
    { ...query, categories: query.categories.includes('photo') ? [] : [...query.categories, 'photo'] },
    ...(Object.keys(pair) as (keyof typeof pair)[])
      .filter((name) => typeof pair[name] === 'boolean')
      .map((name) => ({ ...query, facts: { ...query.facts, pair: { ...pair, [name]: !pair[name] } } })),
    { ...query, facts: { ...query.facts, pair: { ...pair, treaties: [...pair.treaties, 'BUDAPEST'] } } },
    { ...query, facts: { ...query.facts, routing: { ...routing, kind: routing.kind === 'black' ? 'green' : 'black' } } },
    { ...query, facts: { ...query.facts, routing: { ...routing, diffusion: !routing.diffusion } } },
    { ...query, facts: { ...query.facts, routing: { ...routing, profile: routing.profile === 'full' ? 'public-extract' : 'full' } } },
    { ...query, facts: { ...query.facts, routing: { ...routing, offenceClass: '1001' } } },
    { ...query, facts: { ...query.facts, routing: { ...routing, basis: [...routing.basis, 'BUDAPEST'] } } },
    { ...query, facts: { ...query.facts, routing: { ...routing, purpose: routing.purpose === 'warn' ? 'inform' : 'warn' } } },
    { ...query, facts: { ...query.facts, content: { ...content, minor: !content.minor } } },
    { ...query, facts: { ...query.facts, content: { ...content, penaltyMonths: 77 } } },
    { ...query, facts: { ...query.facts, content: { ...content, penaltyMonths: content.penaltyMonths === null ? 0 : null } } },
    { ...query, facts: { ...query.facts, content: { ...content, deathPenaltyPossible: !content.deathPenaltyPossible } } },
    { ...query, facts: { ...query.facts, content: { ...content, subjectStatus: content.subjectStatus === 'victim' ? 'none' : 'victim' } } },
  ];
  for (const [index, left] of [query, ...changed].entries()) {
    for (const [other, right] of [query, ...changed].entries()) expect(shareCell(left, right), `${index} and ${other}`).toBe(index === other);
  }
});

test('the digest of the facts is that of the whole query in its one form', () => {
  fc.assert(
    fc.property(queries(), ({ point, origin, recipient, categories, facts: { routing, pair, content } }) => {
      const normal = normalise({ point, origin, recipient, categories, facts: { routing, pair, content } });
      const [notice, part] = [noticePart({ point, origin, routing, content }), new Pairs(1).partOf(pair)];
      if ('problem' in normal || notice === null || part === null) throw new Error('expected facts in good form');
      const query = queryOf(notice, recipient, part, maskOf(categories));
      expect(query).toEqual(normal);
      expect(textOf(notice, part, query)).toBe(canonicalJson(normal));
    }),
    { numRuns: 500 },
  );
});

test('what can change is looked at again; what cannot is known by the object that it is', () => {
  const engine = createEngine();
  const [query] = fc.sample(queries('exchange'), { numRuns: 1, seed: 5 });
  if (query === undefined) throw new Error('expected a query');
  const { routing, pair } = query.facts;
  const { point, origin, recipient, categories } = query;
  const bundles = bundlesOf(query);
  const digestOf = (facts: PairFacts): string =>
    engine.about({ point, origin, routing, content: null })({ recipient, categories, pair: facts }, bundles, bundles).factsDigest;
  const expected = (facts: PairFacts): string => digestText(canonicalJson(normalise({ ...query, facts: { routing, pair: facts, content: null } })));

  // Plain, frozen above but not below, and frozen with a getter: each is changed behind the engine's back.
  const plain = { ...pair, treaties: ['UNTOC'] };
  const above = Object.freeze({ ...pair, treaties: ['UNTOC'] });
  let adequacy = pair.adequacy;
  const getter = Object.freeze(
    Object.defineProperty({ ...pair, treaties: Object.freeze(['UNTOC']), reservations: Object.freeze([]) }, 'adequacy', {
      get: () => adequacy,
      enumerable: true,
    }),
  );
  for (const facts of [plain, above, getter]) expect(digestOf(facts)).toBe(expected(facts));
  plain.adequacy = !plain.adequacy;
  above.treaties.push('UNCAC');
  adequacy = !adequacy;
  for (const facts of [plain, above, getter]) expect(digestOf(facts)).toBe(expected(facts));

  const constant = deepFreeze({ ...pair, treaties: ['UNTOC'], reservations: [] });
  const pairs = new Pairs(0);
  expect(pairs.partOf(constant)).toBe(pairs.partOf(constant));
  expect(pairs.partOf(plain)).not.toBe(pairs.partOf(plain));
});

/** Bundles of random rules for the two members of a query. */
const randomLaw = (query: DecisionQuery): fc.Arbitrary<DecidingBundles> => {
  const { point } = query;
  const { origin, recipient } = query.facts.pair;
  return fc.tuple(rules(point), rules(point), rules(point)).map(([exporting, importing, shared]) => ({
    origin: parseBundle(bundleSource(origin, point === 'recipient' ? '' : cedarOf(exporting, true), '')),
    recipient: parseBundle(bundleSource(recipient, '', point === 'origin' ? '' : cedarOf(importing, true))),
    common: parseBundle(bundleSource('common', cedarOf(shared, true), '')),
  }));
};
const underTwoLaws = queries().chain((query) =>
  fc.oneof(
    { arbitrary: fc.tuple(fc.constant(query), randomLaw(query), randomLaw(query)), weight: 4 },
    { arbitrary: fc.constant([query, { ...bundlesOf(query), common: newer }, bundlesOf(query)] as const), weight: 1 },
  ),
);

test('what one set of bundles says is asked once, and twice it says the same', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(underTwoLaws, ([query, named, inForce]) => {
      const { point, origin, recipient, categories, facts } = query;
      const { routing, pair, content } = facts;
      const engine = createEngine();
      const decide = engine.about({ point, origin, routing, content });
      // The same bundles in another object.
      const one = decide({ recipient, categories, pair }, { ...inForce }, inForce);
      expect(engine.statistics()).toMatchObject({ misses: 1, hits: 0 });
      expect(combineDecisions(one, structuredClone(one))).toEqual(one);
      expect(combineDecisions(structuredClone(one), one)).toEqual(one);
      const both = decide({ recipient, categories, pair }, named, inForce);
      expect(both).toEqual(combineDecisions(engine.decide(query, named), engine.decide(query, inForce)));
      expect(decide({ recipient, categories, pair }, named, inForce)).toBe(both);
      seen.set(one.outcome, (seen.get(one.outcome) ?? 0) + 1);
      if (one.withheld.length > 0) seen.set('withheld', (seen.get('withheld') ?? 0) + 1);
    }),
    { numRuns: 80 },
  );
  for (const what of ['permit', 'refuse', 'withheld']) expect(seen.get(what), what).toBeGreaterThan(3);
});

test('an engine with a memory answers as one without, also when the memory is too small', () => {
  const remembering = createEngine();
  const forgetful = createEngine({ memorySize: 3 });
  fc.assert(
    fc.property(fc.array(queries(), { minLength: 1, maxLength: 4 }), fc.array(fc.nat(), { maxLength: 5 }), (pool, order) => {
      for (const index of [...pool.keys(), ...order]) {
        const query = pool[index % pool.length];
        if (query === undefined) continue;
        const expected = createEngine({ memorySize: 0 }).decide(query, bundlesOf(query));
        expect(remembering.decide(query, bundlesOf(query))).toEqual(expected);
        expect(forgetful.decide(query, bundlesOf(query))).toEqual(expected);
      }
    }),
    { numRuns: 40 },
  );
  expect(remembering.statistics().hits).toBeGreaterThan(0);
  expect(forgetful.statistics().size).toBeLessThanOrEqual(3);
});

test('a decision that is shared cannot be changed by one who got it', () => {
  const engine = createEngine();
  const [query] = fc.sample(queries('exchange'), 1);
  if (query === undefined) throw new Error('expected a query');
  const first = engine.decide(query, bundlesOf(query));
  expect(() => Object.assign(first, { outcome: 'permit' })).toThrow(TypeError);
  expect(() => (first.permitted as string[]).push('health')).toThrow(TypeError);
  expect(engine.decide(query, bundlesOf(query))).toBe(first);
});

test('the memory keeps what was used last', () => {
  const memory = new Memory<number>(2);
  memory.set('a', 1);
  memory.set('b', 2);
  expect(memory.get('a')).toBe(1);
  memory.set('c', 3);
  expect([memory.get('a'), memory.get('b'), memory.get('c'), memory.size]).toEqual([1, undefined, 3, 2]);
});

/** Bytes that a call makes, as the middle of several runs: the collector may clean up during one of them. */
function bytesPerCall(call: () => void, calls = 20_000): number {
  for (let index = 0; index < calls; index += 1) call();
  const runs = Array.from({ length: 9 }, () => {
    const before = process.memoryUsage().heapUsed;
    for (let index = 0; index < calls; index += 1) call();
    return (process.memoryUsage().heapUsed - before) / calls;
  });
  return runs.toSorted((a, b) => a - b)[4] ?? 0;
}

test('a decision that is remembered makes nothing new', () => {
  const engine = createEngine();
  const [query] = fc.sample(queries('exchange'), { numRuns: 1, seed: 11 });
  if (query === undefined) throw new Error('expected a query');
  const { point, origin, recipient, categories, facts } = query;
  const bundles = bundlesOf(query);
  const decide = engine.about({ point, origin, routing: facts.routing, content: null });
  const asked = { recipient, categories, pair: deepFreeze(structuredClone(facts.pair)) };
  decide(asked, bundles, bundles);
  // Less than one number or one reference.
  expect(bytesPerCall(() => void decide(asked, bundles, bundles))).toBeLessThan(4);
  // The measure sees what is made: facts that are not known to be constant are put in their one form each time.
  expect(bytesPerCall(() => void decide({ ...asked, pair: { ...asked.pair } }, bundles, bundles))).toBeGreaterThan(100);
  expect(engine.statistics().misses).toBe(1);
});

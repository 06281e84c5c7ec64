import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBundle } from './bundle.ts';
import { createEngine } from './decide.ts';
import { Memory } from './memory.ts';
import { keyOf, normalise, requestMaker } from './request.ts';
import { commonBundle, sampleBundles } from './samples.ts';
import { queries } from './testing.ts';
import type { Bundle, DecisionQuery } from './types.ts';

const common = parseBundle(commonBundle());
const samples: Record<string, Bundle> = Object.fromEntries(Object.entries(sampleBundles()).map(([code, source]) => [code, parseBundle(source)]));

function bundlesOf(query: DecisionQuery): { origin: Bundle; recipient: Bundle; common: Bundle } {
  return { origin: samples[query.facts.pair.origin] ?? common, recipient: samples[query.facts.pair.recipient] ?? common, common };
}

/** Everything that Cedar is told about a query, with lists that are sets taken as sets. */
function told(query: DecisionQuery): string {
  const normal = normalise(query);
  if ('problem' in normal) return normal.problem;
  const request = requestMaker(normal);
  return JSON.stringify([normal.point, request('receive'), request('act'), normal.categories.map((category) => request('disclose', category))]);
}

test('two queries share a key exactly when Cedar is told the same about both', () => {
  fc.assert(
    fc.property(queries(), queries(), fc.boolean(), (left, other, sameAddresses) => {
      // Neighbours, not strangers: the other query differs in one part only.
      const right: DecisionQuery = sameAddresses ? { ...other, ...pick(left, other) } : other;
      const [leftNormal, rightNormal] = [normalise(left), normalise(right)];
      if ('problem' in leftNormal || 'problem' in rightNormal) return;
      expect(keyOf(leftNormal) === keyOf(rightNormal)).toBe(told(left) === told(right));
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
  const keys = [query, ...changed].map((one) => {
    const normal = normalise(one);
    if ('problem' in normal) throw new Error(normal.problem);
    return keyOf(normal);
  });
  expect(new Set(keys).size).toBe(keys.length);
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

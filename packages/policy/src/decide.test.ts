import { CATEGORIES, type Category, memberOf, parseAddress } from '@huecry/notice';
import { expect, test } from 'vitest';
import { parseBundle } from './bundle.ts';
import { combineDecisions } from './combine.ts';
import { createEngine } from './decide.ts';
import { explainDecision } from './explain.ts';
import { localise } from './localise.ts';
import { bundleSource, PLAIN_CONTENT, PLAIN_PAIR } from './testing.ts';
import type { Bundle, Decision, DecisionQuery, Facts, PairFacts, Point } from './types.ts';

const [fr, de] = [parseAddress('fr/dcpj'), parseAddress('de/bka')];
const OVERFLOW = '9223372036854775807';

function rule(id: string, point: string, effect: 'permit' | 'forbid', actions: readonly string[], condition = '', more = ''): string {
  const scope = actions.length === 1 ? `action == Action::"${actions[0]}"` : `action in [${actions.map((action) => `Action::"${action}"`).join(', ')}]`;
  const when = condition === '' ? '' : ` when { ${condition} }`;
  return `@id("${id}") @point("${point}") @cite("art. ${id}") @reason("${id} says so") ${more} ${effect} (principal, ${scope}, resource)${when};\n`;
}

const BOTH = ['receive', 'disclose'];
const OPEN_EXPORT = rule('send', 'origin, exchange', 'permit', BOTH);
const OPEN_IMPORT = rule('let-in', 'exchange', 'permit', BOTH) + rule('use', 'recipient', 'permit', [...BOTH, 'act']);
const OPEN_COMMON = rule('all', 'origin, exchange, recipient', 'permit', BOTH) + rule('all-act', 'recipient', 'permit', ['act']);

interface Law {
  readonly export?: string;
  readonly import?: string;
  readonly common?: string;
}

function lawOf(law: Law = {}): { origin: Bundle; recipient: Bundle; common: Bundle } {
  return {
    origin: parseBundle(bundleSource(memberOf(fr), law.export ?? OPEN_EXPORT, '')),
    recipient: parseBundle(bundleSource(memberOf(de), '', law.import ?? OPEN_IMPORT)),
    common: parseBundle(bundleSource('common', law.common ?? OPEN_COMMON, '')),
  };
}

function queryAt(point: Point, categories: readonly Category[] = ['identity', 'source'], pair: Partial<PairFacts> = {}): DecisionQuery {
  const facts: Facts = {
    routing: {
      kind: 'red',
      profile: 'full',
      diffusion: false,
      offenceClass: '0502',
      basis: ['UNTOC'],
      purpose: 'arrest',
      handling: { code: 'H0', tlp: 'GREEN' },
      classification: 'unclassified',
      conditions: [],
    },
    pair: {
      origin: memberOf(fr),
      recipient: memberOf(de),
      treaties: ['UNTOC'],
      adequacy: true,
      recipientDeathPenalty: false,
      deathPenaltyAssurance: false,
      originSuspended: false,
      recipientSuspended: false,
      recipientSanctioned: false,
      originIsOrganisation: false,
      recipientIsOrganisation: false,
      ...PLAIN_PAIR,
      ...pair,
    },
    content: point === 'exchange' ? null : PLAIN_CONTENT,
  };
  return { point, origin: fr, recipient: de, facts, categories };
}

const decide = (point: Point, law?: Law, query = queryAt(point)): Decision => createEngine().decide(query, lawOf(law));
const names = (rules: readonly { readonly rule: string }[]): string[] => rules.map((one) => one.rule);

test('each set must permit: what none of its rules permits is refused by default, with a citation', () => {
  for (const point of ['origin', 'exchange', 'recipient'] as const)
    expect(decide(point)).toMatchObject({ outcome: 'permit', permitted: ['identity', 'source'] });
  const deny = (point: Point, law: Law): string[] => names(decide(point, law).refusedBy);
  expect(deny('origin', { export: '' })).toEqual(['common/default-deny']);
  expect(deny('exchange', { export: '' })).toEqual(['common/default-deny']);
  expect(deny('exchange', { import: '' })).toEqual(['common/default-deny']);
  expect(deny('recipient', { import: '' })).toEqual(['common/default-deny']);
  for (const point of ['origin', 'exchange', 'recipient'] as const) expect(deny(point, { common: '' })).toEqual(['common/default-deny']);
  const [entry] = decide('exchange', { export: '', import: '' }).refusedBy;
  expect(entry?.reason).toBe('no rule of fr/export and de/import permits it');
  expect(entry?.cite).toContain('Directive (EU) 2016/680');
});

test('a file that has nothing to say at a point does not decide there', () => {
  expect(decide('origin', { import: '' }).outcome).toBe('permit');
  expect(decide('recipient', { export: '' }).outcome).toBe('permit');
});

test('a forbid of any set beats the permits of all, and names itself', () => {
  const forbids = (id: string, point: string): string => rule(id, point, 'forbid', ['disclose'], 'context.category == Category::"source"');
  const withheld = (law: Law): unknown => decide('exchange', law).withheld;
  const entry = (name: string): unknown => [{ category: 'source', point: 'exchange', rule: name, cite: 'art. no', reason: 'no says so', silent: false }];
  expect(withheld({ export: OPEN_EXPORT + forbids('no', 'exchange') })).toEqual(entry('fr/export/no'));
  expect(withheld({ import: OPEN_IMPORT + forbids('no', 'exchange') })).toEqual(entry('de/import/no'));
  expect(withheld({ common: OPEN_COMMON + forbids('no', 'exchange') })).toEqual(entry('common/no'));
});

test('of several forbids the first by member and file is named, always the same', () => {
  const forbids = ['z', 'm', 'a'].map((id) => rule(id, 'exchange', 'forbid', BOTH)).join('');
  const refused = decide('exchange', {
    import: OPEN_IMPORT + forbids,
    common: OPEN_COMMON + forbids,
    export: OPEN_EXPORT + rule('b', 'exchange', 'forbid', BOTH),
  });
  expect(names(refused.refusedBy)).toEqual(['fr/export/b', 'common/z', 'common/m', 'common/a', 'de/import/z', 'de/import/m', 'de/import/a']);
});

test('a rule is heard only at its point', () => {
  const law = { export: OPEN_EXPORT + rule('no', 'origin', 'forbid', ['receive']) };
  expect(decide('origin', law).outcome).toBe('refuse');
  expect(decide('exchange', law).outcome).toBe('permit');
});

test('a permit that fails is a denial, although another permit holds', () => {
  const failing = rule('fails', 'exchange', 'permit', ['receive'], `context.adequacy && ${OVERFLOW} + 1 > 0`);
  const refused = decide('exchange', { common: OPEN_COMMON + failing });
  expect(refused.outcome).toBe('refuse');
  expect(refused.refusedBy).toEqual([
    { rule: 'common/fails', cite: 'art. fails', reason: 'the rule could not be evaluated, which counts as no: fails says so' },
  ]);
});

test('a forbid that fails, which Cedar skips, is a denial at every point and in every set', () => {
  const failing = (point: Point): string => rule('fails', point, 'forbid', ['disclose'], `principal.sanctioned || ${OVERFLOW} + 1 < 0`);
  const outcomes = [
    decide('origin', { export: OPEN_EXPORT + failing('origin') }),
    decide('exchange', { export: OPEN_EXPORT + failing('exchange') }),
    decide('exchange', { import: OPEN_IMPORT + failing('exchange') }),
    decide('recipient', { import: OPEN_IMPORT + failing('recipient') }),
    decide('recipient', { common: OPEN_COMMON + failing('recipient') }),
  ];
  for (const decision of outcomes) {
    expect(decision.permitted).toEqual([]);
    expect(decision.withheld.map(({ category }) => category)).toEqual(['identity', 'source']);
    for (const entry of decision.withheld) expect(entry).toMatchObject({ reason: expect.stringContaining('could not be evaluated') });
  }
  const onContent = rule('fails', 'origin', 'forbid', ['disclose'], `resource has penaltyMonths && resource.penaltyMonths * ${OVERFLOW} < 0`);
  expect(decide('origin', { export: OPEN_EXPORT + onContent }).permitted).toEqual([]);
});

test('a rule on acting that fails is a flag', () => {
  const failing = rule('fails', 'recipient', 'forbid', ['act'], `context.adequacy && ${OVERFLOW} + 1 < 0`);
  const decision = decide('recipient', { import: OPEN_IMPORT + failing });
  expect(decision.outcome).toBe('permit');
  expect(names(decision.flags)).toEqual(['de/import/fails']);
});

test('silence at the origin is kept, also where another rule forbids the same and where the silent rule fails', () => {
  const loud = rule('loud', 'origin', 'forbid', ['disclose'], 'context.category == Category::"source"');
  const silent = rule('silent', 'origin', 'forbid', ['disclose'], 'context.category == Category::"source"', '@silent');
  const failing = rule('fails', 'origin', 'forbid', ['disclose'], `context.category == Category::"source" && ${OVERFLOW} + 1 < 0`, '@silent');
  for (const [law, name] of [
    [loud + silent, 'fr/export/silent'],
    [silent, 'fr/export/silent'],
    [loud + failing, 'fr/export/fails'],
  ] as const) {
    expect(decide('origin', { export: OPEN_EXPORT + law }).withheld).toMatchObject([{ category: 'source', rule: name, silent: true }]);
  }
  expect(decide('origin', { export: OPEN_EXPORT + loud }).withheld).toMatchObject([{ silent: false }]);
});

test('a hold lets categories through only after release, and never softens a refusal', () => {
  const hold = rule('review', 'exchange', 'forbid', ['receive'], 'resource.purpose == Purpose::"arrest"', '@hold');
  const held = decide('exchange', { common: OPEN_COMMON + hold });
  expect(held).toMatchObject({ outcome: 'hold', permitted: ['identity', 'source'], refusedBy: [{ rule: 'common/review' }] });
  expect(decide('exchange', { common: OPEN_COMMON + hold + rule('no', 'exchange', 'forbid', ['receive']) })).toMatchObject({
    outcome: 'refuse',
    permitted: [],
  });
  const fails = rule('review', 'exchange', 'forbid', ['receive'], `context.adequacy && ${OVERFLOW} + 1 < 0`, '@hold');
  expect(decide('exchange', { import: OPEN_IMPORT + fails })).toMatchObject({ outcome: 'hold', refusedBy: [{ rule: 'de/import/review' }] });
});

test('the shortest retention that applies counts', () => {
  const keep = (id: string, days: string, condition = ''): string => rule(id, 'recipient', 'permit', ['receive'], condition, `@retain("${days}")`);
  const law = { import: OPEN_IMPORT + keep('long', 'P90D') + keep('short', 'P2W') + keep('other', 'P1D', 'resource.minor') };
  expect(decide('recipient', law).retentionDays).toBe(14);
  expect(decide('recipient').retentionDays).toBeNull();
});

test('a category may have a time of its own: the shortest of the permits that applied to it, under both sets of bundles', () => {
  const keep = (id: string, days: string, category: string): string =>
    rule(id, 'recipient', 'permit', ['disclose'], `context.category == Category::"${category}"`, `@retain("${days}")`);
  const law = { import: OPEN_IMPORT + keep('long', 'P90D', 'source') + keep('short', 'P2W', 'source') + keep('identity', 'P3D', 'identity') };
  expect(decide('recipient', law)).toMatchObject({ retentionDays: null, retention: { source: 14, identity: 3 } });
  expect(decide('recipient').retention).toEqual({});
  // What is not disclosed has no time to stay.
  const without = { import: law.import + rule('no', 'recipient', 'forbid', ['disclose'], 'context.category == Category::"source"') };
  expect(decide('recipient', without).retention).toEqual({ identity: 3 });
  const other = decide('recipient', { import: OPEN_IMPORT + keep('source', 'P9D', 'source') });
  expect(combineDecisions(decide('recipient', law), other).retention).toEqual({ source: 9, identity: 3 });
  expect(combineDecisions(decide('recipient', without), other).retention).toEqual({ identity: 3 });
});

test('a reason is told in the reader’s language where the rule has it', () => {
  const law = lawOf({
    export: OPEN_EXPORT + rule('no', 'origin', 'forbid', ['disclose'], 'context.category == Category::"source"', '@reason_fr("parce que") @reason_ar("لأن")'),
  });
  const [withheld] = createEngine().decide(queryAt('origin'), law).withheld;
  if (withheld === undefined) throw new Error('expected a category withheld');
  const bundles = [law.common, law.recipient, law.origin];
  expect(localise(withheld, bundles, 'fr')).toEqual({ ...withheld, reason: 'parce que' });
  expect(localise(withheld, bundles, 'ar').reason).toBe('لأن');
  expect(localise(withheld, bundles, 'es')).toBe(withheld);
  expect(localise(withheld, [law.common], 'fr')).toBe(withheld);
  const failed = { ...withheld, reason: `the rule could not be evaluated: ${withheld.reason}` };
  expect(localise(failed, bundles, 'fr')).toBe(failed);
});

test('facts that do not fit are refused, not guessed', () => {
  const engine = createEngine();
  const law = lawOf();
  const base = queryAt('origin');
  const { facts } = base;
  const content = facts.content ?? { minor: false, subjectStatus: 'suspect', penaltyMonths: 60, deathPenaltyPossible: false };
  const wrong: unknown[] = [
    { ...base, facts: { ...facts, content: null } },
    { ...base, facts: { ...facts, content: { ...content, penaltyMonths: 1.5 } } },
    { ...base, facts: { ...facts, content: { ...content, penaltyMonths: Number.NaN } } },
    { ...base, facts: { ...facts, content: { ...content, penaltyMonths: -1 } } },
    { ...base, facts: { ...facts, content: { ...content, subjectStatus: 'guilty' } } },
    { ...base, facts: { ...facts, routing: { ...facts.routing, kind: 'pink' } } },
    { ...base, facts: { ...facts, routing: { ...facts.routing, basis: 'UNTOC' } } },
    { ...base, facts: { ...facts, routing: { ...facts.routing, basis: Array.from({ length: 65 }, (_, index) => `b${index}`) } } },
    { ...base, facts: { ...facts, pair: { ...facts.pair, recipientSuspended: undefined } } },
    { ...base, facts: { ...facts, pair: { ...facts.pair, recipient: 'br' } } },
    { ...base, recipient: 'DE/BKA' },
    { ...base, point: 'border' },
    { ...base, categories: ['identity', 'horoscope'] },
    { ...queryAt('exchange'), facts: { ...facts, content } },
  ];
  for (const query of wrong) {
    const decision = engine.decide(query as DecisionQuery, law);
    expect(decision).toMatchObject({ outcome: 'refuse', permitted: [], withheld: [] });
    expect(names(decision.refusedBy)).toEqual(['common/wrong-facts']);
  }
  expect(engine.decide(base, law).outcome).toBe('permit');
});

test('the bundles must be those of the two members, and parsed', () => {
  const law = lawOf();
  const engine = createEngine();
  expect(names(engine.decide(queryAt('exchange'), { ...law, recipient: law.origin }).refusedBy)).toEqual(['common/wrong-bundle']);
  expect(names(engine.decide(queryAt('exchange'), { ...law, common: law.origin }).refusedBy)).toEqual(['common/wrong-bundle']);
  expect(() => engine.decide(queryAt('exchange'), { ...law, origin: { ...law.origin } })).toThrow(expect.objectContaining({ code: 'unparsed-bundle' }));
});

test('categories are answered in one order, once each', () => {
  const decision = decide('exchange', undefined, queryAt('exchange', ['source', 'identity', 'source', 'birth']));
  expect(decision.permitted).toEqual(['identity', 'birth', 'source']);
  expect(decide('exchange', undefined, queryAt('exchange', CATEGORIES)).permitted).toEqual(CATEGORIES);
});

test('two decisions together permit what both permit', () => {
  const no = (id: string, category: string): string => rule(id, 'exchange', 'forbid', ['disclose'], `context.category == Category::"${category}"`);
  const query = queryAt('exchange', ['identity', 'source', 'photo']);
  const named = decide('exchange', { export: OPEN_EXPORT + no('a', 'source') }, query);
  const inForce = decide('exchange', { export: OPEN_EXPORT + no('b', 'photo') }, query);
  const both = combineDecisions(named, inForce);
  expect(both.permitted).toEqual(['identity']);
  expect(both.withheld.map(({ category, rule: name }) => [category, name]).toSorted()).toEqual([
    ['photo', 'fr/export/b'],
    ['source', 'fr/export/a'],
  ]);
  expect(both.bundles).toEqual(inForce.bundles);

  const refusing = decide('exchange', { export: OPEN_EXPORT + rule('c', 'exchange', 'forbid', ['receive']) }, query);
  for (const pair of [
    [refusing, inForce],
    [inForce, refusing],
  ] as const) {
    expect(combineDecisions(...pair)).toMatchObject({ outcome: 'refuse', permitted: [], refusedBy: [{ rule: 'fr/export/c' }] });
  }
  expect(combineDecisions(inForce, inForce)).toBe(inForce);
});

test('a decision is explained in words, with rule and article', () => {
  const law: Law = {
    import: OPEN_IMPORT + rule('keep', 'recipient', 'permit', ['receive'], '', '@retain("P90D")') + rule('no-arrest', 'recipient', 'forbid', ['act']),
    common: OPEN_COMMON + rule('no-source', 'recipient', 'forbid', ['disclose'], 'context.category == Category::"source"'),
  };
  expect(explainDecision(decide('recipient', law))).toEqual([
    'The recipient gets this notice.',
    'Permitted because use says so (rule de/import/use; art. use).',
    'Permitted because keep says so (rule de/import/keep; art. keep).',
    'Permitted because all says so (rule common/all; art. all).',
    'Disclosed: identity.',
    'Withheld at the recipient: source, because no-source says so (rule common/no-source; art. no-source).',
    'The action asked for is declined because no-arrest says so (rule de/import/no-arrest; art. no-arrest).',
    'It may be kept for 90 days.',
  ]);
  expect(explainDecision(decide('exchange', { export: '' }))[1]).toMatch(/^Refused because no rule of fr\/export permits it \(rule common\/default-deny; /);
});

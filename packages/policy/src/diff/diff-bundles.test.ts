import { type Category, CATEGORIES, type MemberCode, memberOf, parseAddress } from '@huecry/notice';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEngine, type Bundle, parseBundle, type PairFacts } from '../index.ts';
import { commonBundle, sampleBundles } from '../samples.ts';
import { situationOf } from '../situation/situation.ts';
import { bundleSource, cedarOf, queries, rules } from '../testing.ts';
import type { DecisionQuery } from '../types.ts';
import { diffBundles } from './diff-bundles.ts';
import type { PolicyChange } from './policy-change.ts';

const common = parseBundle(commonBundle());
const sources = sampleBundles();
const code = (text: string): MemberCode => memberOf(parseAddress(`${text}/ncb`));
const changed = (member: keyof typeof sources, edit: (text: string) => string, file: 'exportCedar' | 'importCedar' = 'exportCedar'): Bundle => {
  const text = edit(sources[member][file]);
  expect(text).not.toBe(sources[member][file]);
  return parseBundle({ ...sources[member], [file]: text });
};
const compare = (member: keyof typeof sources, after: Bundle, world: Parameters<typeof diffBundles>[0]['world'] = null) =>
  diffBundles({ before: parseBundle(sources[member]), after, common, world });
const brief = (changes: readonly PolicyChange[]) =>
  changes.map(({ direction, action, categories, recipients, origins, kinds, when, before, after }) => ({
    direction,
    what: action === 'disclose' ? categories.join(' ') : action,
    who: recipients ?? origins,
    kinds,
    when: when.map(({ fact, values }) => `${fact} ${values.join('/')}`),
    change: `${before} → ${after}`,
  }));

describe('for any member', () => {
  test('nothing changes where no rule does', () => {
    const after = parseBundle({ ...sources.fr, version: '2', exportCedar: `// a remark\n${sources.fr.exportCedar}` });
    expect(compare('fr', after)).toMatchObject({ rules: [], changes: [], cells: { changed: 0 } });
  });

  test('a narrower exception: one category, one kind, under the facts that the rule reads', () => {
    const diff = compare(
      'fr',
      changed('fr', (text) => text.replace('[Kind::"yellow", Kind::"black"]', '[Kind::"yellow"]')),
    );
    expect(diff.rules).toEqual([{ rule: 'fr/export/health-to-find-and-identify', change: 'changed', parts: ['condition'] }]);
    expect(brief(diff.changes)).toEqual([
      { direction: 'out', what: 'health', who: null, kinds: ['black'], when: ['adequacy no', 'recipientIsReviewer no'], change: 'disclosed → withheld' },
    ]);
    expect(diff.changes[0]).toMatchObject({ beforeRule: null, afterRule: 'fr/export/health-to-find-and-identify' });
    // A body to be identified is held for no class of offence.
    expect(diff.changes[0]?.offenceClasses).toBeNull();
  });

  test('what comes in: how long it is kept, and what is done', () => {
    const after = changed('fr', (text) => text.replace('P1095D', 'P100D').replace('resource.deathPenaltyPossible', 'resource.minor'), 'importCedar');
    const lines = brief(compare('fr', after).changes);
    expect(lines).toContainEqual(expect.objectContaining({ direction: 'in', what: 'receive', change: 'received, kept 1095 days → received, kept 100 days' }));
    expect(lines).toContainEqual(
      expect.objectContaining({ what: 'act', when: ['deathPenaltyPossible yes', 'purpose arrest', 'minor no'], change: 'declined → done' }),
    );
  });

  test('a category that all other rules withhold anyway does not change', () => {
    const belief = changed('fr', (text) =>
      text.replace('{ context.category == Category::"belief" }', '{ context.category == Category::"belief" && !context.adequacy }'),
    );
    // Where protection is not adequate the common rules withhold it; where it is, France does no longer.
    const { changes } = compare('fr', belief);
    const when = ['recipientIsReviewer no', 'adequacy yes'];
    expect(brief(changes)).toMatchObject([
      { what: 'belief', when, change: 'withheld → disclosed' },
      { what: 'belief', kinds: ['orange'], when, change: 'withheld → disclosed' },
    ]);
    // An urgent warning on a matter of opinion names nobody by the common rules: there nothing changes.
    expect(changes[1]?.offenceClasses).not.toContain('0803');
    expect(changes[1]?.offenceClasses).toContain('0901');
  });

  test('only the words change', () => {
    const diff = compare(
      'fr',
      changed('fr', (text) => text.replace('belief is not passed on', 'belief stays here')),
    );
    expect(diff).toMatchObject({ rules: [{ change: 'changed', parts: ['reason'] }], changes: [] });
  });
});

test('among members: whom it touches follows from their facts and their own rules', () => {
  const pair = (origin: MemberCode, recipient: MemberCode): PairFacts => ({
    origin,
    recipient,
    treaties: ['UNTOC'],
    adequacy: recipient === 'de' || recipient === 'jp',
    recipientDeathPenalty: false,
    deathPenaltyAssurance: false,
    originSuspended: false,
    recipientSuspended: recipient === 'br',
    recipientSanctioned: false,
    originIsOrganisation: origin.startsWith('x-'),
    recipientIsOrganisation: recipient.startsWith('x-'),
    reservations: [],
    dualCriminality: 'unknown',
    recipientMaxPenaltyMonths: null,
    classificationUpTo: 0,
    recipientIsReviewer: false,
  });
  const world = {
    members: ['fr', 'de', 'br', 'jp', 'eg', 'x-un'].map(code),
    pair,
    bundle: (member: MemberCode) => parseBundle(sources[member as keyof typeof sources]),
  };
  const after = changed('fr', (text) => text.replace('context.category == Category::"belief"', 'context.category == Category::"belief" && !context.adequacy'));
  const diff = compare('fr', after, world);
  // br is suspended, eg and x-un are not adequate, jp does not take belief in: only Germany's wanted-for-belief exception is left.
  expect([...new Set(diff.changes.flatMap(({ recipients }) => recipients ?? ['all']))]).toEqual(['de']);
});

/** Whether a line of the comparison speaks of a situation. Sampled facts are not looked at. */
function covers(change: PolicyChange, query: DecisionQuery, category: Category | null): boolean {
  const situation = situationOf(query);
  const among = (values: readonly string[] | null, value: string): boolean => values === null || values.includes(value);
  return (
    (category === null ? change.action === 'receive' : change.action === 'disclose' && change.categories.includes(category)) &&
    (among(change.recipients, memberOf(query.recipient)) || among(change.recipients, query.recipient) || among(change.recipients, 'zz')) &&
    (among(change.origins, memberOf(query.origin)) || among(change.origins, query.origin)) &&
    among(change.kinds, situation.kind) &&
    among(change.offenceClasses, situation.offenceClass) &&
    change.when.every(({ fact, values }) => {
      const value = fact === 'category' ? null : situation[fact];
      if (typeof value === 'boolean') return values.includes(value ? 'yes' : 'no');
      return typeof value !== 'string' || values.includes(value);
    })
  );
}

test('every answer that changes stands in some line, for random rules and facts', () => {
  const engine = createEngine({ memorySize: 0 });
  const permits = cedarOf(
    [
      { effect: 'permit', action: 'receive', point: 'origin', condition: null },
      { effect: 'permit', action: 'disclose', point: 'origin', condition: null },
    ],
    true,
  ).replaceAll('"r-', '"o-');
  const open = (member: string): Bundle => {
    const both = 'action in [Action::"receive", Action::"disclose"]';
    const permit = (points: string): string => `@id("all") @point("${points}") @cite("test") @reason("test") permit (principal, ${both}, resource);`;
    return parseBundle(bundleSource(member as never, permit('origin, exchange'), permit('exchange, recipient')));
  };
  const everything = parseBundle(
    bundleSource(
      'common',
      '@id("all") @point("origin, exchange, recipient") @cite("t") @reason("t") permit (principal, action in [Action::"receive", Action::"disclose"], resource);',
      '',
    ),
  );
  fc.assert(
    fc.property(rules('exchange'), rules('exchange'), fc.array(queries('exchange'), { minLength: 8, maxLength: 8 }), (old, next, asked) => {
      const [before, after] = [old, next].map((list) => parseBundle(bundleSource(code('fr'), `${permits}\n${cedarOf(list, true)}`, '')));
      if (before === undefined || after === undefined) throw new Error('two bundles expected');
      const { changes } = diffBundles({ before, after, common: everything, world: null });
      for (const given of asked) {
        const query = { ...given, categories: CATEGORIES };
        if (memberOf(query.origin) !== 'fr' || memberOf(query.recipient) === 'fr') continue;
        const other = open(memberOf(query.recipient));
        const [was, is] = [before, after].map((origin) => engine.decide(query, { origin, recipient: other, common: everything }));
        if (was === undefined || is === undefined) throw new Error('two decisions expected');
        const sides = (category: Category | null) => changes.filter((change) => covers(change, query, category)).length;
        if (was.outcome !== is.outcome) expect(sides(null), JSON.stringify(query)).toBeGreaterThan(0);
        else if (was.outcome === 'permit')
          for (const category of CATEGORIES)
            if (was.permitted.includes(category) !== is.permitted.includes(category)) expect(sides(category), category).toBeGreaterThan(0);
      }
    }),
    { numRuns: 25 },
  );
});

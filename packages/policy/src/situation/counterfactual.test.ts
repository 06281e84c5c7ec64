import { describe, expect, test } from 'vitest';
import { createEngine, parseBundle } from '../index.ts';
import { commonBundle, sampleBundles } from '../samples.ts';
import { parseAddress } from '@huecry/notice';
import { ordinary, queryOf, type Situation } from './situation.ts';
import { counterfactuals, factsUsed, type Subject } from './counterfactual.ts';
import type { Point } from '../types.ts';

const sources = sampleBundles();
const bundles = { origin: parseBundle(sources.fr), recipient: parseBundle(sources.eg), common: parseBundle(commonBundle()) };
const engine = createEngine();
const situation = (given: Partial<Situation> = {}): Situation => ordinary(parseAddress('fr/dcpj'), parseAddress('eg/ncb'), { adequacy: false, ...given });
const found = (subject: Subject, given: Partial<Situation> = {}, point: Point = 'origin') =>
  counterfactuals(engine, queryOf(situation(given), point, subject.about === 'category' ? [subject.category] : []), [bundles], subject).map((changes) =>
    changes.map(({ fact, from, to, holder }) => `${fact} ${from} → ${to} (${holder})`).join(' and '),
  );

describe('what would have had to differ', () => {
  test('one fact, in whose hands it is, and every way there is', () => {
    const towardsProtectionOrReview = ['adequacy no → yes (registry)', 'recipientIsReviewer no → yes (registry)'];
    // A missing person's kind alone does not do: it does not go with an arrest.
    expect(found({ about: 'category', category: 'health' })).toEqual(towardsProtectionOrReview);
    expect(found({ about: 'category', category: 'biometric' })).toEqual(towardsProtectionOrReview);
    expect(found({ about: 'category', category: 'health' }, { kind: 'blue', purpose: 'locate' })).toEqual([
      'kind blue → yellow (notice)',
      ...towardsProtectionOrReview,
    ]);
  });

  test('nothing, where the rule reads no fact', () => {
    // France takes no beliefs from anybody, whatever the notice.
    const [eg, fr] = [parseAddress('eg/ncb'), parseAddress('fr/dcpj')];
    const query = queryOf(ordinary(eg, fr, {}), 'exchange', ['belief']);
    const deciding = { origin: bundles.recipient, recipient: bundles.origin, common: bundles.common };
    expect(engine.decide(query, deciding).withheld).toMatchObject([{ category: 'belief' }]);
    expect(counterfactuals(engine, query, [deciding], { about: 'category', category: 'belief' })).toEqual([]);
  });

  test('two facts, where no one is enough', () => {
    const pairs = found({ about: 'category', category: 'contact' }, { subjectStatus: 'witness', handling: 'H3', diffusion: true });
    expect(pairs).toContain('adequacy no → yes (registry)');
    const both = found({ about: 'notice' }, { handling: 'H3', tlp: 'RED', basis: [] });
    expect(both.every((line) => line.includes(' and ') || line.includes('diffusion'))).toBe(true);
  });

  test('a treaty that the notice names, and a basis that needs none', () => {
    const ways = found({ about: 'notice' }, { treaties: [], basis: ['UNTOC'] });
    expect(ways).toEqual(expect.arrayContaining(['treaties – → UNTOC (registry)', 'basis UNTOC → … + national-law (notice)']));
    expect(ways.join()).not.toContain('recipientIsOrganisation');
  });

  test('the exchange does not speak of the content', () => {
    expect(found({ about: 'notice' }, { offenceClass: '0803' }, 'exchange').join()).toContain('offenceClass 0803');
    expect(found({ about: 'notice' }, { offenceClass: '0803' }, 'exchange').join()).not.toContain('minor');
  });

  test('each answer holds: with its changes the decision is another one', () => {
    // By construction every change was decided again; here the other way: without any change it is not.
    expect(engine.decide(queryOf(situation(), 'origin', ['health']), bundles).permitted).toEqual([]);
  });
});

test('the facts that a rule read', () => {
  const rule = bundles.origin.rules.find(({ id }) => id === 'health-to-find-and-identify');
  if (rule === undefined) throw new Error('a rule expected');
  expect(factsUsed(rule, queryOf(situation(), 'origin', ['health']))).toEqual([
    { fact: 'adequacy', value: 'no', holder: 'registry' },
    { fact: 'kind', value: 'red', holder: 'notice' },
    { fact: 'recipientIsReviewer', value: 'no', holder: 'registry' },
  ]);
});

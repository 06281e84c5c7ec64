import { describe, expect, test } from 'vitest';
import { factSources, pairFacts, type StatementBody } from './index.ts';
import { admitBody, AS_OF, defineBody, member, NOW_MS, QUORUM, World } from './testing/world.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);
type Row = { crime: boolean; maxPenaltyMonths: number | 'life' | 'death' | null };
const offences = (validFrom: string, rows: Readonly<Record<string, Row>>): StatementBody => ({
  type: 'offences.state',
  validFrom,
  classes: Object.fromEntries(Object.entries(rows).map(([code, row]) => [code, { ...row, cite: `Code, on ${code}` }])),
  source: 'Criminal Code',
  asOf: AS_OF,
});
const ladder = (validFrom: string, ...levels: readonly [string, string][]): StatementBody =>
  ({
    type: 'classification.state',
    validFrom,
    levels: levels.map(([name, equivalent]) => ({ name, equivalent })),
    source: 'Act',
    asOf: AS_OF,
  }) as StatementBody;
const facts = (world: World, at: string, offenceClass: string, origin = 'fr', recipient = 'de') =>
  pairFacts(world.state, member(origin), member(recipient), day(at), offenceClass);
const CRIME = (maxPenaltyMonths: Row['maxPenaltyMonths']): Row => ({ crime: true, maxPenaltyMonths });
const NONE: Row = { crime: false, maxPenaltyMonths: null };

describe('tables of offences', () => {
  test('dual criminality and penalty are those of the day and the class, a class not named is answered by its level 1', () => {
    const world = new World();
    expect(facts(world, '2020-01-01', '0502')).toMatchObject({ dualCriminality: 'unknown', recipientMaxPenaltyMonths: null });
    expect(world.say(offences('2010-01-01', { '05': CRIME(60), '0209': CRIME(12), '0803': NONE }), ['fr'])).toBe('applied');
    expect(facts(world, '2020-01-01', '0502')).toMatchObject({ dualCriminality: 'unknown', recipientMaxPenaltyMonths: null });
    expect(
      world.say(
        offences('2010-01-01', { '0502': CRIME(120), '0209': NONE, '0803': NONE, '0101': CRIME('life'), '0906': CRIME('death'), '0907': CRIME(null) }),
        ['de'],
      ),
    ).toBe('applied');
    expect(facts(world, '2020-01-01', '0502')).toMatchObject({ dualCriminality: 'both', recipientMaxPenaltyMonths: 120 });
    expect(facts(world, '2020-01-01', '0502', 'de', 'fr')).toMatchObject({ dualCriminality: 'both', recipientMaxPenaltyMonths: 60 });
    expect(facts(world, '2020-01-01', '0209').dualCriminality).toBe('origin-only');
    expect(facts(world, '2020-01-01', '0209', 'de', 'fr').dualCriminality).toBe('recipient-only');
    expect(facts(world, '2020-01-01', '0803').dualCriminality).toBe('neither');
    expect(facts(world, '2020-01-01', '0101')).toMatchObject({ dualCriminality: 'unknown', recipientMaxPenaltyMonths: 1200 });
    expect(facts(world, '2020-01-01', '0906').recipientMaxPenaltyMonths).toBe(1200);
    expect(facts(world, '2020-01-01', '0907').recipientMaxPenaltyMonths).toBeNull();
    expect(facts(world, '2020-01-01', '0000').dualCriminality).toBe('unknown');
    expect(facts(world, '2009-12-31', '0502').dualCriminality).toBe('unknown');
  });

  test('a later version counts from its own day, and the past keeps its table', () => {
    const world = new World();
    world.say(offences('2010-01-01', { '0209': CRIME(12) }), ['de']);
    world.say(offences('2022-01-01', { '0209': NONE }), ['de']);
    world.say(offences('2015-01-01', { '0209': CRIME(24) }), ['de']);
    world.say(offences('2015-01-01', { '0209': CRIME(30) }), ['de']);
    const penalties = ['2014-12-31', '2015-01-01', '2021-12-31', '2022-01-01'].map((at) => facts(world, at, '0209').recipientMaxPenaltyMonths);
    expect(penalties).toEqual([12, 30, 30, null]);
  });

  test('what contradicts itself is refused', () => {
    const world = new World();
    expect(world.say(offences('2010-01-01', {}), ['fr'])).toBe('no-change');
    for (const [code, row] of [
      ['0000', NONE],
      ['9999', NONE],
      ['0502', { crime: false, maxPenaltyMonths: 12 }],
      ['0502', CRIME(0)],
      ['0502', CRIME(1201)],
    ] as const) {
      expect(() => world.statement(offences('2010-01-01', { [code]: row }), ['fr'])).toThrow(/statement/);
    }
    expect(world.say(offences('2010-01-01', { '0502': CRIME(1) }), ['fr', 'de'])).toBe('wrong-signer');
  });
});

describe('ladders and lists', () => {
  test('the highest level for which both have one of their own', () => {
    const world = new World();
    world.say(ladder('2010-01-01', ['Diffusion restreinte', 'restricted'], ['Confidentiel', 'confidential'], ['Secret', 'secret']), ['fr']);
    expect(facts(world, '2020-01-01', '0502').classificationUpTo).toBe(0);
    world.say(ladder('2010-01-01', ['Offen', 'unclassified'], ['VS-NfD', 'restricted'], ['VS-Vertraulich', 'confidential']), ['de']);
    expect(facts(world, '2020-01-01', '0502').classificationUpTo).toBe(2);
    world.say(ladder('2021-07-01', ['Diffusion restreinte', 'restricted'], ['Secret', 'secret']), ['fr']);
    expect([facts(world, '2021-06-30', '0502').classificationUpTo, facts(world, '2021-07-01', '0502').classificationUpTo]).toEqual([2, 1]);
    expect(world.say(ladder('2010-01-01', ['Secret', 'secret'], ['Confidentiel', 'confidential']), ['fr'])).toBe('wrong-order');
    expect(world.say(ladder('2010-01-01', ['Secret', 'secret'], ['Secret', 'secret']), ['fr'])).toBe('duplicate-code');
  });

  test('lists of codes are adopted together, each version once', () => {
    const world = new World();
    const list = (version: string, ...codes: string[]): StatementBody => ({
      type: 'code-list.adopt',
      list: 'TLP',
      version,
      codes: codes.map((code) => ({ code, title: `TLP:${code}` })),
      source: 'FIRST',
      asOf: AS_OF,
    });
    expect(world.say(list('2.0', 'RED', 'AMBER+STRICT'), ['fr'])).toBe('quorum-missing');
    expect(world.say(list('2.0', 'RED', 'RED'), QUORUM)).toBe('duplicate-code');
    expect(world.say(list('2.0', 'RED', 'AMBER+STRICT'), QUORUM)).toBe('applied');
    expect(world.say(list('2.0', 'RED'), QUORUM)).toBe('no-change');
    expect(world.say(list('3.0', 'RED'), QUORUM)).toBe('applied');
    expect(world.state.codeLists.get('TLP')?.map(({ version, codes }) => [version, codes.length])).toEqual([
      ['2.0', 2],
      ['3.0', 1],
    ]);
  });
});

describe('where a fact comes from', () => {
  test('every fact of a pair names its statements, or says that nobody stated it', () => {
    const world = new World();
    const bare = factSources(world.state, member('fr'), member('de'), NOW_MS, '0502');
    const { origin: _o, recipient: _r, treaties: _t, reservations: _v, ...single } = facts(world, '2026-03-01', '0502');
    expect(new Set(bare.map(({ fact }) => fact))).toEqual(new Set(Object.keys(single)));
    for (const { fact, value } of bare) expect(value).toBe(single[fact as keyof typeof single]);
    expect(bare.filter(({ fact }) => !fact.endsWith('Organisation')).every(({ source, position }) => source === null && position === null)).toBe(true);

    world.say(defineBody('UNTOC'), QUORUM);
    const reservations = [{ effect: 'no-surrender-of-nationals', article: 'art. 16', text: 'no nationals' }] as const;
    world.say({ type: 'treaty.join', treaty: 'UNTOC', inForce: '2003-09-29', reservations, source: 'notification A', asOf: '2026-01-02' }, ['fr']);
    world.say({ type: 'treaty.join', treaty: 'UNTOC', inForce: '2006-07-14', until: '2027-01-01', source: 'notification B', asOf: '2026-01-03' }, ['de']);
    world.say({ type: 'adequacy.recognise', member: member('de'), from: '2018-05-06', until: '2020-01-01', source: 'decision', asOf: AS_OF }, ['fr']);
    world.say({ type: 'assurance.give', to: member('fr'), subject: 'death-penalty', from: '2019-01-01', source: 'note', asOf: AS_OF }, ['de']);
    world.say({ type: 'member.facts', deathPenalty: false, source: 'Basic Law, art. 102', asOf: AS_OF }, ['de']);
    world.say(offences('2010-01-01', { '0502': CRIME(120) }), ['de']);
    world.say(ladder('2010-01-01', ['Secret', 'secret']), ['fr']);
    world.say(admitBody('x-un'), QUORUM);
    world.say({ type: 'review.appoint', member: member('de'), source: 'resolution', asOf: AS_OF }, QUORUM);
    const found = factSources(world.state, member('fr'), member('de'), NOW_MS, '0502');
    const of = (fact: string) => found.filter((one) => one.fact === fact);
    expect(of('treaties')).toEqual([
      {
        fact: 'treaties',
        value: 'UNTOC',
        member: 'fr',
        since: '2003-09-29',
        until: null,
        source: 'notification A',
        asOf: '2026-01-02',
        position: 2,
        text: 'fr is party to UNTOC since 2003-09-29',
      },
      {
        fact: 'treaties',
        value: 'UNTOC',
        member: 'de',
        since: '2006-07-14',
        until: '2027-01-01',
        source: 'notification B',
        asOf: '2026-01-03',
        position: 3,
        text: 'de is party to UNTOC since 2006-07-14, until 2027-01-01',
      },
    ]);
    expect(of('reservations')).toMatchObject([
      { value: 'UNTOC:no-surrender-of-nationals', member: 'fr', position: 2, text: 'fr on UNTOC, art. 16: no nationals' },
    ]);
    expect(of('adequacy')).toMatchObject([{ value: false, until: '2020-01-01', source: 'decision', position: 4 }]);
    expect(of('deathPenaltyAssurance')).toMatchObject([{ value: true, member: 'de', since: '2019-01-01', position: 5 }]);
    expect(of('recipientDeathPenalty')).toMatchObject([
      { value: false, source: 'Basic Law, art. 102', position: 6, text: 'de states that it does not apply the death penalty' },
    ]);
    expect(of('dualCriminality')).toMatchObject([
      { value: 'unknown', member: 'fr', source: null },
      { value: 'unknown', member: 'de', position: 7, text: 'de: class 0502 is a crime, up to 120 months (Code, on 0502)' },
    ]);
    expect(of('recipientMaxPenaltyMonths')).toMatchObject([{ value: 120, position: 7 }]);
    expect(of('classificationUpTo')).toMatchObject([
      { value: 0, member: 'fr', position: 8, text: 'fr has Secret for secret' },
      { value: 0, member: 'de', source: null },
    ]);
    expect(of('recipientIsReviewer')).toMatchObject([{ value: true, since: '2026-03-01', source: 'resolution', position: 10 }]);
    // Every position named is that of a registry entry which says so.
    for (const { source, position } of found)
      if (source !== null) expect(Buffer.from(world.entries.find((one) => one.position === position)?.bytes ?? []).toString('latin1')).toContain(source);
  });
});

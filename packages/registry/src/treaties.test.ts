import { describe, expect, test } from 'vitest';
import { pairFacts, type StatementBody } from './index.ts';
import { admitBody, AS_OF, defineBody, member, QUORUM, World } from './testing/world.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);
const join = (inForce: string, change: object = {}): StatementBody => ({
  type: 'treaty.join',
  treaty: 'UNTOC',
  inForce,
  source: 'depositary',
  asOf: AS_OF,
  ...change,
});
const denounce = (effective: string, treaty = 'UNTOC'): StatementBody => ({ type: 'treaty.denounce', treaty, effective, source: 'notification', asOf: AS_OF });
const parties = (world: World, at: string) => pairFacts(world.state, member('fr'), member('de'), day(at), '0502');
const bound = (world: World, ...days: string[]) => days.map((at) => parties(world, at).treaties.includes('UNTOC'));

function begun(): World {
  const world = new World();
  expect(world.say(defineBody('UNTOC'), QUORUM)).toBe('applied');
  expect(world.say(join('2000-01-01'), ['de'])).toBe('applied');
  return world;
}

describe('a fact needs a source and a day', () => {
  test.each<[string, StatementBody, readonly string[]]>([
    ['treaty.define', defineBody('EAW'), QUORUM],
    ['treaty.join', join('2003-09-29'), ['fr']],
    ['treaty.denounce', denounce('2020-01-01'), ['de']],
    ['adequacy.recognise', { type: 'adequacy.recognise', member: member('de'), from: '2019-01-01', source: 's1', asOf: AS_OF }, ['fr']],
    ['assurance.give', { type: 'assurance.give', to: member('de'), subject: 'death-penalty', from: '2019-01-01', source: 's1', asOf: AS_OF }, ['fr']],
    ['member.facts', { type: 'member.facts', deathPenalty: false, source: 's1', asOf: AS_OF }, ['fr']],
    ['sanction.declare', { type: 'sanction.declare', member: member('jp'), source: 's1', asOf: AS_OF }, QUORUM],
    ['review.appoint', { type: 'review.appoint', member: member('jp'), source: 's1', asOf: AS_OF }, QUORUM],
    [
      'offences.state',
      { type: 'offences.state', validFrom: '2019-01-01', classes: { '0502': { crime: true, maxPenaltyMonths: 36, cite: 'Code' } }, source: 's1', asOf: AS_OF },
      ['fr'],
    ],
    [
      'classification.state',
      { type: 'classification.state', validFrom: '2019-01-01', levels: [{ name: 'Geheim', equivalent: 'secret' }], source: 's1', asOf: AS_OF },
      ['fr'],
    ],
    ['code-list.adopt', { type: 'code-list.adopt', list: 'TLP', version: '2.0', codes: [{ code: 'RED', title: 'red' }], source: 's1', asOf: AS_OF }, QUORUM],
  ])('%s', (_type, body, signers) => {
    const world = begun();
    for (const blank of [' ', '—', '  . ', '\u200b']) expect(world.say({ ...body, source: blank } as StatementBody, signers)).toBe('source-missing');
    // The world's clock says 1 March 2026, UTC.
    expect(world.say({ ...body, asOf: '2026-03-02' } as StatementBody, signers)).toBe('as-of-in-future');
    expect(() => world.statement({ ...body, asOf: undefined } as unknown as StatementBody, signers)).toThrow(/asOf/);
    expect(() => world.statement({ ...body, source: '' } as StatementBody, signers)).toThrow(/source/);
    expect(world.say({ ...body, asOf: '2026-03-01' } as StatementBody, signers)).toBe('applied');
  });
});

describe('treaties', () => {
  test('the members define them together; nobody joins one that is not defined, not in force, or between others', () => {
    const world = new World();
    expect(world.say(join('2003-09-29'), ['fr'])).toBe('unknown-treaty');
    expect(world.say(denounce('2003-09-29'), ['fr'])).toBe('unknown-treaty');
    expect(world.say(defineBody('UNTOC'), ['fr', 'de'])).toBe('quorum-missing');
    expect(world.say(defineBody('UNTOC', { opened: '2000-12-12', inForce: '2000-12-11' }), QUORUM)).toBe('invalid-period');
    expect(world.say(defineBody('UNTOC', { opened: '2000-12-12', inForce: null }), QUORUM)).toBe('applied');
    expect(world.say(join('2003-09-29'), ['fr'])).toBe('invalid-period');
    expect(world.say(defineBody('UNTOC', { opened: '2000-12-12', inForce: '2003-09-29' }), QUORUM)).toBe('applied');
    expect(world.say(join('2003-09-28'), ['fr'])).toBe('invalid-period');
    expect(world.say(join('2003-09-29'), ['fr'])).toBe('applied');
    expect(world.state.treaties.get('UNTOC')).toMatchObject({ kind: 'multilateral', partial: true, position: 7 });

    const bilateral = (between: readonly string[]) => defineBody('bilateral:br-fr', { kind: 'bilateral', parties: between });
    expect(world.say(bilateral(['br']), QUORUM)).toBe('invalid-parties');
    expect(world.say(bilateral(['br', 'br']), QUORUM)).toBe('invalid-parties');
    expect(world.say(bilateral(['br', 'zz']), QUORUM)).toBe('unknown-member');
    expect(world.say(defineBody('EAW', { kind: 'union', parties: ['br', 'fr'] }), QUORUM)).toBe('invalid-parties');
    expect(world.say(bilateral(['br', 'fr']), QUORUM)).toBe('applied');
    const joinIt: StatementBody = { ...join('2003-09-29'), treaty: 'bilateral:br-fr' } as StatementBody;
    expect(world.say(joinIt, ['de'])).toBe('invalid-parties');
    for (const party of ['br', 'fr']) expect(world.say(joinIt, [party])).toBe('applied');
    expect(pairFacts(world.state, member('br'), member('fr'), day('2020-01-01'), '0502').treaties).toEqual(['bilateral:br-fr']);
  });

  test('denounced and joined again: each day keeps what held on it', () => {
    const world = begun();
    expect(world.say(denounce('2012-01-01'), ['fr'])).toBe('not-a-party');
    expect(world.say(join('2003-09-29'), ['fr'])).toBe('applied');
    expect(world.say(denounce('2003-09-29'), ['fr'])).toBe('invalid-period');
    expect(world.say(denounce('2012-01-01'), ['fr'])).toBe('applied');
    const denounced = world.state;
    expect(world.say(denounce('2013-01-01'), ['fr'])).toBe('not-a-party');
    expect(world.say(join('2011-12-31'), ['fr'])).toBe('overlapping-period');
    expect(world.say(join('2002-01-01'), ['fr'])).toBe('overlapping-period');
    expect(world.say(join('2015-06-01'), ['fr'])).toBe('applied');
    expect(bound(world, '2003-09-28', '2003-09-29', '2011-12-31', '2012-01-01', '2015-05-31', '2015-06-01', '2026-03-01')).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
    expect(pairFacts(denounced, member('fr'), member('de'), day('2020-01-01'), '0502').treaties).toEqual([]);
    // A time before all others may still be stated.
    expect(world.say(join('1995-01-01', { until: '1999-01-01' }), ['fr'])).toBe('applied');
    expect(
      world.state.members
        .get(member('fr'))
        ?.treaties.get('UNTOC')
        ?.map(({ from, until }) => [from, until]),
    ).toEqual([
      ['1995-01-01', '1999-01-01'],
      ['2003-09-29', '2012-01-01'],
      ['2015-06-01', null],
    ]);
  });

  test('a slip is corrected, and a denunciation is not undone by one', () => {
    const world = begun();
    world.say(join('2003-09-29'), ['fr']);
    expect(world.say(join('2004-09-29'), ['fr'])).toBe('overlapping-period');
    expect(world.say(join('2004-09-29', { replaces: '2001-01-01' }), ['fr'])).toBe('no-change');
    expect(world.say(join('2004-09-29', { replaces: '2003-09-29' }), ['fr'])).toBe('applied');
    expect(bound(world, '2004-09-28', '2004-09-29')).toEqual([false, true]);
    expect(world.say(denounce('2027-01-01'), ['fr'])).toBe('applied');
    expect(bound(world, '2026-12-31', '2027-01-01')).toEqual([true, false]);
    expect(world.say(join('2004-09-29'), ['fr'])).toBe('invalid-period');
    expect(bound(world, '2027-01-01')).toEqual([false]);
    expect(world.say(join('2004-09-29', { until: null }), ['fr'])).toBe('applied');
    expect(bound(world, '2027-01-01')).toEqual([true]);
  });

  test('reservations of either party count while the treaty binds both, each for its own time', () => {
    const world = begun();
    const reservation = { effect: 'no-extradition-basis', article: 'art. 16 (5)', text: 'no legal basis' };
    world.say(join('2003-09-29', { reservations: [reservation, { ...reservation, effect: 'data-limits', until: '2010-01-01' }] }), ['fr']);
    world.say(join('2000-01-01', { reservations: [{ ...reservation, effect: 'no-surrender-of-nationals', from: '2008-01-01' }] }), ['de']);
    expect(parties(world, '2002-01-01').reservations).toEqual([]);
    expect(parties(world, '2005-01-01').reservations).toEqual(['UNTOC:data-limits', 'UNTOC:no-extradition-basis']);
    expect(parties(world, '2009-01-01').reservations).toEqual(['UNTOC:data-limits', 'UNTOC:no-extradition-basis', 'UNTOC:no-surrender-of-nationals']);
    expect(parties(world, '2010-01-01').reservations).toEqual(['UNTOC:no-extradition-basis', 'UNTOC:no-surrender-of-nationals']);
    expect(pairFacts(world.state, member('de'), member('br'), day('2009-01-01'), '0502').reservations).toEqual([]);
    expect(world.say(join('2000-01-01', { reservations: [{ ...reservation, from: '2008-01-01', until: '2008-01-01' }] }), ['de'])).toBe('invalid-period');
    expect(() => world.statement(join('2000-01-01', { reservations: [{ ...reservation, effect: 'other' }] }), ['de'])).toThrow(/malformed|effect/);
  });

  test('a suspended member states nothing, and nobody states for another', () => {
    const world = begun();
    world.say(admitBody('eg'), QUORUM);
    world.say({ type: 'member.suspend', member: member('de'), reason: 'a reason' }, ['fr', 'br', 'jp']);
    expect(world.say(denounce('2020-01-01'), ['de'])).toBe('suspended-member');
    expect(world.say(join('2003-09-29'), ['fr', 'br'])).toBe('wrong-signer');
  });
});

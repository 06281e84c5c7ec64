import { describe, expect, test } from 'vitest';
import { members, pairFacts, reviewers, RegistryError, type StatementBody } from './index.ts';
import { admitBody, defineBody, member, NOW_MS, QUORUM, World } from './testing/world.ts';

const facts = (world: World, origin: string, recipient: string, atMs = NOW_MS) => pairFacts(world.state, member(origin), member(recipient), atMs, '0502');
const join = (treaty: string, inForce = '2003-09-29'): StatementBody => ({ type: 'treaty.join', treaty, inForce, source: 'depositary', asOf: '2026-01-31' });
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

describe('facts of a pair', () => {
  test('what nobody stated is the cautious answer', () => {
    expect(facts(new World(), 'fr', 'de')).toEqual({
      origin: 'fr',
      recipient: 'de',
      treaties: [],
      adequacy: false,
      recipientDeathPenalty: true,
      deathPenaltyAssurance: false,
      originSuspended: false,
      recipientSuspended: false,
      recipientSanctioned: false,
      originIsOrganisation: false,
      recipientIsOrganisation: false,
      reservations: [],
      dualCriminality: 'unknown',
      recipientMaxPenaltyMonths: null,
      classificationUpTo: 0,
      recipientIsReviewer: false,
    });
    expect(() => facts(new World(), 'fr', 'zz')).toThrow(RegistryError);
    expect(() => facts(new World(), 'zz', 'fr')).toThrow(RegistryError);
  });

  test('treaties need both parties, from the later of their days', () => {
    const world = new World();
    for (const treaty of ['UNTOC', 'UNCAC', 'BUDAPEST', 'EAW']) world.say(defineBody(treaty), QUORUM);
    for (const treaty of ['UNTOC', 'BUDAPEST', 'EAW']) world.say(join(treaty), ['fr']);
    world.say(join('UNTOC', '2020-06-01'), ['de']);
    world.say(join('EAW'), ['de']);
    world.say(join('UNCAC'), ['de']);
    expect(facts(world, 'fr', 'de').treaties).toEqual(['EAW', 'UNTOC']);
    expect(facts(world, 'de', 'fr').treaties).toEqual(['EAW', 'UNTOC']);
    expect(facts(world, 'fr', 'de', day('2020-06-01') - 1).treaties).toEqual(['EAW']);
    expect(facts(world, 'fr', 'de', day('2020-06-01')).treaties).toEqual(['EAW', 'UNTOC']);
    expect(facts(world, 'fr', 'jp').treaties).toEqual([]);
  });

  test('adequacy is the origin’s word about the recipient, an assurance the recipient’s to the origin', () => {
    const world = new World();
    world.say({ type: 'adequacy.recognise', member: member('jp'), from: '2019-01-23', source: 'decision', asOf: '2026-01-31' }, ['fr']);
    world.say(
      { type: 'assurance.give', to: member('fr'), subject: 'death-penalty', from: '2020-01-01', until: '2026-03-02', source: 'note', asOf: '2026-01-31' },
      ['jp'],
    );
    expect(facts(world, 'fr', 'jp')).toMatchObject({ adequacy: true, deathPenaltyAssurance: true });
    expect(facts(world, 'jp', 'fr')).toMatchObject({ adequacy: false, deathPenaltyAssurance: false });
    expect(facts(world, 'br', 'br').adequacy).toBe(true);
    expect(facts(world, 'fr', 'jp', day('2026-03-02'))).toMatchObject({ adequacy: true, deathPenaltyAssurance: false });
    expect(facts(world, 'fr', 'jp', day('2019-01-22'))).toMatchObject({ adequacy: false });
    expect(world.say({ type: 'adequacy.recognise', member: member('zz'), from: '2019-01-23', source: 'decision', asOf: '2026-01-31' }, ['fr'])).toBe(
      'unknown-member',
    );
    expect(
      world.say(
        { type: 'assurance.give', to: member('fr'), subject: 'death-penalty', from: '2020-01-01', until: '2020-01-01', source: 'note', asOf: '2026-01-31' },
        ['jp'],
      ),
    ).toBe('invalid-period');
  });

  test('reviewing bodies are appointed and dismissed by the members together, and are known at each position', () => {
    const world = new World();
    world.say(admitBody('x-un'), QUORUM);
    const say = (type: 'review.appoint' | 'review.dismiss', code = 'x-un'): StatementBody => ({
      type,
      member: member(code),
      source: 'a resolution',
      asOf: '2026-01-31',
    });
    expect(reviewers(world.state)).toEqual([]);
    expect(world.say(say('review.dismiss'), QUORUM)).toBe('no-change');
    expect(world.say(say('review.appoint'), ['fr', 'de'])).toBe('quorum-missing');
    expect(world.say(say('review.appoint', 'zz'), QUORUM)).toBe('unknown-member');
    expect(world.say(say('review.appoint'), QUORUM)).toBe('applied');
    const appointed = world.state.position;
    expect(world.say(say('review.appoint'), QUORUM)).toBe('no-change');
    expect(facts(world, 'fr', 'x-un').recipientIsReviewer).toBe(true);
    expect(facts(world, 'x-un', 'fr').recipientIsReviewer).toBe(false);
    expect(world.say(say('review.dismiss'), QUORUM)).toBe('applied');
    expect(facts(world, 'fr', 'x-un').recipientIsReviewer).toBe(false);
    expect([reviewers(world.state), reviewers(world.state, appointed), reviewers(world.state, appointed - 1)]).toEqual([[], ['x-un'], []]);
  });

  test('death penalty, suspension, sanctions, organisations', () => {
    const world = new World();
    world.say(admitBody('x-un'), QUORUM);
    world.say({ type: 'member.facts', deathPenalty: false, source: 'Constitution', asOf: '2026-01-31' }, ['de']);
    expect(facts(world, 'fr', 'de').recipientDeathPenalty).toBe(false);
    expect(facts(world, 'x-un', 'de')).toMatchObject({ originIsOrganisation: true, recipientIsOrganisation: false });
    expect(facts(world, 'de', 'x-un')).toMatchObject({ originIsOrganisation: false, recipientIsOrganisation: true });
    const sanction = (type: 'sanction.declare' | 'sanction.lift'): StatementBody => ({
      type,
      member: member('jp'),
      source: 'a resolution',
      asOf: '2026-01-31',
    });
    expect(world.say(sanction('sanction.lift'), QUORUM)).toBe('no-change');
    expect(world.say(sanction('sanction.declare'), ['fr', 'de'])).toBe('quorum-missing');
    expect(world.say(sanction('sanction.declare'), QUORUM)).toBe('applied');
    expect(world.say(sanction('sanction.declare'), QUORUM)).toBe('no-change');
    expect(facts(world, 'fr', 'jp').recipientSanctioned).toBe(true);
    expect(world.say(sanction('sanction.lift'), QUORUM)).toBe('applied');
    expect(facts(world, 'fr', 'jp').recipientSanctioned).toBe(false);
    world.say({ type: 'member.suspend', member: member('jp'), reason: 'a reason' }, QUORUM);
    expect(facts(world, 'jp', 'fr')).toMatchObject({ originSuspended: true, recipientSuspended: false });
    expect(facts(world, 'fr', 'jp')).toMatchObject({ originSuspended: false, recipientSuspended: true });
    expect(members(world.state).find(({ code }) => code === 'jp')).toMatchObject({ suspended: true, sanctioned: false });
    expect(world.say({ type: 'member.suspend', member: member('zz'), reason: 'a reason' }, QUORUM)).toBe('unknown-member');
  });
});

import { expect, test } from 'vitest';
import { statedFacts, type StatementBody } from './index.ts';
import { AS_OF, defineBody, member, QUORUM, World } from './testing/world.ts';

test('everything stated is listed with its source and place; by member, treaty and day', () => {
  const world = new World();
  const say = (body: StatementBody, by: readonly string[]) => expect(world.say(body, by)).toBe('applied');
  const reservations = [{ effect: 'data-limits', article: 'art. 1', text: 'limited', until: '2005-01-01' }] as const;
  const join = (inForce: string, change: object = {}): StatementBody => ({
    type: 'treaty.join',
    treaty: 'UNTOC',
    inForce,
    source: 'depositary',
    asOf: AS_OF,
    ...change,
  });
  say(defineBody('UNTOC'), QUORUM);
  say(defineBody('EAW'), QUORUM);
  say({ type: 'code-list.adopt', list: 'TLP', version: '2.0', codes: [{ code: 'RED', title: 'red' }], source: 'FIRST', asOf: AS_OF }, QUORUM);
  say(join('2003-09-29', { reservations }), ['fr']);
  say({ type: 'treaty.denounce', treaty: 'UNTOC', effective: '2010-01-01', source: 'note', asOf: AS_OF }, ['fr']);
  say(join('2015-01-01'), ['fr']);
  say({ type: 'adequacy.recognise', member: member('de'), from: '2018-05-06', source: 'directive', asOf: AS_OF }, ['fr']);
  say({ type: 'assurance.give', to: member('de'), subject: 'death-penalty', from: '2018-05-06', source: 'note', asOf: AS_OF }, ['fr']);
  say({ type: 'member.facts', deathPenalty: true, source: 'Code', asOf: AS_OF }, ['jp']);
  for (const validFrom of ['2010-01-01', '2020-01-01', '2015-01-01']) {
    say({ type: 'offences.state', validFrom, classes: { '0502': { crime: true, maxPenaltyMonths: 36, cite: 'Code' } }, source: 'Code', asOf: AS_OF }, ['fr']);
  }
  say({ type: 'classification.state', validFrom: '2010-01-01', levels: [{ name: 'Geheim', equivalent: 'secret' }], source: 'Act', asOf: AS_OF }, ['de']);
  say({ type: 'sanction.declare', member: member('jp'), source: 'resolution', asOf: AS_OF }, QUORUM);
  say({ type: 'review.appoint', member: member('br'), source: 'resolution', asOf: AS_OF }, QUORUM);

  const all = statedFacts(world.state);
  // Each entry of the log but the genesis and the denunciation is the place of at least one.
  expect(new Set(all.map(({ position }) => position))).toEqual(
    new Set(world.entries.map(({ position }) => position).filter((position) => position !== 0 && position !== 5)),
  );
  expect(all.every(({ source, asOf }) => source !== '' && asOf === AS_OF)).toBe(true);
  expect(statedFacts(world.state, { treaty: 'UNTOC' }).map(({ topic, since, until }) => [topic, since, until])).toEqual([
    ['treaty', '1991-01-01', null],
    ['participation', '2003-09-29', '2010-01-01'],
    ['participation', '2015-01-01', null],
    ['reservation', '2003-09-29', '2005-01-01'],
  ]);
  expect(statedFacts(world.state, { treaty: 'UNTOC', member: member('fr'), day: '2012-01-01' })).toEqual([]);
  expect(statedFacts(world.state, { member: member('fr'), day: '2016-01-01' }).map(({ topic, since }) => [topic, since])).toEqual([
    ['participation', '2015-01-01'],
    ['offences', '2015-01-01'],
  ]);
  expect(statedFacts(world.state, { member: member('jp') }).map(({ topic }) => topic)).toEqual(['death-penalty', 'sanction']);
});

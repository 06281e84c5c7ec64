import { type Address, CATEGORIES, type Category, KINDS, type Kind, memberOf, parseAddress, type RoutingFacts } from '@huecry/notice';
import { expect, test } from 'vitest';
import { parseBundle } from './bundle.ts';
import { createEngine } from './decide.ts';
import { commonBundle, type SampleMember, sampleBundles } from './samples.ts';
import { PLAIN_CONTENT, PLAIN_PAIR } from './testing.ts';
import type { Bundle, ContentFacts, Decision, PairFacts, Point } from './types.ts';

/** Six members as the sandbox has them. */
const WORLD: Readonly<Record<SampleMember, { readonly deathPenalty: boolean; readonly treaties: readonly string[]; readonly recognises: readonly string[] }>> =
  {
    fr: { deathPenalty: false, treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST', 'EAW', 'PRUM'], recognises: ['de', 'jp'] },
    de: { deathPenalty: false, treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST', 'EAW', 'PRUM'], recognises: ['fr', 'jp'] },
    br: { deathPenalty: false, treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST'], recognises: ['fr', 'de'] },
    jp: { deathPenalty: true, treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST'], recognises: ['fr', 'de'] },
    eg: { deathPenalty: true, treaties: ['UNTOC', 'UNCAC'], recognises: [] },
    'x-un': { deathPenalty: false, treaties: [], recognises: [] },
  };
const MEMBERS = Object.keys(WORLD) as SampleMember[];
const PURPOSE: Readonly<Record<Kind, RoutingFacts['purpose']>> = {
  red: 'arrest',
  yellow: 'locate',
  blue: 'locate',
  black: 'identify',
  green: 'warn',
  orange: 'warn',
  purple: 'inform',
  silver: 'trace-assets',
  'un-special': 'sanction',
};
const bundles: Record<SampleMember, Bundle> = (() => {
  const sources = sampleBundles();
  const parse = (member: SampleMember): Bundle => parseBundle(sources[member]);
  return { fr: parse('fr'), de: parse('de'), br: parse('br'), jp: parse('jp'), eg: parse('eg'), 'x-un': parse('x-un') };
})();
const common = parseBundle(commonBundle());
const engine = createEngine();

function pairFacts(from: SampleMember, to: SampleMember, origin: Address, recipient: Address): PairFacts {
  return {
    origin: memberOf(origin),
    recipient: memberOf(recipient),
    treaties: WORLD[from].treaties.filter((treaty) => WORLD[to].treaties.includes(treaty)),
    adequacy: WORLD[from].recognises.includes(to),
    recipientDeathPenalty: WORLD[to].deathPenalty,
    deathPenaltyAssurance: false,
    originSuspended: false,
    recipientSuspended: false,
    recipientSanctioned: false,
    originIsOrganisation: from === 'x-un',
    recipientIsOrganisation: to === 'x-un',
    ...PLAIN_PAIR,
  };
}

interface Way {
  readonly outcome: Decision['outcome'];
  readonly refusedAt: Point | null;
  readonly arrived: readonly Category[];
  readonly withheld: readonly string[];
  readonly flags: readonly string[];
}

/** One notice from one member to another through the three points, each with what the one before let through. */
function send(from: SampleMember, to: SampleMember, kind: Kind, more: Partial<RoutingFacts> = {}, about: Partial<ContentFacts> = {}): Way {
  const [origin, recipient] = [parseAddress(`${from}/ncb`), parseAddress(`${to}/ncb`)];
  const routing: RoutingFacts = {
    kind,
    profile: 'full',
    diffusion: false,
    offenceClass: '0601',
    basis: [kind === 'un-special' ? 'UNSC' : 'INTERPOL-RPD'],
    purpose: PURPOSE[kind],
    handling: { code: 'H0', tlp: 'GREEN' },
    classification: 'unclassified',
    conditions: [],
    ...more,
  };
  const content: ContentFacts = { ...PLAIN_CONTENT, penaltyMonths: 120, ...about };
  const pair = pairFacts(from, to, origin, recipient);
  let categories: readonly Category[] = CATEGORIES;
  const withheld: string[] = [];
  for (const point of ['origin', 'exchange', 'recipient'] as const) {
    const facts = { routing, pair, content: point === 'exchange' ? null : content };
    const decision = engine.decide({ point, origin, recipient, facts, categories }, { origin: bundles[from], recipient: bundles[to], common });
    if (decision.outcome !== 'permit') return { outcome: decision.outcome, refusedAt: point, arrived: [], withheld, flags: [] };
    categories = decision.permitted;
    withheld.push(...decision.withheld.map((entry) => `${entry.point} ${entry.category} ${entry.rule}${entry.silent ? ' (silent)' : ''}`));
    if (point === 'recipient') return { outcome: 'permit', refusedAt: null, arrived: categories, withheld, flags: decision.flags.map(({ rule }) => rule) };
  }
  throw new Error('expected a decision at the recipient');
}

const pairs = MEMBERS.flatMap((from) => MEMBERS.filter((to) => to !== from).map((to) => [from, to] as const));

test('who a person is, what they look like and what they are sought for reaches every state by red notice', () => {
  for (const [from, to] of pairs.filter((pair) => !pair.includes('x-un'))) {
    const way = send(from, to, 'red');
    expect(way.outcome, `${from} to ${to}`).toBe('permit');
    expect(way.arrived, `${from} to ${to}`).toEqual(
      expect.arrayContaining(['identity', 'birth', 'document', 'appearance', 'photo', 'judicial', 'event', 'source']),
    );
  }
});

test('missing persons, bodies, warnings: ordinary traffic among states flows', () => {
  for (const kind of ['yellow', 'blue', 'black', 'green', 'orange'] as const) {
    for (const [from, to] of pairs.filter((pair) => !pair.includes('x-un'))) expect(send(from, to, kind).outcome, `${kind} ${from} to ${to}`).toBe('permit');
  }
});

test('special notices reach every member', () => {
  for (const to of MEMBERS.filter((member) => member !== 'x-un')) {
    expect(send('x-un', to, 'un-special').arrived).toEqual(expect.arrayContaining(['identity', 'birth', 'appearance', 'photo', 'associates']));
  }
});

test('nothing that any of the six filters is for arrives where it must not', () => {
  for (const kind of KINDS) {
    for (const [from, to] of pairs) {
      const { arrived } = send(from, to, kind);
      const name = `${kind} ${from} to ${to}`;
      if (['fr', 'br', 'eg', 'x-un'].includes(from) || ['fr', 'br', 'jp', 'x-un'].includes(to)) expect(arrived, name).not.toContain('belief');
      if (from === 'fr' && ['br', 'eg', 'x-un'].includes(to)) expect(arrived, name).not.toContain('biometric');
      if (to === 'x-un') for (const category of ['biometric', 'health', 'record', 'contact'] as const) expect(arrived, name).not.toContain(category);
      if (to === 'eg' && kind !== 'un-special') expect(arrived, name).not.toContain('associates');
      if (from === 'de' && !['fr', 'jp'].includes(to)) expect(arrived, name).not.toContain('record');
    }
  }
});

test('all three points do some of the work, and say which rule did it', () => {
  expect(send('fr', 'eg', 'red').withheld).toEqual([
    'origin biometric fr/export/biometric-needs-adequacy',
    'origin health fr/export/health-to-find-and-identify',
    'origin belief fr/export/belief-stays',
    'origin minor common/minors',
    'exchange associates eg/import/private-life-of-others',
  ]);
  expect(send('jp', 'de', 'yellow', {}, { subjectStatus: 'missing' }).withheld).toEqual([
    'exchange belief de/import/belief-not-taken',
    'recipient associates de/import/contacts-only-of-suspects',
  ]);
  expect(send('fr', 'de', 'blue', { handling: { code: 'H2', tlp: 'AMBER+STRICT' } }).withheld).toEqual([
    'origin belief fr/export/belief-stays',
    'origin source fr/export/sources-stay-unknown (silent)',
  ]);
  expect(send('de', 'jp', 'red', { offenceClass: '0101' }).withheld).toEqual([
    'origin contact de/export/no-help-towards-death',
    'origin health de/export/special-categories-stay-in-the-union',
    'origin belief de/export/special-categories-stay-in-the-union',
    'origin location de/export/no-help-towards-death',
  ]);
});

test('whole notices are refused where a member or the community does not take them', () => {
  expect(send('fr', 'eg', 'purple')).toMatchObject({ outcome: 'refuse', refusedAt: 'exchange' });
  expect(send('br', 'eg', 'silver')).toMatchObject({ outcome: 'refuse', refusedAt: 'exchange' });
  expect(send('fr', 'x-un', 'yellow')).toMatchObject({ outcome: 'refuse', refusedAt: 'exchange' });
  expect(send('eg', 'de', 'red', { offenceClass: '0803' })).toMatchObject({ outcome: 'refuse', refusedAt: 'exchange' });
  expect(send('br', 'jp', 'red', {}, { minor: true })).toMatchObject({ outcome: 'refuse', refusedAt: 'recipient' });
});

test('some notices stay and the arrest is declined', () => {
  expect(send('eg', 'fr', 'red', {}, { deathPenaltyPossible: true }).flags).toEqual(['fr/import/no-arrest-towards-death']);
  expect(send('eg', 'br', 'red', {}, { penaltyMonths: 1200 }).flags).toEqual(['br/import/commute-first']);
  expect(send('fr', 'jp', 'red', {}, { penaltyMonths: 24 }).flags).toEqual(['jp/import/dual-criminality-three-years']);
  expect(send('fr', 'x-un', 'red').flags).toEqual(['x-un/import/no-police-powers']);
  expect(send('fr', 'de', 'red').flags).toEqual([]);
});

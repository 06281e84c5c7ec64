import { type Address, CATEGORIES, type Category, KINDS, type Kind, memberOf, parseAddress, type RoutingFacts } from '@huecry/notice';
import { expect, test } from 'vitest';
import { parseBundle } from './bundle.ts';
import { createEngine } from './decide.ts';
import { commonBundle, SAMPLE_MEMBERS, type SampleMember, sampleBundles } from './samples.ts';
import { PLAIN_CONTENT, PLAIN_PAIR } from './testing.ts';
import type { Bundle, ContentFacts, Decision, PairFacts, Point } from './types.ts';

interface Standing {
  readonly deathPenalty: boolean;
  readonly treaties: readonly string[];
  /** Whose data protection it recognises. */
  readonly recognises: readonly string[];
  /** To whom it assures that the death penalty is not sought or carried out. */
  readonly assures?: readonly string[];
}

const UNION = ['fr', 'de', 'it', 'gb', 'jp'];
const UNION_TREATIES = ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST', 'ECE-1957', 'EAW', 'PRUM'];

/** Invented facts about the sample members, in the manner of the real ones. */
const WORLD: Readonly<Record<SampleMember, Standing>> = {
  fr: { deathPenalty: false, treaties: UNION_TREATIES, recognises: UNION },
  de: { deathPenalty: false, treaties: UNION_TREATIES, recognises: UNION },
  it: { deathPenalty: false, treaties: UNION_TREATIES, recognises: UNION },
  br: { deathPenalty: false, treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST'], recognises: ['fr', 'de', 'it'] },
  jp: { deathPenalty: true, treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST'], recognises: ['fr', 'de', 'gb'], assures: ['za'] },
  eg: { deathPenalty: true, treaties: ['UNTOC', 'UNCAC'], recognises: [] },
  gb: { deathPenalty: false, treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST', 'ECE-1957'], recognises: ['fr', 'de', 'it', 'jp'] },
  za: { deathPenalty: false, treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'ECE-1957'], recognises: ['fr', 'de'] },
  vn: { deathPenalty: true, treaties: ['UNTOC', 'UNCAC'], recognises: [] },
  kp: { deathPenalty: true, treaties: [], recognises: [] },
  'x-icc': { deathPenalty: false, treaties: ['ICC-STATUTE'], recognises: [] },
  'x-un': { deathPenalty: false, treaties: [], recognises: [] },
  'x-review': { deathPenalty: false, treaties: [], recognises: [] },
};
/** The states among which ordinary traffic flows. */
const STATES: readonly SampleMember[] = ['fr', 'de', 'it', 'br', 'jp', 'eg', 'gb', 'za', 'vn'];
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
const sources = sampleBundles();
const bundles = Object.fromEntries(SAMPLE_MEMBERS.map((code) => [code, parseBundle(sources[code])])) as Record<SampleMember, Bundle>;
const common = parseBundle(commonBundle());
const engine = createEngine();

function pairFacts(from: SampleMember, to: SampleMember, origin: Address, recipient: Address): PairFacts {
  return {
    origin: memberOf(origin),
    recipient: memberOf(recipient),
    treaties: WORLD[from].treaties.filter((treaty) => WORLD[to].treaties.includes(treaty)),
    adequacy: WORLD[from].recognises.includes(to),
    recipientDeathPenalty: WORLD[to].deathPenalty,
    deathPenaltyAssurance: WORLD[to].assures?.includes(from) ?? false,
    originSuspended: false,
    recipientSuspended: false,
    recipientSanctioned: to === 'kp',
    originIsOrganisation: from.startsWith('x-'),
    recipientIsOrganisation: to.startsWith('x-'),
    ...PLAIN_PAIR,
    recipientIsReviewer: to === 'x-review',
  };
}

interface Way {
  readonly refusedBy: readonly string[];
  readonly outcome: Decision['outcome'];
  readonly refusedAt: Point | null;
  readonly arrived: readonly Category[];
  readonly withheld: readonly string[];
  readonly flags: readonly string[];
}

/** One notice from one member to another through the three points, each with what the one before let through. */
function send(
  from: SampleMember,
  to: SampleMember,
  kind: Kind,
  more: Partial<RoutingFacts> = {},
  about: Partial<ContentFacts> = {},
  between: Partial<PairFacts> = {},
): Way {
  const [origin, recipient] = [parseAddress(`${from}/ncb`), parseAddress(`${to}/ncb`)];
  const routing: RoutingFacts = {
    kind,
    profile: 'full',
    diffusion: false,
    offenceClass: '0502',
    basis: [kind === 'un-special' ? 'UNSC' : 'INTERPOL-RPD'],
    purpose: PURPOSE[kind],
    handling: { code: 'H0', tlp: 'GREEN' },
    classification: 'unclassified',
    conditions: [],
    ...more,
  };
  const content: ContentFacts = { ...PLAIN_CONTENT, penaltyMonths: 120, ...about };
  const pair = { ...pairFacts(from, to, origin, recipient), ...between };
  let categories: readonly Category[] = CATEGORIES;
  const withheld: string[] = [];
  for (const point of ['origin', 'exchange', 'recipient'] as const) {
    const facts = { routing, pair, content: point === 'exchange' ? null : content };
    const decision = engine.decide({ point, origin, recipient, facts, categories }, { origin: bundles[from], recipient: bundles[to], common });
    if (decision.outcome !== 'permit')
      return { outcome: decision.outcome, refusedAt: point, refusedBy: decision.refusedBy.map(({ rule }) => rule), arrived: [], withheld, flags: [] };
    categories = decision.permitted;
    withheld.push(...decision.withheld.map((entry) => `${entry.point} ${entry.category} ${entry.rule}${entry.silent ? ' (silent)' : ''}`));
    if (point === 'recipient')
      return { outcome: 'permit', refusedAt: null, refusedBy: [], arrived: categories, withheld, flags: decision.flags.map(({ rule }) => rule) };
  }
  throw new Error('expected a decision at the recipient');
}

const pairs = STATES.flatMap((from) => STATES.filter((to) => to !== from).map((to) => [from, to] as const));
const rulesAt = (way: Way): readonly string[] => way.refusedBy;

test('who a person is, what they look like and what they are sought for reaches every state by red notice', () => {
  for (const [from, to] of pairs) {
    const way = send(from, to, 'red', { diffusion: true });
    expect(way.outcome, `${from} to ${to}`).toBe('permit');
    expect(way.arrived, `${from} to ${to}`).toEqual(expect.arrayContaining(['identity', 'birth', 'appearance', 'judicial', 'event']));
  }
});

test('missing persons, bodies, warnings: ordinary traffic among states flows', () => {
  for (const kind of ['yellow', 'blue', 'black', 'green', 'orange'] as const) {
    for (const [from, to] of pairs) expect(send(from, to, kind).outcome, `${kind} ${from} to ${to}`).toBe('permit');
  }
});

test('special notices reach every state, also the one under sanctions, which gets nothing else that seeks a person', () => {
  for (const to of [...STATES, 'kp'] as const) {
    expect(send('x-un', to, 'un-special').arrived, to).toEqual(expect.arrayContaining(['identity', 'birth', 'appearance', 'photo']));
  }
  for (const from of STATES) {
    for (const kind of KINDS.filter((one) => one !== 'un-special')) {
      expect(send(from, 'kp', kind), `${kind} from ${from}`).toMatchObject({ outcome: 'refuse', refusedAt: 'origin' });
      expect(rulesAt(send(from, 'kp', kind))).toContain('common/recipient-sanctioned');
    }
  }
  expect(send('kp', 'fr', 'red')).toMatchObject({ outcome: 'refuse', refusedAt: 'origin', refusedBy: ['kp/export/nobody-is-wanted-abroad'] });
});

test('belief reaches nobody whose protection is not adequate, and no organisation but the reviewing body', () => {
  for (const kind of KINDS) {
    for (const from of SAMPLE_MEMBERS) {
      for (const to of SAMPLE_MEMBERS) {
        if (to === from || to === 'x-review' || (WORLD[from].recognises.includes(to) && !to.startsWith('x-'))) continue;
        expect(send(from, to, kind).arrived, `${kind} ${from} to ${to}`).not.toContain('belief');
      }
    }
  }
});

test('who is protected from whom never reaches where protection is not adequate, and nobody is told that it was left out', () => {
  for (const [from, to] of pairs.filter(([one, other]) => !WORLD[one].recognises.includes(other))) {
    const way = send(from, to, 'blue');
    expect(way.arrived, `${from} to ${to}`).not.toContain('protection');
    expect(way.withheld.filter((line) => line.includes(' protection '))).toEqual(['origin protection common/protection-stays-unknown (silent)']);
  }
});

test('whereabouts go towards the death penalty only with an assurance, whoever assures whom', () => {
  const murder = { offenceClass: '0101', diffusion: true } as const;
  for (const from of ['za', 'gb', 'de'] as const) {
    expect(send(from, 'jp', 'red', murder, {}, { deathPenaltyAssurance: false }).arrived, from).not.toContain('location');
    expect(send(from, 'jp', 'red', murder, {}, { deathPenaltyAssurance: true }).arrived, from).toContain('location');
  }
  // Japan assured South Africa, and not Germany.
  expect(send('za', 'jp', 'red', murder).arrived).toContain('location');
  expect(send('de', 'jp', 'red', murder).arrived).not.toContain('location');
  // The other way: the notice is kept, and nobody is arrested on it.
  for (const to of ['za', 'gb', 'de', 'fr', 'it'] as const) {
    const way = send('eg', to, 'red', { ...murder, basis: ['UNTOC'] }, { deathPenaltyPossible: true });
    expect(way.outcome === 'permit' ? way.flags.length : way.refusedBy.length, to).toBeGreaterThan(0);
  }
});

test('data stays at home where the law says so, and leaves to the chosen under a treaty', () => {
  const open = send('vn', 'fr', 'blue');
  for (const category of ['contact', 'document', 'associates', 'record'] as const) expect(open.arrived).not.toContain(category);
  const chosen = send('vn', 'fr', 'blue', { diffusion: true, conditions: ['no-onward'] });
  expect(chosen.arrived).toEqual(expect.arrayContaining(['contact', 'document']));
});

test('a court seeks persons for the crimes of its Statute, and shields who testifies', () => {
  const crime = { offenceClass: '1101', basis: ['ICC-STATUTE'], diffusion: true } as const;
  expect(send('x-icc', 'fr', 'red', crime)).toMatchObject({ outcome: 'permit' });
  expect(send('x-icc', 'fr', 'red', { ...crime, offenceClass: '0502' })).toMatchObject({ refusedBy: ['x-icc/export/within-jurisdiction'] });
  const witness = send('x-icc', 'fr', 'blue', crime, { subjectStatus: 'witness' });
  for (const category of ['contact', 'location', 'associates'] as const) expect(witness.arrived).not.toContain(category);
  expect(send('fr', 'x-icc', 'red', { ...crime, offenceClass: '0806' }).flags).toContain('x-icc/import/no-police-force');
});

test('some members take only some kinds, and say so', () => {
  expect(send('fr', 'eg', 'purple')).toMatchObject({ outcome: 'refuse', refusedAt: 'exchange', refusedBy: ['eg/import/kinds-not-taken'] });
  expect(send('br', 'eg', 'silver', { basis: ['UNCAC'] })).toMatchObject({ outcome: 'refuse', refusedAt: 'exchange' });
  expect(send('fr', 'x-un', 'yellow')).toMatchObject({ outcome: 'refuse', refusedAt: 'exchange' });
});

test('political, religious, racial and military matters wait for the reviewing body, which gets them whole', () => {
  for (const offenceClass of ['0807', '0904', '0803', '0210', '0107']) {
    for (const to of ['fr', 'gb', 'za', 'br'] as const) {
      const way = send('eg', to, 'blue', { offenceClass });
      expect(['hold', 'refuse'], `${offenceClass} to ${to}`).toContain(way.outcome);
      expect(way.refusedAt).toBe('exchange');
    }
    const review = send('eg', 'x-review', 'blue', { offenceClass });
    expect(review.outcome, offenceClass).toBe('permit');
    expect(review.arrived).toEqual(expect.arrayContaining(['identity', 'judicial', 'belief']));
    expect(review.flags).toContain('x-review/import/judges-and-does-nothing-else');
  }
  expect(send('eg', 'br', 'blue', { offenceClass: '0904' })).toMatchObject({ outcome: 'hold', refusedBy: ['common/review-political-matters'] });
  // A warning of a threat does not wait, and names nobody.
  expect(send('eg', 'br', 'orange', { offenceClass: '0904' }).arrived.every((category) => ['event', 'method', 'asset', 'source'].includes(category))).toBe(
    true,
  );
  // Nothing comes from the reviewing body.
  expect(send('x-review', 'fr', 'blue')).toMatchObject({ outcome: 'refuse', refusedAt: 'origin' });
});

test('a refugee is not told of to whom they fled from, nor sought by them', () => {
  const refugee = { protectedFrom: [parseAddress('eg/ncb'), parseAddress('vn/mps')].map((address) => memberOf(address)) };
  expect(send('fr', 'eg', 'blue', {}, refugee)).toMatchObject({ outcome: 'refuse', refusedAt: 'origin', refusedBy: ['common/protected-from-the-recipient'] });
  expect(send('fr', 'de', 'blue', {}, refugee).outcome).toBe('permit');
  expect(rulesAt(send('vn', 'de', 'red', {}, refugee))).toContain('common/protected-from-the-origin');
});

test('what came from another is passed on only as that other allows', () => {
  const onward = { onward: true };
  const closed = { handling: { code: 'H2', tlp: 'AMBER' } } as const;
  expect(rulesAt(send('fr', 'de', 'blue', closed, onward))).toEqual(['common/onward-needs-consent']);
  expect(rulesAt(send('fr', 'de', 'blue', { conditions: ['no-onward'] }, onward))).toEqual(['common/onward-needs-consent']);
  expect(send('fr', 'de', 'blue', { ...closed, conditions: ['onward-consented'] }, onward).outcome).toBe('permit');
  expect(send('fr', 'de', 'blue', closed).outcome).toBe('permit');
});

test('a classified notice goes only where there is an equivalent, and above restricted only to the chosen', () => {
  const secret = { classification: 'secret', diffusion: true } as const;
  expect(rulesAt(send('fr', 'de', 'blue', secret, {}, { classificationUpTo: 2 }))).toEqual(['common/classified-needs-an-equivalent']);
  expect(send('fr', 'de', 'blue', secret, {}, { classificationUpTo: 3 }).outcome).toBe('permit');
  expect(rulesAt(send('fr', 'de', 'blue', { classification: 'secret' }, {}, { classificationUpTo: 3 }))).toEqual(['common/classified-is-for-the-chosen']);
  expect(send('fr', 'de', 'blue', { classification: 'restricted' }, {}, { classificationUpTo: 1 }).outcome).toBe('permit');
});

test('data on minors goes where it is protected or where a child is to be brought home', () => {
  for (const [from, to] of pairs) {
    const arrived = send(from, to, 'yellow', {}, { minor: true }).arrived.includes('minor');
    const adequate = WORLD[from].recognises.includes(to);
    const hague = [from, to].every((code) => WORLD[code].treaties.includes('HAGUE-1980'));
    if (!adequate && !hague) expect(arrived, `${from} to ${to}`).toBe(false);
  }
  expect(send('fr', 'br', 'yellow', {}, { minor: true }).arrived).toContain('minor');
  expect(send('fr', 'eg', 'yellow', {}, { minor: true }).arrived).not.toContain('minor');
});

test('an arrest needs a treaty that serves for it: not one with a reservation, not one on something else', () => {
  const sought = { basis: ['UNTOC'], diffusion: true };
  expect(send('fr', 'vn', 'red', sought).outcome).toBe('permit');
  const reserved = { reservations: ['UNTOC:no-extradition-basis'] };
  expect(rulesAt(send('fr', 'vn', 'red', sought, {}, reserved))).toEqual(['common/arrest-needs-a-basis-in-force']);
  expect(rulesAt(send('fr', 'br', 'red', { ...sought, basis: ['HAGUE-1980'] }))).toEqual(['common/arrest-needs-a-basis-in-force']);
  // Where only one of them punishes it, the notice is kept and the arrest declined.
  expect(send('fr', 'za', 'red', sought, {}, { dualCriminality: 'origin-only' }).flags).toContain('za/import/extraditable-offence');
});

test('all three points do some of the work, and say which rule did it', () => {
  const points = new Set<string>();
  for (const [from, to] of pairs)
    for (const line of send(from, to, 'red', { handling: { code: 'H2', tlp: 'AMBER' } }).withheld) points.add(line.split(' ')[0] ?? '');
  expect([...points].toSorted()).toEqual(['exchange', 'origin', 'recipient']);
});

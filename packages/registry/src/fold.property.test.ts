import * as fc from 'fast-check';
import { SignedStatement } from '@huecry/proto';
import { describe, expect, test } from 'vitest';
import { boxKey, bundleInForce, gateways, members, pairFacts, registryFromEntries, type RegistryState, signingKey, type StatementBody } from './index.ts';
import {
  address,
  admitBody,
  defineBody,
  FOR_A_YEAR,
  GENESIS_MEMBERS,
  gatewayBody,
  jwk,
  member,
  NOW_MS,
  permissiveBundle,
  policyBody,
  QUORUM,
  signer,
  signingSpec,
  World,
} from './testing/world.ts';

const CODES = [...GENESIS_MEMBERS, 'eg', 'x-un', 'aa'];
const code = fc.constantFrom(...CODES);
type Step =
  | { readonly kind: 'admit' | 'suspend' | 'reinstate'; readonly about: string; readonly by: readonly string[] }
  | { readonly kind: 'register' | 'deregister'; readonly about: string; readonly by: readonly string[] };
const TOGETHER = ['admit', 'suspend', 'reinstate'] as const;
/** Mostly signed by those who may, so that sequences get somewhere; often enough not. */
const signersOf = (about: string, together: boolean) =>
  fc.oneof(
    { weight: 4, arbitrary: together ? fc.shuffledSubarray(['fr', 'de', 'br', 'jp', 'eg'], { minLength: 3 }) : fc.constant([about]) },
    { weight: 1, arbitrary: fc.array(code, { minLength: 1, maxLength: 6 }) },
  );
const step: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom(...TOGETHER, 'register' as const, 'deregister' as const), code)
  .chain(([kind, about]) => signersOf(about, TOGETHER.includes(kind as 'admit')).map((by) => ({ kind, about, by })));

/** The rules once more, as plainly as they can be said: what each step must answer. */
class Model {
  readonly members = new Set<string>(GENESIS_MEMBERS);
  readonly suspended = new Set<string>();
  readonly gateways = new Set<string>();

  take({ kind, about, by }: Step): boolean {
    if (by.some((one) => !this.members.has(one))) return false;
    return kind === 'register' || kind === 'deregister' ? this.#takeOwn(kind, about, by) : this.#takeTogether(kind, about, by);
  }

  #takeOwn(kind: 'register' | 'deregister', about: string, by: readonly string[]): boolean {
    if (by.some((one) => one !== about)) return false;
    const there = this.gateways.has(about);
    if (kind === 'register' && (there || this.suspended.has(about))) return false;
    if (kind === 'deregister' && !there) return false;
    return kind === 'register' ? !!this.gateways.add(about) : this.gateways.delete(about);
  }

  #takeTogether(kind: 'admit' | 'suspend' | 'reinstate', about: string, by: readonly string[]): boolean {
    const standing = this.members.size - this.suspended.size;
    const counted = new Set(by.filter((one) => !this.suspended.has(one))).size;
    if (counted < Math.max(3, Math.floor(standing / 2) + 1)) return false;
    if (kind === 'admit') return this.members.has(about) ? false : !!this.members.add(about);
    if (!this.members.has(about)) return false;
    if (kind === 'reinstate') return this.suspended.delete(about);
    if (this.suspended.has(about) || standing - 1 < 3) return false;
    return !!this.suspended.add(about);
  }
}

let keys = 0;
const bodyOf = ({ kind, about }: Step): StatementBody => {
  if (kind === 'admit') return admitBody(about);
  if (kind === 'register') return gatewayBody(`${about}/ncb`, [signingSpec(`key ${++keys}`)], []);
  if (kind === 'deregister') return { type: 'gateway.deregister', address: address(`${about}/ncb`), reason: 'closed' };
  return { type: kind === 'suspend' ? 'member.suspend' : 'member.reinstate', member: member(about), reason: 'a reason' };
};

/** Everything a state answers, marks left out. */
const answers = (state: RegistryState) => ({
  members: members(state),
  gateways: gateways(state),
  boxes: gateways(state).map((one) => boxKey(state, one.address, NOW_MS)),
  keys: gateways(state).map((one) => signingKey(state, one.address, jwk(`${one.address} signing`).kid, NOW_MS)),
  bundles: members(state).map((one) => bundleInForce(state, one.code, NOW_MS)?.digest),
  pairs: members(state).flatMap((a) => members(state).map((b) => pairFacts(state, a.code, b.code, NOW_MS, '0502'))),
});

describe('any sequence of valid and invalid statements', () => {
  test('is answered as the rules say, folds alike for every reader, and leaves earlier states as they were', () => {
    let applied = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 30 }), (steps) => {
        const world = new World();
        const model = new Model();
        const past: { state: RegistryState; answers: unknown }[] = [];
        for (const one of steps) {
          past.push({ state: world.state, answers: structuredClone(answers(world.state)) });
          const outcome = world.say(bodyOf(one), one.by);
          expect(outcome === 'applied', `${JSON.stringify(one)} gave ${outcome}`).toBe(model.take(one));
          if (outcome === 'applied') applied++;
          else refused++;
        }
        expect(members(world.state).map((one) => one.code)).toEqual([...model.members].toSorted());
        const suspended = members(world.state).filter((one) => one.suspended);
        expect(suspended.map((one) => one.code)).toEqual([...model.suspended].toSorted());
        expect(gateways(world.state).map((one) => one.address)).toEqual([...model.gateways].map((one) => `${one}/ncb`).toSorted());
        for (const one of past) expect(answers(one.state)).toEqual(one.answers);

        const cut = Math.floor(world.entries.length / 2);
        const half = registryFromEntries(world.genesis, world.entries.slice(0, cut)).state;
        const again = registryFromEntries(half, world.entries.slice(cut)).state;
        expect(answers(again)).toEqual(answers(world.state));
        expect(again.entryDigest).toEqual(world.state.entryDigest);
      }),
      { numRuns: 40, seed: 7 },
    );
    // The generator reaches both sides.
    expect(applied).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(100);
  });

  test('statements on different matters give the same registry in any order', () => {
    const matters: readonly [StatementBody, string][] = [
      [gatewayBody('fr/dcpj'), 'fr'],
      [gatewayBody('fr/ofast'), 'fr'],
      [gatewayBody('de/bka'), 'de'],
      [{ type: 'member.facts', deathPenalty: false, source: 'Constitution', asOf: '2026-01-31' }, 'jp'],
      [{ type: 'treaty.join', treaty: 'UNTOC', inForce: '2003-09-29', source: 'depositary', asOf: '2026-01-31' }, 'fr'],
      [{ type: 'treaty.join', treaty: 'UNTOC', inForce: '2006-07-14', source: 'depositary', asOf: '2026-01-31' }, 'de'],
      [{ type: 'adequacy.recognise', member: member('jp'), from: '2019-01-23', source: 'decision', asOf: '2026-01-31' }, 'fr'],
      [{ type: 'assurance.give', to: member('fr'), subject: 'death-penalty', from: '2020-01-01', source: 'note', asOf: '2026-01-31' }, 'jp'],
      [policyBody(permissiveBundle('br'), FOR_A_YEAR.notBefore), 'br'],
    ];
    const inOrder = (order: readonly (readonly [StatementBody, string])[]) => {
      const world = new World();
      world.say(defineBody('UNTOC'), QUORUM);
      for (const [body, by] of order) expect(world.say(body, [by])).toBe('applied');
      return answers(world.state);
    };
    const expected = inOrder(matters);
    expect(expected.pairs.find((pair) => pair.origin === 'fr' && pair.recipient === 'de')?.treaties).toEqual(['UNTOC']);
    fc.assert(
      fc.property(fc.shuffledSubarray([...matters], { minLength: matters.length }), (order) => {
        expect(inOrder(order)).toEqual(expected);
      }),
      { numRuns: 15, seed: 7 },
    );
  });

  test('statements on the same matter: the later one holds', () => {
    const world = new World();
    const join = (until?: string): StatementBody => ({
      type: 'treaty.join',
      treaty: 'UNTOC',
      inForce: '2003-09-29',
      source: 'depositary',
      asOf: '2026-01-31',
      ...(until === undefined ? {} : { until }),
    });
    world.say(defineBody('UNTOC'), QUORUM);
    world.say(join(), ['fr']);
    world.say(join(), ['de']);
    expect(pairFacts(world.state, member('fr'), member('de'), NOW_MS, '0502').treaties).toEqual(['UNTOC']);
    world.say(join('2026-03-01'), ['fr']);
    expect(pairFacts(world.state, member('fr'), member('de'), NOW_MS, '0502').treaties).toEqual([]);
    expect(pairFacts(world.state, member('fr'), member('de'), Date.UTC(2026, 1, 28, 23), '0502').treaties).toEqual(['UNTOC']);
    world.say(join(), ['fr']);
    expect(pairFacts(world.state, member('fr'), member('de'), NOW_MS, '0502').treaties).toEqual(['UNTOC']);
  });
});

const bodies: readonly StatementBody[] = [
  admitBody('eg'),
  { type: 'member.suspend', member: member('jp'), reason: 'a reason' },
  { type: 'member.rotate-root', member: member('fr'), root: jwk('exchange') },
  { type: 'member.rotate-root', member: member('fr'), root: jwk('operator') },
  { type: 'member.facts', deathPenalty: false, source: 'Constitution', asOf: '2026-01-31' },
  { type: 'sanction.declare', member: member('jp'), source: 'a source', asOf: '2026-01-31' },
  { type: 'review.appoint', member: member('jp'), source: 'a source', asOf: '2026-01-31' },
  gatewayBody('fr/dcpj'),
  { type: 'key.add', address: address('de/bka'), signing: [signingSpec('operator')], boxes: [] },
  { type: 'key.revoke', address: address('de/bka'), kid: jwk('de/bka signing').kid, reason: 'a reason' },
  { type: 'gateway.deregister', address: address('de/bka'), reason: 'a reason' },
  { type: 'bundle-key.add', key: signingSpec('operator') },
  { type: 'exchange-key.add', key: signingSpec('operator') },
  { type: 'treaty.join', treaty: 'UNTOC', inForce: '2003-09-29', source: 'depositary', asOf: '2026-01-31' },
  {
    type: 'offences.state',
    validFrom: '2020-01-01',
    classes: { '0502': { crime: true, maxPenaltyMonths: 60, cite: 'Code' } },
    source: 'Code',
    asOf: '2026-01-31',
  },
  { type: 'classification.state', validFrom: '2020-01-01', levels: [{ name: 'Own', equivalent: 'secret' }], source: 'Code', asOf: '2026-01-31' },
  { type: 'code-list.adopt', list: 'TLP', version: '2.0', codes: [{ code: 'RED', title: 'named recipients' }], source: 'FIRST', asOf: '2026-01-31' },
  defineBody('EAW'),
  policyBody(permissiveBundle('fr')),
  policyBody(permissiveBundle('common', { version: '2' })),
];

test('whatever the exchange signs, alone, in a member’s name, or beside fewer than a quorum of roots, changes nothing', () => {
  const world = new World();
  world.say(defineBody('UNTOC'), QUORUM);
  world.say(gatewayBody('de/bka'), ['de']);
  const before = answers(world.state);
  const operatorKey = fc.constantFrom('exchange', 'operator', 'de/bka signing', 'ledger');
  fc.assert(
    fc.property(
      fc.constantFrom(...bodies),
      fc.array(fc.tuple(operatorKey, code), { minLength: 1, maxLength: 4 }),
      fc.subarray(['fr', 'br'], { maxLength: 2 }),
      (body, operator, roots) => {
        // The operator signs under any member's name; the members' own signatures it may have come by are for this very statement.
        const own = world.statement(body, roots);
        const named = operator.map(([key, name]) => ({ member: member(name), signer: signer(key) }));
        const statement = SignedStatement.decode(own);
        const forged = SignedStatement.decode(world.signedBy(statement.payload, named));
        for (const signatures of [forged.signatures, [...statement.signatures, ...forged.signatures], [...forged.signatures, ...statement.signatures]]) {
          expect(world.log(SignedStatement.encode({ ...statement, signatures }))).not.toBe('applied');
        }
      },
    ),
    { numRuns: 150, seed: 7 },
  );
  expect(answers(world.state)).toEqual(before);
});

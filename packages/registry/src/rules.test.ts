import type { MemberCode } from '@huecry/notice';
import type { BundleSource } from '@huecry/policy';
import { commonBundle, sampleBundles } from '@huecry/policy/samples';
import { DEFAULT_SUITE, SUITE_IDS } from '@huecry/seal';
import { describe, expect, test } from 'vitest';
import {
  boxKey,
  boxKeyById,
  bundleByDigest,
  bundleInForce,
  checkStatement,
  exchangeKey,
  gateways,
  members,
  quorumOf,
  signingKey,
  type StatementBody,
} from './index.ts';
import {
  address,
  admitBody,
  boxSpec,
  FOR_A_YEAR,
  gatewayBody,
  jwk,
  member,
  NOW_MS,
  NOW_S,
  permissiveBundle,
  policyBody,
  QUORUM,
  signer,
  signingSpec,
  World,
  YEAR_S,
} from './testing/world.ts';

const facts: StatementBody = { type: 'member.facts', deathPenalty: false, source: 'Constitution', asOf: '2026-01-31' };
const suspend = (code: string): StatementBody => ({ type: 'member.suspend', member: member(code), reason: 'a test' });
const reinstate = (code: string): StatementBody => ({ type: 'member.reinstate', member: member(code), reason: 'a test' });
const revoke = (of: string, kid: string): StatementBody => ({ type: 'key.revoke', address: address(of), kid, reason: 'key lost' });

describe('members', () => {
  test('the quorum admits, a member below it does not, and one signer counts once', () => {
    const world = new World();
    expect(world.say(admitBody('eg'), ['fr', 'de'])).toBe('quorum-missing');
    expect(world.say(admitBody('eg'), ['fr', 'fr', 'de'])).toBe('quorum-missing');
    expect(members(world.state).map(({ code }) => code)).toEqual(['br', 'de', 'fr', 'jp']);
    expect(world.say(admitBody('eg'), ['fr', 'de', 'fr', 'br'])).toBe('applied');
    expect(members(world.state).map(({ code }) => code)).toEqual(['br', 'de', 'eg', 'fr', 'jp']);
    expect(world.say(admitBody('eg'), QUORUM)).toBe('member-exists');
  });

  test('the number needed grows to a majority and never falls below the genesis number', () => {
    const world = new World();
    for (const code of ['eg', 'x-un', 'aa']) expect(world.say(admitBody(code), ['fr', 'de', 'br', 'jp'])).toBe('applied');
    expect(quorumOf(world.state)).toBe(4);
    expect(world.say(admitBody('bb'), QUORUM)).toBe('quorum-missing');
    expect(world.say(admitBody('bb'), [...QUORUM, 'aa'])).toBe('applied');
    for (const code of ['eg', 'x-un', 'aa', 'bb']) expect(world.say(suspend(code), ['fr', 'de', 'br', 'jp', 'x-un'])).toBe('applied');
    expect(quorumOf(world.state)).toBe(3);
  });

  test('a suspended member does not count, only takes away, and can be reinstated', () => {
    const world = new World();
    world.say(admitBody('eg'), QUORUM);
    world.say(gatewayBody('jp/npa'), ['jp']);
    expect(world.say(suspend('jp'), QUORUM)).toBe('applied');
    expect(world.say(suspend('jp'), QUORUM)).toBe('no-change');
    expect(world.say(admitBody('aa'), ['fr', 'de', 'jp'])).toBe('quorum-missing');
    expect(world.say(facts, ['jp'])).toBe('suspended-member');
    expect(signingKey(world.state, address('jp/npa'), jwk('jp/npa signing').kid, NOW_MS)).toMatchObject({ ok: false, code: 'suspended-member' });
    expect(world.say(revoke('jp/npa', jwk('jp/npa signing').kid), ['jp'])).toBe('applied');
    expect(world.say(reinstate('jp'), ['fr', 'de', 'jp'])).toBe('quorum-missing');
    expect(world.say(reinstate('jp'), QUORUM)).toBe('applied');
    expect(world.say(reinstate('jp'), QUORUM)).toBe('no-change');
    expect(world.say(facts, ['jp'])).toBe('applied');
  });

  test('never so many are suspended that nobody could reinstate them', () => {
    const world = new World();
    expect(world.say(suspend('jp'), QUORUM)).toBe('applied');
    expect(world.say(suspend('br'), QUORUM)).toBe('quorum-unreachable');
  });

  test('a root changes with the old and the new root, and the old one is worth nothing then', () => {
    const world = new World();
    const body: StatementBody = { type: 'member.rotate-root', member: member('fr'), root: jwk('fr new') };
    expect(world.say(body, ['fr'])).toBe('wrong-signer');
    expect(world.say(body, ['fr:new'])).toBe('wrong-signer');
    expect(world.say(body, ['fr', 'de'])).toBe('wrong-signer');
    expect(world.say(body, QUORUM)).toBe('wrong-signer');
    expect(world.say(body, ['fr', 'fr:new'])).toBe('applied');
    expect(world.say(facts, ['fr'])).toBe('unknown-key');
    expect(world.say(facts, ['fr:new'])).toBe('applied');
    expect(world.say({ ...body, root: jwk('fr root') }, ['fr:new', 'fr'])).toBe('key-in-use');
  });
});

describe('gateways and keys', () => {
  test('only the root of its member registers a gateway or touches its keys', () => {
    const world = new World();
    expect(world.say(gatewayBody('fr/dcpj'), ['de'])).toBe('foreign-address');
    expect(world.say(gatewayBody('fr/dcpj'), ['fr', 'de'])).toBe('wrong-signer');
    expect(world.say(gatewayBody('eg/ncb'), ['fr'])).toBe('foreign-address');
    expect(world.say(gatewayBody('fr/dcpj'), ['fr'])).toBe('applied');
    expect(world.say(gatewayBody('fr/dcpj'), ['fr'])).toBe('address-taken');
    expect(world.say({ type: 'key.add', address: address('fr/dcpj'), signing: [signingSpec('another')], boxes: [] }, ['de'])).toBe('foreign-address');
    expect(world.say(revoke('fr/dcpj', jwk('fr/dcpj signing').kid), QUORUM)).toBe('wrong-signer');
    expect(world.say({ type: 'key.add', address: address('fr/ofast'), signing: [signingSpec('another')], boxes: [] }, ['fr'])).toBe('unknown-gateway');
    expect(world.say({ type: 'key.add', address: address('fr/dcpj'), signing: [], boxes: [] }, ['fr'])).toBe('no-change');
    expect(gateways(world.state)).toEqual([{ address: 'fr/dcpj', name: 'Gateway fr/dcpj', bureau: false }]);
    expect(signingKey(world.state, address('fr/dcpj'), jwk('fr/dcpj signing').kid, NOW_MS)).toEqual({
      ok: true,
      publicKey: signer('fr/dcpj signing').publicKey,
    });
  });

  test('a key answers by time: not yet valid, valid, expired', () => {
    const world = new World();
    world.say(gatewayBody('fr/dcpj'), ['fr']);
    const at = (atMs: number) => {
      const answer = signingKey(world.state, address('fr/dcpj'), jwk('fr/dcpj signing').kid, atMs);
      return answer.ok ? 'ok' : answer.code;
    };
    expect(at(FOR_A_YEAR.notBefore * 1000 - 1)).toBe('not-yet-valid-key');
    expect(at(FOR_A_YEAR.notBefore * 1000)).toBe('ok');
    expect(at(FOR_A_YEAR.notAfter * 1000 - 1)).toBe('ok');
    expect(at(FOR_A_YEAR.notAfter * 1000)).toBe('expired-key');
    expect(signingKey(world.state, address('fr/dcpj'), jwk('fr root').kid, NOW_MS)).toMatchObject({ code: 'unknown-key' });
    expect(signingKey(world.state, address('fr/ofast'), jwk('fr root').kid, NOW_MS)).toMatchObject({ code: 'unknown-gateway' });
    expect(signingKey(world.state, address('zz/ncb'), jwk('fr root').kid, NOW_MS)).toMatchObject({ code: 'unknown-member' });
  });

  test('a key answers by position: what was registered or revoked later does not count for an earlier entry', () => {
    const world = new World();
    world.say(gatewayBody('fr/dcpj'), ['fr']);
    const { kid } = jwk('fr/dcpj signing');
    world.append(10, world.entryOf(world.statement(revoke('fr/dcpj', kid), ['fr'])));
    const at = (position?: number) => {
      const answer = signingKey(world.state, address('fr/dcpj'), kid, NOW_MS, position);
      return answer.ok ? 'ok' : answer.code;
    };
    expect(at()).toBe('revoked-key');
    expect([0, 1, 2, 10, 11].map(at)).toEqual(['unknown-gateway', 'unknown-gateway', 'ok', 'ok', 'revoked-key']);
    expect(world.say(revoke('fr/dcpj', kid), ['fr'])).toBe('already-revoked');
    expect(world.say(revoke('fr/dcpj', jwk('fr root').kid), ['fr'])).toBe('unknown-key');
  });

  test('a deregistered gateway has no keys, may come back with new ones, and its past stays readable', () => {
    const world = new World();
    world.say(gatewayBody('fr/dcpj'), ['fr']);
    const gone: StatementBody = { type: 'gateway.deregister', address: address('fr/dcpj'), reason: 'closed' };
    expect(world.say(gone, ['fr'])).toBe('applied');
    expect(world.say(gone, ['fr'])).toBe('unknown-gateway');
    expect(gateways(world.state)).toEqual([]);
    expect(boxKey(world.state, address('fr/dcpj'), NOW_MS)).toBeNull();
    expect(signingKey(world.state, address('fr/dcpj'), jwk('fr/dcpj signing').kid, NOW_MS)).toMatchObject({ code: 'unknown-gateway' });
    expect(world.say(gatewayBody('fr/dcpj'), ['fr'])).toBe('key-in-use');
    expect(world.say(gatewayBody('fr/dcpj', [signingSpec('second')], [boxSpec('second box')]), ['fr'])).toBe('applied');
    expect(signingKey(world.state, address('fr/dcpj'), jwk('fr/dcpj signing').kid, NOW_MS)).toMatchObject({ code: 'revoked-key' });
    expect(signingKey(world.state, address('fr/dcpj'), jwk('fr/dcpj signing').kid, NOW_MS, 2)).toMatchObject({ ok: true });
    expect(boxKey(world.state, address('fr/dcpj'), NOW_MS)?.kid).toBe(boxSpec('second box').kid);
  });

  test('the box to seal to: default suite first, then the one that begins last; none revoked or out of time', () => {
    const world = new World();
    const [, classic] = SUITE_IDS;
    if (classic === undefined) throw new Error('two suites expected');
    const later = { ...FOR_A_YEAR, notBefore: NOW_S - 60 };
    const future = { ...FOR_A_YEAR, notBefore: NOW_S + 60 };
    const boxes = [boxSpec('old'), boxSpec('new', later), boxSpec('future', future), boxSpec('classic', later, classic)];
    expect(world.say(gatewayBody('fr/dcpj', [], boxes), ['fr'])).toBe('applied');
    expect(boxKey(world.state, address('fr/dcpj'), NOW_MS)).toMatchObject({ kid: boxSpec('new').kid, suite: DEFAULT_SUITE });
    expect(boxKey(world.state, address('fr/dcpj'), NOW_MS + 120_000)?.kid).toBe(boxSpec('future').kid);
    world.say(revoke('fr/dcpj', boxSpec('new').kid), ['fr']);
    expect(boxKey(world.state, address('fr/dcpj'), NOW_MS)?.kid).toBe(boxSpec('old').kid);
    world.say(revoke('fr/dcpj', boxSpec('old').kid), ['fr']);
    expect(boxKey(world.state, address('fr/dcpj'), NOW_MS)?.suite).toBe(classic);
    const by = (kid: string, atMs = NOW_MS, of = 'fr/dcpj') => boxKeyById(world.state, address(of), kid, atMs);
    expect(by(boxSpec('new').kid)).toMatchObject({ code: 'revoked-key' });
    expect(by(boxSpec('future').kid)).toMatchObject({ code: 'not-yet-valid-key' });
    expect(by(boxSpec('future').kid, NOW_MS + 120_000)).toMatchObject({ ok: true, suite: DEFAULT_SUITE });
    expect(by(boxSpec('future').kid, NOW_MS + 2 * YEAR_S * 1000)).toMatchObject({ code: 'expired-key' });
    expect(by(jwk('fr root').kid)).toMatchObject({ code: 'unknown-key' });
    expect(by(jwk('fr root').kid, NOW_MS, 'fr/none')).toMatchObject({ code: 'unknown-gateway' });
    expect(by(jwk('fr root').kid, NOW_MS, 'zz/none')).toMatchObject({ code: 'unknown-member' });
  });

  test('weak keys, keys with a wrong id, keys of another and impossible periods are refused', () => {
    const world = new World();
    const weak = { kty: 'OKP', crv: 'Ed25519', alg: 'Ed25519', x: Buffer.concat([Buffer.from([1]), Buffer.alloc(31)]).toString('base64url') } as const;
    const wrongId = { ...signingSpec('a'), jwk: { ...jwk('a'), kid: jwk('b').kid } };
    expect(world.say(gatewayBody('fr/dcpj', [{ ...signingSpec('a'), jwk: { ...weak, kid: jwk('a').kid } }]), ['fr'])).toBe('weak-key');
    expect(world.say(gatewayBody('fr/dcpj', [wrongId]), ['fr'])).toBe('key-id-mismatch');
    expect(
      world.say(gatewayBody('fr/dcpj', [signingSpec('a')], [{ ...boxSpec('a'), publicKey: Buffer.alloc(1216, 0xff).toString('base64url') }]), ['fr']),
    ).toBe('weak-key');
    expect(world.say(gatewayBody('fr/dcpj', [signingSpec('a')], [{ ...boxSpec('a'), kid: boxSpec('b').kid }]), ['fr'])).toBe('key-id-mismatch');
    for (const taken of ['de root', 'exchange']) expect(world.say(gatewayBody('fr/dcpj', [signingSpec(taken)]), ['fr'])).toBe('key-in-use');
    expect(world.say(gatewayBody('fr/dcpj', [signingSpec('a'), signingSpec('a')]), ['fr'])).toBe('key-in-use');
    expect(world.say(gatewayBody('fr/dcpj', [signingSpec('a', { notBefore: NOW_S, notAfter: NOW_S })]), ['fr'])).toBe('invalid-period');
    expect(gateways(world.state)).toEqual([]);
    expect(world.say(gatewayBody('fr/dcpj', [signingSpec('a')], [boxSpec('a')]), ['fr'])).toBe('applied');
  });
});

describe('the exchange', () => {
  test('its keys are the quorum’s to give and to take', () => {
    const world = new World();
    const add: StatementBody = { type: 'exchange-key.add', key: signingSpec('exchange 2') };
    const take: StatementBody = { type: 'exchange-key.revoke', kid: jwk('exchange').kid, reason: 'lost' };
    expect(world.say(add, ['fr'])).toBe('quorum-missing');
    expect(world.say(add, QUORUM)).toBe('applied');
    expect(world.say(take, ['fr', 'de'])).toBe('quorum-missing');
    expect(world.say(take, QUORUM)).toBe('applied');
    expect(exchangeKey(world.state, jwk('exchange').kid, NOW_MS)).toMatchObject({ code: 'revoked-key' });
    expect(exchangeKey(world.state, jwk('exchange').kid, NOW_MS, 1)).toMatchObject({ ok: true });
    expect(exchangeKey(world.state, jwk('exchange 2').kid, NOW_MS)).toMatchObject({ ok: true });
    expect(exchangeKey(world.state, jwk('fr root').kid, NOW_MS)).toMatchObject({ code: 'unknown-key' });
  });
});

describe('bundles', () => {
  test('a member adopts its own with its root or a bundle key; the quorum adopts the common one', () => {
    const world = new World();
    const of = permissiveBundle('fr');
    expect(world.say(policyBody(of), ['de'])).toBe('wrong-signer');
    expect(world.say(policyBody(of), ['fr'])).toBe('applied');
    expect(bundleInForce(world.state, member('fr'), NOW_MS)?.source).toEqual(of);
    expect(bundleInForce(world.state, member('fr'), NOW_MS - 1000)).toBeNull();
    expect(bundleInForce(world.state, member('de'), NOW_MS)).toBeNull();

    const next = permissiveBundle('fr', { version: '2' });
    expect(world.say(policyBody(next), ['fr:bundles'])).toBe('unknown-key');
    expect(world.say({ type: 'bundle-key.add', key: signingSpec('fr bundles') }, ['fr'])).toBe('applied');
    expect(world.say({ type: 'bundle-key.add', key: signingSpec('fr other') }, ['fr:bundles'])).toBe('wrong-signer');
    expect(world.say(facts, ['fr:bundles'])).toBe('wrong-signer');
    expect(world.say(gatewayBody('fr/dcpj'), ['fr:bundles'])).toBe('wrong-signer');
    expect(world.say(admitBody('eg'), ['fr:bundles', 'de', 'br'])).toBe('quorum-missing');
    const soon = NOW_S + 100;
    expect(world.say(policyBody(next, soon), ['fr:bundles'])).toBe('applied');
    expect(bundleInForce(world.state, member('fr'), NOW_MS)?.source.version).toBe('1');
    expect(bundleInForce(world.state, member('fr'), soon * 1000)?.source.version).toBe('2');
    expect(bundleInForce(world.state, member('fr'), soon * 1000, 4)?.source.version).toBe('1');
    const digest = bundleInForce(world.state, member('fr'), NOW_MS)?.digest ?? '';
    expect(bundleByDigest(world.state, digest)?.source).toEqual(of);
    expect(bundleByDigest(world.state, 'none')).toBeNull();
    expect(world.say({ type: 'bundle-key.revoke', kid: jwk('fr bundles').kid, reason: 'lost' }, ['fr'])).toBe('applied');
    expect(world.say(policyBody(next), ['fr:bundles'])).toBe('revoked-key');

    const common = permissiveBundle('common', { version: '2' });
    expect(world.say(policyBody(common), ['fr'])).toBe('quorum-missing');
    expect(world.say(policyBody(common), QUORUM)).toBe('applied');
    expect(bundleInForce(world.state, 'common', NOW_MS)?.source.version).toBe('2');
  });

  test('the sample bundles and the common rules are admitted, tests and all', () => {
    const world = new World({ common: commonBundle() });
    for (const [code, bundle] of Object.entries(sampleBundles())) {
      if (!world.state.members.has(code as MemberCode)) {
        const alone = new World({ common: commonBundle() });
        expect(alone.say(admitBody(code), QUORUM)).toBe('applied');
        const admitted = alone.statement(policyBody(bundle), [code]);
        expect(checkStatement(alone.state, admitted, NOW_MS)).toEqual({ ok: true });
        expect(alone.log(admitted)).toBe('applied');
        continue;
      }
      const statement = world.statement(policyBody(bundle), [code]);
      expect(checkStatement(world.state, statement, NOW_MS)).toEqual({ ok: true });
      expect(world.log(statement)).toBe('applied');
    }
    expect(world.say(policyBody(commonBundle()), [...QUORUM, 'jp'])).toBe('applied');
  });

  test('a bundle key answers by time', () => {
    const world = new World();
    world.say({ type: 'bundle-key.add', key: signingSpec('fr early', { notBefore: NOW_S + 60, notAfter: NOW_S + YEAR_S }) }, ['fr']);
    world.say({ type: 'bundle-key.add', key: signingSpec('fr late', { notBefore: NOW_S - 60, notAfter: NOW_S }) }, ['fr']);
    expect(world.say(policyBody(permissiveBundle('fr')), ['fr:early'])).toBe('not-yet-valid-key');
    expect(world.say(policyBody(permissiveBundle('fr')), ['fr:late'])).toBe('expired-key');
  });

  test('what does not parse, does not match its digest or fails its own tests is refused', () => {
    const world = new World();
    const good = permissiveBundle('fr');
    const { digest } = policyBody(good) as { digest: string };
    const broken = { ...good, exportCedar: 'permit (principal, action' };
    expect(world.say({ type: 'policy.bundle', bundle: broken, digest, validFrom: NOW_S }, ['fr'])).toBe('bundle-invalid');
    expect(world.say({ type: 'policy.bundle', bundle: 'text', digest, validFrom: NOW_S }, ['fr'])).toBe('bundle-invalid');
    expect(world.say({ type: 'policy.bundle', bundle: { ...good, version: '2' }, digest, validFrom: NOW_S }, ['fr'])).toBe('digest-mismatch');
    const failing = permissiveBundle('fr', {
      tests: [{ name: 'never sent', as: 'export', point: 'origin', given: {}, categories: ['identity'], expect: { outcome: 'refuse' } }],
    });
    const check = (bundle: BundleSource) => checkStatement(world.state, world.statement(policyBody(bundle), ['fr']), NOW_MS);
    expect(check(failing)).toMatchObject({ ok: false, code: 'bundle-tests-failed' });
    const passing = permissiveBundle('fr', {
      tests: [
        { name: 'always sent', as: 'export', point: 'origin', given: {}, categories: ['identity'], expect: { outcome: 'permit', permitted: ['identity'] } },
      ],
    });
    expect(check(passing)).toEqual({ ok: true });
    // Who admits runs the tests; the fold does not, so that it gives the same state under every version of the engine.
    expect(world.say(policyBody(failing), ['fr'])).toBe('applied');
  });
});

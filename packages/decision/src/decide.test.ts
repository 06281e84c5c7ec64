import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Category } from '@huecry/notice';
import { bundleDigest, type BundleSource, createEngine } from '@huecry/policy';
import { DEFAULT_SUITE } from '@huecry/seal';
import { beforeAll, expect, test } from 'vitest';
import { address, AS_OF, boxSpec, gatewayBody, member, NOW_MS, NOW_S, permissiveBundle, policyBody, QUORUM, World } from '../../registry/src/testing/world.ts';
import { type DecideContext, decideAll, decideRefused, decideReleased, type NoticeFacts } from './decide.ts';
import * as decision from './index.ts';
import { REMEDIES } from './remedies.ts';

const FR = address('fr/dcpj');
const DE = address('de/bka');
const JP = address('jp/npa');
const engine = createEngine();

/** br reviews; jp holds what is blue; a bundle for all but br. */
const bundles: { [of: string]: BundleSource } = {
  fr: permissiveBundle('fr'),
  de: permissiveBundle('de'),
  jp: permissiveBundle('jp', {
    importCedar: `${permissiveBundle('jp').importCedar}
@id("review") @point("exchange") @cite("Sample Act, s. 2") @reason("reviewed first") @hold
forbid (principal, action == Action::"receive", resource) when { resource.kind == Kind::"blue" };`,
  }),
};
let world: World;
let context: DecideContext;
beforeAll(() => {
  world = new World();
  for (const gateway of [FR, DE, JP, address('br/pf')]) expect(world.say(gatewayBody(gateway), [gateway.slice(0, 2)])).toBe('applied');
  for (const [code, bundle] of Object.entries(bundles)) expect(world.say(policyBody(bundle), [code])).toBe('applied');
  context = { registry: world.state, engine, nowMs: NOW_MS };
});

const CATEGORIES: readonly Category[] = ['identity', 'birth'];
const recipient = (to: string, categories: readonly Category[] = CATEGORIES) => ({
  to: address(to),
  kid: boxSpec(`${to} box`).kid,
  suite: DEFAULT_SUITE,
  categories: [...categories],
});
const notice = (recipients: NoticeFacts['recipients'], change: Partial<NoticeFacts> = {}): NoticeFacts => ({
  iss: FR,
  iat: NOW_S,
  exp: NOW_S + 86_400,
  rev: 1,
  routing: {
    kind: 'yellow',
    profile: 'full',
    diffusion: true,
    offenceClass: '0000',
    basis: ['national-law'],
    purpose: 'locate',
    handling: { code: 'H1', tlp: 'AMBER' },
    classification: 'unclassified',
    conditions: [],
  },
  bundles: {
    origin: bundleDigest(bundles['fr'] as BundleSource),
    common: world.genesis.commonBundle.digest,
    recipients: Object.fromEntries(['de', 'jp'].map((of) => [of, bundleDigest(bundles[of] as BundleSource)])),
  },
  restrictions: { exclude: [], limit: null },
  recipients,
  ...change,
});
const blue = (recipients: NoticeFacts['recipients']): NoticeFacts => notice(recipients, { routing: { ...notice([]).routing, kind: 'blue' } });

test('what both laws permit is delivered, under the bundles that decided', () => {
  const [decided] = decideAll(notice([recipient(DE)]), context);
  expect(decided).toMatchObject({ to: DE, outcome: 'deliver', code: '', categories: CATEGORIES, withheld: [], refusedBy: [] });
  expect(decided?.bundles.recipient).toBe(bundleDigest(bundles['de'] as BundleSource));
});

test('each reason for which one recipient is refused has its code, its remedy, and leaves the others alone', () => {
  const decided = decideAll(
    notice([
      recipient('de/lka'),
      { ...recipient(DE), kid: boxSpec('another').kid },
      { ...recipient(JP), suite: 'hc1-x25519-hkdf-sha256-aes-256-gcm' },
      recipient('br/pf'),
    ]),
    context,
  );
  expect(decided.map(({ code }) => code)).toEqual(['unknown-recipient', 'recipient-key-invalid', 'recipient-key-invalid', 'no-bundle']);
  for (const { code, refusedBy } of decided) expect(refusedBy[0]?.reason).toContain(REMEDIES[code as keyof typeof REMEDIES]);
  const restrictions = { exclude: [member('de')], limit: null };
  expect(decideAll(notice([recipient(DE), recipient(JP)], { restrictions }), context).map(({ code, outcome }) => code || outcome)).toEqual([
    'origin-restriction',
    'deliver',
  ]);
  const named = { ...notice([]).bundles, recipients: { de: 'a'.repeat(43) } };
  expect(decideAll(notice([recipient(DE)], { bundles: named }), context)[0]).toMatchObject({ code: 'no-bundle' });
});

test('a hold that no reviewing body gets is a refusal; else it is a hold', () => {
  expect(decideAll(blue([recipient(JP), recipient(DE)]), context).map(({ outcome, code }) => [outcome, code])).toEqual([
    ['refuse', 'release-required'],
    ['deliver', ''],
  ]);
  const reviewing = new World();
  for (const gateway of [FR, DE, JP]) reviewing.say(gatewayBody(gateway), [gateway.slice(0, 2)]);
  for (const [code, bundle] of Object.entries(bundles)) reviewing.say(policyBody(bundle), [code]);
  expect(reviewing.say({ type: 'review.appoint', member: member('de'), source: 'invented', asOf: AS_OF }, QUORUM)).toBe('applied');
  const reviewed = { ...context, registry: reviewing.state };
  expect(decideAll(blue([recipient(JP), recipient(DE)]), reviewed)[0]).toMatchObject({ outcome: 'hold', code: 'release-required' });
  // What only takes away does not wait for a release; in a first revision there is nothing to take away.
  const slotless = blue([recipient(JP, []), recipient(DE)]);
  expect(decideAll(slotless, reviewed)[0]).toMatchObject({ outcome: 'hold' });
  expect(decideAll({ ...slotless, rev: 2 }, reviewed)[0]).toMatchObject({ outcome: 'refuse', code: 'release-required', categories: [] });
});

test('a release gives what the body saw, until the notice expires', () => {
  const [released, ...others] = decideReleased(blue([recipient(JP), recipient(DE)]), [JP], new Set(['identity']), context);
  expect(others).toEqual([]);
  expect(released).toMatchObject({ to: JP, outcome: 'deliver', code: '', categories: ['identity'], refusedBy: [] });
  expect(released?.withheld).toMatchObject([{ category: 'birth', point: 'exchange', rule: 'exchange/not-reviewed' }]);
  const expired = decideReleased(blue([recipient(JP)]), [JP], new Set(['identity']), { ...context, nowMs: (NOW_S + 86_400) * 1000 });
  expect(expired).toMatchObject([{ outcome: 'refuse', code: 'expired', categories: [] }]);
});

test('a refused release says its reason to each', () => {
  const decided = decideRefused([JP, DE], { code: 'art-3', cite: 'Constitution, art. 3', reason: 'political' });
  expect(decided.map(({ to, outcome, code, refusedBy }) => [to, outcome, code, refusedBy[0]?.reason])).toEqual([
    [JP, 'refuse', 'art-3', 'political'],
    [DE, 'refuse', 'art-3', 'political'],
  ]);
});

test('the same facts give the same words, with another engine too', () => {
  const facts = notice([recipient(DE), recipient(JP), recipient('de/lka')]);
  expect(decideAll(facts, { ...context, engine: createEngine() })).toEqual(decideAll(facts, context));
});

test('the example in the README runs', () => {
  const [, source = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')) ?? [];
  const given = { ...decision, createEngine, notice: blue([recipient(JP)]), registry: world.state };
  // oxlint-disable-next-line no-new-func -- our own README
  const run = new Function(
    'given',
    `const { decideAll, decideReleased, createEngine, notice, registry } = given; ${source.replaceAll(/^import .*$/gm, '')}; return { decisions, later };`,
  );
  expect(run(given)).toMatchObject({ decisions: [{ code: 'release-required' }], later: [] });
});

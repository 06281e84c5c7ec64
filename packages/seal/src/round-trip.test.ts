import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { DEFAULT_SUITE, parseSubmission, SUITE_IDS, seal, verifyNoticeSignature } from './index.ts';
import { openDelivery } from './open/index.ts';
import {
  bka,
  boxOf,
  checkedOf,
  codeOf,
  contextFor,
  decide,
  deliveriesOf,
  exchangeSigner,
  inputFor,
  leaves,
  npa,
  originSigner,
  planFor,
  routing,
  sampleInput,
  withheldByExchange,
  withheldByOrigin,
} from './testing/sample.ts';

const sealed = seal(sampleInput(), originSigner);

test('the exchange reads routing facts, categories and recipients, and its checks pass', () => {
  const parsed = parseSubmission(sealed.submission);
  verifyNoticeSignature(parsed, originSigner.publicKey);
  expect(codeOf(() => verifyNoticeSignature(parsed, exchangeSigner.publicKey))).toBe('bad-signature');
  const checked = checkedOf(sealed);
  expect(checked).toMatchObject({ mode: 'live', iss: 'br/pf', rev: 1, prev: null, seq: 1, suite: DEFAULT_SUITE, routing });
  expect(checked.slots.map(({ category }) => category)).toEqual(['birth', 'health', 'identity', 'judicial']);
  expect(checked.recipients.map(({ to, n, categories }) => ({ to, n, categories: categories.toSorted() }))).toEqual([
    { to: 'de/bka', n: 2, categories: ['birth', 'identity', 'judicial'] },
    { to: 'jp/npa', n: 1, categories: ['birth', 'health', 'identity', 'judicial'] },
  ]);
  expect(Object.keys(checked.bundles.recipients).toSorted()).toEqual(['de', 'jp']);
});

test('each recipient opens what is permitted to it, and is told what is not and why', () => {
  const [forBka, forNpa] = deliveriesOf(sealed, [
    decide('de/bka', 'deliver', ['identity', 'birth'], [withheldByExchange]),
    decide('jp/npa', 'deliver', ['identity', 'birth', 'judicial', 'health']),
  ]);
  if (forBka === undefined || forNpa === undefined) throw new Error('two deliveries expected');
  const opened = openDelivery(forBka.bytes, contextFor('de/bka', [bka]));
  expect(new Set(opened.leaves)).toEqual(new Set(leaves.filter(({ category }) => category === 'identity' || category === 'birth')));
  expect(opened.withheld).toEqual([withheldByOrigin, withheldByExchange]);
  expect(opened).toMatchObject({ blank: false, routing, element: { n: 2, kid: bka.kid }, noticePosition: 300, decisionPosition: 301 });
  expect(opened.presentation().split('~')).toHaveLength(1 + 4 + 1);
  const [, ...kept] = opened.presentation(({ category }) => category === 'birth').split('~');
  expect(kept.map((text) => Buffer.from(text, 'base64url').toString().includes('/subject/birth/date'))).toEqual([true, false]);
  expect(new Set(openDelivery(forNpa.bytes, contextFor('jp/npa', [npa])).leaves)).toEqual(new Set(leaves));
});

test('a refused recipient gets a blank: its chain goes on and it reads nothing', () => {
  const [delivery] = deliveriesOf(sealed, [decide('de/bka', 'refuse', [])]);
  if (delivery === undefined) throw new Error('a delivery expected');
  const opened = openDelivery(delivery.bytes, contextFor('de/bka', []));
  expect(opened).toMatchObject({ blank: true, routing: null, leaves: [], withheld: [withheldByOrigin], element: { n: 2 } });
  expect(opened.refusedBy).toHaveLength(1);
  expect(opened.presentation().split('~')).toHaveLength(2);
});

test('recipients with keys of either suite share one notice', () => {
  const [classic, hybrid] = SUITE_IDS.map((suite, i) => boxOf(20 + i, suite));
  if (classic === undefined || hybrid === undefined) throw new Error('two suites expected');
  const mixed = seal(inputFor([planFor('de/bka', classic, ['identity']), planFor('jp/npa', hybrid, ['identity'])]), originSigner);
  const deliveries = deliveriesOf(mixed, [decide('de/bka', 'deliver', ['identity']), decide('jp/npa', 'deliver', ['identity'])]);
  for (const [i, [to, box]] of (
    [
      ['de/bka', classic],
      ['jp/npa', hybrid],
    ] as const
  ).entries()) {
    expect(openDelivery(deliveries[i]?.bytes ?? new Uint8Array(0), contextFor(to, [box])).leaves).toHaveLength(3);
  }
});

test('a recipient with nothing permitted still gets the routing facts', () => {
  const empty = seal(inputFor([planFor('de/bka', bka, []), planFor('jp/npa', npa, ['identity'])]), originSigner);
  const [delivery] = deliveriesOf(empty, [decide('de/bka', 'deliver', [])]);
  expect(openDelivery(delivery?.bytes ?? new Uint8Array(0), contextFor('de/bka', []))).toMatchObject({ blank: false, routing, leaves: [] });
});

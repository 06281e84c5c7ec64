import { Buffer } from 'node:buffer';
import { CATEGORIES, type Leaf } from '@huecry/notice';
import { expect, test } from 'vitest';
import { boxKid, seal } from './index.ts';
import { openDelivery } from './open/index.ts';
import {
  address,
  bka,
  boxOf,
  checkedOf,
  codeOf,
  contextFor,
  decide,
  deliveriesOf,
  fixedRandom,
  inputFor,
  leaves,
  member,
  npa,
  originSigner,
  planFor,
  sampleInput,
  seedOf,
} from './testing/sample.ts';
import type { SealInput, SuiteId } from './types.ts';

const CLASSIC: SuiteId = 'hc1-x25519-hkdf-sha256-aes-256-gcm';
const classic = boxOf(50, CLASSIC);
const sealing = (more: Partial<SealInput>): string => codeOf(() => seal({ ...sampleInput(), ...more }, originSigner));
const many = (count: number): SealInput['recipients'] => Array.from({ length: count }, (_, i) => planFor(`de/a${i}`, classic, ['identity']));
const fields = (count: number, value: unknown = 'x'): Leaf[] => Array.from({ length: count }, (_, i) => ({ pointer: `/f/${i}`, category: 'identity', value }));

test('sealing is repeatable under fixed random bytes, and never the same otherwise', () => {
  const input = inputFor([planFor('de/bka', classic, ['identity'])], { suite: CLASSIC });
  expect(seal(input, originSigner, fixedRandom(1))).toEqual(seal(input, originSigner, fixedRandom(1)));
  expect(seal(input, originSigner).jws).not.toEqual(seal(input, originSigner).jws);
});

test('nothing of the content, and no recipient, is readable in the JWS, and nothing of the content in the submission', () => {
  const { jws, submission } = seal(sampleInput(), originSigner);
  const payload = Buffer.from(Buffer.from(jws).toString().split('.')[1] ?? '', 'base64url').toString();
  // Digests are left out: any three letters stand in random ones sooner or later.
  const readable = payload.replaceAll(/"[\w-]{43}"/g, '""');
  for (const word of ['Brand', 'caro', 'Fraude', 'family', 'bka', 'npa', 'health', 'red']) expect(readable).not.toContain(word);
  const wire = Buffer.from(submission).toString('latin1');
  for (const word of ['Brand', 'Fraude', '/subject', 'qualificada']) expect(wire).not.toContain(word);
});

test.each<[string, Partial<SealInput>, string]>([
  ['513 recipients', { recipients: many(513) }, 'too-many-recipients'],
  ['no recipient', { recipients: [] }, 'malformed'],
  ['a recipient twice', { recipients: [...many(1), ...many(1)] }, 'malformed'],
  ['513 leaves', { leaves: fields(513) }, 'too-large'],
  ['a leaf twice', { leaves: [...fields(1), ...fields(1)] }, 'malformed'],
  ['a leaf of 16 KiB', { leaves: fields(1, 'x'.repeat(16 * 1024)) }, 'too-large'],
  ['more content than 512 KiB', { leaves: fields(40, 'x'.repeat(15_000)) }, 'too-large'],
  ['a pointer without its slash', { leaves: [{ pointer: 'name', category: 'identity', value: 1 }] }, 'malformed'],
  ['a value that is not JSON', { leaves: [{ pointer: '/a', category: 'identity', value: undefined }] }, 'malformed'],
  ['no bundle for a recipient', { bundles: { origin: '', common: '', recipients: {} } }, 'malformed'],
  ['an expiry before the issue', { exp: 1 }, 'malformed'],
  ['an identifier that is not UUIDv7', { jti: 'x' }, 'malformed'],
  ['an exclusion of no member', { restrictions: { exclude: [member('FR')], limit: null } }, 'malformed'],
  ['an exclusion twice', { restrictions: { exclude: [member('eg'), member('eg')], limit: null } }, 'malformed'],
  ['a limit to nobody', { restrictions: { exclude: [], limit: [] } }, 'malformed'],
  ['a second revision without the first', { rev: 2 }, 'malformed'],
  ['a key id of another key', { recipients: [planFor('de/bka', { ...bka, kid: npa.kid }, [])] }, 'accepted'],
  ['a key id of another key, used', { recipients: [planFor('de/bka', { ...bka, kid: npa.kid }, ['identity'])] }, 'unknown-key'],
  [
    'a weak key',
    { recipients: [planFor('de/bka', { suite: CLASSIC, publicKey: new Uint8Array(32), kid: boxKid(CLASSIC, new Uint8Array(32)) }, ['identity'])] },
    'weak-key',
  ],
  ['an unknown suite', { recipients: [planFor('de/bka', { ...bka, suite: 'hc1-rot13' as SuiteId }, ['identity'])] }, 'unknown-suite'],
  ['more recipients and fields than an entry holds', { recipients: many(512), leaves: fields(512) }, 'too-large'],
])('%s', (_name, more, code) => {
  const bundles = { origin: '', common: '', recipients: { de: '', jp: '' } } as SealInput['bundles'];
  expect(sealing({ bundles, ...more })).toBe(code);
});

test('512 recipients, and 512 fields of 18 categories, each fit', () => {
  const wide = seal(
    { ...sampleInput(), recipients: many(512), suite: CLASSIC, bundles: { origin: '', common: '', recipients: { [address('de')]: '' } } },
    originSigner,
  );
  expect(checkedOf(wide).recipients).toHaveLength(512);
  const all = fields(512).map((leaf, i) => ({ ...leaf, category: CATEGORIES[i % CATEGORIES.length] ?? 'identity' }));
  const deep = seal(inputFor([planFor('de/bka', bka, CATEGORIES)], { leaves: all }), originSigner);
  const byPointer = new Map(all.map(({ pointer, category }) => [pointer, category]));
  const [delivery] = deliveriesOf(deep, [decide('de/bka', 'deliver', CATEGORIES)]);
  const opened = openDelivery(delivery?.bytes ?? new Uint8Array(0), contextFor('de/bka', [bka], { categoryOf: (_kind, pointer) => byPointer.get(pointer) }));
  expect(opened.leaves).toHaveLength(512);
});

test('what nobody may have is not sent, and its digest stays', () => {
  const input = inputFor([planFor('de/bka', bka, ['identity'])]);
  const sealed = seal(input, originSigner);
  expect(checkedOf(sealed).slots.map(({ category }) => category)).toEqual(['identity']);
  expect(sealed.disclosures).toHaveLength(leaves.length);
});

test('random bytes that were used are overwritten', () => {
  const given: Uint8Array[] = [];
  const source = fixedRandom(3);
  seal(sampleInput(), originSigner, (bytes) => {
    const block = source(bytes);
    given.push(block);
    return block;
  });
  expect(given.length).toBeGreaterThan(0);
  for (const block of given) expect(block.every((byte) => byte === 0)).toBe(true);
  expect(seedOf(1)).toHaveLength(32);
});

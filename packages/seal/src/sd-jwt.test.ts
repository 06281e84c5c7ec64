import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { SDJwtInstance } from '@sd-jwt/core';
import { expect, test } from 'vitest';
import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml';
import { seal, verifyEd25519 } from './index.ts';
import { signJws } from './jws.ts';
import { disclosureBucket, recipientBucket, slotBucket } from './limits.ts';
import { openDelivery } from './open/index.ts';
import { presentation } from './presentation.ts';
import { RandomPool } from './random.ts';
import { checkDigests, type Disclosure, disclose, disclosureDigest, discloseElement, padDigests, parseDisclosure, parseElement } from './sd-jwt.ts';
import { bka, codeOf, contextFor, decide, deliveriesOf, leaves, NOW, originSigner, sampleInput } from './testing/sample.ts';
import { report, vectorFolder, vectorsPresent, vectorText } from './testing/vectors.ts';

/** The stock library as an independent verifier. */
const stock = new SDJwtInstance({
  hasher: (data: string | ArrayBuffer) =>
    new Uint8Array(
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    ),
  hashAlg: 'sha-256',
  saltGenerator: () => '',
  verifier: (data: string, signature: string) => verifyEd25519(originSigner.publicKey, Buffer.from(data), Buffer.from(signature, 'base64url')),
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const pool = new RandomPool();

test('RFC 9901, section 4.2.3: the digest of its example disclosure', () => {
  const bytes = Uint8Array.from(Buffer.from('WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0', 'base64url'));
  expect(disclosureDigest(bytes)).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
  // Its white space is one of the spellings that we do not read.
  expect(codeOf(() => parseDisclosure('an example', bytes, 100))).toBe('malformed');
});

test('RFC 9901, section 4.2.4.2: the digest of its array element', () => {
  const bytes = Uint8Array.from(Buffer.from('WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0', 'base64url'));
  expect(disclosureDigest(bytes)).toBe('w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs');
});

test('what a recipient opened is a standard SD-JWT that the stock library verifies', async () => {
  const [delivery] = deliveriesOf(seal(sampleInput(), originSigner), [decide('de/bka', 'deliver', ['birth', 'identity', 'judicial'])]);
  const opened = openDelivery(delivery?.bytes ?? new Uint8Array(0), contextFor('de/bka', [bka]));
  const { payload } = (await stock.verify(opened.presentation(), { currentDate: NOW })) as { payload: Record<string, unknown> };
  for (const { pointer, value, category } of leaves) expect(payload[pointer]).toEqual(category === 'health' ? undefined : value);
  expect(payload).toMatchObject({ iss: 'br/pf', rev: 1, recipients: [] });
  expect(Object.keys(payload).some((name) => name.startsWith('slot:') || name === 'routing')).toBe(false);
});

test('the origin can present everything from its own copy', async () => {
  const { jws, disclosures } = seal(sampleInput(), originSigner);
  const { payload } = (await stock.verify(presentation(jws, disclosures), { currentDate: NOW })) as { payload: Record<string, unknown> };
  for (const { pointer, value } of leaves) expect(payload[pointer]).toEqual(value);
});

/** Every claim or element that an example marks as selectively disclosable. */
function marked(node: Node | null | undefined, found: { name: string | null; value: unknown }[]): void {
  if (isMap(node)) {
    for (const { key, value } of node.items as { key: Scalar<string>; value: Node | null }[]) {
      if (key.tag === '!sd') found.push({ name: key.value, value: toPlain(value) });
      marked(value, found);
    }
  } else if (isSeq(node)) {
    for (const item of node.items as Node[]) {
      if (item.tag === '!sd') found.push({ name: null, value: toPlain(item) });
      marked(item, found);
    }
  }
}

/** The value without the marks: maps and lists as JSON. */
function toPlain(node: Node | null): unknown {
  if (isMap(node))
    return Object.fromEntries((node.items as { key: Scalar<string>; value: Node | null }[]).map(({ key, value }) => [String(key.value), toPlain(value)]));
  if (isSeq(node)) return (node.items as Node[]).map(toPlain);
  return isScalar(node) ? (node.value ?? null) : null;
}

test.skipIf(!vectorsPresent)(
  'RFC 9901 example inputs: each marked claim and element, disclosed by us, verifies under the stock library (skipped: no vectors folder; set HUECRY_VECTORS)',
  async () => {
    let claims = 0;
    let elements = 0;
    for (const name of readdirSync(vectorFolder('sd-jwt'))) {
      if (!existsSync(vectorFolder('sd-jwt', name, 'specification.yml'))) continue;
      const found: { name: string | null; value: unknown }[] = [];
      marked((parseDocument(vectorText('sd-jwt', name, 'specification.yml'), { logLevel: 'silent' }).get('user_claims') as Node | undefined) ?? null, found);
      const named = new Map<string, unknown>();
      for (const { name: claim, value } of found) if (claim !== null) named.set(claim, value);
      const values = found.filter(({ name: claim }) => claim === null).map(({ value }) => value);
      const made: Disclosure[] = [
        ...[...named].map(([claim, value]) => disclose(pool, claim, value, 16_384)),
        ...values.map((value) => discloseElement(pool, value, 16_384)),
      ];
      const [own, list] = [made.slice(0, named.size), made.slice(named.size)];
      const payload = {
        _sd_alg: 'sha-256',
        _sd: padDigests(
          pool,
          own.map(({ digest }) => digest),
          64,
        ),
        list: list.map(({ digest }) => ({ '...': digest })),
      };
      const jws = signJws('live', 'notice+sd-jwt', payload, originSigner, 65_500);
      const verified = (await stock.verify(
        presentation(
          jws,
          made.map(({ bytes }) => bytes),
        ),
      )) as { payload: Record<string, unknown> };
      for (const [claim, value] of named) expect(verified.payload[claim], `${name} ${claim}`).toEqual(value);
      expect(verified.payload.list, name).toEqual(values);
      for (const { bytes } of own) expect(named.get(parseDisclosure(name, bytes, 16_384).name)).toEqual(parseDisclosure(name, bytes, 16_384).value);
      claims += named.size;
      elements += values.length;
    }
    report(`RFC 9901 example inputs ran ${claims} claims and ${elements} array elements`);
    expect(claims).toBeGreaterThan(50);
    expect(elements).toBeGreaterThan(0);
  },
);

test('names and values that SD-JWT reserves are neither made nor read', () => {
  for (const value of [{ _sd: [] }, [{ '...': 'x' }], { a: { _sd_alg: 'x' } }]) {
    expect(codeOf(() => disclose(pool, '/a', value, 1000))).toBe('malformed');
    expect(codeOf(() => parseDisclosure('it', bytesOf(JSON.stringify(['A'.repeat(22), '/a', value])), 1000))).toBe('malformed');
  }
  // As text they mean nothing.
  for (const value of ['_sd', '...', '"...":', { a: '"_sd":' }]) expect(codeOf(() => disclose(pool, '/a', value, 1000))).toBe('accepted');
  for (const name of ['_sd', '...']) expect(codeOf(() => parseDisclosure('it', bytesOf(JSON.stringify(['A'.repeat(22), name, 1])), 1000))).toBe('malformed');
});

test.each<[string, string]>([
  ['a salt too short', '["AAAA","/a",1]'],
  ['a salt in another spelling', '["AAAAAAAAAAAAAAAAAAAAAB","/a",1]'],
  ['a salt that is a number', '[1,"/a",1]'],
  ['an array element in place of a claim', '["AAAAAAAAAAAAAAAAAAAAAA",1]'],
  ['four members', '["AAAAAAAAAAAAAAAAAAAAAA","/a",1,2]'],
  ['a name that is a number', '["AAAAAAAAAAAAAAAAAAAAAA",1,1]'],
  ['no array', '{"a":1}'],
])('a disclosure with %s is refused', (_name, text) => {
  expect(codeOf(() => parseDisclosure('it', bytesOf(text), 100))).toBe('malformed');
});

test('a disclosure larger than allowed is neither made nor read', () => {
  expect(codeOf(() => disclose(pool, '/a', 'x'.repeat(16_384), 16_384))).toBe('too-large');
  expect(codeOf(() => parseElement('it', new Uint8Array(101), 100))).toBe('too-large');
  expect(codeOf(() => disclose(pool, '/a', undefined, 100))).toBe('malformed');
});

test('buckets', () => {
  expect([1, 32, 33, 64, 65, 128, 129, 531].map(disclosureBucket)).toEqual([32, 32, 64, 64, 128, 128, 192, 576]);
  expect([1, 8, 9, 16, 17, 32, 33, 196, 512].map(recipientBucket)).toEqual([8, 8, 16, 16, 32, 32, 64, 224, 512]);
  expect([1, 256, 257, 4096, 4097, 8192, 8193, 100_000].map(slotBucket)).toEqual([256, 256, 512, 4096, 8192, 8192, 16_384, 106_496]);
  expect(codeOf(() => checkDigests('it', [], disclosureBucket))).toBe('malformed');
});

test('the number of recipients and disclosures does not show', () => {
  const padded = padDigests(pool, ['A'.repeat(43)], 8);
  expect(new Set(padded).size).toBe(8);
  checkDigests('it', padded, recipientBucket);
});

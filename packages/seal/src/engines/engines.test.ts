import { Buffer } from 'node:buffer';
import { createPrivateKey } from 'node:crypto';
import * as noble from '@noble/ed25519';
import { expect, test } from 'vitest';
import { cctvCases, report, vectorsPresent, wycheproof } from '../testing/vectors.ts';
import { libsodium, openssl, rawPublicKey, verifyEd25519 } from './index.ts';
import { assertStrongKey } from '../keys.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

const isStrong = (key: Uint8Array): boolean => {
  try {
    assertStrongKey(key);
    return true;
  } catch {
    return false;
  }
};

test.skipIf(!vectorsPresent)(
  'CCTV: our rule accepts 43 of 914 edge cases, and OpenSSL the same under registrable keys (skipped: no vectors folder; set HUECRY_VECTORS)',
  () => {
    const cases = cctvCases();
    const counts = { ours: 0, openssl: 0, oursOnly: 0, strongKey: 0, differUnderStrongKey: 0 };
    for (const { key, sig, msg, flags } of cases) {
      const [publicKey, signature, message] = [hex(key), hex(sig), Buffer.from(msg)];
      const ours = verifyEd25519(publicKey, message, signature);
      const byOpenssl = openssl.verify(publicKey, message, signature);
      const strong = isStrong(publicKey);
      if (ours) counts.ours++;
      if (byOpenssl) counts.openssl++;
      if (ours && !byOpenssl) counts.oursOnly++;
      if (strong) counts.strongKey++;
      if (strong && ours !== byOpenssl) {
        counts.differUnderStrongKey++;
        // An OpenSSL that still accepts R of small order: only the key's holder can make such a signature, and it gives the key away.
        expect(flags).toContain('low_order_R');
      }
    }
    report(`CCTV ran ${cases.length}: ${JSON.stringify(counts)} with OpenSSL ${process.versions.openssl}`);
    expect(cases.length).toBe(914);
    expect(counts.ours).toBe(43);
    expect(counts.oursOnly).toBe(0);
    expect(counts.strongKey).toBeGreaterThan(0);
  },
);

test.skipIf(!vectorsPresent)('Wycheproof Ed25519 on both engines (skipped: no vectors folder; set HUECRY_VECTORS)', () => {
  let ran = 0;
  for (const group of wycheproof('ed25519').testGroups) {
    const publicKey = hex((group.publicKey as { pk: string }).pk);
    for (const { msg, sig, result, comment } of group.tests) {
      const [message, signature] = [hex(String(msg)), hex(String(sig))];
      const expected = result === 'valid';
      expect(libsodium.verify(publicKey, message, signature), `libsodium: ${comment}`).toBe(expected);
      expect(openssl.verify(publicKey, message, signature), `openssl: ${comment}`).toBe(expected);
      expect(verifyEd25519(publicKey, message, signature), `ours: ${comment}`).toBe(expected);
      ran++;
    }
  }
  report(`Wycheproof Ed25519 ran ${ran}`);
  expect(ran).toBe(151);
});

test.skipIf(!vectorsPresent)('Wycheproof X25519 on both engines (skipped: no vectors folder; set HUECRY_VECTORS)', () => {
  let ran = 0;
  let zero = 0;
  for (const group of wycheproof('x25519').testGroups) {
    for (const vector of group.tests) {
      const [publicKey, privateKey, shared] = [hex(String(vector.public)), hex(String(vector.private)), String(vector.shared)];
      const isZero = /^0*$/.test(shared);
      if (isZero) zero++;
      const bySodium = libsodium.x25519(privateKey, publicKey);
      // Both engines refuse the all-zero secret, as RFC 9180 section 7.1.4 demands.
      expect(bySodium === null ? 'refused' : Buffer.from(bySodium).toString('hex'), `libsodium: ${vector.comment}`).toBe(isZero ? 'refused' : shared);
      const byOpenssl = (): string => Buffer.from(openssl.x25519(openssl.x25519PrivateKey(privateKey), openssl.x25519PublicKey(publicKey))).toString('hex');
      if (isZero) expect(byOpenssl, vector.comment).toThrow();
      else expect(byOpenssl(), `openssl: ${vector.comment}`).toBe(shared);
      ran++;
    }
  }
  report(`Wycheproof X25519 ran ${ran}, ${zero} with an all-zero secret`);
  expect(ran).toBe(518);
});

test('a signature of libsodium verifies under noble and OpenSSL, and public keys agree', async () => {
  const seed = Buffer.alloc(32, 7);
  const { publicKey, secretKey } = libsodium.keyPair(seed);
  const message = Buffer.from('message');
  const signature = libsodium.sign(secretKey, message);
  expect(openssl.verify(publicKey, message, signature)).toBe(true);
  expect(await noble.verifyAsync(signature, message, publicKey)).toBe(true);
  const key = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });
  expect(rawPublicKey(key, 32)).toEqual(publicKey);
});

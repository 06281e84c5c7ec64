import { createHash, createHmac, createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto';
import { assertBoxKey, assertStrongKey, decapsulatorFromSeed, verifyEd25519 } from '@huecry/seal';
import { assert, constantFrom, property, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { cctvCases, report, vectorsPresent, wycheproof } from '../../../seal/src/testing/vectors.ts';
import { Buffer as BrowserBuffer, isUtf8 } from './engines/buffer.ts';
import * as browser from './engines/crypto.ts';
import * as curve from './engines/ed25519.ts';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const accepts = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

test.skipIf(!vectorsPresent)(
  'the browser keeps the one signature rule: CCTV 43 of 914, the same ones and the same keys (skipped: no vectors folder; set HUECRY_VECTORS)',
  () => {
    let accepted = 0;
    for (const { key, sig, msg } of cctvCases()) {
      const [publicKey, signature, message] = [hex(key), hex(sig), new Uint8Array(Buffer.from(msg))];
      const found = curve.verifyEd25519(publicKey, message, signature);
      expect(found).toBe(verifyEd25519(publicKey, message, signature));
      expect(curve.isStrongPoint(publicKey)).toBe(accepts(() => assertStrongKey(publicKey)));
      if (found) accepted += 1;
    }
    expect(accepted).toBe(43);
  },
);

test.skipIf(!vectorsPresent)('Wycheproof Ed25519 and X25519 in the browser (skipped: no vectors folder; set HUECRY_VECTORS)', () => {
  let ran = 0;
  for (const group of wycheproof('ed25519').testGroups)
    for (const { msg, sig, result, comment } of group.tests) {
      expect(curve.verifyEd25519(hex((group.publicKey as { pk: string }).pk), hex(String(msg)), hex(String(sig))), comment).toBe(result === 'valid');
      ran += 1;
    }
  for (const group of wycheproof('x25519').testGroups)
    for (const vector of group.tests) {
      const shared = String(vector.shared);
      const agree = (): string => Buffer.from(curve.x25519(hex(String(vector.private)), hex(String(vector.public)))).toString('hex');
      if (/^0*$/.test(shared)) expect(agree, vector.comment).toThrow();
      else expect(agree(), vector.comment).toBe(shared);
      ran += 1;
    }
  report(`Wycheproof ran ${ran} in the browser's engine`);
  expect(ran).toBe(151 + 518);
});

test('ML-DSA-44 and Ed25519 of OpenSSL verify, and an altered one does not', () => {
  const message = new TextEncoder().encode('what was signed');
  for (const { publicKey, privateKey } of [generateKeyPairSync('ed25519'), generateKeyPairSync('ml-dsa-44')]) {
    const key = browser.createPublicKey({ key: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })) });
    const signature = new Uint8Array(sign(null, message, privateKey));
    expect(browser.verify(null, message, key, signature)).toBe(true);
    expect(verify(null, message, publicKey, signature)).toBe(true);
    const altered = Uint8Array.from(signature, (byte, i) => (i === 7 ? byte ^ 1 : byte));
    expect(browser.verify(null, message, key, altered)).toBe(false);
    expect(browser.verify(null, message.subarray(1), key, signature)).toBe(false);
  }
});

test('box keys that Node refuses are refused', () => {
  const suite = 'hc1-mlkem768-x25519-hkdf-sha256-aes-256-gcm';
  const { publicKey } = decapsulatorFromSeed(suite, new Uint8Array(32).fill(3));
  const spki = (raw: Uint8Array): Uint8Array =>
    new Uint8Array(Buffer.concat([Buffer.from('308204b2300b0609608648016503040402038204a100', 'hex'), raw.subarray(0, 1184)]));
  expect(accepts(() => browser.createPublicKey({ key: spki(publicKey) }))).toBe(true);
  for (const at of [0, 1, 500, 1151]) {
    const wrong = Uint8Array.from(publicKey);
    wrong.fill(0xff, at - (at % 3), at - (at % 3) + 3);
    expect(accepts(() => browser.createPublicKey({ key: spki(wrong) }))).toBe(false);
    expect(accepts(() => createPublicKey({ key: Buffer.from(spki(wrong)), format: 'der', type: 'spki' }))).toBe(false);
    expect(accepts(() => assertBoxKey(suite, wrong))).toBe(false);
  }
});

test('hashes, encodings and comparisons are those of Node', () => {
  assert(
    property(uint8Array({ maxLength: 300 }), uint8Array({ maxLength: 300 }), constantFrom('base64', 'base64url', 'hex', 'latin1', 'utf8'), (a, b, encoding) => {
      const text = Buffer.from(a).toString(encoding);
      expect(BrowserBuffer.from(a).toString(encoding)).toBe(text);
      expect([...BrowserBuffer.from(text, encoding)]).toEqual([...Buffer.from(text, encoding)]);
      expect(BrowserBuffer.compare(a, b)).toBe(Buffer.compare(a, b));
      expect(BrowserBuffer.concat([a, b]).toString('hex')).toBe(Buffer.concat([a, b]).toString('hex'));
      expect(isUtf8(a)).toBe(accepts(() => new TextDecoder('utf-8', { fatal: true }).decode(a)));
      for (const output of ['base64url', 'binary'] as const) expect(browser.hash('sha256', a, output)).toBe(hash('sha256', a, output));
      expect(browser.createHash('sha256').update(a).update(b).digest('hex')).toBe(createHash('sha256').update(a).update(b).digest('hex'));
      expect(browser.createHmac('sha256', b).update(a).digest('hex')).toBe(createHmac('sha256', b).update(a).digest('hex'));
    }),
  );
});

test('text that is not canonical is refused by who encodes again, as in Node', () => {
  for (const text of ['AA', 'AB', 'AA==', 'A', 'AA\n', 'A A', 'AAA=', 'A-_', '+/', 'é'])
    for (const encoding of ['base64', 'base64url'] as const)
      expect([text, encoding, BrowserBuffer.from(text, encoding).toString(encoding) === text]).toEqual([
        text,
        encoding,
        Buffer.from(text, encoding).toString(encoding) === text,
      ]);
});

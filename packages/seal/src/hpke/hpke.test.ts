import { Buffer } from 'node:buffer';
import { createDecipheriv, createSecretKey } from 'node:crypto';
import * as fc from 'fast-check';
import * as hpke from 'hpke';
import { expect, test } from 'vitest';
import { lengthPrefixed } from '../encoding.ts';
import { libsodium, openssl } from '../engines/index.ts';
import { decryptOnce, encryptOnce } from '../slot.ts';
import { SUITE_IDS, suiteOf } from '../suites.ts';
import { codeOf, seedOf } from '../testing/sample.ts';
import { hpkeVectors, report, vectorsPresent, wycheproof } from '../testing/vectors.ts';
import type { SuiteId } from '../types.ts';
import { expand, extract } from './hkdf.ts';
import { assertBoxKey, boxKid, decapsulatorFromSeed, setupReceiver, setupSender } from './index.ts';
import { KEMS } from './kem.ts';
import { KeySchedule } from './schedule.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const skipped = '(skipped: no vectors folder; set HUECRY_VECTORS)';
const [HYBRID, CLASSIC] = SUITE_IDS as [SuiteId, SuiteId];

test.skipIf(!vectorsPresent)(`HPKE-PQ vectors: decapsulation, every output of the key schedule, exports ${skipped}`, () => {
  let decapsulated = 0;
  let scheduled = 0;
  for (const vector of hpkeVectors()) {
    // SHAKE256 schedules (kdf_id 0x0010 and above) and SHA-384 are not in our suites.
    if (vector.kdf_id !== 1) continue;
    const schedule = new KeySchedule(vector.kem_id, vector.aead_id);
    const keyBytes = vector.key.length / 2;
    const { key, baseNonce, exporterSecret } = schedule.outputs(hex(vector.shared_secret), hex(vector.info), keyBytes);
    expect({ key: toHex(key), nonce: toHex(baseNonce), exporter: toHex(exporterSecret) }).toEqual({
      key: vector.key,
      nonce: vector.base_nonce,
      exporter: vector.exporter_secret,
    });
    const exporter = schedule.exporter(hex(vector.shared_secret), hex(vector.info));
    for (const { exporter_context, L, exported_value } of vector.exports) expect(toHex(exporter.export(hex(exporter_context), L))).toBe(exported_value);
    scheduled++;
  }
  for (const vector of hpkeVectors()) {
    if (vector.kem_id !== 0x647a) continue;
    const key = KEMS[HYBRID].fromSeed(hex(vector.skRm));
    expect(toHex(key.publicKey)).toBe(vector.pkRm);
    expect(toHex(key.decapsulate(hex(vector.enc)))).toBe(vector.shared_secret);
    decapsulated++;
  }
  report(`HPKE-PQ ran ${scheduled} key schedules with HKDF-SHA256 and ${decapsulated} decapsulations of KEM 0x647a`);
  expect(scheduled).toBeGreaterThanOrEqual(4);
  expect(decapsulated).toBe(2);
});

test.skipIf(!vectorsPresent)(`HPKE-PQ: the AEAD of a vector with our KDF opens under our key ${skipped}`, () => {
  let ran = 0;
  for (const vector of hpkeVectors()) {
    if (vector.kdf_id !== 1 || vector.aead_id !== 1) continue;
    const { key, baseNonce } = new KeySchedule(vector.kem_id, 1).outputs(hex(vector.shared_secret), hex(vector.info), 16);
    const [first] = vector.encryptions as { aad: string; ct: string; pt: string }[];
    if (first === undefined) continue;
    const sealed = hex(first.ct);
    const decipher = createDecipheriv('aes-128-gcm', createSecretKey(key), baseNonce);
    decipher.setAAD(hex(first.aad)).setAuthTag(sealed.subarray(-16));
    expect(toHex(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]))).toBe(first.pt);
    ran++;
  }
  report(`HPKE-PQ ran ${ran} first encryptions`);
  expect(ran).toBeGreaterThan(0);
});

const theirSuite = (suite: SuiteId) =>
  new hpke.CipherSuite(suite === HYBRID ? hpke.KEM_MLKEM768_X25519 : hpke.KEM_DHKEM_X25519_HKDF_SHA256, hpke.KDF_HKDF_SHA256, hpke.AEAD_AES_256_GCM);

test.each(SUITE_IDS)('%s: what we encapsulate the hpke package decapsulates, and the other way round', async (suite) => {
  const theirs = theirSuite(suite);
  expect({ kem: theirs.KEM.id, kdf: theirs.KDF.id, aead: theirs.AEAD.id }).toEqual({
    kem: suiteOf(suite).kem,
    kdf: suiteOf(suite).kdf,
    aead: suiteOf(suite).aead,
  });
  let ran = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 100 }),
      fc.integer({ min: 1, max: 100 }),
      async (seed, ephemeral, info, context, length) => {
        const ours = decapsulatorFromSeed(suite, seed);
        const privateKey = await theirs.DeserializePrivateKey(seed, true);
        const publicKey = await theirs.DeserializePublicKey(ours.publicKey);

        const sent = setupSender(ours, info, ephemeral);
        const recipient = await theirs.SetupRecipient(privateKey, sent.enc, { info });
        expect(await recipient.Export(context, length)).toEqual(Uint8Array.from(sent.exporter.export(context, length)));

        const { encapsulatedSecret, ctx } = await theirs.SetupSender(publicKey, { info });
        expect(await ctx.Export(context, length)).toEqual(Uint8Array.from(setupReceiver(ours, encapsulatedSecret, info).export(context, length)));
        ran++;
      },
    ),
    { numRuns: 25 },
  );
  report(`hpke package ran ${ran} boxes each way under ${suite}`);
  expect(ran).toBeGreaterThanOrEqual(25);
});

test.skipIf(!vectorsPresent)(`Wycheproof HKDF-SHA256 ${skipped}`, () => {
  let ran = 0;
  for (const { tests } of wycheproof('hkdf_sha256').testGroups) {
    for (const { ikm, salt, info, size, okm, result, comment } of tests) {
      // RFC 5869 allows 255 blocks; nothing here asks for more than two.
      if (result !== 'valid') {
        expect(Number(size)).toBeGreaterThan(255 * 32);
      } else {
        const chosen = hex(String(salt));
        const prk = extract(chosen.length === 0 ? new Uint8Array(32) : chosen, hex(String(ikm)));
        expect(toHex(expand(prk, Number(size), hex(String(info)))), comment).toBe(okm);
      }
      ran++;
    }
  }
  report(`Wycheproof HKDF-SHA256 ran ${ran}`);
  expect(ran).toBe(86);
});

test.skipIf(!vectorsPresent)(`Wycheproof AES-GCM with our key, nonce and tag sizes, and with the zero nonce as used ${skipped}`, () => {
  let ran = 0;
  for (const group of wycheproof('aes_gcm').testGroups) {
    if (group.keySize !== 256 || group.ivSize !== 96 || group.tagSize !== 128) continue;
    for (const { key, iv, aad, msg, ct, tag, result, comment } of group.tests) {
      const decipher = createDecipheriv('aes-256-gcm', createSecretKey(hex(String(key))), hex(String(iv)), { authTagLength: 16 });
      decipher.setAAD(hex(String(aad))).setAuthTag(hex(String(tag)));
      const open = (): string => toHex(Buffer.concat([decipher.update(hex(String(ct))), decipher.final()]));
      if (result === 'valid') expect(open(), comment).toBe(msg);
      else expect(open, comment).toThrow();
      ran++;
      if (!/^0+$/.test(String(iv))) continue;
      const sealed = hex(`${ct}${tag}`);
      if (result === 'valid') {
        expect(toHex(decryptOnce('a case', hex(String(key)), sealed, hex(String(aad))))).toBe(msg);
        expect(toHex(encryptOnce(hex(String(key)), hex(String(msg)), hex(String(aad))))).toBe(toHex(sealed));
      } else expect(codeOf(() => decryptOnce('a case', hex(String(key)), sealed, hex(String(aad))))).toBe('cannot-open');
    }
  }
  report(`Wycheproof AES-256-GCM ran ${ran}`);
  expect(ran).toBeGreaterThan(50);
});

test.skipIf(!vectorsPresent)(`Wycheproof ML-KEM-768: keys from seeds, decapsulation, malformed ciphertexts ${skipped}`, async () => {
  const { decapsulate } = await import('node:crypto');
  const { rawPublicKey } = await import('../engines/index.ts');
  let ran = 0;
  for (const group of wycheproof('mlkem_768').testGroups) {
    for (const { seed, ek, c, K, result, flags, tcId } of group.tests) {
      const open = (): string => {
        const key = openssl.mlkem768PrivateKey(hex(String(seed)));
        if (ek !== undefined) expect(toHex(rawPublicKey(key, 1184)), String(tcId)).toBe(ek);
        return toHex(decapsulate(key, hex(String(c))));
      };
      if (result === 'valid') expect(open(), `${tcId} ${flags}`).toBe(K);
      else expect(open, `${tcId} ${flags}`).toThrow();
      ran++;
    }
  }
  report(`Wycheproof ML-KEM-768 ran ${ran}`);
  expect(ran).toBe(193);
});

test('keys that must not be registered are refused', () => {
  const good = decapsulatorFromSeed(HYBRID, seedOf(1)).publicKey;
  const spoil = (change: (key: Uint8Array) => void): Uint8Array => {
    const key = Uint8Array.from(good);
    change(key);
    return key;
  };
  assertBoxKey(HYBRID, good);
  // A coefficient of 4095, where q is 3329.
  expect(
    codeOf(() =>
      assertBoxKey(
        HYBRID,
        spoil((key) => key.set([0xff, 0xff], 0)),
      ),
    ),
  ).toBe('weak-key');
  expect(
    codeOf(() =>
      assertBoxKey(
        HYBRID,
        spoil((key) => key.fill(0, 1184)),
      ),
    ),
  ).toBe('weak-key');
  expect(codeOf(() => assertBoxKey(HYBRID, good.subarray(1)))).toBe('weak-key');
  const smallOrder = ['e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800', '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157'];
  const otherSpelling = [
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    `${'09'.padEnd(62, '0')}80`,
  ];
  for (const point of [...smallOrder, ...otherSpelling, '00'.repeat(32), `01${'00'.repeat(31)}`]) {
    expect(
      codeOf(() => assertBoxKey(CLASSIC, hex(point))),
      point,
    ).toBe('weak-key');
  }
  assertBoxKey(CLASSIC, libsodium.x25519PublicKey(seedOf(3)));
});

test('a key under another id, and an encapsulated key of another length, are refused', () => {
  const [one, other] = [decapsulatorFromSeed(HYBRID, seedOf(1)), decapsulatorFromSeed(HYBRID, seedOf(2))];
  const send = (kid: string): unknown => setupSender({ suite: HYBRID, kid, publicKey: one.publicKey }, new Uint8Array(0), seedOf(9));
  send(one.kid);
  expect(codeOf(() => send(other.kid))).toBe('unknown-key');
  expect(boxKid(CLASSIC, one.publicKey)).not.toBe(one.kid);
  expect(codeOf(() => one.decapsulate(new Uint8Array(1119)))).toBe('cannot-open');
  expect(codeOf(() => decapsulatorFromSeed(CLASSIC, seedOf(1)).decapsulate(new Uint8Array(32)))).toBe('cannot-open');
});

test('length-prefixed parts cannot be read another way', () => {
  expect(toHex(lengthPrefixed('ab', 'c'))).toBe('00026162000163');
  const parts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\0', '\u0001'), maxLength: 3 }), { maxLength: 4 });
  fc.assert(fc.property(parts, parts, (a, b) => (toHex(lengthPrefixed(...a)) === toHex(lengthPrefixed(...b))) === (JSON.stringify(a) === JSON.stringify(b))));
});

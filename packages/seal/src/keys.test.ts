import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assertStrongKey, publicJwk, publicKeyOfJwk, SUITE_IDS, signerFromSeed, verifyEd25519 } from './index.ts';
import { openKeystore } from './keystore/index.ts';
import { codeOf, originSigner, seedOf } from './testing/sample.ts';
import { cctvCases, report, vectorsPresent } from './testing/vectors.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

describe('keys that must not be registered', () => {
  test.each<[string, string]>([
    ['the neutral element', `01${'00'.repeat(31)}`],
    ['order 2', 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['order 4', '00'.repeat(32)],
    ['order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['the neutral element in a second spelling', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['y not below p', 'f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['no point', `02${'00'.repeat(31)}`],
    ['31 bytes', '01'.repeat(31)],
  ])('%s', (_name, key) => {
    expect(codeOf(() => assertStrongKey(hex(key)))).toBe('weak-key');
    expect(codeOf(() => publicKeyOfJwk(publicJwk(hex(key))))).toBe('weak-key');
  });

  test.skipIf(!vectorsPresent)('every CCTV key with a small-order part is refused (skipped: no vectors folder; set HUECRY_VECTORS)', () => {
    let ran = 0;
    for (const { key, flags } of cctvCases()) {
      const weak = flags?.some((flag) => flag === 'low_order_A' || flag === 'low_order_component_A' || flag === 'non_canonical_A') ?? false;
      expect(codeOf(() => assertStrongKey(hex(key)))).toBe(weak ? 'weak-key' : 'accepted');
      ran++;
    }
    report(`assertStrongKey ran ${ran} CCTV keys`);
    expect(ran).toBe(914);
  });
});

test('a public JWK is read in one shape', () => {
  const jwk = publicJwk(originSigner.publicKey);
  expect(publicKeyOfJwk(jwk)).toEqual(originSigner.publicKey);
  for (const other of [
    { ...jwk, use: 'sig' },
    { ...jwk, kid: 'x' },
    { ...jwk, alg: 'EdDSA' },
    { ...jwk, crv: 'X25519' },
    { ...jwk, d: 'AA' },
    { ...jwk, x: `${jwk.x}=` },
    null,
    'x',
  ]) {
    expect(codeOf(() => publicKeyOfJwk(other))).toBe('malformed');
  }
  expect(codeOf(() => signerFromSeed(new Uint8Array(31)))).toBe('malformed');
});

describe('the keystore', () => {
  const folderOf = (): string => join(mkdtempSync(join(tmpdir(), 'huecry-keystore-')), 'keys');

  test('keeps keys over a restart and gives them to be used, not read', () => {
    const folder = folderOf();
    const made = openKeystore(folder);
    const signing = made.generateSigning('br/pf 2026');
    const boxes = SUITE_IDS.map((suite) => made.generateBox('box', suite));
    const opened = openKeystore(folder);
    expect(new Set(opened.list())).toEqual(
      new Set([{ ...signing, use: 'sign', name: 'br/pf 2026' }, ...boxes.map((box) => ({ ...box, use: 'box', name: 'box' }))]),
    );
    const message = Buffer.from('message');
    const signer = opened.signer(signing.kid);
    expect(verifyEd25519(signing.publicKey, message, signer.sign(message))).toBe(true);
    expect(Object.keys(signer)).toEqual(['kid', 'sign']);
    for (const { kid, suite } of boxes) expect(opened.decapsulator(kid)).toMatchObject({ kid, suite });
    expect(opened.decapsulator('A'.repeat(43))).toBeUndefined();
    expect(opened.decapsulator('../../etc/passwd')).toBeUndefined();
    expect(opened.decapsulator(signing.kid)).toBeUndefined();
    expect(codeOf(() => opened.signer(boxes[0]?.kid ?? ''))).toBe('unknown-key');
  });

  test('finds a key that another process made since', () => {
    const folder = folderOf();
    const running = openKeystore(folder);
    const { kid } = openKeystore(folder).generateSigning('later');
    expect(running.signer(kid).kid).toBe(kid);
  });

  test('is closed to others, and refuses files that are not', () => {
    const folder = folderOf();
    const { kid } = openKeystore(folder).generateSigning('a');
    const path = join(folder, `${kid}.json`);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual([`${kid}.json`]);
    chmodSync(path, 0o640);
    expect(codeOf(() => openKeystore(folder))).toBe('keystore');
  });

  test('refuses a cut file and a file under another name, and says nothing of the key', () => {
    const folder = folderOf();
    const { kid } = openKeystore(folder).generateBox('a');
    const path = join(folder, `${kid}.json`);
    const text = readFileSync(path, 'utf8');
    renameSync(path, join(folder, `${'A'.repeat(43)}.json`));
    expect(codeOf(() => openKeystore(folder))).toBe('keystore');
    renameSync(join(folder, `${'A'.repeat(43)}.json`), path);
    writeFileSync(path, text.slice(0, -10));
    expect(codeOf(() => openKeystore(folder))).toBe('keystore');
    try {
      openKeystore(folder);
    } catch (error) {
      expect(String(error)).not.toContain((JSON.parse(text) as { seed: string }).seed.slice(0, 8));
    }
  });

  test('a file left half written by a crash is no key', () => {
    const folder = folderOf();
    const { kid } = openKeystore(folder).generateSigning('a');
    writeFileSync(join(folder, `.${'B'.repeat(43)}.json.1.tmp`), '{', { mode: 0o600 });
    expect(
      openKeystore(folder)
        .list()
        .map((entry) => entry.kid),
    ).toEqual([kid]);
  });

  test('the key file names what it is', () => {
    const folder = folderOf();
    const { kid } = openKeystore(folder).generateBox('a');
    expect(JSON.parse(execFileSync('cat', [join(folder, `${kid}.json`)], { encoding: 'utf8' }))).toMatchObject({ format: 'huecry-key/1', use: 'box', kid });
    expect(openKeystore(folder).decapsulator(kid)?.decapsulate).toBeTypeOf('function');
    expect(codeOf(() => signerFromSeed(seedOf(1)))).toBe('accepted');
  });
});

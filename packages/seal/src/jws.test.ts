import { Buffer } from 'node:buffer';
import * as noble from '@noble/ed25519';
import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { parseNoticeJws, publicJwk, publicKeyOfJwk, seal, signingKid } from './index.ts';
import { parseJws, signJws, verifyJws } from './jws.ts';
import { codeOf, originSigner, sampleInput } from './testing/sample.ts';
import { report, vectorsPresent, wycheproof } from './testing/vectors.ts';

const b64 = (text: string): string => Buffer.from(text).toString('base64url');
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const kid = originSigner.kid;
const HEADER = `{"alg":"Ed25519","kid":"${kid}","typ":"hc-receipt+jwt"}`;

/** A JWS with a valid signature over any header and payload text. */
function signed(header: string, payload: string): Uint8Array {
  const input = `${b64(header)}.${b64(payload)}`;
  return ascii(`${input}.${Buffer.from(originSigner.sign(ascii(input))).toString('base64url')}`);
}

const parse = (jws: Uint8Array) => parseJws(jws, 'receipt+jwt', 1024);

test('jose and noble verify our JWS', async () => {
  const { jws } = seal(sampleInput(), originSigner);
  const jwk = publicJwk(originSigner.publicKey);
  const { protectedHeader } = await compactVerify(jws, await importJWK(jwk));
  expect(protectedHeader).toEqual({ alg: 'Ed25519', kid, typ: 'hc-notice+sd-jwt' });
  const { signature } = parseNoticeJws(jws);
  expect(await noble.verifyAsync(signature, jws.subarray(0, -87), originSigner.publicKey)).toBe(true);
  expect(await calculateJwkThumbprint(jwk, 'sha256')).toBe(signingKid(originSigner.publicKey));
});

test('what we sign, we read', () => {
  const jws = signJws('exercise', 'receipt+jwt', { a: 1 }, originSigner, 1024);
  const parsed = parse(jws);
  verifyJws(parsed, originSigner.publicKey);
  expect(parsed).toMatchObject({ mode: 'exercise', claims: { a: 1 }, header: { alg: 'Ed25519', kid, typ: 'hcx-receipt+jwt' } });
  expect(codeOf(() => signJws('live', 'receipt+jwt', { a: 'x'.repeat(1024) }, originSigner, 1024))).toBe('too-large');
});

test.each<[string, string, string]>([
  ['alg none', HEADER.replace('Ed25519', 'none'), 'malformed'],
  ['alg EdDSA', HEADER.replace('"Ed25519"', '"EdDSA"'), 'malformed'],
  ['alg HS256', HEADER.replace('Ed25519', 'HS256'), 'malformed'],
  ['alg in lower case', HEADER.replace('Ed25519', 'ed25519'), 'malformed'],
  ['no kid', `{"alg":"Ed25519","typ":"hc-receipt+jwt"}`, 'malformed'],
  ['a kid that is no thumbprint', HEADER.replace(kid, 'key-1'), 'malformed'],
  ['a key in the header', HEADER.replace('}', ',"jwk":{}}'), 'malformed'],
  ['crit', HEADER.replace('}', ',"crit":["b64"],"b64":false}'), 'malformed'],
  ['members in another order', `{"typ":"hc-receipt+jwt","alg":"Ed25519","kid":"${kid}"}`, 'malformed'],
  ['white space', HEADER.replaceAll(',', ', '), 'malformed'],
  ['a member twice', HEADER.replace('{', '{"alg":"none",'), 'malformed'],
  ['an escape', HEADER.replace('alg', '\\u0061lg'), 'malformed'],
  ['a typ that is none of ours', HEADER.replace('hc-receipt+jwt', 'JWT'), 'malformed'],
  ['a mode that is none of ours', HEADER.replace('hc-', 'hcy-'), 'malformed'],
  ['a typ of another object', HEADER.replace('receipt+jwt', 'notice+sd-jwt'), 'wrong-type'],
  ['a header that is no object', '[]', 'malformed'],
  ['a header that is null', 'null', 'malformed'],
])('a header with %s is refused', (_name, header, code) => {
  expect(codeOf(() => parse(signed(header, '{}')))).toBe(code);
});

test.each<[string, string]>([
  ['a member twice', '{"a":1,"a":2}'],
  ['white space', '{ "a":1}'],
  ['another spelling of a number', '{"a":1e0}'],
  ['a number that is none', '{"a":1e999}'],
  ['negative zero', '{"a":-0}'],
  ['another spelling of text', '{"a":"\\u0061"}'],
  ['nothing', ''],
  ['something after it', '{}{}'],
  ['a byte order mark', '\ufeff{}'],
])('a payload with %s is refused', (_name, payload) => {
  expect(codeOf(() => parse(signed(HEADER, payload)))).toBe('malformed');
});

test('claims nested deeper than a stack allows are malformed, and no error of the engine', () => {
  const claims = (levels: number): string => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  const codeAt = (levels: number): string => codeOf(() => parseJws(signed(HEADER, claims(levels)), 'receipt+jwt', 49_152));
  expect(codeAt(32)).toBe('accepted');
  expect(codeAt(33)).toBe('malformed');
  expect(codeAt(18_000)).toBe('malformed');
});

test('a second spelling of the same JWS is refused', () => {
  const good = new TextDecoder().decode(signed(HEADER, '{"ab":1}'));
  const [header = '', payload = '', signature = ''] = good.split('.');
  expect(codeOf(() => parse(ascii(good)))).toBe('accepted');
  const last = (text: string): string => `${text.slice(0, -1)}${String.fromCharCode(text.charCodeAt(text.length - 1) + 1)}`;
  const badUtf8 = Buffer.from([0x22, 0xff, 0x22]).toString('base64url');
  for (const other of [
    `${header}=.${payload}.${signature}`,
    `${header}.${payload}==.${signature}`,
    `${header}.${last(payload)}.${signature}`,
    `${header}.${payload}.${last(signature)}`,
    `${header}.${payload}.${signature}=`,
    `${header}.${payload}.${signature.slice(0, -1)}`,
    `${header}.${payload}.${signature}\n`,
    ` ${header}.${payload}.${signature}`,
    `${header}.${payload}.${signature}~`,
    `${header}..${signature}`,
    `${header}.${payload}`,
    `${header}.${payload}.${signature.replaceAll('-', '+').replaceAll('_', '/')}+`,
    `${header}.${badUtf8}.${signature}`,
  ]) {
    expect(
      codeOf(() => parse(ascii(other))),
      other,
    ).toBe('malformed');
  }
});

test.skipIf(!vectorsPresent)('Wycheproof JWS: every algorithm but ours is refused, valid or not (skipped: no vectors folder; set HUECRY_VECTORS)', () => {
  let ran = 0;
  for (const { tests } of wycheproof('json_web_signature').testGroups) {
    for (const { jws, comment } of tests) {
      // None of them is Ed25519, so none may pass, those that are right for another algorithm included.
      expect(
        codeOf(() => parseJws(ascii(String(jws)), 'notice+sd-jwt', 65_500)),
        comment,
      ).toBe('malformed');
      ran++;
    }
  }
  report(`Wycheproof JWS ran ${ran}`);
  expect(ran).toBe(401);
});

test.skipIf(!vectorsPresent)('Wycheproof JWK: no key but Ed25519 is read (skipped: no vectors folder; set HUECRY_VECTORS)', () => {
  let ran = 0;
  for (const group of wycheproof('json_web_key').testGroups) {
    const keys = [group.private, group.public].flatMap((set) => (set as { keys?: unknown[] } | undefined)?.keys ?? []);
    for (const key of keys)
      expect(
        codeOf(() => publicKeyOfJwk(key)),
        String(group.comment),
      ).toBe('malformed');
    ran += group.tests.length;
  }
  report(`Wycheproof JWK ran ${ran}`);
  expect(ran).toBe(26);
});

import { readFileSync } from 'node:fs';
import { SignedStatement } from '@huecry/proto';
import { verifyEd25519 } from '@huecry/seal';
import { generalVerify, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { checkStatement, coSignStatement, REGISTRY_CODES, type StatementBody } from './index.ts';
import { admitBody, jwk, NOW_MS, NOW_S, signer, signersNamed, World } from './testing/world.ts';

const facts: StatementBody = { type: 'member.facts', deathPenalty: false, source: 'Constitution', asOf: '2026-01-31' };

test('jose verifies a statement as a general JWS with every signature', async () => {
  const world = new World();
  const bytes = coSignStatement(world.statement(admitBody('eg'), ['fr', 'de']), signersNamed(['br']));
  const { payload, signatures } = SignedStatement.decode(bytes);
  const text = (part: Uint8Array) => Buffer.from(part).toString('base64url');
  expect(signatures).toHaveLength(3);
  for (const [i, code] of ['fr', 'de', 'br'].entries()) {
    const general = { payload: text(payload), signatures: signatures.map((one) => ({ protected: text(one.protected), signature: text(one.signature) })) };
    const only = { ...general, signatures: general.signatures.slice(i, i + 1) };
    const verified = await generalVerify(only, await importJWK({ ...jwk(`${code} root`) }, 'Ed25519'));
    expect(verified.payload).toEqual(payload);
    expect(verified.protectedHeader).toEqual({ alg: 'Ed25519', typ: 'hc-statement+json', kid: jwk(`${code} root`).kid, member: code });
  }
  await expect(
    generalVerify(
      { payload: text(payload), signatures: [{ protected: text(signatures[0]?.protected ?? payload), signature: text(signatures[1]?.signature ?? payload) }] },
      await importJWK({ ...jwk('fr root') }, 'Ed25519'),
    ),
  ).rejects.toThrow();
  expect(world.log(bytes)).toBe('applied');
});

describe('what refuses any statement', () => {
  test('signatures: unknown member, unknown key, another’s key, a flipped bit anywhere', () => {
    const world = new World();
    expect(world.say(facts, ['zz'])).toBe('unknown-member');
    expect(world.say(facts, ['fr:other'])).toBe('unknown-key');
    const good = SignedStatement.decode(world.statement(facts, ['fr']));
    const [first] = good.signatures;
    if (first === undefined) throw new Error('a signature expected');
    const flipped = (bytes: Uint8Array, bit: number) => bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    for (let bit = 0; bit < 512; bit += 31) {
      const forged = SignedStatement.encode({ ...good, signatures: [{ ...first, signature: flipped(first.signature, bit) }] });
      expect(checkStatement(world.state, forged, NOW_MS)).toMatchObject({ ok: false, code: 'bad-signature' });
    }
    for (let bit = 0; bit < good.payload.length * 8; bit += 13) {
      expect(checkStatement(world.state, SignedStatement.encode({ ...good, payload: flipped(good.payload, bit) }), NOW_MS).ok).toBe(false);
    }
    for (let bit = 0; bit < first.protected.length * 8; bit += 5) {
      const forged = SignedStatement.encode({ ...good, signatures: [{ ...first, protected: flipped(first.protected, bit) }] });
      expect(checkStatement(world.state, forged, NOW_MS).ok).toBe(false);
    }
    const mixed = SignedStatement.encode({ ...good, signatures: [first, { ...first, signature: flipped(first.signature, 3) }] });
    expect(checkStatement(world.state, mixed, NOW_MS)).toMatchObject({ code: 'bad-signature' });
    expect(checkStatement(world.state, SignedStatement.encode(good), NOW_MS)).toEqual({ ok: true });
  });

  test('a statement counts once, in its own network and mode, and near its own date', () => {
    const world = new World();
    const statement = world.statement(facts, ['fr']);
    expect(world.log(statement)).toBe('applied');
    expect(world.log(statement)).toBe('replayed');
    const id = '00000000-0000-4000-8000-ffffffffffff';
    expect(world.say(facts, ['de'], { id })).toBe('applied');
    expect(world.say(facts, ['fr'], { id })).toBe('replayed');
    expect(world.say(facts, ['fr'], { network: jwk('fr root').kid })).toBe('wrong-network');
    expect(world.log(world.statement(facts, ['fr'], {}, 'exercise'))).toBe('wrong-mode');
    expect(world.say(facts, ['fr'], { iat: NOW_S + 601 })).toBe('iat-in-future');
    expect(world.say(facts, ['fr'], { iat: NOW_S + 600 })).toBe('applied');
    expect(world.say(facts, ['fr'], { iat: NOW_S - 30 * 24 * 3600 - 1 })).toBe('iat-too-old');
    expect(world.say(facts, ['fr'], { iat: NOW_S - 30 * 24 * 3600 })).toBe('applied');
  });

  test('an exercise network takes exercise statements and no live ones', () => {
    const world = new World({ mode: 'exercise' });
    expect(world.say(facts, ['fr'])).toBe('applied');
    expect(world.log(world.statement(facts, ['fr'], {}, 'live'))).toBe('wrong-mode');
    // The same file but for its mode is another network.
    expect(world.log(new World().statement(facts, ['fr'], {}, 'exercise'))).toBe('wrong-network');
  });

  test('payloads have one text: no duplicates, no other order, no prototype names, no lone surrogates, no unknown members', () => {
    const world = new World();
    const payload = Buffer.from(SignedStatement.decode(world.statement(facts, ['fr'])).payload).toString('utf8');
    const code = (text: string | Uint8Array) => {
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
      const header = SignedStatement.decode(world.statement(facts, ['fr'])).signatures[0]?.protected ?? bytes;
      const input = new TextEncoder().encode(`${Buffer.from(header).toString('base64url')}.${Buffer.from(bytes).toString('base64url')}`);
      const signature = signer('fr root').sign(input);
      expect(verifyEd25519(signer('fr root').publicKey, input, signature)).toBe(true);
      const answer = checkStatement(world.state, SignedStatement.encode({ payload: bytes, signatures: [{ protected: header, signature }] }), NOW_MS);
      return answer.ok ? 'ok' : answer.code;
    };
    expect(code(payload)).toBe('ok');
    expect(code(payload.replace('"deathPenalty":false', '"deathPenalty":true,"deathPenalty":false'))).toBe('malformed');
    expect(code(payload.replace('"deathPenalty":false', '"deathPenalty": false'))).toBe('malformed');
    expect(code(` ${payload}`)).toBe('malformed');
    expect(code(`\ufeff${payload}`)).toBe('malformed');
    expect(code(payload.replace('{', '{"__proto__":{},'))).toBe('malformed');
    expect(code(payload.replace('"deathPenalty"', '"constructor":1,"deathPenalty"'))).toBe('malformed');
    expect(code(payload.replace('"deathPenalty"', '"added":1,"deathPenalty"'))).toBe('malformed');
    expect(code(payload.replace('Constitution', '\\ud800'))).toBe('malformed');
    expect(code(payload.replace('Constitution', '\\u0043onstitution'))).toBe('malformed');
    expect(code(payload.replace('Constitution', 'a\\nb'))).toBe('malformed');
    expect(code(payload.replace('member.facts', 'member.fact'))).toBe('malformed');
    expect(code(payload.replace(/"iat":(\d+)/, '"iat":$1.5'))).toBe('malformed');
    expect(code(payload.replace(/"iat":(\d+)/, '"iat":$1e0'))).toBe('malformed');
    expect(code(Uint8Array.of(0xff, 0xfe))).toBe('malformed');
    expect(code('[]')).toBe('malformed');
    expect(code('['.repeat(20_000))).toBe('malformed');
    expect(code(`${'['.repeat(5000)}${']'.repeat(5000)}`)).toBe('malformed');
    expect(code(`"${'a'.repeat(61_441)}"`)).toBe('too-large');
    expect(checkStatement(world.state, Uint8Array.of(1, 2, 3), NOW_MS)).toMatchObject({ code: 'malformed' });
    expect(checkStatement(world.state, SignedStatement.encode({ payload: new TextEncoder().encode(payload), signatures: [] }), NOW_MS)).toMatchObject({
      code: 'malformed',
    });
    expect(checkStatement(world.state, new Uint8Array(70_000), NOW_MS).ok).toBe(false);
  });

  test('headers have exactly four members, in one text', () => {
    const world = new World();
    const { payload } = SignedStatement.decode(world.statement(facts, ['fr']));
    const { kid } = jwk('fr root');
    const code = (header: string) => {
      const bytes = new TextEncoder().encode(header);
      const input = new TextEncoder().encode(`${Buffer.from(bytes).toString('base64url')}.${Buffer.from(payload).toString('base64url')}`);
      const signatures = [{ protected: bytes, signature: signer('fr root').sign(input) }];
      const answer = checkStatement(world.state, SignedStatement.encode({ payload, signatures }), NOW_MS);
      return answer.ok ? 'ok' : answer.code;
    };
    expect(code(`{"alg":"Ed25519","kid":"${kid}","member":"fr","typ":"hc-statement+json"}`)).toBe('ok');
    expect(code(`{"alg":"EdDSA","kid":"${kid}","member":"fr","typ":"hc-statement+json"}`)).toBe('malformed');
    expect(code(`{"alg":"none","kid":"${kid}","member":"fr","typ":"hc-statement+json"}`)).toBe('malformed');
    expect(code(`{"alg":"Ed25519","kid":"${kid}","member":"fr","typ":"JWT"}`)).toBe('malformed');
    expect(code(`{"alg":"Ed25519","crit":[],"kid":"${kid}","member":"fr","typ":"hc-statement+json"}`)).toBe('malformed');
    expect(code(`{"alg":"Ed25519","kid":"${kid}","typ":"hc-statement+json"}`)).toBe('malformed');
    expect(code(`{"kid":"${kid}","alg":"Ed25519","member":"fr","typ":"hc-statement+json"}`)).toBe('malformed');
    expect(code(`{"alg":"Ed25519","kid":"${kid}","kid":"${kid}","member":"fr","typ":"hc-statement+json"}`)).toBe('malformed');
  });
});

test('every code of the list stands in the specification', () => {
  const spec = readFileSync(new URL('../../../docs/spec/registry.md', import.meta.url), 'utf8');
  for (const code of REGISTRY_CODES) expect(spec).toContain(`\`${code}\``);
});

import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SDJwtInstance } from '@sd-jwt/core';
import * as hpke from 'hpke';
import { compactVerify, importJWK, type JWK } from 'jose';
import { expect, test } from 'vitest';
import { report } from './testing/vectors.ts';

/**
 * Opens the published vectors with other people's code: `hpke`, `jose`, `@sd-jwt/core`, WebCrypto and thirty lines of
 * protobuf, written from docs/spec/sealed-notice.md. Nothing of this package is used.
 */

const vectors = JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/spec/vectors/sealed-notice.json'), 'utf8'));
const { subtle } = globalThis.crypto;

type Bytes = Uint8Array<ArrayBuffer>;
const fromB64 = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'base64url'));
const toB64 = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('base64url');
const sha256 = async (data: Uint8Array | string): Promise<string> => toB64(await subtle.digest('SHA-256', new Uint8Array(Buffer.from(data as Uint8Array))));

/** Fields of a protobuf message by number: wire types 0 and 2, which both begin with a varint. */
function fieldsOf(bytes: Uint8Array): (number: number) => (Bytes | number)[] {
  const found = new Map<number, (Bytes | number)[]>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * unit;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const first = varint();
    const value = tag % 8 === 0 ? first : Uint8Array.from(bytes.subarray(at, at + first));
    if (tag % 8 === 2) at += first;
    found.set(tag >> 3, [...(found.get(tag >> 3) ?? []), value]);
  }
  return (number) => found.get(number) ?? [];
}
const bytesAt = (message: ReturnType<typeof fieldsOf>, number: number): Bytes => (message(number)[0] as Bytes | undefined) ?? new Uint8Array(0);

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

function lengthPrefixed(...parts: string[]): Bytes {
  const out = parts.map((part) => {
    const bytes = Buffer.from(part);
    return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  });
  return Uint8Array.from(Buffer.concat(out));
}

const jwkOf = ({ publicKey, kid }: { publicKey: string; kid: string }): JWK => ({ kty: 'OKP', crv: 'Ed25519', x: publicKey, kid, alg: 'Ed25519' });

async function claimsOf(jws: Bytes | string, key: { publicKey: string; kid: string }, typ: string) {
  const { payload, protectedHeader } = await compactVerify(jws, await importJWK(jwkOf(key)));
  expect(protectedHeader).toEqual({ alg: 'Ed25519', kid: key.kid, typ });
  return JSON.parse(textOf(payload));
}

async function decrypt(key: Bytes, sealed: Bytes, aad: Bytes): Promise<Bytes> {
  const imported = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12), additionalData: aad }, imported, sealed));
}

async function hmac(key: Bytes, data: Bytes): Promise<string> {
  return toB64(await subtle.sign('HMAC', await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']), data));
}

const disclosureDigest = (bytes: Uint8Array): Promise<string> => sha256(toB64(bytes));

/** The steps of the spec's "Opening", in its order. */
async function open(delivery: Bytes, mode: 'live' | 'exercise', box: { seed: string; suite: string; kid: string }) {
  const prefix = mode === 'live' ? 'hc' : 'hcx';
  const message = fieldsOf(delivery);
  const jws = bytesAt(message, 2);
  const claims = await claimsOf(jws, vectors.keys.origin, `${prefix}-notice+sd-jwt`);
  const decisionClaims = await claimsOf(bytesAt(message, 5), vectors.keys.exchange, `${prefix}-decision+sd-jwt`);
  expect(decisionClaims).toMatchObject({ notice: await sha256(jws), jti: claims.jti, rev: claims.rev, origin: claims.iss, noticePosition: message(6)[0] });

  const elementIn = async (bytes: Bytes, list: { '...': string }[]) => {
    expect(list.map((entry) => entry['...'])).toContain(await disclosureDigest(bytes));
    return JSON.parse(textOf(bytes))[1];
  };
  const decision = await elementIn(bytesAt(message, 14), decisionClaims.recipients);
  const boxed = fieldsOf(bytesAt(message, 15));
  const element = await elementIn(bytesAt(boxed, 1), claims.recipients);
  expect(element).toMatchObject({ to: decision.to, kid: box.kid });
  if (decision.outcome !== 'deliver') return { blank: true, leaves: [], jws, disclosures: [], decision };

  expect(claims._sd).toContain(await disclosureDigest(bytesAt(message, 3)));
  const suite = new hpke.CipherSuite(
    box.suite.includes('mlkem768') ? hpke.KEM_MLKEM768_X25519 : hpke.KEM_DHKEM_X25519_HKDF_SHA256,
    hpke.KDF_HKDF_SHA256,
    hpke.AEAD_AES_256_GCM,
  );
  const enc = bytesAt(boxed, 2);
  expect(await sha256(enc)).toBe(element.box);
  const info = lengthPrefixed('huecry/v1', mode, claims.iss, claims.jti, String(claims.rev), element.kid);
  const context = await suite.SetupRecipient(await suite.DeserializePrivateKey(fromB64(box.seed), true), enc, { info });

  const leaves: { pointer: string; category: string; value: unknown }[] = [];
  const disclosures: Bytes[] = [];
  const wrapped = boxed(3) as Bytes[];
  for (const [i, slotBytes] of (message(4) as Bytes[]).entries()) {
    const slot = fieldsOf(slotBytes);
    const [disclosure, ciphertext] = [bytesAt(slot, 1), bytesAt(slot, 2)];
    expect(claims._sd).toContain(await disclosureDigest(disclosure));
    const [, name, value] = JSON.parse(textOf(disclosure));
    const category = String(name).replace('slot:', '');
    expect(await sha256(ciphertext)).toBe(value.ciphertext);

    const wrappedKey = fieldsOf(wrapped[i] ?? new Uint8Array(0));
    expect(textOf(bytesAt(wrappedKey, 1))).toBe(category);
    expect(await sha256(bytesAt(wrappedKey, 2))).toBe(element.keys[category]);
    const wrapping = Uint8Array.from(await context.Export(lengthPrefixed('huecry/v1', `slot:${category}`), 32));
    const slotKey = await decrypt(wrapping, bytesAt(wrappedKey, 2), new Uint8Array(0));
    const aad = lengthPrefixed('huecry/v1', mode, claims.iss, claims.jti, String(claims.rev), category);
    expect(await hmac(slotKey, Uint8Array.from([...Buffer.from('huecry/v1 slot key commitment'), ...aad]))).toBe(value.commitment);

    const packed = Buffer.from(await decrypt(slotKey, ciphertext, aad));
    for (let at = 0; at + 2 <= packed.length && packed.readUInt16BE(at) > 0; at += 2 + packed.readUInt16BE(at)) {
      const content = Uint8Array.from(packed.subarray(at + 2, at + 2 + packed.readUInt16BE(at)));
      expect(claims._sd).toContain(await disclosureDigest(content));
      const [, pointer, leaf] = JSON.parse(textOf(content));
      leaves.push({ pointer, category, value: leaf });
      disclosures.push(content);
    }
  }
  return { blank: false, leaves, jws, disclosures, decision };
}

test('other code opens every published delivery to the same content', async () => {
  let opened = 0;
  for (const notice of vectors.notices) {
    const { mode } = notice.input;
    for (const { to, delivery, opened: expected, presentation } of notice.deliveries) {
      const { kid } = notice.input.recipients.find((recipient: { to: string }) => recipient.to === to);
      const box = vectors.keys.boxes.find((key: { kid: string }) => key.kid === kid);
      const found = await open(fromB64(delivery), mode, box);
      expect(found.blank).toBe(expected.blank);
      if (!found.blank) {
        expect(found.leaves).toEqual(expected.leaves);
        expect(found.decision.withheld).toEqual(expected.withheld.filter((claim: { point: string }) => claim.point === 'exchange'));
        expect([textOf(found.jws), ...found.disclosures.map(toB64), ''].join('~')).toBe(presentation);
        await verifyPresentation(presentation, found.leaves);
      }
      opened++;
    }
  }
  report(`a second implementation opened ${opened} deliveries of ${vectors.notices.length} notices`);
  expect(opened).toBe(6);
});

test('other code finds the restrictions in every submission, signed, and in no delivery', async () => {
  for (const { submission, restrictions, deliveries, jws } of vectors.notices) {
    const bytes = bytesAt(fieldsOf(fromB64(submission)), 6);
    const [, name, { exclude, limit }] = JSON.parse(textOf(bytes));
    expect([name, exclude, limit ?? null]).toEqual(['restrictions', restrictions.exclude, restrictions.limit]);
    expect(JSON.parse(textOf(fromB64(String(jws).split('.')[1] ?? '')))._sd).toContain(await disclosureDigest(bytes));
    for (const { delivery } of deliveries) expect(Buffer.from(fromB64(delivery)).includes(Buffer.from(bytes))).toBe(false);
  }
});

async function verifyPresentation(presentation: string, leaves: readonly { pointer: string; value: unknown }[]): Promise<void> {
  const key = await importJWK(jwkOf(vectors.keys.origin));
  const stock = new SDJwtInstance({
    hasher: async (data: string | ArrayBuffer) => new Uint8Array(await subtle.digest('SHA-256', typeof data === 'string' ? Buffer.from(data) : data)),
    hashAlg: 'sha-256',
    saltGenerator: () => '',
    verifier: async (data: string, signature: string) => Boolean(await compactVerify(`${data}.${signature}`, key)),
  });
  const { payload } = (await stock.verify(presentation, { currentDate: vectors.nowSeconds })) as { payload: Record<string, unknown> };
  for (const { pointer, value } of leaves) expect(payload[pointer]).toEqual(value);
}

test('jose verifies the receipt and the refusal, and they say what went in', async () => {
  const { mode: _, ...receipt } = vectors.receipt.input;
  expect(await claimsOf(vectors.receipt.jws, vectors.keys.origin, 'hc-receipt+jwt')).toEqual(receipt);
  const { mode: __, ...refusal } = vectors.refusal.input;
  expect(await claimsOf(vectors.refusal.jws, vectors.keys.exchange, 'hc-refusal+jwt')).toEqual(refusal);
});

import { assertBoxKey, assertStrongKey, boxKid, SealError, signingKid, type SuiteId } from '@huecry/seal';
import { RegistryError } from './errors.ts';
import type { BoxKeySpec, SigningKeySpec } from './payload.ts';
import type { BoxKeyRecord, Mark, Root, SigningKeyRecord } from './records.ts';

/** Bytes of base64url without padding that encode again to the same text. */
export function fromBase64url(text: string, what: string): Uint8Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64url'));
  if (Buffer.from(bytes).toString('base64url') !== text) throw new RegistryError('malformed', `${what} is not canonical base64url`);
  return bytes;
}

const strong = (check: () => void): void => {
  try {
    check();
  } catch (error) {
    if (error instanceof SealError) throw new RegistryError('weak-key', `${error.message}; make a new key`, error);
    throw error;
  }
};

/** The public key of a JWK whose key is strong and whose `kid` is its own thumbprint (RFC 7638). */
export function keyOfJwk(jwk: SigningKeySpec['jwk']): Root {
  const publicKey = fromBase64url(jwk.x, 'x of the JWK');
  strong(() => assertStrongKey(publicKey));
  const kid = signingKid(publicKey);
  if (jwk.kid !== kid) throw new RegistryError('key-id-mismatch', `the JWK names itself ${jwk.kid}, its RFC 7638 thumbprint is ${kid}`);
  return { kid, publicKey };
}

const assertPeriod = (key: { readonly notBefore: number; readonly notAfter: number }): void => {
  if (key.notBefore >= key.notAfter) throw new RegistryError('invalid-period', `expected notBefore < notAfter, found ${key.notBefore} and ${key.notAfter}`);
};

export function signingRecord(spec: SigningKeySpec, added: Mark): SigningKeyRecord {
  assertPeriod(spec);
  return { ...keyOfJwk(spec.jwk), notBefore: spec.notBefore, notAfter: spec.notAfter, added, revoked: null };
}

export function boxRecord(spec: BoxKeySpec, added: Mark): BoxKeyRecord {
  assertPeriod(spec);
  const suite: SuiteId = spec.suite;
  const publicKey = fromBase64url(spec.publicKey, 'publicKey of the box');
  strong(() => assertBoxKey(suite, publicKey));
  const kid = boxKid(suite, publicKey);
  if (spec.kid !== kid) throw new RegistryError('key-id-mismatch', `the box names itself ${spec.kid}, its key id is ${kid}`);
  return { kid, suite, publicKey, notBefore: spec.notBefore, notAfter: spec.notAfter, added, revoked: null };
}

type KeyRefusal = 'unknown-key' | 'revoked-key' | 'expired-key' | 'not-yet-valid-key';

/**
 * Whether a key counts for the entry at `position` made at `atMs`. Position comes first: what was registered or
 * revoked after it does not count, whatever the clocks say. Null where the key is good.
 */
export function judgeKey(key: SigningKeyRecord | BoxKeyRecord, atMs: number, position: number): { readonly code: KeyRefusal; readonly reason: string } | null {
  if (key.added.position >= position)
    return { code: 'unknown-key', reason: `key ${key.kid} was registered at position ${key.added.position}, not before ${position}` };
  if (key.revoked !== null && key.revoked.position < position) {
    return { code: 'revoked-key', reason: `key ${key.kid} was revoked at position ${key.revoked.position}; use another key` };
  }
  if (atMs < key.notBefore * 1000) return { code: 'not-yet-valid-key', reason: `key ${key.kid} is valid from ${isoSeconds(key.notBefore)}` };
  if (atMs >= key.notAfter * 1000) return { code: 'expired-key', reason: `key ${key.kid} was valid until ${isoSeconds(key.notAfter)}; register a new one` };
  return null;
}

const isoSeconds = (seconds: number): string => new Date(seconds * 1000).toISOString();

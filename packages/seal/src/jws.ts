import { Buffer } from 'node:buffer';
import { base64url, DIGEST_PATTERN, fromBase64url, parseCanonicalJson, plain, sha256, utf8, view } from './encoding.ts';
import { verifyEd25519 } from './engines/index.ts';
import { SealError } from './errors.ts';
import { assertAtMost } from './limits.ts';
import type { JwsHeader, Mode, ParsedJws, Signer } from './types.ts';

/** What an object is; the mode gives the prefix of its `typ`. */
export type ObjectType = 'notice+sd-jwt' | 'decision+sd-jwt' | 'receipt+jwt' | 'refusal+jwt' | 'release+jwt' | 'recall+jwt';

const OBJECT_TYPES: readonly string[] = ['notice+sd-jwt', 'decision+sd-jwt', 'receipt+jwt', 'refusal+jwt', 'release+jwt', 'recall+jwt'] satisfies ObjectType[];
const PREFIX: Readonly<Record<Mode, string>> = { live: 'hc-', exercise: 'hcx-' };

const headerText = (mode: Mode, type: ObjectType, kid: string): string => `{"alg":"Ed25519","kid":"${kid}","typ":"${PREFIX[mode]}${type}"}`;

/** A compact JWS (RFC 7515, RFC 9864 `Ed25519`) over claims that are written as they are, once. */
export function signJws(mode: Mode, type: ObjectType, claims: object, signer: Signer, maxBytes: number): Uint8Array {
  const input = `${base64url(utf8(headerText(mode, type, signer.kid)))}.${base64url(utf8(JSON.stringify(claims)))}`;
  assertAtMost('bytes of the JWS', input.length + 87, maxBytes);
  const signature = signer.sign(plain(Buffer.from(input, 'latin1')));
  return plain(Buffer.from(`${input}.${base64url(signature)}`, 'latin1'));
}

const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{85}[AQgw])$/;

function parseHeader(encoded: string, expected: ObjectType): { header: JwsHeader; mode: Mode } {
  const bytes = fromBase64url('the JWS header', encoded);
  assertAtMost('bytes of the JWS header', bytes.length, 256);
  const { alg, kid, typ, ...rest } = (parseCanonicalJson('the JWS header', bytes) ?? {}) as { [name: string]: unknown };
  if (alg !== 'Ed25519' || typeof kid !== 'string' || typeof typ !== 'string' || !DIGEST_PATTERN.test(kid) || Object.keys(rest).length > 0) {
    throw new SealError('malformed', 'the JWS header must hold alg Ed25519, kid (a thumbprint), typ and nothing else');
  }
  const mode: Mode | null = typ.startsWith(PREFIX.live) ? 'live' : typ.startsWith(PREFIX.exercise) ? 'exercise' : null;
  const type = mode === null ? '' : typ.slice(PREFIX[mode].length);
  if (mode === null || !OBJECT_TYPES.includes(type)) throw new SealError('malformed', 'the JWS typ is none of ours');
  if (type !== expected) throw new SealError('wrong-type', `a JWS of type ${expected} was expected, ${type} found`);
  // One header has one text: members in this order and no other spelling.
  if (view(bytes).toString('latin1') !== headerText(mode, expected, kid)) throw new SealError('malformed', 'the JWS header is not in canonical form');
  return { header: { alg, kid, typ }, mode };
}

/** Takes a compact JWS apart and refuses every second spelling of it. The signature is not looked at. */
export function parseJws(jws: Uint8Array, type: ObjectType, maxBytes: number): ParsedJws<unknown> {
  assertAtMost('bytes of the JWS', jws.length, maxBytes);
  const parts = COMPACT.exec(view(jws).toString('latin1'));
  if (parts === null) throw new SealError('malformed', 'a compact JWS with an Ed25519 signature was expected');
  const [, encodedHeader = '', encodedClaims = '', encodedSignature = ''] = parts;
  const { header, mode } = parseHeader(encodedHeader, type);
  const claims = parseCanonicalJson('the JWS payload', fromBase64url('the JWS payload', encodedClaims));
  return { jws, digest: sha256(jws), header, mode, claims, signature: fromBase64url('the JWS signature', encodedSignature) };
}

/** @throws SealError bad-signature */
export function verifyJws(parsed: Pick<ParsedJws<unknown>, 'jws' | 'signature'>, publicKey: Uint8Array): void {
  const input = parsed.jws.subarray(0, parsed.jws.length - 87);
  if (!verifyEd25519(publicKey, input, parsed.signature))
    throw new SealError('bad-signature', 'the signature does not verify under the key named in the header');
}

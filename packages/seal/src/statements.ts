import { read, recallPayload, receiptPayload, refusalPayload, releasePayload } from './claims.ts';
import { base64url } from './encoding.ts';
import { parseJws, signJws, verifyJws } from './jws.ts';
import { MAX_STATEMENT_JWS_BYTES } from './limits.ts';
import type { RecallClaims, RecallInput, ReceiptClaims, ReceiptInput, RefusalClaims, RefusalInput, ReleaseClaims, ReleaseInput } from './statement-types.ts';
import type { ParsedJws, Signer } from './types.ts';

/** `exactOptionalPropertyTypes`: what is absent stays absent. */
function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** A recipient's word on one notice, signed. @throws SealError malformed, too-large */
export function signReceipt(input: ReceiptInput, signer: Signer): Uint8Array {
  const { mode, iss, origin, notice, jti, rev, state, iat, code, reason, retainUntil, flags, categories } = input;
  const payload = present({ iss, origin, notice: base64url(notice), jti, rev, state, iat, code, reason, retainUntil, flags, categories });
  read('the receipt', receiptPayload, payload);
  return signJws(mode, 'receipt+jwt', payload, signer, MAX_STATEMENT_JWS_BYTES);
}

/** Reads a receipt: shape only, no signature. @throws SealError malformed, too-large, wrong-type */
export function parseReceipt(jws: Uint8Array): ParsedJws<ReceiptClaims> {
  const parsed = parseJws(jws, 'receipt+jwt', MAX_STATEMENT_JWS_BYTES);
  return { ...parsed, claims: present(read('the receipt', receiptPayload, parsed.claims)) };
}

/** @throws SealError bad-signature, malformed, too-large, wrong-type */
export function verifyReceipt(jws: Uint8Array, publicKey: Uint8Array): ParsedJws<ReceiptClaims> {
  const parsed = parseReceipt(jws);
  verifyJws(parsed, publicKey);
  return parsed;
}

/** The exchange's answer to a submission refused as a whole, signed. @throws SealError malformed, too-large */
export function signRefusal(input: RefusalInput, signer: Signer): Uint8Array {
  const { mode, iss, origin, notice, jti, rev, code, reason, iat } = input;
  const payload = { iss, origin, notice: base64url(notice), jti, rev, code, reason, iat };
  read('the refusal', refusalPayload, payload);
  return signJws(mode, 'refusal+jwt', payload, signer, MAX_STATEMENT_JWS_BYTES);
}

/** Reads a refusal: shape only, no signature. @throws SealError malformed, too-large, wrong-type */
export function parseRefusal(jws: Uint8Array): ParsedJws<RefusalClaims> {
  const parsed = parseJws(jws, 'refusal+jwt', MAX_STATEMENT_JWS_BYTES);
  return { ...parsed, claims: read('the refusal', refusalPayload, parsed.claims) };
}

/** @throws SealError bad-signature, malformed, too-large, wrong-type */
export function verifyRefusal(jws: Uint8Array, publicKey: Uint8Array): ParsedJws<RefusalClaims> {
  const parsed = parseRefusal(jws);
  verifyJws(parsed, publicKey);
  return parsed;
}

/** A reviewing body's release or refusal, signed. @throws SealError malformed, too-large */
export function signRelease(input: ReleaseInput, signer: Signer): Uint8Array {
  const { mode, iss, origin, notice, jti, rev, recipients, outcome, code, reason, cite, iat } = input;
  const payload = { iss, origin, notice: base64url(notice), jti, rev, recipients, outcome, code, reason, cite, iat };
  read('the release', releasePayload, payload);
  return signJws(mode, 'release+jwt', payload, signer, MAX_STATEMENT_JWS_BYTES);
}

/** Reads a release: shape only, no signature. @throws SealError malformed, too-large, wrong-type */
export function parseRelease(jws: Uint8Array): ParsedJws<ReleaseClaims> {
  const parsed = parseJws(jws, 'release+jwt', MAX_STATEMENT_JWS_BYTES);
  return { ...parsed, claims: read('the release', releasePayload, parsed.claims) };
}

/** @throws SealError bad-signature, malformed, too-large, wrong-type */
export function verifyRelease(jws: Uint8Array, publicKey: Uint8Array): ParsedJws<ReleaseClaims> {
  const parsed = parseRelease(jws);
  verifyJws(parsed, publicKey);
  return parsed;
}

/** The withdrawal of a notice, signed. @throws SealError malformed, too-large */
export function signRecall(input: RecallInput, signer: Signer): Uint8Array {
  const { mode, iss, origin, notice, jti, rev, code, reason, iat } = input;
  const payload = { iss, origin, notice: base64url(notice), jti, rev, code, reason, iat };
  read('the recall', recallPayload, payload);
  return signJws(mode, 'recall+jwt', payload, signer, MAX_STATEMENT_JWS_BYTES);
}

/** Reads a recall: shape only, no signature. @throws SealError malformed, too-large, wrong-type */
export function parseRecall(jws: Uint8Array): ParsedJws<RecallClaims> {
  const parsed = parseJws(jws, 'recall+jwt', MAX_STATEMENT_JWS_BYTES);
  return { ...parsed, claims: read('the recall', recallPayload, parsed.claims) };
}

/** @throws SealError bad-signature, malformed, too-large, wrong-type */
export function verifyRecall(jws: Uint8Array, publicKey: Uint8Array): ParsedJws<RecallClaims> {
  const parsed = parseRecall(jws);
  verifyJws(parsed, publicKey);
  return parsed;
}

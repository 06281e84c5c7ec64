/** Entries that hold salted digests: what the audit file opens of them, and whether that is rightly signed. */
import { memberOf } from '@huecry/notice';
import type { AuditOpening } from '@huecry/proto';
import { exchangeKey, type RegistryState, reviewers, signingKey } from '@huecry/registry';
import { parseReceipt, parseRefusal, parseRelease, verifyReceipt, verifyRefusal, verifyRelease } from '@huecry/seal';
import { DIGEST_BYTES, Finding, reading, requireDigests, requireMode } from '../checks.ts';
import type { AuditCode } from '../report.ts';
import type { Item, JudgedBody, JudgedReceipt, UnopenedCounts } from './judged.ts';
import { apart, sha256 } from './opening.ts';

export interface Attempts {
  readonly item: Item;
  /** Null where it ended in a finding, which is kept. */
  readonly attempt: <T>(work: () => T) => T | null;
  readonly missing: (what: UnopenedCounts) => void;
}

/** A batch of receipts: the digests in their order, and each receipt that the file opens. */
export function judgeReceipts(
  state: RegistryState | null,
  timeMs: number,
  digests: readonly Uint8Array[],
  opening: AuditOpening | null,
  { item, attempt, missing }: Attempts,
): JudgedBody {
  attempt(() => requireDigests(digests));
  const open = new Set(digests.map(hex));
  const read = (opening?.receipts?.receipts ?? []).flatMap((salted) => attempt(() => receipt(state, timeMs, salted, open, item.position)) ?? []);
  if (open.size > 0) missing({ receipt: open.size });
  return { kind: 'receipts', count: digests.length, receipts: read };
}

/** One receipt that a digest of the entry commits to. */
function receipt(
  state: RegistryState | null,
  timeMs: number,
  salted: { readonly salt: Uint8Array; readonly jws: Uint8Array },
  open: Set<string>,
  position: number,
): JudgedReceipt | null {
  if (!open.delete(hex(saltedDigest(salted)))) throw new Finding('wrong-opening', 'the audit file gives a receipt that this entry does not commit to');
  const parsed = reading('malformed-receipt', () => parseReceipt(salted.jws));
  if (state === null) return null;
  const { claims, header } = parsed;
  requireMode(state, parsed.mode);
  const key = signingKey(state, claims.iss, header.kid, timeMs, position);
  if (key.ok) {
    reading('bad-signature', () => verifyReceipt(salted.jws, key.publicKey));
    return { claims: apart(claims), late: null };
  }
  // It is logged after it was taken: a key that ended between the two was good.
  const record = state.gateways.get(claims.iss)?.signing.find(({ kid }) => kid === header.kid);
  if (record === undefined || !ENDED.has(key.code)) throw new Finding(key.code, `of a receipt: ${key.reason}`);
  reading('bad-signature', () => verifyReceipt(salted.jws, record.publicKey));
  return { claims: apart(claims), late: { kid: header.kid, refused: { code: key.code, reason: `of a receipt: ${key.reason}` } } };
}

const ENDED: ReadonlySet<AuditCode> = new Set<AuditCode>(['revoked-key', 'expired-key', 'unknown-gateway', 'suspended-member']);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
const saltedDigest = ({ salt, jws }: { readonly salt: Uint8Array; readonly jws: Uint8Array }): Uint8Array => sha256(Buffer.concat([salt, jws]));

export function requireDigest(code: AuditCode, digest: Uint8Array): void {
  if (digest.length !== DIGEST_BYTES) throw new Finding(code, `the digest has ${digest.length} bytes, expected ${DIGEST_BYTES}`);
}

export function requireCommitted(digest: Uint8Array, salted: { readonly salt: Uint8Array; readonly jws: Uint8Array }): void {
  if (Buffer.compare(saltedDigest(salted), digest) !== 0) throw new Finding('wrong-opening', 'the audit file gives another text than the entry commits to');
}

/** A refusal of a whole notice. */
export function judgeRefusal(
  state: RegistryState | null,
  { noticePosition, digest }: { readonly noticePosition: number; readonly digest: Uint8Array },
  opening: AuditOpening | null,
  { item, attempt, missing }: Attempts,
): JudgedBody {
  attempt(() => requireDigest('malformed-refusal', digest));
  const salted = opening?.refusal ?? null;
  if (salted === null) missing({ refusal: 1 });
  const claims = attempt(() => {
    if (salted === null || state === null) return null;
    requireCommitted(digest, salted);
    const parsed = reading('malformed-refusal', () => parseRefusal(salted.jws));
    requireMode(state, parsed.mode);
    const { name } = state.genesis.exchange;
    if (parsed.claims.iss !== name) throw new Finding('wrong-exchange', `expected a refusal of ${name}, found one of another name`);
    // It may be logged long after it was signed: its own time counts, and the position for what was revoked.
    const key = exchangeKey(state, parsed.header.kid, parsed.claims.iat * 1000, item.position);
    if (!key.ok) throw new Finding(key.code, key.reason);
    reading('bad-signature', () => verifyRefusal(salted.jws, key.publicKey));
    return apart(parsed.claims);
  });
  return { kind: 'refusal', noticePosition, refusal: claims };
}

/** A reviewing body's release. */
export function judgeRelease(
  state: RegistryState | null,
  timeMs: number,
  { noticePosition, digest }: { readonly noticePosition: number; readonly digest: Uint8Array },
  opening: AuditOpening | null,
  { item, attempt, missing }: Attempts,
): JudgedBody {
  const wellFormed = attempt(() => (requireDigest('malformed-release', digest), true)) ?? false;
  const salted = opening?.release ?? null;
  if (salted === null) missing({ release: 1 });
  const claims = attempt(() => {
    if (salted === null || state === null) return null;
    requireCommitted(digest, salted);
    const parsed = reading('malformed-release', () => parseRelease(salted.jws));
    requireMode(state, parsed.mode);
    const { iss } = parsed.claims;
    const key = signingKey(state, iss, parsed.header.kid, timeMs, item.position);
    if (!key.ok) throw new Finding(key.code, key.reason);
    reading('bad-signature', () => verifyRelease(salted.jws, key.publicKey));
    if (!reviewers(state, item.position).includes(memberOf(iss))) throw new Finding('wrong-release', `${memberOf(iss)} was no reviewing body`);
    return apart(parsed.claims);
  });
  return { kind: 'release', noticePosition, wellFormed, release: claims };
}

import { type Address, type MemberCode, memberOf } from '@huecry/notice';
import type { Bundle } from '@huecry/policy';
import { DEFAULT_SUITE, type SuiteId } from '@huecry/seal';
import { judgeKey } from './keys.ts';
import { type BoxKeyRecord, isWithin } from './records.ts';
import type { Gateway, RegistryState } from './state.ts';

export type KeyRefusal = 'unknown-member' | 'unknown-gateway' | 'unknown-key' | 'revoked-key' | 'expired-key' | 'not-yet-valid-key' | 'suspended-member';
export type KeyAnswer<Found = { readonly publicKey: Uint8Array }> =
  | ({ readonly ok: true } & Found)
  | { readonly ok: false; readonly code: KeyRefusal; readonly reason: string };
export interface BoxKey {
  readonly kid: string;
  readonly suite: SuiteId;
  readonly publicKey: Uint8Array;
}

const refused = (code: KeyRefusal, reason: string) => ({ ok: false, code, reason }) as const;

/*
 * Every look-up takes `atMs`, the time of the entry judged (or now), and optionally `position`, that entry's ledger
 * position. Without it everything the state knows counts: a key revoked by now is refused. With it the answer is the
 * one that stood at that position, which is what an auditor, or a reader of a late delivery, needs.
 */

/** The key with which gateway `iss` signs. */
export function signingKey(state: RegistryState, iss: Address, kid: string, atMs: number, position = Infinity): KeyAnswer {
  const member = state.members.get(memberOf(iss));
  if (member === undefined || member.admitted.position >= position) return refused('unknown-member', `${memberOf(iss)} is not a member`);
  const gateway = gatewayAt(state, iss, position);
  if (gateway === null) return refused('unknown-gateway', `${iss} is not a registered gateway`);
  if (isWithin(member.suspensions, position)) return refused('suspended-member', `${member.code} is suspended`);
  const key = gateway.signing.find((one) => one.kid === kid);
  if (key === undefined) return refused('unknown-key', `${iss} has no signing key ${kid}`);
  const refusal = judgeKey(key, atMs, position);
  return refusal === null ? { ok: true, publicKey: key.publicKey } : refused(refusal.code, refusal.reason);
}

/**
 * The box key to seal to: of those valid, one of the default suite before others, then the one that begins last.
 * Null where the gateway has none. A suspended member's keys are given: that it gets nothing is policy's to say.
 */
export function boxKey(state: RegistryState, address: Address, atMs: number, position = Infinity): BoxKey | null {
  const good = gatewayAt(state, address, position)?.boxes.filter((key) => judgeKey(key, atMs, position) === null) ?? [];
  const [best] = good.toSorted((a, b) => rank(b) - rank(a) || b.notBefore - a.notBefore || b.added.position - a.added.position);
  return best === undefined ? null : { kid: best.kid, suite: best.suite, publicKey: best.publicKey };
}
const rank = (key: BoxKeyRecord): number => (key.suite === DEFAULT_SUITE ? 1 : 0);

/** The box key of that id, if it may be sealed to. */
export function boxKeyById(state: RegistryState, address: Address, kid: string, atMs: number, position = Infinity): KeyAnswer<BoxKey> {
  if (!state.members.has(memberOf(address))) return refused('unknown-member', `${memberOf(address)} is not a member`);
  const gateway = gatewayAt(state, address, position);
  if (gateway === null) return refused('unknown-gateway', `${address} is not a registered gateway`);
  const key = gateway.boxes.find((one) => one.kid === kid);
  if (key === undefined) return refused('unknown-key', `${address} has no box key ${kid}`);
  const refusal = judgeKey(key, atMs, position);
  return refusal === null ? { ok: true, kid, suite: key.suite, publicKey: key.publicKey } : refused(refusal.code, refusal.reason);
}

/** The key with which the exchange signs decisions and refusals. */
export function exchangeKey(state: RegistryState, kid: string, atMs: number, position = Infinity): KeyAnswer {
  const key = state.exchangeKeys.find((one) => one.kid === kid);
  if (key === undefined) return refused('unknown-key', `the exchange has no key ${kid}`);
  const refusal = judgeKey(key, atMs, position);
  return refusal === null ? { ok: true, publicKey: key.publicKey } : refused(refusal.code, refusal.reason);
}

function gatewayAt(state: RegistryState, address: Address, position: number): Gateway | null {
  const gateway = state.gateways.get(address);
  if (gateway === undefined) return null;
  // Of an earlier registration only its keys are kept, and they answer for themselves.
  const earlier = gateway.signing.some((key) => key.added.position < position) || gateway.boxes.some((key) => key.added.position < position);
  if (gateway.registered.position >= position && !earlier) return null;
  return gateway.deregistered !== null && gateway.deregistered.position < position ? null : gateway;
}

/** The registered gateways, by address. */
export function gateways(state: RegistryState): readonly { readonly address: Address; readonly name: string; readonly bureau: boolean }[] {
  return [...state.gateways.values()]
    .filter(({ deregistered }) => deregistered === null)
    .map(({ address, name, bureau }) => ({ address, name, bureau }))
    .toSorted((a, b) => (a.address < b.address ? -1 : 1));
}

export interface MemberSummary {
  readonly code: MemberCode;
  readonly name: string;
  readonly rootKid: string;
  readonly suspended: boolean;
  readonly sanctioned: boolean;
}

/** The members, by code. */
export function members(state: RegistryState): readonly MemberSummary[] {
  return [...state.members.values()]
    .map(({ code, name, root, suspensions, sanctions }) => ({
      code,
      name,
      rootKid: root.kid,
      suspended: isWithin(suspensions, Infinity),
      sanctioned: isWithin(sanctions, Infinity),
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The reviewing bodies, by code: whom the members appointed to release what the rules hold. */
export const reviewers = (state: RegistryState, position = Infinity): readonly MemberCode[] =>
  [...state.members.values()]
    .filter(({ reviews }) => isWithin(reviews, position))
    .map(({ code }) => code)
    .toSorted();

/** Of the bundles whose `validFrom` has come, the one adopted last. */
export function bundleInForce(state: RegistryState, member: MemberCode | 'common', atMs: number, position = Infinity): Bundle | null {
  const adoptions = state.adoptions.get(member) ?? [];
  return adoptions.findLast(({ validFrom, adopted }) => validFrom * 1000 <= atMs && adopted.position < position)?.bundle ?? null;
}

/** A bundle that was ever adopted, by its digest. */
export const bundleByDigest = (state: RegistryState, digest: string): Bundle | null => state.bundles.get(digest) ?? null;

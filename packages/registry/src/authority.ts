import type { MemberCode } from '@huecry/notice';
import { RegistryError } from './errors.ts';
import { judgeKey, keyOfJwk } from './keys.ts';
import type { StatementPayload } from './payload.ts';
import type { ParsedSignature, ParsedStatement } from './statement.ts';
import { verifiesUnder } from './statement.ts';
import { isOpen, type Mark } from './records.ts';
import type { Member, RegistryState } from './state.ts';

/** What a key may do: the root everything of its member, a bundle key its bundles, the new root only say that it exists. */
type Role = 'root' | 'bundle' | 'new-root';

/** Who verifiably signed a statement. */
export type Signed = readonly { readonly member: Member; readonly role: Role }[];

/** Members in good standing: the n of "k of n". */
export const activeMembers = (state: RegistryState): number => state.members.count(({ suspensions }) => !isOpen(suspensions));

/**
 * How many members must sign what the members decide together: the genesis number, and once there are more
 * members at least a majority of those in good standing. It never falls below the genesis number.
 */
export const quorumOf = (state: RegistryState): number => Math.max(state.genesis.quorum, Math.floor(activeMembers(state) / 2) + 1);

/**
 * Verifies every signature of a statement under a key its header names and the registry knows: one bad signature
 * refuses the whole. The exchange's and the ledger's keys are never looked at here, so they can sign nothing.
 */
export function verifySignatures(state: RegistryState, { payload, signatures }: ParsedStatement, at: Mark): Signed {
  return signatures.map((signature) => {
    const member = state.members.get(signature.member);
    if (member === undefined) throw new RegistryError('unknown-member', `a signature names ${signature.member}, which is not a member`);
    const { publicKey, role } = keyFor(member, signature, payload, at);
    if (!verifiesUnder(publicKey, signature))
      throw new RegistryError('bad-signature', `the signature of ${member.code} does not verify under key ${signature.kid}`);
    return { member, role };
  });
}

function keyFor(member: Member, { kid }: ParsedSignature, payload: StatementPayload, at: Mark): { readonly publicKey: Uint8Array; readonly role: Role } {
  if (kid === member.root.kid) return { publicKey: member.root.publicKey, role: 'root' };
  if (payload.type === 'member.rotate-root' && payload.member === member.code && kid === payload.root.kid) {
    return { publicKey: keyOfJwk(payload.root).publicKey, role: 'new-root' };
  }
  const bundleKey = member.bundleKeys.find((key) => key.kid === kid);
  if (bundleKey === undefined) throw new RegistryError('unknown-key', `${member.code} has no root or bundle key ${kid}`);
  const refusal = judgeKey(bundleKey, at.timeMs, at.position);
  if (refusal !== null) throw new RegistryError(refusal.code, refusal.reason);
  return { publicKey: bundleKey.publicKey, role: 'bundle' };
}

/** @throws RegistryError quorum-missing unless enough different members in good standing signed with their roots */
export function requireQuorum(state: RegistryState, signed: Signed): void {
  const counted = new Set(signed.filter(({ member, role }) => role === 'root' && !isOpen(member.suspensions)).map(({ member }) => member.code));
  const needed = quorumOf(state);
  if (counted.size < needed) {
    throw new RegistryError('quorum-missing', `expected the roots of ${needed} of ${activeMembers(state)} members in good standing, found ${counted.size}`);
  }
}

/**
 * The one member that signed, with its root. `even-suspended`: what only takes away stays possible under suspension.
 * @throws RegistryError wrong-signer, suspended-member
 */
export function requireRoot(signed: Signed, owner: MemberCode | 'any', standing: 'good-standing' | 'even-suspended' = 'good-standing'): Member {
  return requireRole(signed, owner, ['root'], standing);
}

/** As {@link requireRoot}, for any of the roles. */
export function requireRole(
  signed: Signed,
  owner: MemberCode | 'any',
  roles: readonly Role[],
  standing: 'good-standing' | 'even-suspended' = 'good-standing',
): Member {
  const member = signed[0]?.member;
  if (member === undefined || signed.some((one) => one.member.code !== member.code)) {
    throw new RegistryError('wrong-signer', 'expected one member to sign for itself, found signatures of several');
  }
  if (owner !== 'any' && member.code !== owner) throw new RegistryError('wrong-signer', `expected the root of ${owner} to sign, found ${member.code}`);
  const unfit = signed.find(({ role }) => !roles.includes(role));
  if (unfit !== undefined) throw new RegistryError('wrong-signer', `expected ${roles.join(' or ')} of ${member.code} to sign, found its ${unfit.role} key`);
  if (standing === 'good-standing' && isOpen(member.suspensions)) {
    throw new RegistryError('suspended-member', `${member.code} is suspended: it may revoke keys and deregister gateways, nothing else`);
  }
  return member;
}

import type { Signed } from '../authority.ts';
import { RegistryError } from '../errors.ts';
import type { PayloadOf, StatementType } from '../payload.ts';
import type { Mark, Root } from '../records.ts';
import type { Member, RegistryState } from '../state.ts';

/** One rule: checks that a statement may stand, and gives the state with it. Throws RegistryError where it may not. */
export type Rule<T extends StatementType> = (state: RegistryState, payload: PayloadOf<T>, signed: Signed, at: Mark) => RegistryState;
export type Rules<T extends StatementType> = { readonly [K in T]: Rule<K> };

/** @throws RegistryError unknown-member */
export function memberAt(state: RegistryState, code: Member['code']): Member {
  const member = state.members.get(code);
  if (member === undefined) throw new RegistryError('unknown-member', `${code} is not a member`);
  return member;
}

export const withMember = (state: RegistryState, member: Member): RegistryState => ({ ...state, members: state.members.set(member.code, member) });

/**
 * Writes down whose a key is. One key has one owner and one use, for ever.
 * @throws RegistryError key-in-use
 */
export function claimKeys(state: RegistryState, owner: string, keys: readonly Pick<Root, 'kid'>[]): RegistryState {
  let { keyOwners } = state;
  for (const { kid } of keys) {
    const present = keyOwners.get(kid);
    if (present !== undefined) throw new RegistryError('key-in-use', `key ${kid} is already registered for ${present}; make a new key`);
    keyOwners = keyOwners.set(kid, owner);
  }
  return { ...state, keyOwners };
}

/** @throws RegistryError unknown-key, already-revoked */
export function revokeIn<K extends { readonly kid: string; readonly revoked: unknown }>(
  keys: readonly K[],
  kid: string,
  at: Mark,
  reason: string,
): readonly K[] {
  const key = keys.find((one) => one.kid === kid);
  if (key === undefined) throw new RegistryError('unknown-key', `there is no key ${kid} to revoke`);
  if (key.revoked !== null) throw new RegistryError('already-revoked', `key ${kid} is revoked already`);
  return keys.map((one) => (one === key ? { ...one, revoked: { ...at, reason } } : one));
}

import { isMemberCode } from '@huecry/notice';
import { requireQuorum, requireRole, requireRoot } from '../authority.ts';
import { readBundle } from '../bundles.ts';
import { RegistryError } from '../errors.ts';
import { signingRecord } from '../keys.ts';
import type { DatedFact } from '../state.ts';
import { claimKeys, memberAt, revokeIn, type Rules, withMember } from './context.ts';

function dated(from: string, until: string | undefined, source: string): DatedFact {
  if (until !== undefined && until <= from) throw new RegistryError('invalid-period', `expected an end after ${from}, found ${until}`);
  return { from, until: until ?? null, source };
}

/** What a member states about its own law: treaties, facts, and the rules it wants enforced. A later statement replaces an earlier one on the same matter. */
export const lawRules: Rules<
  'member.facts' | 'treaty.join' | 'adequacy.recognise' | 'assurance.give' | 'bundle-key.add' | 'bundle-key.revoke' | 'policy.bundle'
> = {
  'member.facts'(state, payload, signed) {
    const member = requireRoot(signed, 'any');
    return withMember(state, { ...member, deathPenalty: { value: payload.deathPenalty, source: payload.source } });
  },

  'treaty.join'(state, payload, signed) {
    const member = requireRoot(signed, 'any');
    return withMember(state, { ...member, treaties: member.treaties.set(payload.treaty, dated(payload.inForce, payload.until, payload.source)) });
  },

  'adequacy.recognise'(state, payload, signed) {
    const member = requireRoot(signed, 'any');
    const other = memberAt(state, payload.member);
    return withMember(state, { ...member, adequacy: member.adequacy.set(other.code, dated(payload.from, payload.until, payload.source)) });
  },

  'assurance.give'(state, payload, signed) {
    const member = requireRoot(signed, 'any');
    const other = memberAt(state, payload.to);
    return withMember(state, { ...member, assurances: member.assurances.set(other.code, dated(payload.from, payload.until, payload.source)) });
  },

  'bundle-key.add'(state, payload, signed, at) {
    const member = requireRoot(signed, 'any');
    const key = signingRecord(payload.key, at);
    return withMember(claimKeys(state, `bundles of ${member.code}`, [key]), { ...member, bundleKeys: [...member.bundleKeys, key] });
  },

  'bundle-key.revoke'(state, payload, signed, at) {
    const member = requireRoot(signed, 'any', 'even-suspended');
    return withMember(state, { ...member, bundleKeys: revokeIn(member.bundleKeys, payload.kid, at, payload.reason) });
  },

  'policy.bundle'(state, payload, signed, at) {
    // Authority first: reading a bundle costs more than refusing a stranger.
    const owner = ownerOf(payload.bundle);
    if (owner === 'common') requireQuorum(state, signed);
    else requireRole(signed, owner, ['root', 'bundle']);
    const bundle = readBundle(payload.bundle, payload.digest);
    const adopted = [...(state.adoptions.get(bundle.member) ?? []), { bundle, validFrom: payload.validFrom, adopted: at }];
    return { ...state, bundles: state.bundles.set(bundle.digest, bundle), adoptions: state.adoptions.set(bundle.member, adopted) };
  },
};

function ownerOf(bundle: unknown): 'common' | Parameters<typeof memberAt>[1] {
  const owner: unknown = typeof bundle === 'object' && bundle !== null && 'member' in bundle ? bundle.member : undefined;
  if (owner === 'common' || isMemberCode(owner)) return owner;
  throw new RegistryError('bundle-invalid', 'expected a bundle that names its member, or common');
}

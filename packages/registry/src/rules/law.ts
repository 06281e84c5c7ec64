import { isMemberCode } from '@huecry/notice';
import { requireQuorum, requireRole, requireRoot } from '../authority.ts';
import { readBundle } from '../bundles.ts';
import { RegistryError } from '../errors.ts';
import { signingRecord } from '../keys.ts';
import { claimKeys, memberAt, revokeIn, type Rules, withMember } from './context.ts';
import { provenance, stretch, withStretch } from './facts.ts';

/** What a member states about its own law and about others, and the rules it wants enforced. */
export const lawRules: Rules<'member.facts' | 'adequacy.recognise' | 'assurance.give' | 'bundle-key.add' | 'bundle-key.revoke' | 'policy.bundle'> = {
  // The newest statement holds: it is there to stop what is under way.
  'member.facts'(state, payload, signed, at) {
    const member = requireRoot(signed, 'any');
    return withMember(state, { ...member, deathPenalty: { value: payload.deathPenalty, ...provenance(payload, at) } });
  },

  'adequacy.recognise'(state, payload, signed, at) {
    const member = requireRoot(signed, 'any');
    const fact = { ...stretch(payload.from, payload.until), ...provenance(payload, at) };
    const other = memberAt(state, payload.member).code;
    const stretches = withStretch(member.adequacy.get(other) ?? [], fact, payload.replaces);
    return withMember(state, { ...member, adequacy: member.adequacy.set(other, stretches) });
  },

  'assurance.give'(state, payload, signed, at) {
    const member = requireRoot(signed, 'any');
    const fact = { ...stretch(payload.from, payload.until), ...provenance(payload, at) };
    const other = memberAt(state, payload.to).code;
    const stretches = withStretch(member.assurances.get(other) ?? [], fact, payload.replaces);
    return withMember(state, { ...member, assurances: member.assurances.set(other, stretches) });
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

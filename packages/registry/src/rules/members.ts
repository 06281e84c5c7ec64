import { Map } from 'immutable';
import { activeMembers, requireQuorum, requireRole } from '../authority.ts';
import { RegistryError } from '../errors.ts';
import { keyOfJwk } from '../keys.ts';
import { isOpen, type Mark, type Span } from '../records.ts';
import type { Member } from '../state.ts';
import { claimKeys, memberAt, type Rules, withMember } from './context.ts';
import { dayOf, provenance } from './facts.ts';

/** A member as it begins: no facts stated, in good standing. */
export function newMember(entry: { readonly code: Member['code']; readonly name: string }, root: Member['root'], admitted: Mark): Member {
  return {
    code: entry.code,
    name: entry.name,
    root,
    admitted,
    suspensions: [],
    sanctions: [],
    reviews: [],
    deathPenalty: null,
    treaties: Map(),
    adequacy: Map(),
    assurances: Map(),
    offences: [],
    ladders: [],
    bundleKeys: [],
  };
}

const open = (spans: readonly Span[], at: Mark, what: string, { source, asOf }: Pick<Span, 'source' | 'asOf'>): readonly Span[] => {
  if (isOpen(spans)) throw new RegistryError('no-change', `the member is ${what} already`);
  return [...spans, { from: at, to: null, source, asOf }];
};
const close = (spans: readonly Span[], at: Mark, what: string): readonly Span[] => {
  const last = spans.at(-1);
  if (last === undefined || last.to !== null) throw new RegistryError('no-change', `the member is not ${what}`);
  return [...spans.slice(0, -1), { ...last, to: at }];
};

/** What the members decide together, and how a member changes its own root. */
export const memberRules: Rules<
  'member.admit' | 'member.suspend' | 'member.reinstate' | 'member.rotate-root' | 'sanction.declare' | 'sanction.lift' | 'review.appoint' | 'review.dismiss'
> = {
  'member.admit'(state, payload, signed, at) {
    requireQuorum(state, signed);
    if (state.members.has(payload.code)) throw new RegistryError('member-exists', `${payload.code} is a member already`);
    const root = keyOfJwk(payload.root);
    return withMember(claimKeys(state, payload.code, [root]), newMember(payload, root, at));
  },

  'member.suspend'(state, payload, signed, at) {
    requireQuorum(state, signed);
    const member = memberAt(state, payload.member);
    const next = withMember(state, { ...member, suspensions: open(member.suspensions, at, 'suspended', { source: payload.reason, asOf: dayOf(at.timeMs) }) });
    if (activeMembers(next) < state.genesis.quorum) {
      throw new RegistryError(
        'quorum-unreachable',
        `without ${member.code} fewer members would be in good standing than the quorum of ${state.genesis.quorum}: nobody could reinstate it`,
      );
    }
    return next;
  },

  'member.reinstate'(state, payload, signed, at) {
    requireQuorum(state, signed);
    const member = memberAt(state, payload.member);
    return withMember(state, { ...member, suspensions: close(member.suspensions, at, 'suspended') });
  },

  // The old root decides; the new one signs too, so that nobody hands over to a key that nobody has.
  'member.rotate-root'(state, payload, signed) {
    const member = requireRole(signed, payload.member, ['root', 'new-root']);
    if (!signed.some(({ role }) => role === 'root') || !signed.some(({ role }) => role === 'new-root')) {
      throw new RegistryError('wrong-signer', `expected the old and the new root of ${member.code} to sign`);
    }
    const root = keyOfJwk(payload.root);
    return withMember(claimKeys(state, member.code, [root]), { ...member, root });
  },

  'sanction.declare'(state, payload, signed, at) {
    requireQuorum(state, signed);
    const member = memberAt(state, payload.member);
    return withMember(state, { ...member, sanctions: open(member.sanctions, at, 'under sanctions', provenance(payload, at)) });
  },

  'sanction.lift'(state, payload, signed, at) {
    requireQuorum(state, signed);
    provenance(payload, at);
    const member = memberAt(state, payload.member);
    return withMember(state, { ...member, sanctions: close(member.sanctions, at, 'under sanctions') });
  },

  'review.appoint'(state, payload, signed, at) {
    requireQuorum(state, signed);
    const member = memberAt(state, payload.member);
    return withMember(state, { ...member, reviews: open(member.reviews, at, 'a reviewing body', provenance(payload, at)) });
  },

  'review.dismiss'(state, payload, signed, at) {
    requireQuorum(state, signed);
    provenance(payload, at);
    const member = memberAt(state, payload.member);
    return withMember(state, { ...member, reviews: close(member.reviews, at, 'a reviewing body') });
  },
};

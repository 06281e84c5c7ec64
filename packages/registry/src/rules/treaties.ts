import { requireQuorum, requireRoot } from '../authority.ts';
import { RegistryError } from '../errors.ts';
import type { PayloadOf } from '../payload.ts';
import type { Participation, RegistryState, Reservation, Treaty } from '../state.ts';
import { memberAt, type Rules, withMember } from './context.ts';
import { provenance, stretch, withStretch } from './facts.ts';

/** Treaties are defined by the members together; each member says of itself when it is a party. */
export const treatyRules: Rules<'treaty.define' | 'treaty.join' | 'treaty.denounce'> = {
  // A later definition replaces the earlier one; who is party, and since when, stays.
  'treaty.define'(state, payload, signed, at) {
    requireQuorum(state, signed);
    const rests = provenance(payload, at);
    const { treaty: id, title, kind, opened, inForce, partial } = payload;
    if (inForce !== null && inForce < opened) throw new RegistryError('invalid-period', `a treaty opened on ${opened} cannot be in force from ${inForce}`);
    const parties = payload.parties ?? [];
    if (new Set(parties).size !== (kind === 'bilateral' ? 2 : 0)) {
      throw new RegistryError('invalid-parties', 'expected two different parties for a bilateral treaty, and none named for any other');
    }
    for (const party of parties) memberAt(state, party);
    return { ...state, treaties: state.treaties.set(id, { id, title, kind, opened, inForce, partial, parties, ...rests }) };
  },

  'treaty.join'(state, payload, signed, at) {
    const member = requireRoot(signed, 'any');
    const rests = provenance(payload, at);
    const treaty = treatyAt(state, payload.treaty);
    requireOpenTo(treaty, member.code, payload.inForce);
    const present = member.treaties.get(treaty.id) ?? [];
    requireSayOfEnd(present, payload);
    const added: Participation = {
      ...stretch(payload.inForce, payload.until),
      ...rests,
      reservations: (payload.reservations ?? []).map(reservationOf),
      denounced: null,
    };
    return withMember(state, { ...member, treaties: member.treaties.set(treaty.id, withStretch(present, added, payload.replaces)) });
  },

  'treaty.denounce'(state, payload, signed, at) {
    const member = requireRoot(signed, 'any');
    const rests = provenance(payload, at);
    const treaty = treatyAt(state, payload.treaty);
    const present = member.treaties.get(treaty.id) ?? [];
    const open = present.find(({ until }) => until === null);
    if (open === undefined) throw new RegistryError('not-a-party', `${member.code} is no party to ${treaty.id} that could denounce it`);
    const ended: Participation = { ...open, ...stretch(open.from, payload.effective), denounced: rests };
    return withMember(state, { ...member, treaties: member.treaties.set(treaty.id, withStretch(present, ended)) });
  },
};

function treatyAt(state: RegistryState, id: string): Treaty {
  const treaty = state.treaties.get(id);
  if (treaty === undefined) throw new RegistryError('unknown-treaty', `${id} is not defined: the members define a treaty together before one joins it`);
  return treaty;
}

function requireOpenTo(treaty: Treaty, member: Treaty['parties'][number], from: string): void {
  if (treaty.kind === 'bilateral' && !treaty.parties.includes(member)) {
    throw new RegistryError('invalid-parties', `${treaty.id} is between ${treaty.parties.join(' and ')}, not ${member}`);
  }
  if (treaty.inForce === null || from < treaty.inForce) {
    throw new RegistryError(
      'invalid-period',
      `${treaty.id} ${treaty.inForce === null ? 'is not in force' : `is in force from ${treaty.inForce}`}, not on ${from}`,
    );
  }
}

/** Correcting a participation that was denounced must say what becomes of its end, or a slip would undo the denunciation. */
function requireSayOfEnd(present: readonly Participation[], { inForce, until, replaces }: PayloadOf<'treaty.join'>): void {
  const corrected = present.find(({ from }) => from === (replaces ?? inForce));
  if (corrected !== undefined && corrected.denounced !== null && until === undefined) {
    throw new RegistryError(
      'invalid-period',
      `that participation was denounced as of ${corrected.until}: name \`until\`, null where the denunciation was withdrawn`,
    );
  }
}

type StatedReservation = NonNullable<PayloadOf<'treaty.join'>['reservations']>[number];
function reservationOf({ effect, article, text, from, until }: StatedReservation): Reservation {
  if (from !== undefined && until !== undefined && until <= from) throw new RegistryError('invalid-period', `expected an end after ${from}, found ${until}`);
  return { effect, article, text, from: from ?? null, until: until ?? null };
}

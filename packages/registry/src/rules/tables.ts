import { CLASSIFICATIONS } from '@huecry/notice';
import { requireQuorum, requireRoot } from '../authority.ts';
import { RegistryError } from '../errors.ts';
import type { OffenceRow } from '../state.ts';
import { type Rules, withMember } from './context.ts';
import { provenance } from './facts.ts';

/** Tables that a member states of its own law, each from a day on, and lists that all adopt together. Earlier versions are kept. */
export const tableRules: Rules<'offences.state' | 'classification.state' | 'code-list.adopt'> = {
  'offences.state'(state, payload, signed, at) {
    const member = requireRoot(signed, 'any');
    const rests = provenance(payload, at);
    const rows = Object.entries(payload.classes).flatMap<[string, OffenceRow]>(([code, row]) => (row === undefined ? [] : [[code, row]]));
    if (rows.length === 0) throw new RegistryError('no-change', 'the table has no offence class');
    const table = { validFrom: payload.validFrom, classes: Object.fromEntries(rows), ...rests };
    return withMember(state, { ...member, offences: [...member.offences, table] });
  },

  'classification.state'(state, payload, signed, at) {
    const member = requireRoot(signed, 'any');
    const rests = provenance(payload, at);
    requireDifferent(payload.levels.map(({ name }) => name));
    const ranks = payload.levels.map(({ equivalent }) => CLASSIFICATIONS.indexOf(equivalent));
    if (ranks.some((rank, index) => rank < (ranks[index - 1] ?? 0))) {
      throw new RegistryError('wrong-order', 'expected the levels from the lowest to the highest, found one below the one before it');
    }
    return withMember(state, { ...member, ladders: [...member.ladders, { validFrom: payload.validFrom, levels: payload.levels, ...rests }] });
  },

  'code-list.adopt'(state, payload, signed, at) {
    requireQuorum(state, signed);
    const { list, version, codes } = payload;
    const adopted = { list, version, codes, ...provenance(payload, at) };
    requireDifferent(codes.map(({ code }) => code));
    const earlier = state.codeLists.get(list) ?? [];
    if (earlier.some((one) => one.version === version)) throw new RegistryError('no-change', `version ${version} of ${list} is adopted already`);
    return { ...state, codeLists: state.codeLists.set(list, [...earlier, adopted]) };
  },
};

function requireDifferent(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RegistryError('duplicate-code', `expected each once, found ${twice} twice`);
}

/** The registry's part: statements, from the genesis file on. */
import { applyEntry, type Genesis, initialState, type RegistryState } from '@huecry/registry';
import type { ReportBuilder } from '../report.ts';
import type { Log } from './log.ts';

/** The registry as the file's entries make it. */
export interface History {
  /** The last state of all. */
  readonly latest: RegistryState;
  /** The state of all registry entries before a position. */
  before(position: number): RegistryState;
}

/** Folds genesis and registry entries in their order. */
export function foldRegistry(log: Log, genesis: Genesis | undefined, report: ReportBuilder): History | undefined {
  const part = report.part('registry', '/entries');
  if (genesis === undefined) {
    part.leave();
    return undefined;
  }
  let state = initialState(genesis);
  const states: RegistryState[] = [];
  let refused = 0;
  for (const { position, entry, path } of [...log.values()].toSorted((a, b) => a.position - b.position)) {
    if (!entry.genesis && !entry.registry) continue;
    part.attempt(`${path}/entry`, () => {
      const outcome = applyEntry(state, position, entry);
      state = outcome.state;
      states.push(state);
      if (outcome.applied) return;
      if (outcome.code === 'broken-chain') part.wrong('broken-chain', `${path}/entry`, `position ${position}: ${outcome.reason}`);
      else refused += 1;
    });
  }
  part.say('registry-folded', { count: states.length, position: state.position - 1 });
  if (refused > 0) part.say('registry-refused', { count: refused });
  return { latest: state, before: (position) => states.findLast((one) => one.position <= position) ?? initialState(genesis) };
}

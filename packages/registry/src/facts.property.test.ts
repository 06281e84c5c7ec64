import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factSources, pairFacts, type StatementBody } from './index.ts';
import { AS_OF, defineBody, member, NOW_MS, QUORUM, World } from './testing/world.ts';

const YEARS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const dayOf = (year: number): string => `200${year}-01-01`;
const TREATIES = ['UNTOC', 'EAW'];
const PARTIES = ['fr', 'de'];

type Step =
  | { readonly kind: 'define'; readonly treaty: string }
  | {
      readonly kind: 'join';
      readonly by: string;
      readonly treaty: string;
      readonly from: number;
      readonly until: number | null | undefined;
      readonly replaces: number | undefined;
    }
  | { readonly kind: 'denounce'; readonly by: string; readonly treaty: string; readonly from: number }
  | { readonly kind: 'offences'; readonly by: string; readonly from: number; readonly crime: boolean };

const year = fc.constantFrom(...YEARS);
const by = fc.constantFrom(...PARTIES);
const treaty = fc.constantFrom(...TREATIES);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('define' as const), treaty }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('join' as const),
      by,
      treaty,
      from: year,
      until: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: year }),
      replaces: fc.option(year, { nil: undefined, freq: 8 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('denounce' as const), by, treaty, from: year }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('offences' as const), by, from: year, crime: fc.boolean() }) },
);

/** The rules once more, year by year: for each party and treaty which stretch, if any, covers each year. */
class Model {
  readonly defined = new Set<string>();
  /** Stretches, and whether they were denounced. */
  readonly stretches = new Map<string, { from: number; years: Set<number>; open: boolean; denounced: boolean }[]>();
  readonly tables = new Map<string, { from: number; crime: boolean }[]>();

  of(party: string, id: string) {
    const key = `${party} ${id}`;
    const found = this.stretches.get(key) ?? [];
    this.stretches.set(key, found);
    return found;
  }

  take(one: Step): boolean {
    if (one.kind === 'define') return !!this.defined.add(one.treaty);
    if (one.kind === 'offences') {
      this.tables.set(one.by, [...(this.tables.get(one.by) ?? []), one]);
      return true;
    }
    if (!this.defined.has(one.treaty)) return false;
    const all = this.of(one.by, one.treaty);
    if (one.kind === 'denounce') {
      const open = all.find((stretch) => stretch.open);
      if (open === undefined || one.from <= open.from) return false;
      for (const covered of open.years) if (covered >= one.from) open.years.delete(covered);
      Object.assign(open, { open: false, denounced: true });
      return true;
    }
    const end = one.until ?? null;
    if (end !== null && end <= one.from) return false;
    const corrected = all.find(({ from }) => from === (one.replaces ?? one.from));
    if (corrected === undefined && one.replaces !== undefined && one.replaces !== one.from) return false;
    if (corrected?.denounced === true && one.until === undefined) return false;
    // The years beyond the last one asked about stand for all that follows.
    const years = new Set([...YEARS, 10].filter((covered) => covered >= one.from && (end === null || covered < end)));
    const others = all.filter((stretch) => stretch !== corrected);
    if (others.some((stretch) => [...years].some((covered) => stretch.years.has(covered)))) return false;
    this.stretches.set(`${one.by} ${one.treaty}`, [...others, { from: one.from, years, open: end === null, denounced: false }]);
    return true;
  }

  isParty = (party: string, id: string, at: number): boolean => this.of(party, id).some(({ years }) => years.has(at));

  crime(party: string, at: number): boolean | undefined {
    const come = (this.tables.get(party) ?? []).filter(({ from }) => from <= at);
    const latest = Math.max(...come.map(({ from }) => from));
    return come.findLast(({ from }) => from === latest)?.crime;
  }
}

function bodyOf(one: Step): StatementBody {
  const sourced = { source: 'a source', asOf: AS_OF };
  if (one.kind === 'define') return defineBody(one.treaty);
  if (one.kind === 'denounce') return { type: 'treaty.denounce', treaty: one.treaty, effective: dayOf(one.from), ...sourced };
  if (one.kind === 'offences') {
    return {
      type: 'offences.state',
      validFrom: dayOf(one.from),
      classes: { '0502': { crime: one.crime, maxPenaltyMonths: one.crime ? 12 * one.from : null, cite: 'Code' } },
      ...sourced,
    };
  }
  return {
    type: 'treaty.join',
    treaty: one.treaty,
    inForce: dayOf(one.from),
    ...(one.until === undefined ? {} : { until: one.until === null ? null : dayOf(one.until) }),
    ...(one.replaces === undefined ? {} : { replaces: dayOf(one.replaces) }),
    ...sourced,
  };
}

describe('any sequence of statements of fact', () => {
  test('is answered as the plain rules say, gives each day what held on it, and leaves what earlier states said', () => {
    let applied = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 30 }), fc.subarray(TREATIES), (drawn, begun) => {
        const steps: Step[] = [...begun.map((id) => ({ kind: 'define', treaty: id }) as const), ...drawn];
        const world = new World();
        const model = new Model();
        const answers = (state = world.state) => YEARS.map((at) => pairFacts(state, member('fr'), member('de'), Date.parse(dayOf(at)), '0502'));
        const past: { state: typeof world.state; answers: unknown }[] = [];
        for (const one of steps) {
          past.push({ state: world.state, answers: structuredClone(answers()) });
          const outcome = world.say(bodyOf(one), one.kind === 'define' ? QUORUM : [one.by]);
          expect(outcome === 'applied', `${JSON.stringify(one)} gave ${outcome}`).toBe(model.take(one));
          if (outcome === 'applied') applied++;
          else refused++;
        }
        for (const [index, facts] of answers().entries()) {
          const at = YEARS[index] ?? 0;
          const [fr, de] = [model.crime('fr', at), model.crime('de', at)];
          expect(facts.treaties).toEqual(TREATIES.filter((id) => PARTIES.every((party) => model.isParty(party, id, at))).toSorted());
          const expected = fr === undefined || de === undefined ? 'unknown' : fr && de ? 'both' : fr ? 'origin-only' : de ? 'recipient-only' : 'neither';
          expect(facts.dualCriminality).toBe(expected);
        }
        for (const one of past) expect(answers(one.state)).toEqual(one.answers);
        // The treaties that the sources name are the treaties that policy sees, each by both parties.
        const sources = factSources(world.state, member('fr'), member('de'), NOW_MS, '0502').filter(({ fact }) => fact === 'treaties');
        const { treaties } = pairFacts(world.state, member('fr'), member('de'), NOW_MS, '0502');
        expect(sources.map(({ value, member: of }) => `${value} ${of}`)).toEqual(treaties.flatMap((id) => PARTIES.map((party) => `${id} ${party}`)));
      }),
      { numRuns: 200, seed: 7 },
    );
    expect(applied).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(200);
  });
});

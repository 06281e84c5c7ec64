import { CLASSIFICATIONS } from '@huecry/notice';
import type { ClassificationLadder, DatedFact, Member, OffenceRow, OffenceTable, Participation, Reservation } from './state.ts';

/** Facts with dates: which of them hold on a day (`YYYY-MM-DD`, UTC). */

export const holdsOn = (one: { readonly from: string | null; readonly until: string | null }, day: string): boolean =>
  (one.from === null || one.from <= day) && (one.until === null || day < one.until);

export const stretchOn = <T extends DatedFact>(stretches: readonly T[] | undefined, day: string): T | undefined => stretches?.find((one) => holdsOn(one, day));

/** Of the versions whose day has come the one with the latest day; of several for one day the one stated last. */
export function versionOn<T extends { readonly validFrom: string }>(versions: readonly T[], day: string): T | undefined {
  let found: T | undefined;
  for (const one of versions) if (one.validFrom <= day && (found === undefined || one.validFrom >= found.validFrom)) found = one;
  return found;
}

/** What both are party to on a day, by treaty id. */
export function sharedTreaties(a: Member, b: Member, day: string): readonly (readonly [string, Participation, Participation])[] {
  return [...a.treaties.entries()]
    .flatMap<readonly [string, Participation, Participation]>(([id, stretches]) => {
      const own = stretchOn(stretches, day);
      const other = stretchOn(b.treaties.get(id), day);
      return own === undefined || other === undefined ? [] : [[id, own, other]];
    })
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

export const reservationsOn = (party: Participation, day: string): readonly Reservation[] => party.reservations.filter((one) => holdsOn(one, day));

/** How a member's table sees a class on a day: its own row, or that of its level 1. Undefined where nothing is stated. */
export function offenceOn(
  member: Member,
  offenceClass: string,
  day: string,
): { readonly table: OffenceTable; readonly row: OffenceRow; readonly code: string } | undefined {
  const table = versionOn(member.offences, day);
  if (table === undefined) return undefined;
  for (const code of [offenceClass, offenceClass.slice(0, 2)]) {
    const row = Object.hasOwn(table.classes, code) ? table.classes[code] : undefined;
    if (row !== undefined) return { table, row, code };
  }
  return undefined;
}

/** Life and death count as the longest sentence there is: 1200 months, as in a notice. */
export const monthsOf = ({ maxPenaltyMonths }: OffenceRow): number | null =>
  maxPenaltyMonths === 'life' || maxPenaltyMonths === 'death' ? LIFE_MONTHS : maxPenaltyMonths;
const LIFE_MONTHS = 1200;

/** Highest level of the common scale for which both ladders have a level of their own; 0 where there is none. */
export function commonLevel(a: ClassificationLadder | undefined, b: ClassificationLadder | undefined): number {
  const levels = (ladder: ClassificationLadder | undefined) => new Set(ladder?.levels.map(({ equivalent }) => equivalent));
  const [own, other] = [levels(a), levels(b)];
  return Math.max(
    0,
    CLASSIFICATIONS.findLastIndex((level) => own.has(level) && other.has(level)),
  );
}

import { RegistryError } from '../errors.ts';
import type { Mark, Provenance } from '../records.ts';
import type { DatedFact } from '../state.ts';

/** A source that says something has a letter or a digit in it. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

export const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

/**
 * What a statement of fact rests on. Dates are read in UTC and compared with the entry's own time, so that every reader finds the same.
 * @throws RegistryError source-missing where the source says nothing; as-of-in-future where its date has not come
 */
export function provenance({ source, asOf }: { readonly source: string; readonly asOf: string }, at: Mark): Provenance {
  if (!SAYS_SOMETHING.test(source)) throw new RegistryError('source-missing', 'expected a source that names a document and who keeps it, found a blank one');
  if (asOf > dayOf(at.timeMs)) {
    throw new RegistryError('as-of-in-future', `the source is dated ${asOf}, after the entry's day ${dayOf(at.timeMs)}: state the date on which it was read`);
  }
  return { source, asOf, position: at.position };
}

/** The stretch of a dated fact as stated. @throws RegistryError invalid-period */
export function stretch(from: string, until: string | null | undefined): { readonly from: string; readonly until: string | null } {
  if (until !== undefined && until !== null && until <= from) throw new RegistryError('invalid-period', `expected an end after ${from}, found ${until}`);
  return { from, until: until ?? null };
}

/**
 * Adds a stretch to those of the same matter. One that begins on the same day, or on the day that `replaces` names, is corrected; all others
 * stay as they are, so that what held in the past holds there still.
 * @throws RegistryError no-change where `replaces` names nothing; overlapping-period
 */
export function withStretch<T extends DatedFact>(present: readonly T[], added: T, replaces = added.from): readonly T[] {
  const corrected = present.find((one) => one.from === replaces);
  if (corrected === undefined && replaces !== added.from) throw new RegistryError('no-change', `there is nothing from ${replaces} on to correct`);
  const others = present.filter((one) => one !== corrected);
  const clash = others.find((one) => overlap(one, added));
  if (clash !== undefined) {
    throw new RegistryError(
      'overlapping-period',
      `it is stated already from ${clash.from} ${clash.until === null ? 'on' : `to ${clash.until}`}: end that first, or correct it`,
    );
  }
  return [...others, added].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

const overlap = (a: DatedFact, b: DatedFact): boolean => (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until);

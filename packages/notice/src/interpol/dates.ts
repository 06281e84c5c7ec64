import { type PartialDate, partialDate } from '../schema/text.ts';

/** `1972/03/15`, `1972`, `1972/03`; a dash for a slash. */
const PUBLIC_DATE = /^(\d{4})(?:[/-](\d{1,2})(?:[/-](\d{1,2}))?)?$/;

/**
 * A date as INTERPOL's public records write it. A month or day of `00` is not known; a year of `0000` means that nothing is (null). Undefined
 * where it is no date of the calendar.
 */
export function dateFromInterpol(text: string): PartialDate | null | undefined {
  const match = PUBLIC_DATE.exec(text.trim());
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (year === 0) return month === 0 && day === 0 ? null : undefined;
  const date = partialDate.safeParse({ year, ...(month === 0 ? {} : { month }), ...(day === 0 ? {} : { day }) });
  return date.success ? date.data : undefined;
}

import type { PartialDate } from '../schema/text.ts';

const DAYS_A_MONTH = 365.2425 / 12;
const FIRST_YEAR = 1850;

/** A date moved by whole days into the past, with the precision that it had; never before the first year that the schema takes. */
export function shiftDate(date: PartialDate, days: number): PartialDate {
  const back = date.year - Math.ceil(days / 365) - 1 >= FIRST_YEAR;
  const by = back ? -days : days;
  if (date.month === undefined) return { year: date.year + Math.sign(by) * Math.max(1, Math.round(days / 365.2425)) };
  if (date.day === undefined) {
    const months = date.year * 12 + (date.month - 1) + Math.sign(by) * Math.max(1, Math.round(days / DAYS_A_MONTH));
    return { year: Math.floor(months / 12), month: (months % 12) + 1 };
  }
  const moved = new Date(Date.UTC(date.year, date.month - 1, date.day + by));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

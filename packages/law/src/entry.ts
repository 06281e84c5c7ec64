import type { EntryRule } from './schema.ts';

const DAY_MS = 24 * 3600 * 1000;
const iso = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

/** The day on which a treaty enters into force for a party by its final clauses: not before the treaty's own. Dates are `YYYY-MM-DD`. */
export function entryIntoForce(rule: EntryRule, deposited: string, treatyInForce: string): string {
  const deposit = new Date(`${deposited}T00:00:00Z`);
  const firstOfMonth = (from: Date, months: number): string => iso(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const own = ((): string => {
    if ('daysAfterDeposit' in rule) return iso(deposit.getTime() + rule.daysAfterDeposit * DAY_MS);
    if ('firstOfMonthAfterMonths' in rule) return firstOfMonth(deposit, rule.firstOfMonthAfterMonths + 1);
    if ('firstOfCalendarMonth' in rule) return firstOfMonth(deposit, rule.firstOfCalendarMonth);
    const passed = new Date(deposit.getTime() + rule.firstOfMonthAfterDay * DAY_MS);
    return passed.getUTCDate() === 1 ? iso(passed.getTime()) : firstOfMonth(passed, 1);
  })();
  return own < treatyInForce ? treatyInForce : own;
}

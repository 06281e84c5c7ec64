import type { Category } from '@huecry/notice';
import type { Decision } from '@huecry/policy';

const DAY_MS = 86_400_000;

/** Until when a notice and each of its categories may be kept, in milliseconds since the epoch. */
export interface Deadlines {
  readonly noticeMs: number;
  of(category: Category): number;
}

/** The notice's end, or the period that our law sets from the day of receipt on, whichever comes first; for a category at most the notice's own. */
export function deadlinesOf(decision: Decision, times: { readonly receivedMs: number; readonly expiresMs: number }): Deadlines {
  const after = (days: number | null | undefined): number => (days === null || days === undefined ? times.expiresMs : times.receivedMs + days * DAY_MS);
  const noticeMs = Math.min(times.expiresMs, after(decision.retentionDays));
  return { noticeMs, of: (category) => Math.min(noticeMs, after(decision.retention[category])) };
}

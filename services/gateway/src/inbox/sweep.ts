import { type Category, memberOf } from '@huecry/notice';
import { bundleInForce } from '@huecry/registry';
import type { GatewayContext } from '../context.ts';
import { lawFor } from './disclosable.ts';
import { erase, eraseCategories } from './purge.ts';
import { deadlinesOf } from './retention.ts';

const PAGE = 200;
const EVERYTHING = { kind: undefined, storedOnly: true } as const;

/**
 * Erases what may not be kept any longer: the notice's end, or our law's retention period, whichever comes first, when it has passed for certain;
 * one transaction a notice.
 * Gives the milliseconds until the next deadline, null where there is none.
 */
export async function sweepInbox(context: GatewayContext): Promise<number | null> {
  const { inbox, parts, database, time } = context;
  for (const cursor of inbox.pastRetention(time.passedMs())) {
    const entry = inbox.byCursor(cursor);
    // A later revision may have taken its place meanwhile.
    if (entry?.state !== 'stored') continue;
    database.transaction(() => erase(context, cursor, entry.expiresMs <= time.passedMs() ? 'expired' : 'retention'));
    await others();
  }
  const due = Map.groupBy(parts.due(time.passedMs()), ({ cursor }) => cursor);
  for (const [cursor, found] of due) {
    if (inbox.byCursor(cursor)?.state !== 'stored') continue;
    const categories = found.map(({ category }): Category => category);
    database.transaction(() => eraseCategories(context, cursor, categories));
    await others();
  }
  const next = parts.nextDueMs();
  return next === null ? null : Math.max(next - time.passedMs(), 1);
}

/** However much there is to do, deliveries and readers have their turn in between. */
const others = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What deadlines depend on besides the notices: another text, and {@link tightenDeadlines} has something to do. */
export function lawInForce(context: GatewayContext): string {
  const state = context.registry.state();
  const digests = [memberOf(context.address), 'common' as const].map((whose) => bundleInForce(state, whose, context.now())?.digest ?? '');
  return [state.position, ...digests].join(' ');
}

/**
 * Brings deadlines nearer where the law now sets shorter ones; never farther. To be asked whenever the registry or the bundles in force changed.
 */
export async function tightenDeadlines(context: GatewayContext): Promise<void> {
  const { inbox, parts, database } = context;
  for (let after = 0; ; ) {
    const page = inbox.list({ after, limit: PAGE, ...EVERYTHING });
    for (const entry of page) {
      const decision = lawFor(context, entry);
      if (decision === null || decision.outcome !== 'permit') continue;
      const deadlines = deadlinesOf(decision, entry);
      const nearer = [...parts.held(entry.cursor)].filter(([category, until]) => deadlines.of(category) < until);
      if (nearer.length === 0 && deadlines.noticeMs >= (entry.retainUntilMs ?? 0)) continue;
      database.transaction(() => {
        inbox.shorten(entry.cursor, deadlines.noticeMs);
        for (const [category] of nearer) parts.shorten(entry.cursor, category, deadlines.of(category));
      });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.cursor;
    await others();
  }
}

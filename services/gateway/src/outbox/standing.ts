import type { GatewayContext } from '../context.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { RecipientReport } from '../store/types.ts';

/** Where a recipient of a revision stands. `rev`: the revision that went to it, a further one where it had waited; null while it waits. */
export interface Standing extends RecipientReport {
  readonly rev: number | null;
  /** The row of that revision. */
  readonly row: OutboxRow;
}

/** Every recipient of a revision. Of one that waited, where it stands with the revision that serves it instead. */
export const standingOf = (context: GatewayContext, row: OutboxRow): Standing[] =>
  context.outbox.recipients(row.cursor).map((report) => follow(context, row, report));

function follow(context: GatewayContext, row: OutboxRow, report: RecipientReport): Standing {
  const later = report.state === 'waiting' ? context.late.servedBy(row.cursor, report.recipient) : null;
  if (later === null) return { ...report, rev: report.state === 'waiting' ? null : row.rev, row };
  const next = context.outbox.byCursor(later);
  const found = context.outbox.recipients(later).find(({ recipient }) => recipient === report.recipient);
  if (next === undefined || found === undefined) throw new TypeError('a revision that serves a recipient names it');
  // It waits on while that one is not sealed, with its reason where there is a new one.
  if (next.state === 'accepted')
    return { ...report, ...(next.waiting === null ? {} : { code: next.waiting.code, reason: next.waiting.reason }), rev: null, row };
  return follow(context, next, found);
}

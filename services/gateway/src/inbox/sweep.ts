import type { GatewayContext } from '../context.ts';

/** Erases what may not be kept any longer: the notice's end, or our law's retention period, whichever comes first. */
export function sweepInbox(context: GatewayContext): void {
  const { inbox, database, log } = context;
  for (const cursor of inbox.pastRetention(context.now())) {
    database.transaction(() => inbox.erase(cursor, 'purged'));
    log.info({ inbox: cursor }, 'retention ended; erased');
  }
}

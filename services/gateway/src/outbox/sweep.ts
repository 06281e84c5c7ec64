import { gateways } from '@huecry/registry';
import type { GatewayContext } from '../context.ts';

/** A receipt signed just before the end may still be on its way. */
const GRACE_MS = 10 * 60_000;

/** Recipients that will not answer any more: the notice has expired, or their gateway was deregistered. The outbox never waits for ever. */
export function sweepOutbox(context: GatewayContext): void {
  const { outbox, database, registry, log, time } = context;
  const nowMs = time.passedMs();
  const registered = new Set(gateways(registry.state()).map(({ address }) => address));
  for (const { cursor, recipient, expiresMs, logged } of outbox.openRecipients()) {
    const gone = registry.ageMs() !== null && expiresMs !== null && !registered.has(recipient);
    // Before the proof the exchange itself says that it is too late, and signs it.
    const late = logged && expiresMs !== null && nowMs > expiresMs + GRACE_MS;
    if (!gone && !late) continue;
    const report = outbox.recipients(cursor).find((one) => one.recipient === recipient);
    if (report === undefined) continue;
    const state = gone ? 'deregistered' : 'expired';
    database.transaction(() => {
      outbox.updateRecipient(cursor, { ...report, state });
      outbox.settle(cursor);
    });
    log.warn({ outbox: cursor, recipient, state }, 'a recipient will not answer any more');
  }
}

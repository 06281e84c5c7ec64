import type { GatewayContext } from '../context.ts';
import type { OutboxRow } from '../store/outbox-store.ts';

const AFTER_EXPIRY_MS = 1_000;

/**
 * When a notice with held recipients is submitted again at the latest (milliseconds): just after it has expired, so that who was held gets
 * its blank and has no hole in its chain. Infinity where nobody is held, or it has expired.
 */
export function endOfHold({ outbox, now }: Pick<GatewayContext, 'outbox' | 'now'>, { cursor, expiresMs }: OutboxRow): number {
  if (expiresMs === null || expiresMs <= now()) return Infinity;
  return outbox.recipients(cursor).some(({ state }) => state === 'held') ? expiresMs + AFTER_EXPIRY_MS : Infinity;
}

import type { GatewayContext } from '../context.ts';
import { type Pulse, startPulse } from '../pulse.ts';

/** When as many witnesses as the members ask for said last that the checkpoint believed here is the newest; null where none are asked for. */
export function freshMs({ trust, registry }: Pick<GatewayContext, 'trust' | 'registry'>): number | null {
  const quorumS = trust.believed()?.quorumS ?? null;
  return quorumS === null || registry.state().witnessPolicy === null ? null : quorumS * 1000;
}

/**
 * A quiet log and one that is held back look the same, but for the times of the cosignatures: the ledger has them renewed. Says when they
 * are too old, counted from the start of this process at the earliest.
 */
export function watchFreshness(context: GatewayContext, clear: (code: string) => void): Pulse {
  const { trust, timing, now, log } = context;
  const startedMs = now();
  let alarmed = false;
  return startPulse(
    async () => {
      const sinceMs = freshMs(context);
      if (sinceMs === null) {
        if (alarmed) clear('stale-ledger');
        alarmed = false;
        return timing.sweepMs;
      }
      // A clock of theirs that is ahead makes nothing fresher than now.
      const ageMs = Math.max(0, now() - Math.max(sinceMs, startedMs));
      const stale = ageMs > timing.ledgerFreshMs;
      if (stale && !alarmed) context.alarm('stale-ledger', { size: trust.believed()?.size ?? 0, ageMs });
      if (!stale && alarmed) clear('stale-ledger');
      alarmed = stale;
      return stale ? timing.registryPollMs : Math.min(timing.sweepMs, timing.ledgerFreshMs - ageMs + 1);
    },
    (error) => log.error({ err: error }, 'the age of the checkpoint could not be looked at and is looked at again'),
  );
}

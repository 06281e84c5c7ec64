import { EntriesProofRequest, EntriesProofResponse, Entry } from '@huecry/proto';
import type { GatewayContext } from '../context.ts';
import { provePlace } from '../outbox/proving.ts';

const WHAT = 'deadlines';
const seconds = (ms: number): string => `${Math.round(ms / 1000)} seconds`;

/** Why something whose end has come by our clock alone is neither taken in nor given up. */
export const TIME_UNPROVEN = {
  code: 'time-unproven',
  reason:
    "this machine's clock says that its end has come, and nothing that the ledger or the members' witnesses have signed is as late: set the clock by a time server; if it is right, start the gateway once with --trust-clock",
} as const;

/**
 * Before anything is destroyed: where our clock is ahead of what has passed for certain, or something ends by it alone, the ledger is asked for
 * its latest time. What then still ends by our clock alone is held, and people are told.
 * @param nextEndMs the earliest end of anything that is to be destroyed; null where there is none
 */
export async function proveEnds(context: GatewayContext, nextEndMs: number | null): Promise<void> {
  const { time, standstill, now } = context;
  const isHeld = (): boolean => nextEndMs !== null && nextEndMs <= now() && nextEndMs > time.passedMs();
  if (time.aheadMs() > 0 || isHeld()) await proveTime(context);
  const aheadMs = time.aheadMs();
  // Before the ledger has been read in this run, nobody can have said how late it is.
  if (context.registry.ageMs() === null) return;
  if (aheadMs > 0 && isHeld()) {
    if (standstill.waiting(WHAT) === null) context.alarm('time-unproven', { aheadMs });
    standstill.wait(WHAT, { code: TIME_UNPROVEN.code, reason: `nothing is destroyed: ${TIME_UNPROVEN.reason} (ahead by ${seconds(aheadMs)})` });
  } else if (standstill.waiting(WHAT) !== null) {
    standstill.goesOn(WHAT);
    context.clear('time-unproven');
  }
}

/** Has the ledger show its last entry that we believe: the time in it has passed. Without an answer nothing is proved, and nothing else happens. */
export async function proveTime(context: GatewayContext): Promise<void> {
  const { bus, trust, log } = context;
  const position = (trust.believed()?.size ?? 0) - 1;
  if (position < 0 || trust.distrust() !== null) return;
  try {
    const request = EntriesProofRequest.encode({ positions: [position], size: 0, withEntries: true });
    const { proofs, entries } = EntriesProofResponse.decode(await bus.proveEntries(request));
    const [proof] = proofs;
    const [entry] = entries;
    if (proof === undefined || entry === undefined) return;
    const shown = Entry.decode(entry);
    await provePlace(context, proof, position, (timeMs) => ({ ...shown, timeMs }));
  } catch (error) {
    log.debug({ err: error }, 'the ledger showed no time: what ends is kept until it does');
  }
}

import { Entry, EntriesProofRequest, EntriesProofResponse } from '@huecry/proto';
import type { GatewayContext } from '../context.ts';
import { provePlace } from '../outbox/proving.ts';
import { reach } from '../steps.ts';

/**
 * Destroys our box keys that nothing can be sealed to any more and nothing sealed to them is still on its way: `boxKeyGraceMs` after their end
 * in the registry. Until then whoever kept a delivery, the broker's operator for one, could have it opened with the key; from then on nobody can.
 * Not while our clock or our copy of the registry is in doubt, and only keys that are registered for this gateway: others may begin later. What
 * is destroyed cannot be had back, so our clock alone does not do: the ledger must show that the time has passed.
 */
export async function destroyEndedBoxKeys(context: GatewayContext): Promise<void> {
  const { registry, standstill, keystore, address, timing, log, now } = context;
  if (registry.ageMs() === null || standstill.cause() !== null) return;
  const ended = (registry.state().gateways.get(address)?.boxes ?? [])
    .map(({ kid, notAfter }) => ({ kid, endMs: notAfter * 1000 + timing.boxKeyGraceMs }))
    // Asked by name: another process may have made it since this one looked through the folder.
    .filter(({ kid, endMs }) => endMs <= now() && keystore.decapsulator(kid) !== undefined);
  if (ended.some(({ endMs }) => endMs > standstill.provedMs())) await proveTime(context);
  for (const { kid, endMs } of ended) {
    // What was shown meanwhile may put our clock in doubt.
    if (standstill.cause() !== null) return;
    if (endMs > standstill.provedMs()) {
      log.debug({ kid }, 'a box key has ended by our clock, and the ledger shows no time as late: it is kept');
      continue;
    }
    keystore.destroyBox(kid);
    reach('gateway:box-key-destroyed');
    log.info({ kid }, 'a box key that ended was destroyed: nothing sealed to it can be opened any more');
  }
}

/** Has the ledger show its last entry that we believe: the time in it has passed. Without an answer nothing is proved, and nothing else happens. */
async function proveTime(context: GatewayContext): Promise<void> {
  const { bus, trust, log } = context;
  const position = (trust.believed()?.size ?? 0) - 1;
  if (position < 0) return;
  try {
    const request = EntriesProofRequest.encode({ positions: [position], size: 0, withEntries: true });
    const { proofs, entries } = EntriesProofResponse.decode(await bus.proveEntries(request));
    const [proof] = proofs;
    const [entry] = entries;
    if (proof === undefined || entry === undefined) return;
    const shown = Entry.decode(entry);
    await provePlace(context, proof, position, (timeMs) => ({ ...shown, timeMs }));
  } catch (error) {
    log.debug({ err: error }, 'the ledger showed no time: box keys that have ended are kept until it does');
  }
}

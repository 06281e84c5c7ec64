import type { GatewayContext } from '../context.ts';
import { reach } from '../steps.ts';

/**
 * Destroys our box keys that nothing can be sealed to any more and nothing sealed to them is still on its way: `boxKeyGraceMs` after their end
 * in the registry. Until then whoever kept a delivery, the broker's operator for one, could have it opened with the key; from then on nobody can.
 * Not while our clock or our copy of the registry is in doubt, and only keys that are registered for this gateway: others may begin later. What
 * is destroyed cannot be had back, so our clock alone does not do.
 */
export function destroyEndedBoxKeys(context: GatewayContext): void {
  const { registry, standstill, keystore, time, log } = context;
  if (registry.ageMs() === null || standstill.cause() !== null) return;
  for (const { kid, endMs } of ownBoxKeys(context)) {
    if (endMs > time.passedMs()) continue;
    keystore.destroyBox(kid);
    reach('gateway:box-key-destroyed');
    log.info({ kid }, 'a box key that ended was destroyed: nothing sealed to it can be opened any more');
  }
}

/** When the next of them may be destroyed (milliseconds); null where none is here. */
export function nextBoxKeyEndMs(context: GatewayContext): number | null {
  const ends = ownBoxKeys(context).map(({ endMs }) => endMs);
  return ends.length === 0 ? null : Math.min(...ends);
}

function ownBoxKeys({ registry, keystore, address, timing }: GatewayContext): { readonly kid: string; readonly endMs: number }[] {
  return (
    (registry.state().gateways.get(address)?.boxes ?? [])
      .map(({ kid, notAfter }) => ({ kid, endMs: notAfter * 1000 + timing.boxKeyGraceMs }))
      // Asked by name: another process may have made it since this one looked through the folder.
      .filter(({ kid }) => keystore.decapsulator(kid) !== undefined)
  );
}

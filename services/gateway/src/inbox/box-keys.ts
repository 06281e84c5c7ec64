import type { GatewayContext } from '../context.ts';
import { reach } from '../steps.ts';

/**
 * Destroys our box keys that nothing can be sealed to any more and nothing sealed to them is still on its way: `boxKeyGraceMs` after their end
 * in the registry. Until then whoever kept a delivery, the broker's operator for one, could have it opened with the key; from then on nobody can.
 * Not while our clock or our copy of the registry is in doubt, and only keys that are registered for this gateway: others may begin later.
 */
export function destroyEndedBoxKeys(context: GatewayContext): void {
  const { registry, standstill, keystore, address, timing, log } = context;
  if (registry.ageMs() === null || standstill.cause() !== null) return;
  for (const { kid, notAfter } of registry.state().gateways.get(address)?.boxes ?? []) {
    // Asked by name: another process may have made it since this one looked through the folder.
    if (notAfter * 1000 + timing.boxKeyGraceMs > context.now() || keystore.decapsulator(kid) === undefined) continue;
    keystore.destroyBox(kid);
    reach('gateway:box-key-destroyed');
    log.info({ kid }, 'a box key that ended was destroyed: nothing sealed to it can be opened any more');
  }
}

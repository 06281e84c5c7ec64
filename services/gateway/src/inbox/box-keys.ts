import { BusError } from '@huecry/bus';
import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { reach } from '../steps.ts';
import { text } from '../store/database.ts';

/** Destroys our box keys when they have served. */
export interface BoxKeys {
  /** To be called at each sweep. */
  destroyEnded(): Promise<void>;
  /** When the next of them may be destroyed (milliseconds); null where none is here. */
  nextEndMs(): number | null;
}

interface OwnKey {
  readonly kid: string;
  readonly notAfterMs: number;
  /** Until then what was sealed to it may be on its way. */
  readonly endMs: number;
}

const META = 'box_attended_ms';
const Attended = z.record(z.string(), z.number());

/**
 * A box key is destroyed `boxKeyGraceMs` after its end in the registry: until then whoever kept a delivery, the broker's operator for one, could
 * have it opened with the key; from then on nobody can. Not before nothing of what came to us waits, since it may be sealed to that key, and a
 * gateway that was off has to read first; at the latest after it has read on for as long again as the grace since the key's end. Only keys that
 * are registered for this gateway (others may begin later), not while our clock or our copy of the registry is in doubt, and when the time has
 * passed for certain: what is destroyed cannot be had back.
 */
export function boxKeys(context: GatewayContext): BoxKeys {
  const { registry, standstill, keystore, address, timing, time, bus, database, log, elapsedMs } = context;
  let lookedMs = elapsedMs();
  const told = new Set<string>();

  function own(): readonly OwnKey[] {
    return (
      (registry.state().gateways.get(address)?.boxes ?? [])
        .map(({ kid, notAfter }) => ({ kid, notAfterMs: notAfter * 1000, endMs: notAfter * 1000 + timing.boxKeyGraceMs }))
        // Asked by name: another process may have made it since this one looked through the folder.
        .filter(({ kid }) => keystore.decapsulator(kid) !== undefined)
    );
  }

  /** For how long deliveries were taken in since each key ended. The time in which they could not be does not count. */
  function attend(ended: readonly OwnKey[]): Readonly<Record<string, number>> {
    const passedMs = elapsedMs() - lookedMs;
    lookedMs = elapsedMs();
    const stored = database.one('SELECT value FROM meta WHERE key = ?', META);
    const before = stored === undefined ? {} : Attended.parse(JSON.parse(text(stored, 'value')));
    const readsOn = bus.status() === 'connected' && standstill.cause() === null && context.signer() !== null;
    const sinceEnd = (notAfterMs: number): number => Math.min(passedMs, time.passedMs() - notAfterMs);
    const now = Object.fromEntries(ended.map(({ kid, notAfterMs }) => [kid, (before[kid] ?? 0) + (readsOn ? sinceEnd(notAfterMs) : 0)]));
    if (ended.length > 0 || Object.keys(before).length > 0)
      database.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', META, JSON.stringify(now));
    return now;
  }

  /** Nothing that came to us waits to be opened. Where the broker does not say, something may. */
  async function isDrained(): Promise<boolean> {
    try {
      return (await bus.backlog('deliver')) === 0;
    } catch (error) {
      if (!(error instanceof BusError)) throw error;
      log.debug({ err: error }, 'the broker did not say what waits for this gateway: box keys that have ended are kept');
      return false;
    }
  }

  return {
    async destroyEnded() {
      const all = own();
      const attended = attend(all.filter(({ notAfterMs }) => notAfterMs <= time.passedMs()));
      if (registry.ageMs() === null || standstill.cause() !== null) return;
      const due = all.filter(({ endMs }) => endMs <= time.passedMs());
      if (due.length === 0) return;
      const drained = await isDrained();
      for (const { kid } of due) {
        if (!drained && (attended[kid] ?? 0) < timing.boxKeyGraceMs) {
          if (!told.has(kid)) log.info({ kid }, 'a box key has ended and is kept: deliveries that wait may be sealed to it');
          told.add(kid);
          continue;
        }
        keystore.destroyBox(kid);
        reach('gateway:box-key-destroyed');
        log.info({ kid }, 'a box key that ended was destroyed: nothing sealed to it can be opened any more');
      }
    },
    nextEndMs() {
      const ends = own().map(({ endMs }) => endMs);
      return ends.length === 0 ? null : Math.min(...ends);
    },
  };
}

import type { BoxKeySpec, Gateway as RegisteredGateway, SigningKeySpec, StatementBody } from '@huecry/registry';
import { publicJwk } from '@huecry/seal';
import type { KeystoreEntry } from '@huecry/seal/keystore';
import type { GatewayContext } from '../context.ts';

/** Each box key begins before the one before it ends. */
const OVERLAP_MS = 86_400_000;
/** Clocks differ: a key made now is valid a little earlier. */
const SKEW_MS = 300_000;
/** A statement takes no more of one use. */
const MOST = 16;
/** The period of a key that waits for its registration stands in its name: it is the same whenever it is asked for. */
const NAME = /^next (\d+) (\d+)$/u;

type Use = KeystoreEntry['use'];
/** Seconds. */
interface Period {
  readonly notBefore: number;
  readonly notAfter: number;
}
interface Waiting extends Period {
  readonly entry: KeystoreEntry;
}

/** Keys that this gateway makes for itself in time. Its member's root registers them: a gateway cannot, and does not hold that key. */
export interface NextKeys {
  /** To be called at each sweep: makes what will be needed, and says when it is late. */
  look(): void;
  /** The statement that the member's root has to sign; null while nothing has to be registered. */
  statement(): Extract<StatementBody, { readonly type: 'key.add' }> | null;
  /** When the last registered key of each use ends (milliseconds); null where none is valid. */
  endsMs(): Readonly<Record<Use, number | null>>;
}

export function nextKeys(context: GatewayContext): NextKeys {
  const { keystore, registry, standstill, address, timing, time, now, log } = context;
  const made: KeystoreEntry[] = [];
  let alarmed = false;

  const registered = (): RegisteredGateway | null => {
    const gateway = registry.state().gateways.get(address);
    return gateway === undefined || gateway.deregistered !== null ? null : gateway;
  };

  /** Made here and not registered yet, first the one that begins first. */
  function waiting(): readonly Waiting[] {
    const gateway = registered();
    const known = new Set([...(gateway?.signing ?? []), ...(gateway?.boxes ?? [])].map(({ kid }) => kid));
    const entries = new Map([...keystore.list(), ...made].map((entry) => [entry.kid, entry]));
    return (
      [...entries.values()]
        .flatMap((entry) => {
          const [, notBefore, notAfter] = NAME.exec(entry.name) ?? [];
          return notBefore === undefined || notAfter === undefined || known.has(entry.kid)
            ? []
            : [{ entry, notBefore: Number(notBefore), notAfter: Number(notAfter) }];
        })
        // What a clock that was wrong had made for another year is nobody's.
        .filter(({ notBefore, notAfter }) => notAfter * 1000 > now() && notBefore * 1000 <= now() + timing.keysAheadMs)
        .toSorted((a, b) => a.notBefore - b.notBefore)
    );
  }

  function endsMs(): Readonly<Record<Use, number | null>> {
    const gateway = registered();
    const signs = new Set(keystore.list().flatMap(({ use, kid }) => (use === 'sign' ? [kid] : [])));
    const standing = (keys: readonly (Period & { readonly kid: string; readonly revoked: unknown })[], here: (kid: string) => boolean): readonly Period[] =>
      keys.filter(({ kid, revoked }) => revoked === null && here(kid));
    return {
      sign: coveredUntil(
        now(),
        standing(gateway?.signing ?? [], (kid) => signs.has(kid)),
      ),
      box: coveredUntil(
        now(),
        standing(gateway?.boxes ?? [], (kid) => keystore.decapsulator(kid) !== undefined),
      ),
    };
  }

  /** Box keys whose time went by unregistered: nothing was ever sealed to them. */
  function dropUnused(): void {
    const known = new Set((registered()?.boxes ?? []).map(({ kid }) => kid));
    for (const { kid, use, name } of keystore.list()) {
      const [, , notAfter] = NAME.exec(name) ?? [];
      if (use === 'box' && notAfter !== undefined && !known.has(kid) && Number(notAfter) * 1000 + timing.boxKeyGraceMs <= time.passedMs())
        keystore.destroyBox(kid);
    }
  }

  function make(use: Use, beginsMs: number, lifeMs: number): number {
    const [notBefore, notAfter] = [beginsMs, beginsMs + lifeMs].map((ms) => Math.floor(ms / 1000));
    const name = `next ${notBefore} ${notAfter}`;
    made.push(use === 'sign' ? { use, name, ...keystore.generateSigning(name) } : { use, name, ...keystore.generateBox(name) });
    return beginsMs + lifeMs;
  }

  /** Until nothing ends before `keysAheadMs` have passed, those that wait for their registration included. */
  function makeUseLast(use: Use, lifeMs: number, endMs: number | null): void {
    const pending = waiting().filter(({ entry }) => entry.use === use);
    const covered = coveredUntil(now(), [...(endMs === null ? [] : [{ notBefore: 0, notAfter: endMs / 1000 }]), ...pending]);
    if (covered !== null && covered - now() > timing.keysRenewMs) return;
    let untilMs = covered ?? now();
    let count = pending.length;
    for (; count < MOST && untilMs - now() < timing.keysAheadMs; count += 1)
      untilMs = make(use, covered === null && untilMs <= now() ? now() - SKEW_MS : untilMs - OVERLAP_MS, lifeMs);
    log.warn({ use, count }, 'the next keys of this gateway were made, and wait for their registration: see huecry keys next');
  }

  return {
    look() {
      // Before it is registered its member brings its first keys; with a clock in doubt the periods would be wrong.
      if (registry.ageMs() === null || standstill.cause() !== null || registered() === null) return;
      dropUnused();
      const ends = endsMs();
      makeUseLast('box', timing.boxKeyMs, ends.box);
      makeUseLast('sign', timing.signingKeyMs, ends.sign);
      const soonest = Math.min(ends.box ?? 0, ends.sign ?? 0);
      const late = soonest - now() < timing.keysAlarmMs;
      if (late && !alarmed) context.alarm('keys-end', { endsInMs: Math.max(soonest - now(), 0) });
      if (!late && alarmed) context.clear('keys-end');
      alarmed = late;
    },
    statement() {
      const pending = waiting().slice(0, MOST);
      if (pending.length === 0 || registered() === null) return null;
      const periodOf = ({ notBefore, notAfter }: Waiting) => ({ notBefore, notAfter });
      const signing = pending.flatMap((one): SigningKeySpec[] => (one.entry.use === 'sign' ? [{ jwk: publicJwk(one.entry.publicKey), ...periodOf(one) }] : []));
      const boxes = pending.flatMap((one): BoxKeySpec[] => {
        const { kid, suite, publicKey } = one.entry;
        return suite === undefined ? [] : [{ kid, suite, publicKey: Buffer.from(publicKey).toString('base64url'), ...periodOf(one) }];
      });
      return { type: 'key.add', address, signing, boxes };
    },
    endsMs,
  };
}

/** Until when (milliseconds) there is a valid key at every moment from now on; null where none is valid now. */
function coveredUntil(nowMs: number, periods: readonly Period[]): number | null {
  let untilMs: number | null = null;
  for (const { notBefore, notAfter } of periods.toSorted((a, b) => a.notBefore - b.notBefore))
    if (notBefore * 1000 <= (untilMs ?? nowMs) && notAfter * 1000 > nowMs) untilMs = Math.max(untilMs ?? 0, notAfter * 1000);
  return untilMs;
}

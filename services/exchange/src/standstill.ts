import { type Address, memberOf } from '@huecry/notice';
import { bundleInForce, type RegistryState } from '@huecry/registry';
import type { Logger } from 'pino';
import { ExchangeError, isBroken } from './errors.ts';

/** How far the clock may be behind what this exchange has put into the ledger: the same as gateways may be ahead of it. */
const TOLERANCE_MS = 600_000;

/** What must hold before anything is decided. What cannot be decided is put off: it comes again, and nothing of it was delivered. */
export interface Standstill {
  /** @throws ExchangeError engine-failure, clock-in-doubt */
  assertGoing(): void;
  /** @throws ExchangeError no-bundle where the origin's own law or the common rules are not in force, without which nobody can be served */
  assertLaw(registry: RegistryState, origin: Address): void;
  /** Told of every error of a decision: one of the engine itself ends all decisions of this process. */
  saw(error: unknown): void;
  /** Why submissions are put off at the moment, with a stable code; null where they are not. */
  cause(): { readonly code: string; readonly reason: string } | null;
}

export function openStandstill(options: {
  /** The latest time that this exchange has put into the ledger. */
  readonly provedMs: number;
  readonly clock: () => number;
  readonly log: Logger;
  readonly onBroken: (error: unknown) => void;
  /** Since when ordinary submissions wait for want of witnesses. */
  readonly haltedSinceMs?: () => number | null;
}): Standstill {
  const { clock, log, onBroken, haltedSinceMs = () => null } = options;
  let { provedMs } = options;
  let broken = false;
  let told: string | null = null;

  const cause = (): ExchangeError | null => {
    if (broken) return new ExchangeError('engine-failure', 'the policy engine has failed and decides nothing until this process is started again');
    const behindMs = provedMs - clock();
    if (behindMs <= TOLERANCE_MS) return null;
    return new ExchangeError(
      'clock-in-doubt',
      `this machine's clock is ${Math.round(behindMs / 1000)} seconds behind a time in the ledger: set it by a time server; if it is right, start once with --trust-clock`,
    );
  };
  const tell = (code: string | null, reason: string): void => {
    if (code === told) return;
    told = code;
    if (code === null) log.info('decisions go on');
    else log.error({ code }, reason);
  };

  return {
    assertGoing() {
      const found = cause();
      tell(found?.code ?? null, found?.message ?? '');
      if (found !== null) throw found;
      provedMs = Math.max(provedMs, clock());
    },
    assertLaw(registry, origin) {
      for (const member of [memberOf(origin), 'common' as const]) {
        if (bundleInForce(registry, member, clock()) === null)
          throw new ExchangeError('no-bundle', member === 'common' ? 'there are no common rules in force' : `${member} has no policy bundle in force`);
      }
    },
    saw(error) {
      if (!isBroken(error) || broken) return;
      broken = true;
      onBroken(error);
    },
    cause() {
      const found = cause();
      if (found !== null) return { code: found.code, reason: found.message };
      const since = haltedSinceMs();
      if (since === null) return null;
      return {
        code: 'unwitnessed',
        reason: `no quorum of witnesses has seen the ledger for too long: since ${new Date(since).toISOString()} only what is essential goes on`,
      };
    },
  };
}

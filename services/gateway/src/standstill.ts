import { PolicyError } from '@huecry/policy';
import type { Logger } from 'pino';
import type { ProvenTime } from './proven-time.ts';
import { type Database, int, intOrNull } from './store/database.ts';
import { outboxLate } from './store/outbox-late.ts';
import type { Waiting } from './store/types.ts';

/** Why nothing may be decided now. What waits goes on by itself when the cause has ended. */
export type Cause = Omit<Waiting, 'sinceMs'>;

/** More are counted and not named. */
const MAX_TOLD = 10_000;

/**
 * What must hold before anything is decided, and what waits because it does not: fail closed, lose nothing, tell people. The registry's age and
 * our own keys are asked where they are known.
 */
export interface Standstill {
  /** The ledger, the policy engine or our clock; null where all can be relied on. */
  cause(): Cause | null;
  /** True where this is a failure of the policy engine itself: nothing is known then, and the engine is not used again in this process. */
  engineFailed(error: unknown): boolean;
  /** The exchange signed that a notice of ours is dated ahead of its clock. */
  datedAhead(timeMs: number): void;
  /** Something waits: the outbox, or a delivery by its digest. */
  wait(what: string, cause: Cause): void;
  goesOn(what: string): void;
  waiting(what: string): Waiting | null;
  /** What waits, by code: the first reason, since when, and how many. */
  told(): readonly (Waiting & { readonly count: number })[];
}

const FORKED: Cause = {
  code: 'forked-ledger',
  reason:
    'the ledger has shown two histories: nothing is sent, and nothing new is believed, until the members have settled which of them holds (docs/spec/gateway-api.md)',
};

interface Options {
  readonly database: Database;
  readonly log: Logger;
  /** Whether the ledger has shown two histories: then nothing is decided. */
  readonly forked: () => boolean;
  readonly time: Pick<ProvenTime, 'behindMs'>;
  now(): number;
  alarm(code: string, details: Readonly<Record<string, string | number | null>>): void;
}

export function openStandstill({ database, log, forked, time, now, alarm }: Options): Standstill {
  let aheadMs: number | null = null;
  let broken = false;
  let doubted = false;
  const waits = new Map<string, Waiting>();

  function clock(): Cause | null {
    const nowMs = now();
    // It was set back since: what was ahead is no longer.
    if (aheadMs !== null && nowMs < aheadMs) aheadMs = null;
    const behindMs = time.behindMs();
    const reason =
      behindMs > 0
        ? `this machine's clock is ${Math.round(behindMs / 1000)} seconds behind a time that the ledger, the exchange or the members' witnesses have signed`
        : aheadMs === null
          ? null
          : `the exchange has refused a notice as dated ahead of its own clock`;
    if ((reason !== null) !== doubted) {
      doubted = reason !== null;
      if (reason === null) log.info('the clock can be relied on again');
      else alarm('clock-in-doubt', { behindMs });
    }
    if (reason === null) return null;
    return { code: 'clock-in-doubt', reason: `${reason}: set it by a time server; if it is right, start the gateway once with --trust-clock` };
  }

  return {
    cause: () =>
      forked()
        ? FORKED
        : broken
          ? { code: 'engine-failure', reason: 'the policy engine has failed, and decides nothing until the gateway is started again: see the log' }
          : clock(),
    engineFailed(error) {
      if (!(error instanceof PolicyError) || error.code !== 'engine-failure') return false;
      if (!broken) {
        log.error({ err: error }, 'the policy engine has failed: nothing is decided until this gateway is started again');
        alarm('engine-failure', {});
      }
      broken = true;
      return true;
    },
    datedAhead(timeMs) {
      aheadMs = Math.max(aheadMs ?? 0, timeMs);
    },
    wait(what, cause) {
      const known = waits.get(what);
      if (known?.code === cause.code) return;
      if (known === undefined && waits.size >= MAX_TOLD) return;
      waits.set(what, { ...cause, sinceMs: now() });
      log.warn({ what, ...cause }, 'waits');
    },
    goesOn(what) {
      if (waits.delete(what)) log.info({ what }, 'goes on');
    },
    waiting: (what) => waits.get(what) ?? null,
    told() {
      const rows = database
        .all(
          `SELECT json_extract(waiting, '$.code') AS code, min(json_extract(waiting, '$.sinceMs')) AS since, min(json_extract(waiting, '$.reason')) AS reason,
           count(*) AS count FROM outbox WHERE state = 'accepted' AND waiting IS NOT NULL GROUP BY 1`,
        )
        .map((row) => ({ code: String(row['code']), reason: String(row['reason']), sinceMs: intOrNull(row, 'since') ?? 0, count: int(row, 'count') }));
      const recipients = outboxLate(database).byCode();
      const byCode = Map.groupBy([...rows, ...recipients, ...[...waits.values()].map((one) => ({ ...one, count: 1 }))], ({ code }) => code);
      return [...byCode.values()].flatMap((same) => {
        const [first] = same.toSorted((a, b) => a.sinceMs - b.sinceMs);
        return first === undefined ? [] : [{ ...first, count: same.reduce((sum, { count }) => sum + count, 0) }];
      });
    },
  };
}

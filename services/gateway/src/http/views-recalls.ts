import type { api } from '@huecry/sdk';
import type { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { purgersOf } from '../outbox/recall.ts';
import type { RecallRow } from '../store/recalls-store.ts';
import type { Tombstone } from '../store/tombstones-store.ts';

const timeOf = (ms: number): string => new Date(ms).toISOString();

/** A withdrawal of ours, and where each stands who is told to purge. */
export function recallView(context: GatewayContext, row: RecallRow): api.Recall {
  const purges = new Map(context.recalls.purges(row).map((purge) => [purge.recipient, purge]));
  return {
    id: row.id,
    origin: row.origin,
    by: row.gateway,
    code: row.code,
    reason: row.reason,
    at: timeOf(row.recalledMs),
    state: row.state,
    notice: row.notice,
    rev: row.rev,
    position: row.position,
    proof: row.proof,
    refusal: row.refusal === null ? null : { ...row.refusal },
    recipients: purgersOf(context, row).map(({ recipient, state }) => {
      const purge = purges.get(recipient);
      return {
        recipient,
        state,
        at: purge === undefined ? null : timeOf(purge.iat * 1000),
        position: purge?.position ?? null,
        reason: purge?.reason ?? null,
        jws: purge?.jws ?? null,
      };
    }),
  };
}

/** The withdrawal of a notice of ours; null where there is none. */
export function recallOfOurs(context: GatewayContext, id: string): api.Recall | null {
  const row = context.recalls.of(context.address, id);
  return row === undefined ? null : recallView(context, row);
}

export const recalledView = (tombstone: Tombstone): api.Recalled => ({
  id: tombstone.id,
  origin: tombstone.origin,
  by: tombstone.gateway,
  code: tombstone.code,
  reason: tombstone.reason,
  at: timeOf(tombstone.recalledMs),
  receivedAt: timeOf(tombstone.receivedMs),
  held: tombstone.held,
  purgedAt: tombstone.signedMs === null ? null : timeOf(tombstone.signedMs),
  position: tombstone.position,
  witnessed: tombstone.provedMs !== null,
});

/** Of a received notice that was recalled nothing is here but who recalled it, when and why. @throws GatewayError recalled */
export function requireNotRecalled({ inbox, tombstones }: GatewayContext, id: string): void {
  const entry = inbox.byId(id);
  const tombstone = entry === undefined ? tombstones.byId(id) : tombstones.of(entry.origin, id);
  if (tombstone === undefined) return;
  const recalled = recalledView(tombstone);
  const why = tombstone.reason === '' ? tombstone.code : `${tombstone.code}, "${tombstone.reason}"`;
  throw new GatewayError('recalled', `${tombstone.gateway} recalled this notice on ${recalled.at} (${why}): nothing of it is held here any more`, { recalled });
}

export function recallsHealth({ recalls, tombstones, ...context }: GatewayContext): z.infer<typeof api.RecallsHealth> {
  const open = recalls.unsettled().flatMap((row) => purgersOf({ recalls, tombstones, ...context }, row).filter(({ state }) => state === 'told'));
  return { unlogged: recalls.unlogged(), unpurged: open.length, unsigned: tombstones.unsignedCount() };
}

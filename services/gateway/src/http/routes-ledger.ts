import { api } from '@huecry/sdk';
import type { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { freshMs } from '../trust/freshness.ts';
import type { App, ServerOptions } from './app.ts';
import { timeOf } from './views.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;

/** What is believed of the ledger. */
export function ledgerRoutes(app: App, { context }: ServerOptions): void {
  app.get(
    '/v1/ledger',
    {
      schema: {
        summary: 'The checkpoint of the ledger that this gateway believes, who has cosigned it, and under which policy',
        response: { 200: api.LedgerResponse, ...ERRORS },
      },
    },
    () => {
      const stated = context.registry.state().witnessPolicy;
      return {
        ...ledgerHealth(context),
        checkpoint: context.trust.believed()?.note ?? null,
        policy: stated === null ? null : { policy: stated.policy, position: stated.from.position },
      };
    },
  );
}

export function ledgerHealth(context: GatewayContext): z.infer<typeof api.LedgerHealth> {
  const { trust } = context;
  const freshAtMs = freshMs(context);
  const believed = trust.believed();
  const distrust = trust.distrust();
  const missingSinceMs = trust.missingSinceMs();
  return {
    size: believed?.size ?? 0,
    root: believed === null ? null : Buffer.from(believed.root).toString('base64'),
    witnesses: believed?.witnesses?.map(({ name, timeS }) => ({ name, at: timeOf(timeS * 1000) })) ?? null,
    freshAt: freshAtMs === null ? null : timeOf(freshAtMs),
    missingSince: missingSinceMs === null ? null : timeOf(missingSinceMs),
    distrust: distrust === null ? null : { since: timeOf(distrust.sinceMs), proof: distrust.file },
  };
}

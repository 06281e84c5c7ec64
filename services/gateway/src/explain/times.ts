import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import type { OutboxRow } from '../store/outbox-store.ts';

const Claims = z.object({ iat: z.int() });

/** The time that a notice of ours bears, in milliseconds; null before it is sealed. */
export function issuedMsOf({ outbox }: GatewayContext, row: OutboxRow): number | null {
  if (row.digest === null) return null;
  const [, payload = ''] = Buffer.from(outbox.jws(row.cursor)).toString('latin1').split('.');
  const claims = Claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  return claims.success ? claims.data.iat * 1000 : null;
}

import { presentation } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import type { InboxEntry } from '../store/types.ts';
import { type Disclosable, disclosable } from './disclosable.ts';

/**
 * What may be given out of a received notice now, as a standard SD-JWT: the JWS with those disclosures and no other (RFC 9901 section 4: any
 * subset is a presentation). Null where nothing may.
 */
export function presentationOf(context: GatewayContext, entry: InboxEntry, now: Disclosable = disclosable(context, entry)): string | null {
  if (entry.state !== 'stored' || now.barredBy.length > 0) return null;
  const jws = context.inbox.jws(entry.cursor);
  return jws === null
    ? null
    : presentation(
        jws,
        context.parts.disclosures(now.grant).map((text) => new Uint8Array(Buffer.from(text, 'base64url'))),
      );
}

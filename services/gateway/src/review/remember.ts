import type { Opened } from '@huecry/seal/open';
import type { GatewayContext } from '../context.ts';

const toText = (digest: Uint8Array): string => Buffer.from(digest).toString('base64url');

/** A delivery that shows whom the notice is held for is one for review. Belongs in the transaction that stores the delivery. */
export function rememberReview({ reviews, now }: GatewayContext, { claims, digest, held, noticePosition }: Opened): void {
  if (held.length === 0) return;
  reviews.addReview({
    notice: toText(digest),
    id: claims.jti,
    rev: claims.rev,
    origin: claims.iss,
    position: noticePosition,
    receivedMs: now(),
    expiresMs: claims.exp * 1000,
    held: held
      .map(({ to, categories, refusedBy }) => ({ recipient: to, categories, rules: refusedBy }))
      .toSorted((a, b) => (a.recipient < b.recipient ? -1 : 1)),
  });
}

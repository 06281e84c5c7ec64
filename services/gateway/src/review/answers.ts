import { createHash } from 'node:crypto';
import { type Answer, entryOf } from '@huecry/proto';
import type { RefusalClaims } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { provePlace, Unproved } from '../outbox/proving.ts';
import { reach } from '../steps.ts';

/** The exchange has logged a release of ours and decided by it: its place in the log is proved here, and shown to whoever asks. */
export async function takeReleaseAnswer(context: GatewayContext, { release, salt, position, proof }: Answer): Promise<void> {
  const { reviews, inbox, database, log } = context;
  const row = reviews.release(createHash('sha256').update(release).digest('base64url'));
  const review = row === undefined ? undefined : reviews.reviewOf(row.notice);
  if (row === undefined || review === undefined) throw new Unproved('unknown-release', 'an answer came to a release that this gateway did not sign');
  if (row.state === 'logged') return;
  const digest = new Uint8Array(createHash('sha256').update(salt).update(release).digest());
  await provePlace(context, proof, position, (timeMs) => entryOf(timeMs, { release: { noticePosition: review.position, digest } }));
  database.transaction(() => {
    reviews.logged(row.digest, { position, proof, salt });
    const reviewed = inbox.byDigest(row.notice);
    if (reviewed !== undefined) context.openings.addRelease(position, salt, release, { inbox: reviewed.cursor });
  });
  reach('gateway:release-logged');
  log.info({ notice: review.id, position }, 'release logged');
}

/** The exchange's signed refusal of a release of ours; true where it is about one. */
export function takeReleaseRefusal({ reviews, database, log }: GatewayContext, claims: RefusalClaims): boolean {
  const row = reviews.release(Buffer.from(claims.notice).toString('base64url'));
  if (row === undefined) return false;
  if (row.state === 'signed') {
    database.transaction(() => reviews.refused(row.digest, claims.code, claims.reason));
    log.error({ release: row.digest, code: claims.code }, 'the exchange refused a release');
  }
  return true;
}

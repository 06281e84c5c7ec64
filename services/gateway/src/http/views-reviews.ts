import { parseRelease } from '@huecry/seal';
import type { api } from '@huecry/sdk';
import type { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { disclosable } from '../inbox/disclosable.ts';
import { standingOf } from '../review/release.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { ReleaseRow, ReviewRow } from '../store/review-store.ts';

type Summary = z.infer<typeof api.ReviewSummary>;
type Status = z.infer<typeof api.ReviewStatus>;

/** A notice that came for review, and how its held recipients stand. */
export function reviewSummary(context: GatewayContext, review: ReviewRow, releases = context.reviews.releasesOf(review.notice)): Summary {
  const standing = standingOf(review, releases);
  const entry = context.inbox.byDigest(review.notice);
  // What our own law bars by now is not shown here either.
  const facts = entry?.state === 'stored' && disclosable(context, entry).barredBy.length === 0 ? entry.routing : null;
  const held = review.held.map((one, index) => {
    const { state = 'held' as const, logged = false } = standing[index] ?? {};
    return { recipient: one.recipient, categories: [...one.categories], rules: [...one.rules], state, logged };
  });
  const open = held.some(({ state }) => state === 'held');
  return {
    cursor: review.cursor,
    id: review.id,
    rev: review.rev,
    origin: review.origin,
    kind: facts?.kind ?? null,
    offenceClass: facts?.offenceClass ?? null,
    digest: review.notice,
    receivedAt: timeOf(review.receivedMs),
    expires: timeOf(review.expiresMs),
    state: !open ? 'done' : review.expiresMs <= context.now() ? 'expired' : 'open',
    held,
  };
}

/** One review with our words on it. */
export function reviewStatus(context: GatewayContext, review: ReviewRow): Status {
  const releases = context.reviews.releasesOf(review.notice);
  return { ...reviewSummary(context, review, releases), releases: releases.map(releaseOf) };
}

function releaseOf({ jws, state, code, reason, salt, position, proof }: ReleaseRow): Status['releases'][number] {
  const { claims } = parseRelease(jws);
  return {
    outcome: claims.outcome,
    recipients: [...claims.recipients],
    code: claims.code,
    reason: claims.reason,
    cite: claims.cite,
    at: timeOf(claims.iat * 1000),
    state,
    error: code === null ? null : { code, reason: reason ?? '' },
    jws: Buffer.from(jws).toString('latin1'),
    salt: salt === null ? null : Buffer.from(salt).toString('base64url'),
    position,
    proof,
  };
}

/** What reviewing bodies said of held recipients of a notice of ours, as proved. */
export const releasesOn = ({ reviews }: GatewayContext, row: OutboxRow): z.infer<typeof api.ReleaseReport>[] =>
  reviews.rulings(row.cursor).map(({ release, releasePosition, decisionPosition }) => {
    const { iss, outcome, recipients, code, reason, cite, iat } = parseRelease(release).claims;
    return { reviewer: iss, outcome, recipients: [...recipients], code, reason, cite, at: timeOf(iat * 1000), position: releasePosition, decisionPosition };
  });

const timeOf = (ms: number): string => new Date(ms).toISOString();

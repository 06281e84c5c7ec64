import { createHash } from 'node:crypto';
import { BusError } from '@huecry/bus';
import { type Address, memberOf } from '@huecry/notice';
import { Release } from '@huecry/proto';
import { reviewers } from '@huecry/registry';
import { parseRelease, type ReleaseClaims, signRelease } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import { reach } from '../steps.ts';
import type { ReleaseRow, ReviewRow } from '../store/review-store.ts';

const BROKER_PAUSE_MS = 1_000;
const DISTRUST_PAUSE_MS = 60_000;

export interface Ruling {
  readonly outcome: 'release' | 'refuse';
  /** Those that are held and not spoken of yet, unless given. */
  readonly to: readonly Address[] | undefined;
  readonly code: string;
  readonly reason: string;
  readonly cite: string;
}

/** What became of a recipient that is held: nothing yet, or our word, and whether the exchange has logged that. */
export interface Standing {
  readonly recipient: Address;
  readonly state: 'held' | 'released' | 'refused';
  readonly logged: boolean;
}

/** Our word on each held recipient. What the exchange refused of ours says nothing. */
export function standingOf(review: ReviewRow, releases: readonly ReleaseRow[]): readonly Standing[] {
  const said = releases.filter(({ state }) => state !== 'refused').map((row) => ({ row, claims: parseRelease(row.jws).claims }));
  return review.held.map(({ recipient }) => {
    const word = said.find(({ claims }) => claims.recipients.includes(recipient));
    if (word === undefined) return { recipient, state: 'held', logged: false };
    return { recipient, state: word.claims.outcome === 'release' ? 'released' : 'refused', logged: word.row.state === 'logged' };
  });
}

/**
 * Signs our word on held recipients of a notice that we review. Durable when this returns; it is sent until the exchange has answered.
 * The same word again is the first one.
 * @throws GatewayError not-found, recalled, not-a-reviewer, not-held, notice-expired, not-registered
 */
export function rule(context: GatewayContext, id: string, ruling: Ruling): ReviewRow {
  const { reviews, database, registry, address, mode, log } = context;
  const review = reviews.review(id);
  if (review === undefined) throw new GatewayError('not-found', 'no notice with this id came to this gateway for review');
  if (!reviewers(registry.state()).includes(memberOf(address))) {
    throw new GatewayError('not-a-reviewer', 'this member is not an appointed reviewing body now: the others appoint it by review.appoint');
  }
  if (context.tombstones.of(review.origin, review.id) !== undefined)
    throw new GatewayError('recalled', 'its origin has recalled this notice: nobody gets it any more');
  const releases = reviews.releasesOf(review.notice);
  const standing = standingOf(review, releases);
  const recipients = recipientsOf(standing, ruling.to);
  if (recipients.every(({ state }) => state === (ruling.outcome === 'release' ? 'released' : 'refused'))) return review;
  const spoken = recipients.find(({ state }) => state !== 'held');
  if (spoken !== undefined) throw new GatewayError('not-held', `${spoken.recipient} was ${spoken.state} already: name only recipients that are held still`);
  if (review.expiresMs <= context.now()) throw new GatewayError('notice-expired', 'the notice has expired: a hold that was not ended before ends by that');
  const signer = context.signer();
  if (signer === null) throw new GatewayError('not-registered', 'the registry knows no valid signing key of this gateway: its member has to register one');

  const { outcome, code, reason, cite } = ruling;
  const claims: ReleaseClaims = {
    iss: address,
    origin: review.origin,
    notice: new Uint8Array(Buffer.from(review.notice, 'base64url')),
    jti: review.id,
    rev: review.rev,
    recipients: recipients.map(({ recipient }) => recipient).toSorted(),
    outcome,
    code,
    reason,
    cite,
    iat: Math.floor(context.now() / 1000),
  };
  const jws = signRelease({ ...claims, mode }, signer);
  const digest = createHash('sha256').update(jws).digest('base64url');
  database.transaction(() => reviews.addRelease({ digest, notice: review.notice, jws }, context.now()));
  reach('gateway:release-signed');
  log.info({ notice: review.id, digest: review.notice, outcome, recipients: recipients.length }, 'release signed');
  return review;
}

function recipientsOf(standing: readonly Standing[], to: readonly Address[] | undefined): readonly Standing[] {
  if (to === undefined) {
    const open = standing.filter(({ state }) => state === 'held');
    return open.length > 0 ? open : standing;
  }
  return [...new Set(to)].map((address) => {
    const found = standing.find(({ recipient }) => recipient === address);
    if (found === undefined) throw new GatewayError('not-held', `${address} is not held: see the review for who is`);
    return found;
  });
}

/** Sends releases until the exchange has answered each. A repeated one has an id of its own; the exchange knows it by its content. */
export function startReleases(context: GatewayContext): Pulse {
  const { reviews, database, bus, log, timing, trust } = context;
  return startPulse(
    async () => {
      if (trust.distrust() !== null) return DISTRUST_PAUSE_MS;
      const row = reviews.nextRelease(context.now());
      if (row === undefined) {
        const dueMs = reviews.nextReleaseDueMs();
        return dueMs === null ? null : Math.max(dueMs - context.now(), 1);
      }
      try {
        await bus.release(Release.encode({ jws: row.jws }), `${row.digest}.${row.sends}`);
      } catch (error) {
        if (!(error instanceof BusError)) throw error;
        if (error.retryable) log.warn({ release: row.digest, code: error.code }, 'the broker did not take the release; it is kept');
        else context.alarm('release-not-taken', { digest: row.notice, code: error.code });
        database.transaction(() => reviews.postpone(row.digest, context.now() + (error.retryable ? BROKER_PAUSE_MS : timing.resubmitMaxMs)));
        return 0;
      }
      reach('gateway:release-sent');
      const waitMs = Math.min(timing.resubmitMaxMs, timing.resubmitAfterMs * 2 ** Math.min(row.sends, 20));
      database.transaction(() => reviews.sent(row.digest, context.now() + waitMs));
      return 0;
    },
    (error) => log.error({ err: error }, 'sending releases failed and is tried again'),
  );
}

import { createHash } from 'node:crypto';
import type { BusMessage, Verdict } from '@huecry/bus';
import { type Address, memberOf } from '@huecry/notice';
import { ProtoError, Recalled } from '@huecry/proto';
import { signingKey } from '@huecry/registry';
import { parseRecall, type RecallClaims, SealError, verifyRecall } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { keyOrThrow, Unproved } from '../outbox/proving.ts';
import { reach } from '../steps.ts';
import type { Tombstone } from '../store/tombstones-store.ts';
import { erase } from './purge.ts';

/** Attempts at a recall whose key is unknown to a copy of the registry that cannot be brought up to date. */
const PATIENCE = 10;

export interface RecalledEvents {
  /** A tombstone stands, and everything of its notice was erased. */
  onRecalled(tombstone: Tombstone): void;
  /** It came again: whoever sent it lacks our receipt. */
  onReceipt(): void;
}

/**
 * Takes a recall in: whatever it finds of the notice is erased in the transaction in which its tombstone becomes durable, so that no delivery, late or
 * under way, stores any of it again. The receipt is signed later, when its word is true. A crash before the commit leaves everything as it was, and the
 * recall comes again. It is believed on its origin's signature, also where the ledger is in doubt: all it can do is take away.
 */
export function recalledHandler(context: GatewayContext, events: RecalledEvents) {
  const { tombstones, inbox, database, registry, log } = context;

  return async ({ data, attempt }: BusMessage): Promise<Verdict> => {
    reach('gateway:recall-received');
    let message: Recalled;
    let claims: RecallClaims;
    try {
      message = Recalled.decode(data);
      claims = verified(context, message);
    } catch (error) {
      if (!(error instanceof SealError) && !(error instanceof ProtoError) && !(error instanceof Unproved)) throw error;
      // Its key may be newer than our copy of the registry.
      const current = await registry.sync();
      if (attempt === 1 || (!current && attempt < PATIENCE)) return 'retry';
      const delivery = createHash('sha256').update(data).digest('base64url');
      database.transaction(() => inbox.quarantine({ delivery, channel: 'recalled', claimed: null, code: error.code, nowMs: context.now() }));
      context.alarm('bad-recall', { code: error.code });
      return 'term';
    }
    const known = tombstones.of(claims.origin, claims.jti);
    if (known !== undefined) {
      database.transaction(() => inbox.resendReceipts(known.notice, context.now()));
      events.onReceipt();
      return 'ack';
    }
    const tombstone = database.transaction(() => layTombstone(context, message, claims));
    reach('gateway:recalled');
    log.info(
      { notice: claims.jti, origin: claims.origin, by: claims.iss, code: claims.code, held: tombstone.held },
      'a notice was recalled by its origin; it is purged',
    );
    events.onRecalled(tombstone);
    return 'ack';
  };
}

/** Signed by a gateway of the origin's member, with a key that was good at its place in the ledger. @throws SealError, Unproved */
function verified({ registry, mode }: GatewayContext, { jws, position }: Recalled): RecallClaims {
  const { header, claims: peeked } = parseRecall(jws);
  const key = keyOrThrow(signingKey(registry.state(), peeked.iss, header.kid, peeked.iat * 1000, position));
  const { claims, mode: signedIn } = verifyRecall(jws, key);
  if (signedIn !== mode) throw new Unproved('wrong-mode', `the recall is of mode ${signedIn}`);
  if (memberOf(claims.iss) !== memberOf(claims.origin)) throw new Unproved('not-the-origin', `${claims.iss} is not a gateway of the origin's member`);
  return claims;
}

/** Belongs in a transaction of the caller. */
function layTombstone(context: GatewayContext, { jws, salt, position, noticePosition }: Recalled, claims: RecallClaims): Tombstone {
  const { tombstones, inbox } = context;
  const { origin, jti: id, rev, iss: gateway, code, reason } = claims;
  const notice = Buffer.from(claims.notice).toString('base64url');
  const held = inbox.storedRevisions(origin as Address, id);
  tombstones.add({
    origin,
    id,
    notice,
    rev,
    gateway,
    code,
    reason,
    recalledMs: claims.iat * 1000,
    receivedMs: context.now(),
    // A revision may be here that gave nothing any more.
    held: held.some((cursor) => context.parts.held(cursor).size > 0),
    jws,
    salt,
    position,
    noticePosition,
  });
  for (const cursor of held) {
    erase(context, cursor, 'recalled');
    // Of the revision that the recall names, the receipt that answers the recall says it.
    if (inbox.byCursor(cursor)?.digest === notice) inbox.markSigned({ cursor, categories: [] });
  }
  const named = inbox.byDigest(notice);
  context.openings.addRecall(position, salt, jws, named === undefined ? {} : { inbox: named.cursor });
  const tombstone = tombstones.of(origin, id);
  if (tombstone === undefined) throw new TypeError('a tombstone that was laid is there');
  return tombstone;
}

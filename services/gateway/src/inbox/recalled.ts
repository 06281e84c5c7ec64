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
import { proofOfRecall } from './prove-recalls.ts';
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
 * recall comes again. It is believed on its origin's signature, also where the ledger is in doubt: all it can do is take away. That is for a key
 * that is good today. One that has ended, or was revoked, since may be in other hands, and a date in a recall is whatever they wrote: then the log
 * has to show that the recall stood in it while the key was good, before anything is erased.
 */
export function recalledHandler(context: GatewayContext, events: RecalledEvents) {
  const { tombstones, inbox, database, registry, log } = context;
  /** Notices whose recall has to be proved before it is obeyed. */
  const waiting = new Set<string>();

  return async ({ data, attempt }: BusMessage): Promise<Verdict> => {
    reach('gateway:recall-received');
    let message: Recalled;
    let claims: RecallClaims;
    let keyHolds: boolean;
    try {
      message = Recalled.decode(data);
      // What ended the key may be news to us. It is asked for once: a position that no log has must not keep a recall from us.
      await registry.reaches(message.position);
      ({ claims, keyHolds } = verified(context, message));
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
      database.transaction(() => {
        if (known.provedMs === null) moveTombstone(context, known, message);
        inbox.resendReceipts(known.notice, context.now());
      });
      events.onReceipt();
      return 'ack';
    }
    let proof: string | null = null;
    if (!keyHolds && (proof = await proofOfRecall(context, message)) === null) {
      waiting.add(claims.jti);
      if (attempt >= PATIENCE) context.alarm('recall-waits', { count: waiting.size });
      log.warn({ notice: claims.jti, origin: claims.origin, by: claims.iss }, 'a recall was signed with a key that has ended since: it waits for its proof');
      return 'retry';
    }
    const tombstone = database.transaction(() => layTombstone(context, message, claims, proof));
    if (waiting.delete(claims.jti) && waiting.size === 0) context.clear('recall-waits');
    reach('gateway:recalled');
    log.info(
      { notice: claims.jti, origin: claims.origin, by: claims.iss, code: claims.code, held: tombstone.held },
      'a notice was recalled by its origin; it is purged',
    );
    events.onRecalled(tombstone);
    return 'ack';
  };
}

/**
 * Signed by a gateway of the origin's member, with a key that was good at its place in the ledger. `keyHolds`: and is still good, as far as we know.
 * @throws SealError, Unproved
 */
function verified({ registry, mode, now }: GatewayContext, { jws, position }: Recalled): { readonly claims: RecallClaims; readonly keyHolds: boolean } {
  const { header, claims: peeked } = parseRecall(jws);
  const key = keyOrThrow(signingKey(registry.state(), peeked.iss, header.kid, peeked.iat * 1000, position));
  const { claims, mode: signedIn } = verifyRecall(jws, key);
  if (signedIn !== mode) throw new Unproved('wrong-mode', `the recall is of mode ${signedIn}`);
  if (memberOf(claims.iss) !== memberOf(claims.origin)) throw new Unproved('not-the-origin', `${claims.iss} is not a gateway of the origin's member`);
  return { claims, keyHolds: signingKey(registry.state(), claims.iss, header.kid, now()).ok };
}

/** The same recall, told with another place in the log while the first has no proof: one of the two is wrong, and only the right one can be proved. */
function moveTombstone({ tombstones, openings }: GatewayContext, known: Tombstone, { jws, salt, position, noticePosition }: Recalled): void {
  const same = position === known.position && noticePosition === known.noticePosition && Buffer.compare(salt, known.salt) === 0;
  if (same || Buffer.compare(jws, known.jws) !== 0) return;
  tombstones.move(known, { salt, position, noticePosition });
  openings.moveRecall(known.position, position, salt, jws);
}

/** Belongs in a transaction of the caller. */
function layTombstone(context: GatewayContext, { jws, salt, position, noticePosition }: Recalled, claims: RecallClaims, proof: string | null): Tombstone {
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
  if (proof !== null) tombstones.prove({ origin, id }, proof, context.now());
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

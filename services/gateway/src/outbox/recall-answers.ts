import { createHash } from 'node:crypto';
import { type Address, memberOf } from '@huecry/notice';
import { type Answer, entryOf } from '@huecry/proto';
import { signingKey } from '@huecry/registry';
import { parseRecall, type ReceiptClaims, type RefusalClaims, verifyRecall } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { reach } from '../steps.ts';
import { keyOrThrow, provePlace, Unproved } from './proving.ts';
import { holdersOf, settleRecalls, withdraw } from './recall.ts';

const toText = (digest: Uint8Array): string => Buffer.from(digest).toString('base64url');

/** The recall of a notice of our member that stands, ours or another gateway's: its place in the log is proved, and shown to whoever asks. */
export async function takeRecallAnswer(context: GatewayContext, { recall: jws, salt, position, proof, recipients, noticePosition }: Answer): Promise<void> {
  const { recalls, outbox, registry, database, address, mode, log, now } = context;
  const { header, claims: peeked } = parseRecall(jws);
  const key = keyOrThrow(signingKey(registry.state(), peeked.iss, header.kid, peeked.iat * 1000, position));
  const { claims, mode: signedIn, digest } = verifyRecall(jws, key);
  const { iss, origin, jti: id } = claims;
  if (signedIn !== mode || memberOf(iss) !== memberOf(origin) || memberOf(origin) !== memberOf(address))
    throw new Unproved('wrong-recall', 'the recall is not one of our member');
  const before = recalls.of(origin, id);
  const own = origin === address ? outbox.byDigest(toText(claims.notice)) : undefined;
  if (origin === address ? own === undefined : before === undefined)
    throw new Unproved('unknown-recall', 'an answer came to a recall that concerns no notice of ours');
  const known = before?.digest === toText(digest) && (before.state === 'logged' || before.state === 'settled');
  if (known) return;
  const committed = new Uint8Array(createHash('sha256').update(salt).update(jws).digest());
  await provePlace(context, proof, position, (timeMs) => entryOf(timeMs, { recall: { noticePosition, digest: committed } }));
  // The list of who is told is the exchange's word: whom its own signed decisions let have something is in it, or stays unanswered here, for all to see.
  const left = origin === address ? [...holdersOf(context, id)].filter((holder) => !recipients.includes(holder)) : [];
  if (left.length > 0) context.alarm('recall-incomplete', { notice: id, count: left.length });
  database.transaction(() => {
    recalls.log(
      {
        origin,
        id,
        notice: toText(claims.notice),
        rev: claims.rev,
        gateway: iss,
        code: claims.code,
        reason: claims.reason,
        recalledMs: claims.iat * 1000,
        digest: toText(digest),
        jws,
        position,
        proof,
        salt,
        recipients: [...(recipients as Address[]), ...left].toSorted(),
      },
      now() + context.timing.resubmitAfterMs,
    );
    // Another gateway of our member may have recalled it: from now on we know.
    if (origin === address) withdraw(context, id);
    context.openings.addRecall(position, salt, jws, own === undefined ? {} : { outbox: own.cursor });
  });
  reach('gateway:recall-logged');
  log.info({ notice: id, by: iss, position, recipients: recipients.length }, 'the recall stands');
  settleRecalls(context);
}

const OTHER_KEY: ReadonlySet<string> = new Set(['unknown-key', 'revoked-key', 'expired-key', 'not-yet-valid-key']);
/** What passes: the notice is still on its way there, or our member was suspended. */
const PASSES: ReadonlySet<string> = new Set(['unknown-notice', 'suspended-member', 'unknown-member', 'unknown-gateway']);

/** The exchange's signed refusal of a recall of ours; true where it is about one. */
export function takeRecallRefusal(context: GatewayContext, claims: RefusalClaims): boolean {
  const { recalls, database, address, now, timing, log } = context;
  const row = recalls.byDigest(toText(claims.notice));
  if (row === undefined) return false;
  if (row.state !== 'signed') return true;
  const waitMs = Math.min(timing.resubmitMaxMs, timing.resubmitAfterMs * 2 ** Math.min(row.sends, 20));
  const passes = PASSES.has(claims.code) && (row.origin === address || claims.code !== 'unknown-notice');
  database.transaction(() => {
    if (OTHER_KEY.has(claims.code)) recalls.unsign(row, now() + waitMs);
    else if (!passes) recalls.refuse(row, claims.code, claims.reason);
  });
  if (passes || OTHER_KEY.has(claims.code)) log.warn({ notice: row.id, code: claims.code }, 'the exchange does not take a recall yet; it is sent again');
  else context.alarm('recall-refused', { notice: row.id, code: claims.code });
  return true;
}

/** A receipt that answers a recall; false where it is none. The signature is checked. */
export function takePurgeOfRecalled(
  context: GatewayContext,
  claims: ReceiptClaims,
  receipt: { readonly jws: Uint8Array; readonly salt: Uint8Array; readonly position: number },
): boolean {
  const { recalls, outbox, database, log } = context;
  if (claims.state !== 'purged' || claims.code !== 'recalled' || claims.categories !== undefined) return false;
  const notice = toText(claims.notice);
  const row = recalls.byNotice(notice);
  if (row === undefined || row.origin !== claims.origin || row.id !== claims.jti || row.rev !== claims.rev) return false;
  const own = outbox.byDigest(notice);
  const { jws, salt, position } = receipt;
  const known = recalls.purges(row).some(({ recipient }) => recipient === claims.iss);
  database.transaction(() => {
    const said = { recipient: claims.iss, jws: Buffer.from(jws).toString('latin1'), iat: claims.iat, position, reason: claims.reason ?? null };
    recalls.storePurge(row, said);
    context.openings.addReceipt(position, salt, jws, own === undefined ? {} : { outbox: own.cursor });
  });
  // Until the recall is proved it is sent again, and each time every purge comes again.
  if (!known) log.info({ notice: row.id, recipient: claims.iss, position }, 'a recipient has purged a recalled notice');
  settleRecalls(context, [row]);
  return true;
}

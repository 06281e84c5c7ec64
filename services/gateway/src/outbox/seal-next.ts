import { createHash } from 'node:crypto';
import { expirySeconds, leavesOf, memberOf, type MemberCode, routingFacts } from '@huecry/notice';
import { MAX_MESSAGE_BYTES } from '@huecry/proto';
import type { RegistryState } from '@huecry/registry';
import { seal, SealError, type Sealed, type SealInput, type Signer } from '@huecry/seal';
import { attachFiles } from '../attachments/outgoing.ts';
import type { GatewayContext } from '../context.ts';
import { reach } from '../steps.ts';
import type { ChainLink, OutboxRow } from '../store/outbox-store.ts';
import type { RecipientReport, Waiting } from '../store/types.ts';
import { foreseeEntry } from './dry-run.ts';
import { planAll } from './plan-all.ts';

const fromText = (digest: string): Uint8Array => new Uint8Array(Buffer.from(digest, 'base64url'));
const toText = (digest: Uint8Array): string => Buffer.from(digest).toString('base64url');

/**
 * Seals one accepted notice: policy per recipient, then, in one transaction, the next place in our own chain and in each pair's, the
 * signature, and the bytes to be sent. A crash before the commit leaves the notice accepted and no number used; after it, these bytes are the
 * only ones that will ever be sent under these numbers.
 *
 * Gives what the notice waits for where nothing of it can be decided now; null where it was dealt with.
 */
export function sealEntry(context: GatewayContext, state: RegistryState, signer: Signer, entry: OutboxRow): Omit<Waiting, 'sinceMs'> | null {
  const { database, outbox, log } = context;
  const notice = outbox.notice(entry.cursor);
  const leaves = attachFiles(context, entry.id, leavesOf(notice));
  const nowMs = context.now();
  const nowSeconds = Math.floor(nowMs / 1000);
  if (entry.confirmation !== null && foreseeEntry(context, entry, notice, nowSeconds).confirmation !== entry.confirmation) {
    // Nothing leaves that its agency was not shown.
    refuseAtOrigin(context, entry, 'confirmation-stale', UNCONFIRMED);
    return null;
  }
  const earlier = outbox.sealed(entry.id);
  const before = earlier.at(-1) ?? null;
  const completes = earlier.find(({ cursor }) => cursor === entry.completes) ?? null;
  const restrictions = outbox.restrictions(entry.cursor);
  const addressed = outbox.addressed(entry.cursor);
  const all = planAll(context, state, { notice, leaves, recipients: addressed, restrictions, earlier, iat: nowSeconds, completing: completes !== null });
  const planned = all.map((one) => one.planned);
  const unaddressed = all.filter((one) => !one.addressed).map(({ to }) => to);
  const reviewing = all.filter((one) => one.review).map(({ to }) => to);
  const permitted = planned.flatMap((one) => ('permitted' in one ? [one.permitted] : []));
  const undecided = planned.flatMap((one) => ('undecided' in one ? [one.undecided] : []));
  const [waitsFor] = undecided;
  // Who can be decided does not wait for who cannot: only where there is nobody to send it to, the notice waits.
  if (permitted.length === 0 && waitsFor !== undefined) return { code: waitsFor.code, reason: waitsFor.reason };
  const refused = planned.flatMap((one) => ('refused' in one ? [one.refused] : []));
  const late = undecided.map(({ to, code, reason }) => ({ ...WAITING, recipient: to, code, reason: `${reason}; a further revision is sent to it then` }));
  for (const { code } of refused) context.metrics.refusals.inc({ point: 'origin', code: code ?? 'refused' });

  const [first] = permitted;
  if (first === undefined) {
    const only = refused.length === 1 ? refused[0] : undefined;
    database.transaction(() => {
      for (const report of refused) outbox.updateRecipient(entry.cursor, report);
      outbox.refuse(
        entry.cursor,
        only?.code ?? 'policy-refused',
        only?.reason ?? 'none of the recipients may have this notice: see each of them for the rule',
        null,
      );
    });
    log.info({ notice: entry.id, recipients: refused.length }, 'refused at the origin for every recipient');
    return null;
  }

  const common = {
    mode: context.mode,
    iss: context.address,
    jti: entry.id,
    // Numbers are counted by what was signed: one that was refused before gives its number to the next.
    rev: (before?.rev ?? 0) + 1,
    prev: before === null || before.digest === null ? null : fromText(before.digest),
    iat: nowSeconds,
    // What only brings a revision to somebody who waited ends with it.
    exp: completes === null || completes.expiresMs === null ? expirySeconds(notice, nowSeconds) : completes.expiresMs / 1000,
    routing: routingFacts(notice),
    bundles: {
      origin: first.bundles.origin,
      common: first.bundles.common,
      recipients: Object.fromEntries(permitted.map(({ plan, bundles }) => [memberOf(plan.to), bundles.recipient])) as Record<MemberCode, string>,
    },
    restrictions: { exclude: restrictions.exclude, limit: restrictions.limit },
    leaves,
  };
  try {
    database.transaction(() => {
      const last = outbox.sequence();
      const pairs = permitted.map(({ plan }) => ({ plan, last: outbox.pair(plan.to) }));
      const sealed = sealBounded({ ...common, ...next(last), recipients: pairs.map(({ plan, last: link }) => ({ ...plan, ...nextOfPair(link) })) }, signer);
      outbox.storeSealed(entry.cursor, {
        rev: common.rev,
        seq: (last?.number ?? 0) + 1,
        digest: toText(sealed.digest),
        submissionDigest: createHash('sha256').update(sealed.submission).digest('base64url'),
        jws: sealed.jws,
        submission: sealed.submission,
        disclosures: sealed.disclosures.map(toText),
        expiresMs: common.exp * 1000,
        dueMs: nowMs,
        pairs: pairs.map(({ plan, last: link }) => ({ recipient: plan.to, n: (link?.number ?? 0) + 1 })),
      });
      for (const recipient of unaddressed) outbox.addRecipient(entry.cursor, recipient);
      for (const recipient of reviewing) context.reviews.addReviewer(entry.cursor, recipient);
      for (const report of [...refused, ...late, ...permitted.map(({ report: one }) => one)]) outbox.updateRecipient(entry.cursor, report);
      if (completes === null) context.late.replace(entry.id, entry.cursor, REPLACED);
    });
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    refuseUnsealable(context, entry, error, refused, [...late, ...permitted.map(({ report }) => report)]);
    return null;
  }
  reach('gateway:sealed');
  log.info({ notice: entry.id, rev: common.rev, recipients: permitted.length, refused: refused.length, waiting: late.length }, 'sealed');
  for (const { recipient, code } of late) log.warn({ notice: entry.id, recipient, code }, 'a recipient waits; the others are sent the notice');
  return null;
}

const WAITING = { state: 'waiting', point: 'origin', rule: null, cite: null, categories: [], withheld: [] } as const;
const REPLACED = 'a later revision took its place before this could be decided: see that one';

const next = (last: ChainLink | null) => ({ seq: (last?.number ?? 0) + 1, seqPrev: last === null ? null : fromText(last.digest) });
const nextOfPair = (last: ChainLink | null) => ({ n: (last?.number ?? 0) + 1, nPrev: last === null ? null : fromText(last.digest) });

function sealBounded(input: SealInput, signer: Signer): Sealed {
  const sealed = seal(input, signer);
  if (sealed.submission.length > MAX_MESSAGE_BYTES) {
    throw new SealError(
      'too-large',
      `the sealed notice has ${sealed.submission.length} bytes, at most ${MAX_MESSAGE_BYTES} can be sent: name fewer recipients or leave fields out`,
    );
  }
  return sealed;
}

/** Ends a notice of which nothing was signed. */
export function refuseAtOrigin({ outbox, database, log }: GatewayContext, entry: OutboxRow, code: string, reason: string): void {
  database.transaction(() => {
    for (const report of outbox.recipients(entry.cursor)) outbox.updateRecipient(entry.cursor, { ...report, state: 'refused', point: 'origin', code, reason });
    outbox.refuse(entry.cursor, code, reason, null);
  });
  log.warn({ notice: entry.id, code }, 'refused before it was sealed');
}

const UNCONFIRMED = 'rules or facts have changed since the dry-run that was confirmed: nothing was sent; ask for a dry-run again and publish a revision';

/** A notice that cannot be sealed as it is: no number was used, and the next one goes on. */
function refuseUnsealable(
  context: GatewayContext,
  entry: OutboxRow,
  error: SealError,
  refused: readonly Omit<RecipientReport, 'receipt'>[],
  others: readonly Omit<RecipientReport, 'receipt'>[],
): void {
  context.database.transaction(() => {
    for (const report of refused) context.outbox.updateRecipient(entry.cursor, report);
    for (const report of others) {
      context.outbox.updateRecipient(entry.cursor, { ...report, state: 'refused', point: 'origin', code: error.code, reason: error.message, categories: [] });
    }
    context.outbox.refuse(entry.cursor, error.code, error.message, null);
  });
  context.log.warn({ notice: entry.id, code: error.code }, 'the notice cannot be sealed');
}

import { createHash } from 'node:crypto';
import { memberOf } from '@huecry/notice';
import { entryOf, type Proof } from '@huecry/proto';
import { exchangeKey, reviewers, signingKey } from '@huecry/registry';
import { parseDecision, parseRelease, type RecipientDecision, type ReleaseClaims, verifyDecision, verifyRelease } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { reach } from '../steps.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import { OPEN_RECIPIENT_STATES, type RecipientReport } from '../store/types.ts';
import { couldNotDecide } from './late.ts';
import { keyOrThrow, provePlace, TooEarly, Unproved } from './proving.ts';

const toText = (digest: Uint8Array): string => Buffer.from(digest).toString('base64url');
const saltedDigest = (salt: Uint8Array, jws: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(salt).update(jws).digest());

/**
 * A further decision of the exchange on a notice of ours: a reviewing body released it to recipients that were held, or refused. Its
 * recipients are no longer held, and the notice is to be submitted again at once, for then each gets its delivery or its blank.
 */
export async function takeRuling(context: GatewayContext, entry: OutboxRow, proof: Proof): Promise<void> {
  const { outbox, database, reviews, log } = context;
  if (entry.proof === null || entry.decisionPosition === null) throw new TooEarly('the proof of the notice itself has not come yet');
  const known = reviews.rulings(entry.cursor).find(({ decisionPosition }) => decisionPosition === proof.decisionPosition);
  if (known !== undefined) {
    // Said again after we submitted again: who was refused has its blank, and the notice may be done.
    if (entry.attempts > known.attempts) database.transaction(() => outbox.settle(entry.cursor));
    return;
  }
  const { decisions, release } = await verifyRuling(context, entry, proof);

  database.transaction(() => {
    for (const report of outbox.recipients(entry.cursor)) {
      const decision = decisions.find(({ to }) => to === report.recipient);
      if (decision !== undefined) outbox.updateRecipient(entry.cursor, ruled(report, decision));
    }
    context.openings.addDecision(proof.decisionPosition, proof.elements, { outbox: entry.cursor });
    context.openings.addRelease(proof.releasePosition, proof.releaseSalt, proof.release, { outbox: entry.cursor });
    reviews.addRuling(entry.cursor, {
      decisionPosition: proof.decisionPosition,
      decision: proof.decision,
      decisionProof: proof.decisionProof,
      release: proof.release,
      releasePosition: proof.releasePosition,
      releaseProof: proof.releaseProof,
      attempts: outbox.hasten(entry.cursor, context.now()),
    });
  });
  reach('gateway:ruling-stored');
  for (const { outcome, code } of decisions) if (outcome === 'refuse') context.metrics.refusals.inc({ point: 'exchange', code });
  const { iss, outcome, recipients } = release;
  log.info({ notice: entry.id, reviewer: iss, outcome, recipients: recipients.length, position: proof.releasePosition }, 'a hold has ended');
}

/** Everything that can be checked: both entries' places, both signatures, the reviewer's appointment, and that they speak of the same. */
async function verifyRuling(
  context: GatewayContext,
  entry: OutboxRow,
  proof: Proof,
): Promise<{ readonly decisions: readonly RecipientDecision[]; readonly release: ReleaseClaims }> {
  const { registry, mode, address } = context;
  const noticePosition = entry.position ?? -1;
  const { header, claims: peeked, mode: decisionMode } = parseDecision(proof.decision);
  await registry.reaches(peeked.registryPosition);
  const state = registry.state();

  // 1. The decision and the release stand in the log, after the notice's own decision and in this order.
  if (!(entry.decisionPosition !== null && entry.decisionPosition < proof.releasePosition && proof.releasePosition < proof.decisionPosition)) {
    throw new Unproved('wrong-position', 'a further decision stands after its release, and that after the decision of the notice');
  }
  await provePlace(context, proof.decisionProof, proof.decisionPosition, (timeMs) => entryOf(timeMs, { decision: { noticePosition, jws: proof.decision } }));
  const digest = saltedDigest(proof.releaseSalt, proof.release);
  const releasedMs = await provePlace(context, proof.releaseProof, proof.releasePosition, (timeMs) => entryOf(timeMs, { release: { noticePosition, digest } }));

  // 2. The exchange signed the decision for this notice.
  const key = keyOrThrow(exchangeKey(state, header.kid, peeked.iat * 1000, proof.decisionPosition));
  const { claims, decisions } = verifyDecision(proof.decision, proof.elements, key);
  if (decisionMode !== mode || toText(claims.notice) !== entry.digest || claims.origin !== address || claims.noticePosition !== noticePosition) {
    throw new Unproved('wrong-decision', 'the decision is for another notice');
  }

  // 3. A reviewing body signed the release for this notice and these recipients, and was one then.
  const parsed = parseRelease(proof.release);
  const { iss } = parsed.claims;
  const { claims: release } = verifyRelease(proof.release, keyOrThrow(signingKey(state, iss, parsed.header.kid, releasedMs, proof.releasePosition)));
  if (!reviewers(state, proof.releasePosition).includes(memberOf(iss))) throw new Unproved('not-a-reviewer', `${memberOf(iss)} is not a reviewing body`);
  const about = parsed.mode === mode && toText(release.notice) === entry.digest && release.origin === address;
  const named = decisions.map(({ to }) => to).toSorted();
  if (!about || named.join() !== release.recipients.join()) throw new Unproved('wrong-release', 'the release is for another notice or other recipients');
  if (release.outcome === 'refuse' && decisions.some(({ outcome }) => outcome !== 'refuse')) {
    throw new Unproved('wrong-decision', 'the reviewing body refused, and the exchange decided to deliver');
  }
  return { decisions, release };
}

/** A recipient's own word, where it came first, stands above what the exchange decided. */
function ruled(report: RecipientReport, decision: RecipientDecision): RecipientReport {
  const withheld = [...report.withheld.filter(({ point }) => point !== 'exchange'), ...decision.withheld];
  const { categories } = decision;
  if (!OPEN_RECIPIENT_STATES.includes(report.state)) return { ...report, categories, withheld };
  const [rule] = decision.refusedBy;
  if (decision.outcome === 'deliver')
    return { ...report, state: 'admitted', point: null, code: null, rule: null, cite: null, reason: null, categories, withheld };
  return {
    ...report,
    state: decision.code === 'expired' ? 'expired' : couldNotDecide(decision) ? 'waiting' : 'refused',
    point: 'exchange',
    code: decision.code,
    rule: rule?.rule ?? null,
    cite: rule?.cite ?? null,
    reason: rule?.reason ?? null,
    categories: [],
    withheld,
  };
}

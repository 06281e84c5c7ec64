import { createHash } from 'node:crypto';
import type { BusMessage, Verdict } from '@huecry/bus';
import { LedgerError } from '@huecry/ledger';
import { Answer, entryOf, Proof, ProtoError, Reject } from '@huecry/proto';
import { exchangeKey, type KeyAnswer, type RegistryState, signingKey } from '@huecry/registry';
import {
  parseDecision,
  parseNoticeJws,
  parseReceipt,
  parseRefusal,
  type RecipientDecision,
  SealError,
  verifyDecision,
  verifyReceipt,
  verifyRefusal,
} from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { takeOwnAnswer } from '../inbox/own-receipts.ts';
import { takeReleaseAnswer, takeReleaseRefusal } from '../review/answers.ts';
import { reach } from '../steps.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import { OPEN_RECIPIENT_STATES, type RecipientReport } from '../store/types.ts';
import { NotYet } from '../trust/trust.ts';
import { isViolation } from '../violations.ts';
import { endOfHold } from './end-of-hold.ts';
import { couldNotDecide } from './late.ts';
import { keyOrThrow, provePlace, TooEarly, Unproved } from './proving.ts';
import { tellOfHolders } from './recall.ts';
import { takePurgeOfRecalled, takeRecallAnswer, takeRecallRefusal } from './recall-answers.ts';
import { takeRuling } from './ruling.ts';

const toText = (digest: Uint8Array): string => Buffer.from(digest).toString('base64url');
const ascii = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

interface Events {
  readonly onRuling: () => void;
  /** A receipt of ours has its place in the ledger. */
  readonly onPlaced: () => void;
  /** A recall stands, or what it names does. */
  readonly onRecall: () => void;
}

/** Handlers for what comes back to who has sent something. Each is safe to run twice on the same message. */
export function answerHandlers(context: GatewayContext, events: Events) {
  const { log } = context;

  const guarded =
    (channel: string, handle: (data: Uint8Array) => Promise<void>) =>
    async ({ data, attempt }: BusMessage): Promise<Verdict> => {
      // Nothing of a ledger that has shown two histories is believed; what came stays with the broker.
      if (context.trust.distrust() !== null) return 'retry';
      try {
        await handle(data);
        return 'ack';
      } catch (error) {
        if (error instanceof TooEarly) return 'retry';
        if (error instanceof NotYet) {
          // Not witnessed yet, or under a policy that our copy of the registry does not have yet: nobody is at fault, and it comes again.
          log.warn({ channel, code: error.code }, 'an answer of the exchange cannot be believed yet');
          if (error.code === 'no-quorum') await context.registry.sync();
          return 'retry';
        }
        const code = codeOf(error);
        if (code === null) throw error;
        // A key or statement may be newer than our copy of the registry: look once more, with a current copy, before giving up.
        const current = await context.registry.sync();
        if (attempt === 1 || (!current && attempt < PATIENCE)) return 'retry';
        context.database.transaction(() =>
          context.inbox.quarantine({ delivery: createHash('sha256').update(data).digest('base64url'), channel, claimed: null, code, nowMs: context.now() }),
        );
        context.alarm(`bad-${channel}`, { code });
        log.error({ channel, code, err: error }, 'an answer of the exchange proves nothing and was dropped');
        return 'term';
      }
    };

  return {
    proof: guarded('proof', async (data) => {
      const { id } = await takeProof(context, data, events.onRuling);
      // One may wait for what it names to stand.
      if (tellOfHolders(context, id) || context.recalls.unlogged() > 0) events.onRecall();
    }),
    answer: guarded('answer', (data) => takeAnswer(context, data, events)),
    reject: guarded('reject', (data) => takeReject(context, data)),
  };
}

/** Attempts with a registry copy that cannot be brought up to date. */
const PATIENCE = 10;

const codeOf = (error: unknown): string | null =>
  error instanceof Unproved || error instanceof SealError || error instanceof ProtoError || error instanceof LedgerError ? error.code : null;

/** The exchange's proof that the notice and its decision stand in the log, and what it decided for each recipient. */
async function takeProof(context: GatewayContext, data: Uint8Array, onRuling: () => void): Promise<OutboxRow> {
  reach('gateway:proof-received');
  const { outbox, database, registry } = context;
  const proof = Proof.decode(data);
  const entry = outbox.byDigest(toText(proof.notice));
  if (entry === undefined) throw new Unproved('unknown-notice', 'a proof came for a notice that this gateway did not send');
  if (proof.release.length > 0) {
    await takeRuling(context, entry, proof);
    onRuling();
    return entry;
  }
  if (entry.proof !== null) return entry;

  // 1. Our own JWS, word for word, stands at that position under the ledger's signed checkpoint.
  await provePlace(context, proof.proof, proof.position, (timeMs) => entryOf(timeMs, { notice: { jws: outbox.jws(entry.cursor) } }));
  // 2. So does the decision, and the exchange signed it for this notice.
  await provePlace(context, proof.decisionProof, proof.decisionPosition, (timeMs) =>
    entryOf(timeMs, { decision: { noticePosition: proof.position, jws: proof.decision } }),
  );
  const { header, claims: peeked, mode } = parseDecision(proof.decision);
  await registry.reaches(peeked.registryPosition);
  const key = keyOrThrow(exchangeKey(registry.state(), header.kid, peeked.iat * 1000, proof.decisionPosition));
  const { claims, decisions } = verifyDecision(proof.decision, proof.elements, key);
  if (mode !== context.mode || toText(claims.notice) !== entry.digest || claims.origin !== context.address || claims.noticePosition !== proof.position) {
    throw new Unproved('wrong-decision', 'the decision is for another notice');
  }
  // 3. It speaks of every recipient that we addressed, and of no other.
  const addressed = outbox.recipients(entry.cursor).filter(({ point }) => point !== 'origin');
  const byRecipient = new Map(decisions.map((decision) => [decision.to, decision]));
  if (byRecipient.size !== addressed.length || addressed.some(({ recipient }) => !byRecipient.has(recipient))) {
    throw new Unproved('wrong-decision', 'the decision does not name exactly the recipients of the notice');
  }

  const named = new Set(outbox.addressed(entry.cursor));
  database.transaction(() => {
    const submission = outbox.submission(entry.cursor);
    if (submission !== null) context.openings.addSent(entry.cursor, proof.position, submission);
    context.openings.addDecision(proof.decisionPosition, proof.elements, { outbox: entry.cursor });
    outbox.storeProof(entry.cursor, {
      position: proof.position,
      proof: proof.proof,
      decision: proof.decision,
      decisionPosition: proof.decisionPosition,
      decisionProof: proof.decisionProof,
    });
    for (const report of addressed) {
      const decision = byRecipient.get(report.recipient);
      if (decision !== undefined) outbox.updateRecipient(entry.cursor, decided(report, decision, named.has(report.recipient)));
    }
    const dueMs = endOfHold(context, entry);
    if (dueMs < (entry.nextAttemptMs ?? Infinity)) outbox.postpone(entry.cursor, entry.attempts, dueMs);
    outbox.settle(entry.cursor);
  });
  for (const { outcome, code } of decisions)
    if (outcome === 'refuse') context.metrics.refusals.inc({ point: 'exchange', code: code === '' ? 'policy-refused' : code });
  reach('gateway:proof-stored');
  context.log.info({ notice: entry.id, position: proof.position, decisionPosition: proof.decisionPosition }, 'logged');
  return entry;
}

/** A recipient's own word, where it came first, stands above what the exchange decided. */
function decided(report: RecipientReport, decision: RecipientDecision, addressed: boolean): RecipientReport {
  const withheld = [...report.withheld, ...decision.withheld];
  const [rule] = decision.refusedBy;
  if (decision.outcome === 'deliver') {
    return { ...report, state: OPEN_RECIPIENT_STATES.includes(report.state) ? 'admitted' : report.state, categories: decision.categories, withheld };
  }
  return {
    ...report,
    state: decision.outcome === 'hold' ? 'held' : addressed && couldNotDecide(decision) ? 'waiting' : 'refused',
    point: 'exchange',
    code: decision.code === '' ? 'policy-refused' : decision.code,
    rule: rule?.rule ?? null,
    cite: rule?.cite ?? null,
    reason: rule?.reason ?? null,
    categories: [],
    withheld,
  };
}

/** One recipient's receipt, as logged; or where our own words stand. */
async function takeAnswer(context: GatewayContext, data: Uint8Array, { onPlaced, onRecall }: Pick<Events, 'onPlaced' | 'onRecall'>): Promise<void> {
  reach('gateway:answer-received');
  const { outbox, database } = context;
  const answer = Answer.decode(data);
  if (answer.release.length > 0) return takeReleaseAnswer(context, answer);
  if (answer.recall.length > 0) {
    await takeRecallAnswer(context, answer);
    return onRecall();
  }
  if (answer.own.length > 0) {
    takeOwnAnswer(context, answer);
    return onPlaced();
  }
  const { receipt, salt, position } = answer;
  const { header, claims: peeked } = parseReceipt(receipt);
  const key = keyOrThrow(receiptKey(context.registry.state(), peeked.iss, header.kid, peeked.iat, position));
  const { claims, mode } = verifyReceipt(receipt, key);
  const entry = outbox.byDigest(toText(claims.notice));
  const answersRecall = mode === context.mode && takePurgeOfRecalled(context, claims, { jws: receipt, salt, position });
  const report = entry === undefined ? undefined : outbox.recipients(entry.cursor).find(({ recipient }) => recipient === claims.iss);
  if (entry === undefined || report === undefined || report.point === 'origin') {
    // Of whom an earlier revision reached, or who was held; or we recalled what another gateway of our member sent.
    if (answersRecall) return;
    throw new Unproved('unknown-notice', 'a receipt came from a gateway to which this notice was not sent');
  }
  if (mode !== context.mode || claims.origin !== context.address || claims.jti !== entry.id || claims.rev !== entry.rev) {
    throw new Unproved('wrong-receipt', 'the receipt is for another notice');
  }

  if (claims.categories !== undefined) {
    const { categories, code = null, iat } = claims;
    // It holds the rest still: where it stands does not change.
    database.transaction(() => {
      context.openings.addReceipt(position, salt, receipt, { outbox: entry.cursor });
      context.outboxWords.addPurge(entry.cursor, claims.iss, { categories, code, iat, position, jws: ascii(receipt) });
    });
    context.log.info({ notice: entry.id, recipient: claims.iss, state: claims.state, categories, position }, 'receipt');
    return;
  }
  // A later word that says nothing of an action that was declined does not take it back.
  const flags = claims.flags === undefined || claims.flags.length === 0 ? (report.receipt?.flags ?? []) : claims.flags;
  const said = {
    jws: ascii(receipt),
    state: claims.state,
    iat: claims.iat,
    position,
    retainUntil: claims.retainUntil ?? null,
    flags,
    reason: claims.reason ?? null,
  };
  database.transaction(() => {
    context.openings.addReceipt(position, salt, receipt, { outbox: entry.cursor });
    if (claims.state === 'requested') context.outboxWords.addRequest(entry.cursor, claims.iss, said);
    const later = supersedes(claims.state, report);
    if (later) {
      const [rule] = claims.flags ?? [];
      const refusal =
        claims.state === 'refused'
          ? { point: 'recipient' as const, code: claims.code ?? 'refused', reason: claims.reason ?? null, rule: rule?.rule ?? null, cite: rule?.cite ?? null }
          : { point: null, code: null, reason: null, rule: null, cite: null };
      outbox.updateRecipient(entry.cursor, { ...report, ...refusal, state: claims.state });
      outbox.storeReceipt(entry.cursor, claims.iss, said);
      outbox.settle(entry.cursor);
    }
  });
  if (claims.state === 'refused') context.metrics.refusals.inc({ point: 'recipient', code: claims.code ?? 'refused' });
  // Our own notice was not what our signature says: this gateway, or who uses its keys, did what it must not.
  if (claims.state === 'refused' && isViolation(claims.code ?? ''))
    context.alarm('violation-reported', { notice: entry.id, recipient: claims.iss, code: claims.code ?? null });
  reach('gateway:answer-stored');
  context.log.info({ notice: entry.id, recipient: claims.iss, state: claims.state, position }, 'receipt');
}

const receiptKey = (state: RegistryState, iss: Parameters<typeof signingKey>[1], kid: string, iat: number, position: number): KeyAnswer =>
  signingKey(state, iss, kid, iat * 1000, position);

const RANK = { refused: 1, delivered: 2, opened: 3, requested: 4, acted: 5, purged: 6 } as const;

/** Receipts may come in any order: what says more stays. A delivery that was damaged on its way may be refused first and delivered later. */
function supersedes(state: keyof typeof RANK, report: RecipientReport): boolean {
  if (report.receipt !== null) return RANK[state] > RANK[report.receipt.state];
  // Of one that was held, the decision that let it through may be on its way still.
  return report.point !== 'exchange' || report.state === 'held';
}

/** The exchange's signed refusal of a whole submission: terminal, and said in the status. */
async function takeReject(context: GatewayContext, data: Uint8Array): Promise<void> {
  const { outbox, database } = context;
  const { jws, position, hasPosition, salt, refusalPosition } = Reject.decode(data);
  const { header, claims: peeked } = parseRefusal(jws);
  const key = keyOrThrow(exchangeKey(context.registry.state(), header.kid, peeked.iat * 1000));
  const { claims, mode } = verifyRefusal(jws, key);
  if (mode === context.mode && claims.origin === context.address && (takeReleaseRefusal(context, claims) || takeRecallRefusal(context, claims))) return;
  const digest = toText(claims.notice);
  const entry = outbox.byDigest(digest) ?? outbox.bySubmissionDigest(digest);
  if (entry === undefined || mode !== context.mode || claims.origin !== context.address) {
    throw new Unproved('unknown-notice', 'a refusal came for a notice that this gateway did not send');
  }
  // What the log holds a decision for is no longer refused as a whole, whatever a later copy of it was told.
  if (entry.proof !== null || entry.state === 'refused') return;

  if (claims.code === 'clock-skew') context.standstill.datedAhead(parseNoticeJws(outbox.jws(entry.cursor)).claims.iat * 1000);
  database.transaction(() => {
    const submission = outbox.submission(entry.cursor);
    if (hasPosition && submission !== null) context.openings.addSent(entry.cursor, position, submission);
    if (hasPosition) context.openings.addRefusal(refusalPosition, salt, jws, { outbox: entry.cursor });
    refuseWhole(context, entry, claims.code, claims.reason, hasPosition ? position : null);
  });
  context.metrics.refusals.inc({ point: 'exchange', code: claims.code });
  context.log.error({ notice: entry.id, code: claims.code, position: hasPosition ? position : null }, 'the exchange refused the notice as a whole');
}

function refuseWhole({ outbox }: GatewayContext, entry: OutboxRow, code: string, reason: string, position: number | null): void {
  for (const report of outbox.recipients(entry.cursor)) {
    if (OPEN_RECIPIENT_STATES.includes(report.state) || report.state === 'waiting') {
      outbox.updateRecipient(entry.cursor, { ...report, state: 'refused', point: 'exchange', code, reason, rule: null, cite: null, categories: [] });
    }
  }
  outbox.refuse(entry.cursor, code, reason, position);
}

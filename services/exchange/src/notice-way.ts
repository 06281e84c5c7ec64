import { entryOf } from '@huecry/proto';
import { type BusMessage, type ExchangeBus, parseSubject, type Verdict } from '@huecry/bus';
import type { Engine } from '@huecry/policy';
import type { CheckedSubmission, Mode, ParsedSubmission, Signer } from '@huecry/seal';
import type { Logger } from 'pino';
import { type Admission, type AdmissionView, admit } from './admission/admit.ts';
import { checkWhole } from './admission/match.ts';
import { everRegisteredKey, requireSignature } from './admission/require.ts';
import { sha256 } from './bytes.ts';
import { answerMessage, decisionsOn, deliver, unanswered } from './deliver.ts';
import type { EssentialNotices } from './essential.ts';
import { codeOf, isBroken, isRetryable } from './errors.ts';
import { entryKey, type Ledger } from './ledger.ts';
import type { Metrics } from './metrics.ts';
import { decideNotice, type Outcome, type OutcomeContext, refuseNotice } from './outcome.ts';
import type { Prover } from './prover.ts';
import { Refusal } from './refusals.ts';
import type { Refuse } from './refuse.ts';
import type { RegistryKeeper } from './registry-keeper.ts';
import type { RulingProver } from './ruling-prover.ts';
import { reach } from './steps.ts';
import type { NamedAttachment } from './store/attachments.ts';
import type { Standstill } from './standstill.ts';
import type { NoticeRow, Store } from './store/index.ts';
import { noticeName, type Turns } from './turns.ts';

export interface NoticeWayOptions {
  readonly mode: Mode;
  /** The exchange's name, `iss` of what it signs. */
  readonly name: string;
  readonly signer: () => Signer;
  readonly clock: () => number;
  readonly engine: Engine;
  readonly registry: Pick<RegistryKeeper, 'state' | 'catchUp' | 'isReachable'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly store: Pick<Store, 'notices' | 'receipts' | 'attachments' | 'rulings' | 'recalls' | 'openings' | 'marks' | 'commit'>;
  readonly bus: Pick<ExchangeBus, 'publish'>;
  readonly refuse: Refuse;
  readonly prover: Pick<Prover, 'add'>;
  readonly rulingProver: Pick<RulingProver, 'add'>;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly standstill: Standstill;
  readonly essentials: EssentialNotices;
  readonly turns: Turns;
}

/**
 * The way of one submission: admit, notice entry, decide, decision entry, deliver. Each step may be cut off and run again with
 * the same message: what it promised before is durable or done anew in the same way. The bus gives the submissions of one gateway
 * one after the other, so nothing else of the same gateway comes in between.
 */
export function noticeWay(options: NoticeWayOptions): (message: BusMessage) => Promise<Verdict> {
  const { mode, clock, registry, ledger, store, bus, refuse, prover, rulingProver, log, metrics, standstill, essentials, turns } = options;
  const { notices, receipts, recalls, rulings } = store;

  const view = (): AdmissionView => ({
    mode,
    registry: registry.state(),
    nowMs: clock(),
    find: notices.find,
    holderOfRevision: notices.holderOfRevision,
    placeInSequence: notices.placeInSequence,
  });
  const context = (essential: boolean): OutcomeContext => ({ ...options, registry: registry.state(), nowMs: clock(), essential });

  const handle = async (message: BusMessage): Promise<void> => {
    // Counted once, however often the registry has moved on meanwhile.
    let counted = false;
    const countOnce = (submission: ParsedSubmission): void => {
      if (!counted) essentials.count(submission);
      counted = true;
    };
    for (let standing = false; ; ) {
      standstill.assertGoing();
      const at = view();
      const admission = admit(message, { ...at, standing });
      if (admission.outcome === 'turned-away') {
        if (!standing && (await standsAlready(admission, at))) {
          standing = true;
          continue;
        }
        count('turned-away', message);
        return refuse.turnAway(message, admission.submission, admission.refusal);
      }
      const { iss, jti } = admission.submission.claims;
      if (await turns(noticeName(iss, jti), () => goOn(admission, at, message, countOnce))) return;
    }
  };

  /** What was known or is admitted; false where the registry has moved on and everything is asked again. */
  const goOn = async (
    found: Exclude<Admission, { outcome: 'turned-away' }>,
    at: AdmissionView,
    message: BusMessage,
    countOnce: (submission: ParsedSubmission) => void,
  ): Promise<boolean> => {
    if (found.outcome === 'known') {
      count('known', message);
      await carryOn(found.notice, found.submission, wholeOrNull(found.submission), `.${message.sequence}`);
      return true;
    }
    const admission = unlessRecalled(found);
    const { digest, jws } = admission.submission;
    if (admission.outcome === 'admitted') standstill.assertLaw(at.registry, admission.submission.claims.iss);
    // Of a refused notice there is something to open only where its parts are those that it signs.
    const whole = admission.outcome === 'admitted' ? admission.checked : wholeOrNull(admission.submission);
    const essential = essentials.isEssential(message, whole);
    if (essential) countOnce(admission.submission);
    const appended = await ledger.append(entryKey('notice', digest), entryOf(clock(), { notice: { jws } }), at.registry.position, essential);
    if (appended.stale) {
      // A key may have been revoked since.
      await registry.catchUp(appended.registryPosition);
      return false;
    }
    reach('exchange:notice-appended');
    count(admission.outcome, message);
    const outcome = fixOutcome(admission, appended.position, context(essential));
    await store.commit(() => {
      notices.insert(outcome.row, admission.submission.claims);
      if (whole !== null) store.openings.keep(whole);
      notices.insertRecipients(outcome.row.digest, outcome.recipients);
      rulings.keepFacts(outcome.row.digest, outcome.held);
      if (admission.outcome === 'admitted') store.attachments.name(outcome.row.digest, filesOf(admission.checked));
    });
    await carryOn(outcome.row, admission.submission, admission.outcome === 'admitted' ? admission.checked : null, '');
    return true;
  };

  /** Nothing more is taken of a notice that is recalled: a later revision takes its entry and its number, and is refused. */
  const unlessRecalled = (admission: Extract<Admission, { outcome: 'admitted' | 'refused' }>): typeof admission => {
    const { submission } = admission;
    if (admission.outcome === 'refused' || !isRecalled(submission.claims)) return admission;
    return { outcome: 'refused', submission, refusal: wasRecalled(submission.claims) };
  };
  const isRecalled = ({ iss, jti }: Pick<NoticeRow, 'iss' | 'jti'>): boolean => recalls.of(iss, jti) !== null;

  const fixOutcome = (admission: Extract<Admission, { outcome: 'admitted' | 'refused' }>, position: number, at: OutcomeContext): Outcome => {
    const { submission } = admission;
    if (admission.outcome === 'refused') {
      metrics.refusals.inc({ code: admission.refusal.code });
      log.info({ jti: submission.claims.jti, origin: submission.claims.iss, code: admission.refusal.code, position }, 'notice refused');
      return refuseNotice(submission, admission.refusal, position, at);
    }
    if (admission.gap) {
      metrics.sequenceGaps.inc();
      // An alert overtakes the others of its gateway at all times: the gap before it fills in a moment.
      const { jti, iss, seq } = submission.claims;
      log[at.essential ? 'info' : 'warn']({ jti, origin: iss, seq, position }, 'the notice before is missing');
    }
    const outcome = decideNotice(submission, admission.checked, position, at);
    countDecisions(outcome, admission.checked);
    return outcome;
  };

  /**
   * From what is durable to the end. `checked` is null where this submission does not carry all that was signed; `again` goes into
   * the message ids of answers that were given before.
   */
  const carryOn = async (notice: NoticeRow, submission: ParsedSubmission, checked: CheckedSubmission | null, again: string): Promise<void> => {
    switch (notice.state) {
      case 'refusing':
        return finishRefusal(notice);
      case 'refused':
        if (notice.outcomePosition === null) throw new TypeError('a refused notice has the position of its refusal');
        return refuse.sendStanding(notice, notice.outcomePosition, again);
      case 'decided':
        reach('exchange:decided');
        return isRecalled(notice) ? finishRecalled(notice, submission) : finishDecision(notice, submission, checked);
      default:
        return answerAgain(notice, checked, again);
    }
  };

  const finishRefusal = async (notice: NoticeRow): Promise<void> => {
    const digest = sha256(notice.salt ?? new Uint8Array(0), notice.jws);
    const entry = entryOf(clock(), { refusal: { noticePosition: notice.position, digest } });
    const position = await appendAnyway(entryKey('refusal', notice.digest), entry, notice.essential);
    await refuse.sendStanding(notice, position);
    await store.commit(() => notices.setState(notice.digest, 'refused', position));
  };

  /** For entries that no registry statement can make wrong. */
  const appendAnyway = async (key: Uint8Array, entry: Parameters<Ledger['append']>[1], essential: boolean): Promise<number> => {
    for (;;) {
      const appended = await ledger.append(key, entry, registry.state().position, essential);
      if (!appended.stale) return appended.position;
      await registry.catchUp(appended.registryPosition);
    }
  };

  const finishDecision = async (decided: NoticeRow, submission: ParsedSubmission, checked: CheckedSubmission | null): Promise<void> => {
    let notice = decided;
    let position: number | null = null;
    while (position === null) {
      const entry = entryOf(notice.outcomeTimeMs, { decision: { noticePosition: notice.position, jws: notice.jws } });
      // An old one is appended only if it was: its time, and with it the law that it used, would be behind those of its entry.
      const registryPosition = clock() - notice.outcomeTimeMs > MAX_DECISION_AGE_MS ? SURELY_STALE : notice.registryPosition;
      const appended = await ledger.append(entryKey('decision', notice.digest), entry, registryPosition, notice.essential);
      if (!appended.stale) {
        ({ position } = appended);
        break;
      }
      // Keys or law changed before the decision stood: it is made anew, and the new one is durable before it is appended.
      await registry.catchUp(appended.registryPosition);
      if (checked === null) return missingParts(notice);
      const outcome = decideNotice(submission, checked, notice.position, context(notice.essential));
      await store.commit(() => {
        notices.replaceOutcome(outcome.row);
        notices.insertRecipients(notice.digest, outcome.recipients);
        rulings.keepFacts(notice.digest, outcome.held);
      });
      notice = outcome.row;
      if (notice.state === 'refusing') return finishRefusal(notice);
      reach('exchange:decided');
    }
    reach('exchange:decision-appended');
    const decisionPosition = position;
    if (checked === null) missingParts(notice);
    const recipients = notices.recipientsOf(notice.digest);
    const due = recipients.filter(({ outcome }) => outcome !== 'hold');
    const published = checked === null ? [] : await deliver(checked, due, decisionsOn(notice, decisionPosition, store), options);
    reach('exchange:delivered');
    await store.commit(() => {
      notices.setState(notice.digest, 'delivered', decisionPosition);
      notices.setPublished(notice.digest, published, clock());
    });
    log.info({ jti: notice.jti, origin: notice.iss, position: notice.position, decisionPosition, recipients: recipients.length }, 'notice delivered');
    prover.add(notice.digest);
  };

  /** Its recall came before its decision stood, as far as we know: then it is refused. Where it stands after all, nothing is delivered any more. */
  const finishRecalled = async (notice: NoticeRow, submission: ParsedSubmission): Promise<void> => {
    const entry = entryOf(notice.outcomeTimeMs, { decision: { noticePosition: notice.position, jws: notice.jws } });
    const asked = await ledger.append(entryKey('decision', notice.digest), entry, SURELY_STALE, notice.essential);
    if (!asked.stale) {
      const { position } = asked;
      await store.commit(() => notices.setState(notice.digest, 'delivered', position));
      return prover.add(notice.digest);
    }
    const { row } = refuseNotice(submission, wasRecalled(notice), notice.position, context(notice.essential));
    await store.commit(() => {
      notices.replaceOutcome(row);
      rulings.keepFacts(notice.digest, null);
    });
    metrics.refusals.inc({ code: 'recalled' });
    await finishRefusal(row);
  };

  /** The same submission again: whoever has not answered gets its delivery again, the origin its proof and the receipts there are. */
  const answerAgain = async (notice: NoticeRow, checked: CheckedSubmission | null, again: string): Promise<void> => {
    const { digest, outcomePosition } = notice;
    if (outcomePosition === null) throw new TypeError('a delivered notice has the position of its decision');
    if (checked !== null && !isRecalled(notice)) {
      const published = await deliver(checked, unanswered(notice, store, clock()), decisionsOn(notice, outcomePosition, store), options);
      if (published.length > 0) await store.commit(() => notices.setPublished(digest, published, clock()));
    }
    if (registry.isReachable(notice.iss)) {
      await bus.publish(receipts.logged(digest).map((receipt) => answerMessage(mode, notice.iss, receipt, receipt.position, again)));
    }
    prover.add(digest, again);
    for (const { id } of rulings.standing(digest)) rulingProver.add(id, again);
  };

  /**
   * A run that was cut off between the append and the first commit left an entry and no row; if the key has been revoked since,
   * the notice stands all the same, because the key was valid at its position.
   */
  const standsAlready = async ({ refusal, submission }: Extract<Admission, { outcome: 'turned-away' }>, at: AdmissionView): Promise<boolean> => {
    if (submission === null || !KEY_NO_LONGER_GOOD.has(refusal.code)) return false;
    const key = everRegisteredKey(at.registry, submission.claims.iss, submission.header.kid);
    if (key === null) return false;
    try {
      requireSignature(submission, key);
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
    const asked = await ledger.append(entryKey('notice', submission.digest), entryOf(clock(), { notice: { jws: submission.jws } }), SURELY_STALE);
    return !asked.stale;
  };

  const missingParts = ({ jti, iss }: NoticeRow): void => {
    log.warn({ jti, origin: iss }, 'submitted again without all that was signed: nothing delivered');
  };
  const count = (outcome: string, { subject }: BusMessage): void => {
    const parsed = parseSubject(subject);
    metrics.submissions.inc({ outcome, kind: parsed?.type === 'submit' ? parsed.kind : 'none' });
  };
  const countDecisions = ({ decisions }: Outcome, { routing: { kind } }: CheckedSubmission): void => {
    for (const { outcome, code, withheld } of decisions) {
      metrics.recipients.inc({ outcome, code, kind });
      for (const { category } of withheld) metrics.withheld.inc({ category });
    }
  };

  return async (message) => {
    reach('exchange:received');
    try {
      await handle(message);
      return 'ack';
    } catch (error) {
      metrics.retries.inc({ during: 'submission', code: codeOf(error) });
      standstill.saw(error);
      // Of a failed engine nothing is known but that it decides nothing: the message comes again.
      if (!isRetryable(error) && !isBroken(error)) throw error;
      log.warn({ subject: message.subject, attempt: message.attempt, code: codeOf(error) }, 'submission put off');
      return 'retry';
    }
  };
}

const wasRecalled = ({ jti }: Pick<NoticeRow, 'jti'>): Refusal => new Refusal('recalled', `${jti} was recalled`);

/** A registry position with which the ledger appends nothing and only says where a key stands that it has. */
const SURELY_STALE = 0;
/** A decision that is fixed and not yet in the ledger is made anew after this time. */
const MAX_DECISION_AGE_MS = 60_000;

const KEY_NO_LONGER_GOOD: ReadonlySet<string> = new Set(['revoked-key', 'expired-key', 'suspended-member', 'unknown-gateway']);

function wholeOrNull(submission: ParsedSubmission): CheckedSubmission | null {
  try {
    return checkWhole(submission);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The files that a notice names, with the category whose slot names them. */
const filesOf = ({ slots }: CheckedSubmission): NamedAttachment[] =>
  slots.flatMap(({ category, attachments }) => attachments.map((file) => ({ ...file, category })));

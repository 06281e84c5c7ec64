import { answerSubject, deliverSubject, type ExchangeBus, type OutgoingMessage } from '@huecry/bus';
import { type Address, memberOf } from '@huecry/notice';
import { Answer } from '@huecry/proto';
import { reviewers } from '@huecry/registry';
import { type CheckedSubmission, deliveryBuilder, type Mode } from '@huecry/seal';
import type { Logger } from 'pino';
import { base64url } from './bytes.ts';
import { codeOf, isRetryable } from './errors.ts';
import type { Metrics } from './metrics.ts';
import type { RegistryKeeper } from './registry-keeper.ts';
import type { LoggedReceipt, NoticeRow, ReceiptRow, RecipientRow, Store } from './store/index.ts';

export interface DeliverOptions {
  readonly mode: Mode;
  readonly bus: Pick<ExchangeBus, 'publish'>;
  readonly registry: Pick<RegistryKeeper, 'isReachable' | 'state'>;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'undelivered'>;
}

/** A decision on a notice, when its entry stands. */
export interface StandingDecision {
  readonly jws: Uint8Array;
  readonly noticePosition: number;
  readonly decisionPosition: number;
  /** One of its entries is marked: it was appended while the members' witnesses were missing for too long. */
  readonly unwitnessed: boolean;
}

/** Every decision there is on a notice. */
export interface Decisions {
  readonly own: StandingDecision;
  /** Those that ended holds. */
  readonly byRuling: ReadonlyMap<number, StandingDecision>;
  /** Elements of the notice's own decision that hold, or held, a recipient: a reviewing body sees them. */
  readonly held: readonly Uint8Array[];
}

/** What the store knows of a notice whose own decision stands at `decisionPosition`. */
export function decisionsOn(
  { digest, jws, position }: NoticeRow,
  decisionPosition: number,
  { notices, rulings, marks }: Pick<Store, 'notices' | 'rulings' | 'marks'>,
): Decisions {
  const standing = (decision: Uint8Array, at: number, ...more: number[]): StandingDecision => ({
    jws: decision,
    noticePosition: position,
    decisionPosition: at,
    unwitnessed: [position, at, ...more].some(marks.has),
  });
  return {
    own: standing(jws, decisionPosition),
    byRuling: new Map(
      rulings
        .standing(digest)
        .flatMap((ruling) =>
          ruling.jws === null || ruling.outcomePosition === null
            ? []
            : [[ruling.id, standing(ruling.jws, ruling.outcomePosition, ...(ruling.releasePosition === null ? [] : [ruling.releasePosition]))]],
        ),
    ),
    held: notices.recipientsOf(digest).flatMap(({ outcome, element, held }) => (held !== null ? [held] : outcome === 'hold' ? [element] : [])),
  };
}

const builderOf = (notice: CheckedSubmission, { jws, ...where }: StandingDecision) => deliveryBuilder(notice, { decision: jws, ...where });

/**
 * Publishes each recipient's delivery, or its blank, and gives the addresses for which JetStream has it. A member whose stream is
 * full or missing does not hold up the others: what could not be published is when the origin submits again.
 * @throws BusError unavailable
 */
export async function deliver(
  notice: CheckedSubmission,
  recipients: readonly RecipientRow[],
  decisions: Decisions,
  { mode, bus, registry, log, metrics }: DeliverOptions,
): Promise<Address[]> {
  const builders = new Map([...decisions.byRuling].map(([ruling, decision]) => [ruling, builderOf(notice, decision)]));
  const own = builderOf(notice, decisions.own);
  const reviewing = decisions.held.length === 0 ? new Set() : new Set(reviewers(registry.state()));
  const origin = memberOf(notice.iss);
  const digest = base64url(notice.digest);
  const indexOf = new Map(notice.recipients.map(({ to }, index) => [to, index]));

  const publishOne = async ({ address, outcome, categories, element, ruling, held, times }: RecipientRow): Promise<Address | null> => {
    const index = indexOf.get(address);
    if (index === undefined || !registry.isReachable(address)) {
      metrics.undelivered.inc({ code: 'unreachable' });
      return null;
    }
    // What ended a hold is another decision than the notice's own, and its element is shown with it.
    const builder = held === null || ruling === null ? own : (builders.get(ruling) ?? own);
    const shown = held === null && reviewing.has(memberOf(address)) ? decisions.held : [];
    const data = outcome === 'deliver' ? builder.deliver(index, categories, element, shown) : builder.blank(index, element);
    try {
      await bus.publish([
        { subject: deliverSubject(mode, address, origin, notice.routing.kind), data, msgId: `${digest}.${address}${times === 0 ? '' : `.${times}`}` },
      ]);
      return address;
    } catch (error) {
      if (isRetryable(error) && codeOf(error) !== 'full') throw error;
      metrics.undelivered.inc({ code: codeOf(error) });
      log.warn({ jti: notice.jti, recipient: address, code: codeOf(error) }, 'delivery left for the next submission');
      return null;
    }
  };
  // All of them at once: the bus sends in windows of its own.
  const outcomes = await Promise.allSettled(recipients.map(publishOne));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' && outcome.value !== null ? [outcome.value] : []));
}

/**
 * A recipient's receipt on its way to the origin, or to who recalled its notice. `again` tells a repeated answer from the first, which JetStream would take for
 * a duplicate.
 */
export const answerMessage = (
  mode: Mode,
  to: Address,
  { jws, salt, digest }: Pick<LoggedReceipt, 'jws' | 'salt' | 'digest'>,
  position: number,
  again = '',
): OutgoingMessage => ({
  subject: answerSubject(mode, to),
  data: Answer.encode({ receipt: jws, salt, position, release: NOTHING, recall: NOTHING, proof: '', own: [], recipients: [], noticePosition: 0 }),
  msgId: `answer.${base64url(digest)}.${to}${again}`,
});

/**
 * What opens a recipient's own receipts of one entry, on its way to that recipient: without it, it could not prove what it has said. One
 * that it sent again comes with the receipt that stands, which may be dated otherwise.
 */
export const ownAnswerMessage = (mode: Mode, recipient: Address, receipts: readonly ReceiptRow[], position: number, again = ''): OutgoingMessage => ({
  subject: answerSubject(mode, recipient),
  data: Answer.encode({
    receipt: NOTHING,
    salt: NOTHING,
    position,
    release: NOTHING,
    recall: NOTHING,
    proof: '',
    recipients: [],
    noticePosition: 0,
    own: receipts.map(({ digest, salt, jws }) => ({ digest, salt, receipt: again === '' ? NOTHING : jws })),
  }),
  msgId: `own.${position}${again}`,
});

const NOTHING = new Uint8Array(0);

/** How long a delivery is given before it is published again: 2 s, four times as long each time, a day at most. */
export const againAfterMs = (times: number): number => Math.min(2_000 * 4 ** (times - 1), 24 * 3_600_000);

/**
 * Who is to get its delivery again when the origin submits again: who never got it, and who has not said anything for long enough.
 * JetStream may have lost it; a recipient that is only away must not find its stream full of copies. Who is held gets nothing until its
 * hold ends; where the notice expires before, the blank that says it was held, so that its chain has no hole.
 */
export function unanswered(notice: NoticeRow, store: Pick<Store, 'notices' | 'receipts'>, nowMs: number): RecipientRow[] {
  const answered = store.receipts.recipientsWithReceipt(notice.digest);
  return store.notices
    .recipientsOf(notice.digest)
    .filter(({ outcome, ruling }) => outcome !== 'hold' || (ruling === null && notice.exp * 1000 <= nowMs))
    .filter(({ address, times, publishedMs }) => times === 0 || (!answered.has(address) && nowMs - publishedMs >= againAfterMs(times)));
}

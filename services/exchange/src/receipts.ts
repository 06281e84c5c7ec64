import { randomBytes } from 'node:crypto';
import { type BusMessage, senderOf, type Verdict } from '@huecry/bus';
import { type Address, CATEGORIES } from '@huecry/notice';
import { Receipt } from '@huecry/proto';
import { type Mode, type ParsedJws, parseReceipt, type ReceiptClaims, verifyReceipt } from '@huecry/seal';
import type { Logger } from 'pino';
import { sameBytes } from './bytes.ts';
import { codeOf } from './errors.ts';
import type { Metrics } from './metrics.ts';
import type { ReceiptBatches } from './receipt-batches.ts';
import { Refusal } from './refusals.ts';
import type { RegistryKeeper } from './registry-keeper.ts';
import { parseSaid, requireMode, requireOwnSubject, requireSignature } from './said.ts';
import { reach } from './steps.ts';
import type { ReceiptRow, Store } from './store/index.ts';
import { RECALLED_PART } from './store/recalls.ts';

export interface ReceiptsOptions {
  readonly mode: Mode;
  readonly clock: () => number;
  readonly registry: Pick<RegistryKeeper, 'state'>;
  readonly store: Pick<Store, 'notices' | 'receipts' | 'recalls' | 'commit'>;
  readonly batches: Pick<ReceiptBatches, 'add' | 'answerAgain'>;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'receipts' | 'receiptsRefused' | 'retries'>;
}

/**
 * Takes recipients' receipts: verifies, remembers each once, and acks when it is durable. Their ledger entries and the answers to
 * the origins are the batches' duty. A receipt that is refused is dropped: its gateway sends it again as long as it has reason to.
 */
export function receiptTaker({ mode, clock, registry, store, batches, log, metrics }: ReceiptsOptions) {
  const examine = (message: BusMessage): ReceiptRow => {
    const receipt = parse(message.data);
    requireOwnSubject(receipt, message.subject, 'receipt');
    requireMode(receipt, mode, 'receipt');
    requireSignature(receipt, registry.state(), clock(), verifyReceipt);
    requireDelivered(receipt.claims, store);
    const { iss, notice, state, categories = [] } = receipt.claims;
    // Absent witnesses have no veto on a purge, nor on an origin's knowing whom its alert has reached.
    const essential = state === 'purged' || store.notices.find(notice)?.essential === true;
    return {
      digest: receipt.digest,
      notice,
      recipient: iss,
      state,
      part: answersRecall(receipt.claims, store) ? RECALLED_PART : categories.join(' '),
      jws: receipt.jws,
      salt: Uint8Array.from(randomBytes(32)),
      essential,
    };
  };

  /** A category is purged once: there are at most so many purges, and then all of it. */
  const bounded = (row: ReceiptRow, fresh: readonly ReceiptRow[]): ReceiptRow => {
    // One of each recipient, however often it has purged before.
    if (row.part === RECALLED_PART) return row;
    const beside = fresh.filter(({ notice, recipient, state }) => recipient === row.recipient && state === row.state && sameBytes(notice, row.notice)).length;
    if (store.receipts.count(row.notice, row.recipient, row.state) + beside <= CATEGORIES.length) return row;
    throw new Refusal('too-many-receipts', `${row.recipient} signed more than ${CATEGORIES.length + 1} receipts of one state for one notice`);
  };

  return async (messages: readonly BusMessage[]): Promise<readonly Verdict[]> => {
    reach('exchange:receipts-received');
    const fresh: ReceiptRow[] = [];
    const verdicts = messages.map((message): Verdict => {
      try {
        const row = examine(message);
        const taken = store.receipts.taken(row);
        // Sent again, because an ack was lost or with a newer date: what was taken first counts, and the origin hears it again.
        if (taken !== null) batches.answerAgain(taken, `.${message.sequence}`);
        else fresh.push(bounded(row, fresh));
        return 'ack';
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        metrics.receiptsRefused.inc({ code: error.code });
        log.warn({ sender: senderOf(message.subject), code: error.code, sizeBytes: message.data.length }, 'receipt refused');
        return 'term';
      }
    });
    if (fresh.length > 0) {
      try {
        await store.commit(() => fresh.forEach(store.receipts.insert));
      } catch (error) {
        metrics.retries.inc({ during: 'receipt', code: codeOf(error) });
        throw error;
      }
      for (const { state } of fresh) metrics.receipts.inc({ state });
      for (const line of fresh) batches.add(line);
    }
    return verdicts;
  };
}

const parse = (data: Uint8Array): ParsedJws<ReceiptClaims> => parseSaid(() => parseReceipt(Receipt.decode(data).jws));

/** A purge that a recall asked for: told apart from a purge of the same revision before, for which its recipient had another reason. */
const answersRecall = ({ state, code, categories, origin, jti }: ReceiptClaims, { recalls }: ReceiptsOptions['store']): boolean =>
  state === 'purged' && code === 'recalled' && categories === undefined && (recalls.of(origin, jti)?.position ?? null) !== null;

/** Who was told of a recall says that it has purged of the revision that the recall names, whether it ever had that one. */
const wasRecalledFrom = ({ iss, notice, state, code }: ReceiptClaims, { recalls }: ReceiptsOptions['store']): boolean => {
  const recall = state === 'purged' && code === 'recalled' ? recalls.naming(notice) : null;
  return recall !== null && recalls.isRecipient(recall.id, iss);
};

/** Only who got a delivery has something to say about it, and about the notice as it was. */
function requireDelivered(claims: ReceiptClaims, store: ReceiptsOptions['store']): void {
  const notice = store.notices.find(claims.notice);
  const found = notice?.iss === claims.origin && notice.jti === claims.jti && notice.rev === claims.rev;
  const to = notice === null ? undefined : store.notices.recipientsOf(notice.digest).find(({ address }) => address === (claims.iss satisfies Address));
  const heard = to?.outcome === 'deliver' || wasRecalledFrom(claims, store);
  if (!found || !heard || notice === null || !sameBytes(notice.digest, claims.notice)) {
    throw new Refusal('unknown-recipient', `no notice with that digest, origin and revision was delivered to ${claims.iss}`);
  }
}

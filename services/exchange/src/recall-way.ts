import { randomBytes } from 'node:crypto';
import { type BusMessage, type ExchangeBus, recalledSubject, senderOf, type Verdict } from '@huecry/bus';
import { type Address, memberOf } from '@huecry/notice';
import { entryOf, Recall, Recalled } from '@huecry/proto';
import { type RegistryState } from '@huecry/registry';
import { type Mode, type ParsedJws, parseRecall, type RecallClaims, verifyRecall } from '@huecry/seal';
import type { Logger } from 'pino';
import type { AttachmentService } from './attachments/service.ts';
import { base64url, sha256 } from './bytes.ts';
import { againAfterMs, answerMessage } from './deliver.ts';
import { codeOf, isBroken, isRetryable } from './errors.ts';
import { entryKey, type Ledger } from './ledger.ts';
import type { Metrics } from './metrics.ts';
import type { Prover } from './prover.ts';
import { publishToEach } from './publish.ts';
import type { RecallProver } from './recall-prover.ts';
import { Refusal } from './refusals.ts';
import type { Refuse } from './refuse.ts';
import type { RegistryKeeper } from './registry-keeper.ts';
import type { Standstill } from './standstill.ts';
import { parseSaid, requireMode, requireOwnSubject, requireSignature } from './said.ts';
import { reach } from './steps.ts';
import type { NoticeRow, RecallRow, Store } from './store/index.ts';
import { RECALLED_PART } from './store/recalls.ts';
import { noticeName, type Turns } from './turns.ts';

export interface RecallWayOptions {
  readonly mode: Mode;
  readonly clock: () => number;
  readonly registry: Pick<RegistryKeeper, 'state' | 'catchUp' | 'isReachable'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly store: Pick<Store, 'notices' | 'recalls' | 'receipts' | 'marks' | 'commit'>;
  readonly bus: Pick<ExchangeBus, 'publish'>;
  readonly refuse: Pick<Refuse, 'turnAway'>;
  readonly attachments: Pick<AttachmentService, 'sweep'>;
  readonly prover: Pick<Prover, 'add'>;
  readonly recallProver: Pick<RecallProver, 'add'>;
  readonly turns: Turns;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'recalls' | 'retries' | 'undelivered'>;
  readonly standstill: Pick<Standstill, 'assertGoing'>;
}

/** With this the ledger appends nothing and only says where a key stands that it has. */
const SURELY_STALE = 0;

/**
 * The way of one recall: examine it, fix it, its entry, and one message to every gateway that was given something of the notice. Each step may be
 * cut off and run again with the same message. From its entry on nothing of the notice goes out: its submissions and releases take turns with it.
 */
export function recallWay(options: RecallWayOptions): (message: BusMessage) => Promise<Verdict> {
  const { mode, clock, registry, ledger, store, bus, refuse, attachments, prover, recallProver, turns, log, metrics, standstill } = options;
  const { notices, recalls, receipts } = store;

  const handle = async (message: BusMessage): Promise<void> => {
    standstill.assertGoing();
    let recall: ParsedJws<RecallClaims> | null = null;
    try {
      const parsed = parse(message.data);
      recall = parsed;
      requireOwnSubject(parsed, message.subject, 'recall');
      await turns(noticeName(parsed.claims.origin, parsed.claims.jti), () => examineAndGoOn(parsed, message));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      metrics.recalls.inc({ outcome: 'turned-away', code: error.code });
      await refuse.turnAway(message, recall, error);
    }
  };

  const examineAndGoOn = async (recall: ParsedJws<RecallClaims>, { sequence }: BusMessage): Promise<void> => {
    const known = recalls.byRecall(recall.digest);
    if (known !== null) return carryOn(known, `.${sequence}`);
    requireMode(recall, mode, 'recall');
    requireOrigin(recall, registry.state(), clock());
    const { iss: gateway, origin: iss, jti, notice } = recall.claims;
    // There is one: another of the same notice is answered with it.
    const standing = recalls.of(iss, jti);
    if (standing !== null) return carryOn(standing, `.${sequence}`, gateway);
    requireNotice(recall, store);
    const salt = Uint8Array.from(randomBytes(32));
    const taken = await store.commit(() => recalls.take({ iss, jti, notice, gateway, recall: recall.digest, jws: recall.jws, salt }));
    reach('exchange:recall-taken');
    await carryOn(taken, '');
  };

  const carryOn = async (row: RecallRow, again: string, asker?: Address): Promise<void> => {
    const recall = row.state === 'taken' ? await append(row) : row;
    await tell(recall);
    reach('exchange:recall-delivered');
    await answerAgain(recall, again, asker);
    recallProver.add(recall.id, again, asker);
  };

  /** One that may no longer be given does not enter the ledger; one that is there stands, whatever has changed since. */
  const append = async (taken: RecallRow): Promise<RecallRow> => {
    const recall = parseRecall(taken.jws);
    const { position: noticePosition } = noticeOf(taken);
    const digest = sha256(taken.salt, taken.jws);
    for (;;) {
      const state = registry.state();
      const refusal = refusalOf(() => requireOrigin(recall, state, clock()));
      const entry = entryOf(clock(), { recall: { noticePosition, digest } });
      // Absent witnesses have no veto on it.
      const appended = await ledger.append(entryKey('recall', taken.recall), entry, refusal === null ? state.position : SURELY_STALE, true);
      if (!appended.stale) {
        reach('exchange:recall-appended');
        const decided = await decidedMeanwhile(taken);
        await store.commit(() => {
          for (const { digest: notice, position } of decided) notices.setState(notice, 'delivered', position);
          recalls.setStanding(taken, appended.position);
        });
        for (const { digest: notice } of decided) prover.add(notice);
        const { claims } = recall;
        metrics.recalls.inc({ outcome: 'standing', code: '' });
        log.info({ jti: claims.jti, origin: claims.origin, by: claims.iss, code: claims.code, position: appended.position }, 'notice recalled');
        // Nobody may have its files any more: they go now. What cannot be removed is tried again.
        await attachments.sweep();
        return current(taken);
      }
      if (refusal !== null) {
        await store.commit(() => recalls.drop(taken.id));
        throw refusal;
      }
      await registry.catchUp(appended.registryPosition);
    }
  };

  /** Revisions whose decision stands in the ledger although we never heard so: a run was cut off there, and may have delivered them. */
  const decidedMeanwhile = async ({ iss, jti }: RecallRow): Promise<{ readonly digest: Uint8Array; readonly position: number }[]> => {
    const stand: { digest: Uint8Array; position: number }[] = [];
    for (const { digest, position: noticePosition, jws, outcomeTimeMs, essential } of notices.undecided(iss, jti)) {
      const entry = entryOf(outcomeTimeMs, { decision: { noticePosition, jws } });
      const asked = await ledger.append(entryKey('decision', digest), entry, SURELY_STALE, essential);
      if (!asked.stale) stand.push({ digest, position: asked.position });
    }
    return stand;
  };

  /** Tells whoever has not purged and was not told a moment ago. Whom the bus does not reach now is told when the recall comes again. */
  const tell = async (recall: RecallRow): Promise<void> => {
    const { id, jws, salt, position } = recall;
    if (position === null) throw new TypeError('a recall that stands has its position');
    const data = Recalled.encode({ jws, salt, position, unwitnessed: store.marks.has(position), noticePosition: noticeOf(recall).position });
    const purged = new Set(purges(recall).map(({ recipient }) => recipient));
    const due = recalls
      .recipients(id)
      .filter(({ address, times, publishedMs }) => !purged.has(address) && (times === 0 || clock() - publishedMs >= againAfterMs(times)));
    const told: Address[] = [];
    for (const { address, times } of due) {
      if (!registry.isReachable(address)) continue;
      try {
        const msgId = `recalled.${base64url(recall.recall)}.${address}${times === 0 ? '' : `.${times}`}`;
        await bus.publish([{ subject: recalledSubject(mode, address), data, msgId }]);
        told.push(address);
      } catch (error) {
        if (isRetryable(error) && codeOf(error) !== 'full') throw error;
        metrics.undelivered.inc({ code: codeOf(error) });
        log.warn({ jti: recall.jti, recipient: address, code: codeOf(error) }, 'a recipient could not be told of a recall; it is when the recall comes again');
      }
    }
    if (told.length > 0) await store.commit(() => recalls.setPublished(id, told, clock()));
  };

  /** Answers to the recall that the ledger holds. */
  const purges = ({ notice }: RecallRow) => receipts.logged(notice).filter(({ part }) => part === RECALLED_PART);

  /** Who recalls again lacks something: the purges that there are, too. */
  const answerAgain = async (recall: RecallRow, again: string, asker: Address | undefined): Promise<void> => {
    if (again === '') return;
    const hearers = [...new Set([recall.iss, recall.gateway, asker])].filter((to) => to !== undefined && registry.isReachable(to)) as Address[];
    const messages = hearers.flatMap((to) => purges(recall).map((receipt) => answerMessage(mode, to, receipt, receipt.position, again)));
    // A recall that is put off keeps its place among those of all members: for a stream that is full it does not, and comes again anyway.
    const full = await publishToEach(bus, messages);
    if (full.size > 0) log.warn({ jti: recall.jti, code: 'full', subjects: [...full] }, 'purges left for when the recall comes again');
  };

  const noticeOf = ({ notice }: RecallRow): NoticeRow => {
    const found = notices.find(notice);
    if (found === null) throw new TypeError('a recall is about a notice that is known');
    return found;
  };
  const current = ({ id }: RecallRow): RecallRow => {
    const found = recalls.byId(id);
    if (found === null) throw new TypeError('a recall that stands in the ledger is not dropped');
    return found;
  };

  return async (message) => {
    reach('exchange:recall-received');
    try {
      await handle(message);
      return 'ack';
    } catch (error) {
      metrics.retries.inc({ during: 'recall', code: codeOf(error) });
      if (!isRetryable(error) && !isBroken(error)) throw error;
      log.warn({ sender: senderOf(message.subject), code: codeOf(error), err: error }, 'recall put off');
      return 'retry';
    }
  };
}

const parse = (data: Uint8Array): ParsedJws<RecallClaims> => parseSaid(() => parseRecall(Recall.decode(data).jws));

/** A valid key of a gateway of the member that signed the notice: by the registry at one position. */
function requireOrigin(recall: ParsedJws<RecallClaims>, registry: RegistryState, nowMs: number): void {
  requireSignature(recall, registry, nowMs, verifyRecall);
  const { claims } = recall;
  if (memberOf(claims.iss) !== memberOf(claims.origin)) throw new Refusal('not-the-origin', `${claims.iss} is not a gateway of ${memberOf(claims.origin)}`);
}

/** It names a revision that was taken, as it was signed, and that was not refused: a refused one reached nobody. */
function requireNotice({ claims }: ParsedJws<RecallClaims>, { notices }: Pick<Store, 'notices'>): void {
  const notice = notices.find(claims.notice);
  const same = notice !== null && notice.iss === claims.origin && notice.jti === claims.jti && notice.rev === claims.rev;
  if (!same || notice.state === 'refused' || notice.state === 'refusing')
    throw new Refusal('unknown-notice', `no notice of ${claims.origin} with that digest, id and revision was taken`);
}

function refusalOf(check: () => void): Refusal | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

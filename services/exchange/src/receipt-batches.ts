import { entryOf } from '@huecry/proto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExchangeBus, OutgoingMessage } from '@huecry/bus';
import type { Address } from '@huecry/notice';
import type { Mode } from '@huecry/seal';
import type { Logger } from 'pino';
import { sha256 } from './bytes.ts';
import { answerMessage, ownAnswerMessage } from './deliver.ts';
import { codeOf, isRetryable } from './errors.ts';
import { entryKey, type Ledger } from './ledger.ts';
import type { Metrics } from './metrics.ts';
import { publishToEach } from './publish.ts';
import type { RegistryKeeper } from './registry-keeper.ts';
import { reach } from './steps.ts';
import type { BatchRow, ReceiptLine, ReceiptRow, Store } from './store/index.ts';
import { RECALLED_PART } from './store/recalls.ts';

export interface ReceiptBatchesOptions {
  readonly mode: Mode;
  readonly clock: () => number;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly registry: Pick<RegistryKeeper, 'state' | 'catchUp' | 'isReachable'>;
  readonly store: Pick<Store, 'notices' | 'receipts' | 'recalls' | 'commit'>;
  readonly bus: Pick<ExchangeBus, 'publish'>;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'receiptsPending' | 'retries'>;
  /** A gateway's receipts share at most one entry in this time. Default a second. */
  readonly everyMs?: number;
  readonly retryMs?: number;
}

/** The duty to log receipts, and to tell the origins and who signed them. It is durable: what is unfinished is found again at the start. */
export interface ReceiptBatches {
  /**
   * The gateway has receipts waiting. The first is logged at once, those that follow within a second together. Essential ones are a
   * line of their own: they do not wait with the others while ordinary intake is halted.
   */
  add(line: ReceiptLine): void;
  /** A receipt that was taken before: its origin and its signer hear it again, if it is logged. */
  answerAgain(receipt: ReceiptRow, again: string): void;
  /** Nothing waits any more. */
  idle(): Promise<void>;
  /** Ends after the batches under way; what waits stays durable. */
  close(): Promise<void>;
}

/** Digests of 32 bytes and their framing: an entry has at most 65,535 bytes. */
const MAX_RECEIPTS = 1_024;
/** Who opens the entry for an auditor does it in one message. */
const MAX_RECEIPTS_BYTES = 2 * 1024 * 1024;

const nameOf = ({ recipient, essential }: ReceiptLine): string => `${essential ? 'essential' : 'ordinary'} ${recipient}`;

export function startReceiptBatches(options: ReceiptBatchesOptions): ReceiptBatches {
  const { mode, clock, ledger, registry, store, bus, log, metrics, everyMs = 1_000, retryMs = 1_000 } = options;
  const { receipts } = store;
  const running = new Map<string, Promise<void>>();
  /** Lines in which something came since their work last looked. */
  const waiting = new Set<string>();
  const stopped = new AbortController();

  /** Logs what a line has waiting until nothing does; one at a time per line, lines beside each other. */
  const work = async (line: ReceiptLine): Promise<void> => {
    while (!stopped.signal.aborted) {
      waiting.delete(nameOf(line));
      const batch = await store.commit(() => receipts.formBatch(line, MAX_RECEIPTS, MAX_RECEIPTS_BYTES));
      if (batch === null) return;
      await finish(batch);
      await sleep(everyMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  /** From a batch that is durable to its answers, however often that takes. */
  const finish = async (batch: BatchRow): Promise<void> => {
    for (let last = ''; !stopped.signal.aborted; ) {
      try {
        return await logAndAnswer(batch);
      } catch (error) {
        const code = codeOf(error);
        metrics.retries.inc({ during: 'receipts', code });
        // Said once: without witnesses it may wait for long.
        if (code !== 'unwitnessed' || last !== code)
          log[isRetryable(error) ? 'warn' : 'error']({ gateway: batch.recipient, code, err: error }, 'receipts put off');
        last = code;
        await sleep(retryMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      }
    }
  };
  const logAndAnswer = async (batch: BatchRow): Promise<void> => {
    const digests = batch.receipts.map(({ salt, jws }) => sha256(salt, jws)).toSorted(Buffer.compare);
    const position = batch.position ?? (await append(entryKey('receipts', ...digests), digests, batch.essential));
    reach('exchange:receipts-appended');
    await store.commit(() => receipts.setPosition(batch.id, position));
    const full = await answer(batch.recipient, batch.receipts, position);
    reach('exchange:receipts-answered');
    if (full.size === 0) await store.commit(() => receipts.setAnswered(batch.id));
    else owe(batch, full);
    metrics.receiptsPending.set(receipts.waiting());
    log.info({ gateway: batch.recipient, position, receipts: batch.receipts.length }, 'receipts logged');
  };
  const append = async (key: Uint8Array, digests: readonly Uint8Array[], essential: boolean): Promise<number> => {
    for (;;) {
      const appended = await ledger.append(key, entryOf(clock(), { receipts: { digests } }), registry.state().position, essential);
      if (!appended.stale) return appended.position;
      await registry.catchUp(appended.registryPosition);
    }
  };
  const messagesOf = (taken: readonly ReceiptRow[], position: number, again = ''): OutgoingMessage[] =>
    taken.flatMap((receipt) => {
      const origin = store.notices.find(receipt.notice)?.iss;
      // Another gateway of the origin's member may have recalled: it waits for the purges as well.
      const recaller = receipt.part === RECALLED_PART ? store.recalls.naming(receipt.notice)?.gateway : undefined;
      return [...new Set([origin, recaller])].flatMap((to) =>
        to !== undefined && registry.isReachable(to) ? [answerMessage(mode, to, receipt, position, again)] : [],
      );
    });
  /** Each origin hears what was said to it; the recipient, in one message, what opens what it said. Gives the origins' subjects that are full. */
  const answer = async (recipient: Address, taken: readonly ReceiptRow[], position: number, again = ''): Promise<ReadonlySet<string>> => {
    const full = await publishToEach(bus, messagesOf(taken, position, again));
    if (!registry.isReachable(recipient)) return full;
    const unheard = await publishToEach(bus, [ownAnswerMessage(mode, recipient, taken, position, again)]);
    // It reads too little for too long. Its receipts stand and its origins know; it asks again by sending them again.
    if (unheard.size > 0) log.warn({ gateway: recipient, code: 'full', position }, 'a recipient could not be told what opens its own receipts');
    return full;
  };

  /** By subject of an origin whose stream was full: the batches of which it was not told. It holds up no other origin, and no recipient's next batch. */
  const owed = new Map<string, Set<number>>();
  let paying: Promise<void> | null = null;
  const owe = ({ id, recipient }: BatchRow, full: ReadonlySet<string>): void => {
    log.warn({ gateway: recipient, code: 'full', subjects: [...full] }, 'origins could not be told of receipts yet');
    for (const subject of full) owed.set(subject, (owed.get(subject) ?? new Set()).add(id));
    paying ??= payAll();
  };
  const payAll = async (): Promise<void> => {
    while (owed.size > 0) {
      await sleep(retryMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return;
      try {
        for (const [subject, batches] of owed) await pay(subject, batches);
      } catch (error) {
        metrics.retries.inc({ during: 'receipts', code: codeOf(error) });
        log[isRetryable(error) ? 'warn' : 'error']({ code: codeOf(error), err: error }, 'origins could not be told of receipts yet');
      }
    }
    paying = null;
  };
  /** The oldest first, until one does not go in. */
  const pay = async (subject: string, batches: Set<number>): Promise<void> => {
    for (const id of batches) {
      const batch = receipts.unfinishedBatch(id);
      const mine = batch === null || batch.position === null ? [] : messagesOf(batch.receipts, batch.position).filter((message) => message.subject === subject);
      if ((await publishToEach(bus, mine)).size > 0) return;
      batches.delete(id);
      if (batches.size === 0) owed.delete(subject);
      if (![...owed.values()].some((others) => others.has(id))) await store.commit(() => receipts.setAnswered(id));
      metrics.receiptsPending.set(receipts.waiting());
    }
  };

  const start = (line: ReceiptLine, unfinished: readonly BatchRow[] = []): void => {
    const name = nameOf(line);
    if (running.has(name) || stopped.signal.aborted) return;
    const job = (async () => {
      for (const batch of unfinished) await finish(batch);
      await work(line);
    })()
      .catch((error: unknown) => {
        log.error({ gateway: line.recipient, code: codeOf(error), err: error }, 'receipts put off');
        waiting.add(name);
        return sleep(retryMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      })
      .finally(() => {
        running.delete(name);
        if (waiting.has(name)) start(line);
      });
    running.set(name, job);
  };

  metrics.receiptsPending.set(receipts.waiting());
  const unfinished = Map.groupBy(receipts.unfinishedBatches(), nameOf);
  for (const batches of unfinished.values()) for (const line of batches.slice(0, 1)) start(line, batches);
  for (const line of receipts.linesWaiting()) start(line);
  return {
    add(line) {
      waiting.add(nameOf(line));
      start(line);
    },
    answerAgain(receipt, again) {
      const logged = receipts
        .logged(receipt.notice)
        .find(({ recipient, state, part }) => recipient === receipt.recipient && state === receipt.state && part === receipt.part);
      if (logged === undefined) return;
      answer(logged.recipient, [logged], logged.position, again).catch((error: unknown) => log.warn({ code: codeOf(error) }, 'answer not sent again'));
    },
    async idle() {
      while (running.size > 0) await Promise.all(running.values());
    },
    async close() {
      stopped.abort();
      await Promise.all(running.values());
      await paying;
    },
  };
}

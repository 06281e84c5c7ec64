import { answerSubject } from '@huecry/bus';
import type { Address } from '@huecry/notice';
import { Answer } from '@huecry/proto';
import { base64url } from './bytes.ts';
import { startDuty } from './duty.ts';
import { codeOf, isRetryable } from './errors.ts';
import type { ProverOptions } from './prover.ts';
import { publishToEach } from './publish.ts';
import { reach } from './steps.ts';
import type { NoticeRow, RecallRow, Store } from './store/index.ts';

export interface RecallProverOptions extends Pick<ProverOptions, 'mode' | 'ledger' | 'bus' | 'registry' | 'log' | 'metrics' | 'retryMs'> {
  readonly store: Pick<Store, 'notices' | 'recalls' | 'commit'>;
}

/** The duty to tell the origin, and whoever else recalled, that a recall stands, with its proof and who is told of it. */
export interface RecallProver {
  /** `again` tells what was sent before from the first, which JetStream would take for a duplicate; `asker`: who asks, if it is neither of them. */
  add(id: number, again?: string, asker?: Address): void;
  pending(): number;
  close(): Promise<void>;
}

interface Due {
  readonly id: number;
  readonly again: string;
  readonly asker: Address | undefined;
}

const BATCH = 64;
const NOTHING = new Uint8Array(0);

export function startRecallProver(options: RecallProverOptions): RecallProver {
  const { mode, ledger, store, bus, registry, log, metrics, retryMs = 1_000 } = options;
  const { recalls } = store;

  const prove = async (asked: readonly Due[]): Promise<void> => {
    const due = asked.flatMap((one) => {
      const recall = recalls.byId(one.id);
      const notice = recall === null ? null : store.notices.find(recall.notice);
      return recall === null || recall.position === null || notice === null ? [] : [{ ...one, recall, notice, position: recall.position }];
    });
    if (due.length === 0) return;
    const proofs = await ledger.proofs(due.map(({ position }) => position));
    const messages = due.flatMap(({ recall, notice, position, again, asker }, index) => {
      const data = Answer.encode({
        ...about(recall, notice),
        position,
        proof: proofs[index] ?? '',
        recipients: recalls.recipients(recall.id).map(({ address }) => address),
      });
      const hearers = [...new Set([recall.iss, recall.gateway, asker])].filter((to) => to !== undefined && registry.isReachable(to)) as Address[];
      return hearers.map((to) => ({ subject: answerSubject(mode, to), data, msgId: `recall.${base64url(recall.recall)}.${to}${again}` }));
    });
    const full = await publishToEach(bus, messages);
    // Who recalls asks again by sending its recall again, until everybody has purged.
    if (full.size > 0) log.warn({ code: 'full', subjects: [...full] }, 'proofs of recalls left for when they are asked for again');
    reach('exchange:recall-answered');
    await store.commit(() => due.forEach(({ id }) => recalls.setSettled(id)));
  };

  const duty = startDuty<Due>({
    batch: BATCH,
    work: prove,
    onPending: () => undefined,
    onFailed(error, pending) {
      metrics.retries.inc({ during: 'recall-proof', code: codeOf(error) });
      log[isRetryable(error) ? 'warn' : 'error']({ code: codeOf(error), err: error, pending }, 'proofs of recalls put off');
    },
    retryMs,
  });
  const add = (id: number, again = '', asker?: Address): void => duty.add(`${id} ${asker ?? ''}`, { id, again, asker });
  for (const id of recalls.unproven()) add(id);
  return { add, pending: duty.pending, close: duty.close };
}

const about = ({ jws, salt }: RecallRow, { position }: NoticeRow) => ({
  receipt: NOTHING,
  release: NOTHING,
  recall: jws,
  salt,
  own: [],
  noticePosition: position,
});

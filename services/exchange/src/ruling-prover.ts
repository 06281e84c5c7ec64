import { answerSubject, type OutgoingMessage, proofSubject } from '@huecry/bus';
import { Answer, Proof } from '@huecry/proto';
import { parseRelease } from '@huecry/seal';
import { base64url } from './bytes.ts';
import { startDuty } from './duty.ts';
import { codeOf, isRetryable } from './errors.ts';
import { inSignedOrder, type ProverOptions } from './prover.ts';
import { publishToEach } from './publish.ts';
import { reach } from './steps.ts';
import type { NoticeRow, RulingRow, Store } from './store/index.ts';

export interface RulingProverOptions extends Pick<ProverOptions, 'mode' | 'ledger' | 'bus' | 'registry' | 'log' | 'metrics' | 'retryMs'> {
  readonly store: Pick<Store, 'notices' | 'rulings' | 'commit'>;
}

/** The duty to tell the origin of a further decision, and the reviewing body that its release counts, each with proofs. */
export interface RulingProver {
  /** `again` tells what was sent before from the first, which JetStream would take for a duplicate. */
  add(id: number, again?: string): void;
  pending(): number;
  idle(): Promise<void>;
  close(): Promise<void>;
}

interface Due {
  readonly id: number;
  readonly again: string;
}
interface Standing extends Due {
  readonly ruling: RulingRow & { readonly jws: Uint8Array; readonly releasePosition: number; readonly outcomePosition: number };
  readonly notice: NoticeRow;
}

/** Rulings proved with one question: three positions each. */
const BATCH = 64;
const NOTHING = new Uint8Array(0);

export function startRulingProver(options: RulingProverOptions): RulingProver {
  const { mode, ledger, store, bus, registry, log, metrics, retryMs = 1_000 } = options;

  const standing = ({ id, again }: Due): Standing[] => {
    const ruling = store.rulings.byId(id);
    const notice = ruling === null ? null : store.notices.find(ruling.notice);
    if (ruling === null || notice === null) return [];
    const { jws, releasePosition, outcomePosition } = ruling;
    return jws === null || releasePosition === null || outcomePosition === null
      ? []
      : [{ id, again, notice, ruling: { ...ruling, jws, releasePosition, outcomePosition } }];
  };
  const prove = async (asked: readonly Due[]): Promise<void> => {
    const due = asked.flatMap(standing);
    if (due.length === 0) return;
    const proofs = await ledger.proofs(due.flatMap(({ notice, ruling }) => [notice.position, ruling.outcomePosition, ruling.releasePosition]));
    const messages = due.flatMap((one, index): OutgoingMessage[] => {
      const [proof = '', decisionProof = '', releaseProof = ''] = proofs.slice(3 * index, 3 * index + 3);
      const reviewer = parseRelease(one.ruling.releaseJws).claims.iss;
      const toOrigin = { subject: proofSubject(mode, one.notice.iss), data: proofOf(one, store, { proof, decisionProof, releaseProof }) };
      const toReviewer = { subject: answerSubject(mode, reviewer), data: answerOf(one, releaseProof) };
      return [
        ...(registry.isReachable(one.notice.iss) ? [{ ...toOrigin, msgId: `ruling.${base64url(one.ruling.release)}${one.again}` }] : []),
        ...(registry.isReachable(reviewer) ? [{ ...toReviewer, msgId: `release.${base64url(one.ruling.release)}${one.again}` }] : []),
      ];
    });
    const full = await publishToEach(bus, messages);
    // Origin and reviewer ask again by sending again what they sent.
    if (full.size > 0) log.warn({ code: 'full', subjects: [...full] }, 'proofs of releases left for when they are asked for again');
    reach('exchange:ruling-proved');
    await store.commit(() => due.forEach(({ id }) => store.rulings.setSettled(id)));
  };

  const duty = startDuty<Due>({
    batch: BATCH,
    work: prove,
    onPending: () => undefined,
    onFailed(error, pending) {
      metrics.retries.inc({ during: 'ruling', code: codeOf(error) });
      log[isRetryable(error) ? 'warn' : 'error']({ code: codeOf(error), err: error, pending }, 'proofs of releases put off');
    },
    retryMs,
  });
  const add = (id: number, again = ''): void => duty.add(String(id), { id, again });
  for (const id of store.rulings.unproven()) add(id);
  return { add, pending: duty.pending, idle: duty.idle, close: duty.close };
}

function proofOf(
  { ruling, notice }: Standing,
  store: RulingProverOptions['store'],
  proofs: { readonly proof: string; readonly decisionProof: string; readonly releaseProof: string },
): Uint8Array {
  return Proof.encode({
    notice: notice.digest,
    position: notice.position,
    decision: ruling.jws,
    elements: inSignedOrder(store.rulings.elements(ruling.id)),
    decisionPosition: ruling.outcomePosition,
    release: ruling.releaseJws,
    releaseSalt: ruling.salt,
    releasePosition: ruling.releasePosition,
    ...proofs,
  });
}

const answerOf = ({ ruling }: Standing, proof: string): Uint8Array =>
  Answer.encode({
    receipt: NOTHING,
    salt: ruling.salt,
    position: ruling.releasePosition,
    release: ruling.releaseJws,
    recall: NOTHING,
    proof,
    own: [],
    recipients: [],
    noticePosition: 0,
  });

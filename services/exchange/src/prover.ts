import { type ExchangeBus, proofSubject } from '@huecry/bus';
import { Proof } from '@huecry/proto';
import type { Mode } from '@huecry/seal';
import type { Logger } from 'pino';
import { base64url, sha256 } from './bytes.ts';
import { startDuty } from './duty.ts';
import { codeOf, isRetryable } from './errors.ts';
import type { Ledger } from './ledger.ts';
import type { Metrics } from './metrics.ts';
import type { RegistryKeeper } from './registry-keeper.ts';
import { publishToEach } from './publish.ts';
import { reach } from './steps.ts';
import type { NoticeRow, Store } from './store/index.ts';

export interface ProverOptions {
  readonly mode: Mode;
  readonly ledger: Pick<Ledger, 'proofs'>;
  readonly store: Pick<Store, 'notices' | 'commit'>;
  readonly bus: Pick<ExchangeBus, 'publish'>;
  readonly registry: Pick<RegistryKeeper, 'isReachable'>;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'proofsPending' | 'retries'>;
  readonly retryMs?: number;
}

/** The duty to send each origin the proof of its notice and decision. It is durable: what is unproven is found again at the start. */
export interface Prover {
  /** `again` tells a proof that was sent before from the first, which JetStream would take for a duplicate. */
  add(digest: Uint8Array, again?: string): void;
  /** How many notices wait for their proof. */
  pending(): number;
  /** Nothing waits any more. */
  idle(): Promise<void>;
  /** Ends after the batch under way; what waits stays durable. */
  close(): Promise<void>;
}

interface Due {
  readonly digest: Uint8Array;
  readonly again: string;
}

/** Notices proved with one question. Their proofs stand under one checkpoint. */
const BATCH = 64;

export function startProver(options: ProverOptions): Prover {
  const { mode, ledger, store, bus, registry, log, metrics, retryMs = 1_000 } = options;
  const prove = async (asked: readonly Due[]): Promise<void> => {
    const due = asked.flatMap(({ digest, again }) => {
      const notice = store.notices.find(digest);
      return notice !== null && notice.outcomePosition !== null ? [{ ...notice, outcomePosition: notice.outcomePosition, again }] : [];
    });
    if (due.length === 0) return;
    const proofs = await ledger.proofs(due.flatMap(({ position, outcomePosition }) => [position, outcomePosition]));
    const messages = due
      .map((notice, index) => ({ notice, proof: proofs[2 * index] ?? '', decisionProof: proofs[2 * index + 1] ?? '' }))
      .filter(({ notice }) => registry.isReachable(notice.iss))
      .map((proven) => ({
        subject: proofSubject(mode, proven.notice.iss),
        data: proofOf(proven, store),
        msgId: `proof.${base64url(proven.notice.digest)}${proven.notice.again}`,
      }));
    const full = await publishToEach(bus, messages);
    // It asks again by submitting again, until it has its proof.
    if (full.size > 0) log.warn({ code: 'full', subjects: [...full] }, 'proofs left for the next submission');
    reach('exchange:proof-sent');
    await store.commit(() => {
      for (const { digest, outcomePosition } of due) store.notices.setState(digest, 'settled', outcomePosition);
    });
  };

  const duty = startDuty<Due>({
    batch: BATCH,
    work: prove,
    onPending: (count) => metrics.proofsPending.set(count),
    onFailed(error, pending) {
      metrics.retries.inc({ during: 'proof', code: codeOf(error) });
      log[isRetryable(error) ? 'warn' : 'error']({ code: codeOf(error), err: error, pending }, 'proofs put off');
    },
    retryMs,
  });
  // Each a new object: one that is asked for again while it is under way is sent again.
  const add = (digest: Uint8Array, again = ''): void => duty.add(base64url(digest), { digest, again });
  for (const digest of store.notices.unproven()) add(digest);
  return { add, pending: duty.pending, idle: duty.idle, close: duty.close };
}

interface Proven {
  readonly notice: NoticeRow & { readonly outcomePosition: number };
  readonly proof: string;
  readonly decisionProof: string;
}

const NO_RELEASE = { release: new Uint8Array(0), releaseSalt: new Uint8Array(0), releasePosition: 0, releaseProof: '' };

function proofOf({ notice, proof, decisionProof }: Proven, store: ProverOptions['store']): Uint8Array {
  return Proof.encode({
    notice: notice.digest,
    position: notice.position,
    proof,
    decision: notice.jws,
    // The notice's own decision, also where a later one counts for a recipient by now.
    elements: inSignedOrder(store.notices.recipientsOf(notice.digest).map(({ element, held }) => held ?? element)),
    decisionPosition: notice.outcomePosition,
    decisionProof,
    ...NO_RELEASE,
  });
}

/** By digest (RFC 9901 section 4.2.3), as they stand in the decision JWS. */
export function inSignedOrder(elements: readonly Uint8Array[]): Uint8Array[] {
  return elements
    .map((element) => ({ element, digest: base64url(sha256(base64url(element))) }))
    .toSorted((a, b) => (a.digest < b.digest ? -1 : 1))
    .map(({ element }) => element);
}

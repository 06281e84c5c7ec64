import { LedgerError } from '@huecry/ledger';
import { EntriesProofRequest, EntriesProofResponse, entryOf, ProtoError } from '@huecry/proto';
import type { GatewayContext } from '../context.ts';
import { provePlace, Unproved as Unprovable } from '../outbox/proving.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import { reach } from '../steps.ts';
import type { DeliveryProof, Unproved } from '../store/proofs-store.ts';
import { NotYet } from '../trust/trust.ts';
import type { Proved } from './feed.ts';

/** Deliveries of one question: two entries each, of 64 that the exchange proves at once. */
const BATCH = 32;
/** What does not prove itself is asked for again after this time, and said each time. */
const FALSE_PAUSE_MS = 300_000;

export interface ProvingEvents {
  /** The entries of this delivery stand in the log, under a checkpoint that we believe. */
  onProved(delivery: Proved): void;
  clear(code: string): void;
}

/**
 * Asks for the proofs of every delivery's notice and decision, as soon as a checkpoint that we believe reaches that far, and says when one
 * has had none for too long: then either the witnesses or the exchange keep from us what we were told was logged.
 */
export function startProving(context: GatewayContext, events: ProvingEvents): Pulse {
  const { proofs, trust, timing, log, now } = context;
  let alarmed = 0;

  /** Milliseconds until the next delivery is overdue. */
  function watch(): number {
    const limitMs = now() - timing.proofWithinMs;
    const { count, position } = proofs.overdue(limitMs);
    if (count === 0 && alarmed > 0) events.clear('unproven-delivery');
    if (count > alarmed) context.alarm('unproven-delivery', { count, position });
    alarmed = count;
    const next = proofs.nextReceivedMs(limitMs);
    return next === null ? Number.POSITIVE_INFINITY : Math.max(next - limitMs, 1);
  }

  return startPulse(
    async () => {
      const due = trust.distrust() === null ? proofs.waiting(trust.believed()?.size ?? 0, now(), BATCH) : [];
      const done = due.length === 0 ? 0 : await proveAll(context, due, events);
      const untilOverdueMs = watch();
      if (done === BATCH) return 0;
      return proofs.waitingCount() === 0 ? null : Math.min(timing.registryPollMs, untilOverdueMs);
    },
    (error) => log.error({ err: error }, 'proofs of what was delivered could not be asked for and are tried again'),
  );
}

/** How many of them are dealt with; the others come again. */
async function proveAll(context: GatewayContext, due: readonly Unproved[], events: ProvingEvents): Promise<number> {
  let done = 0;
  const answers = await ask(context, due);
  for (const [index, delivery] of due.entries()) {
    const answer = answers?.[index];
    if (answer === undefined) continue;
    if ((await take(context, delivery, answer, events)) !== 'later') done += 1;
  }
  return done;
}

type Answer = Omit<DeliveryProof, 'provedMs'>;

/** Undefined where there is no answer now. */
async function ask({ bus, log }: GatewayContext, due: readonly Unproved[]): Promise<readonly Answer[] | undefined> {
  const positions = due.flatMap(({ position, decisionPosition }) => [position, decisionPosition]);
  try {
    const { error, proofs } = EntriesProofResponse.decode(await bus.proveEntries(EntriesProofRequest.encode({ positions, size: 0, withEntries: false })));
    if (error === '' && proofs.length === positions.length)
      return due.map((_, index) => ({ proof: proofs[2 * index] ?? '', decisionProof: proofs[2 * index + 1] ?? '' }));
    log.warn({ code: error }, 'the exchange did not prove what it delivered; it is asked again');
  } catch (error) {
    log.warn({ err: error }, 'the exchange did not prove what it delivered; it is asked again');
  }
  return undefined;
}

/** The entries are made here from what was delivered, byte for byte; only their time and mark come with the proof. */
async function take(context: GatewayContext, delivery: Unproved, answer: Answer, { onProved }: ProvingEvents): Promise<'proved' | 'false' | 'later'> {
  const { proofs, database, log, now } = context;
  const { cursor, id, position, decisionPosition, jws, decision } = delivery;
  try {
    await provePlace(context, answer.proof, position, (timeMs) => entryOf(timeMs, { notice: { jws } }));
    await provePlace(context, answer.decisionProof, decisionPosition, (timeMs) => entryOf(timeMs, { decision: { noticePosition: position, jws: decision } }));
    if (noteOf(answer.proof) !== noteOf(answer.decisionProof)) throw new Unprovable('wrong-checkpoint', 'the two proofs stand under two checkpoints');
  } catch (error) {
    if (error instanceof NotYet) return 'later';
    if (!(error instanceof Unprovable) && !(error instanceof LedgerError) && !(error instanceof ProtoError)) throw error;
    context.alarm('not-in-the-ledger', { notice: id, position, decisionPosition, code: error.code });
    database.transaction(() => proofs.putOff(cursor, now() + FALSE_PAUSE_MS));
    return 'false';
  }
  database.transaction(() => proofs.prove(cursor, { ...answer, provedMs: now() }));
  reach('gateway:delivery-proved');
  log.info({ notice: id, position, decisionPosition }, 'the notice and its decision stand in the log');
  onProved(delivery);
  return 'proved';
}

const noteOf = (proof: string): string => proof.slice(proof.indexOf('\n\n'));

/**
 * The proofs of one delivery, asked for now where there are none yet.
 * @returns null where it is not witnessed yet, or could not be asked
 */
export async function demandProof(context: GatewayContext, cursor: number, events: ProvingEvents): Promise<DeliveryProof | null> {
  const delivery = context.proofs.unproved(cursor);
  if (delivery !== undefined && context.trust.distrust() === null) await proveAll(context, [delivery], events);
  return context.proofs.of(cursor);
}

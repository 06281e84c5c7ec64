import { createHash } from 'node:crypto';
import { LedgerError } from '@huecry/ledger';
import { EntriesProofRequest, EntriesProofResponse, entryOf, ProtoError } from '@huecry/proto';
import type { GatewayContext } from '../context.ts';
import { provePlace, Unproved } from '../outbox/proving.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import { reach } from '../steps.ts';
import type { Tombstone } from '../store/tombstones-store.ts';
import { NotYet } from '../trust/trust.ts';

const BATCH = 64;
/** What does not prove itself is asked for again after this time, and said each time. */
const FALSE_PAUSE_MS = 300_000;

/**
 * Asks for the entries of recalls that were obeyed at once: what was taken away was to be taken away, and the log says so too. Says when one has had no
 * proof for too long: then it may stand nowhere, and the key that signed it may have ended before.
 */
export function startProvingRecalls(context: GatewayContext): Pulse {
  const { tombstones, trust, timing, log, now } = context;
  let alarmed = 0;
  const watch = (): void => {
    const count = tombstones.unprovedSince(now() - timing.proofWithinMs);
    if (count === 0 && alarmed > 0) context.clear('unproven-recall');
    if (count > alarmed) context.alarm('unproven-recall', { count });
    alarmed = count;
  };
  return startPulse(
    async () => {
      const due = trust.distrust() === null ? tombstones.unproved(trust.believed()?.size ?? 0, now(), BATCH) : [];
      if (due.length > 0) await proveAll(context, due);
      watch();
      return tombstones.unprovedCount() === 0 ? null : timing.registryPollMs;
    },
    (error) => log.error({ err: error }, 'proofs of recalls could not be asked for and are tried again'),
  );
}

async function proveAll(context: GatewayContext, due: readonly Tombstone[]): Promise<void> {
  const { bus, log } = context;
  let answer: EntriesProofResponse;
  try {
    const positions = due.map(({ position }) => position);
    answer = EntriesProofResponse.decode(await bus.proveEntries(EntriesProofRequest.encode({ positions, size: 0, withEntries: false })));
  } catch (error) {
    log.warn({ err: error }, 'the exchange did not prove a recall; it is asked again');
    return;
  }
  if (answer.error !== '' || answer.proofs.length !== due.length) {
    log.warn({ code: answer.error }, 'the exchange did not prove a recall; it is asked again');
    return;
  }
  for (const [index, tombstone] of due.entries()) await take(context, tombstone, answer.proofs[index] ?? '');
}

async function take(context: GatewayContext, tombstone: Tombstone, proof: string): Promise<void> {
  const { tombstones, database, log, now } = context;
  const { id, position, noticePosition, salt, jws } = tombstone;
  const digest = new Uint8Array(createHash('sha256').update(salt).update(jws).digest());
  try {
    await provePlace(context, proof, position, (timeMs) => entryOf(timeMs, { recall: { noticePosition, digest } }));
  } catch (error) {
    if (error instanceof NotYet) return;
    if (!(error instanceof Unproved) && !(error instanceof LedgerError) && !(error instanceof ProtoError)) throw error;
    context.alarm('not-in-the-ledger', { notice: id, position, decisionPosition: null, code: error.code });
    database.transaction(() => tombstones.putOff(tombstone, now() + FALSE_PAUSE_MS));
    return;
  }
  database.transaction(() => tombstones.prove(tombstone, proof, now()));
  reach('gateway:recall-proved');
  log.info({ notice: id, position }, 'a recall stands in the log');
}

import { createHash } from 'node:crypto';
import { LedgerError } from '@huecry/ledger';
import { EntriesProofRequest, EntriesProofResponse, entryOf, ProtoError } from '@huecry/proto';
import { parseRecall } from '@huecry/seal';
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

/** A recall and where it is said to stand. */
type Placed = Pick<Tombstone, 'position' | 'noticePosition' | 'salt' | 'jws'>;

/** The proof that a recall stands in the log where it is said to; null where there is none yet, or what was shown proves nothing (that is said). */
export async function proofOfRecall(context: GatewayContext, recall: Placed): Promise<string | null> {
  if (context.trust.distrust() !== null) return null;
  const proofs = await ask(context, [recall.position]);
  if (proofs === null) return null;
  const [proof = ''] = proofs;
  const { claims } = parseRecall(recall.jws);
  return (await isProof(context, recall, proof, claims.jti)) === true ? proof : null;
}

async function proveAll(context: GatewayContext, due: readonly Tombstone[]): Promise<void> {
  const proofs = await ask(
    context,
    due.map(({ position }) => position),
  );
  if (proofs !== null) for (const [index, tombstone] of due.entries()) await take(context, tombstone, proofs[index] ?? '');
}

async function ask({ bus, log }: GatewayContext, positions: number[]): Promise<readonly string[] | null> {
  try {
    const answer = EntriesProofResponse.decode(await bus.proveEntries(EntriesProofRequest.encode({ positions, size: 0, withEntries: false })));
    if (answer.error === '' && answer.proofs.length === positions.length) return answer.proofs;
    log.warn({ code: answer.error }, 'the exchange did not prove a recall; it is asked again');
  } catch (error) {
    log.warn({ err: error }, 'the exchange did not prove a recall; it is asked again');
  }
  return null;
}

/** Null where the checkpoint that it needs is not believed yet. */
async function isProof(context: GatewayContext, { position, noticePosition, salt, jws }: Placed, proof: string, id: string): Promise<boolean | null> {
  const digest = new Uint8Array(createHash('sha256').update(salt).update(jws).digest());
  try {
    await provePlace(context, proof, position, (timeMs) => entryOf(timeMs, { recall: { noticePosition, digest } }));
    return true;
  } catch (error) {
    if (error instanceof NotYet) return null;
    if (!(error instanceof Unproved) && !(error instanceof LedgerError) && !(error instanceof ProtoError)) throw error;
    context.alarm('not-in-the-ledger', { notice: id, position, decisionPosition: null, code: error.code });
    return false;
  }
}

async function take(context: GatewayContext, tombstone: Tombstone, proof: string): Promise<void> {
  const { tombstones, database, log, now } = context;
  const { id, position } = tombstone;
  const proved = await isProof(context, tombstone, proof, id);
  if (proved === null) return;
  if (!proved) return database.transaction(() => tombstones.putOff(tombstone, now() + FALSE_PAUSE_MS));
  database.transaction(() => tombstones.prove(tombstone, proof, now()));
  reach('gateway:recall-proved');
  log.info({ notice: id, position }, 'a recall stands in the log');
}

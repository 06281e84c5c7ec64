import { LedgerError } from '@huecry/ledger';
import { EntriesProofRequest, EntriesProofResponse, entryOf, ProtoError } from '@huecry/proto';
import type { GatewayContext } from '../context.ts';
import { provePlace, Unproved } from '../outbox/proving.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import type { Unwitnessed } from '../store/unwitnessed-store.ts';
import { NotYet } from '../trust/trust.ts';

/** What does not prove itself is asked for again after this time, and said each time. */
const FALSE_PAUSE_MS = 300_000;

/**
 * Asks for proofs of what was received while witnesses were missing, as soon as a checkpoint that we believe reaches that far: then the mark
 * on the notice goes. Until then, and for as long as the exchange cannot prove it, the mark stays.
 */
export function startWitnessing(context: GatewayContext): Pulse {
  const { unwitnessed, timing, log } = context;
  let after = 0;
  return startPulse(
    async () => {
      const [next] = unwitnessed.next(after, 1);
      if (next === undefined) {
        const waiting = after > 0 || unwitnessed.count() > 0;
        after = 0;
        return waiting ? timing.registryPollMs : null;
      }
      after = next.cursor;
      return (await isProved(context, next)) ? 0 : FALSE_PAUSE_MS;
    },
    (error) => log.error({ err: error }, 'proofs of what was received could not be asked for and are tried again'),
  );
}

/** False where what the exchange answered is not what it delivered. */
async function isProved(context: GatewayContext, { cursor, decision }: Unwitnessed): Promise<boolean> {
  const { inbox, unwitnessed, trust, database, bus, log } = context;
  const entry = inbox.byCursor(cursor);
  const jws = inbox.jws(cursor);
  if (entry === undefined || jws === null) {
    // Purged since: there is nothing left to vouch for.
    database.transaction(() => unwitnessed.remove(cursor));
    return true;
  }
  const { position, decisionPosition } = entry;
  if ((trust.believed()?.size ?? 0) <= Math.max(position, decisionPosition)) return true;
  try {
    const response = EntriesProofResponse.decode(
      await bus.proveEntries(EntriesProofRequest.encode({ positions: [position, decisionPosition], size: 0, withEntries: false })),
    );
    if (response.error !== '') return true;
    const [proof = '', decisionProof = ''] = response.proofs;
    await provePlace(context, proof, position, (timeMs) => entryOf(timeMs, { notice: { jws } }));
    await provePlace(context, decisionProof, decisionPosition, (timeMs) => entryOf(timeMs, { decision: { noticePosition: position, jws: decision } }));
  } catch (error) {
    if (error instanceof NotYet) return true;
    if (error instanceof Unproved || error instanceof LedgerError || error instanceof ProtoError) {
      context.alarm('not-in-the-ledger', { notice: entry.id, position, decisionPosition, code: error.code });
      return false;
    }
    log.warn({ err: error }, 'the exchange did not prove what it delivered; it is asked again');
    return true;
  }
  database.transaction(() => unwitnessed.remove(cursor));
  log.info({ notice: entry.id, position, decisionPosition }, 'witnessed since: the notice and its decision stand in the log');
  return true;
}

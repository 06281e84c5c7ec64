import { createHash } from 'node:crypto';
import { LedgerError, parseProof } from '@huecry/ledger';
import { type Answer, EntriesProofRequest, EntriesProofResponse, Entry, entryOf, ProtoError, readEntryHint } from '@huecry/proto';
import { signingKey } from '@huecry/registry';
import { parseReceipt, verifyReceipt } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { keyOrThrow, provePlace, Unproved } from '../outbox/proving.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import { reach } from '../steps.ts';
import type { OwnReceipt } from '../store/receipt-proofs-store.ts';
import { partOf } from './receipts.ts';
import { NotYet } from '../trust/trust.ts';

/** Entries of one question, as the exchange bounds those that are shown. */
const BATCH = 16;
/** What does not prove itself is asked for again after this time, and said each time. */
const FALSE_PAUSE_MS = 300_000;
const SALT_BYTES = 32;

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/**
 * The exchange says where receipts of ours stand in the ledger, and what opens them there. It is believed when the entry has been shown.
 * Safe to run twice on the same answer.
 */
export function takeOwnAnswer(context: GatewayContext, { own, position }: Answer): void {
  const { receiptProofs, database, log } = context;
  let unknown = 0;
  database.transaction(() => {
    for (const { digest, salt, receipt } of own) {
      if (salt.length !== SALT_BYTES) throw new Unproved('malformed', 'the salt of a receipt does not have 32 bytes');
      const name = Buffer.from(digest).toString('base64url');
      if (receiptProofs.byDigest(name) !== undefined || (receipt.length > 0 && standsFor(context, receipt, position, name)))
        receiptProofs.place(name, position, salt);
      else unknown += 1;
    }
  });
  reach('gateway:receipt-placed');
  // Whoever took something in our name, or gave us back an old copy of our files: a human must look.
  // One that we signed anew meanwhile is answered again, with what was taken.
  if (unknown > 0 && !receiptProofs.anyAnew()) context.alarm('unknown-receipt', { position, count: unknown });
  log.info({ position, receipts: own.length - unknown }, 'receipts of ours were logged');
}

/** What was taken of us in the place of one that we hold: ours too, signed before (this file may be an older copy). It takes that one's place. */
function standsFor({ registry, mode, address, receiptProofs }: GatewayContext, jws: Uint8Array, position: number, digest: string): boolean {
  const { header, claims: peeked } = parseReceipt(jws);
  const key = keyOrThrow(signingKey(registry.state(), address, header.kid, peeked.iat * 1000, position));
  const { claims, mode: signedIn } = verifyReceipt(jws, key);
  if (claims.iss !== address || signedIn !== mode || sha256(jws).toString('base64url') !== digest)
    throw new Unproved('wrong-receipt', 'the receipt is not one of this gateway');
  const held = receiptProofs.bySaying(Buffer.from(claims.notice).toString('base64url'), claims.state, partOf(claims));
  if (held === undefined) return false;
  if (!held.proved) receiptProofs.replace(held.digest, { digest, jws });
  return true;
}

/**
 * Asks for the entries in which our receipts stand, as soon as a checkpoint that we believe reaches that far, so that what we said, above all
 * that we purged, is proved by ourselves. Says when one has had no proof for too long.
 */
export function startProvingReceipts(context: GatewayContext, clear: (code: string) => void): Pulse {
  const { receiptProofs, trust, timing, log, now } = context;
  const alarmed = { 'unproven-receipt': 0, 'unproven-purge': 0 };

  /** Milliseconds until the next receipt is overdue. */
  function watch(): number {
    const limitMs = now() - timing.proofWithinMs;
    const { count, purges } = receiptProofs.overdue(limitMs);
    for (const [code, found] of [['unproven-receipt', count] as const, ['unproven-purge', purges] as const]) {
      if (found === 0 && alarmed[code] > 0) clear(code);
      if (found > alarmed[code]) context.alarm(code, { count: found });
      alarmed[code] = found;
    }
    const next = receiptProofs.nextSignedMs(limitMs);
    return next === null ? Number.POSITIVE_INFINITY : Math.max(next - limitMs, 1);
  }

  return startPulse(
    async () => {
      const due = trust.distrust() === null ? receiptProofs.positions(trust.believed()?.size ?? 0, BATCH) : [];
      const done = due.length === 0 ? 0 : await proveAll(context, due);
      const untilOverdueMs = watch();
      if (done === BATCH) return 0;
      // One that is not placed yet wakes us when it is; that it is overdue nobody else says.
      return Math.min(receiptProofs.placed() ? timing.registryPollMs : timing.sweepMs, untilOverdueMs);
    },
    (error) => log.error({ err: error }, 'proofs of our own receipts could not be asked for and are tried again'),
  );
}

/** How many entries are dealt with; the others come again. */
async function proveAll(context: GatewayContext, positions: readonly number[]): Promise<number> {
  const { bus, log } = context;
  let answer: EntriesProofResponse;
  try {
    answer = EntriesProofResponse.decode(await bus.proveEntries(EntriesProofRequest.encode({ positions: [...positions], size: 0, withEntries: true })));
  } catch (error) {
    log.warn({ err: error }, 'the exchange did not prove where our receipts stand; it is asked again');
    return 0;
  }
  if (answer.error !== '' || answer.proofs.length !== positions.length || answer.entries.length !== positions.length) {
    log.warn({ code: answer.error }, 'the exchange did not prove where our receipts stand; it is asked again');
    return 0;
  }
  let done = 0;
  for (const [index, position] of positions.entries()) {
    const shown = { proof: answer.proofs[index] ?? '', entry: answer.entries[index] ?? new Uint8Array(0) };
    if (await take(context, position, shown)) done += 1;
  }
  return done;
}

/** False where it cannot be judged yet. */
async function take(context: GatewayContext, position: number, shown: { readonly proof: string; readonly entry: Uint8Array }): Promise<boolean> {
  const { receiptProofs, database, log, now } = context;
  let digests: ReadonlySet<string>;
  try {
    digests = await digestsOf(context, position, shown);
  } catch (error) {
    if (error instanceof NotYet) return false;
    if (!(error instanceof Unproved) && !(error instanceof LedgerError) && !(error instanceof ProtoError)) throw error;
    context.alarm('not-in-the-ledger', { notice: null, position, decisionPosition: null, code: error.code });
    database.transaction(() => {
      for (const { digest } of receiptProofs.unprovedAt(position)) receiptProofs.displace(digest, now() + FALSE_PAUSE_MS);
    });
    return true;
  }
  const receipts = receiptProofs.unprovedAt(position);
  const stands = ({ place, jws }: OwnReceipt): boolean => place !== null && digests.has(sha256(place.salt, jws).toString('base64'));
  const wrong = receipts.filter((receipt) => !stands(receipt));
  if (wrong.length > 0) context.alarm('not-in-the-ledger', { notice: null, position, decisionPosition: null, code: 'digest-mismatch' });
  database.transaction(() => {
    for (const { digest } of wrong) receiptProofs.displace(digest, now() + FALSE_PAUSE_MS);
    if (wrong.length < receipts.length) receiptProofs.storeEntry({ position, ...shown, provedMs: now() });
    for (const receipt of receipts.filter(stands)) prove(context, receipt);
  });
  reach('gateway:receipt-proved');
  log.info({ position, receipts: receipts.length - wrong.length }, 'receipts of ours stand in the log');
  return true;
}

/** From now on it is part of what we can show of the notice. Belongs in a transaction of the caller. */
function prove({ receiptProofs, inbox, openings }: GatewayContext, { digest, notice, jws, place }: OwnReceipt): void {
  receiptProofs.prove(digest);
  const about = inbox.byDigest(notice);
  if (place !== null) openings.addReceipt(place.position, place.salt, jws, about === undefined ? {} : { inbox: about.cursor });
}

/** The salted digests in the entry at that place. @throws what believing its checkpoint throws; Unproved, LedgerError, ProtoError where it is not such an entry */
async function digestsOf(
  context: GatewayContext,
  position: number,
  { proof, entry }: { readonly proof: string; readonly entry: Uint8Array },
): Promise<ReadonlySet<string>> {
  const { receipts, unwitnessed, timeMs } = Entry.decode(entry);
  if (receipts === null) throw new Unproved('wrong-entry', 'the entry holds no receipts');
  const provedMs = await provePlace(context, proof, position, (hinted) => entryOf(hinted, { receipts }));
  const hint = readEntryHint(parseProof(proof).extra ?? new Uint8Array(0));
  // What is kept are the bytes that were shown: they are those that the proof is of.
  if (provedMs !== timeMs || hint?.unwitnessed !== unwitnessed) throw new Unproved('wrong-entry', 'the entry shown is another than the one proved');
  return new Set(receipts.digests.map((digest) => Buffer.from(digest).toString('base64')));
}

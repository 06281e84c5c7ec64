import { createHash } from 'node:crypto';
import { BusError } from '@huecry/bus';
import { Receipt } from '@huecry/proto';
import { signingKey } from '@huecry/registry';
import { parseReceipt, type ReceiptClaims, type Signer, signReceipt } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import { reach } from '../steps.ts';
import type { ReceiptRow } from '../store/inbox-store.ts';

const BROKER_PAUSE_MS = 1_000;

/** What a receipt of one state speaks of: some categories, the recall that it answers, or everything. There is one for each. */
export const partOf = ({ state, code, categories }: Pick<ReceiptClaims, 'state' | 'code' | 'categories'>): string =>
  state === 'purged' && code === 'recalled' && categories === undefined ? 'recalled' : (categories ?? []).join(' ');

/** Signs a receipt and keeps it until it is sent. Belongs in the transaction that stores what it speaks of. */
export function storeReceipt(
  context: GatewayContext,
  signer: Signer,
  claims: Omit<ReceiptClaims, 'iss' | 'notice' | 'iat'> & { readonly notice: string },
): void {
  const jws = signReceipt(
    {
      ...claims,
      mode: context.mode,
      iss: context.address,
      notice: new Uint8Array(Buffer.from(claims.notice, 'base64url')),
      iat: Math.floor(context.now() / 1000),
    },
    signer,
  );
  const digest = createHash('sha256').update(jws).digest('base64url');
  const part = partOf(claims);
  context.inbox.storeReceipt({ notice: claims.notice, state: claims.state, part, jws, digest, dueMs: context.now() });
}

/** When a receipt goes out again that the exchange has not placed: twice as long each time. While witnesses are missing that is nobody's fault. */
export const receiptAgainMs = (firstMs: number, sends: number): number => Math.min(firstMs * 2 ** Math.min(sends, 20), 24 * 3_600_000);

/**
 * What is to be sent: the receipt as it was signed; signed anew where its key has ended before the exchange was known to have it, for it
 * would be refused, and a purge never be known. Where the exchange has taken the first one it says so, and that one counts. Null where we
 * have no valid key now.
 */
function sendable(context: GatewayContext, row: ReceiptRow): ReceiptRow | null {
  const { registry, address, receiptProofs, database, log, now } = context;
  const { header, claims, mode } = parseReceipt(row.jws);
  if (signingKey(registry.state(), address, header.kid, now()).ok || receiptProofs.byDigest(row.digest)?.place !== null) return row;
  const signer = context.signer();
  if (signer === null) return null;
  const jws = signReceipt({ ...claims, mode, iat: Math.floor(now() / 1000) }, signer);
  const digest = createHash('sha256').update(jws).digest('base64url');
  database.transaction(() => receiptProofs.signAnew(row.digest, { digest, jws }));
  log.warn({ digest: row.notice, state: row.state, kid: header.kid }, 'the key of a receipt has ended before the receipt was logged: signed anew');
  return { ...row, jws, digest };
}

/**
 * Whether the exchange can be asked again: it has answered us of late. While it is away what was sent waits in the stream that all members
 * share, and copies of it would fill that.
 */
function answers({ registry, timing }: GatewayContext): boolean {
  const ageMs = registry.ageMs();
  return ageMs !== null && ageMs <= timing.registryMaxAgeMs;
}

/**
 * Sends receipts until the exchange has said where in the ledger they stand. A repeated one has an id of its own; the exchange knows it by
 * its content.
 */
export function startReceipts(context: GatewayContext): Pulse {
  const { inbox, database, bus, log } = context;
  return startPulse(
    async () => {
      const repeats = answers(context);
      const next = inbox.nextReceipt(context.now(), repeats);
      if (next === undefined) {
        const dueMs = inbox.nextReceiptDueMs();
        return dueMs === null ? null : Math.max(dueMs - context.now(), repeats ? 1 : context.timing.sweepMs);
      }
      const row = sendable(context, next);
      // Without a key of ours that is valid nothing can be said.
      if (row === null) return context.timing.sweepMs;
      try {
        await bus.receipt(Receipt.encode({ jws: row.jws }), `${row.digest}.${row.sends}`);
      } catch (error) {
        if (!(error instanceof BusError)) throw error;
        if (error.retryable) log.warn({ digest: row.notice, code: error.code }, 'the broker did not take the receipt; it stays in the outbox');
        else context.alarm('receipt-not-taken', { digest: row.notice, code: error.code });
        database.transaction(() =>
          inbox.postponeReceipt(row.digest, row.attempts + 1, context.now() + (error.retryable ? BROKER_PAUSE_MS : context.timing.resubmitMaxMs)),
        );
        return 0;
      }
      reach('gateway:receipt-sent');
      database.transaction(() => inbox.markReceiptSent(row.digest, context.now() + receiptAgainMs(context.timing.receiptAgainMs, row.sends)));
      context.metrics.receipts.inc();
      return 0;
    },
    (error) => log.error({ err: error }, 'sending receipts failed and is tried again'),
  );
}

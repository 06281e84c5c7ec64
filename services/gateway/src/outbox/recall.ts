import { createHash } from 'node:crypto';
import { BusError } from '@huecry/bus';
import { type Address, memberOf } from '@huecry/notice';
import { Recall } from '@huecry/proto';
import { gateways } from '@huecry/registry';
import { signRecall, type Signer } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import { reach } from '../steps.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { RecallRow } from '../store/recalls-store.ts';
import type { RecipientState } from '../store/types.ts';

const BROKER_PAUSE_MS = 1_000;
const SIGNER_PAUSE_MS = 5_000;
/** A submission just before its notice's end may still be on its way. */
const GRACE_MS = 10 * 60_000;

export interface RecallInput {
  readonly code: string;
  readonly reason: string;
  /** Of a notice that another gateway of our member sent, which may be lost: that gateway, and a revision as it was signed. */
  readonly sent?: { readonly origin: Address; readonly notice: string; readonly rev: number } | undefined;
}

/**
 * Withdraws a notice of our member with all its revisions. When this returns, it is on disk: nothing of the notice leaves this gateway any more,
 * and the recall goes out until everybody who was given something has signed that it purged. The same again is the first one.
 * @throws GatewayError not-found, not-the-origin
 */
export function recall(context: GatewayContext, id: string, { code, reason, sent }: RecallInput): RecallRow {
  const { recalls, outbox, inbox, address, database, now, log } = context;
  const rows = outbox.revisions(id);
  const origin = rows.length > 0 ? address : (sent?.origin ?? null);
  if (origin === null) {
    if (inbox.byId(id) !== undefined) throw new GatewayError('not-the-origin', 'this gateway received the notice: only its origin recalls it');
    throw new GatewayError('not-found', 'this gateway sent no notice with this id: of one that another gateway of the member sent, name `sent`');
  }
  if (memberOf(origin) !== memberOf(address)) throw new GatewayError('not-the-origin', `only a gateway of ${memberOf(origin)} recalls a notice of ${origin}`);
  const standing = recalls.of(origin, id);
  if (standing !== undefined && standing.state !== 'refused') return standing;
  const named = rows.length > 0 ? { notice: null, rev: null } : { notice: sent?.notice ?? null, rev: sent?.rev ?? null };
  database.transaction(() => {
    recalls.open({ origin, id, ...named, gateway: address, code, reason, recalledMs: now() }, now());
    withdraw(context, id);
  });
  reach('gateway:recall-opened');
  log.info({ notice: id, origin, code }, 'recalled');
  const row = recalls.of(origin, id);
  if (row === undefined) throw new TypeError('a recall that was opened is there');
  return row;
}

/** Nothing of a notice of ours leaves any more, and its content ends now. Belongs in a transaction of the caller. */
export function withdraw({ outbox, recalls }: GatewayContext, id: string): void {
  for (const { cursor } of outbox.revisions(id)) {
    for (const report of outbox.recipients(cursor)) {
      if (report.state !== 'queued' && report.state !== 'waiting') continue;
      outbox.updateRecipient(cursor, { ...report, ...NOT_SENT });
    }
    recalls.withdraw(cursor);
  }
}

const NOT_SENT = {
  state: 'refused',
  point: 'origin',
  code: 'recalled',
  rule: null,
  cite: null,
  reason: 'recalled before it was sent',
  categories: [],
} as const;

/**
 * The revision that a recall names: the latest that we know to stand in the log, since the exchange takes no other; before there is one, the first
 * that was signed, which comes there first. Null where nothing was signed, or all of it was refused: nobody has anything of it.
 */
function namedRevision(rows: readonly OutboxRow[]): OutboxRow | null {
  const signed = rows.filter(({ digest, state }) => digest !== null && state !== 'refused');
  return signed.findLast(({ proof }) => proof !== null) ?? signed[0] ?? null;
}

/** Sends recalls until they stand, and then until everybody has purged: transport may lose any message. The exchange knows each by its content. */
export function startRecalls(context: GatewayContext): Pulse {
  const { recalls, log, now } = context;
  return startPulse(
    async () => {
      const row = recalls.due(now());
      if (row !== undefined) {
        await send(context, row);
        return 0;
      }
      const dueMs = recalls.nextDueMs();
      return dueMs === null ? null : Math.max(dueMs - now(), 1);
    },
    (error) => log.error({ err: error }, 'sending recalls failed and is tried again'),
  );
}

async function send(context: GatewayContext, found: RecallRow): Promise<void> {
  const { recalls, database, bus, timing, log, now } = context;
  const row = found.state === 'logged' ? found : ready(context, found);
  if (row === null || row.jws === null) return;
  try {
    await bus.recall(Recall.encode({ jws: row.jws }), `${row.digest}.${row.sends}`);
  } catch (error) {
    if (!(error instanceof BusError)) throw error;
    if (error.retryable) log.warn({ notice: row.id, code: error.code }, 'the broker did not take the recall; it is kept');
    else context.alarm('recall-not-taken', { notice: row.id, code: error.code });
    database.transaction(() => recalls.postpone(row, now() + (error.retryable ? BROKER_PAUSE_MS : timing.resubmitMaxMs)));
    return;
  }
  reach('gateway:recall-sent');
  const waitMs = Math.min(timing.resubmitMaxMs, timing.resubmitAfterMs * 2 ** Math.min(row.sends, 20));
  database.transaction(() => recalls.sent(row, now() + waitMs));
}

/** Signs it, anew where it should name another revision by now; null where there is nothing to send, or not yet. */
function ready(context: GatewayContext, row: RecallRow): RecallRow | null {
  const { recalls, outbox, database, address, time, log, now } = context;
  let named = row.notice === null || row.rev === null ? null : { notice: row.notice, rev: row.rev };
  if (row.origin === address) {
    const best = namedRevision(outbox.revisions(row.id));
    const over = best !== null && best.proof === null && (best.expiresMs ?? 0) + GRACE_MS < time.passedMs();
    if (best === null || best.digest === null || over) {
      database.transaction(() => recalls.end(row, 'unsent'));
      log.info({ notice: row.id }, 'nothing of a recalled notice had reached anybody');
      return null;
    }
    named = { notice: best.digest, rev: best.rev };
  }
  if (named === null) throw new TypeError('a recall of a notice of another gateway names a revision of it');
  if (row.jws !== null && row.notice === named.notice) return row;
  const signer = context.signer();
  if (signer === null) {
    log.warn({ notice: row.id }, 'a recall waits for a signing key of ours that the registry knows');
    database.transaction(() => recalls.postpone(row, now() + SIGNER_PAUSE_MS));
    return null;
  }
  const signed = sign(context, row, named, signer);
  database.transaction(() => recalls.sign(row, signed));
  reach('gateway:recall-signed');
  return recalls.of(row.origin, row.id) ?? null;
}

function sign(
  { mode, address, now }: GatewayContext,
  { origin, id, code, reason }: RecallRow,
  { notice, rev }: { readonly notice: string; readonly rev: number },
  signer: Signer,
) {
  const iat = Math.floor(now() / 1000);
  const digest = new Uint8Array(Buffer.from(notice, 'base64url'));
  const jws = signRecall({ mode, iss: address, origin, notice: digest, jti: id, rev, code, reason, iat }, signer);
  return { notice, rev, jws, recalledMs: iat * 1000, digest: createHash('sha256').update(jws).digest('base64url') };
}

/** Where a recipient that is told stands: it has purged over its signature, it will not answer any more, or it has not answered yet. */
export interface Purger {
  readonly recipient: Address;
  readonly state: 'purged' | 'deregistered' | 'told';
}

export function purgersOf(context: GatewayContext, row: RecallRow): Purger[] {
  const { recalls, registry } = context;
  const purged = new Set(recalls.purges(row).map(({ recipient }) => recipient));
  const registered = new Set(gateways(registry.state()).map(({ address }) => address));
  return [...toldOf(context, row, purged)].map((recipient) => ({
    recipient,
    state: purged.has(recipient) ? 'purged' : registry.ageMs() !== null && !registered.has(recipient) ? 'deregistered' : 'told',
  }));
}

/**
 * Who is told comes with the proof that the recall stands, which waits while witnesses are missing. A purge comes before it, and shows that the exchange
 * has taken the recall: until then they are whom we know to have been given something.
 */
function toldOf(context: GatewayContext, row: RecallRow, purged: ReadonlySet<Address>): Iterable<Address> {
  if (row.position !== null) return row.recipients;
  if (purged.size === 0) return [];
  return [...new Set([...(row.origin === context.address ? holdersOf(context, row.id) : []), ...purged])].toSorted();
}

/** What says that a decision gave a recipient something of a revision, or holds it for it. */
const GIVEN: ReadonlySet<RecipientState> = new Set<RecipientState>(['admitted', 'held', 'delivered', 'opened', 'requested', 'acted', 'purged']);

/** Whom the signed decisions on a notice of ours let have something of it, or hold it for. */
export const holdersOf = ({ outbox }: GatewayContext, id: string): ReadonlySet<Address> =>
  new Set(
    outbox
      .revisions(id)
      .flatMap(({ cursor }) => outbox.recipients(cursor))
      .filter(({ state }) => GIVEN.has(state))
      .map(({ recipient }) => recipient),
  );

/**
 * A decision may come after the answer to the recall of its notice. Whom it let have something, and the exchange did not name, is one more who has
 * not purged; a recall that was done is not done any more, and goes out again. True where there is somebody.
 */
export function tellOfHolders(context: GatewayContext, id: string): boolean {
  const { recalls, database, address, now } = context;
  const row = recalls.of(address, id);
  if (row === undefined || row.position === null) return false;
  const left = [...holdersOf(context, id)].filter((holder) => !row.recipients.includes(holder));
  if (left.length === 0) return false;
  database.transaction(() => recalls.tellMore(row, [...row.recipients, ...left].toSorted(), now()));
  context.alarm('recall-incomplete', { notice: id, count: left.length });
  return true;
}

/** Ends recalls that everybody has answered who still can. */
export function settleRecalls(context: GatewayContext, rows: readonly RecallRow[] = context.recalls.unsettled()): void {
  const { recalls, database, log } = context;
  for (const row of rows) {
    if (row.state !== 'logged' || purgersOf(context, row).some(({ state }) => state === 'told')) continue;
    database.transaction(() => recalls.end(row, 'settled'));
    log.info({ notice: row.id, recipients: row.recipients.length }, 'everybody has purged a recalled notice');
  }
}

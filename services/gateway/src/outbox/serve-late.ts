import { leavesOf } from '@huecry/notice';
import { gateways } from '@huecry/registry';
import type { GatewayContext } from '../context.ts';
import { reach } from '../steps.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { LateRecipient } from '../store/outbox-late.ts';
import { planRecipient } from './plan.ts';

/** How long after a refusal of the exchange a further revision is tried; twice as long each time: it may know better what is in force. */
const FIRST_PAUSE_MS = 60_000;

/**
 * Recipients who waited and can be decided now: each gets the revision by a further one that concerns nobody else. It is only accepted here;
 * the outbox seals it as it seals everything, and decides then. One transaction makes it and says whom it serves: a crash before the commit
 * leaves them waiting, after it this revision is the only one ever made for them. True where there is one.
 */
export function serveLate(context: GatewayContext): boolean {
  const { late, outbox, registry, standstill } = context;
  const waiting = late.waiting();
  // Who waits is told by the rows; nothing is made, and nobody given up, while time or law are in doubt.
  if (waiting.length === 0 || standstill.cause() !== null || registry.ageMs() === null) return false;
  const registered = new Set(gateways(registry.state()).map(({ address }) => address));
  let made = false;
  for (const [cursor, recipients] of Map.groupBy(waiting, ({ outbox: row }) => row)) {
    const row = outbox.byCursor(cursor);
    if (row === undefined) continue;
    const passedMs = context.time.passedMs();
    const over = recipients.filter(({ recipient, expiresMs }) => expiresMs <= passedMs || !registered.has(recipient));
    for (const one of over) end(context, row, one, one.expiresMs <= passedMs ? 'expired' : 'deregistered');
    const ready = recipients.filter((one) => !over.includes(one) && isDue(context, row, one) && canBeDecided(context, row, one));
    if (ready.length === 0) continue;
    const root = row.completes === null ? row : (outbox.byCursor(row.completes) ?? row);
    if (root.confirmation !== null) askForConfirmation(context, row, ready);
    else {
      complete(context, root, row, ready);
      made = true;
    }
  }
  return made;
}

/** After the exchange could not decide, patience: what it lacks may be there a little later. */
function isDue({ outbox, now }: GatewayContext, row: OutboxRow, { point, acceptedMs }: LateRecipient): boolean {
  if (point !== 'exchange') return true;
  const tries = outbox.revisions(row.id).filter(({ completes }) => completes !== null && completes === (row.completes ?? row.cursor)).length;
  return tries === 0 || now() >= acceptedMs + FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 12);
}

/** Whether the origin's point has an answer for it now; which one is asked again when the revision is sealed. */
function canBeDecided(context: GatewayContext, row: OutboxRow, { recipient }: LateRecipient): boolean {
  const notice = context.outbox.notice(row.cursor);
  const planning = {
    state: context.registry.state(),
    notice,
    leaves: leavesOf(notice),
    iat: Math.floor(context.now() / 1000),
    restrictions: context.outbox.restrictions(row.cursor),
    held: new Map(),
  };
  return !('undecided' in planRecipient(context, planning, recipient));
}

function complete(context: GatewayContext, root: OutboxRow, row: OutboxRow, ready: readonly LateRecipient[]): void {
  const { database, outbox, late, now, log } = context;
  const rev = Math.max(...outbox.revisions(row.id).map((one) => one.rev)) + 1;
  const recipients = ready.map(({ recipient }) => recipient);
  database.transaction(() => {
    const cursor = outbox.insert({
      id: row.id,
      rev,
      notice: outbox.notice(root.cursor),
      acceptedMs: now(),
      retainUntilMs: root.expiresMs ?? now(),
      recipients,
      restrictions: outbox.restrictions(root.cursor),
      confirmation: null,
      completes: root.cursor,
    });
    for (const recipient of recipients) late.serve(row.cursor, recipient, cursor);
  });
  reach('gateway:late-accepted');
  log.info({ notice: row.id, rev, recipients: recipients.length }, 'recipients who waited get a further revision');
}

/** Its agency has confirmed what it was shown, and was shown only that they wait. */
function askForConfirmation({ database, outbox, log }: GatewayContext, row: OutboxRow, ready: readonly LateRecipient[]): void {
  const names = new Set(ready.map(({ recipient }) => recipient));
  const asked = outbox.recipients(row.cursor).filter(({ recipient, code }) => names.has(recipient) && code !== 'confirmation-required');
  if (asked.length === 0) return;
  database.transaction(() => {
    for (const report of asked) outbox.updateRecipient(row.cursor, { ...report, point: 'origin', code: 'confirmation-required', reason: UNCONFIRMED });
  });
  log.warn({ notice: row.id, recipients: asked.length }, 'recipients who waited could be served, and what they would get was not confirmed');
}

const UNCONFIRMED =
  'what it would get could not be shown when the notice was confirmed, and can be now: ask for a dry-run, and publish a revision with its confirmation';

function end({ database, outbox, log }: GatewayContext, row: OutboxRow, { recipient }: LateRecipient, state: 'expired' | 'deregistered'): void {
  const report = outbox.recipients(row.cursor).find((one) => one.recipient === recipient);
  if (report === undefined) return;
  database.transaction(() => outbox.updateRecipient(row.cursor, { ...report, state }));
  log.warn({ notice: row.id, recipient, state }, 'a recipient who waited is waited for no longer');
}

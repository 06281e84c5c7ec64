import { BusError } from '@huecry/bus';
import { expirySeconds, KIND_RULES, leavesOf } from '@huecry/notice';
import { prepareFiles, pushFiles } from '../attachments/outgoing.ts';
import type { GatewayContext } from '../context.ts';
import { TIME_UNPROVEN } from '../inbox/prove-time.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import type { Cause } from '../standstill.ts';
import { reach } from '../steps.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import { endOfHold } from './end-of-hold.ts';
import { refuseAtOrigin, sealEntry } from './seal-next.ts';

/** How long a submission that the broker did not take waits; a connection that comes back wakes the worker before. */
const BROKER_PAUSE_MS = 1_000;
const OBSTACLE_PAUSE_MS = 500;
const WAITING_PAUSE_MS = 5_000;
const ENGINE_PAUSE_MS = 300_000;

/**
 * Moves the outbox: seals what was accepted, sends what was sealed in the order of its seq (alerts ahead of the rest), and sends again, byte for byte, what has
 * no proof or no answer for too long. All of its state is in the rows, so a restart goes on where the process died. `onMoved`: rows may have
 * changed.
 */
export function startOutbox(context: GatewayContext, onMoved: () => void): Pulse {
  const { outbox, log } = context;
  const submitNow = async (entry: OutboxRow): Promise<number> => {
    await submit(context, entry);
    return 0;
  };
  return startPulse(
    async () => move().finally(onMoved),
    (error) => log.error({ err: error }, 'the outbox failed and tries again'),
  );

  async function move(): Promise<number | null> {
    const nowMs = context.now();
    const trusted = context.trust.distrust() === null;
    const accepted = outbox.nextAccepted(nowMs);
    if (accepted === undefined) context.standstill.goesOn('outbox');
    // An alert goes before everything else, also while the others cannot be sent.
    const [alert, head] = trusted ? [outbox.nextSealed(true), outbox.nextSealed(false)] : [];
    if (alert !== undefined && isDue(alert, nowMs)) return submitNow(alert);
    const tried = accepted !== undefined && KIND_RULES[accepted.kind].essential;
    if (tried && (await sealWhenReady(context, accepted))) return 0;
    // Then what is sealed: a notice must not wait for others to be sealed behind it.
    if (head !== undefined && isDue(head, nowMs)) return submitNow(head);
    if (accepted !== undefined && !tried && (await sealWhenReady(context, accepted))) return 0;
    const overdue = trusted ? outbox.nextOverdue(nowMs) : undefined;
    if (overdue !== undefined) return submitNow(overdue);
    if (accepted !== undefined) return OBSTACLE_PAUSE_MS;
    if (!trusted) return WAITING_PAUSE_MS;
    const due = [alert?.nextAttemptMs ?? null, head?.nextAttemptMs ?? null, outbox.nextDueMs()].filter((ms) => ms !== null);
    return due.length === 0 ? null : Math.max(Math.min(...due) - context.now(), 1);
  }
}

const isDue = ({ nextAttemptMs }: OutboxRow, nowMs: number): boolean => (nextAttemptMs ?? 0) <= nowMs;

/** True where the notice was dealt with; false where nothing can be decided now. */
async function sealWhenReady(context: GatewayContext, entry: OutboxRow): Promise<boolean> {
  const { registry, standstill, outbox } = context;
  const notice = outbox.notice(entry.cursor);
  const obstacle = await obstacleTo(context);
  // Whatever it waited for, its end comes.
  const endMs = expirySeconds(notice, Math.floor(entry.acceptedMs / 1000)) * 1000;
  if (endMs <= context.time.passedMs()) {
    refuseAtOrigin(context, entry, 'expired', 'the notice expired before it could be sent: publish it anew if it is still needed');
    return true;
  }
  if (endMs <= context.now()) {
    wait(context, entry, TIME_UNPROVEN, WAITING_PAUSE_MS);
    return true;
  }
  if (obstacle !== null) {
    standstill.wait('outbox', obstacle);
    return false;
  }
  standstill.goesOn('outbox');
  const signer = context.signer();
  if (signer === null) return false;
  try {
    await prepareFiles(context, entry.id, leavesOf(notice));
    // It may have been recalled meanwhile.
    if (outbox.byCursor(entry.cursor)?.state !== 'accepted') return true;
    const waits = sealEntry(context, registry.state(), signer, entry);
    if (waits !== null) wait(context, entry, waits, WAITING_PAUSE_MS);
  } catch (error) {
    if (!standstill.engineFailed(error)) throw error;
    // After a restart the others go first: one of them alone may be what it cannot decide.
    wait(context, entry, { code: 'engine-failure', reason: 'the policy engine failed on this notice: nothing was decided' }, ENGINE_PAUSE_MS);
  }
  return true;
}

/** Why nothing may be decided and signed now; null where it may. */
async function obstacleTo({ registry, trust, timing, standstill, signer, address }: GatewayContext): Promise<Cause | null> {
  const ageMs = registry.ageMs();
  if (trust.distrust() === null && (ageMs === null || ageMs > timing.registryMaxAgeMs) && !(await registry.sync())) {
    return { code: 'registry-stale', reason: 'the registry could not be read for too long: keys, members or law may have changed since' };
  }
  const cause = standstill.cause();
  if (cause !== null) return cause;
  if (signer() !== null) return null;
  return { code: 'not-registered', reason: `the registry knows no valid signing key of ${address} that is in the keystore: its member has to register one` };
}

/** Said once for each cause; looked at again when the registry changes, and now and then. */
function wait({ outbox, database, log, now }: GatewayContext, entry: OutboxRow, { code, reason }: Cause, pauseMs: number): void {
  const sinceMs = entry.waiting?.code === code ? entry.waiting.sinceMs : now();
  if (entry.waiting?.code !== code) log.warn({ notice: entry.id, code, reason }, 'a notice waits');
  database.transaction(() => outbox.wait(entry.cursor, { code, reason, sinceMs }, now() + pauseMs));
}

async function submit(context: GatewayContext, entry: OutboxRow): Promise<void> {
  const { outbox, database, timing, log } = context;
  const submission = outbox.submission(entry.cursor);
  if (submission === null || entry.digest === null) throw new Error(`outbox row ${entry.cursor} is ${entry.state} and has nothing to send`);
  const pushed = await pushFiles(context, entry.id);
  if (pushed !== 'done') {
    outbox.postpone(entry.cursor, entry.attempts, context.now() + (pushed === 'unavailable' ? BROKER_PAUSE_MS : timing.resubmitMaxMs));
    return;
  }
  if (outbox.byCursor(entry.cursor)?.state === 'recalled') return;
  try {
    // A repeated submission has an id of its own, or the broker's duplicate window would swallow it; the exchange knows it by its digest.
    await context.bus.submit(entry.kind, submission, `${entry.digest}.${entry.attempts}`);
  } catch (error) {
    if (!(error instanceof BusError)) throw error;
    if (error.retryable) log.warn({ notice: entry.id, code: error.code }, 'the broker did not take the submission; it stays in the outbox');
    else context.alarm('submission-not-taken', { notice: entry.id, code: error.code });
    outbox.postpone(entry.cursor, entry.attempts, context.now() + (error.retryable ? BROKER_PAUSE_MS : timing.resubmitMaxMs));
    return;
  }
  reach('gateway:submitted');
  const waitMs = Math.min(timing.resubmitMaxMs, timing.resubmitAfterMs * 2 ** Math.min(entry.attempts, 20));
  database.transaction(() => outbox.markSubmitted(entry.cursor, entry.attempts + 1, Math.min(context.now() + waitMs, endOfHold(context, entry))));
  context.metrics.submitted.inc();
  log.info({ notice: entry.id, digest: entry.digest, seq: entry.seq, attempt: entry.attempts + 1 }, entry.attempts === 0 ? 'submitted' : 'submitted again');
}

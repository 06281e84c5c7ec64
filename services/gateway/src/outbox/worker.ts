import { BusError } from '@huecry/bus';
import { leavesOf } from '@huecry/notice';
import { prepareFiles, pushFiles } from '../attachments/outgoing.ts';
import type { GatewayContext } from '../context.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import { reach } from '../steps.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { Waiting } from '../store/types.ts';
import { endOfHold } from './end-of-hold.ts';
import { sealEntry } from './seal-next.ts';

/** How long a submission that the broker did not take waits; a connection that comes back wakes the worker before. */
const BROKER_PAUSE_MS = 1_000;
const REGISTRY_PAUSE_MS = 500;
const WAITING_PAUSE_MS = 5_000;

/**
 * Moves the outbox: seals what was accepted, sends what was sealed strictly in the order of its seq, and sends again, byte for byte, what has
 * no proof or no answer for too long. All of its state is in the rows, so a restart goes on where the process died.
 */
export function startOutbox(context: GatewayContext): Pulse {
  const { outbox, log } = context;
  return startPulse(
    async () => {
      const nowMs = context.now();
      // First what is sealed: a notice must not wait for others to be sealed behind it.
      const head = outbox.nextSealed();
      if (head !== undefined && (head.nextAttemptMs ?? 0) <= nowMs) {
        await submit(context, head);
        return 0;
      }
      const accepted = outbox.nextAccepted(nowMs);
      if (accepted !== undefined) {
        if (await sealWhenReady(context, accepted)) return 0;
        return REGISTRY_PAUSE_MS;
      }
      const overdue = outbox.nextOverdue(nowMs);
      if (overdue !== undefined) {
        await submit(context, overdue);
        return 0;
      }
      const due = [head?.nextAttemptMs ?? null, outbox.nextDueMs()].filter((ms) => ms !== null);
      return due.length === 0 ? null : Math.max(Math.min(...due) - context.now(), 1);
    },
    (error) => log.error({ err: error }, 'the outbox failed and tries again'),
  );
}

/** True where the notice was dealt with; false where the registry or our own registration has to come first. */
async function sealWhenReady(context: GatewayContext, entry: OutboxRow): Promise<boolean> {
  const { registry, timing } = context;
  const ageMs = registry.ageMs();
  if ((ageMs === null || ageMs > timing.registryMaxAgeMs) && !(await registry.sync())) return false;
  const signer = context.signer();
  if (signer === null) return false;
  await prepareFiles(context, entry.id, leavesOf(context.outbox.notice(entry.cursor)));
  const waits = sealEntry(context, registry.state(), signer, entry);
  if (waits !== null) wait(context, entry, waits);
  return true;
}

/** Said once for each cause; looked at again when the registry changes, and now and then. */
function wait({ outbox, database, log, now }: GatewayContext, entry: OutboxRow, { code, reason }: Omit<Waiting, 'sinceMs'>): void {
  const sinceMs = entry.waiting?.code === code ? entry.waiting.sinceMs : now();
  if (entry.waiting?.code !== code) log.warn({ notice: entry.id, code, reason }, 'a notice waits');
  database.transaction(() => outbox.wait(entry.cursor, { code, reason, sinceMs }, now() + WAITING_PAUSE_MS));
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

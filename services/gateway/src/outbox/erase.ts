import type { GatewayContext } from '../context.ts';
import { reach } from '../steps.ts';

const BATCH = 200;

/**
 * Erases what we hold of our own notices when they end: what their agencies gave, the disclosures with their salts, what an import kept aside.
 * What was said stays in the ledger as commitments that nobody can open any more, and what became of it (recipients, receipts, proofs) stays
 * here. One transaction a notice: a crash before the commit erases nothing, after it everything. Then the log beside the file is emptied; where
 * a reader holds it, the next sweep or the renewal of the storage key does. Gives the milliseconds until the next end; null where there is none.
 */
export async function eraseEnded(context: GatewayContext): Promise<number | null> {
  const { content, outbox, database, log, time } = context;
  let erased = 0;
  for (let found = content.ended(time.passedMs(), BATCH); found.length > 0; found = content.ended(time.passedMs(), BATCH)) {
    for (const cursor of found) {
      database.transaction(() => content.destroy(cursor, context.now()));
      reach('gateway:own-erased');
      log.info({ notice: outbox.byCursor(cursor)?.id, outbox: cursor }, 'the content of an ended notice of ours was erased');
      erased += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  if (erased > 0) emptied.delete(database);
  if (!emptied.has(database) && database.emptyLog()) emptied.add(database);
  const next = content.nextEndMs();
  return next === null ? null : Math.max(next - time.passedMs(), 1);
}

/** Files beside which no log holds erased rows; after a start there may be one. */
const emptied = new WeakSet<GatewayContext['database']>();

import type { GatewayContext } from '../context.ts';
import { reach } from '../steps.ts';

const BATCH = 200;

/**
 * Makes purging reach copies of the file that nobody can find: once something was purged, of others' or of our own, and the storage key in use is older than
 * `storageKeyMs`, a new one wraps what is still held, and the old one is destroyed. An old copy of `gateway.db` (a backup, a snapshot, a block
 * of a flash disk) then opens nothing any more. Each step is durable, and an interrupted renewal goes on at the next sweep.
 */
export async function renewStorageKey(context: GatewayContext): Promise<void> {
  const { vault, database, inbox, content, log } = context;
  if (vault.retired().length === 0) {
    const sinceMs = vault.rotatedMs();
    if (context.now() - sinceMs < context.timing.storageKeyMs || !(inbox.purgedSince(sinceMs) || content.erasedSince(sinceMs))) return;
    vault.rotate(context.now());
    reach('gateway:storage-key-made');
  }
  while (database.transaction(() => vault.rewrap(BATCH)) > 0) await new Promise((resolve) => setImmediate(resolve));
  reach('gateway:storage-key-rewrapped');
  // The log holds rows as they were, and their keys with them.
  if (!database.emptyLog()) return;
  vault.destroyRetired();
  log.info('the storage key was renewed and the old one destroyed');
}

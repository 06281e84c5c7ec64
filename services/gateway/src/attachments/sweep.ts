import type { GatewayContext } from '../context.ts';

const UNUSED_MS = 24 * 3_600_000;

/** Removes files of ours that serve nothing any more, and what a crash or a purge has left of others'. */
export function sweepFiles(context: GatewayContext): void {
  const { files, folder, database, log, time } = context;
  const nowMs = time.passedMs();
  // Rows first: a crash after them leaves files that nobody can open, and the next lines remove them.
  database.transaction(() => {
    for (const id of files.spentOutgoing(nowMs, nowMs - UNUSED_MS)) files.forgetOutgoing(id);
  });
  const removed = folder.sweep('out', files.isOutgoing) + folder.sweep('in', files.isIncoming);
  if (removed > 0) log.info({ removed }, 'files removed');
}

import type { Category } from '@huecry/notice';
import type { GatewayContext } from '../context.ts';
import { reach } from '../steps.ts';
import type { InboxEntry, PurgeCode } from '../store/types.ts';
import { storeReceipt } from './receipts.ts';

const BATCH = 100;

/**
 * Destroys what is held of a notice: keys, ciphertext, index entries. Belongs in a transaction of the caller; the receipt is signed later, by
 * {@link signPurges}, when its word is true. A crash before the commit erases nothing; after it, the receipt is still to be signed.
 */
export function erase(context: GatewayContext, cursor: number, code: PurgeCode): void {
  const { inbox, parts } = context;
  parts.destroyAll(cursor);
  context.openings.dropRouting(cursor);
  context.files.dropIncoming(cursor, null);
  inbox.markErased(cursor, code === 'superseded' ? 'superseded' : 'purged');
  inbox.addPurge({ cursor, categories: [], code, purgedMs: context.now() });
}

/** What a later revision no longer gives us, where that one itself is not stored. Belongs in a transaction of the caller. */
export function eraseAllBut(context: GatewayContext, cursor: number, given: readonly Category[]): void {
  const held = [...context.parts.held(cursor).keys()];
  const gone = held.filter((category) => !given.includes(category));
  // Where nothing is given any more, that there was something is withdrawn too.
  if (given.length === 0 || (gone.length > 0 && gone.length === held.length)) erase(context, cursor, 'superseded');
  else if (gone.length > 0) eraseCategories(context, cursor, gone, 'superseded');
}

/** The same for some categories of a notice; the others stay. */
export function eraseCategories(context: GatewayContext, cursor: number, categories: readonly Category[], code: PurgeCode = 'retention'): void {
  for (const category of categories) {
    context.parts.destroyCategory(cursor, category);
    context.files.dropIncoming(cursor, category);
  }
  context.inbox.addPurge({ cursor, categories: categories.toSorted(), code, purgedMs: context.now() });
}

/**
 * Signs the receipts of what was erased. First the write-ahead log is emptied: until then the erased rows stand in it. Gives whether anything
 * was signed; what cannot be signed now (a reader holds the log, no valid key) stays and is tried again.
 */
export function signPurges(context: GatewayContext): boolean {
  const { inbox, database, log } = context;
  const purges = inbox.unsignedPurges(BATCH);
  if (purges.length === 0) return false;
  const signer = context.signer();
  if (signer === null) return false;
  reach('gateway:purged');
  // What opened them is gone already; now they are too.
  context.folder.sweep('in', context.files.isIncoming);
  if (!database.emptyLog()) {
    log.warn('the log beside gateway.db could not be emptied; purge receipts wait');
    return false;
  }
  reach('gateway:log-emptied');
  for (const purge of purges) {
    const entry = inbox.byCursor(purge.cursor);
    if (entry === undefined) throw new TypeError('a purge speaks of a row that is not there');
    database.transaction(() => {
      storeReceipt(context, signer, receiptOf(entry, purge.categories, purge.code));
      inbox.markSigned(purge);
    });
    context.metrics.purges.inc({ code: purge.code });
    log.info({ notice: entry.id, digest: entry.digest, code: purge.code, categories: purge.categories }, 'purged; receipt signed');
  }
  reach('gateway:purge-signed');
  return true;
}

const receiptOf = (entry: InboxEntry, categories: readonly Category[], code: PurgeCode) => ({
  origin: entry.origin,
  notice: entry.digest,
  jti: entry.id,
  rev: entry.rev,
  state: 'purged' as const,
  code,
  ...(categories.length === 0 ? {} : { categories }),
});

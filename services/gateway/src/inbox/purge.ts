import type { Category } from '@huecry/notice';
import type { GatewayContext } from '../context.ts';
import { reach } from '../steps.ts';
import type { Tombstone } from '../store/tombstones-store.ts';
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
  const { inbox, tombstones, database, log } = context;
  const purges = inbox.unsignedPurges(BATCH);
  const recalled = tombstones.unsigned(BATCH);
  if (purges.length === 0 && recalled.length === 0) return false;
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
  for (const tombstone of recalled) {
    database.transaction(() => {
      storeReceipt(context, signer, answerTo(tombstone));
      tombstones.markSigned(tombstone, context.now());
    });
    context.metrics.purges.inc({ code: 'recalled' });
    log.info({ notice: tombstone.id, origin: tombstone.origin, held: tombstone.held }, 'a recall is answered: purged; receipt signed');
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

/** The answer to a recall, about the revision that it names, whether that one was ever here: from now on nothing of the notice is. */
const answerTo = ({ origin, notice, id, rev, held }: Tombstone) => ({
  origin,
  notice,
  jti: id,
  rev,
  state: 'purged' as const,
  code: 'recalled',
  ...(held ? {} : { reason: 'nothing of it was held here' }),
});

/** How long a recalled notice may wait for its purge receipt before a human must look. */
const PURGE_WITHIN_MS = 300_000;

/**
 * Says when the purge of a recalled notice cannot be completed: somebody holds the log beside the file, or there is no key to sign with. Its origin waits.
 * To be asked now and then.
 */
export function watchRecalls(context: GatewayContext, clear: (code: string) => void): () => void {
  let alarmed = 0;
  return () => {
    const count = context.tombstones.unsignedSince(context.now() - PURGE_WITHIN_MS);
    if (count === 0 && alarmed > 0) clear('recall-not-purged');
    if (count > alarmed) context.alarm('recall-not-purged', { count });
    alarmed = count;
  };
}

import type { Address, Category } from '@huecry/notice';
import type { RecipientReport } from '../store/types.ts';

/** A revision that was sealed, with its recipients. */
export interface SealedRevision {
  readonly recipients: readonly RecipientReport[];
}

/**
 * What each recipient may hold of the revisions sealed before, oldest first: what is on its way counts as held. Who holds nothing is not in it.
 */
export function holdings(revisions: readonly SealedRevision[]): ReadonlyMap<Address, readonly Category[]> {
  const held = new Map<Address, readonly Category[]>();
  for (const { recipients } of revisions) {
    for (const { recipient, state, categories } of recipients) {
      // Refused, by whomever, or not decided yet: it keeps what it had, because only a revision that it stores replaces one.
      if (state === 'refused' || state === 'waiting') continue;
      if (categories.length === 0 || state === 'purged' || state === 'deregistered') held.delete(recipient);
      else held.set(recipient, categories);
    }
  }
  return held;
}

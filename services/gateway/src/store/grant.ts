import type { Category } from '@huecry/notice';
import type { Grant, InboxEntry } from './types.ts';

/**
 * Only `inbox/disclosable.ts` makes grants and only the store takes them (.dependency-cruiser.mjs checks it): whoever wants to read what is
 * held of a notice has to ask there whether the law still permits it.
 */
const issued = new WeakMap<Grant, ReadonlySet<Category>>();

export function issueGrant(entry: InboxEntry, categories: readonly Category[]): Grant {
  const grant: Grant = Object.freeze({ entry });
  issued.set(grant, new Set(categories));
  return grant;
}

/** What a grant opens. One that was made by hand opens nothing. */
export function grantedCategories(grant: Grant): ReadonlySet<Category> {
  const categories = issued.get(grant);
  if (categories === undefined) throw new TypeError('what is stored is read with the answer of disclosable(), and with nothing else');
  return categories;
}

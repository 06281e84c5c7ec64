import { type Category, categoryOf, type Kind } from '@huecry/notice';
import { Entry } from '@huecry/proto';
import { disclosedContent, disclosedRouting, disclosureDigest, parseNoticeJws } from '@huecry/seal';
import { sha256 } from '@huecry/ledger';
import { ascii, base64url, concat, fromBase64url } from './encoding.ts';
import { type Evidence, type InventoryOpening, OPENING_PARTS, type SaltedOpening } from './format.ts';

/** One opening of the file, by what it opens and its digest as it stands in what was signed or logged. */
export interface Opening extends Pick<InventoryOpening, 'position' | 'part' | 'digest'> {
  /** Where in the file it stands. */
  readonly path: string;
}

/** SHA-256(salt || JWS), as it stands in the entry. */
export const saltedDigest = ({ salt, jws }: SaltedOpening, path: string): Uint8Array =>
  sha256(concat(fromBase64url(salt, `${path}/salt`), ascii(jws) ?? new Uint8Array(0)));

/** Every opening in the file. @throws EvidenceError malformed */
export function openingsOf({ notice, decisions, releases, receipts, refusal, recall }: Evidence): Opening[] {
  const disclosed = (position: number, part: Opening['part'], text: string, path: string): Opening => ({
    position,
    part,
    digest: disclosureDigest(fromBase64url(text, path)),
    path,
  });
  const salted = (part: Opening['part'], one: SaltedOpening, path: string): Opening => ({
    position: one.position,
    part,
    digest: base64url(saltedDigest(one, path)),
    path,
  });
  return [
    ...(notice.routing === null ? [] : [disclosed(notice.position, 'routing', notice.routing, '/notice/routing')]),
    ...(notice.restrictions === null ? [] : [disclosed(notice.position, 'restrictions', notice.restrictions, '/notice/restrictions')]),
    ...notice.elements.map((text, i) => disclosed(notice.position, 'element', text, `/notice/elements/${i}`)),
    ...notice.content.map((text, i) => disclosed(notice.position, 'content', text, `/notice/content/${i}`)),
    ...decisions.flatMap(({ position, elements }, d) => elements.map((text, i) => disclosed(position, 'element', text, `/decisions/${d}/elements/${i}`))),
    ...releases.map((one, i) => salted('release', one, `/releases/${i}`)),
    ...receipts.map((one, i) => salted('receipt', one, `/receipts/${i}`)),
    ...(refusal === null ? [] : [salted('refusal', refusal, '/refusal')]),
    ...(recall === undefined ? [] : [salted('recall', recall, '/recall')]),
  ];
}

type Named = Pick<InventoryOpening, 'position' | 'part' | 'digest'>;
export const keyOf = ({ position, part, digest }: Named): string => `${position} ${part} ${digest}`;

const rank = ({ part }: Named): number => OPENING_PARTS.indexOf(part);
/** By position, then part, then digest. */
export const inOrder = (a: Named, b: Named): number => a.position - b.position || rank(a) - rank(b) || (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : 0);

/** The inventory of a file: what it shows, and what was taken out of it. @throws EvidenceError; SealError where the notice cannot be read */
export function inventoryOf(value: Omit<Evidence, 'inventory'>, withheld: readonly InventoryOpening[]): Evidence['inventory'] {
  const categories = contentCategories(value);
  const shown = openingsOf({ ...value, inventory: { entries: [], openings: [] } }).map(({ position, part, digest }): InventoryOpening => {
    const category = part === 'content' ? categories.get(digest) : undefined;
    return { position, part, digest, ...(category === undefined ? {} : { category }) };
  });
  return { entries: value.entries.map(({ position }) => position), openings: [...shown, ...withheld].toSorted(inOrder) };
}

/** The category of each content disclosure, by its digest; none where the file does not say of which kind the notice is. */
export function contentCategories(value: Pick<Evidence, 'entries' | 'notice'>): ReadonlyMap<string, Category> {
  const { notice } = value;
  const found = new Map<string, Category>();
  const index = value.entries.findIndex(({ position }) => position === notice.position);
  const entry = value.entries[index];
  if (entry === undefined || notice.routing === null) return found;
  const parsed = parseNoticeJws(Entry.decode(fromBase64url(entry.entry, `/entries/${index}/entry`)).notice?.jws ?? new Uint8Array(0));
  const kind: Kind = disclosedRouting(parsed, fromBase64url(notice.routing, '/notice/routing')).routing.kind;
  for (const [i, text] of notice.content.entries()) {
    const bytes = fromBase64url(text, `/notice/content/${i}`);
    const category = categoryOf(kind, disclosedContent(parsed, bytes).pointer);
    if (category !== undefined) found.set(disclosureDigest(bytes), category);
  }
  return found;
}

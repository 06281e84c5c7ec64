import { CATEGORIES } from '@huecry/notice';
import { Entry } from '@huecry/proto';
import {
  disclosedContent,
  disclosedElement,
  parseDecision,
  type ParsedNotice,
  parseNoticeJws,
  parseReceipt,
  parseRelease,
  decisionElement,
} from '@huecry/seal';
import { ascii, fromBase64url } from './encoding.ts';
import { EvidenceError } from './errors.ts';
import type { Evidence, OpeningPart, SaltedOpening } from './format.ts';
import { keyOf, type Opening, openingsOf } from './inventory.ts';

/** What a redaction may name besides a category, a JSON Pointer and a recipient's address. */
export const REDACTABLE = ['routing', 'restrictions', 'recipients', 'receipts', 'releases', 'refusal'] as const;

const PARTS: Readonly<Record<(typeof REDACTABLE)[number], OpeningPart>> = {
  routing: 'routing',
  restrictions: 'restrictions',
  recipients: 'element',
  receipts: 'receipt',
  releases: 'release',
  refusal: 'refusal',
};

/** An opening, and what people may name it by. */
interface Nameable extends Opening {
  readonly category: string | null;
  readonly pointer: string | null;
  readonly addresses: readonly string[];
}

/**
 * Takes openings out of an evidence file. What is left verifies as before, and the inventory names what was taken out by its digest (and a
 * field's category), never by its value.
 * @param remove categories, JSON Pointers of fields (with all that is below them), addresses of recipients (their elements, receipts and
 *   the releases that name them), and words of {@link REDACTABLE}
 * @throws EvidenceError nothing-removed where one of them names nothing in the file; malformed
 */
export function redactEvidence(evidence: Evidence, remove: readonly string[]): Evidence {
  const openings = nameable(evidence);
  const gone = new Set<string>();
  for (const selector of remove) {
    const chosen = openings.filter((opening) => matches(selector, opening));
    if (chosen.length === 0)
      throw new EvidenceError(
        'nothing-removed',
        `nothing in the file is named ${/^[a-z]+$/.test(selector) ? selector : 'as given'}: name a category (${CATEGORIES.join(', ')}), a field's pointer such as /subject, a recipient such as de/bka, or one of ${REDACTABLE.join(', ')}; several with a space between them`,
      );
    for (const opening of chosen) gone.add(opening.path);
  }
  const keeps = (path: string): boolean => !gone.has(path);
  const keys = new Set(openings.filter(({ path }) => gone.has(path)).map(keyOf));
  const { notice, decisions, releases, receipts, refusal, inventory } = evidence;
  return {
    ...evidence,
    notice: {
      position: notice.position,
      routing: keeps('/notice/routing') ? notice.routing : null,
      restrictions: keeps('/notice/restrictions') ? notice.restrictions : null,
      elements: notice.elements.filter((_, i) => keeps(`/notice/elements/${i}`)),
      content: notice.content.filter((_, i) => keeps(`/notice/content/${i}`)),
    },
    decisions: decisions.map(({ position, elements }, d) => ({ position, elements: elements.filter((_, i) => keeps(`/decisions/${d}/elements/${i}`)) })),
    releases: releases.filter((_, i) => keeps(`/releases/${i}`)),
    receipts: receipts.filter((_, i) => keeps(`/receipts/${i}`)),
    refusal: keeps('/refusal') ? refusal : null,
    inventory: { entries: inventory.entries, openings: inventory.openings.map((one) => (keys.has(keyOf(one)) ? { ...one, withheld: true as const } : one)) },
  };
}

function matches(selector: string, { part, category, pointer, addresses }: Nameable): boolean {
  if (selector.startsWith('/')) return pointer !== null && (pointer === selector || pointer.startsWith(`${selector}/`));
  if (selector.includes('/')) return addresses.includes(selector);
  const named = REDACTABLE.find((word) => word === selector);
  return named === undefined ? part === 'content' && category === selector : PARTS[named] === part;
}

/** Every opening with its names. What was redacted before has its category from the inventory: it needs no routing facts. */
function nameable(evidence: Evidence): Nameable[] {
  const categories = new Map(evidence.inventory.openings.map((one) => [keyOf(one), one.category ?? null]));
  const notice = noticeOf(evidence);
  return openingsOf(evidence).map((opening) => ({
    ...opening,
    category: categories.get(keyOf(opening)) ?? null,
    pointer: opening.part === 'content' ? disclosedContent(notice, fromBase64url(textAt(evidence, opening.path), opening.path)).pointer : null,
    addresses: addressesOf(evidence, opening, notice),
  }));
}

function addressesOf(evidence: Evidence, { part, path }: Opening, notice: ParsedNotice): readonly string[] {
  if (part === 'receipt') return [parseReceipt(jwsAt(evidence.receipts, path)).claims.iss];
  if (part === 'release') return parseRelease(jwsAt(evidence.releases, path)).claims.recipients;
  if (part !== 'element') return [];
  const bytes = fromBase64url(textAt(evidence, path), path);
  return [path.startsWith('/notice') ? disclosedElement(notice, bytes).to : decisionElement(parseDecision(entryAt(evidence, path)), bytes).to];
}

const indexOf = (path: string): number => Number(path.slice(path.lastIndexOf('/') + 1));

function textAt({ notice, decisions }: Evidence, path: string): string {
  const [, top, second, third] = path.split('/');
  if (top === 'decisions') return decisions[Number(second)]?.elements[indexOf(path)] ?? '';
  return (second === 'content' ? notice.content : notice.elements)[Number(third)] ?? '';
}

const jwsAt = (list: readonly SaltedOpening[], path: string): Uint8Array => ascii(list[indexOf(path)]?.jws ?? '') ?? new Uint8Array(0);

/** The decision JWS that an element's path belongs to. */
function entryAt(evidence: Evidence, path: string): Uint8Array {
  const position = evidence.decisions[Number(path.split('/')[2])]?.position;
  return readEntry(evidence, position).decision?.jws ?? new Uint8Array(0);
}

const noticeOf = (evidence: Evidence): ParsedNotice => parseNoticeJws(readEntry(evidence, evidence.notice.position).notice?.jws ?? new Uint8Array(0));

function readEntry(evidence: Evidence, position: number | undefined): Entry {
  const index = evidence.entries.findIndex((entry) => entry.position === position);
  const found = evidence.entries[index];
  if (found === undefined) throw new EvidenceError('missing', 'an entry that the file needs is not in it: verify the file first', '/entries');
  return Entry.decode(fromBase64url(found.entry, `/entries/${index}/entry`));
}

/** The inventory: what the file says it holds, against what it holds; and what was taken out of it. */
import { Entry } from '@huecry/proto';
import { parseDecision } from '@huecry/seal';
import { contentCategories, inOrder, keyOf, openingsOf } from '../inventory.ts';
import { fromBase64url, sameBytes } from '../encoding.ts';
import type { Evidence, InventoryOpening } from '../format.ts';
import type { PartBuilder, ReportBuilder } from '../report.ts';
import type { Log } from './log.ts';
import type { Proven } from './notice.ts';

/** Whatever is listed is there or withheld, and whatever is there is listed. */
export function checkInventory(evidence: Evidence, part: PartBuilder): void {
  const { inventory, entries } = evidence;
  const there = new Set(entries.map(({ position }) => position));
  for (const [i, position] of inventory.entries.entries()) {
    if (position <= (inventory.entries[i - 1] ?? -1)) part.wrong('wrong-order', `/inventory/entries/${i}`, 'expected positions in ascending order');
    if (!there.has(position)) part.wrong('missing', `/inventory/entries/${i}`, `the entry at position ${position} is listed and is not in the file`);
  }
  const listed = new Set(inventory.entries);
  for (const [i, { position }] of entries.entries())
    if (!listed.has(position)) part.wrong('not-listed', `/entries/${i}`, `the entry at position ${position} is in the file and not in its inventory`);

  const shown = part.attempt('/notice', () => openingsOf(evidence));
  if (shown === undefined) return;
  const keys = new Set(shown.map(keyOf));
  const named = new Map<string, InventoryOpening>();
  for (const [i, opening] of inventory.openings.entries()) {
    const path = `/inventory/openings/${i}`;
    const before = inventory.openings[i - 1];
    if (before !== undefined && inOrder(before, opening) >= 0) part.wrong('wrong-order', path, 'expected openings by position, part and digest, each once');
    named.set(keyOf(opening), opening);
    const present = keys.has(keyOf(opening));
    if (!present && opening.withheld !== true)
      part.wrong('missing', path, `a ${opening.part} of position ${opening.position} is listed and is not in the file`);
    if (present && opening.withheld === true) part.wrong('wrong-order', path, `a ${opening.part} is listed as withheld and is in the file`);
  }
  for (const opening of shown)
    if (!named.has(keyOf(opening))) part.wrong('not-listed', opening.path, `this ${opening.part} is in the file and not in its inventory, or it was altered`);
  const categories = part.attempt('/notice', () => contentCategories(evidence));
  for (const [i, { digest, category, withheld, part: name }] of inventory.openings.entries()) {
    if (category !== undefined && name !== 'content') part.wrong('wrong-category', `/inventory/openings/${i}`, 'only content has a category');
    const found = categories?.get(digest);
    if (withheld !== true && found !== undefined && category !== found)
      part.wrong('wrong-category', `/inventory/openings/${i}/category`, 'the schema gives this field another category than the inventory');
  }
  part.say('inventory', { count: shown.length });
}

/** Names each part that was taken out; its digest must stand where it was signed or logged. */
export function checkWithheld(evidence: Evidence, log: Log, notice: Proven | undefined, report: ReportBuilder): void {
  for (const [i, opening] of evidence.inventory.openings.entries()) {
    if (opening.withheld !== true) continue;
    const path = `/inventory/openings/${i}`;
    const part = report.part('withheld', path);
    const { position, part: name, category, digest } = opening;
    if (name === 'recall') {
      part.wrong('missing', path, 'a recall cannot be withheld: a notice that was withdrawn is never shown as if it stood');
      continue;
    }
    const stands = part.attempt(path, () => standsIn(opening, log, notice));
    if (stands === false)
      part.wrong('not-signed', `${path}/digest`, `a withheld ${name} is listed, and no ${name} with this digest was signed or logged at position ${position}`);
    part.withheld();
    part.say(category === undefined ? `withheld-${name}` : 'withheld-content', { position, digest, category: category ?? '' });
  }
}

function standsIn({ position, part, digest }: InventoryOpening, log: Log, notice: Proven | undefined): boolean {
  const entry: Entry | undefined = log.get(position)?.entry;
  if (entry === undefined) return false;
  const salted = (digests: readonly Uint8Array[]): boolean => {
    const wanted = fromBase64url(digest, '');
    return digests.some((one) => sameBytes(one, wanted));
  };
  if (part === 'receipt') return salted(entry.receipts?.digests ?? []);
  if (part === 'release') return salted(entry.release ? [entry.release.digest] : []);
  if (part === 'refusal') return salted(entry.refusal ? [entry.refusal.digest] : []);
  if (part === 'element' && entry.decision) return parseDecision(entry.decision.jws).recipientDigests.includes(digest);
  if (notice === undefined || position !== notice.position) return false;
  return (part === 'element' ? notice.parsed.recipientDigests : notice.parsed.disclosureDigests).includes(digest);
}

/** Every entry is there for a reason. */
export function checkUsed(evidence: Evidence, log: Log, part: PartBuilder): void {
  const { notice, decisions, inventory } = evidence;
  const used = new Set([notice.position, ...decisions.map(({ position }) => position), ...inventory.openings.map(({ position }) => position)]);
  for (const { position, entry, path } of log.values())
    if (!entry.genesis && !entry.registry && !used.has(position))
      part.wrong('unused-entry', path, `nothing in the file refers to the entry at position ${position}`);
}

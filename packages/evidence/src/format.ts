import { CATEGORIES } from '@huecry/notice';
import { z } from 'zod';
import { EvidenceError } from './errors.ts';

/** The largest evidence file, bytes: a registry of a few hundred members with their rules, and one notice with all that was said of it. */
export const MAX_EVIDENCE_BYTES = 64 * 1024 * 1024;
const MAX_ENTRIES = 20_000;
const MAX_OPENINGS = 20_000;
/** Base64url of the largest ledger entry. */
const MAX_ENTRY_CHARACTERS = 87_380;
const MAX_DISCLOSURE_CHARACTERS = 88_000;
const MAX_CHECKPOINT_CHARACTERS = 1_000_000;

/** What an opening opens, in the order in which the inventory lists them. */
export const OPENING_PARTS = ['content', 'element', 'recall', 'receipt', 'refusal', 'release', 'restrictions', 'routing'] as const;
export type OpeningPart = (typeof OPENING_PARTS)[number];

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const digest = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);
const position = z.int().min(0);
const disclosure = base64url.max(MAX_DISCLOSURE_CHARACTERS);
const disclosures = z.array(disclosure).max(512).readonly();
const salted = z
  .strictObject({
    position,
    salt: digest,
    jws: z
      .string()
      .regex(/^[A-Za-z0-9_.-]+$/)
      .max(65_536),
  })
  .readonly();
const opening = z
  .strictObject({
    position,
    part: z.enum(OPENING_PARTS),
    digest,
    category: z.enum(CATEGORIES).optional(),
    withheld: z.literal(true).optional(),
  })
  .readonly();

const evidence = z
  .strictObject({
    format: z.literal('huecry-evidence/1'),
    checkpoint: z.string().max(MAX_CHECKPOINT_CHARACTERS),
    entries: z
      .array(z.strictObject({ position, entry: base64url.max(MAX_ENTRY_CHARACTERS), path: z.array(digest).max(63).readonly() }).readonly())
      .min(1)
      .max(MAX_ENTRIES)
      .readonly(),
    notice: z
      .strictObject({ position, routing: disclosure.nullable(), restrictions: disclosure.nullable(), elements: disclosures, content: disclosures })
      .readonly(),
    decisions: z
      .array(z.strictObject({ position, elements: disclosures }).readonly())
      .max(513)
      .readonly(),
    releases: z.array(salted).max(512).readonly(),
    receipts: z.array(salted).max(MAX_OPENINGS).readonly(),
    refusal: salted.nullable(),
    /** There only where the notice was recalled. */
    recall: salted.optional(),
    inventory: z
      .strictObject({
        entries: z.array(position).max(MAX_ENTRIES).readonly(),
        openings: z.array(opening).max(MAX_OPENINGS).readonly(),
      })
      .readonly(),
  })
  .readonly();

/** An evidence file's value. Shape only: nothing in it is believed. */
export type Evidence = z.infer<typeof evidence>;
export type SaltedOpening = z.infer<typeof salted>;
export type InventoryOpening = z.infer<typeof opening>;

/** The one text of an evidence file: members in this order, one blank an indent, a newline at the end. */
export function formatEvidence(value: Evidence): string {
  const saltedOf = (one: SaltedOpening) => ({ position: one.position, salt: one.salt, jws: one.jws });
  const ordered = {
    format: value.format,
    checkpoint: value.checkpoint,
    entries: value.entries.map(({ position: at, entry, path }) => ({ position: at, entry, path })),
    notice: {
      position: value.notice.position,
      routing: value.notice.routing,
      restrictions: value.notice.restrictions,
      elements: value.notice.elements,
      content: value.notice.content,
    },
    decisions: value.decisions.map(({ position: at, elements }) => ({ position: at, elements })),
    releases: value.releases.map(saltedOf),
    receipts: value.receipts.map(saltedOf),
    refusal: value.refusal === null ? null : saltedOf(value.refusal),
    ...(value.recall === undefined ? {} : { recall: saltedOf(value.recall) }),
    inventory: {
      entries: value.inventory.entries,
      openings: value.inventory.openings.map((one) => ({
        position: one.position,
        part: one.part,
        digest: one.digest,
        ...(one.category === undefined ? {} : { category: one.category }),
        ...(one.withheld === undefined ? {} : { withheld: one.withheld }),
      })),
    },
  };
  return `${JSON.stringify(ordered, null, 1)}\n`;
}

const pointerOf = (path: readonly PropertyKey[]): string => path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/**
 * Reads an evidence file: size, JSON, shape, and that it is in its one text, so that no byte of it can change unseen.
 * @throws EvidenceError too-large, malformed, with the place
 */
export function parseEvidence(file: Uint8Array | string): Evidence {
  if (file.length > MAX_EVIDENCE_BYTES) throw new EvidenceError('too-large', `expected an evidence file of at most ${MAX_EVIDENCE_BYTES} bytes, found more`);
  const text = typeof file === 'string' ? file : decode(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new EvidenceError('malformed', 'expected an evidence file: this is not JSON; it may have been cut off or altered');
  }
  const parsed = evidence.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    // Neither the value nor a name that is not ours is repeated.
    throw new EvidenceError('malformed', `not as docs/spec/evidence.md says (${issue?.code ?? 'invalid'})`, pointerOf(issue?.path ?? []));
  }
  const canonical = formatEvidence(parsed.data);
  if (canonical !== text)
    throw new EvidenceError('malformed', `expected the one text that an evidence file has, found another from line ${lineOf(canonical, text)} on`);
  return parsed.data;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new EvidenceError('malformed', 'expected an evidence file in UTF-8, found other bytes');
  }
}

function lineOf(canonical: string, text: string): number {
  const expected = canonical.split('\n');
  const found = text.split('\n');
  const at = found.findIndex((line, index) => line !== expected[index]);
  return (at < 0 ? found.length : at) + 1;
}

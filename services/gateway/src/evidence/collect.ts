import type { EvidenceParts } from '@huecry/evidence';
import { type Category, categoryOf } from '@huecry/notice';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { disclosable } from '../inbox/disclosable.ts';
import type { OpeningRow } from '../store/openings-store.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { InboxEntry } from '../store/types.ts';

/** Which fields are to be shown; null: all that may be. A field that either names is shown. */
export interface Choice {
  readonly categories: readonly Category[];
  /** JSON Pointers below content, each with all that lies below it. */
  readonly fields: readonly string[];
}

/** What an evidence file will show, without the log's part. */
export type Collected = Omit<EvidenceParts, 'checkpoint' | 'entries'>;

/** Of a notice of ours: what we know of its whole way. Content that has ended is gone, and the rest stands. */
export function collectSent(context: GatewayContext, row: OutboxRow, choice: Choice | null): Collected {
  if (row.position === null)
    throw new GatewayError('no-evidence', `the notice is ${row.state}: the ledger's proof of it has not come, and there is nothing to prove yet`);
  const rows = context.openings.about({ outbox: row.cursor });
  const recall = standing(context.recalls.of(context.address, row.id));
  return collected({ rows, position: row.position, recall }, chosen(row.kind, context.content.disclosures(row.cursor).map(bytesOf), choice));
}

/**
 * Of a received notice: what the law in force now lets out, and no more. Of one that is barred or gone nobody is told what it is about; what
 * was decided of us, and the ledger's commitments, may be shown still.
 */
export function collectReceived(context: GatewayContext, entry: InboxEntry, choice: Choice | null): Collected {
  const rows = context.openings.about({ inbox: entry.cursor });
  const now = disclosable(context, entry);
  const of = { rows, position: entry.position, recall: standing(context.tombstones.of(entry.origin, entry.id)) };
  const open = entry.state === 'stored' && now.barredBy.length === 0 && entry.kind !== null;
  if (!open) return collected(of, [], false);
  return collected(of, chosen(entry.kind, context.parts.disclosures(now.grant).map(bytesOf), choice));
}

/** A recall is of all revisions, whichever it names. */
function standing(
  recall: { readonly position: number | null; readonly salt: Uint8Array | null; readonly jws: Uint8Array | null } | undefined,
): Collected['recall'] {
  if (recall === undefined) return null;
  const { position, salt, jws } = recall;
  return position === null || salt === null || jws === null ? null : { position, salt, jws };
}

interface Of {
  readonly rows: readonly OpeningRow[];
  readonly position: number;
  readonly recall: Collected['recall'];
}

function collected({ rows, position, recall }: Of, content: readonly Uint8Array[], routed = true): Collected {
  const notice = rows.find(({ opening }) => opening.notice !== null)?.opening.notice ?? null;
  const shown = (bytes: Uint8Array | undefined): Uint8Array | null => (bytes === undefined || bytes.length === 0 ? null : bytes);
  return {
    notice: {
      position,
      routing: routed ? shown(notice?.routing) : null,
      restrictions: shown(notice?.restrictions),
      elements: notice?.elements ?? [],
      content,
    },
    decisions: rows.flatMap(({ position: at, opening: { decision } }) => (decision === null ? [] : [{ position: at, elements: decision.elements }])),
    releases: rows.flatMap(({ position: at, opening: { release } }) => (release === null ? [] : [{ position: at, ...release }])),
    receipts: rows.flatMap(({ position: at, opening: { receipts } }) => (receipts?.receipts ?? []).map((receipt) => ({ position: at, ...receipt }))),
    refusal: rows.flatMap(({ position: at, opening: { refusal } }) => (refusal === null ? [] : [{ position: at, ...refusal }]))[0] ?? null,
    recall,
  };
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

function chosen(kind: Parameters<typeof categoryOf>[0], disclosures: readonly Uint8Array[], choice: Choice | null): readonly Uint8Array[] {
  if (choice === null) return disclosures;
  return disclosures.filter((disclosure) => {
    const [, pointer] = JSON.parse(Buffer.from(disclosure).toString('utf8')) as [string, string, unknown];
    const category = categoryOf(kind, pointer);
    const named = choice.fields.some((field) => pointer === field || pointer.startsWith(`${field}/`));
    return named || (category !== undefined && choice.categories.includes(category));
  });
}

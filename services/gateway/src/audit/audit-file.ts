import { createHash } from 'node:crypto';
import { AuditFileEncoder, type Opening } from '@huecry/audit/file';
import { memberOf } from '@huecry/notice';
import type { AuditOpening, NoticeOpening } from '@huecry/proto';
import type { GatewayContext } from '../context.ts';
import { disclosable } from '../inbox/disclosable.ts';
import type { OpeningRow } from '../store/openings-store.ts';

/** Positions that are read at once. */
const PAGE = 100;

/** Where the log is and which network it is of. */
export interface AuditedLog {
  readonly origin: string;
  /** Base64url SHA-256 of the genesis file. */
  readonly genesisDigest: string;
}

/**
 * The audit file of this gateway's member, part by part: what opens the entries of its own traffic through this gateway. Content is asked for
 * when its part is written, by the law of that moment; whoever reads a file without its end mark has not all of it.
 */
export async function* auditFile(context: GatewayContext, log: AuditedLog): AsyncGenerator<Uint8Array, { readonly openings: number }, undefined> {
  const { openings, registry, now, address } = context;
  const size = Math.max(openings.size(), registry.state().position, 1);
  const encoder = new AuditFileEncoder({
    role: 'member',
    member: memberOf(address),
    origin: log.origin,
    genesis: new Uint8Array(Buffer.from(log.genesisDigest, 'base64url')),
    madeMs: now(),
    size,
  });
  yield encoder.begin();
  let count = 0;
  for (let after = 0; ; ) {
    const rows = openings.page(after, size, PAGE);
    if (rows.length === 0) break;
    // Deliveries and readers have their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
    for (const [position, all] of Map.groupBy(rows, (row) => row.position)) {
      after = position;
      const opening = openingOf(context, position, all);
      if (opening === null) continue;
      count += 1;
      yield encoder.add(opening);
    }
  }
  yield encoder.end();
  return { openings: count };
}

function openingOf(context: GatewayContext, position: number, rows: readonly OpeningRow[]): Opening | null {
  const [first] = rows;
  if (first === undefined) return null;
  const { notice, decision, refusal, release, recall } = first.opening;
  if (notice !== null) return { position, notice: withContent(context, first, notice) };
  if (decision !== null) return { position, decision };
  if (refusal !== null) return { position, refusal };
  if (release !== null) return { position, release };
  if (recall !== null) return { position, recall };
  return { position, receipts: { receipts: inDigestOrder(rows.flatMap(({ opening }) => opening.receipts?.receipts ?? [])) } };
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

function withContent(context: GatewayContext, { outbox, inbox }: OpeningRow, notice: NoticeOpening): NoticeOpening {
  // What we said ourselves, until it ended.
  if (outbox !== null) return { ...notice, content: context.content.disclosures(outbox).map(bytesOf) };
  const nothing = { ...notice, routing: new Uint8Array(0), content: [] };
  const entry = inbox === null ? undefined : context.inbox.byCursor(inbox);
  if (entry?.state !== 'stored') return nothing;
  const current = disclosable(context, entry);
  // Of a notice that is barred nobody is told what it is about.
  if (current.barredBy.length > 0) return nothing;
  return { ...notice, content: context.parts.disclosures(current.grant).map(bytesOf) };
}

type Receipts = NonNullable<AuditOpening['receipts']>['receipts'];

const inDigestOrder = (receipts: Receipts): Receipts =>
  receipts
    .map((receipt) => ({ receipt, digest: createHash('sha256').update(receipt.salt).update(receipt.jws).digest() }))
    .toSorted((a, b) => Buffer.compare(a.digest, b.digest))
    .map(({ receipt }) => receipt);

import { Readable } from 'node:stream';
import { documentFromLeaves } from '@huecry/notice';
import { publicJwk } from '@huecry/seal';
import { api } from '@huecry/sdk';
import type { GatewayContext } from '../context.ts';
import { disclosable } from '../inbox/disclosable.ts';
import { presentationOf } from '../inbox/presentation.ts';
import { parseWords, search } from '../inbox/search.ts';
import type { InboxEntry } from '../store/types.ts';
import { isViolation, VIOLATIONS } from '../violations.ts';
import type { App, ServerOptions } from './app.ts';
import { timeOf } from './views.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;
const PAGE = 100;
const MAX_VIOLATIONS = 500;

/** Search, export, and what came that must not have. */
export function holdingsRoutes(app: App, { context }: ServerOptions): void {
  const { inbox } = context;

  app.get(
    '/v1/search',
    {
      schema: {
        summary: 'Find received notices by words',
        description: 'All words have to stand in fields that may be given out now; case, accents and order do not matter.',
        querystring: api.SearchQuery,
        response: { 200: api.SearchResponse, ...ERRORS },
      },
    },
    (request) => {
      const { q, kind, category, before = Number.MAX_SAFE_INTEGER, limit } = request.query;
      const { hits, next } = search(context, { words: parseWords(q), kind, category, before, limit });
      return {
        hits: hits.map(({ entry, now, matched, snippets }) => ({
          cursor: entry.cursor,
          id: entry.id,
          rev: entry.rev,
          kind: entry.kind,
          origin: entry.origin,
          receivedAt: timeOf(entry.receivedMs),
          matched: [...matched],
          snippets: [...snippets],
          flags: [...now.flags],
        })),
        next,
      };
    },
  );

  app.get(
    '/v1/export',
    {
      schema: {
        summary: 'Everything that is held and may be given out now (application/x-ndjson)',
        description: 'One JSON document a line, oldest first. What the law in force withholds is named on its line and not shown.',
        querystring: api.ExportQuery,
      },
    },
    (request, reply) => {
      const { kind, since } = request.query;
      const sinceMs = since === undefined ? 0 : Date.parse(since);

      async function* lines(): AsyncGenerator<string> {
        // What comes in meanwhile is not awaited: the export ends.
        const last = inbox.lastCursor();
        for (let after = 0; ; ) {
          const page = inbox.list({ after, limit: PAGE, kind, storedOnly: true });
          for (const entry of page) {
            after = entry.cursor;
            // Asked line by line, when it is written: what was purged or barred since the last page is not in it.
            const current = entry.receivedMs < sinceMs || entry.cursor > last ? undefined : inbox.byCursor(entry.cursor);
            const line = current?.state === 'stored' ? exportLine(context, current) : null;
            // Of a notice that is barred nobody is told the kind, by a filter neither.
            if (line !== null && (kind === undefined || line.kind === kind)) yield `${JSON.stringify(line)}\n`;
          }
          if (page.length < PAGE || after > last) return;
        }
      }
      return reply
        .header('content-type', 'application/x-ndjson; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(Readable.from(lines(), { objectMode: false, highWaterMark: 64 * 1024 }));
    },
  );

  app.get(
    '/v1/violations',
    {
      schema: {
        summary: 'Notices that were not what their origin signed them to be: caught here, or reported of ours (ids and codes, no content)',
        response: { 200: api.ViolationsResponse, ...ERRORS },
      },
    },
    () => ({
      caught: inbox.quarantined(MAX_VIOLATIONS).map(({ origin, id, rev, digest, code, firstMs, seen }) => ({
        origin,
        id,
        rev,
        digest,
        code,
        blames: isViolation(code) ? ('origin' as const) : ('unknown' as const),
        at: timeOf(firstMs),
        times: seen,
      })),
      reported: context.outboxWords.refusedWith(VIOLATIONS, MAX_VIOLATIONS).map(({ recipient, id, rev, digest, code, receipt }) => ({
        recipient,
        id,
        rev,
        digest,
        code,
        at: receipt === null ? null : timeOf(receipt.iat * 1000),
        position: receipt?.position ?? null,
      })),
    }),
  );
}

function exportLine(context: GatewayContext, entry: InboxEntry): api.ExportLine {
  const now = disclosable(context, entry);
  const barred = now.barredBy.length > 0;
  const held = context.parts.held(entry.cursor);
  return {
    cursor: entry.cursor,
    id: entry.id,
    rev: entry.rev,
    kind: barred ? null : entry.kind,
    origin: entry.origin,
    receivedAt: timeOf(entry.receivedMs),
    retainUntil: entry.retainUntilMs === null ? null : timeOf(entry.retainUntilMs),
    categories: now.categories.map((category) => ({ category, retainUntil: timeOf(held.get(category) ?? entry.expiresMs) })),
    content: barred ? null : documentFromLeaves(context.parts.leaves(now.grant)),
    sdJwt: presentationOf(context, entry, now),
    jwk: publicJwk(entry.originKey),
    withheld: [...now.withheld],
    conditions: barred ? [] : [...(entry.routing?.conditions ?? [])],
    barredBy: [...now.barredBy],
    flags: [...now.flags],
  };
}

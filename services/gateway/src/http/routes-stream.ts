import { Readable } from 'node:stream';
import { api } from '@huecry/sdk';
import type { z } from 'zod';
import { z as zod } from 'zod';
import type { AlarmEvent } from '../alarms.ts';
import { GatewayError } from '../errors.ts';
import type { Proved } from '../inbox/feed.ts';
import type { Tombstone } from '../store/tombstones-store.ts';
import { type Disclosable, disclosable } from '../inbox/disclosable.ts';
import type { WaitEvent } from '../outbox/waits.ts';
import type { InboxEntry } from '../store/types.ts';
import type { App, ServerOptions } from './app.ts';
import { timeOf } from './views.ts';
import { recalledView } from './views-recalls.ts';

const PAGE = 100;
const MAX_STREAMS = 200;
/** Alarms and proofs that wait for a slow reader; what is more stands in the health and with the notices. */
const MAX_TOLD = 1_000;
const Cursor = zod.coerce.number().int().min(0);
const LastEventId = zod.object({ 'last-event-id': Cursor.optional().meta({ description: 'Cursor of the last notice already seen' }) });
const After = zod.object({ after: Cursor.optional().meta({ description: 'The same, for clients that cannot set headers' }) });

const message = (entry: InboxEntry, now: Disclosable): string => {
  const data: z.infer<typeof api.StreamEventData> = {
    cursor: entry.cursor,
    id: entry.id,
    rev: entry.rev,
    kind: entry.kind,
    origin: entry.origin,
    state: entry.state,
    receivedAt: timeOf(entry.receivedMs),
    categories: [...now.categories],
    withheld: [...new Set(now.withheld.map(({ category }) => category))],
    conditions: [...(entry.routing?.conditions ?? [])],
    flags: [...now.flags],
  };
  return `event: notice\nid: ${entry.cursor}\ndata: ${JSON.stringify(data)}\n\n`;
};

const alarmMessage = ({ code, atMs, active, details }: AlarmEvent): string =>
  `event: alarm\ndata: ${JSON.stringify({ code, at: timeOf(atMs), active, details })}\n\n`;

const provedMessage = ({ cursor, id, rev, position, decisionPosition }: Proved): string =>
  `event: witnessed\ndata: ${JSON.stringify({ cursor, id, rev, position, decisionPosition })}\n\n`;

const waitMessage = (event: WaitEvent): string => {
  const data: z.infer<typeof api.RecipientWaitsData> = { ...event };
  return `event: recipient-waits\ndata: ${JSON.stringify(data)}\n\n`;
};

const recalledMessage = (tombstone: Tombstone): string => `event: recalled\ndata: ${JSON.stringify(recalledView(tombstone))}\n\n`;

/** Server-sent events: each notice stored, once and in order, from a cursor on. A slow reader slows down its own stream and nothing else. */
export function streamRoute(app: App, { context, feed, alarms, waits }: ServerOptions): void {
  const { inbox, timing } = context;
  const closing = new AbortController();
  let open = 0;
  app.addHook('preClose', async () => closing.abort());

  app.get(
    '/v1/stream',
    {
      schema: {
        summary: 'Follow the notices that this gateway stores (text/event-stream)',
        description:
          'Events named `notice`; the event id is the cursor to resume from. Without a cursor the stream begins with what comes next. Events named `alarm`: what a human must look at; `witnessed`: a delivery whose entries in the ledger are proved since; `recipient-waits`: a recipient of a notice of ours waits for its law, its key or a review, or no longer does; `recalled`: a notice that its origin has withdrawn, and that is gone here.',
        headers: LastEventId,
        querystring: After,
      },
    },
    (request, reply) => {
      if (open >= MAX_STREAMS) throw new GatewayError('rate-limited', `there are ${MAX_STREAMS} streams open already: close one`);
      open += 1;
      const gone = new AbortController();
      reply.raw.once('close', () => {
        open -= 1;
        gone.abort();
      });
      const ended = AbortSignal.any([gone.signal, closing.signal]);
      const after = request.headers['last-event-id'] ?? request.query.after ?? inbox.lastCursor();

      const told: string[] = [];
      const tell = (text: string): void => {
        if (told.length < MAX_TOLD) told.push(text);
        feed.stored();
      };
      alarms.follow((event) => tell(alarmMessage(event)), ended);
      waits.follow((event) => tell(waitMessage(event)), ended);
      feed.followProved((delivery) => tell(provedMessage(delivery)), ended);
      feed.followRecalled((tombstone) => tell(recalledMessage(tombstone)), ended);

      async function* events(): AsyncGenerator<string> {
        let cursor = after;
        // Tells the client where it stands, so that a connection lost before the first notice resumes without a gap; and which alarms stand,
        // so that it learns of those that ended while it was away.
        const begun: z.infer<typeof api.OpenEventData> = { at: timeOf(context.now()), alarms: [...alarms.raised()] };
        yield `event: open\nid: ${cursor}\ndata: ${JSON.stringify(begun)}\n\n`;
        while (!ended.aborted) {
          // Waiting begins before looking: what is stored in between wakes us.
          const heartbeat = AbortSignal.timeout(timing.heartbeatMs);
          const changed = feed.next(AbortSignal.any([ended, heartbeat]));
          yield* told.splice(0);
          const page = inbox.list({ after: cursor, limit: PAGE, kind: undefined, storedOnly: true });
          for (const entry of page) {
            const now = disclosable(context, entry);
            // What the law bars by now is not announced; the list says so.
            if (now.barredBy.length === 0) yield message(entry, now);
            cursor = entry.cursor;
          }
          if (page.length === PAGE) continue;
          await changed;
          if (heartbeat.aborted && !ended.aborted) yield ': still here\n\n';
        }
      }
      return reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(Readable.from(events(), { objectMode: false, highWaterMark: 64 * 1024 }));
    },
  );
}

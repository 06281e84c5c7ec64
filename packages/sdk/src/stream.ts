import { EventSourceParserStream } from 'eventsource-parser/stream';
import pRetry from 'p-retry';
import type { z } from 'zod';
import {
  type AlarmEvent,
  AlarmEventData,
  OpenEventData,
  type RecipientWaits,
  RecipientWaitsData,
  type Recalled,
  RecalledView,
  type StreamEvent,
  StreamEventData,
  type WitnessedEvent,
  WitnessedEventData,
} from './api.ts';
import { SdkError } from './errors.ts';
import { type Connection, send, shouldRetry } from './transport.ts';

export interface StreamOptions {
  /** Cursor of the last notice already seen; 0 for all; absent: only what comes from now on. */
  readonly after?: number;
  readonly signal?: AbortSignal;
  /** What a human must look at: first what stands, then each as it comes or ends. After a lost connection what stands is told again, and the end of what does not. */
  readonly onAlarm?: (alarm: AlarmEvent) => void;
  /** A delivery whose entries in the ledger are proved since. Told once, as it happens: the notice itself says it later. */
  readonly onWitnessed?: (delivery: WitnessedEvent) => void;
  /** A recipient of a notice of ours waits for its law, its key or a review, or no longer does. As with alarms, what stands is told first. */
  readonly onRecipientWaits?: (wait: RecipientWaits) => void;
  /** A notice was recalled by its origin: nothing of it is here any more. Told once, as it happens; `recalls()` has all. */
  readonly onRecalled?: (notice: Recalled) => void;
}

const FOREVER = { retries: Number.POSITIVE_INFINITY, minTimeout: 200, maxTimeout: 3_000, randomize: true } as const;
/** A gateway that closes at once is not asked in a tight loop. */
const PAUSE_MS = 200;

/**
 * The notices that this gateway stores, as they come, each once and in order. A lost connection is opened again where it broke off.
 * Ends when `signal` aborts.
 * @throws SdkError where trying again does not help, for example `unauthorised`
 */
export async function* stream(connection: Connection, options: StreamOptions): AsyncGenerator<StreamEvent, void, undefined> {
  const { signal } = options;
  const ended = (): boolean => signal?.aborted === true;
  let last = options.after;
  const standing = new Map<string, AlarmEvent>();
  const alarm = (event: AlarmEvent): void => {
    if (event.active) standing.set(event.code, event);
    else standing.delete(event.code);
    options.onAlarm?.(event);
  };
  const open = (): Promise<Response> =>
    send(connection, {
      path: '/v1/stream',
      headers: { accept: 'text/event-stream', ...(last === undefined ? {} : { 'last-event-id': String(last) }) },
      signal,
    });
  while (!ended()) {
    let response: Response;
    try {
      response = await pRetry(open, { ...FOREVER, ...(signal === undefined ? {} : { signal }), shouldRetry });
    } catch (error) {
      if (ended()) return;
      throw error;
    }
    const messages = response.body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
    try {
      for (;;) {
        // A broken connection ends the reading, not the stream: it is opened again after the last cursor.
        const next = await messages?.read().catch(() => undefined);
        if (next === undefined || next.done) break;
        const { event, data, id } = next.value;
        if (event === 'notice') {
          const notice = parse(StreamEventData, data);
          // Before the yield: a consumer that stops here has seen this one.
          last = notice.cursor;
          yield notice;
        } else if (event === 'alarm') {
          alarm(parse(AlarmEventData, data));
        } else if (event === 'witnessed') {
          options.onWitnessed?.(parse(WitnessedEventData, data));
        } else if (event === 'recipient-waits') {
          options.onRecipientWaits?.(parse(RecipientWaitsData, data));
        } else if (event === 'recalled') {
          options.onRecalled?.(parse(RecalledView, data));
        } else if (event === 'open') {
          if (id !== undefined && /^\d+$/u.test(id)) last = Number(id);
          const { at, alarms } = parse(OpenEventData, data);
          // What ended while nobody was connected.
          for (const { code } of [...standing.values()].filter((one) => !alarms.includes(one.code))) alarm({ code, at, active: false, details: {} });
        }
      }
    } finally {
      await messages?.cancel().catch(() => undefined);
    }
    if (!ended()) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function parse<T>(schema: z.ZodType<T>, data: string): T {
  const parsed = schema.safeParse(JSON.parse(data));
  if (parsed.success) return parsed.data;
  throw new SdkError('unexpected-answer', 'the gateway sent an event in a shape that this SDK does not know: use the SDK of the same release');
}

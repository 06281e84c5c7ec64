import pRetry from 'p-retry';
import type { z } from 'zod';
import { ErrorResponse, type Language } from './api.ts';
import { SdkError } from './errors.ts';

export interface Connection {
  /** Base URL of the gateway, for example `http://127.0.0.1:8400`. */
  readonly url: string;
  readonly token: string;
  /** In which errors say what they mean; English unless given. */
  readonly language?: Language;
}

export interface Call {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** Calls are safe to repeat: publishing carries an idempotency key, an import is known by its record. */
const ATTEMPTS = { retries: 5, minTimeout: 200, maxTimeout: 5_000, randomize: true } as const;
const TIMEOUT_MS = 60_000;

export const shouldRetry = ({ error }: { readonly error: Error }): boolean => error instanceof SdkError && error.retryable;

/** One call, repeated where that may help, with its answer checked against `schema`. */
export async function call<T>(connection: Connection, schema: z.ZodType<T>, request: Call): Promise<T> {
  return repeated(connection, request, async (response) => {
    const parsed = schema.safeParse(await readJson(response));
    if (parsed.success) return parsed.data;
    throw new SdkError('unexpected-answer', 'the gateway answered in a shape that this SDK does not know: use the SDK of the same release', {
      status: response.status,
    });
  });
}

/** One call, repeated where that may help, whose answer is a file. */
export const callForBytes = (connection: Connection, request: Call): Promise<Uint8Array> =>
  repeated(connection, request, async (response) => new Uint8Array(await response.arrayBuffer()));

async function repeated<T>(connection: Connection, request: Call, read: (response: Response) => Promise<T>): Promise<T> {
  return pRetry(
    async () => {
      const timeout = AbortSignal.timeout(TIMEOUT_MS);
      const response = await send(connection, { ...request, signal: request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout]) });
      return read(response);
    },
    { ...ATTEMPTS, ...(request.signal === undefined ? {} : { signal: request.signal }), shouldRetry },
  );
}

/**
 * One request. Resolves with a response whose status is 2xx.
 * @throws SdkError with the gateway's code, or `unreachable` where there was no answer
 */
export async function send(connection: Connection, request: Call): Promise<Response> {
  const url = new URL(request.path, connection.url);
  for (const [name, value] of Object.entries(request.query ?? {})) if (value !== undefined) url.searchParams.set(name, String(value));
  let response: Response;
  try {
    response = await fetch(url, {
      method: request.method ?? 'GET',
      headers: {
        authorization: `Bearer ${connection.token}`,
        accept: 'application/json',
        ...(connection.language === undefined ? {} : { 'accept-language': connection.language }),
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(request.bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.bytes === undefined ? {} : { body: request.bytes }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  } catch (cause) {
    if (request.signal?.aborted === true && !isTimeout(request.signal.reason)) throw new SdkError('aborted', 'the caller ended the call', { cause });
    throw new SdkError('unreachable', `no answer from the gateway at ${url.origin}: check that it runs and that the URL is right`, { retryable: true, cause });
  }
  if (!response.ok) throw await failure(response);
  return response;
}

const isTimeout = (reason: unknown): boolean => reason instanceof DOMException && reason.name === 'TimeoutError';

async function failure(response: Response): Promise<SdkError> {
  const { status } = response;
  const retryable = status === 429 || status >= 502;
  const parsed = ErrorResponse.safeParse(await readJson(response).catch(() => undefined));
  if (!parsed.success) {
    return new SdkError('unexpected-answer', `the gateway answered ${status} without saying why: check that the URL is a gateway's`, { status, retryable });
  }
  const { code, message, detail, issues, recalled } = parsed.data.error;
  const more = { ...(detail === undefined ? {} : { detail }), ...(issues === undefined ? {} : { issues }), ...(recalled === undefined ? {} : { recalled }) };
  return new SdkError(code, message, { status, retryable, ...more });
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new SdkError('unexpected-answer', "the gateway's answer is not JSON: check that the URL is a gateway's", { status: response.status, cause });
  }
}

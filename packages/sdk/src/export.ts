import { ExportLine } from './api.ts';
import { SdkError } from './errors.ts';
import { type Connection, send } from './transport.ts';

export interface ExportOptions {
  readonly kind?: string;
  /** Received at or after this time, RFC 3339. */
  readonly since?: string;
  readonly signal?: AbortSignal;
}

/**
 * What the gateway holds and may give out now, notice by notice, oldest first. Ends with the last; a connection that breaks before is an
 * error, never a short export.
 * @throws SdkError
 */
export async function* exportHoldings(connection: Connection, { kind, since, signal }: ExportOptions): AsyncGenerator<ExportLine, void, undefined> {
  const response = await send(connection, { path: '/v1/export', query: { kind, since }, headers: { accept: 'application/x-ndjson' }, signal });
  let rest = '';
  try {
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield parseLine(line);
    }
  } catch (cause) {
    if (cause instanceof SdkError) throw cause;
    throw new SdkError('unreachable', 'the connection to the gateway broke before the export had ended: run it again', { retryable: true, cause });
  }
  if (rest !== '') throw new SdkError('unreachable', 'the export was cut in the middle of a line: run it again', { retryable: true });
}

function parseLine(line: string): ExportLine {
  const parsed = ExportLine.safeParse(JSON.parse(line));
  if (parsed.success) return parsed.data;
  throw new SdkError('unexpected-answer', 'the gateway exported a line in a shape that this SDK does not know: use the SDK of the same release');
}

import { SdkError } from './errors.ts';
import { type Connection, send } from './transport.ts';

export interface AuditFileOptions {
  readonly signal?: AbortSignal;
}

/**
 * The audit file of the gateway's member, part by part as it comes. Needs a token of an auditor. Whoever has all of it finds its end mark
 * (docs/spec/audit.md); a connection that breaks before is an error.
 * @throws SdkError
 */
export async function* readAuditFile(connection: Connection, { signal }: AuditFileOptions): AsyncGenerator<Uint8Array, void, undefined> {
  const response = await send(connection, { path: '/v1/audit-file', headers: { accept: 'application/vnd.huecry.audit' }, signal });
  try {
    for await (const part of response.body ?? []) yield part;
  } catch (cause) {
    if (signal?.aborted === true) throw new SdkError('aborted', 'the caller ended the call', { cause });
    throw new SdkError('unreachable', 'the connection to the gateway broke before the audit file had ended: run it again', { retryable: true, cause });
  }
}

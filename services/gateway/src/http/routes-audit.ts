import { Readable } from 'node:stream';
import { auditFile } from '../audit/audit-file.ts';
import type { App, ServerOptions } from './app.ts';

/** What an auditor of this gateway's member reads. Each reading is logged, when it begins and when it has ended. */
export function auditRoutes(app: App, { context, auditedLog }: ServerOptions): void {
  const { log } = context;

  app.get(
    '/v1/audit-file',
    {
      config: { role: 'auditor' },
      schema: {
        summary: "What opens the ledger's entries of this gateway's own traffic (the audit file, binary)",
        description:
          'docs/spec/audit.md. Own notices whole; of received ones what is held and may be given out now. For tokens of auditors alone. Without its end mark it is not whole.',
      },
    },
    (request, reply) => {
      const { caller } = request;
      log.info({ auditor: caller }, 'an auditor reads the audit file');
      async function* logged(): AsyncGenerator<Uint8Array> {
        const { openings } = yield* auditFile(context, auditedLog);
        log.info({ auditor: caller, openings }, 'an auditor has read the audit file');
      }
      return reply
        .header('content-type', 'application/vnd.huecry.audit')
        .header('cache-control', 'no-store')
        .send(Readable.from(logged(), { objectMode: false, highWaterMark: 64 * 1024 }));
    },
  );
}

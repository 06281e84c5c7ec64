import { api } from '@huecry/sdk';
import { MAX_ATTACHMENT_BYTES } from '@huecry/seal';
import { z } from 'zod';
import { addFile } from '../attachments/outgoing.ts';
import { readReceived, readSent } from '../attachments/read.ts';
import { GatewayError } from '../errors.ts';
import type { App, ServerOptions } from './app.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;
const WithFile = z.object({ id: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/u, 'expected a SHA-256 in lower-case hex') });
const OCTETS = 'application/octet-stream';

/** Files that notices bring with them: in, and out. */
export function attachmentRoutes(app: App, { context }: ServerOptions): void {
  // Only here: no other route takes a body of this size.
  void app.register(async (scope) => {
    scope.addContentTypeParser(OCTETS, { parseAs: 'buffer', bodyLimit: MAX_ATTACHMENT_BYTES }, (_request, body, done) => done(null, body));
    scope.post(
      '/v1/attachments',
      {
        bodyLimit: MAX_ATTACHMENT_BYTES,
        schema: {
          summary: 'Hand over a file that a notice will bring with it',
          description:
            'The body is the file (application/octet-stream, at most 64 MiB). A notice that names its sha256 and sizeBytes (a photo, fingerprints, …) and is published within a day brings it along.',
          consumes: [OCTETS],
          response: { 201: api.AttachmentResponse, ...ERRORS },
        },
      },
      async (request, reply) => {
        if (!(request.body instanceof Uint8Array)) throw new GatewayError('invalid-request', `send the file's bytes, with the header content-type: ${OCTETS}`);
        return reply.code(201).send(await addFile(context, request.body));
      },
    );
  });

  app.get(
    '/v1/notices/:id/attachments/:sha256',
    {
      schema: {
        summary: 'A file that a notice brings with it',
        description: 'Given only where its category may be given out now, and only when every byte of it has been checked.',
        params: WithFile,
        produces: [OCTETS],
      },
    },
    (request, reply) => {
      const { id, sha256 } = request.params;
      const sent = context.outbox.byId(id);
      const received = sent === undefined ? context.inbox.byId(id) : undefined;
      if (sent === undefined && received === undefined) throw new GatewayError('not-found', 'this gateway neither sent nor received a notice with this id');
      const file = sent !== undefined ? readSent(context, sent, sha256) : received === undefined ? null : readReceived(context, received, sha256);
      if (file === null) throw new GatewayError('not-found', 'this gateway neither sent nor received a notice with this id');
      return (
        reply
          .header('content-type', file.mediaType)
          // It comes from another state's system: nothing may show or run it as anything but a file.
          .header('content-disposition', `attachment; filename="${sha256}"`)
          .header('x-content-type-options', 'nosniff')
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('cache-control', 'no-store')
          .send(file.content)
      );
    },
  );
}

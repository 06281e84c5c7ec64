import { api } from '@huecry/sdk';
import { recall } from '../outbox/recall.ts';
import type { App, ServerOptions } from './app.ts';
import { WithId } from './routes-notices.ts';
import { recalledView, recallView } from './views-recalls.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;
const MAX_LISTED = 500;

/** The withdrawal of notices, and what was withdrawn. */
export function recallRoutes(app: App, { context, onRecall }: ServerOptions): void {
  app.post(
    '/v1/notices/:id/recall',
    {
      schema: {
        summary: 'Recall a notice with all its revisions',
        description:
          'Answers 202 once it is on disk: from then on nothing of the notice leaves this gateway. Every gateway that was given something purges it and signs that it did. The same again is the first one. Follow it with GET /v1/notices/{id}/status, or call it again.',
        params: WithId,
        body: api.RecallRequest,
        response: { 202: api.RecallView, ...ERRORS },
      },
    },
    async (request, reply) => {
      const row = recall(context, request.params.id, request.body);
      onRecall();
      return reply.code(202).send(recallView(context, row));
    },
  );

  app.get(
    '/v1/recalls',
    { schema: { summary: 'What was recalled: by this member, and from this gateway', response: { 200: api.RecallsResponse, ...ERRORS } } },
    () => ({
      sent: context.recalls.list(MAX_LISTED).map((row) => recallView(context, row)),
      received: context.tombstones.list(MAX_LISTED).map(recalledView),
    }),
  );
}

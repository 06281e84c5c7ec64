import { api } from '@huecry/sdk';
import { GatewayError } from '../errors.ts';
import { requestContent } from '../inbox/request-content.ts';
import { revise } from '../outbox/revise.ts';
import { standingOf } from '../outbox/standing.ts';
import type { App, ServerOptions } from './app.ts';
import { IdempotencyHeaders, WithId } from './routes-notices.ts';
import { requireNotRecalled } from './views-recalls.ts';
import { inboxSummary, outboxSummary, recipientsOf, timeOf } from './views.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;
const MAX_REQUESTS = 500;

/** Revisions of a notice, and requests for content that its origin gives only when asked. */
export function revisionRoutes(app: App, { context, onAccepted, onReceipt }: ServerOptions): void {
  const { inbox, outbox, outboxWords } = context;

  app.post(
    '/v1/notices/:id/revisions',
    {
      schema: {
        summary: 'Publish a new revision of a notice',
        description: 'Recipients who are added get the notice; who is left out, or barred, is told by the revision and erases what it held.',
        params: WithId,
        headers: IdempotencyHeaders,
        body: api.ReviseRequest,
        response: { 202: api.PublishResponse, ...ERRORS },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const row = await revise(context, request.params.id, { ...request.body, idempotencyKey: key === undefined ? null : `${request.caller} ${key}` });
      onAccepted();
      return reply.code(202).send({ id: row.id, rev: row.rev, state: row.state, recipients: recipientsOf(context, row) });
    },
  );

  app.get(
    '/v1/notices/:id/revisions',
    { schema: { summary: 'The revisions of a notice, oldest first', params: WithId, response: { 200: api.RevisionsResponse, ...ERRORS } } },
    (request) => {
      const { id } = request.params;
      const sent = outbox.revisions(id).map((row) => ({
        ...outboxSummary(context, row),
        digest: row.digest,
        position: row.position,
        recipients: standingOf(context, row).map(({ recipient, state, categories, withheld }) => ({
          recipient,
          state,
          categories: [...categories],
          withheld: [...new Set(withheld.map(({ category }) => category))],
        })),
      }));
      if (sent.length > 0) return { items: sent };
      requireNotRecalled(context, id);
      const received = inbox
        .revisions(id)
        .map((entry) => ({ ...inboxSummary(context, entry), digest: entry.digest, position: entry.position, recipients: [] }));
      if (received.length > 0) return { items: received };
      throw new GatewayError('not-found', 'this gateway neither sent nor received a notice with this id');
    },
  );

  app.post(
    '/v1/notices/:id/requests',
    {
      schema: {
        summary: 'Ask the origin of a received notice for its content',
        description: 'For a notice of which the origin gives some content on request. Signs a receipt that reaches the ledger and the origin.',
        params: WithId,
        body: api.ContentRequest,
        response: { 202: api.ContentRequestResponse, ...ERRORS },
      },
    },
    async (request, reply) => {
      requireNotRecalled(context, request.params.id);
      const { entry, categories } = requestContent(context, request.params.id, request.body.reason);
      onReceipt();
      return reply.code(202).send({ id: entry.id, rev: entry.rev, state: 'requested' as const, categories: [...categories] });
    },
  );

  app.get('/v1/requests', { schema: { summary: 'What recipients ask for of notices sent', response: { 200: api.RequestsResponse, ...ERRORS } } }, () => ({
    items: outboxWords.requests(MAX_REQUESTS).map(({ id, rev, recipient, receipt, answered }) => ({
      id,
      rev,
      recipient,
      reason: receipt.reason,
      at: timeOf(receipt.iat * 1000),
      position: receipt.position,
      answered,
    })),
  }));
}

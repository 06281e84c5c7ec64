import { api } from '@huecry/sdk';
import { GatewayError } from '../errors.ts';
import { rule } from '../review/release.ts';
import type { App, ServerOptions } from './app.ts';
import { WithId } from './routes-notices.ts';
import { reviewStatus, reviewSummary } from './views-reviews.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;

/** What a reviewing body has before it, and its word. */
export function reviewRoutes(app: App, { context, onRelease }: ServerOptions): void {
  const { reviews } = context;

  app.get(
    '/v1/reviews',
    { schema: { summary: 'Notices that came here for review', querystring: api.ReviewsQuery, response: { 200: api.ReviewsResponse, ...ERRORS } } },
    (request) => {
      const { state, after, limit } = request.query;
      const page = reviews.reviews({ after, limit });
      const items = page.map((review) => reviewSummary(context, review)).filter((item) => state === 'all' || item.state === 'open');
      return { items, next: page.length < limit ? null : (page.at(-1)?.cursor ?? null) };
    },
  );

  app.get(
    '/v1/reviews/:id',
    { schema: { summary: 'One of them, with what was said of it and the proofs', params: WithId, response: { 200: api.ReviewStatus, ...ERRORS } } },
    (request) => {
      const review = reviews.review(request.params.id);
      if (review === undefined) throw new GatewayError('not-found', 'no notice with this id came to this gateway for review');
      return reviewStatus(context, review);
    },
  );

  app.post(
    '/v1/reviews/:id/release',
    {
      schema: {
        summary: 'Release a notice to recipients that are held',
        description: 'Answers 202 once the signed release is on disk. Follow it with GET /v1/reviews/{id}.',
        params: WithId,
        body: api.ReleaseRequest,
        response: { 202: api.ReviewStatus, ...ERRORS },
      },
    },
    async (request, reply) => {
      const { to, reason, cite } = request.body;
      const review = rule(context, request.params.id, { outcome: 'release', to, code: '', reason, cite });
      onRelease();
      return reply.code(202).send(reviewStatus(context, review));
    },
  );

  app.post(
    '/v1/reviews/:id/refuse',
    {
      schema: {
        summary: 'Refuse a notice to recipients that are held',
        description: 'The reason reaches the origin and the recipients. Answers 202 once the signed refusal is on disk.',
        params: WithId,
        body: api.RefuseRequest,
        response: { 202: api.ReviewStatus, ...ERRORS },
      },
    },
    async (request, reply) => {
      const { to, code, reason, cite } = request.body;
      const review = rule(context, request.params.id, { outcome: 'refuse', to, code, reason, cite });
      onRelease();
      return reply.code(202).send(reviewStatus(context, review));
    },
  );
}

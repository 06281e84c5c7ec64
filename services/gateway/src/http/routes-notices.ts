import { presentation, publicJwk } from '@huecry/seal';
import { api } from '@huecry/sdk';
import { z } from 'zod';
import { GatewayError } from '../errors.ts';
import { importRecord } from '../imports/import-record.ts';
import { presentationOf } from '../inbox/presentation.ts';
import { publish } from '../outbox/accept.ts';
import type { App, ServerOptions } from './app.ts';
import { requireNotRecalled } from './views-recalls.ts';
import { inboxSummary, inboxView, outboxStatus, outboxSummary, outboxView, recipientsOf } from './views.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;
export const WithId = z.object({ id: z.uuid() });
export const IdempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/u, 'expected 1 to 128 visible ASCII characters')
    .optional()
    .meta({ description: 'The same key again gives the first answer and publishes nothing' }),
});

const unknown = (): GatewayError => new GatewayError('not-found', 'this gateway neither sent nor received a notice with this id');

/** Publish, import, list, get, status, presentation. */
export function noticeRoutes(app: App, { context, importKey, onAccepted }: ServerOptions): void {
  const { inbox, outbox } = context;

  app.post(
    '/v1/notices',
    {
      schema: {
        summary: 'Publish a notice',
        description: 'Answers 202 once the notice is on disk. Follow it with GET /v1/notices/{id}/status.',
        headers: IdempotencyHeaders,
        body: api.PublishRequest,
        response: { 202: api.PublishResponse, ...ERRORS },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const row = await publish(context, { ...request.body, idempotencyKey: key === undefined ? null : `${request.caller} ${key}` });
      onAccepted();
      return reply.code(202).send({ id: row.id, rev: row.rev, state: row.state, recipients: recipientsOf(context, row) });
    },
  );

  app.post(
    '/v1/imports',
    {
      schema: {
        summary: 'Publish one record of the public notices API to all',
        description: 'A record that was imported before is a duplicate; one that cannot be converted is refused with its reason.',
        body: api.ImportRequest,
        response: { 200: api.ImportResponse, ...ERRORS },
      },
    },
    async (request) => {
      const result = await importRecord(context, { key: importKey, record: request.body.record, pseudonymise: request.body.pseudonymise });
      if (result.outcome === 'accepted') onAccepted();
      return { ...result, keptAside: [...result.keptAside] };
    },
  );

  app.get(
    '/v1/notices',
    { schema: { summary: 'List received or sent notices', querystring: api.ListQuery, response: { 200: api.ListResponse, ...ERRORS } } },
    (request) => {
      const { box, kind, after, limit } = request.query;
      const query = { after, limit, kind };
      const page = box === 'in' ? inbox.list(query).map((entry) => inboxSummary(context, entry)) : outbox.list(query).map((row) => outboxSummary(context, row));
      // Of a notice that is barred nobody is told the kind, by a filter neither.
      const items = page.filter((item) => kind === undefined || item.kind === kind);
      return { items, next: page.length < limit ? null : (page.at(-1)?.cursor ?? null) };
    },
  );

  app.get(
    '/v1/notices/:id',
    { schema: { summary: 'One notice, as this gateway may see it', params: WithId, response: { 200: api.NoticeView, ...ERRORS } } },
    (request) => {
      // Our own first: what another origin sends under the id of one of ours does not hide it.
      const sent = outbox.byId(request.params.id);
      if (sent !== undefined) return outboxView(context, sent);
      requireNotRecalled(context, request.params.id);
      const received = inbox.byId(request.params.id);
      if (received !== undefined) return inboxView(context, received);
      throw unknown();
    },
  );

  app.get(
    '/v1/notices/:id/status',
    {
      schema: {
        summary: 'Where each recipient of a sent notice stands, with proof and receipts',
        params: WithId,
        querystring: api.StatusQuery,
        response: { 200: api.StatusResponse, ...ERRORS },
      },
    },
    (request) => {
      const { rev, language } = request.query;
      const sent = rev === undefined ? outbox.byId(request.params.id) : outbox.revisions(request.params.id).findLast((row) => row.rev === rev);
      if (sent !== undefined) return outboxStatus(context, sent, language);
      requireNotRecalled(context, request.params.id);
      if (inbox.byId(request.params.id) !== undefined)
        throw new GatewayError('not-found', 'this gateway received the notice: only its origin knows where the recipients stand');
      throw unknown();
    },
  );

  app.get(
    '/v1/notices/:id/presentation',
    {
      schema: { summary: 'What this gateway holds of a notice, as a standard SD-JWT', params: WithId, response: { 200: api.PresentationResponse, ...ERRORS } },
    },
    (request) => {
      const sent = outbox.byId(request.params.id);
      if (sent === undefined) requireNotRecalled(context, request.params.id);
      const received = sent === undefined ? inbox.byId(request.params.id) : undefined;
      if (received !== undefined) {
        const sdJwt = presentationOf(context, received);
        if (sdJwt === null)
          throw new GatewayError('no-presentation', 'this gateway holds nothing of the notice that may be given out: GET /v1/notices/{id} says why');
        return { sdJwt, jwk: publicJwk(received.originKey) };
      }
      if (sent === undefined) throw unknown();
      if (sent.digest === null) throw new GatewayError('no-presentation', `the notice is ${sent.state} and was not sealed`);
      if (sent.erasedMs !== null) throw new GatewayError('no-presentation', 'the notice has ended and its content was erased: GET /v1/notices/{id} says when');
      const jws = outbox.jws(sent.cursor);
      const disclosures = context.content.disclosures(sent.cursor).map((text) => new Uint8Array(Buffer.from(text, 'base64url')));
      return { sdJwt: presentation(jws, disclosures), jwk: publicJwk(ownKey(jws)) };
    },
  );

  /** The key that signed one of our own notices: ours, valid then. */
  function ownKey(jws: Uint8Array): Uint8Array {
    const header = JSON.parse(Buffer.from(Buffer.from(jws).toString('latin1').split('.', 1)[0] ?? '', 'base64url').toString('utf8')) as {
      readonly kid?: unknown;
    };
    const key = context.keystore.list().find(({ kid }) => kid === header.kid);
    if (key === undefined) throw new GatewayError('no-presentation', 'the key that signed this notice is no longer here');
    return key.publicKey;
  }
}

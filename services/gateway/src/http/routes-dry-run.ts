import { api } from '@huecry/sdk';
import { GatewayError } from '../errors.ts';
import { resolveRecipients, validNotice } from '../outbox/accept.ts';
import { dryRunResponse, foresee } from '../outbox/dry-run.ts';
import { resolveRestrictions } from '../outbox/restrictions.ts';
import { prepareRevision } from '../outbox/revise.ts';
import type { App, ServerOptions } from './app.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;

/** Who would get what of a notice, and why, before it is published. */
export function dryRunRoute(app: App, { context }: ServerOptions): void {
  app.post(
    '/v1/policy/dry-run',
    {
      schema: {
        summary: 'What would become of a notice, for each recipient and category',
        description: 'Nothing is published. The confirmation of the answer, sent with POST /v1/notices, publishes what was shown and nothing else.',
        body: api.DryRunRequest,
        response: { 200: api.DryRunResponse, ...ERRORS },
      },
    },
    async (request) => {
      const { to, restrictions, revises, language } = request.body;
      const notice = validNotice(context, request.body.notice);
      if (revises !== undefined) {
        const find = await prepareRevision(context, revises, { to, restrictions }, notice);
        return dryRunResponse(context, foresee(context, find()), language);
      }
      if (to === undefined) throw new GatewayError('invalid-request', 'say to whom the notice would go: to, or revises for a revision of a notice of ours');
      const recipients = await resolveRecipients(context, to);
      const accepted = { notice, recipients, restrictions: await resolveRestrictions(context, restrictions ?? {}) };
      return dryRunResponse(context, foresee(context, accepted), language);
    },
  );
}

import { statedFacts } from '@huecry/registry';
import { api } from '@huecry/sdk';
import type { App, ServerOptions } from './app.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;

/** What members stated of treaties and laws, each with its source and ledger position. */
export function factRoutes(app: App, { context }: ServerOptions): void {
  app.get(
    '/v1/facts',
    {
      schema: {
        summary: 'Facts of law, with source and date',
        description:
          'As the registry proved here knows them: treaties and who is party, reservations, adequacy, assurances, offences, classification, code lists.',
        querystring: api.FactsQuery,
        response: { 200: api.FactsResponse, ...ERRORS },
      },
    },
    (request) => {
      const { member, treaty, at } = request.query;
      const state = context.registry.state();
      return { position: state.position, facts: [...statedFacts(state, { member, treaty, day: at })] };
    },
  );
}

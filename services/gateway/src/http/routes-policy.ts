import { api } from '@huecry/sdk';
import { whatIf } from '../explain/what-if.ts';
import type { App, ServerOptions } from './app.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;
/** A bundle takes up to 48 KiB of an entry. */
const ENTRIES_PER_PAGE = 200;

/** What those who write and question law ask. */
export function policyRoutes(app: App, { context }: ServerOptions): void {
  app.get(
    '/v1/registry',
    {
      schema: {
        summary: "The registry's entries, as this gateway proved them",
        description: 'Whoever folds them (with the package registry) has the same members, facts and rules, and need ask nobody for them.',
        querystring: api.RegistryQuery,
        response: { 200: api.RegistryPage, ...ERRORS },
      },
    },
    (request) => {
      const { registry } = context;
      const entries = registry.entries(request.query.from, ENTRIES_PER_PAGE);
      const last = entries.at(-1);
      return {
        genesis: Buffer.from(registry.state().genesis.bytes).toString('base64url'),
        entries: entries.map(({ position, bytes }) => ({ position, entry: Buffer.from(bytes).toString('base64url') })),
        next: last === undefined || entries.length < ENTRIES_PER_PAGE ? null : last.position + 1,
      };
    },
  );

  app.post(
    '/v1/policy/what-if',
    {
      schema: {
        summary: 'Which deliveries of the past would have been different under another bundle',
        description: "Over this gateway's own sent and received notices, each with the rules and facts of its time but for the bundle given. Nothing changes.",
        body: api.WhatIfRequest,
        response: { 200: api.WhatIfResponse, ...ERRORS },
      },
    },
    (request) => whatIf(context, request.body),
  );
}

import { StatementRequest, StatementResponse } from '@huecry/proto';
import { bundleInForce, gateways, members } from '@huecry/registry';
import { api } from '@huecry/sdk';
import type { z } from 'zod';
import { GatewayError } from '../errors.ts';
import { explain } from '../explain/explain.ts';
import { VIOLATIONS } from '../violations.ts';
import type { App, ServerOptions } from './app.ts';
import { ledgerHealth } from './routes-ledger.ts';
import { timeOf } from './views.ts';
import { recallsHealth } from './views-recalls.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;

/** What the registry says, what policy says, how the gateway is. */
export function exchangeRoutes(app: App, { context, alarms, witness }: ServerOptions): void {
  const { registry, outbox, inbox, bus } = context;

  app.get(
    '/v1/members',
    { schema: { summary: 'Members, their gateways, treaties and policy bundles', response: { 200: api.MembersResponse, ...ERRORS } } },
    () => {
      const state = registry.state();
      const registered = gateways(state);
      return {
        position: state.position,
        members: members(state).map(({ code, name, suspended }) => {
          const bundle = bundleInForce(state, code, context.now());
          return {
            code,
            name,
            suspended,
            gateways: registered.filter(({ address }) => address.startsWith(`${code}/`)).map(({ address, name: title }) => ({ address, name: title })),
            treaties: [...(state.members.get(code)?.treaties.entries() ?? [])].flatMap(([treaty, stretches]) =>
              stretches.map(({ from, until, source }) => ({ treaty, inForce: from, until, source })),
            ),
            bundle: bundle === null ? null : { digest: bundle.digest, version: bundle.source.version },
          };
        }),
      };
    },
  );

  app.get(
    '/v1/keys',
    { schema: { summary: 'Public keys of all gateways, as the registry knows them', response: { 200: api.KeysResponse, ...ERRORS } } },
    () => {
      const state = registry.state();
      const nowSeconds = context.now() / 1000;
      const keyOf = (address: string, use: 'sign' | 'box', suite: string | null) => (key: KeyRecord) => ({
        address,
        kid: key.kid,
        use,
        suite,
        notBefore: timeOf(key.notBefore * 1000),
        notAfter: timeOf(key.notAfter * 1000),
        state: keyState(key, nowSeconds),
      });
      return {
        position: state.position,
        keys: [...state.gateways.values()]
          .filter(({ deregistered }) => deregistered === null)
          .flatMap(({ address, signing, boxes }) => [
            ...signing.map(keyOf(address, 'sign', null)),
            ...boxes.map((key) => keyOf(address, 'box', key.suite)(key)),
          ]),
      };
    },
  );

  app.post(
    '/v1/statements',
    {
      schema: {
        summary: 'Hand a signed statement to the registry',
        description: 'The statement is signed elsewhere, by the root of the member or by the quorum: this gateway only carries it.',
        body: api.StatementRequestBody,
        response: { 200: api.StatementResponseBody, ...ERRORS },
      },
    },
    async (request) => {
      const statement = new Uint8Array(Buffer.from(request.body.statement, 'base64url'));
      let answer: StatementResponse;
      try {
        answer = StatementResponse.decode(await bus.registrySubmit(StatementRequest.encode({ statement })));
      } catch (cause) {
        throw new GatewayError('unavailable', 'the exchange did not answer: try again shortly', { cause });
      }
      const { error, reason, position } = answer;
      if (error === 'unavailable') throw new GatewayError('unavailable', 'the exchange could not take the statement now: try again shortly');
      if (error !== '')
        throw new GatewayError('statement-refused', reason === '' ? 'the registry refused the statement' : reason, {
          issues: [{ pointer: '/statement', code: error, message: reason }],
        });
      void registry.sync();
      return { position };
    },
  );

  app.post(
    '/v1/policy/explain',
    {
      schema: {
        summary: 'Which rules decide what a recipient gets',
        description: 'By id for a notice that was sent or received; with a notice document, what the bundles in force would say now. Nothing is published.',
        body: api.ExplainRequest,
        response: { 200: api.ExplainResponse, ...ERRORS },
      },
    },
    (request) => explain(context, request.body),
  );

  app.get('/v1/health', { schema: { summary: 'How this gateway is (open, no content)', security: [], response: { 200: api.HealthResponse } } }, () => health());

  function health(): z.infer<typeof api.HealthResponse> {
    const counts = outbox.countByState();
    const raised = alarms.raised();
    const waiting = waitingFor();
    return {
      address: context.address,
      mode: context.mode,
      state: context.trust.distrust() !== null ? 'distrust' : waiting !== null ? 'waiting' : raised.length > 0 ? 'alarmed' : 'ready',
      reason: waiting ?? (raised.length > 0 ? `alarms since the start: ${raised.join(', ')}; see the log` : null),
      bus: bus.status(),
      registryPosition: registry.state().position,
      ledger: ledgerHealth(context),
      witness: witness === null ? null : { name: witness.name, url: witness.url(), vkeys: [...witness.vkeys()] },
      outboxOpen: ['accepted', 'sealed', 'submitted', 'logged'].reduce((sum, state) => sum + (counts.get(state) ?? 0), 0),
      recalls: recallsHealth(context),
      holes: inbox.holeCount(),
      quarantined: inbox.quarantineCount(),
      violations: inbox.countQuarantined(VIOLATIONS),
      waits: context.standstill.told().map(({ code, reason, sinceMs, count }) => ({ code, reason, since: timeOf(sinceMs), count })),
    };
  }

  function waitingFor(): string | null {
    if (context.trust.distrust() !== null) return context.standstill.cause()?.reason ?? null;
    if (bus.status() !== 'connected') return 'the broker is not connected: notices stay in the outbox';
    if (registry.ageMs() === null) return 'the registry has not been read in this run';
    const ageMs = registry.ageMs();
    if (ageMs !== null && ageMs > context.timing.registryMaxAgeMs)
      return `the registry could not be read for too long (${registry.failure()?.code ?? 'unavailable'}): nothing is decided until it can`;
    const cause = context.standstill.cause();
    if (cause !== null) return cause.reason;
    const atExchange = context.standstill.waiting('exchange');
    if (atExchange !== null) return atExchange.reason;
    if (context.signer() === null)
      return `the registry knows no valid signing key of ${context.address} that is in the keystore: its member has to register one`;
    return null;
  }
}

interface KeyRecord {
  readonly kid: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly revoked: object | null;
}

function keyState({ notBefore, notAfter, revoked }: KeyRecord, nowSeconds: number): 'valid' | 'revoked' | 'expired' | 'not-yet-valid' {
  if (revoked !== null) return 'revoked';
  if (nowSeconds < notBefore) return 'not-yet-valid';
  return nowSeconds < notAfter ? 'valid' : 'expired';
}

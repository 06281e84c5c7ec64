import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { GatewayError } from '../errors.ts';
import type { App, ServerOptions } from './app.ts';
import { authenticate, type TokenRole } from './auth.ts';
import { installErrors } from './errors.ts';
import { auditRoutes } from './routes-audit.ts';
import { attachmentRoutes } from './routes-attachments.ts';
import { dryRunRoute } from './routes-dry-run.ts';
import { factRoutes } from './routes-facts.ts';
import { evidenceRoutes } from './routes-evidence.ts';
import { exchangeRoutes } from './routes-exchange.ts';
import { holdingsRoutes } from './routes-holdings.ts';
import { keyRoutes } from './routes-keys.ts';
import { ledgerRoutes } from './routes-ledger.ts';
import { proofRoutes } from './routes-proofs.ts';
import { noticeRoutes } from './routes-notices.ts';
import { recallRoutes } from './routes-recalls.ts';
import { policyRoutes } from './routes-policy.ts';
import { revisionRoutes } from './routes-revisions.ts';
import { reviewRoutes } from './routes-reviews.ts';
import { streamRoute } from './routes-stream.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The agency system that calls; empty on open routes. */
    caller: string;
  }
  interface FastifyContextConfig {
    /** Whose tokens the route takes; an agency system's unless it says so. */
    role?: TokenRole;
  }
}

/** A notice of 256 KiB and its recipients, with room for escapes. */
const BODY_BYTES = 512 * 1024;
const ROLES = {
  system: 'a token with role=auditor reads the audit file and nothing else: use the token of an agency system',
  auditor: 'the audit file is for auditors alone: use a token that the tokens file gives role=auditor',
} as const satisfies Record<TokenRole, string>;
const FAILURES_PER_MINUTE = 60;
const OPEN_PATHS = new Set(['/v1/health', '/openapi.json', '/metrics']);
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** The HTTP API that agency systems use. Routes, checks and OpenAPI come from the SDK's schemas. */
export async function createServer(options: ServerOptions): Promise<App> {
  const { context, tokens } = options;
  const app: App = Fastify({
    loggerInstance: context.log as FastifyBaseLogger,
    // Paths hold ids only, but a query could hold anything.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  installErrors(app);

  await app.register(rateLimit, {
    global: true,
    max: options.callsPerMinute,
    timeWindow: '1 minute',
    hook: 'preHandler',
    keyGenerator: (request) => (request.caller === '' ? request.ip : request.caller),
    allowList: (request) => OPEN_PATHS.has(request.url),
  });
  const tooManyFailures = app.createRateLimit({ max: FAILURES_PER_MINUTE, timeWindow: '1 minute', keyGenerator: (request) => `failed ${request.ip}` });

  app.decorateRequest('caller', '');
  app.addHook('onRequest', async (request) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (OPEN_PATHS.has(path) || path === '/docs' || path.startsWith('/docs/')) return;
    const caller = authenticate(tokens, request.headers.authorization);
    if (caller === null) {
      const failures = await tooManyFailures(request);
      if (!failures.isAllowed && failures.isExceeded) throw new GatewayError('rate-limited', 'too many calls without a valid token: wait a minute');
      throw new GatewayError('unauthorised', "send the header authorization: Bearer TOKEN with a token that this gateway's tokens file names");
    }
    const needed = request.routeOptions.config.role ?? 'system';
    if (caller.role !== needed) throw new GatewayError('forbidden', ROLES[needed]);
    request.caller = caller.name;
  });

  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hue & Cry gateway',
        version: '1',
        description: "What an agency's systems can ask of their gateway. Every error is {error: {code, message, issues?}} with a stable code.",
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });

  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!LOOPBACK.has(request.ip)) throw new GatewayError('not-found', 'metrics are given on this machine only');
    return reply.type(context.metrics.registry.contentType).send(await context.metrics.registry.metrics());
  });
  noticeRoutes(app, options);
  recallRoutes(app, options);
  reviewRoutes(app, options);
  revisionRoutes(app, options);
  dryRunRoute(app, options);
  policyRoutes(app, options);
  factRoutes(app, options);
  holdingsRoutes(app, options);
  attachmentRoutes(app, options);
  ledgerRoutes(app, options);
  proofRoutes(app, options);
  streamRoute(app, options);
  exchangeRoutes(app, options);
  keyRoutes(app, options);
  auditRoutes(app, options);
  evidenceRoutes(app, options);
  return app;
}

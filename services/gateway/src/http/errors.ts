import { PolicyError } from '@huecry/policy';
import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { GatewayError, type GatewayErrorCode, type GatewayIssue } from '../errors.ts';

interface Body {
  readonly error: { readonly code: string; readonly message: string; readonly issues?: readonly GatewayIssue[] };
}

const body = (code: GatewayErrorCode, message: string, issues?: readonly GatewayIssue[]): Body => ({
  error: { code, message, ...(issues === undefined ? {} : { issues }) },
});

/** Every refusal in one form and in plain words. What was sent never comes back in it. */
export function installErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => reply.code(404).send(body('not-found', `there is no ${request.method} on this path: see /docs`)));

  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof GatewayError) {
      if (error.status >= 500) request.log.warn({ code: error.code, err: error.cause }, 'a call could not be served');
      return reply.code(error.status).send(body(error.code, error.message, error.issues));
    }
    if (error instanceof PolicyError && error.code === 'engine-failure') {
      request.log.error({ err: error }, 'the policy engine has failed');
      return reply.code(503).send(body('unavailable', 'the policy engine has failed: nothing is decided or shown until this gateway is started again'));
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const issues = error.validation.map(({ instancePath, keyword, message }) => ({
        pointer: instancePath,
        code: keyword,
        // A name that zod quotes could be content.
        message: keyword === 'unrecognized_keys' ? 'expected only the fields that /docs names; found another; leave it out' : (message ?? 'not as /docs says'),
      }));
      return reply.code(400).send(body('invalid-request', 'the request is not as it should be: see the issues, and /docs', issues));
    }
    const status = error.statusCode ?? 500;
    if (status === 413) return reply.code(413).send(body('too-large', 'the request is too large: a notice may have 256 KiB of JSON'));
    if (status === 415) return reply.code(415).send(body('invalid-request', 'send JSON, with the header content-type: application/json'));
    if (status === 429) return reply.code(429).send(body('rate-limited', 'too many calls: wait as long as the header retry-after says'));
    if (status >= 400 && status < 500) return reply.code(status).send(body('invalid-request', 'the request cannot be read: send complete JSON in UTF-8'));
    request.log.error({ err: error }, 'a call failed');
    return reply.code(500).send(body('internal', 'the gateway failed on this call and has logged why: nothing was accepted unless a later answer says so'));
  });
}

import { PolicyError } from '@huecry/policy';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { GatewayError, type GatewayErrorCode, type GatewayIssue } from '../errors.ts';
import { errorInWords, preferredLanguage } from './error-words.ts';

interface Body {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly detail?: string;
    readonly issues?: readonly GatewayIssue[];
    readonly recalled?: GatewayError['recalled'];
  };
}

/** In the reader's language what the code means, and in English what was the matter. */
function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: GatewayErrorCode,
  english: string,
  issues?: readonly GatewayIssue[],
  recalled?: GatewayError['recalled'],
) {
  const language = preferredLanguage(request.headers['accept-language']);
  const words = language === 'en' ? { message: english } : { message: errorInWords(code, language), detail: english };
  const body: Body = { error: { code, ...words, ...(issues === undefined ? {} : { issues }), ...(recalled === undefined ? {} : { recalled }) } };
  return reply.code(status).header('content-language', language).header('vary', 'accept-language').send(body);
}

/** Every refusal in one form and in plain words. What was sent never comes back in it. */
export function installErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => answer(request, reply, 404, 'not-found', `there is no ${request.method} on this path: see /docs`));

  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof GatewayError) {
      if (error.status >= 500) request.log.warn({ code: error.code, err: error.cause }, 'a call could not be served');
      return answer(request, reply, error.status, error.code, error.message, error.issues, error.recalled);
    }
    if (error instanceof PolicyError && error.code === 'engine-failure') {
      request.log.error({ err: error }, 'the policy engine has failed');
      return answer(request, reply, 503, 'unavailable', 'the policy engine has failed: nothing is decided or shown until this gateway is started again');
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const issues = error.validation.map(({ instancePath, keyword, message }) => ({
        pointer: instancePath,
        code: keyword,
        // A name that zod quotes could be content.
        message: keyword === 'unrecognized_keys' ? 'expected only the fields that /docs names; found another; leave it out' : (message ?? 'not as /docs says'),
      }));
      return answer(request, reply, 400, 'invalid-request', 'the request is not as it should be: see the issues, and /docs', issues);
    }
    const status = error.statusCode ?? 500;
    if (status === 413) return answer(request, reply, 413, 'too-large', 'the request is too large: a notice may have 256 KiB of JSON');
    if (status === 415) return answer(request, reply, 415, 'invalid-request', 'send JSON, with the header content-type: application/json');
    if (status === 429) return answer(request, reply, 429, 'rate-limited', 'too many calls: wait as long as the header retry-after says');
    if (status >= 400 && status < 500) return answer(request, reply, status, 'invalid-request', 'the request cannot be read: send complete JSON in UTF-8');
    request.log.error({ err: error }, 'a call failed');
    return answer(request, reply, 500, 'internal', 'the gateway failed on this call and has logged why: nothing was accepted unless a later answer says so');
  });
}

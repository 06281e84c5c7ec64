/** C2SP tlog-witness over HTTP. There is nothing to log in to: what counts is the checkpoint's signature. */
import { MAX_REQUEST_BYTES, type Witness } from '@huecry/ledger';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Counter, Registry } from 'prom-client';
import { codeOf } from './errors.ts';

export interface HttpOptions {
  readonly witness: Witness;
  readonly vkeys: readonly string[];
  /** The checkpoint cosigned last of the log whose origin has this SHA-256 (hex), as the log signed it. */
  readonly head: (originHash: string) => Promise<string | undefined>;
  /** Proofs of second histories that are kept. */
  readonly forks: () => readonly string[];
  readonly log: Logger;
}

export function createHttp({ witness, vkeys, head, forks, log }: HttpOptions): FastifyInstance {
  const app = Fastify({ logger: false, return503OnClosing: true, bodyLimit: MAX_REQUEST_BYTES });
  const registry = new Registry();
  const requests = new Counter({
    name: 'huecry_witness_requests_total',
    help: 'add-checkpoint requests by status',
    labelNames: ['status'],
    registers: [registry],
  });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) log.error({ code: codeOf(error), err: error }, 'nothing was cosigned: the memory could not be written');
    requests.inc({ status: String(status) });
    return reply
      .code(status)
      .type('text/plain; charset=utf-8')
      .send(status === 500 ? 'the witness cannot remember at the moment\n' : 'expected a request of add-checkpoint\n');
  });

  app.post('/add-checkpoint', async (request, reply) => {
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array(0);
    const answer = await witness.addCheckpoint(body);
    requests.inc({ status: String(answer.status) });
    if (answer.reason === 'fork')
      log.error({ code: 'two-histories', forks: forks().length }, 'the ledger has shown two histories: the proof is kept as a file');
    else if (answer.reason !== undefined && answer.reason !== 'stale') log.warn({ code: answer.reason, status: answer.status }, 'not cosigned');
    return reply.code(answer.status).type(answer.contentType).header('cache-control', 'no-store').send(answer.body);
  });
  // So that a log that was put back can be shown its own signature under what it has forgotten.
  app.get<{ Params: { hash: string } }>('/:hash/checkpoint', async (request, reply) => {
    const note = await head(request.params.hash);
    return note === undefined ? reply.callNotFound() : reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(note);
  });
  app.get('/health', async (_request, reply) => {
    const known = forks().length;
    return reply.header('cache-control', 'no-store').send({ status: known === 0 ? 'ok' : 'two-histories', forks: known, vkeys });
  });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return app;
}

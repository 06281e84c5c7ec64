/** Serves the tree as C2SP tlog-tiles asks, and says how the service is. Read only, nothing secret: the tree is meant to be read. */
import fastifyStatic from '@fastify/static';
import { parseTilePath } from '@huecry/ledger';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Ledger } from './ledger.ts';
import type { LedgerStatus } from './status.ts';

/** In one word how it is: `ok` and `checking` take entries, `halted` only essential ones, `damaged` and `unavailable` none. */
function wordOf({ intake, check }: LedgerStatus): string {
  if (check.state === 'damaged') return 'damaged';
  return intake === 'closed' ? 'unavailable' : intake === 'essential' ? 'halted' : check.state;
}

const FOR_EVER = 'public, max-age=31536000, immutable';

export async function createHttp(ledger: Ledger): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, return503OnClosing: true });
  await app.register(fastifyStatic, { root: ledger.treeFolder, serve: false, index: false, cacheControl: false, etag: true, lastModified: false });

  const notFound = (reply: FastifyReply) =>
    reply
      .code(404)
      .type('application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send({ error: { code: 'not-found', message: 'expected checkpoint, tile/<level>/<index> or tile/entries/<index>' } });
  app.setNotFoundHandler((_request, reply) => notFound(reply));

  app.get('/checkpoint', (_request, reply) => {
    const note = ledger.checkpoint?.note;
    return note === undefined ? notFound(reply) : reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(note);
  });
  app.get('/tile/*', (request, reply) => {
    const path = (request.raw.url ?? '').slice(1).split('?', 1)[0] ?? '';
    if (parseTilePath(path) === undefined) return notFound(reply);
    return reply.type('application/octet-stream').header('cache-control', FOR_EVER).sendFile(path);
  });
  app.get('/vkey', (_request, reply) => reply.type('text/plain; charset=utf-8').send(`${ledger.vkeys[0]}\n`));
  app.get('/vkeys', (_request, reply) => reply.type('text/plain; charset=utf-8').send(ledger.vkeys.map((vkey) => `${vkey}\n`).join('')));
  app.get('/health', (_request, reply) => {
    const status = ledger.status();
    return reply
      .code(status.intake === 'open' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: wordOf(status), ...status });
  });
  app.get('/metrics', async (_request, reply) => reply.type(ledger.metrics.registry.contentType).send(await ledger.metrics.registry.metrics()));
  return app;
}

/** Serves the tree as C2SP tlog-tiles asks, and says how the service is. Read only, nothing secret: the tree is meant to be read. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
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

/** RFC 9110 §12.5.3: named, and not with a weight of nothing. */
const acceptsGzip = (header: string | undefined): boolean =>
  (header ?? '').split(',').some((coding) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)[0-9.]+\s*)?$/i.test(coding));

const notFound = (reply: FastifyReply) =>
  reply
    .code(404)
    .type('application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send({ error: { code: 'not-found', message: 'expected checkpoint, tile/<level>/<index> or tile/entries/<index>' } });

const compress = promisify(gzip);

/** Bundles hold text for the most part: JWS of base64url. */
async function sendCompressed(reply: FastifyReply, file: string): Promise<unknown> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (bytes === null) return notFound(reply);
  return reply
    .type('application/octet-stream')
    .header('cache-control', FOR_EVER)
    .header('content-encoding', 'gzip')
    .send(await compress(bytes, { level: 1 }));
}

export async function createHttp(ledger: Ledger): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, return503OnClosing: true });
  await app.register(fastifyStatic, { root: ledger.treeFolder, serve: false, index: false, cacheControl: false, etag: true, lastModified: false });

  app.setNotFoundHandler((_request, reply) => notFound(reply));

  app.get('/checkpoint', (_request, reply) => {
    const note = ledger.checkpoint?.note;
    return note === undefined ? notFound(reply) : reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(note);
  });
  app.get('/tile/*', (request, reply) => {
    const path = (request.raw.url ?? '').slice(1).split('?', 1)[0] ?? '';
    const name = parseTilePath(path);
    if (name === undefined) return notFound(reply);
    if (name.level === 'entries') {
      reply.header('vary', 'accept-encoding');
      if (acceptsGzip(request.headers['accept-encoding'])) return sendCompressed(reply, join(ledger.treeFolder, path));
    }
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

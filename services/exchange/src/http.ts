import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';

export interface Health {
  /** `waiting`: what is submitted is put off, and `reason` says why. */
  readonly status: 'ok' | 'disconnected' | 'waiting';
  readonly reason: string | null;
  readonly nats: string;
  readonly mode: string;
  readonly registryPosition: number;
  readonly proofsPending: number;
}

export interface HttpServer {
  readonly url: string;
  close(): Promise<void>;
}

/** GET /health (503 while NATS is away or nothing can be decided) and GET /metrics. Nothing of a notice is served here, and nothing can be changed. */
export async function serveHttp(address: { readonly host: string; readonly port: number }, health: () => Health, metrics: Metrics): Promise<HttpServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0];
    const send = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const json = (status: number, body: object): void => send(status, 'application/json', `${JSON.stringify(body)}\n`);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      json(405, { error: { code: 'method-not-allowed', message: 'GET /health and GET /metrics are all there is' } });
    } else if (path === '/health') {
      const now = health();
      json(now.status === 'ok' ? 200 : 503, now);
    } else if (path === '/metrics') {
      metrics.text().then(
        (text) => send(200, metrics.contentType, text),
        () => json(500, { error: { code: 'internal', message: 'the metrics could not be collected' } }),
      );
    } else json(404, { error: { code: 'not-found', message: 'GET /health and GET /metrics are all there is' } });
  });
  await listen(server, address);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${address.host}:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server, { host, port }: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

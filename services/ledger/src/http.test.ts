import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { verifyTree } from '@huecry/ledger';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttp } from './http.ts';
import type { Ledger } from './ledger.ts';
import { callsOf, noticeEntry, openLedger, removeWorlds, sampleWorld } from './testing/world.ts';

const world = sampleWorld();
let ledger: Ledger;
let app: FastifyInstance;
let url = '';

beforeAll(async () => {
  ledger = await openLedger(world);
  await callsOf(ledger).append(1, ...Array.from({ length: 599 }, (_, i) => ({ key: `notice ${i}`, entry: noticeEntry(`notice ${i}`) })));
  await callsOf(ledger).proof(599);
  app = await createHttp(ledger);
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await ledger.close();
  removeWorlds();
});

test('the whole tree verifies over HTTP', async () => {
  const read = async (path: string): Promise<Uint8Array | null> => {
    const response = await fetch(`${url}/${path}`);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  };
  expect(await verifyTree({ read }, world.vkey)).toMatchObject({ size: 600 });
});

test.each([
  ['/checkpoint', 'text/plain; charset=utf-8', 'no-cache'],
  ['/tile/0/000', 'application/octet-stream', 'public, max-age=31536000, immutable'],
  ['/tile/1/000.p/2', 'application/octet-stream', 'public, max-age=31536000, immutable'],
  ['/tile/entries/002.p/88', 'application/octet-stream', 'public, max-age=31536000, immutable'],
])('%s is served as the specification says', async (path, type, cache) => {
  const response = await fetch(url + path);
  expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, type, cache]);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(readFileSync(join(world.dataDir, 'tree', path))));
});

const NOT_SERVED = [
  '/tile/0/777',
  '/tile/0/002',
  '/tile/3/000',
  '/tile/entries/002.p/89',
  '/',
  '/tile',
  '/tile/',
  '/tile/0',
  '/tile/0/',
  '/tile/0/000.p',
  '/tile/00/000',
  '/ledger.db',
  '/../ledger.db',
  '/%2e%2e/ledger.db',
  '/tile/..%2f..%2fledger.db',
  '/tile/%2e%2e/%2e%2e/ledger.db',
  '/checkpoint/',
  '/scratch/0',
];
test.each(NOT_SERVED)('%s is not there, and nobody remembers that', async (path) => {
  const response = await fetch(url + path);
  expect([response.status, response.headers.get('cache-control'), await response.json()]).toMatchObject([404, 'no-store', { error: { code: 'not-found' } }]);
});

test('nothing can be written', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await fetch(`${url}/checkpoint`, { method })).status).toBe(404);
});

test('health tells where the log ends', async () => {
  const response = await fetch(`${url}/health`);
  expect([response.status, await response.json()]).toMatchObject([
    200,
    { status: 'ok', intake: 'open', code: null, origin: 'ledger.example/huecry', committed: 600, published: 600, registryPosition: 1 },
  ]);
  expect((await fetch(`${url}/vkey`)).status).toBe(200);
});

test('metrics count entries by kind', async () => {
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('huecry_ledger_entries_total{kind="notice"} 599');
  expect(text).toContain('huecry_ledger_published_entries 600');
});

test('bundles are compressed for who takes it, tiles and the checkpoint never', async () => {
  const get = async (path: string, encodings: string) =>
    (await app.inject({ url: path, headers: { 'accept-encoding': encodings } })) as { headers: Record<string, unknown>; rawPayload: Buffer };
  const plain = readFileSync(join(world.dataDir, 'tree/tile/entries/000'));
  for (const encodings of ['gzip', 'gzip, identity', 'br;q=1.0, gzip;q=0.5', 'deflate, GZIP']) {
    const { headers, rawPayload } = await get('/tile/entries/000', encodings);
    expect([headers['content-encoding'], headers['vary'], headers['cache-control']]).toEqual([
      'gzip',
      'accept-encoding',
      'public, max-age=31536000, immutable',
    ]);
    expect(gunzipSync(rawPayload)).toEqual(plain);
    expect(rawPayload.length).toBeLessThan(plain.length);
  }
  for (const encodings of ['identity', '', 'gzip;q=0', 'gzip;q=0.0, br']) {
    const { headers, rawPayload } = await get('/tile/entries/000', encodings);
    expect([headers['content-encoding'], headers['vary']]).toEqual([undefined, 'accept-encoding']);
    expect(rawPayload).toEqual(plain);
  }
  expect((await get('/tile/0/000', 'gzip')).headers['content-encoding']).toBeUndefined();
  expect((await app.inject({ url: '/tile/entries/777', headers: { 'accept-encoding': 'gzip' } })).statusCode).toBe(404);
});

test('nothing is pruned but partial files: every full tile and bundle is there', async () => {
  for (const path of ['tile/0/000', 'tile/0/001', 'tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/88', 'tile/1/000.p/2'])
    expect((await fetch(`${url}/${path}`)).status).toBe(200);
});

test('a file that is gone is a 404, not an error', async () => {
  rmSync(join(world.dataDir, 'tree/tile/0/001'));
  expect((await fetch(`${url}/tile/0/001`)).status).toBe(404);
});

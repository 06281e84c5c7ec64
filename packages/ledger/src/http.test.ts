import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { readHttp, UnreachableError } from './http.ts';
import { fsckTree, generateNoteKey, verifyTree } from './index.ts';
import { growTree, sampleEntries } from './testing/memory.ts';

const servers = new Set<Server>();
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers.clear();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`;
}

const { skey, vkey } = generateNoteKey('ledger.example/huecry');
const whole = await growTree(sampleEntries(700), skey);

test('a tree behind a prefix verifies, compressed or not, and restores another one', async () => {
  const seen: string[] = [];
  const url = await serve((request, response) => {
    seen.push(String(request.headers['accept-encoding']));
    const bytes = whole.files.get(String(request.url).slice('/log/'.length));
    if (bytes === undefined) return response.writeHead(404).end('not here');
    const small = gzipSync(bytes);
    return seen.length % 2 === 0 ? response.writeHead(200, { 'content-encoding': 'gzip' }).end(small) : response.writeHead(200).end(bytes);
  });
  expect(await verifyTree(readHttp(url), vkey)).toMatchObject({ size: 700 });
  expect(new Set(seen)).toEqual(new Set(['gzip, identity']));

  const tree = whole.copy();
  for (const path of ['tile/entries/001', 'tile/0/000', 'checkpoint']) tree.files.delete(path);
  const { damaged } = await fsckTree(tree, vkey, { mirror: readHttp(`${url}/`), restore: (file) => tree.write([file]) });
  expect(damaged.map(({ path, restorableFrom }) => [path, restorableFrom])).toEqual([
    ['checkpoint', 'mirror'],
    ['tile/0/000', 'mirror'],
    ['tile/entries/001', 'mirror'],
  ]);
  expect(tree.files).toEqual(whole.files);
});

test('what is not there is null; what cannot be had is asked for again and then an error, never "not there"', async () => {
  let asked = 0;
  const url = await serve((request, response) => {
    asked++;
    if (request.url === '/log/checkpoint' && asked < 3) return response.writeHead(503).end();
    if (request.url === '/log/tile/0/000') return void response.destroy();
    if (request.url === '/log/tile/0/001') return response.writeHead(200).end(new Uint8Array(20_000_000));
    return response.writeHead(request.url === '/log/tile/1/000' ? 410 : 200).end('x');
  });
  const { read } = readHttp(url);
  expect(await read('checkpoint')).toEqual(new TextEncoder().encode('x'));
  expect(asked).toBe(3);
  expect(await read('tile/1/000')).toBeNull();
  for (const path of ['tile/0/000', 'tile/0/001']) await expect(read(path)).rejects.toBeInstanceOf(UnreachableError);
  asked = 0;
  for (const path of ['../secret', 'tile/0/1', 'vkey']) expect(await read(path)).toBeNull();
  expect(asked).toBe(0);
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlarmEvent } from './api.ts';
import { connect } from './index.ts';

const AT = '2026-09-01T00:00:00Z';
const alarm = (code: string, active = true): string => `event: alarm\ndata: ${JSON.stringify({ code, at: AT, active, details: {} })}\n\n`;
const open = (cursor: number, ...alarms: string[]): string => `event: open\nid: ${cursor}\ndata: ${JSON.stringify({ at: AT, alarms })}\n\n`;

/** What is said on each connection, which then breaks; the last one stays. */
let connections: string[];
const resumedFrom: (string | undefined)[] = [];
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    resumedFrom.push(request.headers['last-event-id'] as string | undefined);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(connections.shift() ?? '');
    if (connections.length > 0) response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('an alarm that ended while nobody was connected is said to be over, and what stands is not', async () => {
  connections = [open(7, 'one', 'two') + alarm('one') + alarm('two'), open(7, 'two') + alarm('two'), open(7) + alarm('three')];
  const heard: string[] = [];
  const ended = new AbortController();
  const onAlarm = ({ code, active }: AlarmEvent): void => {
    heard.push(`${code} ${active ? 'stands' : 'is over'}`);
    if (code === 'three') ended.abort();
  };
  const client = connect({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 'token' });
  for await (const notice of client.stream({ onAlarm, signal: ended.signal })) void notice;
  expect(heard).toEqual(['one stands', 'two stands', 'one is over', 'two stands', 'two is over', 'three stands']);
  expect(resumedFrom).toEqual([undefined, '7', '7']);
});

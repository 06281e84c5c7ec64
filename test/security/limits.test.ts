/** What one member can use up, on the real server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { issueCreds } from '@huecry/bus';
import { jetstreamManager } from '@nats-io/jetstream';
import { credsAuthenticator, type NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { type BusWorld, busWorld, credsOf, until } from '../bus/world.ts';

let world: BusWorld;
let boundless: string;
const open = (creds: string): Promise<NatsConnection> =>
  connect({ servers: world.nats.url, authenticator: credsAuthenticator(new TextEncoder().encode(creds)), reconnect: false });

beforeAll(async () => {
  world = await busWorld();
  const fr = world.made.members['fr'];
  if (fr === undefined) throw new Error('no member fr');
  boundless = await issueCreds('everything', fr.account, readFileSync(fr.bureauSeed, 'utf8'), {});
});
afterAll(() => world?.[Symbol.asyncDispose]());

test('a member has 64 connections, whatever users its bureau makes', async () => {
  const connections = await Promise.all(Array.from({ length: 64 }, () => open(boundless)));
  // The server says why and hangs up; which of the two the client hears first is a matter of luck.
  await expect(open(boundless)).rejects.toThrow(/maximum account active connections exceeded|EPIPE|ECONNRESET|closed/i);
  // Another member is not touched by it.
  const de = await open(credsOf(world.made, 'de/bka'));
  await de.flush();
  await connections.pop()?.close();
  connections.push(await open(boundless));
  for (const connection of [...connections, de]) await connection.close();
});

test('a gateway has 64 subscriptions', async () => {
  const connection = await open(credsOf(world.made, 'fr/dcpj'));
  const refusals: string[] = [];
  void (async () => {
    for await (const event of connection.status()) if (event.type === 'error') refusals.push(event.error.message);
  })();
  for (let at = 0; at < 65; at++) connection.subscribe(`_INBOX.fr.dcpj.${at}`, { callback: () => undefined });
  await until(() => refusals.length > 0);
  expect(refusals.join()).toMatch(/maximum subscriptions exceeded/i);
  await connection.close();
});

test('nobody sends more than 4 MiB', async () => {
  const connection = await open(boundless);
  expect(connection.info?.max_payload).toBe(4 * 1024 * 1024);
  expect(() => connection.publish('hc.submit.fr.dcpj.red', new Uint8Array(4 * 1024 * 1024 + 1))).toThrow(/max_payload/);
  await connection.close();
});

test('a member has no JetStream of its own', async () => {
  const connection = await open(boundless);
  const api = await jetstreamManager(connection, { checkAPI: false });
  await expect(api.streams.add({ name: 'MINE', subjects: ['mine'] })).rejects.toThrow(/jetstream not enabled for account/i);
  await connection.close();
});

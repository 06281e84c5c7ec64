/** A server that was killed and has lost the place of a stream whose messages had all been taken (ADR 0108). */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BusWorld, bytes, busWorld, prepare, range, text, until } from './world.ts';

let world: BusWorld;
beforeEach(async () => {
  world = await busWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

/** What a kill at the wrong moment leaves: consumers as they were, of each stream no block with messages or a sequence. */
function loseBlocks(): void {
  const lost = readdirSync(world.folder, { recursive: true, encoding: 'utf8' }).filter((path) => /streams\/[^/]+\/msgs\/[^/]+$/.test(path));
  expect(lost.length).toBeGreaterThan(0);
  for (const path of lost) rmSync(join(world.folder, path));
}

test('what is published after it reaches its reader, in every stream, and the operator is told', async () => {
  const exchange = await world.exchange();
  await prepare(exchange);
  const [dcpj, bka] = await Promise.all([world.gateway('fr/dcpj'), world.gateway('de/bka')]);
  const seen = { submitted: [] as string[], delivered: [] as string[], receipts: [] as string[] };
  exchange.consumeSubmissions(async ({ data }) => {
    seen.submitted.push(text(data));
    return 'ack';
  });
  exchange.consumeReceipts(async (messages) => {
    seen.receipts.push(...messages.map(({ data }) => text(data)));
    return messages.map(() => 'ack');
  });
  bka.consume('deliver', async ({ data }) => {
    seen.delivered.push(text(data));
    return 'ack';
  });
  const send = async (items: readonly string[]): Promise<void> => {
    for (const item of items) {
      await dcpj.submit('red', bytes(item), `s${item}`);
      await exchange.publish([{ subject: 'hc.deliver.de.bka.fr.red', data: bytes(item), msgId: `d${item}` }]);
      await bka.receipt(bytes(item), `r${item}`);
    }
  };
  const all = (count: number) => (): boolean => Object.values(seen).every((items) => new Set(items).size === count);
  await send(range(30));
  await until(all(30));
  // Ended, not killed, so that what the consumers had delivered is on disk for certain.
  await world.nats.kill('SIGTERM');
  loseBlocks();
  await world.nats.restart();
  await send(range(45).slice(30));
  await until(all(45));
  expect(seen).toEqual({ submitted: range(45), delivered: range(45), receipts: range(45) });
  await until(() => world.errors.filter((error) => 'code' in error && error.code === 'stream-reset').length >= Object.keys(seen).length);
});

test('an exchange that starts after it sees it, and a reader tells old messages in its hands from new ones of their numbers', async () => {
  const first = await world.exchange();
  await prepare(first);
  const bka = await world.gateway('de/bka');
  const begun: string[] = [];
  const held = Promise.withResolvers<void>();
  bka.consume('deliver', async ({ data }) => {
    begun.push(text(data));
    if (text(data) === 'old 0') await held.promise;
    return 'ack';
  });
  const publish = (exchange: typeof first, items: readonly string[]): Promise<void> =>
    exchange.publish(items.map((item) => ({ subject: 'hc.deliver.de.bka.fr.red', data: bytes(item), msgId: item })));
  const news = range(6).map((item) => `new ${item}`);
  await publish(
    first,
    range(4).map((item) => `old ${item}`),
  );
  await until(() => begun.length > 0);
  await first.close();
  // Ended, not killed, so that what the consumers had delivered is on disk for certain.
  await world.nats.kill('SIGTERM');
  loseBlocks();
  await world.nats.restart();
  const second = await world.exchange();
  await prepare(second);
  await publish(second, news);
  held.resolve();
  await until(() => news.every((item) => begun.includes(item)));
  expect(begun.filter((item) => item.startsWith('new'))).toEqual(news);
  expect(world.errors.some((error) => 'code' in error && error.code === 'stream-reset')).toBe(true);
});

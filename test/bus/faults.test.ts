/** Servers killed, connections cut, readers that die: nothing lost, order kept. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { senderOf } from '@huecry/bus';
import { startProxy } from '@huecry/testkit';
import { type BusWorld, bytes, busWorld, prepare, range, text, until } from './world.ts';

let world: BusWorld;
beforeEach(async () => {
  world = await busWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

/** Submits in order, trying again as a gateway's outbox does. */
async function submitAll(submit: (item: string) => Promise<void>, items: readonly string[]): Promise<void> {
  for (const item of items) {
    for (;;) {
      try {
        await submit(item);
        break;
      } catch (error) {
        if (!(error instanceof Error && 'retryable' in error && error.retryable === true)) throw error;
      }
    }
  }
}
/** First time each was seen, in order. */
const firsts = (seen: readonly string[]): string[] => [...new Set(seen)];

/**
 * A reader waits two ack waits for what its predecessor had in its hands, and gives up order after that. What is redelivered comes after one, so
 * the other is what a loaded machine may take.
 */
const PATIENT_MS = 8_000;

describe('faults', () => {
  test('nats-server is killed three times while notices flow from gateway to exchange to gateway', async () => {
    const exchange = await world.exchange();
    await prepare(exchange);
    const [dcpj, bka] = await Promise.all([world.gateway('fr/dcpj'), world.gateway('de/bka')]);
    const submitted: string[] = [];
    const delivered: string[] = [];
    exchange.consumeSubmissions(async ({ data, msgId }) => {
      await exchange.publish([{ subject: 'hc.deliver.de.bka.fr.red', data, msgId: `to-bka-${msgId}` }]);
      submitted.push(text(data));
      return 'ack';
    });
    bka.consume('deliver', async ({ data }) => {
      delivered.push(text(data));
      return 'ack';
    });
    const items = range(400);
    const done = submitAll((item) => dcpj.submit('red', bytes(item), item), items);
    for (const count of [50, 150, 300]) {
      await until(() => delivered.length >= count);
      await world.nats.kill('SIGKILL');
      await world.nats.restart();
    }
    await done;
    await until(() => new Set(delivered).size === items.length);
    expect(firsts(submitted)).toEqual(items);
    expect(firsts(delivered)).toEqual(items);
  });

  test('an exchange dies with submissions in its hands: its successor gets them first, and in order', async () => {
    const proxy = await startProxy(world.nats.port);
    const doomed = await world.exchange({ url: proxy.url, limits: { ackWaitMs: PATIENT_MS } });
    await prepare(doomed);
    const dcpj = await world.gateway('fr/dcpj');
    const ofast = await world.gateway('fr/ofast');
    let taken = 0;
    const over = Promise.withResolvers<void>();
    doomed.consumeSubmissions(async () => {
      taken += 1;
      await proxy.stop();
      await over.promise;
      return 'ack';
    });
    await submitAll(
      (item) => Promise.all([dcpj.submit('red', bytes(item), `a${item}`), ofast.submit('red', bytes(item), `b${item}`)]).then(() => undefined),
      range(40),
    );
    await until(() => taken > 0);
    const successor = await world.exchange({ limits: { ackWaitMs: PATIENT_MS } });
    await prepare(successor);
    const seen = new Map<string, string[]>();
    const consumption = successor.consumeSubmissions(async ({ subject, data }) => {
      const from = senderOf(subject) ?? '';
      seen.set(from, [...(seen.get(from) ?? []), text(data)]);
      return 'ack';
    });
    await until(() => firsts(seen.get('fr/dcpj') ?? []).length === 40 && firsts(seen.get('fr/ofast') ?? []).length === 40);
    await consumption.stop();
    over.resolve();
    expect(seen.get('fr/dcpj')).toEqual(range(40));
    expect(seen.get('fr/ofast')).toEqual(range(40));
  });

  test('the connection of a reader is cut again and again', async () => {
    const proxy = await startProxy(world.nats.port);
    const exchange = await world.exchange();
    await prepare(exchange);
    const bka = await world.gateway('de/bka', { url: proxy.url });
    const changes: string[] = [];
    bka.onStatus((status) => changes.push(status));
    const seen: string[] = [];
    bka.consume('proof', async ({ data }) => {
      seen.push(text(data));
      return 'ack';
    });
    const items = range(200);
    const done = (async () => {
      for (const item of items) {
        await exchange.publish([{ subject: 'hc.proof.de.bka', data: bytes(item), msgId: item }]);
        if (Number(item) % 40 === 20) proxy.cut();
      }
    })();
    await done;
    await until(() => new Set(seen).size === items.length);
    // What was on its way when the connection broke comes again after later ones: nothing is lost, and order is not promised.
    expect(new Set(seen)).toEqual(new Set(items));
    expect(changes.filter((status) => status === 'disconnected').length).toBeGreaterThan(0);
    await bka.close();
    await proxy.stop();
  });

  test('a gateway that listens before the exchange has made its consumers is served when they are there', async () => {
    const bka = await world.gateway('de/bka');
    const seen: string[] = [];
    bka.consume('reject', async ({ data }) => {
      seen.push(text(data));
      return 'ack';
    });
    const exchange = await world.exchange();
    await prepare(exchange);
    await exchange.publish([{ subject: 'hc.reject.de.bka', data: bytes('no'), msgId: 'no' }]);
    await until(() => seen.length > 0);
    expect(seen).toEqual(['no']);
  });

  test('who connects before there is a server is served when it comes; a caller is not kept waiting for ever', async () => {
    await world.nats.kill('SIGKILL');
    const pending = world.exchange();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await world.nats.restart();
    const exchange = await pending;
    await prepare(exchange);
    const dcpj = await world.gateway('fr/dcpj');
    await world.nats.kill('SIGKILL');
    const lost = dcpj.registryRead(bytes('x'), 500);
    await expect(lost).rejects.toMatchObject({ code: 'unavailable' });
    const submitted = dcpj.submit('red', bytes('x'), 'x');
    await world.nats.restart();
    await submitted;
    const closed = dcpj.submit('red', bytes('y'), 'y');
    await dcpj.close();
    await expect(closed.catch((error: unknown) => error)).resolves.toSatisfy(
      (outcome) => outcome === undefined || (outcome as { code?: string }).code === 'closed',
    );
    await expect(dcpj.submit('red', bytes('z'), 'z')).rejects.toMatchObject({ code: 'closed' });
  });
});

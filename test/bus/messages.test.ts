/** The bus on a real server, in good times and with handlers that fail. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExchangeBus, type GatewayBus, recalledSubject, senderOf } from '@huecry/bus';
import type { Address } from '@huecry/notice';
import { type BusWorld, bytes, busWorld, credsOf, prepare, range, text, until } from './world.ts';

let world: BusWorld;
let exchange: ExchangeBus;
let dcpj: GatewayBus;
let ofast: GatewayBus;
let bka: GatewayBus;
beforeAll(async () => {
  world = await busWorld();
  exchange = await world.exchange();
  await prepare(exchange);
  [dcpj, ofast, bka] = await Promise.all([world.gateway('fr/dcpj'), world.gateway('fr/ofast'), world.gateway('de/bka')]);
});
afterAll(() => world?.[Symbol.asyncDispose]());

describe('between gateways and exchange', () => {
  test('submissions of one gateway come in order, one at a time; those of two run beside each other', async () => {
    const order = new Map<string, string[]>();
    const running = new Map<string, number>();
    let sideBySide = false;
    const consumption = exchange.consumeSubmissions(async ({ subject, data }) => {
      const from = senderOf(subject) ?? '';
      running.set(from, (running.get(from) ?? 0) + 1);
      expect(running.get(from)).toBe(1);
      sideBySide ||= [...running.values()].filter((count) => count > 0).length > 1;
      await new Promise((resolve) => setImmediate(resolve));
      order.set(from, [...(order.get(from) ?? []), text(data)]);
      running.set(from, (running.get(from) ?? 0) - 1);
      return 'ack';
    });
    for (const at of range(60)) await Promise.all([dcpj.submit('red', bytes(at), `order-a-${at}`), ofast.submit('blue', bytes(at), `order-b-${at}`)]);
    await until(() => (order.get('fr/dcpj')?.length ?? 0) + (order.get('fr/ofast')?.length ?? 0) >= 120);
    await consumption.stop();
    expect(order.get('fr/dcpj')).toEqual(range(60));
    expect(order.get('fr/ofast')).toEqual(range(60));
    expect(sideBySide).toBe(true);
  });

  test('a retried submission holds back its gateway only', async () => {
    const seen: string[] = [];
    let refusals = 3;
    const consumption = exchange.consumeSubmissions(async ({ subject, data, attempt }) => {
      seen.push(`${senderOf(subject)} ${text(data)} ${attempt}`);
      return text(data) === 'stubborn' && refusals-- > 0 ? 'retry' : 'ack';
    });
    await dcpj.submit('red', bytes('stubborn'), 'hold-1');
    await dcpj.submit('red', bytes('after'), 'hold-2');
    await ofast.submit('red', bytes('other'), 'hold-3');
    await until(() => seen.includes('fr/dcpj after 1'));
    await consumption.stop();
    const ours = seen.filter((line) => line.startsWith('fr/dcpj'));
    // What the consumption before gave back counts as an attempt: what must hold is the order, and that each try counts.
    expect(ours.map((line) => line.split(' ')[1])).toEqual(['stubborn', 'stubborn', 'stubborn', 'stubborn', 'after']);
    const attempts = ours.slice(0, 4).map((line) => Number(line.split(' ')[2]));
    expect(attempts).toEqual(attempts.map((_, index) => (attempts[0] ?? 0) + index));
    expect(seen.indexOf('fr/ofast other 1')).toBeLessThan(seen.indexOf('fr/dcpj after 1'));
  });

  test('an alert goes ahead of what waits and is held back by no retried submission; one handler at a time for a gateway all the same', async () => {
    const seen: string[] = [];
    let running = 0;
    let beside = false;
    const consumption = exchange.consumeSubmissions(async ({ data }) => {
      running += 1;
      beside ||= running > 1;
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      seen.push(text(data));
      return text(data) === 'waits' && !seen.includes('second alert') ? 'retry' : 'ack';
    });
    await dcpj.submit('red', bytes('waits'), 'ahead-1');
    // More than the exchange takes in hand of one line.
    for (const at of range(20)) await dcpj.submit('red', bytes(`behind ${at}`), `ahead-behind-${at}`);
    await until(() => seen.filter((one) => one === 'waits').length > 1);
    await dcpj.submit('orange', bytes('alert'), 'ahead-2');
    await dcpj.submit('orange', bytes('second alert'), 'ahead-3');
    await until(() => seen.includes('behind 19'));
    await consumption.stop();
    const once = seen.filter((one) => one !== 'waits');
    expect(once).toEqual(['alert', 'second alert', ...range(20).map((at) => `behind ${at}`)]);
    expect(seen.lastIndexOf('waits')).toBeGreaterThan(seen.indexOf('second alert'));
    expect(beside).toBe(false);
  });

  test('a handler that throws is reported, and its message comes again', async () => {
    world.errors.length = 0;
    const seen: string[] = [];
    const consumption = bka.consume('deliver', async ({ data, attempt }) => {
      seen.push(`${text(data)} ${attempt}`);
      if (text(data) === 'bad' && attempt < 3) throw new Error('boom');
      return text(data) === 'never' ? 'term' : 'ack';
    });
    const to = 'hc.deliver.de.bka.fr.red';
    await exchange.publish(['bad', 'never', 'good'].map((item) => ({ subject: to, data: bytes(item), msgId: `throw-${item}` })));
    await until(() => seen.includes('bad 3'));
    await consumption.stop();
    // On a channel later messages pass.
    expect(seen).toEqual(['bad 1', 'never 1', 'good 1', 'bad 2', 'bad 3']);
    expect(world.errors.map(({ message }) => message)).toEqual(['boom', 'boom']);
    expect(bka.status()).toBe('connected');
  });

  test('a gateway is told what waits for it, also what is in its hands', async () => {
    const to = 'hc.deliver.de.bka.fr.red';
    await exchange.publish(['one', 'two'].map((item) => ({ subject: to, data: bytes(item), msgId: `backlog-${item}` })));
    expect(await bka.backlog('deliver')).toBe(2);
    expect(await bka.backlog('proof')).toBe(0);
    let put = 0;
    const consumption = bka.consume('deliver', async ({ data }) => {
      if (text(data) !== 'two' || put > 3) return 'ack';
      put += 1;
      return 'retry';
    });
    await until(() => put > 0);
    expect(await bka.backlog('deliver')).toBe(1);
    await until(() => put > 3);
    while ((await bka.backlog('deliver')) > 0) await sleep(20);
    await consumption.stop();
  });

  test('the same message id is stored once', async () => {
    const seen: string[] = [];
    await Promise.all(range(5).map(() => dcpj.submit('red', bytes('once'), 'same-id')));
    await dcpj.submit('red', bytes('end'), 'same-id-end');
    const consumption = exchange.consumeSubmissions(async ({ data, msgId }) => {
      seen.push(`${text(data)} ${msgId}`);
      return 'ack';
    });
    await until(() => seen.includes('end same-id-end'));
    await consumption.stop();
    expect(seen).toEqual(['once same-id', 'end same-id-end']);
  });

  test('receipts come in batches, one call at a time; a bad one does not keep the others', async () => {
    const handled: string[] = [];
    const sizes: number[] = [];
    let running = 0;
    await Promise.all(range(100).map((at) => bka.receipt(bytes(at), `receipt-${at}`)));
    const consumption = exchange.consumeReceipts(async (batch) => {
      expect(++running).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      sizes.push(batch.length);
      if (batch.some(({ data, attempt }) => text(data) === '7' && attempt < 2)) throw new Error('seven');
      handled.push(...batch.map(({ data }) => text(data)));
      return batch.map(() => 'ack' as const);
    });
    await until(() => handled.includes('7') && handled.length >= 100);
    await consumption.stop();
    expect(handled.toSorted()).toEqual(range(100).toSorted());
    expect(Math.max(...sizes)).toBeGreaterThan(10);
  });

  test('releases of one gateway come one after the other; one that is to be retried lets later ones pass', async () => {
    const handled: string[] = [];
    for (const at of range(5)) await bka.release(bytes(at), `release-${at}`);
    const consumption = exchange.consumeReleases(async ({ data, subject, attempt }) => {
      expect(subject).toBe('hc.release.de.bka');
      if (text(data) === '2' && attempt < 2) return 'retry';
      handled.push(text(data));
      return 'ack';
    });
    await until(() => handled.length >= 5);
    await consumption.stop();
    expect(handled).toEqual(['0', '1', '3', '4', '2']);
  });

  test('recalls go the same way, and come to gateways on a channel of their own', async () => {
    const handled: string[] = [];
    for (const at of range(3)) await bka.recall(bytes(at), `recall-${at}`);
    const consumption = exchange.consumeRecalls(async ({ data, subject, attempt }) => {
      expect(subject).toBe('hc.recall.de.bka');
      if (text(data) === '1' && attempt < 2) return 'retry';
      handled.push(text(data));
      return 'ack';
    });
    await until(() => handled.length >= 3);
    await consumption.stop();
    expect(handled).toEqual(['0', '2', '1']);
    const heard: string[] = [];
    const channel = dcpj.consume('recalled', async ({ data, subject }) => {
      heard.push(`${subject} ${text(data)}`);
      return 'ack';
    });
    await exchange.publish([{ subject: recalledSubject('live', dcpj.address), data: bytes('gone'), msgId: 'recalled-0' }]);
    await until(() => heard.length > 0);
    await channel.stop();
    expect(heard).toEqual(['hc.recalled.fr.dcpj gone']);
  });

  test('a handler may take longer than the ack wait', async () => {
    const patient = await world.exchange({ limits: { ackWaitMs: 600 } });
    await prepare(patient);
    const seen: number[] = [];
    const consumption = patient.consumeSubmissions(async ({ attempt }) => {
      seen.push(attempt);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      return 'ack';
    });
    await dcpj.submit('red', bytes('slow'), 'slow');
    await until(() => seen.length > 0);
    await consumption.stop();
    expect(seen).toEqual([1]);
    await patient.close();
    await prepare(exchange);
  });

  test('registry and ledger calls are answered; a handler that throws leaves its caller to try again', async () => {
    const ledger = await world.ledger();
    ledger.serve({
      append: async (data) => bytes(`append ${text(data)}`),
      proof: async () => {
        throw new Error('no proof');
      },
      read: async (data) => data,
      consistency: async (data) => data,
    });
    const registry = exchange.serveRegistry({ read: async (member, data) => bytes(`${member} ${text(data)}`), submit: async (member) => bytes(member) });
    expect(text(await retried(() => exchange.ledgerAppend(bytes('x'))))).toBe('append x');
    await expect(exchange.ledgerProof(bytes('x'), 300)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    expect(text(await retried(() => dcpj.registryRead(bytes('from 0'))))).toBe('fr from 0');
    expect(text(await bka.registrySubmit(bytes('x')))).toBe('de');
    exchange.serveProofs({ entries: async (from) => bytes(from), consistency: async (from, data) => bytes(`${from} ${text(data)}`) });
    expect(text(await retried(() => dcpj.proveEntries(bytes('x'))))).toBe('fr/dcpj');
    expect(text(await retried(() => bka.proveConsistency(bytes('1 2'))))).toBe('de/bka 1 2');
    expect(text(await exchange.ledgerConsistency(bytes('x')))).toBe('x');
    await registry.stop();
    await expect(bka.registrySubmit(bytes('x'), 300)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('a gateway that speaks as another is refused at once', async () => {
    const impostor = await world.gateway('fr/ofast', { creds: credsOf(world.made, 'fr/dcpj') });
    await expect(impostor.submit('red', bytes('x'), 'x')).rejects.toMatchObject({ code: 'forbidden', retryable: false });
  });

  test('credentials of nobody are refused, a path instead of text is named', async () => {
    const foreign = credsOf(world.made, 'fr/dcpj').replace(/(JWT-----\n[^.]+\.[^.]+\.)./, '$1x');
    await expect(world.gateway('fr/dcpj', { creds: foreign })).rejects.toMatchObject({ code: 'bad-credentials' });
    await expect(world.gateway('fr/dcpj', { creds: '/etc/huecry/dcpj.creds' })).rejects.toThrow(/read the file/);
  });

  test('a full stream refuses, and takes messages again when it has been read', async () => {
    const small = await world.exchange({ limits: { deliverBytes: 64 * 1024 } });
    await small.ensureGateway('de/bka' as Address);
    const one = (at: string) => small.publish([{ subject: 'hc.answer.de.bka', data: new Uint8Array(20_000), msgId: `full-${at}` }]);
    for (const at of ['0', '1', '2']) await one(at);
    await expect(one('3')).rejects.toMatchObject({ code: 'full', retryable: true });
    let read = 0;
    const consumption = bka.consume('answer', async () => {
      read += 1;
      return 'ack';
    });
    await until(() => read === 3);
    await retried(() => one('3'));
    await until(() => read === 4);
    await consumption.stop();
    await exchange.ensureGateway('de/bka' as Address);
  });

  test('a gateway that recalls without end fills its own share, and another is heard', async () => {
    let sent = 0;
    const flood = async (): Promise<void> => {
      for (;;) {
        await dcpj.recall(bytes(`flood ${sent}`), `flood-${sent}`);
        sent += 1;
      }
    };
    await expect(flood()).rejects.toMatchObject({ code: 'full', retryable: true });
    expect(sent).toBe(64);
    await bka.recall(bytes('the other'), 'flood-other');
    const seen: string[] = [];
    const consumption = exchange.consumeRecalls(async ({ data }) => {
      seen.push(text(data));
      return 'ack';
    });
    await until(() => seen.length === 65);
    expect(seen).toContain('the other');
    // It has room again.
    await retried(() => dcpj.recall(bytes('again'), 'flood-again'));
    await until(() => seen.includes('again'));
    await consumption.stop();
  });

  test('a member is added while the server runs', async () => {
    await world.addMember('x-un', ['dppa']);
    await exchange.ensureGateway('x-un/dppa' as Address);
    const dppa = await world.gateway('x-un/dppa');
    const seen: string[] = [];
    const consumption = exchange.consumeSubmissions(async ({ subject }) => {
      seen.push(subject);
      return 'ack';
    });
    await dppa.submit('un-special', bytes('x'), 'un');
    await until(() => seen.length > 0);
    await consumption.stop();
    expect(seen).toEqual(['hc.submit.x-un.dppa.un-special']);
  });
});

async function retried<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Error && 'retryable' in error && error.retryable === true)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

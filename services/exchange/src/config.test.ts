import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { createRateLimit } from './rate-limit.ts';

const file = { nats: { url: 'nats://127.0.0.1:1', creds: 'exchange.creds' }, dataDir: 'data', genesis: '/etc/huecry/genesis.json', keystore: 'keys' };

test('paths count from the folder of the configuration', () => {
  expect(parseConfig(file, '/srv/exchange/config.json')).toEqual({
    nats: { url: 'nats://127.0.0.1:1', creds: '/srv/exchange/exchange.creds' },
    dataDir: '/srv/exchange/data',
    genesis: '/etc/huecry/genesis.json',
    keystore: '/srv/exchange/keys',
    http: { host: '127.0.0.1', port: 0 },
    logLevel: 'info',
  });
});

test('each wrong field is named', () => {
  expect(() => parseConfig({ ...file, keystore: 7, colour: 'red' }, 'c.json')).toThrow(expect.objectContaining({ code: 'bad-config' }));
  expect(() => parseConfig({ ...file, keystore: 7, colour: 'red' }, 'c.json')).toThrow(/colour[^]*keystore|keystore[^]*colour/);
});

test('a rate limit gives a burst, then so many a second, to each name', () => {
  const rate = createRateLimit({ burst: 2, perSecond: 1 });
  const at = (nowMs: number) => [rate.allows('a', nowMs), rate.allows('a', nowMs), rate.allows('a', nowMs)];
  expect(at(0)).toEqual([true, true, false]);
  expect(at(1_000)).toEqual([true, false, false]);
  expect(rate.allows('b', 1_000)).toBe(true);
  // A clock that goes back gives nothing.
  expect(rate.allows('a', 0)).toBe(false);
});

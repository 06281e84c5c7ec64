import { RegistryRequest, RegistryResponse } from '@huecry/proto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, openHarness } from './testing/harness.ts';
import { FR, signer } from './testing/world.ts';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

const read = async (from: number) => RegistryResponse.decode(await h.bus.registry('de').read(RegistryRequest.encode({ from })));
const revoke = () => h.world.statement({ type: 'key.revoke', address: FR, kid: signer(FR).kid, reason: 'invented loss' }, 'fr');

test('a read gives the registry entries from there on', async () => {
  const { error, entries } = await read(0);
  expect(error).toBe('');
  expect(entries.map(({ position }) => position)).toEqual(Array.from({ length: h.world.founding.length + 1 }, (_, position) => position));
  expect((await read(entries.length)).entries).toEqual([]);
  expect(RegistryResponse.decode(await h.bus.registry('de').read(new Uint8Array([7])))).toMatchObject({ error: 'malformed', entries: [] });
});

test('a statement that does not hold is refused and appended nowhere', async () => {
  const before = h.ledger.entries.length;
  expect(await h.state(new Uint8Array([1]))).toMatchObject({ error: 'malformed' });
  const foreign = h.world.statement({ type: 'key.revoke', address: FR, kid: signer(FR).kid, reason: 'not theirs' }, 'de');
  const answer = await h.state(foreign, 'de');
  expect(answer.error).not.toBe('');
  expect(answer.reason).not.toBe('');
  expect(h.ledger.entries).toHaveLength(before);
});

test('a statement takes effect once, and gets the same answer again', async () => {
  const statement = revoke();
  const [first, second] = await Promise.all([h.state(statement), h.state(statement)]);
  expect(first).toEqual({ error: '', reason: '', position: h.ledger.entries.length - 1 });
  expect(second).toEqual(first);
  await h.restart();
  expect(await h.state(statement)).toEqual(first);
  expect(h.exchange().health().registryPosition).toBe(first.position + 1);
});

test('a ledger that does not answer is said, and the statement may be sent again', async () => {
  const statement = h.world.statement({ type: 'gateway.deregister', address: FR, reason: 'invented' }, 'fr');
  h.ledger.failNext('done');
  expect(await h.state(statement)).toMatchObject({ error: 'unavailable' });
  expect(await h.state(statement)).toMatchObject({ error: '' });
});

test('a data folder of another ledger is refused', async () => {
  h.ledger.entries.splice(2, 1);
  await expect(h.restart()).rejects.toMatchObject({ code: 'bad-config' });
});

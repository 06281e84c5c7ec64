import { AppendRequest, Entry, NO_BODY, entryOf } from '@huecry/proto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ledger } from './ledger.ts';
import { callsOf, decisionEntry, noticeEntry, openLedger, receiptsEntry, registryEntry, removeWorlds, sampleWorld, sha256, text } from './testing/world.ts';

describe('append', () => {
  const world = sampleWorld();
  let ledger: Ledger;
  let calls: ReturnType<typeof callsOf>;
  /** The newest registry (or genesis) entry. */
  let newest: Uint8Array;

  beforeAll(async () => {
    ledger = await openLedger(world);
    calls = callsOf(ledger);
    newest = (await calls.read(0, 1)).entries[0]?.entry ?? new Uint8Array(0);
  });
  afterAll(async () => {
    await ledger.close();
    removeWorlds();
  });

  const registryPosition = (): number => ledger.status().registryPosition;
  const committed = (): number => ledger.status().committed;
  let counter = 0;
  const fresh = () => ({ key: `fresh ${counter}`, entry: noticeEntry(`fresh ${counter++}`) });
  const addRegistry = async (): Promise<void> => {
    const entry = registryEntry(sha256(newest), `statement ${counter++}`);
    expect(await calls.append(registryPosition(), { key: `registry ${counter}`, entry })).toMatchObject({ error: '' });
    newest = entry;
  };

  test('begins with the genesis file', async () => {
    expect(Entry.decode(newest).genesis?.genesis).toEqual(world.genesis);
    expect(registryPosition()).toBe(1);
  });

  test('gives positions in order, one per item', async () => {
    const size = committed();
    expect(await calls.append(registryPosition(), fresh(), fresh(), fresh())).toEqual({
      error: '',
      positions: [size, size + 1, size + 2],
      registryPosition: registryPosition(),
      unwitnessed: [false, false, false],
      haltedSinceMs: 0,
    });
    expect(await calls.append(registryPosition(), fresh())).toMatchObject({ positions: [size + 3] });
  });

  test('an empty request tells where the registry stands', async () => {
    expect(await calls.append(registryPosition())).toEqual({
      error: '',
      positions: [],
      registryPosition: registryPosition(),
      unwitnessed: [],
      haltedSinceMs: 0,
    });
  });

  test('requests at the same time get different positions', async () => {
    const size = committed();
    const answers = await Promise.all(Array.from({ length: 50 }, () => calls.append(registryPosition(), fresh())));
    expect(answers.flatMap((answer) => answer.positions).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => size + i));
  });

  describe('a key again', () => {
    test('gets the first position', async () => {
      const item = fresh();
      const first = await calls.append(registryPosition(), item);
      const size = committed();
      expect(await calls.append(registryPosition(), item)).toEqual(first);
      expect(committed()).toBe(size);
    });

    test('gets the first position where only the clock differs', async () => {
      const first = await calls.append(registryPosition(), { key: 'clock', entry: noticeEntry('clock', 1) });
      expect(await calls.append(registryPosition(), { key: 'clock', entry: noticeEntry('clock', 2) })).toEqual(first);
    });

    test('gets the first position however old the registry position is, alone or beside new items', async () => {
      const item = fresh();
      const seen = registryPosition();
      const { positions } = await calls.append(seen, item);
      await addRegistry();
      expect(await calls.append(seen, item)).toMatchObject({ error: '', positions });
      expect(await calls.append(seen, item, fresh())).toMatchObject({ error: 'stale-registry' });
    });

    test('gets the first position where a registry entry was made again after others', async () => {
      const first = registryEntry(sha256(newest), 'made twice');
      const { positions } = await calls.append(registryPosition(), { key: 'made twice', entry: first });
      newest = first;
      await addRegistry();
      expect(await calls.append(registryPosition(), { key: 'made twice', entry: registryEntry(sha256(newest), 'made twice', 9) })).toMatchObject({
        error: '',
        positions,
      });
    });

    test('within one request and one group gets one position', async () => {
      const item = fresh();
      const size = committed();
      const [a, b] = await Promise.all([calls.append(registryPosition(), item, item), calls.append(registryPosition(), item)]);
      expect([a.positions, b.positions]).toEqual([[size, size], [size]]);
      expect(committed()).toBe(size + 1);
    });

    test('with another entry is a key-conflict, and nothing of the request is added', async () => {
      const item = fresh();
      await calls.append(registryPosition(), item);
      const size = committed();
      expect(await calls.append(registryPosition(), fresh(), { key: item.key, entry: noticeEntry('another') })).toMatchObject({
        error: 'key-conflict',
        positions: [],
      });
      expect(committed()).toBe(size);
    });
  });

  describe('the registry', () => {
    test('refuses what was decided before its newest entry, all or nothing', async () => {
      const seen = registryPosition();
      await addRegistry();
      const size = committed();
      expect(await calls.append(seen, fresh(), fresh())).toEqual({
        error: 'stale-registry',
        positions: [],
        unwitnessed: [],
        haltedSinceMs: 0,
        registryPosition: seen < registryPosition() ? registryPosition() : -1,
      });
      expect(committed()).toBe(size);
      expect(await calls.append(registryPosition(), fresh())).toMatchObject({ error: '' });
    });

    test('refuses the rest of a request that changes it', async () => {
      const size = committed();
      expect(await calls.append(registryPosition(), { key: 'change', entry: registryEntry(sha256(newest), 'change') }, fresh())).toMatchObject({
        error: 'stale-registry',
      });
      expect(committed()).toBe(size);
    });

    test('takes a chain of entries in one request', async () => {
      const first = registryEntry(sha256(newest), 'chain 1');
      const second = registryEntry(sha256(first), 'chain 2');
      expect(await calls.append(registryPosition(), { key: 'chain 1', entry: first }, { key: 'chain 2', entry: second })).toMatchObject({ error: '' });
      newest = second;
      expect(registryPosition()).toBe(committed());
    });

    test('refuses an entry that does not name the one before it', async () => {
      const seen = registryPosition();
      const behind = registryEntry(sha256(newest), 'behind');
      await addRegistry();
      expect(await calls.append(seen, { key: 'behind', entry: behind })).toMatchObject({ error: 'stale-registry' });
      expect(await calls.append(registryPosition(), { key: 'behind', entry: behind })).toMatchObject({ error: 'malformed' });
    });

    test('refuses a caller that is ahead of the log', async () => {
      expect(await calls.append(registryPosition() + 1, fresh())).toMatchObject({ error: 'malformed' });
    });
  });

  describe('entries', () => {
    const bad: [string, Uint8Array, string][] = [
      ['no message', Uint8Array.of(0xff), 'malformed'],
      ['no body', Entry.encode({ timeMs: 1, ...NO_BODY }), 'malformed'],
      ['not canonical', Uint8Array.of(...noticeEntry('x'), 0x78, 0x01), 'malformed'],
      ['a second genesis', Entry.encode(entryOf(1, { genesis: { genesis: text('{}') } })), 'malformed'],
      ['over 65,535 bytes', noticeEntry('x'.repeat(65_536)), 'too-large'],
      ['a decision about nothing', decisionEntry(9_999_999), 'malformed'],
      ['a decision about the genesis', decisionEntry(0), 'malformed'],
    ];
    test.each(bad)('%s: refused with everything beside it', async (_, entry, error) => {
      const size = committed();
      expect(await calls.append(registryPosition(), fresh(), { key: `bad ${counter++}`, entry }, fresh())).toMatchObject({ error, positions: [] });
      expect(committed()).toBe(size);
    });

    test('of the largest size, and decisions and receipts, are taken', async () => {
      const largest = noticeEntry('x'.repeat(65_535 - 12));
      const { positions } = await calls.append(registryPosition(), { key: 'largest', entry: largest });
      const [position = -1] = positions;
      expect(
        await calls.append(registryPosition(), { key: 'decision', entry: decisionEntry(position) }, { key: 'receipts', entry: receiptsEntry(sha256(largest)) }),
      ).toMatchObject({ error: '' });
    });

    test('a key of another length, and a request that is none, are malformed', async () => {
      const request = AppendRequest.encode({
        registryPosition: registryPosition(),
        items: [{ key: new Uint8Array(31), entry: noticeEntry('x'), essential: false }],
      });
      expect(await ledger.append(request)).toEqual(await ledger.append(Uint8Array.of(0xff)));
      expect(await calls.append(registryPosition(), ...Array.from({ length: 1_001 }, fresh))).toMatchObject({ error: 'too-large' });
    });
  });
});

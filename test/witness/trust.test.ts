/** What a gateway believes of a ledger: real logs, real witnesses, and what is shown in between is the test's. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatTlogPolicy, openCheckpoint, verifyFork } from '@huecry/ledger';
import { ConsistencyRequest, ConsistencyResponse } from '@huecry/proto';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../services/gateway/src/store/database.ts';
import { openForkFolder } from '../../services/gateway/src/trust/forks.ts';
import { type LedgerTrust, NotYet, openTrust } from '../../services/gateway/src/trust/trust.ts';
import type { Ledger } from '../../services/ledger/src/ledger.ts';
import { callsOf, noticeEntry, openLedger, removeWorlds, sampleWorld, type World } from '../../services/ledger/src/testing/world.ts';
import { openWitnessed, policyOf, type RunningWitness, startWitness } from './stand.ts';

let world: World;
const ledgers: Ledger[] = [];
const witnesses: RunningWitness[] = [];
const databases: ReturnType<typeof openDatabase>[] = [];

beforeEach(() => {
  world = sampleWorld();
});
afterEach(async () => {
  for (const ledger of ledgers.splice(0)) await ledger.close();
  for (const witness of witnesses.splice(0)) await witness.kill();
  for (const database of databases.splice(0)) database.close();
  removeWorlds();
});

const opened = (ledger: Ledger): Ledger => {
  ledgers.push(ledger);
  return ledger;
};
async function close(ledger: Ledger): Promise<void> {
  ledgers.splice(ledgers.indexOf(ledger), 1);
  await ledger.close();
}
/** Adds entries and gives the checkpoint over them. */
async function grow(ledger: Ledger, name: string, count: number): Promise<string> {
  for (let i = 0; i < count; i++) await callsOf(ledger).append(1, { key: `${name} ${i}`, entry: noticeEntry(`${name} ${i}`) });
  await callsOf(ledger).proof(ledger.status().committed - 1);
  return ledger.checkpoint?.note ?? '';
}
const at = (note: string): number => openCheckpoint(note, world.vkeys).size;

interface Gateway {
  readonly trust: LedgerTrust;
  readonly alarms: string[];
  /** When a quorum of other members' witnesses had cosigned, as it was told. */
  readonly times: number[];
  readonly folder: string;
}

/** A gateway's trust on its own files; `ask` is what the exchange answers about two sizes. */
function openGateway(ask: (data: Uint8Array) => Promise<Uint8Array>, policy: () => string | null = () => null, trustAnew = false): Gateway {
  const folder = join(world.dataDir, 'gateway');
  mkdirSync(folder, { recursive: true });
  for (const database of databases.splice(0)) database.close();
  const database = openDatabase(join(folder, 'gateway.db'), { address: 'fr/dcpj', network: 'test' });
  databases.push(database);
  const alarms: string[] = [];
  const times: number[] = [];
  const trust = openTrust({
    database,
    forks: openForkFolder(folder),
    vkeys: world.vkeys,
    bus: { proveConsistency: ask },
    log: pino({ level: 'silent' }),
    trustAnew,
    now: Date.now,
    policy,
    ownWitness: 'witness.example/fr',
    witnessed: (timeMs) => void times.push(timeMs),
    alarm: (code) => alarms.push(code),
  });
  return { trust, alarms, times, folder };
}
const notYet = (code: NotYet['code']) => expect.objectContaining({ name: 'NotYet', code });

test('a checkpoint counts when the quorum has cosigned it, and until then it waits', async () => {
  witnesses.push(...(await Promise.all(['fr', 'de', 'it'].map((name) => startWitness(world, name)))));
  const policy = policyOf(world, witnesses);
  const plain = opened(await openLedger(world));
  const alone = await grow(plain, 'before', 3);
  const { trust } = openGateway(
    (data) => (ledgers[0] ?? plain).consistency(data),
    () => formatTlogPolicy(policy),
  );
  await expect(trust.believe(alone)).rejects.toEqual(notYet('no-quorum'));
  expect(trust.believed()).toBeNull();
  expect(trust.missingSinceMs()).not.toBeNull();
  await close(plain);

  const ledger = opened(await openWitnessed(world, () => policy));
  const cosigned = await grow(ledger, 'with witnesses', 3);
  expect(await trust.believe(cosigned)).toMatchObject({ size: 7 });
  expect(trust.believed()?.witnesses?.length).toBeGreaterThanOrEqual(2);
  expect(trust.missingSinceMs()).toBeNull();
  // What was signed alone is the beginning of what the quorum has seen now.
  expect(await trust.believe(alone)).toMatchObject({ size: 4 });
  expect(trust.believed()?.size).toBe(7);

  for (const witness of witnesses) await witness.kill();
  const again = openGateway(
    (data) => ledger.consistency(data),
    () => formatTlogPolicy(policy),
  ).trust;
  expect(again.believed()).toMatchObject({ size: 7, note: cosigned });
});

test('a quorum says that time has passed, without the witness that has our own clock', async () => {
  witnesses.push(...(await Promise.all(['fr', 'de', 'it'].map((name) => startWitness(world, name)))));
  const policy = policyOf(world, witnesses);
  const began = Math.floor(Date.now() / 1000) * 1000;
  const ledger = opened(await openWitnessed(world, () => policy));
  const under = (names: readonly string[], note: string): string =>
    note
      .split('\n')
      .filter((line) => !line.startsWith('— witness.') || names.some((name) => line.startsWith(`— witness.example/${name} `)))
      .join('\n');
  const { trust, times } = openGateway(
    (data) => ledger.consistency(data),
    () => formatTlogPolicy(policy),
  );
  let note = '';
  // Two are enough to be published: which two, nobody knows before.
  const signedBy = (name: string): boolean => note.includes(`— witness.example/${name} `);
  for (let i = 0; !(signedBy('de') && signedBy('it')); i++) note = await grow(ledger, `entry ${i}`, 1);
  await trust.believe(note);
  expect(times.at(-1)).toBeGreaterThanOrEqual(began);
  for (let i = 0; !(signedBy('fr') && signedBy('de')); i++) note = await grow(ledger, `again ${i}`, 1);
  await trust.believe(under(['fr', 'de'], note));
  expect(times.at(-1)).toBe(0);
});

test('before the members state a policy the ledger’s signature alone counts, and it says so', async () => {
  const ledger = opened(await openLedger(world));
  const { trust } = openGateway((data) => ledger.consistency(data));
  await trust.believe(await grow(ledger, 'one', 1));
  expect(trust.believed()).toMatchObject({ size: 2, witnesses: null });
  await expect(trust.believe('no checkpoint')).rejects.toMatchObject({ code: 'malformed-note' });
});

test('a policy that is learned does not vouch for what was believed before it', async () => {
  witnesses.push(...(await Promise.all(['fr', 'de', 'it'].map((name) => startWitness(world, name)))));
  const ledger = opened(await openLedger(world));
  let policy: string | null = null;
  const { trust } = openGateway(
    (data) => ledger.consistency(data),
    () => policy,
  );
  const [small, large] = [await grow(ledger, 'a', 2), await grow(ledger, 'b', 2)];
  await trust.believe(large);
  policy = formatTlogPolicy(policyOf(world, witnesses));
  await expect(trust.believe(small)).rejects.toEqual(notYet('no-quorum'));
  await expect(trust.believe(large)).rejects.toEqual(notYet('no-quorum'));
});

test.each([
  ['larger', 3, 5],
  ['smaller', 5, 3],
  ['as large', 4, 4],
  ['larger than a power of two', 4, 9],
])('a second history that is %s is found, its proof is a file, and the ledger is trusted no more, also after a restart', async (_what, ours, theirs) => {
  const ledger = await openLedger(world);
  await grow(ledger, 'common', 3);
  await ledger.close();
  const dataDir = join(world.dataDir, 'other');
  cpSync(join(world.dataDir, 'tree'), join(dataDir, 'tree'), { recursive: true });
  for (const name of readdirSync(world.dataDir).filter((file) => file.startsWith('ledger.db'))) cpSync(join(world.dataDir, name), join(dataDir, name));

  const first = opened(await openLedger(world));
  const second = opened(await openLedger({ ...world, dataDir }));
  // Whoever shows the second history has the tiles of both.
  const ask = async (data: Uint8Array): Promise<Uint8Array> => {
    const { second: size } = ConsistencyRequest.decode(data);
    return (size === at(mine) ? first : second).consistency(data);
  };
  const gateway = openGateway(ask);
  const mine = await grow(first, 'as fr is told', ours);
  const forked = await grow(second, 'as de is told', theirs);
  await gateway.trust.believe(mine);
  await expect(gateway.trust.believe(forked)).rejects.toEqual(notYet('forked-ledger'));
  expect(gateway.alarms).toEqual(['forked-ledger']);
  const { file = '' } = gateway.trust.distrust() ?? {};
  const proof = readFileSync(join(gateway.folder, file), 'utf8');
  expect(new Set([verifyFork(proof, world.vkeys).size1, verifyFork(proof, world.vkeys).size2])).toEqual(new Set([at(mine), at(forked)]));

  // Nothing new, and nothing old either, is believed of it now.
  for (const note of [mine, await grow(first, 'later', 1)]) await expect(gateway.trust.believe(note)).rejects.toEqual(notYet('forked-ledger'));
  const after = openGateway(ask);
  expect(after.alarms).toEqual(['forked-ledger']);
  await expect(after.trust.believe(mine)).rejects.toEqual(notYet('forked-ledger'));
  expect(after.trust.believed()?.size).toBe(at(mine));

  // The way back: people have settled which history holds, and this gateway begins anew with it. The proof stays.
  const anew = openGateway(ask, () => null, true);
  expect(anew.trust.distrust()).toBeNull();
  expect(anew.trust.believed()).toBeNull();
  expect(await anew.trust.believe(forked)).toMatchObject({ size: at(forked) });
  expect(readdirSync(join(anew.folder, 'forks/settled'))).toHaveLength(1);
  await expect(anew.trust.believe(mine)).rejects.toEqual(notYet('forked-ledger'));
});

test('who answers nonsense about two trees makes nobody believe, and nobody distrust', async () => {
  const ledger = opened(await openLedger(world));
  let answer: (data: Uint8Array) => Promise<Uint8Array> = (data) => ledger.consistency(data);
  const { trust, alarms } = openGateway((data) => answer(data));
  await trust.believe(await grow(ledger, 'a', 5));
  const later = await grow(ledger, 'b', 6);
  const wrong: ((data: Uint8Array) => Promise<Uint8Array>)[] = [
    async () => ConsistencyResponse.encode({ error: 'unavailable', path: [] }),
    async () => ConsistencyResponse.encode({ error: '', path: [] }),
    async () => ConsistencyResponse.encode({ error: '', path: [new Uint8Array(32)] }),
    async () => Uint8Array.of(255),
    async () => {
      throw new Error('no answer');
    },
  ];
  for (const one of wrong) {
    answer = one;
    await expect(trust.believe(later)).rejects.toEqual(notYet('not-compared'));
  }
  expect(trust.believed()?.size).toBe(6);
  expect(alarms).toEqual([]);
  answer = (data) => ledger.consistency(data);
  expect(await trust.believe(later)).toMatchObject({ size: 12 });
});

test('the ledger does not go back: a smaller checkpoint is no answer to who knows a larger one', async () => {
  const ledger = opened(await openLedger(world));
  const { trust } = openGateway((data) => ledger.consistency(data));
  const [small, large] = [await grow(ledger, 'a', 2), await grow(ledger, 'b', 2)];
  await expect(trust.follow(small, large)).rejects.toMatchObject({ code: 'out-of-range' });
  expect(await trust.follow(large, small)).toMatchObject({ size: 5 });
});

test('a file that proves nothing changes nothing', () => {
  const gateway = openGateway(async () => new Uint8Array(0));
  writeFileSync(join(gateway.folder, 'forks/made-up.json'), '{"format":"huecry-fork/1"}');
  const again = openGateway(async () => new Uint8Array(0));
  expect(again.trust.distrust()).toBeNull();
});

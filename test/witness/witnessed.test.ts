/** The ledger publishes only what the members' witnesses have cosigned, and two histories are caught. */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { LedgerError, openCheckpoint, quorumTimeS, type TlogPolicy, verifyFork, verifyTree, verifyUnderPolicy } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ledger } from '../../services/ledger/src/ledger.ts';
import { callsOf, noticeEntry, removeWorlds, sampleWorld, type World } from '../../services/ledger/src/testing/world.ts';
import { openWitnessed, policyOf, type RunningWitness, startWitness } from './stand.ts';

let world: World;
let witnesses: RunningWitness[];
let policy: TlogPolicy;
const ledgers: Ledger[] = [];

beforeEach(async () => {
  world = sampleWorld();
  witnesses = await Promise.all(['fr', 'de', 'it'].map((name) => startWitness(world, name)));
  policy = policyOf(world, witnesses);
});
afterEach(async () => {
  for (const ledger of ledgers.splice(0)) await ledger.close();
  for (const witness of witnesses) await witness.kill();
  removeWorlds();
});

async function open(at: World = world, timing: Parameters<typeof openWitnessed>[2] = {}): Promise<Ledger> {
  const ledger = await openWitnessed(at, () => policy, timing);
  ledgers.push(ledger);
  return ledger;
}
const close = async (ledger: Ledger): Promise<void> => {
  ledgers.splice(ledgers.indexOf(ledger), 1);
  await ledger.close();
};
const add = (ledger: Ledger, key: string) => callsOf(ledger).append(1, { key, entry: noticeEntry(key) });
const published = ({ dataDir }: World): string => readFileSync(join(dataDir, 'tree/checkpoint'), 'utf8');
const until = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 20 });

test('what is published has a quorum, and so has every proof', async () => {
  const ledger = await open();
  for (let i = 0; i < 20; i++) await add(ledger, `notice ${i}`);
  const { error, proofs } = await callsOf(ledger).proof(1, 20);
  expect(error).toBe('');
  for (const proof of proofs) expect(verifyUnderPolicy(proof.slice(proof.indexOf('\n\n') + 2), policy).checkpoint.size).toBe(21);
  const { checkpoint, witnesses: who } = verifyUnderPolicy(published(world), policy);
  expect(checkpoint.size).toBe(21);
  expect(who.length).toBeGreaterThanOrEqual(2);
  await verifyTree(readDirectory(join(world.dataDir, 'tree')), world.vkey);
});

test('one witness of three may be away; without the second nothing is published, entries are kept, and it goes on when one comes back', async () => {
  const ledger = await open();
  await add(ledger, 'all are there');
  await callsOf(ledger).proof(1);
  const [fr, de] = witnesses;
  await fr?.kill();
  await add(ledger, 'one is away');
  expect((await callsOf(ledger).proof(2)).error).toBe('');

  await de?.kill();
  expect((await add(ledger, 'two are away')).positions).toEqual([3]);
  await until(() => {
    expect(ledger.status().witnesses?.missingSinceMs).not.toBeNull();
    expect(ledger.status().witnesses?.seen.filter(({ code }) => code !== 'ok')).toHaveLength(2);
  });
  expect(openCheckpoint(published(world), world.vkey).size).toBe(3);

  witnesses.push(await startWitness(world, 'de', Number(new URL(de?.url ?? '').port)));
  expect((await callsOf(ledger).proof(3)).error).toBe('');
  expect(verifyUnderPolicy(published(world), policy).checkpoint.size).toBe(4);
  expect(ledger.status().witnesses?.missingSinceMs).toBeNull();
});

const vouchedS = (): number => quorumTimeS(policy, verifyUnderPolicy(published(world), policy).witnesses) ?? 0;

test('a quiet log is vouched for again and again, and what is new goes before that', async () => {
  const ledger = await open(world, { freshMs: 100 });
  await add(ledger, 'the last for long');
  await callsOf(ledger).proof(1);
  const before = vouchedS();
  await until(() => expect(vouchedS()).toBeGreaterThan(before + 1));
  expect(openCheckpoint(published(world), world.vkey).size).toBe(2);
  // What is handed out is the newest word too.
  const { proofs } = await callsOf(ledger).proof(1);
  expect(quorumTimeS(policy, verifyUnderPolicy(proofs[0]?.slice(proofs[0].indexOf('\n\n') + 2) ?? '', policy).witnesses)).toBeGreaterThan(before + 1);

  // Two hang or are away: nothing is vouched for, nothing was missing, and nothing is halted for it.
  const [fr, de] = witnesses;
  await fr?.kill();
  await de?.kill();
  await until(() => expect(ledger.status().witnesses?.seen.filter(({ code }) => code === 'ok')).toHaveLength(1));
  const left = vouchedS();
  expect(ledger.status()).toMatchObject({ intake: 'open', witnesses: { missingSinceMs: null } });
  await add(ledger, 'new');
  await until(() => expect(ledger.status().witnesses?.missingSinceMs).not.toBeNull());
  for (const one of [fr, de]) witnesses.push(await startWitness(world, one?.name ?? '', Number(new URL(one?.url ?? '').port)));
  expect((await callsOf(ledger).proof(2)).error).toBe('');
  expect(openCheckpoint(published(world), world.vkey).size).toBe(3);
  await until(() => expect(vouchedS()).toBeGreaterThan(left + 1));
  await verifyTree(readDirectory(join(world.dataDir, 'tree')), world.vkey);
});

test('a restart publishes nothing that no quorum has seen, and never goes back', async () => {
  const first = await open();
  await add(first, 'seen');
  await callsOf(first).proof(1);
  for (const witness of witnesses) await witness.kill();
  await add(first, 'not seen');
  await close(first);
  const before = verifyUnderPolicy(published(world), policy).checkpoint.size;
  const second = await open();
  expect(second.status()).toMatchObject({ committed: 3, published: before });
  expect(verifyUnderPolicy(published(world), policy).checkpoint.size).toBe(before);
  for (const { name, url } of witnesses.slice(0, 3)) witnesses.push(await startWitness(world, name, Number(new URL(url).port)));
  expect((await callsOf(second).proof(2)).error).toBe('');
  expect(verifyUnderPolicy(published(world), policy).checkpoint.size).toBe(3);
});

test('a ledger that begins a second history gets no quorum for it, and every witness keeps the proof', async () => {
  const honest = await open();
  for (let i = 0; i < 6; i++) await add(honest, `notice ${i}`);
  await callsOf(honest).proof(6);
  await until(() => expect(honest.status().witnesses?.seen.map(({ size }) => size)).toEqual([7, 7, 7]));

  // The same key, the same genesis, another folder: what an operator would show to somebody else.
  const dataDir = join(world.dataDir, 'other');
  mkdirSync(dataDir);
  const other: World = { ...world, dataDir };
  const second = await openWitnessed(other, () => policy, {}, Date.now, false);
  ledgers.push(second);
  for (let i = 0; i < 9; i++) await add(second, `another notice ${i}`);
  await until(() => expect(second.status().witnesses?.seen.map(({ code }) => code)).toEqual(['disagrees', 'disagrees', 'disagrees']));
  expect(second.status().published).toBe(0);
  expect(() => verifyUnderPolicy(published(other), policy)).toThrow();

  await until(() => {
    for (const witness of witnesses) {
      const [proof = ''] = witness.forks();
      expect(verifyFork(proof, world.vkey).origin).toBe('ledger.example/huecry');
    }
  });
  // The honest one goes on: a proof against the key is for people to act on.
  await add(honest, 'one more');
  expect((await callsOf(honest).proof(7)).error).toBe('');
});

/** A log of 7 entries, all cosigned, and a backup of its whole folder from when it had 3. */
async function putBack(): Promise<World> {
  const dataDir = join(world.dataDir, 'restored');
  const first = await open();
  for (let i = 0; i < 2; i++) await add(first, `notice ${i}`);
  await callsOf(first).proof(2);
  await close(first);
  mkdirSync(dataDir);
  for (const name of ['ledger.db', 'tree']) cpSync(join(world.dataDir, name), join(dataDir, name), { recursive: true });
  const again = await open();
  for (let i = 2; i < 6; i++) await add(again, `notice ${i}`);
  await callsOf(again).proof(6);
  await until(() => expect(again.status().witnesses?.seen.map(({ size }) => size)).toEqual([7, 7, 7]));
  await close(again);
  return { ...world, dataDir };
}

test('a log that was put back refuses to start: a witness shows what it has signed, and the operator is told what to do', async () => {
  const restored = await putBack();
  await expect(open(restored)).rejects.toMatchObject({
    code: 'rolled-back',
    message: expect.stringMatching(/witness (fr|de|it) .* 7 entries.* here has 3.*put back a copy that reaches 7/),
  });
  expect(openCheckpoint(published(restored), world.vkeys).size).toBe(3);
  // One witness is enough to know it, and the right copy is all that it takes.
  for (const witness of witnesses.slice(1)) await witness.kill();
  await expect(open(restored)).rejects.toMatchObject({ code: 'rolled-back' });
  expect((await open()).status()).toMatchObject({ intake: 'open', committed: 7 });
});

test('a log that was put back while no witness could be reached signs nothing more once one can', async () => {
  const restored = await putBack();
  for (const witness of witnesses) await witness.kill();
  const ledger = await open(restored);
  expect((await add(ledger, 'not known yet')).error).toBe('');
  const [first] = witnesses;
  witnesses.push(await startWitness(world, 'fr', Number(new URL(first?.url ?? '').port)));
  await until(() => expect(ledger.status()).toMatchObject({ intake: 'closed', code: 'rolled-back' }));
  expect((await add(ledger, 'too late')).error).toBe('unavailable');
  expect(openCheckpoint(published(restored), world.vkeys).size).toBe(3);
});

test('a witness that only says it is ahead stops nothing: its word is no proof', async () => {
  const liar = createServer((request, response) =>
    request.method === 'POST'
      ? response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('1000000\n')
      : response.writeHead(200).end('ledger.example/huecry\n1000000\nAAAA\n\n— ledger.example/huecry AAAAAAAA\n'),
  );
  await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(liar.address() as AddressInfo).port}`;
    policy = policyOf(world, [...witnesses.slice(0, 2), { ...(witnesses[2] as RunningWitness), url }]);
    const ledger = await open();
    await add(ledger, 'notice');
    expect((await callsOf(ledger).proof(1)).error).toBe('');
    await until(() => expect(ledger.status().witnesses?.seen[2]?.code).toBe('ahead'));
    expect((await add(ledger, 'another')).error).toBe('');
    expect((await callsOf(ledger).proof(2)).error).toBe('');
    expect(ledger.status()).toMatchObject({ intake: 'open', code: null });
  } finally {
    liar.close();
  }
});

test('the policy is the members’: while they have none, nobody is asked', async () => {
  const none = await openWitnessed({ ...world, dataDir: join(world.dataDir, 'free') }, () => undefined);
  ledgers.push(none);
  await add(none, 'notice');
  expect((await callsOf(none).proof(1)).error).toBe('');
  expect(none.status().witnesses).toBeNull();
  expect(() => verifyUnderPolicy(none.checkpoint?.note ?? '', policy)).toThrow(LedgerError);
});

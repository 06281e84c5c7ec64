/** Without a quorum for too long the ledger takes only what cannot wait, marked; since when is kept through every restart. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProof, type TlogPolicy, verifyProof, verifyUnderPolicy } from '@huecry/ledger';
import { Entry, entryOf, readEntryHint } from '@huecry/proto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Ledger } from '../../services/ledger/src/ledger.ts';
import { callsOf, noticeEntry, registryEntry, removeWorlds, sampleWorld, sha256, type World } from '../../services/ledger/src/testing/world.ts';
import { openWitnessed, policyOf, type RunningWitness, startWitness } from './stand.ts';

const HALT_AFTER_MS = 60_000;
let world: World;
let witnesses: RunningWitness[];
let policy: TlogPolicy | undefined;
/** The ledger's clock, ahead of ours by so much. */
let aheadMs: number;
const ledgers: Ledger[] = [];

beforeEach(async () => {
  world = sampleWorld();
  aheadMs = 0;
  witnesses = await Promise.all(['fr', 'de', 'it'].map((name) => startWitness(world, name)));
  policy = policyOf(world, witnesses);
});
afterEach(async () => {
  for (const ledger of ledgers.splice(0)) await ledger.close();
  for (const witness of witnesses) await witness.kill();
  removeWorlds();
});

async function open(): Promise<Ledger> {
  const ledger = await openWitnessed(
    world,
    () => policy,
    { haltAfterMs: HALT_AFTER_MS },
    () => Date.now() + aheadMs,
  );
  ledgers.push(ledger);
  return ledger;
}
async function reopen(ledger: Ledger): Promise<Ledger> {
  ledgers.splice(ledgers.indexOf(ledger), 1);
  await ledger.close();
  return open();
}
const item = (key: string, { essential = false, marked = false } = {}) => ({ key, essential, entry: noticeEntry(key, 1, marked) });
const add = (ledger: Ledger, ...items: ReturnType<typeof item>[]) => callsOf(ledger).append(1, ...items);
const until = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 20 });
const killAll = async (): Promise<void> => {
  for (const witness of witnesses) await witness.kill();
};
const startAgain = async (): Promise<void> => {
  for (const { name, url } of witnesses.slice(0, 3)) witnesses.push(await startWitness(world, name, Number(new URL(url).port)));
};
const missing = (ledger: Ledger): Promise<void> => until(() => expect(ledger.status().witnesses?.missingSinceMs).not.toBeNull());

/** Two entries that a quorum has seen, then one that none has, and the time is over. */
async function halted(): Promise<Ledger> {
  const ledger = await open();
  await add(ledger, item('seen'));
  await callsOf(ledger).proof(1);
  await killAll();
  expect(await add(ledger, item('not seen'))).toMatchObject({ error: '', positions: [2], unwitnessed: [false] });
  await missing(ledger);
  expect(ledger.status()).toMatchObject({ intake: 'open', halted: null });
  aheadMs = HALT_AFTER_MS;
  expect(ledger.status()).toMatchObject({ intake: 'essential', halted: { reason: expect.stringContaining('quorum') } });
  return ledger;
}

describe('while halted', () => {
  test('ordinary items get unwitnessed and nothing of their request is added; essential ones go in with the mark, and only with it', async () => {
    const ledger = await halted();
    const { committed } = ledger.status();
    const wanting = [
      [item('ordinary')],
      [item('ordinary, marked', { marked: true })],
      [item('essential, without the mark', { essential: true })],
      [item('essential', { essential: true, marked: true }), item('and one that is not')],
      [item('and one that is not'), item('essential', { essential: true, marked: true })],
    ];
    for (const items of wanting) expect(await add(ledger, ...items)).toMatchObject({ error: 'unwitnessed', positions: [] });
    expect(ledger.status().committed).toBe(committed);
    expect(await add(ledger, item('essential', { essential: true, marked: true }))).toMatchObject({ error: '', positions: [3], unwitnessed: [true] });
    expect(await ledger.metrics.registry.metrics()).toContain('huecry_ledger_halted 1');
  });

  test('a key that is in the log gets its position, marked or not, and what stands there is said', async () => {
    const ledger = await halted();
    await add(ledger, item('essential', { essential: true, marked: true }));
    expect(await add(ledger, item('seen'), item('essential'), item('not seen', { essential: true, marked: true }))).toMatchObject({
      error: '',
      positions: [1, 3, 2],
      unwitnessed: [false, true, false],
    });
    // A caller that only asks whether a key stands is told that it does not.
    expect(await callsOf(ledger).append(0, item('never said'))).toMatchObject({ error: 'stale-registry' });
  });

  test('statements of the registry go in', async () => {
    const ledger = await halted();
    const genesis = await callsOf(ledger).read(0, 1, {});
    const bytes = registryEntry(sha256(genesis.entries[0]?.entry ?? new Uint8Array(0)), 'revoke');
    const entry = Entry.encode({ ...Entry.decode(bytes), unwitnessed: true });
    expect(await callsOf(ledger).append(1, { key: 'revoke', essential: true, entry })).toMatchObject({ error: '', positions: [3], unwitnessed: [true] });
  });
});

test('when the quorum returns intake is open, all is proved under it, and the mark stays in the log', async () => {
  const ledger = await halted();
  await add(ledger, item('essential', { essential: true, marked: true }));
  const waiting = callsOf(ledger).proof(2, 3);
  await startAgain();
  const { error, proofs } = await waiting;
  expect(error).toBe('');
  expect(proofs.map((proof) => readEntryHint(parseProof(proof).extra ?? new Uint8Array(0))?.unwitnessed)).toEqual([false, true]);
  const entry = { ...entryOf(1, { notice: { jws: new TextEncoder().encode('essential') } }), unwitnessed: true };
  expect(verifyProof(proofs[1] ?? '', Entry.encode(entry), world.vkey)).toMatchObject({ index: 3 });
  expect(verifyUnderPolicy(readFileSync(join(world.dataDir, 'tree/checkpoint'), 'utf8'), policyOf(world, witnesses.slice(0, 3))).checkpoint.size).toBe(4);
  await until(() => expect(ledger.status()).toMatchObject({ intake: 'open', halted: null }));
  expect(await add(ledger, item('late', { essential: true, marked: true }))).toMatchObject({ error: 'witnessed' });
  expect(await add(ledger, item('late', { essential: true }), item('ordinary'))).toMatchObject({ error: '', unwitnessed: [false, false] });
});

test('how long the quorum is missing is counted on through restarts, and a clock that was set back begins nothing anew', async () => {
  let ledger = await open();
  await add(ledger, item('seen'));
  await callsOf(ledger).proof(1);
  await killAll();
  await add(ledger, item('not seen'));
  await missing(ledger);
  const since = ledger.status().witnesses?.missingSinceMs;
  for (let i = 1; i <= 3; i++) {
    aheadMs = (i * HALT_AFTER_MS) / 4;
    ledger = await reopen(ledger);
    await until(() => expect(ledger.status().witnesses).toMatchObject({ missingSinceMs: since }));
    expect(await add(ledger, item(`after restart ${i}`))).toMatchObject({ error: '' });
  }
  aheadMs = HALT_AFTER_MS;
  expect(ledger.status()).toMatchObject({ intake: 'essential', halted: { sinceMs: (since ?? 0) + HALT_AFTER_MS } });
  aheadMs = 0;
  expect(ledger.status()).toMatchObject({ intake: 'essential' });
  ledger = await reopen(ledger);
  aheadMs = HALT_AFTER_MS;
  expect(await add(ledger, item('ordinary'))).toMatchObject({ error: 'unwitnessed' });
  await startAgain();
  await until(() => expect(ledger.status()).toMatchObject({ intake: 'open', witnesses: { missingSinceMs: null } }));
  ledger = await reopen(ledger);
  expect(ledger.status()).toMatchObject({ intake: 'open', witnesses: { missingSinceMs: null } });
});

test('witnesses that never answered since the policy was stated halt intake too, and a policy that is taken back opens it', async () => {
  const stated = policy;
  policy = undefined;
  let ledger = await open();
  await add(ledger, item('before the policy'));
  await callsOf(ledger).proof(1);
  await killAll();
  policy = stated;
  await add(ledger, item('the policy'));
  await missing(ledger);
  const since = ledger.status().witnesses?.missingSinceMs;
  ledger = await reopen(ledger);
  await until(() => expect(ledger.status().witnesses).toMatchObject({ missingSinceMs: since }));
  aheadMs = HALT_AFTER_MS;
  expect(await add(ledger, item('ordinary'))).toMatchObject({ error: 'unwitnessed' });
  policy = undefined;
  expect(await add(ledger, item('ordinary'))).toMatchObject({ error: '' });
  expect((await callsOf(ledger).proof(3)).error).toBe('');
  // Stated again: the time begins with what is new then.
  policy = stated;
  await add(ledger, item('the policy again'));
  await missing(ledger);
  expect(ledger.status()).toMatchObject({ intake: 'open' });
  expect(ledger.status().witnesses?.missingSinceMs).toBeGreaterThanOrEqual((since ?? 0) + HALT_AFTER_MS);
});

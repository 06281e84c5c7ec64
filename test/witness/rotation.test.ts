/** The members name other witnesses: who knows only the policy before can follow, as long as its witnesses still run. */
import { LedgerError, type PolicyWitness, type TlogPolicy, verifyUnderPolicy } from '@huecry/ledger';
import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { Ledger } from '../../services/ledger/src/ledger.ts';
import { postToWitness } from '../../services/ledger/src/post.ts';
import { callsOf, FAST, noticeEntry, removeWorlds, sampleWorld } from '../../services/ledger/src/testing/world.ts';
import { policyOf, type RunningWitness, startWitness } from './stand.ts';

const witnesses: RunningWitness[] = [];
let ledger: Ledger | undefined;
afterEach(async () => {
  await ledger?.close();
  for (const witness of witnesses.splice(0)) await witness.kill();
  removeWorlds();
});

test('checkpoints carry the cosignatures of former witnesses that answer, and wait for nobody who does not', async () => {
  const world = sampleWorld();
  witnesses.push(...(await Promise.all(['fr', 'de', 'it', 'br', 'jp', 'gb'].map((name) => startWitness(world, name)))));
  const [before, after] = [policyOf(world, witnesses.slice(0, 3)), policyOf(world, witnesses.slice(3))];
  let policy: TlogPolicy = before;
  let former: readonly PolicyWitness[] = [];
  ledger = await Ledger.open({
    ...world,
    timing: FAST,
    log: pino({ level: 'silent' }),
    now: Date.now,
    witnesses: { policy: () => policy, former: () => former, post: postToWitness },
  });
  let added = 0;
  const published = async (): Promise<string> => {
    await callsOf(ledger as Ledger).append(1, { key: `notice ${added}`, entry: noticeEntry(`notice ${added++}`) });
    expect((await callsOf(ledger as Ledger).proof(added)).error).toBe('');
    return ledger?.checkpoint?.note ?? '';
  };
  verifyUnderPolicy(await published(), before);

  [policy, former] = [after, before.witnesses];
  for (let i = 0; i < 5; i++) {
    const note = await published();
    expect(verifyUnderPolicy(note, after).witnesses.length).toBeGreaterThanOrEqual(2);
    expect(verifyUnderPolicy(note, before).witnesses).toHaveLength(3);
  }
  expect(ledger.status().witnesses?.seen.map(({ name }) => name)).toEqual(['br', 'jp', 'gb']);

  // Two of the three former ones end: nothing waits for them, and who still knows only them does not believe what comes.
  for (const witness of witnesses.slice(0, 2)) await witness.kill();
  let note = '';
  await vi.waitFor(async () => {
    note = await published();
    expect(() => verifyUnderPolicy(note, before)).toThrow(LedgerError);
  });
  verifyUnderPolicy(note, after);
});

import { generateNoteKey } from '@huecry/ledger';
import { expect, test } from 'vitest';
import { QUORUM, World } from './testing/world.ts';

const fr = generateNoteKey('witness.example/fr', 'cosignature').vkey;
const de = generateNoteKey('witness.example/de', 'ml-dsa-44').vkey;

test('the members decide together who must have cosigned the ledger', () => {
  const world = new World({ ledger: { origin: 'ledger.example/huecry', vkey: generateNoteKey('ledger.example/huecry').vkey } });
  const log = world.state.genesis.ledger.vkey;
  const policy = (text: string | null, signers: readonly string[] = QUORUM): string => world.say({ type: 'witness.policy', policy: text }, signers);
  const good = `log ${log}\nwitness fr ${fr} https://w.example/fr\nwitness de-2 ${de} https://w.example/de\ngroup members 2 fr de-2\nquorum members\n`;
  expect(policy(null)).toBe('no-change');
  expect(policy(good, ['fr', 'de'])).toBe('quorum-missing');
  expect(world.state.witnessPolicy).toBeNull();
  expect(policy(good)).toBe('applied');
  expect(world.state.witnessPolicy?.policy).toBe(good);
  expect(policy(good)).toBe('no-change');
  for (const [wrong, code] of [
    ['nonsense', 'malformed'],
    [`log ${log}\nquorum none\n`, 'malformed'],
    [good.replace(`log ${log}\n`, ''), 'malformed'],
    [good.replace(log, generateNoteKey(world.state.genesis.ledger.origin).vkey), 'malformed'],
    [good.replace(' https://w.example/fr', ''), 'malformed'],
    [good.replaceAll('de-2', 'zz'), 'unknown-member'],
  ] as const)
    expect([wrong.slice(-40), policy(wrong)]).toEqual([wrong.slice(-40), code]);
  expect(world.state.witnessPolicy?.policy).toBe(good);
  expect(policy(null)).toBe('applied');
  expect(world.state.witnessPolicy).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { findFork, formatFork, generateNoteKey, parseFork, verifyFork } from './index.ts';
import { hashesOf, history, LOG } from './testing/witness.ts';

const SIZE = 300;
const PARTED_AT = 9;
const one = await history(SIZE, (position) => `entry ${position}`);
const two = await history(SIZE, (position) => (position === PARTED_AT ? 'another entry' : `entry ${position}`));
const SIZES = [1, 2, 7, 8, 9, 10, 15, 16, 17, 31, 32, 33, 64, 100, 255, 256, 257, 300];
const pairs = SIZES.flatMap((a) => SIZES.map((b) => [a, b] as const));

test('a log with one history: no two of its checkpoints make a proof', async () => {
  for (const [a, b] of pairs) expect(await findFork(one.note(a), one.note(b), hashesOf(one.tree, Math.max(a, b)), LOG.vkey)).toBeUndefined();
});

test('a log with two histories: any two checkpoints that both reach the difference make a proof, at every size', async () => {
  for (const [a, b] of pairs) {
    const larger = a >= b ? one : two;
    const fork = await findFork(one.note(a), two.note(b), hashesOf(larger.tree, Math.max(a, b)), LOG.vkey);
    expect(fork === undefined, `${a} and ${b}`).toBe(Math.min(a, b) <= PARTED_AT);
    if (fork !== undefined) expect(verifyFork(formatFork(fork), LOG.vkey)).toMatchObject({ size1: Math.min(a, b), size2: Math.max(a, b) });
  }
});

test('checkpoints before the difference prove nothing, and size zero contradicts nothing', async () => {
  expect(await findFork(one.note(9), two.note(20), hashesOf(two.tree, 20), LOG.vkey)).toBeUndefined();
  expect(await findFork(one.note(0), two.note(20), hashesOf(two.tree, 20), LOG.vkey)).toBeUndefined();
});

test('tiles of another tree are not evidence: nothing is said from them', async () => {
  await expect(findFork(one.note(20), two.note(40), hashesOf(one.tree, 40), LOG.vkey)).rejects.toThrow(expect.objectContaining({ code: 'wrong-hash' }));
});

describe('a proof', async () => {
  const fork = await findFork(one.note(19), two.note(33), hashesOf(two.tree, 33), LOG.vkey);
  const text = fork === undefined ? '' : formatFork(fork);

  test('convinces whoever has the log’s key', () => {
    const facts = verifyFork(text, LOG.vkey);
    expect(facts).toMatchObject({ origin: 'ledger.example/huecry', size1: 19, size2: 33 });
    expect(Buffer.from(facts.root1).equals(facts.otherRoot1)).toBe(false);
    expect(formatFork(parseFork(text))).toBe(text);
  });

  test('cannot be made against a log that never signed it', () => {
    expect(() => verifyFork(text, generateNoteKey('ledger.example/huecry').vkey)).toThrow(expect.objectContaining({ code: 'unsigned' }));
  });

  test.each([
    ['two checkpoints of one history', { first: one.note(19), second: one.note(33) }],
    ['a path of another tree', { path: (fork?.path ?? []).map((hash, i) => (i === 0 ? new Uint8Array(32) : hash)) }],
    ['a shorter path', { path: (fork?.path ?? []).slice(1) }],
    ['no path', { path: [] }],
    ['the same checkpoint twice', { first: one.note(19), second: one.note(19), path: [] }],
    ['the larger checkpoint first', { first: two.note(33), second: one.note(19) }],
  ])('is refused with %s', (_, change) => {
    const changed = formatFork({ first: one.note(19), second: two.note(33), path: fork?.path ?? [], ...change });
    expect(() => verifyFork(changed, LOG.vkey)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^(wrong-hash|malformed-fork)$/) }));
  });

  test.each([
    ['no JSON', '{'],
    ['another format', '{"format":"x"}'],
    ['null', 'null'],
    ['no notes', '{"format":"huecry-fork/1"}'],
    ['a path of words', JSON.stringify({ format: 'huecry-fork/1', first: '', second: '', path: ['x'] })],
  ])('that is %s is malformed', (_, broken) => {
    expect(() => verifyFork(broken, LOG.vkey)).toThrow(expect.objectContaining({ code: 'malformed-fork' }));
  });
});

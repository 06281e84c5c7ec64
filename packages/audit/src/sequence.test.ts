import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Revisions } from './revisions.ts';
import { type Link, Sequence } from './sequence.ts';

const digest = (text: string): Uint8Array => Uint8Array.from(createHash('sha256').update(text).digest());
const link = (seq: number, position: number): Link => ({ seq, seqPrev: seq === 1 ? null : digest(`${seq - 1}`), digest: digest(`${seq}`), position });

describe('a sequence', () => {
  test('in any order, with numbers missing: no contradiction, and exactly the missing ones are gaps', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (numbers) => {
        const sequence = new Sequence();
        for (const [position, seq] of numbers.entries()) expect(sequence.take(link(seq, position))).toBeNull();
        const missing = [...sequence.gaps()].flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
        const highest = Math.max(...numbers);
        expect(missing).toEqual(Array.from({ length: highest }, (_, i) => i + 1).filter((seq) => !numbers.includes(seq)));
        expect(sequence).toMatchObject({ highest, notices: numbers.length });
        for (const seq of numbers) expect(sequence.take(link(seq, 1000))?.kind).toBe('seq-taken');
      }),
      { seed: 7 },
    );
  });

  test('a number whose chain names another is found from whichever side it comes', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 7 }), fc.integer({ min: 2, max: 7 }), (order, wrong) => {
        const sequence = new Sequence();
        const found = order.map((seq, position) => sequence.take(seq === wrong ? { ...link(seq, position), seqPrev: digest('another') } : link(seq, position)));
        expect(found.filter((one) => one !== null)).toMatchObject([{ kind: 'seq-broken' }]);
      }),
      { seed: 7 },
    );
  });
});

test('revisions remember the first notice of each, however many there are', () => {
  const revisions = new Revisions();
  const count = 5000;
  for (let i = 0; i < count; i++) expect(revisions.take('fr/dcpj', `id ${i % 2500}`, i < 2500 ? 1 : 2, digest(`${i}`), i)).toBeNull();
  for (let i = 0; i < count; i += 7) {
    const rev = i < 2500 ? 1 : 2;
    expect(revisions.take('fr/dcpj', `id ${i % 2500}`, rev, digest(`${i}`), count)).toEqual({ position: i, same: true });
    expect(revisions.take('fr/dcpj', `id ${i % 2500}`, rev, digest('another'), count)).toEqual({ position: i, same: false });
  }
  expect(revisions.take('de/bka', 'id 1', 1, digest('x'), count)).toBeNull();
});

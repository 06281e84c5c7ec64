import type { Address } from '@huecry/notice';
import { ConsistencyRequest, ConsistencyResponse, EntriesProofRequest, EntriesProofResponse } from '@huecry/proto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Harness, openHarness } from './testing/harness.ts';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

const entries = async (from: string, positions: readonly number[], more: { readonly size?: number; readonly withEntries?: boolean } = {}) =>
  EntriesProofResponse.decode(
    await h.bus.proofs(from as Address).entries(EntriesProofRequest.encode({ positions: [...positions], size: 0, withEntries: false, ...more })),
  );
const consistency = async (first: number, second: number, from = 'fr/dcpj') =>
  ConsistencyResponse.decode(await h.bus.proofs(from as Address).consistency(ConsistencyRequest.encode({ first, second })));

test('a registered gateway gets the proofs of any entries, one a position', async () => {
  expect(await entries('fr/dcpj', [0, 2])).toEqual({ error: '', proofs: ['proof of 0', 'proof of 2'], entries: [], paths: [] });
  h.ledger.failNext('not-done');
  expect(await entries('fr/dcpj', [0])).toEqual({ error: 'unavailable', proofs: [], entries: [], paths: [] });
});

test('it gets the entries too, and paths in the tree of a checkpoint that it holds', async () => {
  expect(await entries('fr/dcpj', [2], { withEntries: true })).toEqual({ error: '', proofs: ['proof of 2'], entries: [Uint8Array.of(2)], paths: [] });
  expect(await entries('fr/dcpj', [2], { size: 7 })).toEqual({ error: '', proofs: [], entries: [], paths: [{ hashes: [Uint8Array.of(2)] }] });
  const many = Array.from({ length: 17 }, () => 0);
  expect((await entries('fr/dcpj', many)).error).toBe('');
  expect((await entries('fr/dcpj', many, { withEntries: true })).error).toBe('too-large');
});

test('nobody else does, and questions are bounded', async () => {
  expect(await entries('zz/none', [0])).toEqual({ error: 'not-registered', proofs: [], entries: [], paths: [] });
  expect(await entries('fr/dcpj', [])).toEqual({ error: 'malformed', proofs: [], entries: [], paths: [] });
  expect(
    await entries(
      'fr/dcpj',
      Array.from({ length: 65 }, () => 0),
    ),
  ).toEqual({ error: 'too-large', proofs: [], entries: [], paths: [] });
  expect(EntriesProofResponse.decode(await h.bus.proofs('fr/dcpj' as Address).entries(Uint8Array.of(255))).error).toBe('malformed');
  for (const [first, second] of [
    [0, 3],
    [3, 2],
  ] as const)
    expect(await consistency(first, second)).toEqual({ error: 'malformed', path: [] });
  expect(await consistency(1, 2, 'zz/none')).toEqual({ error: 'not-registered', path: [] });
  expect((await consistency(1, 2)).error).toBe('unavailable');
});

test('a gateway that asks without end is put off, and others are not', async () => {
  const answers = await Promise.all(Array.from({ length: 300 }, () => entries('fr/dcpj', [0])));
  expect(new Set(answers.map(({ error }) => error))).toEqual(new Set(['', 'rate-limited']));
  expect((await entries('de/bka', [0])).error).toBe('');
});

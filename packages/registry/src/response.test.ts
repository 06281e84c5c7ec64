import {
  formatCheckpoint,
  formatProof,
  generateNoteKey,
  openCheckpoint,
  parseSkey,
  proveInclusion,
  signNote,
  tileHashes,
  type TreeFile,
  TileWriter,
  verifyProof,
} from '@huecry/ledger';
import type { RegistryResponse } from '@huecry/proto';
import { describe, expect, test } from 'vitest';
import { applyRegistryResponse, gateways, initialState, type LedgerVerifier, RegistryError } from './index.ts';
import { gatewayBody, World } from './testing/world.ts';

const key = generateNoteKey('ledger.test');
const verifierFor = (vkey: string): LedgerVerifier => ({
  verifyProof: (proof, entry) => verifyProof(proof, entry, vkey),
  openCheckpoint: (text) => openCheckpoint(text, vkey),
});
const verifier = verifierFor(key.vkey);

/** A real tree of the world's entries, and the exchange's answer about some of them. */
async function answer(world: World, positions: readonly number[], skey = key.skey): Promise<RegistryResponse> {
  const files = new Map<string, Uint8Array>();
  const writer = TileWriter.empty();
  const write = async (all: readonly TreeFile[]) => {
    for (const { path, bytes } of all) files.set(path, bytes);
  };
  await writer.append(
    { write },
    world.entries.map(({ bytes }) => bytes),
  );
  const checkpoint = signNote(formatCheckpoint({ origin: 'ledger.test', size: writer.size, root: writer.root() }), [parseSkey(skey)]);
  const hashes = tileHashes({ read: async (path) => files.get(path) ?? null }, writer.size);
  const entries = await Promise.all(
    positions.map(async (position) => ({
      position,
      entry: world.entries[position]?.bytes ?? new Uint8Array(0),
      proof: formatProof({ index: position, proof: await proveInclusion(hashes, position, writer.size), checkpoint }),
    })),
  );
  return { error: '', entries, checkpoint, waiting: '', waitingReason: '' };
}

const code = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    return error instanceof RegistryError ? error.code : String(error);
  }
};

const world = new World();
world.say(gatewayBody('fr/dcpj'), ['fr']);
world.say(gatewayBody('de/bka'), ['fr']);
world.say(gatewayBody('de/bka'), ['de']);
const good = await answer(world, [0, 1, 2, 3]);
const start = initialState(world.genesis);

test('a gateway catches up with what is proved, and learns what was refused', async () => {
  const caughtUp = applyRegistryResponse(start, good, verifier);
  expect(gateways(caughtUp.state).map(({ address }) => address)).toEqual(['de/bka', 'fr/dcpj']);
  expect(caughtUp.refused).toMatchObject([{ position: 2, code: 'foreign-address' }]);
  expect(caughtUp.size).toBe(4);
  expect(caughtUp.state.entryDigest).toEqual(world.state.entryDigest);
  // In two answers it is the same, and nothing new is fine.
  const half = applyRegistryResponse(start, await answer(world, [0, 1]), verifier);
  const whole = applyRegistryResponse(half.state, await answer(world, [2, 3]), verifier, half.size);
  expect(whole.state.entryDigest).toEqual(world.state.entryDigest);
  expect(applyRegistryResponse(whole.state, await answer(world, []), verifier, whole.size).state).toBe(whole.state);
});

describe('what an exchange must not get past a gateway', () => {
  const change = (entries: RegistryResponse['entries'], checkpoint = good.checkpoint): string =>
    code(() => applyRegistryResponse(start, { ...good, entries, checkpoint }, verifier));
  const [first, second, third, fourth] = good.entries;
  if (!first || !second || !third || !fourth) throw new Error('four entries expected');

  test('an entry left out, moved, repeated, changed, or under another’s proof', () => {
    expect(change([first, third, fourth])).toBe('broken-chain');
    expect(change([second, third])).toBe('broken-chain');
    expect(change([first, second, second])).toBe('out-of-order');
    expect(change([first, { ...second, position: 2 }])).toBe('bad-proof');
    expect(change([first, { ...second, proof: third.proof }])).toBe('bad-proof');
    expect(change([first, { ...second, entry: fourth.entry }])).toBe('bad-proof');
    expect(change([first, { ...second, proof: '' }])).toBe('bad-proof');
    expect(change([first], '')).toBe('bad-proof');
  });

  test('a tree of another key, a second tree, a smaller one', async () => {
    const other = generateNoteKey('ledger.test');
    const foreign = await answer(world, [0, 1], other.skey);
    expect(code(() => applyRegistryResponse(start, foreign, verifier))).toBe('bad-proof');
    expect(code(() => applyRegistryResponse(start, foreign, verifierFor(other.vkey)))).toBe('none');
    const fork = new World();
    fork.say(gatewayBody('fr/ofast'), ['fr']);
    const forked = await answer(fork, [0, 1]);
    // Signed by the ledger too, but not the tree of this checkpoint.
    expect(change([first, ...forked.entries.slice(1)])).toBe('bad-proof');
    expect(code(() => applyRegistryResponse(start, forked, verifier, 4))).toBe('bad-proof');
  });
});

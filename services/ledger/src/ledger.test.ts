import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparePath, generateNoteKey, leafHash, openCheckpoint, parseProof, rootOf, verifyInclusion, verifyProof, verifyTree } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import { ConsistencyResponse, ProofRequest, ProofResponse } from '@huecry/proto';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { callsOf, noticeEntry, openLedger, registryEntry, removeWorlds, sampleWorld, sha256, type World } from './testing/world.ts';

afterEach(removeWorlds);

const notice = (i: number) => ({ key: `notice ${i}`, entry: noticeEntry(`notice ${i}`, 1_700_000_000_000 + i) });
const treeOf = ({ dataDir }: World) => readDirectory(join(dataDir, 'tree'));
const sizeOf = ({ dataDir, vkeys }: World): number => openCheckpoint(readFileSync(join(dataDir, 'tree/checkpoint')), vkeys).size;

async function filled(world: World, count: number): Promise<void> {
  const ledger = await openLedger(world);
  await callsOf(ledger).append(1, ...Array.from({ length: count }, (_, i) => notice(i)));
  await ledger.close();
}

describe('proofs', () => {
  test('come when a checkpoint covers every position, verify offline, and carry the entry’s time', async () => {
    const world = sampleWorld();
    const ledger = await openLedger(world);
    const { append, proof } = callsOf(ledger);
    const { positions } = await append(1, ...Array.from({ length: 300 }, (_, i) => notice(i)));
    const { error, proofs } = await proof(...positions);
    expect(error).toBe('');
    for (const [i, text] of proofs.entries()) {
      expect(verifyProof(text, notice(i).entry, world.vkeys)).toMatchObject({ index: positions[i] });
      expect(Buffer.from(parseProof(text).extra ?? []).readBigUInt64BE()).toBe(BigInt(1_700_000_000_000 + i));
    }
    expect(await proof(301)).toEqual({ error: 'unknown-position', proofs: [], entries: [], paths: [] });
    expect(await proof(...Array.from({ length: 1_025 }, () => 0))).toEqual({ error: 'too-large', proofs: [], entries: [], paths: [] });
    expect(await proof()).toEqual({ error: '', proofs: [], entries: [], paths: [] });
    await ledger.close();
  });

  test('lead to the tree of any size that the asker names, with the entries', async () => {
    const ledger = await openLedger(sampleWorld());
    const { append } = callsOf(ledger);
    await append(1, ...Array.from({ length: 40 }, (_, i) => notice(i)));
    const ask = async (positions: number[], size: number, withEntries = true) =>
      ProofResponse.decode(await ledger.proof(ProofRequest.encode({ positions, size, withEntries })));
    const leaves = (
      await ask(
        Array.from({ length: 41 }, (_, i) => i),
        0,
      )
    ).entries.map(leafHash);
    for (const size of [1, 2, 7, 32, 41]) {
      const positions = [...new Set([0, size - 1, Math.floor(size / 2)])];
      const { error, proofs, paths, entries } = await ask(positions, size);
      expect({ error, proofs, paths: paths.length }).toEqual({ error: '', proofs: [], paths: positions.length });
      for (const [i, position] of positions.entries())
        expect(verifyInclusion(position, size, leafHash(entries[i] ?? new Uint8Array(0)), rootOf(leaves.slice(0, size)), paths[i]?.hashes ?? [])).toBe(true);
    }
    for (const [position, size] of [
      [7, 7],
      [0, 42],
    ] as const)
      expect((await ask([position], size)).error).toBe('unknown-position');
    await ledger.close();
  });

  test('that one tree continues another hold for any two sizes, and show when it does not', async () => {
    const world = sampleWorld();
    const ledger = await openLedger(world);
    const notes = [];
    for (let i = 0; i < 5; i++) {
      await callsOf(ledger).append(1, ...Array.from({ length: 1 + 70 * i }, (_, j) => notice(1_000 * i + j)));
      await callsOf(ledger).proof(ledger.status().committed - 1);
      notes.push(ledger.checkpoint?.note ?? '');
    }
    const pathOf = async (first: number, second: number) => (await callsOf(ledger).consistency(first, second)).path;
    for (const [i, later] of notes.entries())
      for (const earlier of notes.slice(0, i + 1)) expect(await comparePath(earlier, later, pathOf, world.vkey)).toBeUndefined();
    const forged = async (first: number, second: number) => (await pathOf(first, second)).map((hash) => hash.with(0, 255 - (hash[0] ?? 0)));
    await expect(comparePath(notes[0] ?? '', notes[4] ?? '', forged, world.vkey)).rejects.toMatchObject({ code: 'wrong-hash' });

    const { consistency } = callsOf(ledger);
    const { committed } = ledger.status();
    expect((await consistency(0, 5)).error).toBe('malformed');
    expect((await consistency(6, 5)).error).toBe('malformed');
    expect((await consistency(5, committed + 1)).error).toBe('unknown-position');
    expect(ConsistencyResponse.decode(await ledger.consistency(Uint8Array.of(255))).error).toBe('malformed');
    await ledger.close();
  });

  test('are not given from a damaged tile', async () => {
    const world = sampleWorld();
    await filled(world, 600);
    const ledger = await openLedger(world);
    const path = join(world.dataDir, 'tree/tile/0/000');
    writeFileSync(path, readFileSync(path).fill(7, 64, 96));
    expect(await callsOf(ledger).proof(300)).toMatchObject({ error: '' });
    expect(await callsOf(ledger).proof(3)).toEqual({ error: 'unavailable', proofs: [], entries: [], paths: [] });
    await ledger.close();
  });
});

describe('read', () => {
  test('gives entries with proofs under one checkpoint, by pages', async () => {
    const world = sampleWorld();
    await filled(world, 20);
    const ledger = await openLedger(world);
    const { read } = callsOf(ledger);
    const seen: number[] = [];
    for (let from = 0; ; ) {
      const { entries, checkpoint, size, error } = await read(from, 8, { withProofs: true });
      expect({ error, size }).toEqual({ error: '', size: 21 });
      expect(openCheckpoint(checkpoint, world.vkeys).size).toBe(size);
      if (entries.length === 0) break;
      for (const { position, entry, proof } of entries) {
        expect(verifyProof(proof, entry, world.vkeys)).toMatchObject({ index: position, size });
        seen.push(position);
      }
      from = (seen.at(-1) ?? 0) + 1;
    }
    expect(seen).toEqual(Array.from({ length: 21 }, (_, i) => i));
    await ledger.close();
  });

  test('gives the registry alone', async () => {
    const world = sampleWorld();
    const ledger = await openLedger(world);
    const { append, read } = callsOf(ledger);
    const [genesis] = (await read(0, 1)).entries;
    await append(1, notice(0), notice(1));
    await append(1, { key: 'registry', entry: registryEntry(sha256(genesis?.entry ?? new Uint8Array(0)), 'statement') });
    await append(4, notice(2));
    expect((await read(0, 10, { registryOnly: true })).entries.map(({ position }) => position)).toEqual([0, 3]);
    expect((await read(1, 10, { registryOnly: true })).entries.map(({ position }) => position)).toEqual([3]);
    expect((await read(4, 10, { registryOnly: true })).entries).toEqual([]);
    await ledger.close();
  });

  test('keeps answers below the largest message', async () => {
    const world = sampleWorld();
    const ledger = await openLedger(world);
    const { append, read } = callsOf(ledger);
    const large = 'x'.repeat(60_000);
    await append(1, ...Array.from({ length: 60 }, (_, i) => ({ key: `large ${i}`, entry: noticeEntry(`${i} ${large}`) })));
    const { entries } = await read(0, 1_000);
    expect(entries.length).toBeGreaterThan(30);
    expect(entries.length).toBeLessThan(40);
    await ledger.close();
  });

  test('of nonsense is malformed', async () => {
    const world = sampleWorld();
    const ledger = await openLedger(world);
    expect(
      (
        await callsOf({
          ...ledger,
          append: ledger.append.bind(ledger),
          proof: () => ledger.proof(Uint8Array.of(255)),
          read: () => ledger.read(Uint8Array.of(255)),
          consistency: () => ledger.consistency(Uint8Array.of(255)),
        }).read(0, 1)
      ).error,
    ).toBe('malformed');
    await ledger.close();
  });
});

describe('the tree on disk', () => {
  test('verifies at any time, whatever the batches and restarts', async () => {
    const plan = fc.array(fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constant('restart' as const)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        const world = sampleWorld();
        let ledger = await openLedger(world);
        let count = 0;
        for (const step of steps) {
          if (step === 'restart') {
            await ledger.close();
            ledger = await openLedger(world);
          } else {
            const items = Array.from({ length: step }, () => notice(count++));
            const { positions } = await callsOf(ledger).append(1, ...items);
            expect(positions).toEqual(items.map((_, i) => count - step + 1 + i));
          }
          await verifyTree(treeOf(world), world.vkeys);
        }
        await ledger.close();
        const entries: string[] = [];
        await verifyTree(treeOf(world), world.vkeys, { onEntry: (_, entry) => void entries.push(Buffer.from(entry).toString('hex')) });
        expect(entries.slice(1)).toEqual(Array.from({ length: count }, (_, i) => Buffer.from(notice(i).entry).toString('hex')));
      }),
      { numRuns: 10 },
    );
  });

  test('keeps no partial files of tiles that are long full, and is readable all the while', async () => {
    const world = sampleWorld();
    const ledger = await openLedger(world, { checkpointMs: 1 });
    for (let i = 0; i < 40; i++) {
      await callsOf(ledger).append(1, ...Array.from({ length: 20 }, (_, j) => notice(i * 20 + j)));
      await verifyTree(treeOf(world), world.vkeys);
    }
    await ledger.close();
    const files = readdirSync(join(world.dataDir, 'tree/tile/0'));
    expect(files).toContain('000');
    expect(files).toContain('002.p');
    expect(files).not.toContain('000.p');
  });
});

describe('a start', () => {
  test('needs the genesis file and the key that the log was begun with', async () => {
    const world = sampleWorld();
    await filled(world, 1);
    const other = sampleWorld();
    await expect(openLedger({ ...world, genesis: new Uint8Array([...world.genesis, 0x20]) })).rejects.toMatchObject({ code: 'wrong-genesis' });
    await expect(openLedger({ ...world, skey: other.skey })).rejects.toMatchObject({ code: 'bad-config' });
    await expect(openLedger({ ...world, genesis: other.genesis })).rejects.toMatchObject({ code: 'bad-config' });
    await expect(openLedger({ ...world, skey: 'nonsense' })).rejects.toMatchObject({ code: 'bad-config' });
    await (await openLedger(world)).close();
  });

  test('is refused while another writer has the ledger open, in this process too', async () => {
    const world = sampleWorld();
    const ledger = await openLedger(world);
    await expect(openLedger(world)).rejects.toMatchObject({ code: 'second-writer' });
    await ledger.close();
    await (await openLedger(world)).close();
  });

  test('writes a tree that is gone again, from the database', async () => {
    const world = sampleWorld();
    await filled(world, 700);
    rmSync(join(world.dataDir, 'tree'), { recursive: true });
    await (await openLedger(world)).close();
    expect(await verifyTree(treeOf(world), world.vkeys)).toMatchObject({ size: 701 });
  });

  const edge = ['tile/0/002.p/189', 'tile/1/000.p/2', 'tile/entries/002.p/189'];
  test.each(edge)('mends %s where it was cut off', async (path) => {
    const world = sampleWorld();
    await filled(world, 700);
    truncateSync(join(world.dataDir, 'tree', path), 20);
    await expect(verifyTree(treeOf(world), world.vkeys)).rejects.toMatchObject({ path });
    await (await openLedger(world)).close();
    expect(await verifyTree(treeOf(world), world.vkeys)).toMatchObject({ size: 701 });
  });

  test('publishes the saved checkpoint where the published one is older, damaged or gone', async () => {
    const world = sampleWorld();
    await filled(world, 5);
    const old = readFileSync(join(world.dataDir, 'tree/checkpoint'));
    const ledger = await openLedger(world);
    await callsOf(ledger).append(1, notice(100));
    await ledger.close();
    const path = join(world.dataDir, 'tree/checkpoint');
    for (const damage of [() => writeFileSync(path, old), () => truncateSync(path, 10), () => rmSync(path)]) {
      damage();
      await (await openLedger(world)).close();
      expect(sizeOf(world)).toBe(7);
    }
  });

  test('continues a database that is ahead of the tree', async () => {
    const world = sampleWorld();
    const ledger = await openLedger(world, { checkpointMs: 60_000 });
    // The first checkpoint was just made, so the next one is a minute away: this crash leaves the tree behind.
    await callsOf(ledger).append(1, notice(0), notice(1));
    const other = sampleWorld();
    const crashed = { ...world, dataDir: other.dataDir };
    cpSync(world.dataDir, crashed.dataDir, { recursive: true });
    expect(sizeOf(crashed)).toBe(1);
    const again = await openLedger(crashed);
    expect(again.status()).toMatchObject({ committed: 3, published: 3 });
    expect(await callsOf(again).append(1, notice(1))).toMatchObject({ positions: [2] });
    await again.close();
    await ledger.close();
  });
});

describe('an old copy of the database', () => {
  test('under a newer tree is refused', async () => {
    const world = sampleWorld();
    await filled(world, 5);
    const database = readFileSync(join(world.dataDir, 'ledger.db'));
    const ledger = await openLedger(world);
    await callsOf(ledger).append(1, notice(100));
    await ledger.close();
    writeFileSync(join(world.dataDir, 'ledger.db'), database);
    await expect(openLedger(world)).rejects.toMatchObject({ code: 'rolled-back' });
    expect(sizeOf(world)).toBe(7);
  });

  test('of another log with the same key is refused', async () => {
    const world = sampleWorld();
    await filled(world, 5);
    const fork = sampleWorld();
    const ledger = await openLedger({ ...world, dataDir: fork.dataDir });
    await callsOf(ledger).append(1, ...Array.from({ length: 5 }, (_, i) => notice(i + 50)));
    await ledger.close();
    cpSync(join(fork.dataDir, 'ledger.db'), join(world.dataDir, 'ledger.db'));
    await expect(openLedger(world)).rejects.toMatchObject({ code: 'rolled-back' });
  });

  test('that is none at all is refused', async () => {
    const world = sampleWorld();
    await filled(world, 5);
    writeFileSync(join(world.dataDir, 'ledger.db'), 'not a database, certainly not one');
    await expect(openLedger(world)).rejects.toMatchObject({ code: 'damaged' });
    rmSync(join(world.dataDir, 'ledger.db'));
    await expect(openLedger(world)).rejects.toMatchObject({ code: 'rolled-back' });
  });
});

test('a key that is not the genesis file’s is refused before anything is made', async () => {
  const world = sampleWorld();
  await expect(openLedger({ ...world, skey: generateNoteKey('ledger.example/huecry').skey })).rejects.toMatchObject({ code: 'bad-config' });
  expect(readdirSync(world.dataDir)).toEqual([]);
});

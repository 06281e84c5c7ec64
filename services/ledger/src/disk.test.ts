import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyTree } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttp } from './http.ts';
import { callsOf, noticeEntry, openLedger, removeWorlds, sampleWorld } from './testing/world.ts';

afterEach(removeWorlds);

const notice = (i: number, bytes = 10) => ({ key: `notice ${i}`, entry: noticeEntry(`${i} ${'x'.repeat(bytes)}`) });

/** Waits for something that must come; a hung test is ended by the runner. */
async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('while the tree cannot be written, intake is closed and says so; then it goes on, and nothing is lost', async () => {
  const world = sampleWorld();
  const ledger = await openLedger(world);
  const { append, proof } = callsOf(ledger);
  const app = await createHttp(ledger);
  const health = async () => {
    const response = await app.inject('/health');
    return [response.statusCode, response.json<{ intake: string }>().intake];
  };
  await append(1, notice(0));
  await proof(1);

  // A file where a folder must be: the disk refuses every tile.
  const tiles = join(world.dataDir, 'tree/tile');
  renameSync(tiles, `${tiles}.aside`);
  rmSync(join(world.dataDir, 'scratch'), { recursive: true });
  const { positions } = await append(1, notice(1));
  expect(positions).toEqual([2]);
  await until(() => ledger.status().intake === 'closed');
  expect(await append(1, notice(2))).toMatchObject({ error: 'unavailable', positions: [] });
  expect(await proof(2)).toMatchObject({ error: 'unavailable' });
  // What was proved under the published checkpoint is remembered, and checked before it leaves.
  expect(await proof(1)).toMatchObject({ error: '' });
  expect(await health()).toEqual([503, 'closed']);

  rmSync(tiles, { recursive: true, force: true });
  renameSync(`${tiles}.aside`, tiles);
  mkdirSync(join(world.dataDir, 'scratch'));
  await until(() => ledger.status().intake === 'open');
  expect(await health()).toEqual([200, 'open']);
  expect(await append(1, notice(2))).toMatchObject({ error: '', positions: [3] });
  expect((await proof(2, 3)).proofs).toHaveLength(2);
  await app.close();
  await ledger.close();
  expect(await verifyTree(readDirectory(join(world.dataDir, 'tree')), world.vkey)).toMatchObject({ size: 4 });
});

/** A file system of our own that is really full when it is full; needs the right to mount. */
function mountSmallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'huecry-disk-'));
  try {
    execFileSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}
const disk = mountSmallDisk();

describe.skipIf(disk === undefined)(`a full disk${disk === undefined ? ' (skipped: may not mount a small file system here)' : ''}`, () => {
  test('gets unavailable, loses nothing that was acknowledged, and resumes when there is room', async () => {
    const folder = disk ?? '';
    try {
      const world = sampleWorld(folder);
      const ledger = await openLedger(world);
      const { append, proof } = callsOf(ledger);
      const ballast = join(folder, 'ballast');
      writeFileSync(ballast, new Uint8Array(1_500_000));

      const acknowledged = new Map<number, number>();
      let refused = 0;
      for (let i = 0; refused < 5; i++) {
        const { error, positions } = await append(1, notice(i, 20_000));
        if (error === '') for (const position of positions) acknowledged.set(i, position);
        else refused++;
        expect(['', 'unavailable']).toContain(error);
        // Lets the tree run full as well.
        await proof(...positions);
      }
      expect(ledger.status()).toMatchObject({ intake: 'closed' });
      expect(acknowledged.size).toBeGreaterThan(0);

      rmSync(ballast);
      await until(async () => (await append(1, notice(1_000))).error === '');
      for (const [i, position] of acknowledged) expect(await append(1, notice(i, 20_000))).toMatchObject({ error: '', positions: [position] });
      const { committed } = ledger.status();
      expect((await proof(committed - 1)).error).toBe('');
      expect(ledger.status()).toMatchObject({ intake: 'open' });
      await ledger.close();
      await (await openLedger(world)).close();
      expect(await verifyTree(readDirectory(join(folder, 'tree')), world.vkey)).toMatchObject({ size: committed });
    } finally {
      execFileSync('/usr/bin/umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

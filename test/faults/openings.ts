import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AuditOpening, Entry } from '@huecry/proto';
import { expect } from 'vitest';
import { mismatches, readAuditFile, unopened } from '../../packages/audit/src/testing/openings.ts';
import { exportAuditFile } from '../../services/exchange/src/audit-file/export.ts';
import { readPlainTree } from '../e2e/plain-tree.ts';
import type { Stand } from './stand.ts';

/**
 * Whatever was killed, whenever: the exchange opens every entry that it put into the log, and each gateway's openings are of the entries that
 * they name. Asked of the files, with every process ended.
 */
export async function checkOpenings({ world, folder }: Stand, gateways: readonly string[]): Promise<void> {
  const { at, genesis } = world;
  const tree = readPlainTree(at.tree, readFileSync(at.vkey, 'utf8'));
  const entries = tree.entries.map((bytes) => Entry.decode(bytes));
  const out = join(folder, 'oversight.hca');
  const made = await exportAuditFile({ database: join(at.exchange, 'exchange.db'), genesis, out, clock: Date.now, patienceMs: 0 });
  expect(made.missing).toBe(0);
  expect(unopened(entries, (await readAuditFile(out)).openings)).toEqual([]);
  for (const gateway of gateways) {
    const database = new DatabaseSync(join(at.gateway(gateway), 'gateway.db'), { readOnly: true });
    const rows = database.prepare('SELECT opening FROM openings').all() as { opening: Uint8Array }[];
    database.close();
    expect(rows.length, gateway).toBeGreaterThan(0);
    const wrong = rows.map(({ opening }) => AuditOpening.decode(opening)).flatMap((opening) => mismatches(entries[opening.position], opening));
    expect(wrong, gateway).toEqual([]);
  }
}

import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAuditFileWriter } from '@huecry/audit/file';
import type { Genesis } from '@huecry/registry';
import { ExchangeError } from '../errors.ts';
import { int, text } from '../store/database.ts';
import { SCHEMA_VERSION } from '../store/schema.ts';
import { markNow, onTheirWay, openingsBelow } from './openings.ts';

export interface AuditFileOptions {
  /** `exchange.db`. The exchange may run meanwhile: it is read, and never written. */
  readonly database: string;
  readonly genesis: Genesis;
  readonly out: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** How long entries on their way are waited for. Default 30 s. */
  readonly patienceMs?: number;
  /** Entries that are waited for. */
  readonly onWaiting?: (count: number) => void;
  /** The position that was come to, of all. */
  readonly onProgress?: (position: number, size: number) => void;
}

export interface AuditFileMade {
  readonly size: number;
  readonly openings: number;
  /** Entries that were on their way for too long: where they stand below `size`, the file does not open them. */
  readonly missing: number;
}

/** Between an entry that stands and the row that knows of it lies one commit. */
const SETTLE_MS = 500;

/**
 * Writes the audit file of oversight: of every notice the routing and restrictions disclosures and recipients' elements, of everything
 * else all of it. One snapshot of the database, in flat memory.
 * @throws ExchangeError bad-config where the file is of another version or network, or cannot be read
 */
export async function exportAuditFile(options: AuditFileOptions): Promise<AuditFileMade> {
  const { genesis, out, clock, patienceMs = 30_000, onWaiting, onProgress } = options;
  const database = open(options.database, genesis.digest);
  try {
    const mark = markNow(database);
    const missing = await settle(database, mark, patienceMs, onWaiting);
    // From its first read on this transaction sees one state, whatever the exchange does.
    database.exec('BEGIN');
    const writer = await createAuditFileWriter(out, {
      role: 'oversight',
      member: '',
      origin: genesis.ledger.origin,
      genesis: new Uint8Array(Buffer.from(genesis.digest, 'base64url')),
      madeMs: clock(),
      size: mark.size,
    });
    let openings = 0;
    try {
      for (const opening of openingsBelow(database, mark.size)) {
        await writer.add(opening);
        openings += 1;
        onProgress?.(opening.position, mark.size);
      }
      await writer.finish();
    } catch (error) {
      await writer.abort();
      throw error;
    }
    return { size: mark.size, openings, missing };
  } finally {
    database.close();
  }
}

async function settle(database: DatabaseSync, mark: ReturnType<typeof markNow>, patienceMs: number, onWaiting?: (count: number) => void): Promise<number> {
  for (let waited = 0; ; waited += SETTLE_MS) {
    await sleep(SETTLE_MS);
    const count = onTheirWay(database, mark);
    if (count === 0 || waited >= patienceMs) return count;
    onWaiting?.(count);
  }
}

function open(path: string, network: string): DatabaseSync {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    database.exec('PRAGMA busy_timeout = 5000');
  } catch (cause) {
    throw new ExchangeError('bad-config', `${path} cannot be read: run this as the exchange's own user, with its configuration`, cause);
  }
  try {
    const version = int(database.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
    if (version !== SCHEMA_VERSION) {
      throw new ExchangeError('bad-config', `${path} has schema version ${version}, this exchange knows ${SCHEMA_VERSION}: use the release that wrote it`);
    }
    const found = text(database.prepare("SELECT value FROM meta WHERE key = 'network'").get() ?? {}, 'value');
    if (found !== network) throw new ExchangeError('bad-config', `${path} belongs to network ${found}, the genesis file is of ${network}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayError } from '../errors.ts';

const BYTES = 32;

/**
 * The gateway's own secret for fingerprints and pseudonyms of imported records, made on first use and never sent anywhere. With another
 * key every record would be new, so a damaged one stops the gateway instead of being replaced.
 * @throws GatewayError bad-config
 */
export function openImportKey(folder: string): Uint8Array {
  const path = join(folder, 'import.key');
  if (!existsSync(path)) writeNew(folder, path);
  if ((statSync(path).mode & 0o077) !== 0) throw new GatewayError('bad-config', `${path} must be closed to others: run chmod go= on it`);
  const key = readFileSync(path);
  if (key.length !== BYTES) throw new GatewayError('bad-config', `${path} must hold ${BYTES} bytes: restore it from its backup`);
  return new Uint8Array(key);
}

function writeNew(folder: string, path: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  const file = openSync(temporary, 'w', 0o600);
  writeSync(file, randomBytes(BYTES));
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
  const directory = openSync(folder, 'r');
  fsyncSync(directory);
  closeSync(directory);
}

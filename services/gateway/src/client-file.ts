import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Tells the command line (`huecry --as ADDRESS`) where this gateway is and which files hold a token for it: of an agency's system, and of an auditor. Mode 0600. */
export function writeClientFile(dataDir: string, client: { readonly url: string; readonly tokenFile: string; readonly auditTokenFile: string }): void {
  const path = join(dataDir, 'client.json');
  const temporary = `${path}.${process.pid}.tmp`;
  const file = openSync(temporary, 'w', 0o600);
  writeSync(file, `${JSON.stringify(client, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
}

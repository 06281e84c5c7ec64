import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Published test vectors (Wycheproof, RFC 6962 trees, …), which are not part of the repository; null where they are not there. */
export function vectorsFolder(): string | null {
  const folder = process.env['HUECRY_VECTORS'] ?? join(import.meta.dirname, '../../../../shared/vectors');
  return existsSync(folder) ? folder : null;
}

export interface TemporaryFolder extends Disposable {
  readonly path: string;
  remove(): void;
}

/** A folder of our own below the system's temporary one. */
export function temporaryFolder(prefix = 'huecry-'): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), prefix));
  const remove = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  return { path, remove, [Symbol.dispose]: remove };
}

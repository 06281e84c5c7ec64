/** A real browser: Debian's chromium, driven by playwright-core, which brings none of its own. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const onPath = (name: string): string | null =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }) ?? null;

/** Where chromium is, or why there is none. Root on Debian gets it installed; nobody else's machine is changed. */
export function findChromium(): { readonly path: string } | { readonly missing: string } {
  const given = process.env.CHROMIUM_BIN;
  if (given !== undefined) return { path: given };
  const found = onPath('chromium');
  if (found !== null) return { path: found };
  if (process.getuid?.() !== 0 || onPath('apt-get') === null) return { missing: 'chromium is not on this machine: install it, or name it in CHROMIUM_BIN' };
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' } as const;
  const install = () => spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
  if (install().status !== 0) {
    spawnSync('apt-get', ['update', '-q'], options);
    install();
  }
  const installed = onPath('chromium');
  return installed === null ? { missing: 'apt-get could not install chromium' } : { path: installed };
}

// Unpacks Debian's packages into .tools: nothing is installed, so nothing starts and nothing outside the checkout changes.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { onPath, run, say, tools } from './shell.mjs';

const env = () => ({ ...process.env, DEBIAN_FRONTEND: 'noninteractive' });

/**
 * The names of these packages and of the dependencies of theirs that `wanted` picks, each a real package.
 * @returns an empty list where apt knows none of them.
 */
export function debianDependencies(names, wanted) {
  const asked = run('apt-cache', ['depends', '--recurse', '--no-recommends', '--no-suggests', '--no-conflicts', '--no-breaks', '--no-replaces', ...names]);
  if (!asked.ok) return [];
  const found = asked.stdout.split('\n').filter((line) => /^[a-z0-9]/.test(line));
  return [...new Set(found)].filter((name) => wanted(name));
}

/**
 * Fetches packages and unpacks them together as the folder `target`, whole or not at all.
 * @param names the packages, or a function that gives them once apt's lists are there
 * @returns why it could not; an empty text where it could
 */
export function unpackDebian(names, target) {
  if (!onPath('apt-get') || !onPath('dpkg-deb')) return 'apt-get is not on this machine';
  mkdirSync(tools, { recursive: true });
  const folder = mkdtempSync(join(tools, `${basename(target)}-`));
  const download = () => {
    const list = typeof names === 'function' ? names() : names;
    if (list.length === 0) return { ok: false, text: 'apt knows no such package' };
    say(`fetching ${list.join(', ')} from Debian into .tools …`);
    return run('apt-get', ['download', '-q', '-o', 'APT::Sandbox::User=root', ...list], { cwd: folder, env: env() });
  };
  try {
    let got = download();
    if (!got.ok) {
      const updated = run('apt-get', ['update', '-q'], { env: env() });
      if (!updated.ok) return updated.text;
      got = download();
    }
    const archives = readdirSync(folder).filter((name) => name.endsWith('.deb'));
    if (!got.ok || archives.length === 0) return got.text;
    for (const archive of archives) {
      const unpacked = run('dpkg-deb', ['-x', join(folder, archive), join(folder, 'root')]);
      if (!unpacked.ok) return unpacked.text;
    }
    rmSync(target, { recursive: true, force: true });
    renameSync(join(folder, 'root'), target);
    return '';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Brings Go and its x/mod module from Debian's packages: the outside tools that the ledger's conformance test asks.
// As a program it prints where they are, as one line of JSON: `node scripts/go.mjs`.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { debianDependencies, unpackDebian } from './debian.mjs';
import { onPath, run, SetupError, tools } from './shell.mjs';

const NOTE = join('src', 'golang.org', 'x', 'mod', 'sumdb', 'note', 'note.go');
const folder = join(tools, 'go');

const works = (go) => go !== undefined && existsSync(go) && run(go, ['version']).ok;

/** The Go of a machine that has Debian's packages installed, or the one unpacked here. */
function findGo(base) {
  const gopath = join(base, 'usr', 'share', 'gocode');
  if (!existsSync(join(gopath, NOTE))) return undefined;
  const lib = join(base, 'usr', 'lib');
  const versions = existsSync(lib) ? readdirSync(lib).filter((name) => /^go-[0-9.]+$/.test(name)) : [];
  const unpacked = versions.map((name) => ({ go: join(lib, name, 'bin', 'go'), goroot: join(lib, name) })).find(({ go }) => works(go));
  if (unpacked !== undefined) return { ...unpacked, gopath };
  const installed = base === '/' ? onPath('go') : undefined;
  return works(installed) ? { go: installed, goroot: run(installed, ['env', 'GOROOT']).stdout.trim(), gopath } : undefined;
}

// The metapackage golang-go only names the version: what it needs of Go itself is golang-<version>-go and -src.
const packages = () => {
  const go = debianDependencies(['golang-go'], (name) => /^golang-[0-9.]+-(go|src)$/.test(name));
  return go.length === 0 ? [] : [...go, 'golang-golang-x-mod-dev'];
};

/**
 * @returns the `go` binary, its GOROOT, the GOPATH that holds x/mod, and a folder for its build cache.
 * @throws SetupError with what to do next.
 */
export function ensureGo() {
  const there = findGo('/') ?? findGo(folder);
  if (there !== undefined) return { ...there, cache: join(tools, 'go-cache') };
  const why = unpackDebian(packages, folder);
  const brought = findGo(folder);
  if (brought === undefined)
    throw new SetupError(
      `Go and golang.org/x/mod are missing and could not be fetched.\n${why}\nRun\n    sudo apt-get update && sudo apt-get install -y golang-go golang-golang-x-mod-dev\nand run this again.`,
    );
  return { ...brought, cache: join(tools, 'go-cache') };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.stdout.write(`${JSON.stringify(ensureGo())}\n`);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`setup: ${error.message}\n`);
    process.exitCode = 1;
  }
}

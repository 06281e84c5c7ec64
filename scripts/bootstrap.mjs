// Brings what the project needs onto a bare machine: Node, pnpm, the locked dependencies, nats-server.
// Plain JavaScript without dependencies, because it runs before any of them exist, on Node 20 or newer.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { unpackDebian } from './debian.mjs';
import { onPath, root, run, say, SetupError, tools } from './shell.mjs';

export { root, SetupError };

const NODE_RANGE = '^24.7';
const PNPM_VERSION = '12.21.0';

const recentEnough = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 7);
};

const npmInstall = (folder, spec) => {
  mkdirSync(folder, { recursive: true });
  const { npm_config_prefix: _prefix, npm_config_local_prefix: _local, ...env } = process.env;
  return run(
    'npm',
    ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', spec],
    {
      cwd: folder,
      env,
    },
  );
};

function ensureNode() {
  if (recentEnough(process.version)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(tools, 'node');
  const binary = join(folder, 'node_modules', name, 'bin', 'node');
  const works = () => {
    if (!existsSync(binary)) return false;
    const asked = run(binary, ['--version']);
    return asked.ok && recentEnough(asked.stdout.trim());
  };
  if (works()) return binary;
  say(`Node ${process.version} is too old here (24.7 or newer is needed): fetching ${name}@${NODE_RANGE} into .tools …`);
  const done = npmInstall(folder, `${name}@${NODE_RANGE}`);
  if (!works()) throw new SetupError(`could not bring Node 24.\n${done.text}\nInstall Node 24.7 or newer yourself, put it first on PATH, and run this again.`);
  return binary;
}

function ensurePnpm(node) {
  const folder = join(tools, 'pnpm');
  const manifest = join(folder, 'node_modules', 'pnpm', 'package.json');
  const script = join(folder, 'node_modules', 'pnpm', 'bin', 'pnpm.mjs');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === PNPM_VERSION) return [node, script];
  say(`fetching pnpm ${PNPM_VERSION} into .tools …`);
  const done = npmInstall(folder, `pnpm@${PNPM_VERSION}`);
  if (!existsSync(script)) throw new SetupError(`could not bring pnpm.\n${done.text}\nCheck that npm reaches its registry (npm ping), and run this again.`);
  return [node, script];
}

const manifests = () =>
  ['proto', 'test', ...['packages', 'services'].flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name)))]
    .map((folder) => join(root, folder, 'package.json'))
    .filter((path) => existsSync(path));

function ensureDependencies(node) {
  const hash = createHash('sha256');
  for (const path of [join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml'), join(root, 'package.json'), ...manifests()])
    hash.update(readFileSync(path)).update('\0');
  const want = `${hash.digest('hex')} ${node}\n`;
  const stamp = join(root, 'node_modules', '.huecry-setup');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return;
  const [command, ...first] = ensurePnpm(node);
  say('installing the locked dependencies …');
  const done = run(command, [...first, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    env: { ...process.env, CI: 'true', PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
  });
  if (!done.ok)
    throw new SetupError(
      `the dependencies could not be installed.\n${done.text}\nCheck that npm reaches its registry (npm ping) and that the disk is not full, and run this again.`,
    );
  writeFileSync(stamp, want);
}

const answers = (binary) => run(binary, ['--version']).ok;

function ensureNats() {
  const found = onPath('nats-server');
  if (found && answers(found)) return found;
  const named = process.env.NATS_SERVER_BIN;
  if (named) {
    if (!answers(named)) throw new SetupError(`NATS_SERVER_BIN names ${named}, which does not run.\nPoint it at a nats-server of version 2.9.10 or newer.`);
    return named;
  }
  const folder = join(tools, 'nats-server');
  const binary = join(folder, 'usr', 'sbin', 'nats-server');
  if (existsSync(binary) && answers(binary)) return binary;
  // Unpacked, not installed: an installed one would start a server of its own on port 4222.
  const why = unpackDebian(['nats-server'], folder);
  if (!existsSync(binary) || !answers(binary)) {
    throw new SetupError(
      `nats-server is missing and could not be fetched.\n${why}\nEither run\n    sudo apt-get update && sudo apt-get install -y nats-server\nor set NATS_SERVER_BIN to a nats-server binary (2.9.10 or newer), and run this again.`,
    );
  }
  return binary;
}

/**
 * Makes the machine ready; does nothing where everything is there.
 * @returns the Node to run with and the environment for every child process.
 * @throws SetupError with what to do next.
 */
export function bootstrap({ nats = true } = {}) {
  const node = ensureNode();
  ensureDependencies(node);
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}` };
  if (nats) {
    env.NATS_SERVER_BIN = ensureNats();
    // Last on the PATH too: what is started by name alone must find the same server on a machine that has none of its own.
    env.PATH = `${env.PATH}${delimiter}${dirname(env.NATS_SERVER_BIN)}`;
  }
  return { node, env };
}

/** The version of a tool as it prints it, for the head of a test run. */
export const versionOf = (binary) => execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim();

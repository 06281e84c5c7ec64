// Brings what the project needs onto a bare machine: Node, pnpm, the locked dependencies, nats-server.
// Plain JavaScript without dependencies, because it runs before any of them exist, on Node 20 or newer.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tools = join(root, '.tools');
const NODE_RANGE = '^24.7';
const PNPM_VERSION = '12.21.0';

/** A step that cannot go on; the message says what the person can do. */
export class SetupError extends Error {}

// Progress goes to stderr: stdout belongs to the command that follows.
const say = (text) => process.stderr.write(`setup: ${text}\n`);

const recentEnough = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 7);
};

const run = (file, args, options = {}) => {
  const result = spawnSync(file, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024, ...options });
  const text = [result.error?.message, result.stderr, result.stdout].filter(Boolean).join('\n').trim();
  return { ok: result.status === 0, text: text.split('\n').slice(-12).join('\n'), stdout: result.stdout ?? '' };
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

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .concat('/usr/sbin')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

const answers = (binary) => run(binary, ['--version']).ok;

// Debian's package is unpacked, not installed: an installed one would start a server of its own on port 4222.
function unpackNats(target) {
  if (!onPath('apt-get') || !onPath('dpkg-deb')) return 'apt-get is not on this machine';
  mkdirSync(tools, { recursive: true });
  const folder = mkdtempSync(join(tools, 'nats-'));
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const download = () => run('apt-get', ['download', '-q', '-o', 'APT::Sandbox::User=root', 'nats-server'], { cwd: folder, env });
  try {
    say('fetching nats-server from Debian into .tools …');
    let got = download();
    if (!got.ok) {
      const updated = run('apt-get', ['update', '-q'], { env });
      if (!updated.ok) return updated.text;
      got = download();
    }
    const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
    if (!got.ok || !archive) return got.text;
    const unpacked = run('dpkg-deb', ['-x', join(folder, archive), join(folder, 'root')]);
    if (!unpacked.ok) return unpacked.text;
    rmSync(target, { recursive: true, force: true });
    renameSync(join(folder, 'root'), target);
    return '';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

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
  const why = unpackNats(folder);
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

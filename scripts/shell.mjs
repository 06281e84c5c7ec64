// What the setup scripts share: where things are, how a command is run, how a step fails. No dependencies.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Everything that the setup brings lies here, and nothing outside the checkout changes. */
export const tools = join(root, '.tools');

/** A step that cannot go on; the message says what the person can do. */
export class SetupError extends Error {}

// Progress goes to stderr: stdout belongs to the command that follows.
export const say = (text) => process.stderr.write(`setup: ${text}\n`);

export const run = (file, args, options = {}) => {
  const result = spawnSync(file, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024, ...options });
  const text = [result.error?.message, result.stderr, result.stdout].filter(Boolean).join('\n').trim();
  return { ok: result.status === 0, text: text.split('\n').slice(-12).join('\n'), stdout: result.stdout ?? '' };
};

export const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .concat('/usr/sbin')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

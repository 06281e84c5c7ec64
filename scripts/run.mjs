// Entry of every npm script: makes the machine ready, then runs the command under the right Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap, root, SetupError, versionOf } from './bootstrap.mjs';

const COMMANDS = {
  demo: ['services/sandbox/src/main.ts'],
  huecry: ['packages/cli/src/main.ts'],
  bench: ['test/bench/main.ts'],
  test: ['scripts/test.mjs'],
  generate: ['scripts/generate.mjs'],
  format: ['node_modules/@biomejs/biome/bin/biome', 'format', '--write', '.'],
};
// A person's relative paths are meant from where they typed the command, not from where npm changed to.
const FROM_CALLER = new Set(['demo', 'huecry', 'bench']);

const [name = '', ...args] = process.argv.slice(2);
try {
  const { node, env } = bootstrap({ nats: name !== 'huecry' && name !== 'generate' && name !== 'format' });
  if (name === 'setup') {
    process.stdout.write(`ready: Node ${versionOf(node)}, ${versionOf(env.NATS_SERVER_BIN)}\n`);
  } else {
    const command = COMMANDS[name];
    if (!command) throw new SetupError(`there is no command "${name}"; use one of: setup, ${Object.keys(COMMANDS).join(', ')}`);
    const [file, ...fixed] = command;
    const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, file), ...fixed, ...args], {
      cwd: FROM_CALLER.has(name) ? (process.env.INIT_CWD ?? root) : root,
      env,
      stdio: 'inherit',
    });
    // A terminal's Ctrl-C reaches the child by itself; it decides how to end, and this process waits for it.
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    process.on('SIGHUP', () => child.kill('SIGTERM'));
    // npm passes no signal on: when it is ended, this process is left to another parent, and the child must end too.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      child.kill('SIGTERM');
    }, 250);
    if (!process.env.npm_lifecycle_event) clearInterval(watch);
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    });
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
    });
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`setup: ${error.message}\n`);
  process.exitCode = 1;
}

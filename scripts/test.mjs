// The whole test: the house checks, then vitest. The last line is the true count.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './bootstrap.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);
const CHECKS = [
  ['types', bin('tsc'), []],
  ['lint', bin('oxlint'), ['--quiet']],
  ['format', bin('biome'), ['format', '.']],
  ['layers', bin('depcruise'), ['--config', '.dependency-cruiser.mjs', 'proto', 'packages', 'services', 'test']],
  ['unused files, exports and dependencies', bin('knip'), []],
];
/** No machine is so slow: what runs longer hangs. It is ended so that the count is told, and what hung is named. */
const WHOLE_LIMIT_MS = 50 * 60_000;
const SILENCE_LIMIT_MS = 15 * 60_000;

const only = process.argv.slice(2);
const count = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const skips = [];

if (only.length === 0) {
  for (const [name, file, args] of CHECKS) {
    const started = performance.now();
    const result = spawnSync(file, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const ok = result.status === 0;
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
    if (!ok) {
      failures.push(`check: ${name}`);
      process.stdout.write(`${result.error?.message ?? ''}${result.stdout ?? ''}${result.stderr ?? ''}\n`);
    }
    count[ok ? 'passed' : 'failed'] += 1;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'huecry-test-'));
const journal = join(folder, 'journal');
writeFileSync(journal, '');
const hung = [];
const vitest = await run();
tally();
rmSync(folder, { recursive: true, force: true });

for (const name of skips) process.stdout.write(`skipped: ${name}\n`);
for (const name of failures) process.stdout.write(`failed: ${name}\n`);
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
process.stdout.write(`${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}\n`);

/** Gives vitest's exit code. A group of its own, so that its workers end with it. */
function run() {
  return new Promise((resolve) => {
    const child = spawn(bin('vitest'), ['run', '--reporter=default', `--reporter=${join(root, 'scripts', 'journal.mjs')}`, ...only], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      env: { ...process.env, HUECRY_TEST_JOURNAL: journal },
    });
    const end = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It has ended.
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        end(signal);
        process.exit(128 + constants.signals[signal]);
      });
    }
    const started = Date.now();
    const watch = setInterval(() => {
      const now = Date.now();
      const why =
        now - started > WHOLE_LIMIT_MS
          ? `it ran longer than ${WHOLE_LIMIT_MS / 60_000} minutes`
          : now - statSync(journal).mtimeMs > SILENCE_LIMIT_MS
            ? `no test began or ended for ${SILENCE_LIMIT_MS / 60_000} minutes`
            : null;
      if (why === null) return;
      clearInterval(watch);
      hung.push(why);
      end('SIGKILL');
    }, 1_000);
    const done = (code) => {
      clearInterval(watch);
      resolve(code);
    };
    child.once('error', (error) => {
      failures.push(`vitest: ${error.message}`);
      count.failed += 1;
      done(1);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}

function tally() {
  const open = new Map();
  const failing = new Set();
  for (const line of readFileSync(journal, 'utf8').split('\n')) {
    if (line === '') continue;
    const { at, file, name, hook, state, failed, errors } = JSON.parse(line);
    const path = relative(root, file);
    const id = `${path}: ${name}${hook === undefined ? '' : ` (${hook})`}`;
    if (at === 'begin') {
      open.set(id, path);
      continue;
    }
    open.delete(id);
    if (hook === 'file') {
      for (const [other, of] of open) if (of === path) open.delete(other);
      // A file that does not load, or fails outside its tests, has no failed test to count, and must not pass for that.
      if (failed && !failing.has(path)) fail(`${path}: ${errors[0] ?? 'the file failed outside its tests'}`);
    } else if (hook === undefined) {
      if (state === 'passed') count.passed += 1;
      else if (state === 'failed') {
        failing.add(path);
        fail(`${path}: ${name}`);
      } else {
        count.skipped += 1;
        skips.push(`${path}: ${name}`);
      }
    }
  }
  for (const why of hung) {
    process.stdout.write(`the tests were ended: ${why}; what had begun and not ended:\n`);
    for (const id of open.keys()) fail(`${id}: did not end`);
  }
  if (vitest !== 0 && count.failed === 0) fail('vitest: failed outside every test (see above)');
}

function fail(what) {
  count.failed += 1;
  failures.push(what);
}

// The whole test: the house checks, then vitest. The last line is the true count.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
const report = join(folder, 'vitest.json');
const vitest = spawnSync(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...only], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
try {
  const { testResults, success } = JSON.parse(readFileSync(report, 'utf8'));
  for (const file of testResults) {
    const name = relative(root, file.name);
    for (const test of file.assertionResults) {
      if (test.status === 'passed') count.passed += 1;
      else if (test.status === 'failed') {
        count.failed += 1;
        failures.push(`${name}: ${test.fullName}`);
      } else {
        count.skipped += 1;
        skips.push(`${name}: ${test.fullName}`);
      }
    }
    // A file that does not load has no tests of its own to count, and must not pass for that.
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      count.failed += 1;
      failures.push(`${name}: ${(file.message || 'the file failed outside its tests').split('\n')[0]}`);
    }
  }
  if ((!success || vitest.status !== 0) && count.failed === 0) {
    count.failed += 1;
    failures.push('vitest: failed outside every test (see above)');
  }
} catch (error) {
  count.failed += 1;
  failures.push(`vitest: wrote no report (${error.message})`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

for (const name of skips) process.stdout.write(`skipped: ${name}\n`);
for (const name of failures) process.stdout.write(`failed: ${name}\n`);
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
process.stdout.write(`${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}\n`);

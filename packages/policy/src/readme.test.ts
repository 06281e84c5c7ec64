import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the example of the README runs and says what it should', () => {
  const folder = join(import.meta.dirname, '..');
  const code = /```js\n([^]*?)```/.exec(readFileSync(join(folder, 'README.md'), 'utf8'))?.[1];
  if (code === undefined) throw new Error('expected an example');
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.stdout).toContain('ok a source in a restricted notice stays unknown');
  expect(run.stdout).not.toContain('not ok');
  expect(run.stdout).toContain('forbid fr/export/biometric-needs-adequacy at origin, exchange: Loi n° 78-17, art. 88');
});

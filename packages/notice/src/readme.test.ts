import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the example in the README runs', () => {
  const folder = join(import.meta.dirname, '..');
  const example = /```js\n([\s\S]*?)```/.exec(readFileSync(join(folder, 'README.md'), 'utf8'))?.[1] ?? '';
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', example], { cwd: folder, encoding: 'utf8' });
  expect(output).toBe('identity /subject/name/family\nbirth /subject/birth/date\nhealth\n');
});

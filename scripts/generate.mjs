// Rewrites every generated file that is checked in. Tests check that they are current.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

for (const script of ['proto/generate.mjs', 'packages/notice/generate.mjs']) {
  const path = join(root, script);
  if (!existsSync(path)) continue;
  process.stdout.write(`${script}\n`);
  execFileSync(process.execPath, [path], { cwd: root, stdio: 'inherit' });
}

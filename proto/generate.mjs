// Writes gen/huecry.js and gen/huecry.d.ts from huecry/v1/*.proto.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const bin = join(dirname(createRequire(import.meta.url).resolve('protobufjs-cli/package.json')), 'bin');
const out = process.argv[2] ?? join(here, 'gen');
const files = readdirSync(join(here, 'huecry/v1'))
  .filter((name) => name.endsWith('.proto'))
  .toSorted();
const run = (tool, ...args) => execFileSync(process.execPath, [join(bin, tool), ...args], { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] });

run(
  'pbjs',
  '-t',
  'static-module',
  '-w',
  'es6',
  '--es6',
  '--dependency',
  'protobufjs/minimal.js',
  '--no-create',
  '--no-verify',
  '--no-delimited',
  '--no-service',
  '--no-typeurl',
  '-o',
  join(out, 'huecry.js'),
  ...files.map((name) => `huecry/v1/${name}`),
);
run('pbts', '-o', join(out, 'huecry.d.ts'), join(out, 'huecry.js'));

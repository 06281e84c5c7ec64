import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateNoteKey } from '@huecry/ledger';
import { commonBundle } from '@huecry/policy/samples';
import * as seal from '@huecry/seal';
import { expect, test } from 'vitest';
import * as registry from './index.ts';
import { signer } from './testing/world.ts';

test('the example in the README runs', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const [, source = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const names = [...source.matchAll(/^import \{ (.*?) \}/gm)].map(([, list]) => list).join(', ');
  const given = {
    ...registry,
    ...seal,
    root: signer('root'),
    operator: signer('operator'),
    vkey: generateNoteKey('ledger.example').vkey,
    common: commonBundle(),
  };
  // oxlint-disable-next-line no-new-func -- our own README
  const run = new Function(
    'given',
    `const { ${names}, root, operator, vkey, common } = given; ${source.replaceAll(/^import .*$/gm, '')}; return { bySelf, byOperator };`,
  );
  expect(run(given)).toMatchObject({ bySelf: { ok: true }, byOperator: { ok: false, code: 'unknown-key' } });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as log from './index.ts';

test('the example in the README runs', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const [, source = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const body = source.replaceAll(/^import .*$/gm, '');
  const AsyncFunction: new (...parts: string[]) => (...values: unknown[]) => Promise<unknown> = Object.getPrototypeOf(async () => undefined).constructor;
  const run = new AsyncFunction('log', `${body}; return log.verifyTree(tree, vkey);`);
  expect(await run(log)).toMatchObject({ origin: 'ledger.example/huecry', size: 1 });
});

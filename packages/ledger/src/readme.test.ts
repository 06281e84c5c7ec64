import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as ledger from './index.ts';

test('the example in the README runs', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const [, source = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const [line = '', names = ''] = /^import \{ (.*) \} from '@huecry\/ledger';$/m.exec(source) ?? [];
  const body = stripTypeScriptTypes(source.replace(line, ''));
  const AsyncFunction: new (...parts: string[]) => (...values: unknown[]) => Promise<unknown> = Object.getPrototypeOf(async () => undefined).constructor;
  const run = new AsyncFunction('ledger', `const { ${names} } = ledger;${body}; return verifyTree(storage, vkey);`);
  expect(await run(ledger)).toMatchObject({ origin: 'ledger.example/huecry', size: 1 });
});

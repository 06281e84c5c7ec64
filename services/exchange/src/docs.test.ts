import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { REMEDIES } from './refusals.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test("the README's configuration is one", () => {
  const [, json = ''] = /```json\n([^`]*)```/.exec(read('services/exchange/README.md')) ?? [];
  expect(parseConfig(JSON.parse(json), '/srv/exchange.json')).toMatchObject({ keystore: '/srv/exchange/keys', http: { port: 8080 } });
});

test('the specification says every refusal code and its sentence, and no other', () => {
  const [, table = ''] = /## Refusal codes([^]*?)## Steps/.exec(read('docs/spec/exchange.md')) ?? [];
  const rows = [...table.matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map(([, code, sentence]) => [code, sentence]);
  expect(Object.fromEntries(rows)).toEqual(REMEDIES);
});

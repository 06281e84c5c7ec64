import { Buffer } from 'node:buffer';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSubmission, parseSubmission } from './index.ts';
import { openDelivery } from './open/index.ts';
import { makeRefused, makeVectors } from './testing/make-vectors.ts';
import { boxOf, codeOf, contextFor } from './testing/sample.ts';
import { report } from './testing/vectors.ts';

const path = join(import.meta.dirname, '../../../docs/spec/vectors/sealed-notice.json');

interface Stored {
  readonly notices: readonly { readonly name: string; readonly submission: string }[];
  readonly refused: readonly { readonly name: string; readonly what: 'delivery' | 'submission'; readonly bytes: string; readonly code: string }[];
}

// Our own vectors are made by `HUECRY_WRITE_VECTORS=1 npx vitest run packages/seal/src/vectors.test.ts`, and only where the format changes.
if (process.env.HUECRY_WRITE_VECTORS === '1') {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ ...makeVectors(null), refused: makeRefused() }, null, 1)}\n`);
}
const stored = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Stored) : null;

test('the published vectors come out the same again', () => {
  if (stored === null) throw new Error(`${path} is missing`);
  const { refused: _, ...rest } = stored;
  const hybrid = stored.notices.find(({ name }) => name.startsWith('MLKEM'))?.submission ?? null;
  expect(hybrid).not.toBeNull();
  expect(rest).toEqual(JSON.parse(JSON.stringify(makeVectors(hybrid))));
});

test('what the vectors say is refused is refused, for the reason they say', () => {
  let ran = 0;
  const context = contextFor('de/bka', [boxOf(10, 'hc1-x25519-hkdf-sha256-aes-256-gcm')]);
  for (const { name, what, bytes, code } of stored?.refused ?? []) {
    const message = Uint8Array.from(Buffer.from(bytes, 'base64url'));
    expect(
      codeOf(() => (what === 'delivery' ? openDelivery(message, context) : checkSubmission(parseSubmission(message)))),
      name,
    ).toBe(code);
    ran++;
  }
  report(`refused ${ran} vectors`);
  expect(ran).toBeGreaterThanOrEqual(20);
});

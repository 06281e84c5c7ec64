import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Delivery, Entry, MAX_ENTRY_BYTES, ProtoError, Submission, entryOf } from './index.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const sample: Submission = {
  suite: 's',
  jws: bytes(1, 2),
  routing: bytes(3),
  slots: [{ disclosure: bytes(4), ciphertext: bytes(5, 6) }],
  boxes: [{ element: bytes(7), enc: bytes(8), keys: [{ category: 'identity', key: bytes(9) }] }],
  restrictions: bytes(10),
};

test('a message survives encoding and decoding', () => {
  expect(Submission.decode(Submission.encode(sample))).toEqual(sample);
});

test('an entry keeps its one body and large positions', () => {
  const entry = entryOf(1_790_000_000_000, { notice: { jws: bytes(1) } });
  expect(Entry.decode(Entry.encode(entry))).toEqual(entry);
});

test.each([
  ['an unknown field', (good: Uint8Array) => Uint8Array.from([...good, 0xf8, 0x01, 0x01])],
  ['an explicit default', (good: Uint8Array) => Uint8Array.from([...good, 0x30, 0x00])],
  ['an over-long varint', () => bytes(0x30, 0x81, 0x00)],
  ['fields out of order', () => bytes(0x38, 0x01, 0x30, 0x01)],
  ['a field given twice', () => bytes(0x30, 0x01, 0x30, 0x01)],
  ['a cut message', () => bytes(0x0a, 0x05, 0x01)],
])('%s is malformed', (_name, spoil) => {
  expect(() => Delivery.decode(spoil(bytes(0x0a, 0x01, 0x61)))).toThrow(ProtoError);
});

test('a position beyond a safe integer is malformed, not rounded', () => {
  expect(() => Delivery.decode(bytes(0x30, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f))).toThrow(ProtoError);
});

test('an entry over the tile limit is malformed', () => {
  expect(() => Entry.decode(new Uint8Array(MAX_ENTRY_BYTES + 1))).toThrow(ProtoError);
});

test('the generated code is current with the .proto files', () => {
  const root = join(import.meta.dirname, '..');
  const out = mkdtempSync(join(tmpdir(), 'huecry-proto-'));
  execFileSync(process.execPath, [join(root, 'generate.mjs'), out], { cwd: root });
  for (const name of ['huecry.js', 'huecry.d.ts']) {
    expect(readFileSync(join(root, 'gen', name), 'utf8') === readFileSync(join(out, name), 'utf8'), `${name}: run npm run generate`).toBe(true);
  }
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatProof, generateNoteKey, parseProof, proveInclusion, tileHashes, verifyProof } from './index.ts';
import { growTree, sampleEntries } from './testing/memory.ts';

const key = generateNoteKey('log.example/huecry');
const entries = sampleEntries(300);
const tree = await growTree(entries, key.skey);
const checkpoint = new TextDecoder().decode((await tree.read('checkpoint')) ?? new Uint8Array(0));
const proofAt = async (index: number, extra?: Uint8Array): Promise<string> =>
  formatProof({ index, proof: await proveInclusion(tileHashes(tree, 300), index, 300), checkpoint, ...(extra === undefined ? {} : { extra }) });

describe('tlog-proof', () => {
  test('has the lines of the specification', async () => {
    const lines = (await proofAt(7, Uint8Array.of(1, 2, 3))).split('\n');
    expect(lines.slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', 'extra AQID', 'index 7']);
    expect(lines.slice(3, 12).every((line) => /^[A-Za-z0-9+/]{43}=$/.test(line))).toBe(true);
    expect(lines.slice(12, 15)).toEqual(['', 'log.example/huecry', '300']);
  });

  test('survives its text and proves its entry', async () => {
    for (const index of [0, 1, 255, 256, 299]) {
      const text = await proofAt(index);
      expect(formatProof(parseProof(text))).toBe(text);
      expect(verifyProof(text, entries[index] ?? new Uint8Array(0), key.vkey)).toMatchObject({ index, size: 300 });
    }
  });

  test('proves no other entry, index or log', async () => {
    const text = await proofAt(7);
    const entry = entries[7] ?? new Uint8Array(0);
    expect(() => verifyProof(text, entries[8] ?? new Uint8Array(0), key.vkey)).toThrow(expect.objectContaining({ code: 'wrong-hash' }));
    expect(() => verifyProof(text.replace('index 7', 'index 8'), entry, key.vkey)).toThrow(expect.objectContaining({ code: 'wrong-hash' }));
    expect(() => verifyProof(text, entry, generateNoteKey('log.example/huecry').vkey)).toThrow(expect.objectContaining({ code: 'unsigned' }));
  });

  test('proves nothing after a change of any character', async () => {
    const text = await proofAt(7);
    const entry = entries[7] ?? new Uint8Array(0);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('A', '0', '\n', ' ', 'é'), (at, character) => {
        fc.pre(text[at] !== character);
        expect(() => verifyProof(text.slice(0, at) + character + text.slice(at + 1), entry, key.vkey)).toThrow();
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['another header', 'c2sp.org/tlog-proof@v2\nindex 0\n\nx\n'],
    ['no index', 'c2sp.org/tlog-proof@v1\n\nx\n'],
    ['a leading zero', 'c2sp.org/tlog-proof@v1\nindex 01\n\nx\n'],
    ['extra after index', 'c2sp.org/tlog-proof@v1\nindex 0\nextra AQID\n\nx\n'],
    ['extra that is not base64', 'c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\nx\n'],
    ['a short hash', 'c2sp.org/tlog-proof@v1\nindex 0\nAQID\n\nx\n'],
    ['64 hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${`${'A'.repeat(43)}=\n`.repeat(64)}\nx\n`],
    ['no checkpoint', 'c2sp.org/tlog-proof@v1\nindex 0\n'],
  ])('with %s is malformed', (_, bad) => {
    expect(() => parseProof(bad)).toThrow(expect.objectContaining({ code: 'malformed-proof' }));
  });
});

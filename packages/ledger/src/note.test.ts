import * as noble from '@noble/ed25519';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMPTY_ROOT,
  formatCheckpoint,
  formatVkey,
  generateNoteKey,
  leafHash,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseSkey,
  parseVkey,
  signNote,
} from './index.ts';

const text = 'log.example/huecry\n1\nlqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=\n';
const ours = generateNoteKey('log.example/huecry');
const theirs = generateNoteKey('witness.example/w1');

noble.hashes.sha512 = (message) => new Uint8Array(createHash('sha512').update(message).digest());

describe('keys', () => {
  test('survive their lines', () => {
    const signer = parseSkey(ours.skey);
    expect(signer.vkey).toBe(ours.vkey);
    const { name, publicKey, keyId } = parseVkey(`${ours.vkey}\n`);
    expect(formatVkey(name, publicKey)).toBe(ours.vkey);
    expect(keyId).toBe(signer.keyId);
  });

  test.each([
    ['another name under the same id', ours.vkey.replace('log.example', 'log.exemple')],
    ['another id', ours.vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    ['a type other than Ed25519', `x+00000000+${Buffer.from(Uint8Array.of(4, ...new Uint8Array(32))).toString('base64')}`],
    ['a short key', `x+00000000+${Buffer.from(Uint8Array.of(1, ...new Uint8Array(31))).toString('base64')}`],
    ['nothing', ''],
    ['a private key', ours.skey],
  ])('are refused with %s', (_, line) => {
    expect(() => parseVkey(line)).toThrow(expect.objectContaining({ code: 'malformed-key' }));
  });

  test.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\nb'])('cannot be named %j', (name) => {
    expect(() => generateNoteKey(name)).toThrow(expect.objectContaining({ code: 'malformed-key' }));
  });

  test('do not appear in the error of a damaged private line', () => {
    const damaged = ours.skey.replace(/\+[0-9a-f]{8}\+/, '+00000000+');
    expect(() => parseSkey(damaged)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(damaged.slice(-20)) }));
  });
});

describe('notes', () => {
  const note = signNote(text, [parseSkey(ours.skey), parseSkey(theirs.skey)]);

  test('open under each key, and tell known signatures from unknown ones', () => {
    expect(openNote(note, [ours.vkey, theirs.vkey])).toMatchObject({
      text,
      signatures: [{ name: 'log.example/huecry' }, { name: 'witness.example/w1' }],
      unverified: [],
    });
    expect(openNote(new TextEncoder().encode(note), [theirs.vkey])).toMatchObject({
      signatures: [{ name: 'witness.example/w1' }],
      unverified: [{ name: 'log.example/huecry' }],
    });
  });

  test('carry plain Ed25519 over the text: another implementation verifies it', () => {
    const [signature] = openNote(note, [ours.vkey]).signatures;
    expect(noble.verify(signature?.signature ?? EMPTY_ROOT, new TextEncoder().encode(text), parseVkey(ours.vkey).publicKey)).toBe(true);
  });

  test('are refused after any change of a character', () => {
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.constantFrom('A', '0', '\n', ' ', 'é', '\0'), (at, character) => {
        fc.pre(note[at] !== character);
        // The second signature is of an unknown key here: it is only parsed.
        fc.pre(at < note.indexOf('— witness') - 1);
        expect(() => openNote(note.slice(0, at) + character + note.slice(at + 1), [ours.vkey])).toThrow();
      }),
    );
  });

  test('without a known signature are refused, also under a key of the same name', () => {
    expect(() => openNote(note, [generateNoteKey('log.example/huecry').vkey])).toThrow(expect.objectContaining({ code: 'unsigned' }));
    expect(() => openNote(note, [])).toThrow(expect.objectContaining({ code: 'unsigned' }));
  });

  test('with one bad known signature are refused, whatever the others say', () => {
    const [, first = '', second = ''] = note.slice(text.length).split('\n');
    const foreign =
      signNote(`${text}x\n`, [parseSkey(theirs.skey)])
        .split('\n')
        .at(-2) ?? '';
    expect(openNote(`${text}\n${first}\n${second}\n`, [ours.vkey, theirs.vkey]).signatures).toHaveLength(2);
    expect(() => openNote(`${text}\n${first}\n${foreign}\n`, [ours.vkey, theirs.vkey])).toThrow(expect.objectContaining({ code: 'bad-signature' }));
  });

  test('keep empty lines in their text', () => {
    const poem = 'one\n\ntwo\n';
    expect(openNote(signNote(poem, [parseSkey(ours.skey)]), [ours.vkey]).text).toBe(poem);
  });

  test.each([
    ['no signature lines', `${text}\n`],
    ['no blank line', note.replace('\n\n', '\n')],
    ['no text', note.slice(text.length)],
    ['a carriage return', note.replaceAll('\n', '\r\n')],
    ['no last newline', note.slice(0, -1)],
    ['base64 without padding', note.replace(/=+\n$/, '\n')],
    ['101 signatures', `${text}\n${'— x AAAAAAA=\n'.repeat(101)}`],
    ['over a million bytes', `${'x'.repeat(1_000_000)}\n\n— x AAAAAAA=\n`],
  ])('with %s are malformed', (_, bad) => {
    expect(() => openNote(bad, [ours.vkey])).toThrow(expect.objectContaining({ code: 'malformed-note' }));
  });

  test('that are not UTF-8 are malformed', () => {
    expect(() => openNote(Uint8Array.of(0xff, ...new TextEncoder().encode(note)), [ours.vkey])).toThrow(expect.objectContaining({ code: 'malformed-note' }));
  });
});

describe('checkpoints', () => {
  const checkpoint = { origin: 'log.example/huecry', size: 1, root: leafHash(new Uint8Array(0)) };

  test('survive their text', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
        fc.pre(size > 0);
        expect(parseCheckpoint(formatCheckpoint({ origin: 'o', size, root }))).toEqual({ origin: 'o', size, root });
      }),
    );
  });

  test('of another log are refused, also where its key signed them', () => {
    const foreign = signNote(formatCheckpoint(checkpoint), [parseSkey(theirs.skey)]);
    expect(() => openCheckpoint(foreign, theirs.vkey)).toThrow(expect.objectContaining({ code: 'wrong-origin' }));
    expect(openCheckpoint(signNote(formatCheckpoint(checkpoint), [parseSkey(ours.skey)]), ours.vkey)).toEqual(checkpoint);
  });

  test.each([
    ['an extension line', `${formatCheckpoint(checkpoint)}extension\n`],
    ['a leading zero', 'o\n01\nlqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=\n'],
    ['a sign', 'o\n+1\nlqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=\n'],
    ['a size over 2^53', 'o\n9007199254740993\nlqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=\n'],
    ['a short root', 'o\n1\nlqKW0iTyhcZ77pPDD4owkQ==\n'],
    ['base64url', 'o\n1\nlqKW0iTyhcZ77pPDD4owkVfw2qNdxbh-QQt4YwoJz8c=\n'],
    ['stray bits in base64', 'o\n1\nlqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8d=\n'],
    ['no origin', '\n1\nlqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=\n'],
    ['a root for size 0 that is not the empty one', 'o\n0\nlqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=\n'],
    ['no last newline', 'o\n1\nlqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c='],
  ])('with %s are malformed', (_, bad) => {
    expect(() => parseCheckpoint(bad)).toThrow(expect.objectContaining({ code: 'malformed-checkpoint' }));
  });
});

test('a note may have many signatures: 16 at least, of up to 5 kB each', () => {
  const others = Array.from({ length: 30 }, (_, i) => parseSkey(generateNoteKey(`witness.example/${i}`, i % 2 === 0 ? 'ml-dsa-44' : 'ed25519').skey));
  const note = signNote(text, [...others, parseSkey(ours.skey)]);
  expect(openNote(note, [ours.vkey])).toMatchObject({ text, signatures: [{ name: 'log.example/huecry' }] });
  expect(openNote(note, [ours.vkey, ...others.map(({ vkey }) => vkey)]).signatures).toHaveLength(31);
});

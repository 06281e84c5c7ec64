import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBundle, encodeBundle, entriesPath, parseTilePath, tilePath } from './index.ts';

describe('paths', () => {
  test.each([
    [tilePath(0, 0), 'tile/0/000'],
    [tilePath(0, 1234067), 'tile/0/x001/x234/067'],
    [tilePath(1, 1000), 'tile/1/x001/000'],
    [tilePath(0, 273, 112), 'tile/0/273.p/112'],
    [tilePath(63, 0, 1), 'tile/63/000.p/1'],
    [entriesPath(67), 'tile/entries/067'],
    [entriesPath(1067, 255), 'tile/entries/x001/067.p/255'],
  ])('%s', (path, expected) => expect(path).toBe(expected));

  test('are read back', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), fc.nat(63), (index, width, level) => {
        expect(parseTilePath(tilePath(level, index, width))).toEqual({ level, index, width });
        expect(parseTilePath(entriesPath(index, width))).toEqual({ level: 'entries', index, width });
      }),
    );
  });

  const NO_PATHS = [
    'tile/0/x000/000',
    'tile/0/00',
    'tile/0/0000',
    'tile/00/000',
    'tile/64/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/../000',
    'tile/0/001/067',
    '/tile/0/000',
    'tile/0/000/',
    'tile/entries/000.p',
    'checkpoint',
    '',
    'tile/0/000\n',
  ];
  test.each(NO_PATHS)('%j is none', (path) => expect(parseTilePath(path)).toBeUndefined());

  test.each([-1, 64, 1.5])('there is no level %d', (level) => expect(() => tilePath(level, 0)).toThrow(expect.objectContaining({ code: 'out-of-range' })));
  test.each([0, 257, 1.5])('there is no width %d', (width) => expect(() => entriesPath(0, width)).toThrow(expect.objectContaining({ code: 'out-of-range' })));
});

describe('bundles', () => {
  test('are read back', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 }), (entries) => {
        expect(decodeBundle(encodeBundle(entries))).toEqual(entries);
      }),
    );
    const largest = [new Uint8Array(65_535).fill(7)];
    expect(decodeBundle(encodeBundle(largest))).toEqual(largest);
  });

  test('have a u16 before each entry', () => expect(encodeBundle([Uint8Array.of(7, 8), new Uint8Array(0)])).toEqual(Uint8Array.of(0, 2, 7, 8, 0, 0)));

  test('take no larger entry', () => expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(expect.objectContaining({ code: 'too-large' })));

  test.each([
    ['half a length', Uint8Array.of(0)],
    ['an entry cut short', Uint8Array.of(0, 2, 7)],
    ['257 entries', new Uint8Array(514)],
  ])('with %s are malformed', (_, bytes) => expect(() => decodeBundle(bytes)).toThrow(expect.objectContaining({ code: 'malformed-bundle' })));
});

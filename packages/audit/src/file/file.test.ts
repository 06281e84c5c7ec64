import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditHeader, AuditOpening } from '@huecry/proto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuditFileHeader, type AuditFilePlace, createAuditFileWriter, mergeAuditFiles, type Opening, openAuditFile, receiveAuditFile } from './index.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'huecry-audit-file-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER: AuditFileHeader = {
  role: 'member',
  member: 'fr',
  origin: 'ledger.test',
  genesis: new Uint8Array(32).fill(7),
  madeMs: 1_790_000_000_000,
  size: 1_000,
};
const OVERSIGHT: AuditFileHeader = { ...HEADER, role: 'oversight', member: '' };
const NONE = { notice: null, decision: null, receipts: null, refusal: null, release: null, recall: null };
let files = 0;
const fresh = (): string => join(folder, `${++files}.audit`);

async function write(openings: readonly Opening[], header = HEADER, path = fresh()): Promise<string> {
  const writer = await createAuditFileWriter(path, header);
  for (const opening of openings) await writer.add(opening);
  await writer.finish();
  return path;
}
async function read(path: string, from?: AuditFilePlace): Promise<{ openings: AuditOpening[]; places: AuditFilePlace[] }> {
  const file = await openAuditFile(path);
  const openings: AuditOpening[] = [];
  const places: AuditFilePlace[] = [];
  try {
    for await (const { opening, next } of file.openings(from)) {
      openings.push(opening);
      places.push(next);
    }
  } finally {
    await file.close();
  }
  return { openings, places };
}
const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'taken',
    (error: { readonly code?: string }) => error.code ?? String(error),
  );

const encoded = (opening: AuditOpening): string => Buffer.from(AuditOpening.encode(opening)).toString('hex');

const bytes = fc.uint8Array({ maxLength: 400 });
const body = fc.oneof(
  fc.record({
    notice: fc.record({ routing: bytes, restrictions: bytes, elements: fc.array(bytes, { maxLength: 4 }), content: fc.array(bytes, { maxLength: 4 }) }),
  }),
  fc.record({ decision: fc.record({ elements: fc.array(bytes, { maxLength: 4 }) }) }),
  fc.record({ receipts: fc.record({ receipts: fc.array(fc.record({ salt: bytes, jws: bytes }), { maxLength: 4 }) }) }),
  fc.record({ refusal: fc.record({ salt: bytes, jws: bytes }) }),
  fc.record({ release: fc.record({ salt: bytes, jws: bytes }) }),
  fc.record({ recall: fc.record({ salt: bytes, jws: bytes }) }),
);
const some = fc
  .uniqueArray(fc.integer({ min: 1, max: HEADER.size - 1 }), { maxLength: 30 })
  .chain((positions) => fc.tuple(...positions.toSorted((a, b) => a - b).map((position) => body.map((one) => ({ position, ...one }) as Opening))));

test('what was written is read, from the first and from every place on', async () => {
  await fc.assert(
    fc.asyncProperty(some, async (openings) => {
      const path = await write(openings);
      const whole = await read(path);
      expect(whole.openings.map(encoded)).toEqual(openings.map((opening) => encoded({ ...NONE, ...opening })));
      for (const [index, place] of whole.places.entries()) expect((await read(path, place)).openings).toEqual(whole.openings.slice(index + 1));
    }),
    { numRuns: 40 },
  );
});

test('openings larger than a chunk, and many of them', async () => {
  const openings = Array.from({ length: 12 }, (_, index): Opening => ({ position: index + 1, decision: { elements: [new Uint8Array(700_000).fill(index)] } }));
  expect((await read(await write(openings))).openings).toMatchObject(openings);
});

const SAMPLE: readonly Opening[] = [
  { position: 1, notice: { routing: Uint8Array.of(1), restrictions: new Uint8Array(0), elements: [Uint8Array.of(2)], content: [Uint8Array.of(3)] } },
  { position: 2, decision: { elements: [Uint8Array.of(4)] } },
  { position: 9, refusal: { salt: Uint8Array.of(5), jws: Uint8Array.of(6) } },
];

test('a file cut off anywhere is refused', async () => {
  const whole = readFileSync(await write(SAMPLE));
  for (let length = 0; length < whole.length; length += 1) {
    const path = fresh();
    writeFileSync(path, whole.subarray(0, length));
    expect(await code(read(path)), `${length} bytes`).toBe('truncated');
  }
});

describe('refused', () => {
  /** A file made by hand, after the specification and not by our writer. */
  const framed = (message: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(message.length);
    return Buffer.concat([length, message]);
  };
  const at = (position: number, change: object = {}): Buffer =>
    framed(AuditOpening.encode({ ...NONE, position, decision: { elements: [] }, ...change } as AuditOpening));
  const END = Buffer.alloc(4);
  const byHand = (parts: readonly Buffer[], header: object = {}, magic = 'HUECRYA1'): string => {
    const path = fresh();
    writeFileSync(path, Buffer.concat([Buffer.from(magic), framed(AuditHeader.encode({ ...HEADER, ...header })), ...parts]));
    return path;
  };

  test('is none of a file made by hand as the specification says', async () => {
    expect((await read(byHand([at(3), at(4), END]))).openings.map(({ position }) => position)).toEqual([3, 4]);
  });
  test.each([
    ['wrong-magic', () => byHand([END], {}, 'HUECRYA2')],
    ['wrong-magic', () => byHand([END], {}, 'no audit file')],
    ['malformed', () => byHand([END], { role: 'minister' })],
    ['malformed', () => byHand([END], { role: 'oversight' })],
    ['malformed', () => byHand([END], { member: '' })],
    ['malformed', () => byHand([END], { genesis: new Uint8Array(31) })],
    ['malformed', () => byHand([END], { size: 0 })],
    ['malformed', () => byHand([framed(Uint8Array.of(0xff)), END])],
    ['malformed', () => byHand([at(3, { decision: null }), END])],
    ['wrong-order', () => byHand([at(3), at(3), END])],
    ['wrong-order', () => byHand([at(4), at(3), END])],
    ['wrong-order', () => byHand([at(0), END])],
    ['beyond-size', () => byHand([at(HEADER.size), END])],
    ['too-large', () => byHand([Buffer.from([0xff, 0xff, 0xff, 0xff]), END])],
    ['trailing-bytes', () => byHand([at(3), END, at(4), END])],
    [
      'forbidden-content',
      () =>
        byHand(
          [at(3, { decision: null, notice: { routing: new Uint8Array(0), restrictions: new Uint8Array(0), elements: [], content: [Uint8Array.of(1)] } }), END],
          OVERSIGHT,
        ),
    ],
  ])('%s', async (expected, make) => {
    expect(await code(read(make()))).toBe(expected);
  });
  test('a place that is none', async () => {
    const path = await write(SAMPLE);
    for (const offset of [0, 12, statSync(path).size + 1, Number.NaN, -1]) expect(await code(read(path, { position: 1, offset }))).toBe('wrong-offset');
  });
});

describe('a file that comes from elsewhere', () => {
  async function* inParts(whole: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < whole.length; from += 7) yield whole.subarray(from, from + 7);
  }
  test('has its name when it is whole', async () => {
    const sent = readFileSync(await write(SAMPLE));
    const path = fresh();
    expect(await receiveAuditFile(path, inParts(sent))).toEqual({ header: HEADER, openings: 3, sizeBytes: sent.length });
    expect(readFileSync(path)).toEqual(sent);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
  test('leaves nothing when it is cut off, or no audit file', async () => {
    const sent = readFileSync(await write(SAMPLE));
    const path = join(folder, 'half.audit');
    expect(await code(receiveAuditFile(path, inParts(sent.subarray(0, -1))))).toBe('truncated');
    expect(await code(receiveAuditFile(path, inParts(Buffer.from('{"error": {}}'))))).toBe('wrong-magic');
    expect(readdirSync(folder).filter((name) => name.startsWith('half'))).toEqual([]);
  });
});

describe("files of a member's several gateways", () => {
  const element = (to: string): Uint8Array => Buffer.from(JSON.stringify(['salt', { to }]));
  const none = new Uint8Array(0);
  const routing = Uint8Array.of(7);
  const receipt = (one: number) => ({ salt: Uint8Array.of(one), jws: Uint8Array.of(one) });
  test('are made one, each entry opened by all that any of them has', async () => {
    const one = await write([
      { position: 1, recall: receipt(4) },
      { position: 3, notice: { routing, restrictions: none, elements: [element('fr/ofast')], content: [Uint8Array.of(1)] } },
      { position: 4, decision: { elements: [element('fr/ofast')] } },
      { position: 6, receipts: { receipts: [receipt(1)] } },
    ]);
    const two = await write(
      [
        { position: 1, recall: receipt(4) },
        { position: 2, release: receipt(3) },
        { position: 3, notice: { routing: none, restrictions: none, elements: [element('fr/dcpj')], content: [Uint8Array.of(1)] } },
        { position: 4, decision: { elements: [element('fr/dcpj')] } },
        { position: 6, receipts: { receipts: [receipt(2), receipt(1)] } },
      ],
      { ...HEADER, size: 7, madeMs: HEADER.madeMs + 1 },
    );
    const out = fresh();
    await mergeAuditFiles([one, two], out);
    const { openings } = await read(out);
    const elements = [element('fr/dcpj'), element('fr/ofast')];
    expect(openings.map(encoded)).toEqual(
      [
        { position: 1, recall: receipt(4) },
        { position: 2, release: receipt(3) },
        { position: 3, notice: { routing, restrictions: none, elements, content: [Uint8Array.of(1)] } },
        { position: 4, decision: { elements } },
        { position: 6, receipts: { receipts: openings.at(-1)?.receipts?.receipts ?? [] } },
      ].map((opening) => encoded({ ...NONE, ...opening } as AuditOpening)),
    );
    expect(openings.at(-1)?.receipts?.receipts).toHaveLength(2);
    expect((await openAuditFile(out)).header).toMatchObject({ size: HEADER.size, madeMs: HEADER.madeMs + 1 });
    // In any order the same file.
    const again = fresh();
    await mergeAuditFiles([two, one], again);
    expect(readFileSync(again)).toEqual(readFileSync(out));
  });
  test('of another member, role or log are not', async () => {
    const one = await write([]);
    const path = join(folder, 'mixed.audit');
    for (const change of [{ member: 'de' }, { role: 'oversight' as const, member: '' }, { origin: 'other' }, { genesis: new Uint8Array(32) }]) {
      expect(await code(mergeAuditFiles([one, await write([], { ...HEADER, ...change })], path))).toBe('other-file');
    }
    const other = await write([{ position: 2, release: receipt(1) }]);
    expect(await code(mergeAuditFiles([await write([{ position: 2, refusal: receipt(1) }]), other], path))).toBe('other-file');
    expect(readdirSync(folder).filter((name) => name.startsWith('mixed'))).toEqual([]);
  });
});

describe('the writer', () => {
  test('gives the file its name when it is whole, for its owner alone', async () => {
    const path = join(folder, 'named.audit');
    const writer = await createAuditFileWriter(path, HEADER);
    for (const opening of SAMPLE) await writer.add(opening);
    expect(readdirSync(folder)).not.toContain('named.audit');
    await writer.finish();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
  test('refuses what a reader would refuse, and leaves nothing', async () => {
    const [notice, decision] = SAMPLE as [Opening, Opening];
    const fails = (openings: readonly Opening[], header = HEADER): Promise<string> => code(write(openings, header, join(folder, 'never.audit')));
    expect(await fails([decision, notice])).toBe('wrong-order');
    expect(await fails([{ position: HEADER.size, decision: { elements: [] } }])).toBe('beyond-size');
    expect(await fails([notice], OVERSIGHT)).toBe('forbidden-content');
    expect(await fails([{ position: 3, decision: { elements: [new Uint8Array(4 * 1024 * 1024)] } }])).toBe('too-large');
    expect(await fails([], { ...HEADER, origin: '' })).toBe('malformed');
    expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([]);
  });
  test('replaces the file that was there only when the new one is whole', async () => {
    const path = await write(SAMPLE);
    const before = readFileSync(path);
    const writer = await createAuditFileWriter(path, OVERSIGHT);
    await writer.abort();
    expect(readFileSync(path)).toEqual(before);
    await write([], OVERSIGHT, path);
    expect((await read(path)).openings).toEqual([]);
  });
});

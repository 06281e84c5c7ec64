import { assert, constantFrom, double, integer, property, uniqueArray } from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { formatEvidence, parseEvidence, redactEvidence, verifyEvidence } from './index.ts';
import { FIELDS, type Sample, sample } from './testing/sample.ts';

let samples: Sample[];
beforeAll(() => {
  samples = [sample(), sample({ refused: true }), sample({ recalled: {} })];
});
const verify = (text: string | Uint8Array, { genesisDigest }: Sample) => verifyEvidence(text, { genesisDigest });

test('any changed byte is named', () => {
  assert(
    property(constantFrom(...samples), double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), integer({ min: 1, max: 255 }), (of, place, flip) => {
      const bytes = new TextEncoder().encode(of.text);
      const at = Math.floor(place * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      const { ok, problems } = verify(bytes, of);
      expect(ok).toBe(false);
      expect(problems.length).toBeGreaterThan(0);
      for (const { code, path } of problems) expect(`${code}${path}`).toMatch(/^[a-z-]+(\/|$)/);
    }),
    { numRuns: 1500 },
  );
});

/** Every place in a JSON value that can be taken out: members of objects and elements of lists. */
function removals(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const steps: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return steps.flatMap((step) => [[...path, step], ...removals((value as Record<string | number, unknown>)[step], [...path, step])]);
}

test('any part that is taken out is named', () => {
  for (const of of samples) {
    const places = removals(JSON.parse(of.text));
    expect(places.length).toBeGreaterThan(100);
    for (const place of places) {
      const value = JSON.parse(of.text) as Record<string | number, unknown>;
      const last = place.at(-1) ?? '';
      const holder = place.slice(0, -1).reduce<Record<string | number, unknown>>((inner, step) => inner[step] as Record<string | number, unknown>, value);
      if (Array.isArray(holder)) holder.splice(Number(last), 1);
      else delete holder[last];
      // As a careful forger would: in the one form that a file has.
      const { ok, problems } = verify(`${JSON.stringify(value, null, 1)}\n`, of);
      if (ok || problems.length === 0) throw new Error(`nobody noticed that /${place.join('/')} is gone`);
    }
  }
});

const REMOVALS = [
  'identity',
  'birth',
  'judicial',
  'source',
  '/subject',
  '/subject/name',
  '/source/reference',
  'de/bka',
  'de/review',
  'es/udyco',
  'routing',
  'restrictions',
  'recipients',
  'receipts',
  'releases',
];

test('a redacted file verifies, names what was taken out, nothing of it is left, and that it was recalled stays', () => {
  const [, , whole] = samples as [Sample, Sample, Sample];
  assert(
    property(uniqueArray(constantFrom(...REMOVALS), { minLength: 1, maxLength: 6 }), (chosen) => {
      let value = parseEvidence(whole.text);
      const applied: string[] = [];
      for (const one of chosen) {
        try {
          value = redactEvidence(value, [one]);
          applied.push(one);
        } catch (error) {
          // A word before it took the same away.
          expect(error).toMatchObject({ code: 'nothing-removed' });
        }
      }
      const text = formatEvidence(value);
      const report = verify(text, whole);
      expect(report.problems).toEqual([]);
      expect(report.ok).toBe(true);
      expect(report.recalled).toEqual(verify(whole.text, whole).recalled);
      const withheld = value.inventory.openings.filter((one) => one.withheld === true);
      expect(withheld.length).toBeGreaterThan(0);
      expect(report.parts.filter(({ state }) => state === 'withheld').map(({ says }) => says[0]?.values['digest'])).toEqual(
        withheld.map(({ digest }) => digest),
      );

      // No value, no salt, no bytes of a disclosure: neither as text nor in base64url.
      const before = parseEvidence(whole.text);
      const gone = [
        ...before.notice.content.filter((one) => !value.notice.content.includes(one)),
        ...before.notice.elements.filter((one) => !value.notice.elements.includes(one)),
        ...before.decisions.flatMap(({ elements }, i) => elements.filter((one) => value.decisions[i]?.elements.includes(one) !== true)),
        ...[before.notice.routing, before.notice.restrictions].filter(
          (one) => one !== null && one !== value.notice.routing && one !== value.notice.restrictions,
        ),
        ...before.receipts.filter(({ jws }) => !value.receipts.some((one) => one.jws === jws)).flatMap(({ salt, jws }) => [salt, jws, jws.split('.')[1] ?? '']),
        ...before.releases.filter(({ jws }) => !value.releases.some((one) => one.jws === jws)).flatMap(({ salt, jws }) => [salt, jws, jws.split('.')[1] ?? '']),
      ].filter((one) => one !== null);
      for (const one of gone) expect(text).not.toContain(one);
      const raw = decoded(text);
      for (const field of FIELDS) {
        const removed = applied.some((one) => one === field.category || field.pointer === one || field.pointer.startsWith(`${one}/`));
        expect(raw.includes(JSON.stringify(field.value))).toBe(!removed);
      }
    }),
    { numRuns: 150 },
  );
});

/** The file and everything in it that base64url could hide, as one text. */
const decoded = (text: string): string =>
  [text, ...(text.match(/[A-Za-z0-9_-]{20,}/g) ?? []).map((word) => Buffer.from(word, 'base64url').toString('latin1'))].join('\n');

test('a redaction that names nothing says so, and does not repeat what was given', () => {
  const [whole] = samples as [Sample];
  expect(() => redactEvidence(parseEvidence(whole.text), ['/subject/shoes'])).toThrowError(/nothing in the file is named as given/);
});

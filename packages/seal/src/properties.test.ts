import { CATEGORIES, type Category, type Leaf } from '@huecry/notice';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSubmission, parseSubmission, SUITE_IDS, seal, verifyNoticeSignature } from './index.ts';
import { openDelivery } from './open/index.ts';
import { boxOf, checkedOf, codeOf, contextFor, decide, deliveriesOf, inputFor, originSigner, planFor } from './testing/sample.ts';
import { report } from './testing/vectors.ts';
import type { RecipientPlan, SealInput, WithheldClaim } from './types.ts';

/** Some boxes of either suite, made once. */
const BOXES = [0, 1, 2, 3, 4, 5].map((i) => boxOf(40 + i, SUITE_IDS[i % 2]));

const category = fc.constantFrom<Category>(...CATEGORIES);
const categories = fc.uniqueArray(category, { maxLength: CATEGORIES.length });
const leaves = fc.uniqueArray(
  fc.record({
    pointer: fc.string({ unit: 'binary', maxLength: 20 }).map((text) => `/${text}`),
    category,
    // Values as a notice holds them after parsing: what JSON can say.
    value: fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown),
  }),
  { maxLength: 60, selector: ({ pointer }) => pointer },
);

const scene = fc.record({
  leaves,
  recipients: fc.array(fc.record({ addressed: categories, decided: categories, outcome: fc.constantFrom('deliver' as const, 'refuse' as const) }), {
    minLength: 1,
    maxLength: 6,
  }),
  mode: fc.constantFrom('live' as const, 'exercise' as const),
  suite: fc.constantFrom(...SUITE_IDS),
});
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

const addressOf = (index: number): string => `de/a${index}`;
const boxAt = (index: number) => BOXES[index] ?? boxOf(40);

/** A name that SD-JWT reserves may come out of the generator; a notice's schema has none. */
const reserved = ({ leaves: all }: Scene): boolean => /"(?:_sd|_sd_alg|\.\.\.)":/.test(JSON.stringify(all.map(({ value }) => value)));

function inputOf(drawn: Scene): SealInput {
  const plans: RecipientPlan[] = drawn.recipients.map(({ addressed }, i) => planFor(addressOf(i), boxAt(i), addressed));
  return inputFor(plans, { mode: drawn.mode, suite: drawn.suite, leaves: drawn.leaves });
}

const withheldFor = (dropped: readonly Category[]): WithheldClaim[] =>
  dropped.map((name) => ({ category: name, point: 'exchange', rule: 'r', cite: 'c', reason: 'x' }));

test('open(seal(x)) is the permitted part of x, for every recipient', () => {
  let ran = 0;
  let opened = 0;
  fc.assert(
    fc.property(
      scene.filter((drawn) => !reserved(drawn)),
      (drawn) => {
        const sealed = seal(inputOf(drawn), originSigner);
        const parsed = parseSubmission(sealed.submission);
        verifyNoticeSignature(parsed, originSigner.publicKey);
        const checked = checkSubmission(parsed);
        const decisions = checked.recipients.map(({ to, categories: addressed }) => {
          const { outcome, decided } = drawn.recipients[Number(to.slice(4))] ?? { outcome: 'refuse' as const, decided: [] };
          if (outcome === 'refuse') return decide(to, 'refuse', []);
          const permitted = addressed.filter((name) => decided.includes(name));
          return decide(to, 'deliver', permitted, withheldFor(addressed.filter((name) => !decided.includes(name))));
        });
        const byPointer = new Map(drawn.leaves.map(({ pointer, category: name }) => [pointer, name]));
        deliveriesOf(sealed, decisions).forEach(({ bytes }, i) => {
          const decision = decisions[i] ?? decide('de/a0', 'refuse', []);
          const index = Number(decision.to.slice(4));
          const got = openDelivery(
            bytes,
            contextFor(decision.to, [boxAt(index)], { mode: drawn.mode, categoryOf: (_kind, pointer) => byPointer.get(pointer) }),
          );
          const { addressed, decided } = drawn.recipients[index] ?? { addressed: [] as Category[], decided: [] as Category[] };
          const permitted =
            decision.outcome === 'refuse' ? [] : drawn.leaves.filter(({ category: name }) => addressed.includes(name) && decided.includes(name));
          expect(byName(got.leaves)).toEqual(byName(permitted));
          expect(got.blank).toBe(decision.outcome === 'refuse');
          opened++;
        });
        ran++;
      },
    ),
    { numRuns: 60 },
  );
  report(`sealed ${ran} random notices and opened ${opened} deliveries`);
  expect(opened).toBeGreaterThan(ran);
});

const byName = (all: readonly Leaf[]): Leaf[] => all.toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1));

test('a random flipped bit of a random delivery is refused', () => {
  let ran = 0;
  fc.assert(
    fc.property(
      scene.filter((drawn) => !reserved(drawn)),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 0, max: 7 })), { minLength: 10, maxLength: 10 }),
      (drawn, flips) => {
        const sealed = seal(inputOf(drawn), originSigner);
        const decisions = checkedOf(sealed).recipients.map(({ to, categories: addressed }) => decide(to, 'deliver', addressed));
        const [delivery] = deliveriesOf(sealed, decisions);
        const bytes = delivery?.bytes ?? new Uint8Array(0);
        const to = decisions[0]?.to ?? '';
        const byPointer = new Map(drawn.leaves.map(({ pointer, category: name }) => [pointer, name]));
        const context = contextFor(to, [boxAt(Number(to.slice(4)))], { mode: drawn.mode, categoryOf: (_kind, pointer) => byPointer.get(pointer) });
        expect(openDelivery(bytes, context).blank).toBe(false);
        for (const [where, bit] of flips) {
          const at = Math.floor(where * bytes.length);
          const spoiled = Uint8Array.from(bytes);
          spoiled[at] = (spoiled[at] ?? 0) ^ (1 << bit);
          // decision_position alone is a hint that nobody can sign.
          let isHint = false;
          const code = codeOf(() => {
            isHint = openDelivery(spoiled, context).decisionPosition !== 301;
          });
          expect(code !== 'accepted' || isHint, `byte ${at} of ${bytes.length}`).toBe(true);
          ran++;
        }
      },
    ),
    { numRuns: 30 },
  );
  report(`flipped ${ran} random bits`);
  expect(ran).toBeGreaterThanOrEqual(300);
});

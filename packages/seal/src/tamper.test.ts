import { Delivery, Submission } from '@huecry/proto';
import { describe, expect, test } from 'vitest';
import { checkSubmission, parseSubmission, seal, verifyNoticeSignature } from './index.ts';
import { type Opened, openDelivery } from './open/index.ts';
import {
  bka,
  boxOf,
  checkedOf,
  codeOf,
  contextFor,
  decide,
  deliveriesOf,
  exchangeSigner,
  inputFor,
  JTI,
  leaves,
  npa,
  originSigner,
  planFor,
  sampleInput,
  withheldByExchange,
} from './testing/sample.ts';
import { report } from './testing/vectors.ts';
import type { RecipientDecision, Sealed, SealInput } from './types.ts';

type DeliveryMessage = ReturnType<typeof Delivery.decode>;
type SubmissionMessage = ReturnType<typeof Submission.decode>;

const ALL = ['birth', 'identity', 'judicial'] as const;
const bkaGets = decide('de/bka', 'deliver', ALL);
const npaGets = decide('jp/npa', 'deliver', ['birth', 'health', 'identity', 'judicial']);

function deliver(sealed: Sealed, decisions: readonly RecipientDecision[] = [bkaGets, npaGets]): { forBka: DeliveryMessage; forNpa: DeliveryMessage } {
  const [forBka, forNpa] = deliveriesOf(sealed, decisions).map(({ bytes }) => Delivery.decode(bytes));
  if (forBka === undefined || forNpa === undefined) throw new Error('two deliveries expected');
  return { forBka, forNpa };
}

const open = (message: DeliveryMessage, more = {}): Opened => openDelivery(Delivery.encode(message), contextFor('de/bka', [bka], more));
const opening = (message: DeliveryMessage, more = {}): string => codeOf(() => open(message, more));

const sealed = seal(sampleInput(), originSigner);
const again = (more: Partial<SealInput>): Sealed => seal({ ...sampleInput(), ...more }, originSigner);
const { forBka, forNpa } = deliver(sealed);
const otherNotice = deliver(again({ jti: '019a0000-0000-7000-8000-00000000000f' })).forBka;
const sameId = deliver(again({})).forBka;
const otherRevision = deliver(again({ rev: 2, prev: sealed.digest })).forBka;

const boxIn = (message: DeliveryMessage): NonNullable<DeliveryMessage['box']> => {
  if (message.box === null) throw new Error('a box expected');
  return message.box;
};

describe('what is moved is refused', () => {
  test('the delivery as built is accepted', () => {
    expect(opening(forBka)).toBe('accepted');
  });

  const swapped = forBka.slots.map(({ disclosure }, i) => ({
    disclosure,
    ciphertext: forBka.slots[(i + 1) % forBka.slots.length]?.ciphertext ?? new Uint8Array(0),
  }));
  const keysOf = (from: DeliveryMessage): DeliveryMessage['box'] => ({
    ...boxIn(forBka),
    keys: boxIn(from).keys.filter(({ category }) => category !== 'health'),
  });
  const rotated = boxIn(forBka).keys.map(({ category }, i, all) => ({ category, key: all[(i + 1) % all.length]?.key ?? new Uint8Array(0) }));

  test.each<[string, Partial<DeliveryMessage>, string]>([
    ['slots of another notice', { slots: otherNotice.slots }, 'digest-mismatch'],
    ['slots of another revision', { slots: otherRevision.slots }, 'digest-mismatch'],
    ['ciphertexts moved to other categories', { slots: swapped }, 'digest-mismatch'],
    ['slots in another order', { slots: forBka.slots.toReversed() }, 'malformed'],
    ['a slot twice', { slots: [...forBka.slots.slice(0, 1), ...forBka.slots] }, 'malformed'],
    ['a slot left out', { slots: forBka.slots.slice(1) }, 'malformed'],
    ['a slot and its key left out', { slots: forBka.slots.slice(1), box: { ...boxIn(forBka), keys: boxIn(forBka).keys.slice(1) } }, 'missing-slot'],
    ['a slot addressed to another', { slots: forNpa.slots, box: { ...boxIn(forBka), keys: boxIn(forNpa).keys } }, 'digest-mismatch'],
    ['the box of another recipient', { box: forNpa.box }, 'wrong-recipient'],
    ['the box of another notice', { box: otherNotice.box }, 'digest-mismatch'],
    ['the box of another revision', { box: otherRevision.box }, 'digest-mismatch'],
    ["another recipient's encapsulated key", { box: { ...boxIn(forBka), enc: boxIn(forNpa).enc } }, 'digest-mismatch'],
    ["another recipient's wrapped keys", { box: keysOf(forNpa) }, 'digest-mismatch'],
    ['wrapped keys moved to other categories', { box: { ...boxIn(forBka), keys: rotated } }, 'digest-mismatch'],
    ['no box', { box: null }, 'malformed'],
    ['routing facts of another notice', { routing: otherNotice.routing }, 'digest-mismatch'],
    ['no routing facts', { routing: new Uint8Array(0) }, 'malformed'],
    ['a slot disclosure as routing facts', { routing: forBka.slots[0]?.disclosure ?? new Uint8Array(0) }, 'malformed'],
    ['another suite', { suite: 'hc1-x25519-hkdf-sha256-aes-256-gcm' }, 'malformed'],
    ["another recipient's decision element", { decisionElement: forNpa.decisionElement }, 'wrong-decision'],
    ['the decision on another notice', { decision: otherNotice.decision, decisionElement: otherNotice.decisionElement }, 'wrong-decision'],
    ['the decision on another text under the same id', { decision: sameId.decision, decisionElement: sameId.decisionElement }, 'wrong-decision'],
    ['the decision on another revision', { decision: otherRevision.decision, decisionElement: otherRevision.decisionElement }, 'wrong-decision'],
    ['an element of another decision', { decisionElement: otherNotice.decisionElement }, 'digest-mismatch'],
    ['a notice in place of the decision', { decision: forBka.jws }, 'wrong-type'],
    ['a decision in place of the notice', { jws: forBka.decision }, 'wrong-type'],
    [
      'another notice under this decision',
      { jws: otherNotice.jws, routing: otherNotice.routing, slots: otherNotice.slots, box: otherNotice.box },
      'wrong-decision',
    ],
    ['another notice position', { noticePosition: 299 }, 'wrong-decision'],
    ['a decision before the notice', { decisionPosition: 300 }, 'wrong-decision'],
  ])('%s', (_name, change, code) => {
    expect(opening({ ...forBka, ...change })).toBe(code);
  });
});

describe('what was not decided is refused', () => {
  const narrow = deliver(sealed, [decide('de/bka', 'deliver', ['birth', 'identity'], [withheldByExchange]), npaGets]).forBka;
  const refused = deliver(sealed, [decide('de/bka', 'refuse', []), npaGets]).forBka;
  const torn = deliver(sealed, [decide('de/bka', 'deliver', ALL, [withheldByExchange]), npaGets]).forBka;
  const silent = deliver(sealed, [decide('de/bka', 'deliver', ['birth', 'identity']), npaGets]).forBka;

  test.each<[string, DeliveryMessage, string]>([
    ['a slot withheld by a signed decision is no loss', narrow, 'accepted'],
    ['a slot withheld without a word', silent, 'missing-slot'],
    ['a slot delivered though withheld', { ...narrow, slots: forBka.slots, box: forBka.box }, 'wrong-decision'],
    ['a slot delivered and withheld in one decision', torn, 'wrong-decision'],
    ['a blank is no loss', refused, 'accepted'],
    ['slots delivered though refused', { ...refused, slots: forBka.slots, box: forBka.box, suite: forBka.suite, routing: forBka.routing }, 'wrong-decision'],
    ['routing facts delivered though refused', { ...refused, routing: forBka.routing }, 'wrong-decision'],
    [
      'a blank in place of a delivery',
      { ...forBka, suite: '', routing: new Uint8Array(0), slots: [], box: { ...boxIn(forBka), enc: new Uint8Array(0), keys: [] } },
      'malformed',
    ],
  ])('%s', (_name, message, code) => {
    expect(opening(message)).toBe(code);
  });
});

describe('the recipient refuses', () => {
  test.each<[string, object, string]>([
    ['a notice of the other mode', { mode: 'exercise' }, 'wrong-mode'],
    ['an expired notice', { nowSeconds: sampleInput().exp }, 'expired'],
    ['a notice for another gateway', { me: 'jp/npa' }, 'wrong-decision'],
    ['a signature under another key', { originKey: () => exchangeSigner.publicKey }, 'bad-signature'],
    ['a decision under another key', { exchangeKey: () => originSigner.publicKey }, 'bad-signature'],
    ['a box key it does not hold', { boxKey: () => undefined }, 'unknown-key'],
    ['a box key that answers to another id', { boxKey: () => npa }, 'unknown-key'],
    ['a box key of another suite', { boxKey: (kid: string) => ({ ...boxOf(1, 'hc1-x25519-hkdf-sha256-aes-256-gcm'), kid }) }, 'unknown-suite'],
    ['a box key that does not open it', { boxKey: (kid: string) => ({ ...npa, kid }) }, 'cannot-open'],
  ])('%s', (_name, more, code) => {
    expect(opening(forBka, more)).toBe(code);
  });

  test('an exercise opens in exercise mode and nowhere else', () => {
    const exercise = deliver(again({ mode: 'exercise' })).forBka;
    expect(opening(exercise, { mode: 'exercise' })).toBe('accepted');
    expect(opening(exercise)).toBe('wrong-mode');
    expect(opening({ ...forBka, decision: exercise.decision, decisionElement: exercise.decisionElement })).toBe('wrong-mode');
  });

  test('what a look-up throws goes through', () => {
    const revoked = new Error('revoked-key');
    expect(() =>
      open(forBka, {
        originKey: () => {
          throw revoked;
        },
      }),
    ).toThrow(revoked);
  });
});

describe('the exchange refuses a submission with', () => {
  const good = Submission.decode(sealed.submission);
  const other = Submission.decode(again({ jti: '019a0000-0000-7000-8000-00000000000f' }).submission);
  const check = (change: Partial<SubmissionMessage>): string => codeOf(() => checkSubmission(parseSubmission(Submission.encode({ ...good, ...change }))));
  const [first, second] = good.boxes;
  if (first === undefined || second === undefined) throw new Error('two boxes expected');

  test.each<[string, Partial<SubmissionMessage>, string]>([
    ['nothing changed', {}, 'accepted'],
    ['slots of another notice', { slots: other.slots }, 'digest-mismatch'],
    ['boxes of another notice', { boxes: other.boxes }, 'digest-mismatch'],
    ['routing facts of another notice', { routing: other.routing }, 'digest-mismatch'],
    ['restrictions taken away', { restrictions: new Uint8Array(0) }, 'malformed'],
    ['restrictions of another notice', { restrictions: other.restrictions }, 'digest-mismatch'],
    ['routing facts in place of restrictions', { restrictions: good.routing }, 'malformed'],
    ['boxes in another order', { boxes: good.boxes.toReversed() }, 'malformed'],
    ['a box twice', { boxes: [first, first, second] }, 'malformed'],
    ['no box', { boxes: [] }, 'malformed'],
    ['a slot left out', { slots: good.slots.slice(1) }, 'missing-slot'],
    ['a slot that nobody gets', { boxes: [first] }, 'malformed'],
    ['a wrapped key left out', { boxes: [{ ...first, keys: first.keys.slice(1) }, second] }, 'digest-mismatch'],
    [
      'encapsulated keys swapped',
      {
        boxes: [
          { ...first, enc: second.enc },
          { ...second, enc: first.enc },
        ],
      },
      'digest-mismatch',
    ],
    ['an encapsulated key cut', { boxes: [{ ...first, enc: first.enc.subarray(1) }, second] }, 'malformed'],
    ['a suite that nobody has', { suite: 'hc1-rot13' }, 'malformed'],
    ['more boxes than allowed', { boxes: Array.from({ length: 513 }, () => ({ ...first, enc: new Uint8Array(0), keys: [] })) }, 'too-many-recipients'],
  ])('%s', (_name, change, code) => {
    expect(check(change)).toBe(code);
  });

  test('more bytes than the transport carries', () => {
    expect(codeOf(() => parseSubmission(new Uint8Array(4 * 1024 * 1024)))).toBe('too-large');
    expect(codeOf(() => parseSubmission(Submission.encode({ ...good, jws: new Uint8Array(65_501).fill(0x61) })))).toBe('too-large');
  });
});

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

/** The smallest notice: one leaf, one recipient, the short suite. */
const small = boxOf(30, 'hc1-x25519-hkdf-sha256-aes-256-gcm');
const smallNotice = seal(inputFor([planFor('de/bka', small, ['identity'])], { suite: small.suite, leaves: leaves.slice(0, 1) }), originSigner);

test('every single flipped bit of a small delivery is refused', () => {
  const bytes = deliveriesOf(smallNotice, [decide('de/bka', 'deliver', ['identity'])])[0]?.bytes ?? new Uint8Array(0);
  const context = contextFor('de/bka', [small]);
  const { decisionPosition: _, presentation: __, ...good } = openDelivery(bytes, context);
  const codes: Record<string, number> = {};
  let hints = 0;
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const spoiled = flipped(bytes, bit);
    const code = codeOf(() => {
      const { decisionPosition, presentation: ___, ...rest } = openDelivery(spoiled, context);
      // The one field that nobody could sign: the decision's own place in the ledger. A hint, checked against the ledger.
      expect(decisionPosition).not.toBe(301);
      expect(rest).toEqual(good);
      hints++;
    });
    codes[code] = (codes[code] ?? 0) + 1;
  }
  report(`flipped ${bytes.length * 8} bits of a delivery: ${JSON.stringify(codes)}`);
  // Two bytes of varint: 14 bits of number, of which some make it too small or end the varint.
  expect(hints).toBeLessThanOrEqual(14);
  expect(codes.accepted).toBe(hints);
});

test('every single flipped bit of a small submission is refused', () => {
  const codes: Record<string, number> = {};
  for (let bit = 0; bit < smallNotice.submission.length * 8; bit++) {
    const spoiled = flipped(smallNotice.submission, bit);
    const code = codeOf(() => {
      const parsed = parseSubmission(spoiled);
      verifyNoticeSignature(parsed, originSigner.publicKey);
      checkSubmission(parsed);
    });
    codes[code] = (codes[code] ?? 0) + 1;
  }
  report(`flipped ${smallNotice.submission.length * 8} bits of a submission: ${JSON.stringify(codes)}`);
  expect(codes.accepted).toBeUndefined();
});

test('every shortening of a delivery and a submission is refused', () => {
  const bytes = Delivery.encode(forBka);
  for (let length = 0; length < bytes.length; length += 7) {
    expect(codeOf(() => openDelivery(bytes.subarray(0, length), contextFor('de/bka', [bka])))).not.toBe('accepted');
  }
  for (let length = 0; length < sealed.submission.length; length += 7) {
    expect(codeOf(() => checkSubmission(parseSubmission(sealed.submission.subarray(0, length))))).not.toBe('accepted');
  }
  expect(checkedOf(sealed).jti).toBe(JTI);
});

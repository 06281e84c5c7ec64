import { Buffer } from 'node:buffer';
import { Delivery, Submission } from '@huecry/proto';
import { lengthPrefixed, PROTOCOL } from '../encoding.ts';
import { setupReceiver } from '../hpke/index.ts';
import { seal, signRecall, signReceipt, signRefusal, signRelease, type Decapsulator, type Sealed, type SealInput } from '../index.ts';
import { openDelivery } from '../open/index.ts';
import { decryptOnce, packSlot, slotAad } from '../slot.ts';
import { content, type Forgery, forge } from './forge.ts';
import {
  address,
  boxOf,
  checkedOf,
  codeOf,
  contextFor,
  decide,
  deliveriesOf,
  exchangeSigner,
  fixedRandom,
  inputFor,
  leaves,
  member,
  NOW,
  originSigner,
  planFor,
  seedOf,
  withheldByExchange,
  withheldByOrigin,
} from './sample.ts';

/** Our own vectors (docs/spec/vectors/sealed-notice.json). Bytes are base64url. */

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

type Box = Decapsulator & { readonly publicKey: Uint8Array };

const CLASSIC = { bka: boxOf(10, 'hc1-x25519-hkdf-sha256-aes-256-gcm'), npa: boxOf(11, 'hc1-x25519-hkdf-sha256-aes-256-gcm') };
const HYBRID = { bka: boxOf(12), npa: boxOf(13) };

function inputWith({ bka, npa }: { bka: Box; npa: Box }, mode: 'live' | 'exercise'): SealInput {
  const plans = [
    planFor('de/bka', bka, ['identity', 'birth', 'judicial'], { withheld: [withheldByOrigin], n: 2, nPrev: new Uint8Array(32).fill(9) }),
    planFor('jp/npa', npa, ['identity', 'birth', 'judicial', 'health']),
  ];
  return inputFor(plans, {
    mode,
    suite: bka.suite,
    restrictions: { exclude: [member('eg')], limit: [member('de'), member('jp')] },
    rev: 2,
    prev: new Uint8Array(32).fill(7),
    seq: 4,
    seqPrev: new Uint8Array(32).fill(8),
  });
}

const DECISIONS = [decide('de/bka', 'deliver', ['identity', 'birth'], [withheldByExchange]), decide('jp/npa', 'refuse', [])];

/** One notice for two recipients: one gets a part, one is refused. `stored` is taken where sealing cannot be repeated. */
function noticeVector(name: string, boxes: { bka: Box; npa: Box }, mode: 'live' | 'exercise', random: number, stored: string | null) {
  const input = inputWith(boxes, mode);
  const repeatable = boxes.bka.suite === CLASSIC.bka.suite;
  const sealed: Sealed = repeatable || stored === null ? seal(input, originSigner, fixedRandom(random)) : restored(stored);
  const checked = checkedOf(sealed);
  const [forBka, forNpa] = deliveriesOf(sealed, DECISIONS, fixedRandom(random + 1));
  if (forBka === undefined || forNpa === undefined) throw new Error('two deliveries expected');
  const opened = openDelivery(forBka.bytes, contextFor('de/bka', [boxes.bka], { mode }));
  const { claims: _, presentation, ...rest } = opened;
  return {
    name,
    repeatable,
    random: b64(seedOf(random)),
    decisionRandom: b64(seedOf(random + 1)),
    input: asJson({ ...input, leaves: undefined, recipients: input.recipients.map(({ publicKey: __, ...plan }) => plan) }),
    jws: Buffer.from(sealed.jws).toString(),
    digest: b64(sealed.digest),
    submission: b64(sealed.submission),
    decision: Buffer.from(forBka.decision).toString(),
    decisionElements: forBka.elements.map(b64),
    deliveries: [
      {
        to: 'de/bka',
        delivery: b64(forBka.bytes),
        keys: keysOf(boxes.bka, forBka.bytes, input),
        opened: asJson({ ...rest, decision: rest.decision.decision, jws: undefined, digest: undefined, openings: undefined }),
        presentation: presentation(),
      },
      { to: 'jp/npa', delivery: b64(forNpa.bytes), opened: asJson({ blank: openDelivery(forNpa.bytes, contextFor('jp/npa', [boxes.npa], { mode })).blank }) },
    ],
    slots: checked.slots.map(({ category }) => category),
    restrictions: asJson(checked.restrictions),
  };
}

/** The secrets on the way into one delivery, for whoever looks for a difference. */
function keysOf(box: Box, delivery: Uint8Array, input: SealInput) {
  const wire = Delivery.decode(delivery).box;
  if (wire === null) throw new Error('a box expected');
  const info = lengthPrefixed(PROTOCOL, input.mode, input.iss, input.jti, String(input.rev), box.kid);
  const exporter = setupReceiver(box, wire.enc, info);
  return {
    info: b64(info),
    sharedSecret: b64(box.decapsulate(wire.enc)),
    slots: wire.keys.map(({ category, key }) => {
      const exporterContext = lengthPrefixed(PROTOCOL, `slot:${category}`);
      const wrappingKey = exporter.export(exporterContext, 32);
      return {
        category,
        exporterContext: b64(exporterContext),
        wrappingKey: b64(wrappingKey),
        slotKey: b64(decryptOnce('a key', wrappingKey, key)),
        aad: b64(slotAad(input, category)),
      };
    }),
  };
}

const restored = (submission: string): Sealed => {
  const bytes = Uint8Array.from(Buffer.from(submission, 'base64url'));
  const { jws } = Submission.decode(bytes);
  return { jws, digest: checkedOf({ jws, digest: jws, submission: bytes, disclosures: [] }).digest, submission: bytes, disclosures: [] };
};

/** Plain JSON: bytes as base64url. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (inner instanceof Uint8Array ? b64(inner) : inner)));

const family = content('/subject/name/family', 'Brandão').bytes;
const health = content('/subject/health', 'invented').bytes;

/** What must be refused, with the code. Made once and kept: the bytes are the vector. */
export function makeRefused() {
  const box = CLASSIC.bka;
  const context = contextFor('de/bka', [box]);
  const made: { name: string; what: 'delivery' | 'submission'; bytes: string; code: string }[] = [];
  const sealed = seal(inputWith(CLASSIC, 'live'), originSigner);
  const other = seal({ ...inputWith(CLASSIC, 'live'), jti: '019a0000-0000-7000-8000-00000000000f' }, originSigner);
  const messageOf = (of: Sealed, decisions = DECISIONS) => Delivery.decode(deliveriesOf(of, decisions)[0]?.bytes ?? new Uint8Array(0));
  const [good, forNpa] = deliveriesOf(sealed, DECISIONS).map(({ bytes }) => Delivery.decode(bytes));
  if (good === undefined || forNpa === undefined) throw new Error('two deliveries expected');
  const foreign = messageOf(other);
  const add = (name: string, code: string, message: Uint8Array): void => {
    const found = codeOf(() => openDelivery(message, context));
    if (found !== code) throw new Error(`${name}: ${code} expected, ${found} found`);
    made.push({ name, what: 'delivery', bytes: b64(message), code });
  };
  const changed = (name: string, code: string, change: Partial<typeof good>): void => add(name, code, Delivery.encode({ ...good, ...change }));
  const wire = good.box ?? { element: family, enc: family, keys: [] };

  changed('slots of another notice', 'digest-mismatch', { slots: foreign.slots });
  changed('slot and key left out without a word', 'missing-slot', { slots: good.slots.slice(1), box: { ...wire, keys: wire.keys.slice(1) } });
  changed('the box of another recipient', 'wrong-recipient', { box: forNpa.box });
  changed('the decision on another notice', 'wrong-decision', { decision: foreign.decision, decisionElement: foreign.decisionElement });
  changed('the decision element of another recipient', 'wrong-decision', { decisionElement: forNpa.decisionElement });
  changed('a notice in place of the decision', 'wrong-type', { decision: good.jws });
  changed('another notice position', 'wrong-decision', { noticePosition: 299 });
  changed('no box', 'malformed', { box: null });
  add('an unknown protobuf field', 'malformed', Buffer.concat([Delivery.encode(good), Uint8Array.of(0xf8, 0x01, 0x01)]));
  add('a cut message', 'malformed', Delivery.encode(good).subarray(0, -1));
  add('a slot that the decision names nowhere', 'missing-slot', Delivery.encode(messageOf(sealed, [decide('de/bka', 'deliver', ['identity', 'birth'])])));
  add('an exercise', 'wrong-mode', Delivery.encode(messageOf(seal(inputWith(CLASSIC, 'exercise'), originSigner))));
  add('an expired notice', 'expired', Delivery.encode(messageOf(seal({ ...inputWith(CLASSIC, 'live'), exp: NOW + 2 }, originSigner))));
  const flipped = Uint8Array.from(good.jws);
  flipped[flipped.length - 10] = flipped[flipped.length - 10] === 0x41 ? 0x42 : 0x41;
  changed('a changed signature', 'bad-signature', { jws: flipped });

  const forged = (name: string, code: string, forgery: Forgery): void =>
    add(
      name,
      code,
      Delivery.encode(
        messageOf(forge({ ...forgery, box }), [
          decide(
            'de/bka',
            'deliver',
            forgery.slots.map(({ category }) => category),
          ),
        ]),
      ),
    );
  const slot = { category: 'identity', disclosures: [family] } as const;
  forged('a disclosure in a slot of another category', 'mislabelled-disclosure', { slots: [{ ...slot, disclosures: [health] }], signed: [health] });
  forged('a disclosure that was not signed', 'unknown-disclosure', { slots: [slot], signed: [] });
  forged('a disclosure twice', 'duplicate-disclosure', { slots: [{ ...slot, disclosures: [family, family] }], signed: [family] });
  forged('a commitment to another key', 'commitment-mismatch', { slots: [{ ...slot, commitTo: seedOf(1) }], signed: [family] });
  forged('a slot of another revision', 'cannot-open', { slots: [{ ...slot, boundTo: { rev: 9 } }], signed: [family] });
  forged('something in the padding', 'malformed', { slots: [{ ...slot, plaintext: packSlot([family]).with(255, 1) }], signed: [family] });

  const submission = Submission.decode(sealed.submission);
  const addSubmission = (name: string, code: string, change: Partial<typeof submission>): void => {
    const bytes = Submission.encode({ ...submission, ...change });
    const found = codeOf(() => checkedOf({ ...sealed, submission: bytes }));
    if (found !== code) throw new Error(`${name}: ${code} expected, ${found} found`);
    made.push({ name, what: 'submission', bytes: b64(bytes), code });
  };
  addSubmission('a slot left out', 'missing-slot', { slots: submission.slots.slice(1) });
  addSubmission('restrictions left out', 'malformed', { restrictions: new Uint8Array(0) });
  addSubmission('restrictions of another notice', 'digest-mismatch', { restrictions: Submission.decode(other.submission).restrictions });
  addSubmission('boxes in another order', 'malformed', { boxes: submission.boxes.toReversed() });
  addSubmission('routing facts of another notice', 'digest-mismatch', { routing: Submission.decode(other.submission).routing });
  return made;
}

/** Everything that comes out the same at every run; `stored` gives the submission of the hybrid notice. */
export function makeVectors(stored: string | null) {
  const key = (seed: number, signer: typeof originSigner) => ({ seed: b64(seedOf(seed)), publicKey: b64(signer.publicKey), kid: signer.kid });
  const box = (name: string, seed: number, { suite, publicKey, kid }: Box) => ({ name, suite, seed: b64(seedOf(seed)), publicKey: b64(publicKey), kid });
  const classic = noticeVector('X25519 box, live', CLASSIC, 'live', 0x51, null);
  const notice = Uint8Array.from(Buffer.from(classic.digest, 'base64url'));
  const about = { mode: 'live' as const, origin: address('br/pf'), notice, iat: NOW + 5 };
  const receipt = { ...about, iss: address('de/bka'), jti: inputWith(CLASSIC, 'live').jti, rev: 2, state: 'opened' as const, retainUntil: NOW + 1000 };
  const refusal = { ...about, iss: 'exchange.example', jti: null, rev: null, code: 'bad-signature', reason: 'The signature does not verify' };
  const release = {
    ...about,
    iss: address('x-review/desk'),
    jti: receipt.jti,
    rev: 2,
    recipients: [address('de/bka'), address('jp/npa')],
    outcome: 'refuse' as const,
    code: 'political',
    reason: 'An invented reason',
    cite: 'Constitution, art. 3',
  };
  const recall = { ...about, iss: address('br/pf2'), jti: receipt.jti, rev: 2, code: 'mistaken-identity', reason: 'An invented reason' };
  return {
    format: 'huecry-sealed-notice-vectors/1',
    note: 'Invented persons. Bytes are base64url. Sealing under the hybrid suite cannot be repeated (ML-KEM encapsulates at random): its submission is kept, everything after it is computed.',
    keys: {
      origin: key(1, originSigner),
      exchange: key(2, exchangeSigner),
      boxes: [box('de/bka', 10, CLASSIC.bka), box('jp/npa', 11, CLASSIC.npa), box('de/bka', 12, HYBRID.bka), box('jp/npa', 13, HYBRID.npa)],
    },
    nowSeconds: NOW + 10,
    leaves,
    notices: [
      classic,
      noticeVector('X25519 box, exercise', CLASSIC, 'exercise', 0x53, null),
      noticeVector('MLKEM768-X25519 box, live', HYBRID, 'live', 0x55, stored),
    ],
    receipt: { input: asJson(receipt), jws: Buffer.from(signReceipt(receipt, originSigner)).toString() },
    refusal: { input: asJson(refusal), jws: Buffer.from(signRefusal(refusal, exchangeSigner)).toString() },
    release: { input: asJson(release), jws: Buffer.from(signRelease(release, originSigner)).toString() },
    recall: { input: asJson(recall), jws: Buffer.from(signRecall(recall, originSigner)).toString() },
  };
}

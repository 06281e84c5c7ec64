import type { Address, MemberCode } from '@huecry/notice';
import { categoryOf } from '@huecry/notice';
import { Delivery, Proof, Reject, Submission } from '@huecry/proto';
import { verifyDecision, verifyRefusal } from '@huecry/seal';
import { openDelivery } from '@huecry/seal/open';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from './bytes.ts';
import { type Harness, openHarness } from './testing/harness.ts';
import { address, box, DE, FR, FR2, JP, ROUTING, signer } from './testing/world.ts';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());
afterEach(async () => {
  await h.settle();
  h.bus.forget();
});

const opened = (bytes: Uint8Array, me: Address, from: Address) =>
  openDelivery(bytes, {
    me,
    mode: 'live',
    nowSeconds: h.nowSeconds(),
    boxKey: (kid) => (kid === box(me).kid ? box(me) : undefined),
    originKey: () => signer(from).publicKey,
    exchangeKey: () => signer('exchange').publicKey,
    categoryOf: (kind, pointer) =>
      (({ '/subject/name/family': 'identity', '/subject/birth/date': 'birth', '/assets/0/description': 'asset' })[pointer] as never) ??
      categoryOf(kind, pointer),
  });
const one = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1);
  return list[0] as T;
};
const rejectTo = (to: Address) => {
  const reject = Reject.decode(one(h.bus.sent('reject', to)).data);
  return { reject, claims: verifyRefusal(reject.jws, signer('exchange').publicKey).claims };
};

describe('a notice that is admitted', () => {
  test('reaches each recipient with what both laws allow, and its origin with proof, decision and every element', async () => {
    const sealed = h.desk(FR2).make([DE, JP]);
    expect(await h.bus.submit(FR2, 'yellow', sealed.submission)).toBe('ack');
    await h.settle();

    const de = opened(one(h.bus.sent('deliver', DE)).data, DE, FR2);
    expect(de.blank).toBe(false);
    expect(de.leaves.map(({ category }) => category).toSorted()).toEqual(['asset', 'birth', 'identity']);
    expect(de.withheld.map(({ category, point }) => ({ category, point }))).toEqual([{ category: 'belief', point: 'exchange' }]);
    expect(de.withheld[0]?.cite).not.toBe('');

    const proof = Proof.decode(one(h.bus.sent('proof', FR2)).data);
    expect(proof.notice).toEqual(sealed.digest);
    expect(proof.proof).toBe(`proof of ${proof.position}`);
    expect(proof.decisionProof).toBe(`proof of ${proof.decisionPosition}`);
    const { decisions, parsed, claims } = verifyDecision(proof.decision, proof.elements, signer('exchange').publicKey);
    expect(decisions.map(({ to, outcome }) => [to, outcome]).toSorted()).toEqual([
      [DE, 'deliver'],
      [JP, 'deliver'],
    ]);
    expect(claims.noticePosition).toBe(proof.position);
    const order = proof.elements.map((element) => Buffer.from(sha256(Buffer.from(element).toString('base64url'))).toString('base64url'));
    expect(parsed.recipientDigests.filter((digest) => order.includes(digest))).toEqual(order);
    expect(h.ledger.entries[proof.position]?.notice?.jws).toEqual(sealed.jws);
    expect(h.ledger.entries[proof.decisionPosition]?.decision?.jws).toEqual(proof.decision);
    expect(h.store().notices.find(sealed.digest)?.state).toBe('settled');
  });

  test('gives a refused recipient a blank with the signed decision that names the rule', async () => {
    const sealed = h.desk(FR).make([DE], { routing: { ...ROUTING, purpose: 'warn' } });
    await h.bus.submit(FR, 'yellow', sealed.submission);
    const { data } = one(h.bus.sent('deliver', DE));
    const blank = opened(data, DE, FR);
    expect(blank.blank).toBe(true);
    expect(blank.leaves).toEqual([]);
    expect(blank.refusedBy.map(({ rule }) => rule)).toContain('common/purpose-fits-kind');
    expect(Delivery.decode(data).slots).toEqual([]);
  });

  test.each([
    ['unknown-recipient', 'de/nobody', {}],
    [
      'recipient-key-invalid',
      DE,
      {
        recipients: [{ to: DE, ...keyOf('de/older'), n: 1, nPrev: null, categories: ['identity' as const], withheld: [] }],
        leaves: [{ pointer: '/subject/name/family', category: 'identity' as const, value: 'X' }],
      },
    ],
    ['origin-restriction', DE, { restrictions: { exclude: ['de' as MemberCode], limit: null } }],
    ['origin-restriction', DE, { restrictions: { exclude: [], limit: ['eg' as MemberCode, 'jp' as MemberCode] } }],
    ['no-bundle', DE, { bundles: { origin: 'x'.repeat(42) + 'A', common: 'y'.repeat(42) + 'A', recipients: { de: 'z'.repeat(42) + 'A' } as never } }],
  ])('refuses one recipient with %s and says so in the decision', async (code, to, more) => {
    const sealed = h.desk(FR).make([address(to)], more);
    await h.bus.submit(FR, 'yellow', sealed.submission);
    await h.settle();
    const proof = Proof.decode(one(h.bus.sent('proof', FR)).data);
    const [decision] = verifyDecision(proof.decision, proof.elements, signer('exchange').publicKey).decisions;
    expect(decision).toMatchObject({ outcome: 'refuse', code });
    expect(decision?.refusedBy[0]?.rule).toBe(`exchange/${code}`);
  });

  test('lets a later revision take away from a member that its origin now excludes, and give it nothing', async () => {
    const desk = h.desk(FR);
    const restrictions = { exclude: ['de' as MemberCode], limit: null };
    const first = desk.make([DE]);
    await h.bus.submit(FR, 'yellow', first.submission);
    const [plan] = first.input.recipients;
    if (plan === undefined) throw new Error('a recipient expected');
    const next = { jti: first.input.jti, rev: 2, prev: first.digest, restrictions };
    const narrowed = desk.make([DE], { ...next, recipients: [{ ...plan, n: 2, nPrev: first.digest, categories: [] }] });
    await h.bus.submit(FR, 'yellow', narrowed.submission);
    const given = desk.make([DE], { ...next, rev: 3, prev: narrowed.digest });
    await h.bus.submit(FR, 'yellow', given.submission);
    await h.settle();
    const outcomes = h.bus.sent('proof', FR).map(({ data }) => {
      const { decision, elements } = Proof.decode(data);
      const [{ outcome, code, categories } = { outcome: null, code: null, categories: [] }] = verifyDecision(
        decision,
        elements,
        signer('exchange').publicKey,
      ).decisions;
      return [outcome, code, categories.length > 0];
    });
    expect(outcomes).toEqual([
      ['deliver', '', true],
      ['deliver', '', false],
      ['refuse', 'origin-restriction', false],
    ]);
    expect(h.bus.sent('deliver', DE).map(({ data }) => Buffer.from(data).includes('restrictions'))).toEqual([false, false, false]);
  });
});

function keyOf(name: string) {
  const { kid, suite, publicKey } = box(name);
  return { kid, suite, publicKey };
}

describe('a submission that nobody is known to have signed is turned away, and takes neither entry nor sequence number', () => {
  const turnedAway = async (subject: string, data: Uint8Array, to: Address = FR) => {
    const entries = h.ledger.entries.length;
    expect(await h.bus.submitOn(subject, data)).toBe('ack');
    expect(h.ledger.entries).toHaveLength(entries);
    const { reject, claims } = rejectTo(to);
    expect(reject.hasPosition).toBe(false);
    expect(claims.reason).toMatch(/: \w.{20,}/);
    h.bus.forget();
    return claims.code;
  };
  const subject = 'hc.submit.fr.dcpj.yellow';
  /** Sealed and not counted by the desk: it must not take a number. */
  const loose = (more = {}) => h.desk(FR).make([DE], { seq: 900, seqPrev: new Uint8Array(32), ...more });

  test('malformed and too large', async () => {
    expect(await turnedAway(subject, new Uint8Array([1, 2, 3]))).toBe('malformed');
    expect(await turnedAway(subject, new Uint8Array(0))).toBe('malformed');
    expect(await turnedAway(subject, new Uint8Array(4 * 1024 * 1024 - 1))).toBe('too-large');
    const { submission } = loose();
    expect(await turnedAway(subject, submission.subarray(0, submission.length - 1))).toBe('malformed');
  });
  test('of an unknown suite', async () => {
    const { suite, ...parts } = Submission.decode(loose().submission);
    expect(suite).toBeTruthy();
    const jws = new TextDecoder().decode(parts.jws).split('.');
    const claims = JSON.parse(Buffer.from(jws[1] ?? '', 'base64url').toString()) as object;
    const other = [jws[0], Buffer.from(JSON.stringify({ ...claims, suite: 'hc9-other' })).toString('base64url'), jws[2]].join('.');
    expect(await turnedAway(subject, Submission.encode({ ...parts, suite: 'hc9-other', jws: new TextEncoder().encode(other) }))).toBe('unknown-suite');
  });
  test('of the other mode', async () => expect(await turnedAway(subject, loose({ mode: 'exercise' }).submission)).toBe('wrong-mode'));
  test("under another gateway's subject", async () => {
    expect(await turnedAway('hc.submit.fr.ofast.yellow', loose().submission, FR2)).toBe('foreign-subject');
    expect(await turnedAway('hc.submit.de.bka.yellow', loose().submission, DE)).toBe('foreign-subject');
    expect(await turnedAway('hc.submit.fr.dcpj.pink', loose().submission)).toBe('foreign-subject');
  });
  test('by a gateway or key that the registry does not know', async () => {
    const foreign = h.desk(JP).make([DE], { iss: FR, seq: 900, seqPrev: new Uint8Array(32) });
    expect(await turnedAway(subject, foreign.submission)).toBe('unknown-key');
  });
  test('with a signature that does not verify', async () => {
    const { submission, jws } = loose();
    const at = Buffer.from(submission).indexOf(Buffer.from(jws)) + jws.length - 20;
    const altered = Uint8Array.from(submission);
    altered[at] = altered[at] === 65 ? 66 : 65;
    expect(await turnedAway(subject, altered)).toBe('bad-signature');
  });
  test('a flood of them is not answered one by one', async () => {
    for (let i = 0; i < 80; i += 1) await h.bus.submitOn(subject, new Uint8Array([9, i]));
    expect(h.bus.sent('reject', FR).length).toBeLessThanOrEqual(50);
    h.pass(60);
    const sealed = h.desk(FR).make([DE]);
    await h.bus.submit(FR, 'yellow', sealed.submission);
    expect(h.store().notices.find(sealed.digest)?.state).toMatch(/delivered|settled/);
  });
});

describe('a validly signed notice that is refused as a whole takes two entries and its number', () => {
  const refused = async (data: Uint8Array, kind: 'yellow' | 'red' = 'yellow', from: Address = FR) => {
    h.bus.forget();
    const before = { notices: h.ledger.count('notice'), refusals: h.ledger.count('refusal'), decisions: h.ledger.count('decision') };
    expect(await h.bus.submit(from, kind, data)).toBe('ack');
    const { reject, claims } = rejectTo(from);
    expect(reject.hasPosition).toBe(true);
    expect(h.ledger.entries[reject.position]?.notice).toBeTruthy();
    expect(h.ledger.count('notice')).toBe(before.notices + 1);
    expect(h.ledger.count('refusal')).toBe(before.refusals + 1);
    expect(h.ledger.count('decision')).toBe(before.decisions);
    expect(h.bus.sent('deliver', DE)).toEqual([]);
    return claims.code;
  };

  test('expired, and dated ahead', async () => {
    const now = h.nowSeconds();
    expect(await refused(h.desk(FR).make([DE], { iat: now - 100, exp: now - 1 }).submission)).toBe('expired');
    expect(await refused(h.desk(FR).make([DE], { iat: now + 700, exp: now + 800 }).submission)).toBe('clock-skew');
    expect(await refused(h.desk(FR).make([DE], { iat: now - 8 * 86_400 }).submission)).toBe('clock-skew');
  });
  test('under a revision that was said before', async () => {
    const first = h.desk(FR).make([DE]);
    await h.bus.submit(FR, 'yellow', first.submission);
    h.bus.forget();
    expect(await refused(h.desk(FR).make([DE], { jti: first.input.jti }).submission)).toBe('equivocation');
    expect(h.store().notices.holderOfRevision(FR, first.input.jti, 1)).toEqual(first.digest);
  });
  test('with a number that is taken, and with a chain that is contradicted', async () => {
    const first = h.desk(FR).make([DE]);
    await h.bus.submit(FR, 'yellow', first.submission);
    h.bus.forget();
    const { seq } = first.input;
    expect(await refused(h.desk(FR).make([DE], { seq, seqPrev: first.input.seqPrev }).submission)).toBe('seq-taken');
    expect(h.store().notices.placeInSequence(FR, seq)?.digest).toEqual(first.digest);
    const broken = h.desk(FR).make([DE], { seqPrev: new Uint8Array(32).fill(7) });
    expect(await refused(broken.submission)).toBe('seq-broken');
    expect(h.store().notices.placeInSequence(FR, seq + 1)?.digest).toEqual(broken.digest);
  });
  test('with parts that the signature does not cover', async () => {
    const sealed = h.desk(FR).make([DE]);
    const at = Buffer.from(sealed.submission).indexOf(Buffer.from('slot:asset')) + 200;
    const altered = Uint8Array.from(sealed.submission);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(await refused(altered)).toBe('digest-mismatch');
    // Terminal: the parts as signed get the same answer.
    h.bus.forget();
    expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
    expect(rejectTo(FR).claims.code).toBe('digest-mismatch');
  });
  test('under the subject of another kind', async () => expect(await refused(h.desk(FR).make([DE]).submission, 'red')).toBe('foreign-subject'));
});

describe('sequence numbers', () => {
  test('a gap is reported and never blocks; what was missing is admitted late, in any order', async () => {
    const make = () => h.desk(JP).make([DE]);
    const [first, second, third, fourth] = [make(), make(), make(), make()];
    for (const late of [first, fourth, second, third]) {
      await h.bus.submit(JP, 'yellow', late.submission);
      expect(h.store().notices.find(late.digest)?.state).toMatch(/delivered|settled/);
    }
    expect(h.store().notices.highestSequence(JP)).toBe(4);
    expect(await h.metrics().text()).toMatch(/huecry_exchange_sequence_gaps_total 1/);
  });
  test('a hole is not filled by a notice that its follower does not name', async () => {
    const missing = h.desk(JP).make([DE]);
    const after = h.desk(JP).make([DE]);
    await h.bus.submit(JP, 'yellow', after.submission);
    h.bus.forget();
    const other = h.desk(JP).make([DE], { seq: missing.input.seq, seqPrev: missing.input.seqPrev });
    await h.bus.submit(JP, 'yellow', other.submission);
    expect(rejectTo(JP).claims.code).toBe('seq-broken');
  });
});

describe('submitted again', () => {
  test('an admitted notice gets its original answers and nothing new in the ledger', async () => {
    const sealed = h.desk(FR).make([DE, JP]);
    await h.bus.submit(FR, 'yellow', sealed.submission);
    await h.settle();
    await h.bus.receipts(DE, h.desk(DE).receipt(sealed));
    await h.settle();
    const [deliveries, proofs, answers] = [h.bus.sent('deliver', JP), h.bus.sent('proof', FR), h.bus.sent('answer', FR)];
    const entries = h.ledger.entries.length;
    const dataOf = (messages: readonly { readonly data: Uint8Array }[]) => messages.map(({ data }) => data);

    // At once: nobody has lost anything yet.
    h.bus.forget();
    expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
    await h.settle();
    expect(h.bus.sent('deliver', JP)).toEqual([]);

    h.bus.forget();
    h.pass(10);
    expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
    await h.settle();
    expect(h.ledger.entries).toHaveLength(entries);
    expect(dataOf(h.bus.sent('deliver', JP))).toEqual(dataOf(deliveries));
    expect(h.bus.sent('deliver', DE)).toEqual([]);
    expect(dataOf(h.bus.sent('proof', FR))).toEqual(dataOf(proofs));
    expect(dataOf(h.bus.sent('answer', FR))).toEqual(dataOf(answers));
    expect(h.store().notices.find(sealed.digest)?.state).toBe('settled');
  });
  test('without the parts it delivers nothing, and changes nothing', async () => {
    const sealed = h.desk(FR).make([DE]);
    await h.bus.submit(FR, 'yellow', sealed.submission);
    await h.settle();
    h.bus.forget();
    const at = Buffer.from(sealed.submission).indexOf(Buffer.from('slot:asset')) + 200;
    const altered = Uint8Array.from(sealed.submission);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(await h.bus.submit(FR, 'yellow', altered)).toBe('ack');
    await h.settle();
    expect(h.bus.sent('deliver', DE)).toEqual([]);
    expect(h.bus.sent('reject', FR)).toEqual([]);
    expect(h.bus.sent('proof', FR)).toHaveLength(1);
  });
  test('a delivery that a full stream refused is made up for', async () => {
    const sealed = h.desk(FR).make([DE, JP]);
    h.bus.full.add('hc.deliver.de.bka.fr.yellow');
    expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
    expect(h.bus.sent('deliver', JP)).toHaveLength(1);
    expect(h.bus.sent('deliver', DE)).toHaveLength(0);
    h.bus.full.clear();
    expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
    expect(h.bus.sent('deliver', DE)).toHaveLength(1);
  });
});

test('nothing that is stored holds a word of a notice', async () => {
  const { readFileSync } = await import('node:fs');
  for (const file of [h.path, `${h.path}-wal`]) {
    const bytes = readFileSync(file);
    for (const word of ['Merveille', 'creed', 'never was']) expect(bytes.includes(word)).toBe(false);
  }
});

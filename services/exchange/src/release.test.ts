import { CATEGORIES, type Address, categoryOf } from '@huecry/notice';
import { Delivery, Proof, Reject } from '@huecry/proto';
import { verifyRefusal } from '@huecry/seal';
import { openDelivery } from '@huecry/seal/open';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { box, DE, FR, FR2, JP, signer } from './testing/world.ts';
import {
  codeOfReject,
  decided,
  dismiss,
  expectReleasedOnce,
  h,
  held,
  holdNotices,
  law,
  type Notice,
  one,
  proofs,
  releaseOf,
  say,
  submit,
  ZKA,
} from './testing/held.ts';

holdNotices();

const opened = (bytes: Uint8Array, me: Address) =>
  openDelivery(bytes, {
    me,
    mode: 'live',
    nowSeconds: h.nowSeconds(),
    boxKey: (kid) => (kid === box(me).kid ? box(me) : undefined),
    originKey: () => signer(FR2).publicKey,
    exchangeKey: () => signer('exchange').publicKey,
    categoryOf: (kind, pointer) =>
      (({ '/subject/name/family': 'identity', '/subject/birth/date': 'birth', '/assets/0/description': 'asset', '/subject/belief/note': 'belief' })[
        pointer
      ] as never) ?? categoryOf(kind, pointer),
  });

describe('a notice that a law holds', () => {
  test('goes to the reviewing body, which sees who is held and by which rule, and to nobody else', async () => {
    const sealed = await held();
    expect(h.bus.sent('deliver', DE)).toEqual([]);
    expect(h.bus.sent('deliver', ZKA)).toEqual([]);
    const review = opened(one(h.bus.sent('deliver', JP)).data, JP);
    expect(review.blank).toBe(false);
    expect(review.held.map(({ to }) => to).toSorted()).toEqual([DE, ZKA]);
    expect(review.held[0]).toMatchObject({
      outcome: 'hold',
      code: 'release-required',
      refusedBy: [{ rule: 'fr/export/review', cite: 'Invented Review Act, s. 1' }],
    });
    const { decisions } = decided(one(proofs()));
    expect(decisions.map(({ to, outcome }) => [to, outcome]).toSorted()).toEqual([
      [DE, 'hold'],
      [ZKA, 'hold'],
      [JP, 'deliver'],
    ]);
    // Submitted again, nothing more comes of it, however long it takes.
    h.pass(3_600);
    expect(await submit(sealed)).toBe('ack');
    expect(h.bus.sent('deliver', DE)).toEqual([]);
    expect(Delivery.decode(h.bus.sent('deliver', JP).at(-1)?.data ?? new Uint8Array(0)).held).toHaveLength(2);
  });

  test('is refused where no reviewing body gets it', async () => {
    const sealed = h.desk(FR2).make([DE]);
    await submit(sealed);
    await h.settle();
    expect(decided(one(proofs())).decisions).toMatchObject([
      { outcome: 'refuse', code: 'release-required', categories: [], refusedBy: [{ rule: 'fr/export/review' }] },
    ]);
    expect(opened(one(h.bus.sent('deliver', DE)).data, DE).blank).toBe(true);
  });

  test('that expires while it is held gives its recipients the blank that says so, and can no longer be released', async () => {
    const sealed = await held();
    h.pass(86_401);
    await h.bus.release(JP, releaseOf(sealed));
    expect(codeOfReject().code).toBe('expired');
    expect(await submit(sealed)).toBe('ack');
    const blank = openDelivery(one(h.bus.sent('deliver', DE)).data, {
      me: DE,
      mode: 'live',
      nowSeconds: sealed.input.iat,
      boxKey: () => undefined,
      originKey: () => signer(FR2).publicKey,
      exchangeKey: () => signer('exchange').publicKey,
      categoryOf,
    });
    expect(blank).toMatchObject({ blank: true, refusedBy: [{ rule: 'fr/export/review' }] });
  });
});

describe('a release', () => {
  test('is logged, decides the held recipients anew, is proved to both, and lets the notice through when it comes again', async () => {
    const sealed = await held();
    const release = releaseOf(sealed);
    expect(await h.bus.release(JP, release)).toBe('ack');
    await h.settle();
    expectReleasedOnce(sealed, release);
    expect(h.bus.sent('deliver', DE)).toEqual([]);

    expect(await submit(sealed)).toBe('ack');
    await h.settle();
    for (const to of [DE, ZKA]) {
      const { data } = one(h.bus.sent('deliver', to));
      const delivery = opened(data, to);
      expect(delivery).toMatchObject({ blank: false, held: [], decision: { decision: { outcome: 'deliver' } } });
      expect(delivery.leaves.map(({ category }) => category).toSorted()).toEqual(['asset', 'birth', 'identity']);
      expect(delivery.decisionPosition).toBe(proofs()[1]?.decisionPosition);
    }
    // Only now has it something to say about it.
    expect(await h.bus.receipts(DE, h.desk(DE).receipt(sealed))).toEqual(['ack']);
    await h.settle();
    expect(h.bus.sent('answer', FR2)).toHaveLength(1);
    // And the reviewing body is still shown what it reviewed.
    h.pass(60);
    await submit(sealed);
    expect(opened(h.bus.sent('deliver', JP).at(-1)?.data ?? new Uint8Array(0), JP).held).toHaveLength(2);
  });

  test('sent again gets the same answer and changes nothing', async () => {
    const sealed = await held();
    const release = releaseOf(sealed);
    for (let i = 0; i < 3; i += 1) {
      expect(await h.bus.release(JP, release)).toBe('ack');
      await h.settle();
    }
    expect(h.ledger.count('decision')).toBe(2);
    expect(new Set(h.bus.sent('answer', JP).map(({ data }) => Buffer.from(data).toString('hex'))).size).toBe(1);
    expect(h.bus.sent('answer', JP)).toHaveLength(3);
    expect(h.bus.sent('reject', JP)).toEqual([]);
  });

  test('of one recipient leaves the other held, for a release of its own', async () => {
    const sealed = await held();
    await h.bus.release(JP, releaseOf(sealed, { recipients: [ZKA] }));
    await h.settle();
    await submit(sealed);
    expect([h.bus.sent('deliver', ZKA).length, h.bus.sent('deliver', DE).length]).toEqual([1, 0]);
    await h.bus.release(JP, releaseOf(sealed, { recipients: [DE] }));
    await h.settle();
    await submit(sealed);
    await h.settle();
    expect([h.bus.sent('deliver', ZKA).length, h.bus.sent('deliver', DE).length]).toEqual([1, 1]);
    expect([h.ledger.count('decision'), h.ledger.entries.filter((entry) => entry.release).length]).toEqual([3, 2]);
  });

  test('that refuses ends the hold with its reason, and the recipient gets a blank', async () => {
    const sealed = await held();
    await h.bus.release(JP, releaseOf(sealed, { outcome: 'refuse', code: 'political', reason: 'an invented political matter', cite: 'Constitution, art. 3' }));
    await h.settle();
    const { decisions } = decided(proofs()[1] as Proof);
    expect(decisions).toHaveLength(2);
    for (const decision of decisions) {
      const rule = { rule: 'exchange/review', cite: 'Constitution, art. 3', reason: 'an invented political matter' };
      expect(decision).toMatchObject({ outcome: 'refuse', code: 'political', categories: [], refusedBy: [rule] });
    }
    await submit(sealed);
    const blank = opened(one(h.bus.sent('deliver', DE)).data, DE);
    expect(blank).toMatchObject({ blank: true, refusedBy: [{ rule: 'exchange/review' }] });
  });

  test('does not set the law aside: what it forbids by now stays forbidden', async () => {
    const sealed = await held();
    await say(
      law(
        'import',
        '@id("no-boats") @point("exchange") @cite("Invented Boats Act, s. 1") @reason("no boats") forbid (principal, action == Action::"disclose", resource) when { context.category == Category::"asset" };',
      ),
    );
    await h.bus.release(JP, releaseOf(sealed));
    await h.settle();
    const [decision] = decided(proofs()[1] as Proof).decisions;
    expect(decision).toMatchObject({ outcome: 'deliver', categories: CATEGORIES.filter((category) => ['identity', 'birth'].includes(category)) });
    expect(decision?.withheld.map(({ rule }) => rule)).toContain('de/import/no-boats');

    const second = await held();
    await say(h.world.statement({ type: 'sanction.declare', member: 'de' as never, source: 'invented', asOf: '2026-01-31' }, 'fr', 'jp'));
    await h.bus.release(JP, releaseOf(second));
    await h.settle();
    expect(decided(proofs().at(-1) as Proof).decisions).toMatchObject([
      { outcome: 'refuse', code: 'policy-refused' },
      { outcome: 'refuse', code: 'policy-refused' },
    ]);
  });
});

test('a release lets nothing through that the reviewing body was not given itself', async () => {
  const seen = ['identity', 'birth'] as const;
  const all = h.desk(FR2).make([DE, JP]).input.recipients;
  const sealed = h.desk(FR2).make([DE, JP], { recipients: all.map((plan) => (plan.to === JP ? { ...plan, categories: seen } : plan)) });
  expect(await submit(sealed)).toBe('ack');
  await h.settle();
  await h.bus.release(JP, releaseOf(sealed, { recipients: [DE] }));
  await h.settle();
  await submit(sealed);
  const delivery = opened(one(h.bus.sent('deliver', DE)).data, DE);
  expect([...new Set(delivery.leaves.map(({ category }) => category))].toSorted()).toEqual(['birth', 'identity']);
  expect(delivery.withheld).toContainEqual(expect.objectContaining({ category: 'asset', point: 'exchange', rule: 'exchange/not-reviewed' }));
});

describe('a release is refused', () => {
  const refused = async (sealed: Notice, release: Uint8Array, from: Address = JP): Promise<string> => {
    h.bus.forget();
    expect(await h.bus.release(from, release)).toBe('ack');
    await h.settle();
    expect(h.ledger.entries.filter((entry) => entry.release)).toEqual([]);
    expect(
      h
        .store()
        .notices.recipientsOf(sealed.digest)
        .filter(({ outcome, ruling }) => outcome === 'hold' && ruling === null),
    ).toHaveLength(2);
    const { jws } = Reject.decode(one(h.bus.sent('reject', from)).data);
    const { claims } = verifyRefusal(jws, signer('exchange').publicKey);
    expect(claims.reason).toMatch(/: \w.{20,}/);
    return claims.code;
  };

  test('for another notice, other recipients, by others, or in another form', async () => {
    const sealed = await held();
    const other = h.desk(FR2).make([DE, JP]);
    expect(await refused(sealed, releaseOf(sealed, { notice: other.digest }))).toBe('unknown-notice');
    expect(await refused(sealed, releaseOf(sealed, { rev: 2 }))).toBe('unknown-notice');
    expect(await refused(sealed, releaseOf(sealed, { origin: FR }))).toBe('unknown-notice');
    expect(await refused(sealed, releaseOf(sealed, { recipients: [DE, JP] }))).toBe('not-held');
    expect(await refused(sealed, releaseOf(sealed, { recipients: [FR] }))).toBe('not-held');
    expect(await refused(sealed, releaseOf(sealed, { iss: DE }, signer(DE)), DE)).toBe('not-a-reviewer');
    expect(await refused(sealed, releaseOf(sealed, { iss: DE }))).toBe('foreign-subject');
    expect(await refused(sealed, releaseOf(sealed, {}, signer(DE)))).toBe('unknown-key');
    expect(await refused(sealed, releaseOf(sealed, { mode: 'exercise' }))).toBe('wrong-mode');
    const good = releaseOf(sealed);
    expect(
      await refused(
        sealed,
        good.map((byte, index) => (index === good.length - 20 ? (byte === 65 ? 66 : 65) : byte)),
      ),
    ).toBe('bad-signature');
    expect(await refused(sealed, good.subarray(1))).toBe('malformed');
    await say(dismiss());
    expect(await refused(sealed, good)).toBe('not-a-reviewer');
  });

  test('for a notice that its body was not given, or that is not held', async () => {
    const sealed = await held();
    await say(h.world.statement({ type: 'review.appoint', member: 'de' as never, source: 'invented', asOf: '2026-01-01' }, 'fr', 'jp'));
    expect(await refused(sealed, releaseOf(sealed, { iss: DE }, signer(DE)), DE)).toBe('unknown-notice');
    const free = h.desk(FR2).make([DE, JP], { routing: { ...sealed.input.routing, purpose: 'identify' } });
    await submit(free);
    await h.settle();
    expect(await refused(sealed, releaseOf(free, { recipients: [DE] }))).toBe('not-held');
  });

  test('for recipients that were released or refused before', async () => {
    const sealed = await held();
    await h.bus.release(JP, releaseOf(sealed, { recipients: [DE] }));
    await h.settle();
    await h.bus.release(JP, releaseOf(sealed, { recipients: [DE], outcome: 'refuse', code: 'late', reason: 'too late' }));
    expect(codeOfReject()).toMatchObject({ code: 'not-held', origin: JP, jti: sealed.input.jti });
    await h.bus.release(JP, releaseOf(sealed));
    expect(codeOfReject().code).toBe('not-held');
    expect(h.ledger.count('decision')).toBe(2);
  });

  test('before the notice has its own decision in the ledger: it is put off', async () => {
    const sealed = h.desk(FR2).make([DE, ZKA, JP]);
    h.dieAt('exchange:decided');
    void submit(sealed);
    while (!h.dead()) await sleep(2);
    await h.restart();
    expect(await h.bus.release(JP, releaseOf(sealed))).toBe('retry');
    expect(await submit(sealed)).toBe('ack');
    const release = releaseOf(sealed);
    expect(await h.bus.release(JP, release)).toBe('ack');
    await h.settle();
    expectReleasedOnce(sealed, release);
  });
});

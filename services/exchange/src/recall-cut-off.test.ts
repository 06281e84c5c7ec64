import { describe, expect, test } from 'vitest';
import {
  at,
  exchangeForEach,
  expectRecalledOnce,
  h,
  one,
  published,
  purged,
  recallAnswers,
  recalled,
  recallEntries,
  recallOf,
  refusal,
  submit,
  until,
} from './testing/recalls.ts';
import { DE, FR, FR2, JP, ROUTING, signer } from './testing/world.ts';

exchangeForEach();

describe('while ordinary intake is halted', () => {
  const halt = (): void => h.ledger.halt(h.nowSeconds() * 1000);

  test('a recall goes on, marked, and so do the purges', async () => {
    const notice = await published();
    halt();
    const recall = recallOf(notice);
    expect(await h.bus.recall(FR2, recall)).toBe('ack');
    expect(one(recallEntries()).unwitnessed).toBe(true);
    expect(recalled(DE)).toMatchObject([{ jws: recall, unwitnessed: true }]);
    expect(await purged(DE, notice)).toEqual(['ack']);
    await until(() => h.ledger.count('receipts') === 1);
    expect(h.ledger.entries.at(-1)?.unwitnessed).toBe(true);
    h.ledger.halt(0);
    await h.settle();
    expectRecalledOnce(notice, recall);
  });

  test('it also ends a notice whose decision waits: that is refused when intake goes on, and nobody ever gets it', async () => {
    const notice = h.desk(FR2).make([DE, JP], { routing: ROUTING });
    at('exchange:decided', halt);
    expect(await submit(notice)).toBe('retry');
    expect([h.ledger.count('notice'), h.ledger.count('decision')]).toEqual([1, 0]);
    const recall = recallOf(notice);
    expect(await h.bus.recall(FR2, recall)).toBe('ack');
    expect(await submit(notice)).toBe('retry');
    await h.restart();
    h.ledger.halt(0);
    expect(await submit(notice)).toBe('ack');
    expect(await submit(notice)).toBe('ack');
    await h.settle();
    expect([h.ledger.count('decision'), h.ledger.count('refusal')]).toEqual([0, 1]);
    expect(refusal(FR2).claims.code).toBe('recalled');
    expect([h.bus.sent('deliver', DE), recalled(DE)]).toEqual([[], []]);
    expect(recallAnswers()[0]).toMatchObject({ recall, recipients: [] });
  });
});

describe('cut off', () => {
  test.each([
    'exchange:recall-received',
    'exchange:recall-taken',
    'exchange:recall-appended',
    'exchange:recall-delivered',
    'exchange:recall-answered',
  ] as const)('at %s, a recall ends the same', async (step) => {
    const notice = await published();
    const recall = recallOf(notice);
    h.dieAt(step);
    void h.bus.recall(FR2, recall);
    await until(() => h.dead());
    await h.restart();
    expect(await h.bus.recall(FR2, recall)).toBe('ack');
    await h.settle();
    expectRecalledOnce(notice, recall);
    expect(await purged(DE, notice)).toEqual(['ack']);
  });

  test.each(['exchange:decision-appended', 'exchange:delivered'] as const)('a notice at %s is recalled from all that it may have reached', async (step) => {
    const notice = h.desk(FR2).make([DE, JP]);
    h.dieAt(step);
    void submit(notice);
    await until(() => h.dead());
    await h.restart();
    const recall = recallOf(notice);
    expect(await h.bus.recall(FR2, recall)).toBe('ack');
    await h.settle();
    expectRecalledOnce(notice, recall);
    h.bus.forget();
    expect(await submit(notice)).toBe('ack');
    await h.settle();
    expect([h.bus.sent('deliver', DE), h.bus.sent('deliver', JP), h.ledger.count('decision')]).toEqual([[], [], 1]);
  });

  test.each(['not-done', 'done'] as const)('a call of the ledger that fails, %s: put off, and right the next time', async (fault) => {
    const notice = await published();
    const recall = recallOf(notice);
    at('exchange:recall-taken', () => h.ledger.failNext(fault));
    expect(await h.bus.recall(FR2, recall)).toBe('retry');
    expect(await h.bus.recall(FR2, recall)).toBe('ack');
    await h.settle();
    expectRecalledOnce(notice, recall);
  });

  test('by a key that is revoked before its entry stands: it does not enter, and nothing of it is left', async () => {
    const notice = await published();
    const recall = recallOf(notice);
    at('exchange:recall-taken', () => h.ledger.failNext('not-done'));
    expect(await h.bus.recall(FR2, recall)).toBe('retry');
    expect((await h.state(h.world.statement({ type: 'key.revoke', address: FR2, kid: signer(FR2).kid, reason: 'invented' } as never, 'fr'))).error).toBe('');
    expect(await h.bus.recall(FR2, recall)).toBe('ack');
    expect(refusal(FR2).claims.code).toBe('revoked-key');
    expect(recallEntries()).toEqual([]);
    // Another gateway of the member can.
    expect(await h.bus.recall(FR, recallOf(notice, { iss: FR }))).toBe('ack');
    await h.settle();
    expect(recallEntries()).toHaveLength(1);
  });
});

import { CATEGORIES, type Category } from '@huecry/notice';
import { Answer } from '@huecry/proto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from './bytes.ts';
import { type Harness, openHarness } from './testing/harness.ts';
import { DE, FR, FR2, JP, ROUTING } from './testing/world.ts';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());
afterEach(async () => {
  await h.settle();
  h.bus.forget();
});

const one = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1);
  return list[0] as T;
};

describe('receipts', () => {
  test('are logged by salted digest and passed to the origin', async () => {
    const sealed = h.desk(FR).make([DE]);
    await h.bus.submit(FR, 'yellow', sealed.submission);
    const receipt = h.desk(DE).receipt(sealed);
    const again = h.desk(DE).receipt(sealed, { iat: h.nowSeconds() + 5 });
    expect(await h.bus.receipts(DE, receipt, again)).toEqual(['ack', 'ack']);
    await h.settle();
    const answer = Answer.decode(one(h.bus.sent('answer', FR)).data);
    expect(answer.receipt).toEqual(receipt);
    expect(h.ledger.entries[answer.position]?.receipts?.digests).toEqual([sha256(answer.salt, receipt)]);
    expect(answer.salt).toHaveLength(32);
  });
  test('of purges: one for each set of categories, each logged and passed on, and no more than there can be', async () => {
    const sealed = h.desk(FR).make([DE]);
    await h.bus.submit(FR, 'yellow', sealed.submission);
    const purged = (categories?: readonly Category[]) => h.desk(DE).receipt(sealed, { state: 'purged', ...(categories === undefined ? {} : { categories }) });
    const receipts = [purged(['identity']), purged(['birth', 'health']), purged()];
    expect(await h.bus.receipts(DE, ...receipts, purged(['identity']))).toEqual(['ack', 'ack', 'ack', 'ack']);
    await h.settle();
    const answers = h.bus.sent('answer', FR).map(({ data }) => Answer.decode(data));
    expect(answers.map(({ receipt }) => Buffer.from(receipt).toString()).toSorted()).toEqual(receipts.map((jws) => Buffer.from(jws).toString()).toSorted());
    for (const { position, salt, receipt } of answers) expect(h.ledger.entries[position]?.receipts?.digests).toContainEqual(sha256(salt, receipt));

    const sets = CATEGORIES.map((category) => purged([category]));
    const verdicts = await h.bus.receipts(DE, ...sets);
    expect(verdicts.filter((verdict) => verdict === 'term')).toHaveLength(1);
    await h.settle();
  });
  test('of one gateway share an entry', async () => {
    const notices = [h.desk(FR).make([DE]), h.desk(FR).make([DE]), h.desk(FR).make([DE])];
    for (const { submission } of notices) await h.bus.submit(FR, 'yellow', submission);
    const before = h.ledger.count('receipts');
    await h.bus.receipts(DE, ...notices.map((notice) => h.desk(DE).receipt(notice)));
    await h.settle();
    expect(h.ledger.count('receipts')).toBe(before + 1);
    expect(h.bus.sent('answer', FR)).toHaveLength(3);
    // And are opened to their signer in one message, which names nobody else's.
    const { own, position, receipt, release } = Answer.decode(one(h.bus.sent('answer', DE)).data);
    expect([receipt.length, release.length]).toEqual([0, 0]);
    const answers = h.bus.sent('answer', FR).map(({ data }) => Answer.decode(data));
    const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
    expect(own.map(({ digest, salt }) => [text(digest), text(salt)])).toEqual(answers.map((answer) => [text(sha256(answer.receipt)), text(answer.salt)]));
    expect(own.every((each) => each.receipt.length === 0)).toBe(true);
    expect(new Set(answers.map((answer) => answer.position))).toEqual(new Set([position]));
  });
  test('one that comes again is opened again to its signer, as it was taken first', async () => {
    const sealed = h.desk(FR).make([DE]);
    await h.bus.submit(FR, 'yellow', sealed.submission);
    const first = h.desk(DE).receipt(sealed);
    await h.bus.receipts(DE, first);
    await h.settle();
    await h.bus.receipts(DE, h.desk(DE).receipt(sealed, { iat: h.nowSeconds() + 5 }));
    while (h.bus.sent('answer', DE).length < 2) await sleep(5);
    const [told, again, ...more] = h.bus.sent('answer', DE).map(({ data }) => Answer.decode(data));
    expect(more).toEqual([]);
    expect(again).toEqual({ ...told, own: [{ ...told?.own[0], receipt: first }] });
    expect(h.ledger.entries[again?.position ?? 0]?.receipts?.digests).toEqual([sha256(again?.own[0]?.salt ?? first, first)]);
  });
  test('a signer whose stream is full keeps no origin waiting', async () => {
    const sealed = h.desk(FR).make([DE]);
    await h.bus.submit(FR, 'yellow', sealed.submission);
    h.bus.full.add(`hc.answer.${DE.replace('/', '.')}`);
    await h.bus.receipts(DE, h.desk(DE).receipt(sealed));
    await h.settle();
    expect(h.bus.sent('answer', FR)).toHaveLength(1);
    h.bus.full.clear();
    await h.bus.receipts(DE, h.desk(DE).receipt(sealed));
    while (h.bus.sent('answer', DE).length < 1) await sleep(5);
    expect(Answer.decode(one(h.bus.sent('answer', DE)).data).own).toHaveLength(1);
  });
  test('are refused where they are not the word of a recipient on what it got, and the others go through', async () => {
    const sealed = h.desk(FR).make([DE]);
    const barred = h.desk(FR).make([DE], { routing: { ...ROUTING, offenceClass: '0803' } });
    for (const { submission } of [sealed, barred]) await h.bus.submit(FR, 'yellow', submission);
    const desk = h.desk(DE);
    const good = desk.receipt(sealed);
    const altered = Uint8Array.from(good);
    altered[altered.length - 10] = altered[altered.length - 10] === 65 ? 66 : 65;
    const verdicts = await h.bus.receipts(
      DE,
      new Uint8Array([1]),
      altered,
      desk.receipt(sealed, { iss: JP }),
      desk.receipt(sealed, { origin: FR2 }),
      desk.receipt(sealed, { notice: new Uint8Array(32) }),
      desk.receipt(sealed, { mode: 'exercise' }),
      desk.receipt(barred),
      good,
    );
    expect(verdicts).toEqual(['term', 'term', 'term', 'term', 'term', 'term', 'term', 'ack']);
    expect(await h.bus.receipts(JP, h.desk(JP).receipt(sealed))).toEqual(['term']);
    await h.settle();
    expect(h.bus.sent('answer', FR)).toHaveLength(1);
  });
});

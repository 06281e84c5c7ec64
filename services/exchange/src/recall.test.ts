import type { Address } from '@huecry/notice';
import { AttachmentGet, AttachmentPart, AttachmentPut } from '@huecry/proto';
import { attach, encryptAttachment } from '@huecry/seal';
import { describe, expect, test } from 'vitest';
import {
  answers,
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
} from './testing/recalls.ts';
import { DE, FR, FR2, JP, signer } from './testing/world.ts';

exchangeForEach();

describe('a recall', () => {
  test('is logged, told to every recipient and proved to the origin, which gets the purges', async () => {
    const notice = await published();
    const recall = recallOf(notice);
    expect(await h.bus.recall(FR2, recall)).toBe('ack');
    await h.settle();
    expectRecalledOnce(notice, recall);
    expect(recalled(DE)[0]?.unwitnessed).toBe(false);
    expect(await purged(DE, notice)).toEqual(['ack']);
    await h.settle();
    expect(answers().filter(({ receipt }) => receipt.length > 0)).toHaveLength(1);

    // Again: the same answer and the purges there are; who has purged is not told again, who has not is, after a while.
    h.bus.forget();
    expect(await h.bus.recall(FR2, recall)).toBe('ack');
    await h.settle();
    expect([recallAnswers().length, answers().length, recalled(DE).length, recalled(JP).length]).toEqual([1, 2, 0, 0]);
    h.pass(3);
    expect(await h.bus.recall(FR2, recall)).toBe('ack');
    await h.settle();
    expect([recalled(DE).length, recalled(JP).length]).toEqual([0, 1]);
    expect(one(recallEntries())).toBeDefined();
  });

  test('is one: another of the same notice is answered with the one that stands', async () => {
    const notice = await published();
    const recall = recallOf(notice);
    await h.bus.recall(FR2, recall);
    await h.settle();
    const other = recallOf(notice, { code: 'other' });
    expect(await h.bus.recall(FR2, other)).toBe('ack');
    // Another gateway of the member does not know of it.
    expect(await h.bus.recall(FR, recallOf(notice, { iss: FR }))).toBe('ack');
    await h.settle();
    expect(recallAnswers(FR)[0]?.recall).toEqual(recall);
    expectRecalledOnce(notice, recall);
  });

  test('may come from another gateway of the same member, which gets the answer and the purges as well', async () => {
    const notice = await published();
    const recall = recallOf(notice, { iss: FR });
    expect(await h.bus.recall(FR, recall)).toBe('ack');
    await h.settle();
    expect(recallAnswers(FR)).toEqual(recallAnswers(FR2));
    expect(recallAnswers(FR)[0]).toMatchObject({ recall, recipients: [DE, JP] });
    await purged(DE, notice);
    await h.settle();
    expect(answers(FR).filter(({ receipt }) => receipt.length > 0)).toEqual(answers(FR2).filter(({ receipt }) => receipt.length > 0));
    expect(answers(FR)).toHaveLength(2);
  });

  test('reaches whom an earlier revision reached; of a refused recipient nobody hears', async () => {
    const first = await published([DE, JP]);
    const { jti } = first.input;
    const second = await published([DE], { jti, rev: 2, prev: first.digest });
    await h.bus.recall(FR2, recallOf(second));
    await h.settle();
    expect(recallAnswers()[0]?.recipients).toEqual([DE, JP]);
    expect([recalled(DE).length, recalled(JP).length]).toEqual([1, 1]);
    // One who was never given the revision that the recall names says of that one that it has purged.
    expect(await purged(JP, second)).toEqual(['ack']);
    await h.settle();
    expect(answers().filter(({ receipt }) => receipt.length > 0)).toHaveLength(1);
    // A stranger says nothing of it.
    expect(await purged(FR, second)).toEqual(['term']);
  });

  test('is answered by a purge of its own, also where the revision was purged before', async () => {
    const notice = await published();
    await h.bus.receipts(DE, h.desk(DE).receipt(notice, { state: 'purged', code: 'retention' }));
    await h.settle();
    await h.bus.recall(FR2, recallOf(notice));
    expect(await purged(DE, notice)).toEqual(['ack']);
    await h.settle();
    expect(answers().filter(({ receipt }) => receipt.length > 0)).toHaveLength(2);
    // With an older date it is the same one.
    expect(await purged(DE, notice, { iat: h.nowSeconds() - 5 })).toEqual(['ack']);
    await h.settle();
    expect(h.ledger.count('receipts')).toBe(2);
  });

  test('that no recall stands behind is an ordinary purge', async () => {
    const notice = await published();
    await purged(DE, notice);
    await purged(DE, notice, { code: 'retention' });
    await h.settle();
    expect(answers().filter(({ receipt }) => receipt.length > 0).length).toBeGreaterThan(0);
    expect(h.ledger.count('receipts')).toBe(1);
  });
});

describe('after a recall', () => {
  test('a later revision takes its entry and its number, and is refused', async () => {
    const notice = await published();
    await h.bus.recall(FR2, recallOf(notice));
    await h.settle();
    const later = h.desk(FR2).make([DE], { jti: notice.input.jti, rev: 2, prev: notice.digest });
    h.bus.forget();
    expect(await submit(later)).toBe('ack');
    const { claims, hasPosition } = refusal(FR2);
    expect([claims.code, hasPosition]).toEqual(['recalled', true]);
    expect([h.ledger.count('notice'), h.ledger.count('refusal')]).toEqual([2, 1]);
    expect([h.bus.sent('deliver', DE), recalled(DE)]).toEqual([[], []]);
    // The number is used: the next notice of the gateway goes through.
    h.bus.forget();
    await published();
    expect(h.bus.sent('deliver', DE)).toHaveLength(1);
  });

  test('nothing of it goes out any more, whoever had not got it', async () => {
    h.bus.full.add('hc.deliver.jp.npa.fr.yellow');
    const notice = await published();
    expect(h.bus.sent('deliver', JP)).toEqual([]);
    h.bus.full.clear();
    await h.bus.recall(FR2, recallOf(notice));
    await h.settle();
    h.pass(3_600);
    h.bus.forget();
    expect(await submit(notice)).toBe('ack');
    await h.settle();
    expect([h.bus.sent('deliver', DE), h.bus.sent('deliver', JP)]).toEqual([[], []]);
    // Its origin still gets its proof.
    expect(h.bus.sent('proof', FR2)).toHaveLength(1);
  });

  test('a recipient whose stream was full is told when the recall comes again', async () => {
    const notice = await published();
    const recall = recallOf(notice);
    h.bus.full.add('hc.recalled.jp.npa');
    expect(await h.bus.recall(FR2, recall)).toBe('ack');
    expect([recalled(DE).length, recalled(JP).length]).toEqual([1, 0]);
    h.bus.full.clear();
    expect(await h.bus.recall(FR2, recall)).toBe('ack');
    expect([recalled(DE).length, recalled(JP).length]).toEqual([1, 1]);
  });

  test('its files are gone', async () => {
    const running = encryptAttachment({ mode: 'live', iss: FR2 }, [new Uint8Array(2_000).fill(3)], 2_000);
    const chunks: Uint8Array[] = [];
    let id = '';
    for (let next = running.next(); ; next = running.next()) {
      if (next.done === true) {
        ({ id } = next.value);
        break;
      }
      chunks.push(next.value);
    }
    const data = Uint8Array.from(Buffer.concat(chunks));
    await h.bus.attachments(FR2).put(AttachmentPut.encode({ id, sizeBytes: data.length, offset: 0, data }));
    const value = attach({ sha256: '0'.repeat(64), mediaType: 'image/jpeg', sizeBytes: 2_000 }, { id, key: Buffer.alloc(32, 1).toString('base64url') });
    const notice = await published([DE], { leaves: [{ pointer: '/subject/photos/0', category: 'photo', value }] });
    const get = async (from: Address) =>
      AttachmentPart.decode(await h.bus.attachments(from).get(AttachmentGet.encode({ id, offset: 0, maxBytes: 1024 * 1024 }))).error;
    expect([await get(DE), h.store().attachments.count()]).toEqual(['', 1]);
    await h.bus.recall(FR2, recallOf(notice));
    expect([await get(DE), await get(FR2), h.store().attachments.count()]).toEqual(['not-found', 'not-found', 0]);
  });
});

describe('a recall is refused', () => {
  const refused = async (recall: Uint8Array, from: Address = FR2): Promise<string> => {
    h.bus.forget();
    expect(await h.bus.recall(from, recall)).toBe('ack');
    await h.settle();
    expect([recallEntries(), recalled(DE), recallAnswers(from)]).toEqual([[], [], []]);
    const { claims, hasPosition } = refusal(from);
    expect(hasPosition).toBe(false);
    expect(claims.reason).toMatch(/: \w.{20,}/);
    return claims.code;
  };

  test('of another member, of what was not taken, or in another form', async () => {
    const notice = await published();
    expect(await refused(recallOf(notice, { iss: DE }), DE)).toBe('not-the-origin');
    expect(await refused(recallOf(notice, { iss: DE }))).toBe('foreign-subject');
    expect(await refused(recallOf(notice, { rev: 2 }))).toBe('unknown-notice');
    expect(await refused(recallOf(notice, { origin: FR }))).toBe('unknown-notice');
    expect(await refused(recallOf(h.desk(FR2).make([DE])))).toBe('unknown-notice');
    expect(await refused(recallOf(notice, {}, signer(DE)))).toBe('unknown-key');
    expect(await refused(recallOf(notice, { mode: 'exercise' }))).toBe('wrong-mode');
    const good = recallOf(notice);
    expect(await refused(good.map((byte, index) => (index === good.length - 20 ? (byte === 65 ? 66 : 65) : byte)))).toBe('bad-signature');
    expect(await refused(good.subarray(1))).toBe('malformed');
    expect((await h.state(h.world.statement({ type: 'member.suspend', member: 'fr' as never, reason: 'invented' } as never, 'de', 'jp'))).error).toBe('');
    expect(await refused(good)).toBe('suspended-member');
  });

  test('dated when its key was not valid: recipients would not obey it', async () => {
    const notice = await published();
    expect(await refused(recallOf(notice, { iat: 1 }))).toBe('not-yet-valid-key');
    expect(await refused(recallOf(notice, { iat: h.nowSeconds() + 20 * 365 * 86_400 }))).toBe('expired-key');
    const receipt = h.desk(DE).receipt(notice, { iat: 1 });
    expect(await h.bus.receipts(DE, receipt)).toEqual(['term']);
  });

  test('of a notice that was refused, which reached nobody', async () => {
    const notice = h.desk(FR2).make([DE], { exp: h.nowSeconds() + 10 });
    h.pass(20);
    expect(await submit(notice)).toBe('ack');
    expect(await refused(recallOf(notice))).toBe('unknown-notice');
  });
});

import type { Address } from '@huecry/notice';
import { bundleDigest } from '@huecry/policy';
import { sampleBundles } from '@huecry/policy/samples';
import { Answer, AttachmentGet, AttachmentPart, AttachmentPut, Recalled, Reject } from '@huecry/proto';
import { attach, encryptAttachment, type RecallInput, type Sealed, type SealInput, signRecall, signRelease, verifyRecall, verifyRefusal } from '@huecry/seal';
import { channel } from 'node:diagnostics_channel';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from './bytes.ts';
import type { Step } from './steps.ts';
import { type Harness, openHarness } from './testing/harness.ts';
import { DE, FR, FR2, JP, ROUTING, signer } from './testing/world.ts';

type Notice = Sealed & { readonly input: SealInput };
let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

const submit = (notice: Notice) => h.bus.submit(FR2, notice.input.routing.kind, notice.submission);
/** A notice of fr/ofast that went to both. */
async function published(to: readonly Address[] = [DE, JP], more: Partial<SealInput> = {}): Promise<Notice> {
  const notice = h.desk(FR2).make(to, more);
  expect(await submit(notice)).toBe('ack');
  await h.settle();
  return notice;
}
const recallOf = ({ input, digest }: Notice, more: Partial<RecallInput> = {}, by = signer(more.iss ?? FR2)): Uint8Array =>
  signRecall(
    {
      mode: 'live',
      iss: FR2,
      origin: input.iss,
      notice: digest,
      jti: input.jti,
      rev: input.rev,
      code: 'mistaken-identity',
      reason: 'an invented mistake',
      iat: h.nowSeconds(),
      ...more,
    },
    by,
  );
const recalled = (to: Address) => h.bus.sent('recalled', to).map(({ data }) => Recalled.decode(data));
const answers = (to: Address = FR2) => h.bus.sent('answer', to).map(({ data }) => Answer.decode(data));
const recallAnswers = (to: Address = FR2) => answers(to).filter(({ recall }) => recall.length > 0);
const recallEntries = () => h.ledger.entries.filter((entry) => entry.recall);
const refusal = (to: Address) => {
  const reject = Reject.decode(h.bus.sent('reject', to).at(-1)?.data ?? new Uint8Array(0));
  return { ...reject, claims: verifyRefusal(reject.jws, signer('exchange').publicKey).claims };
};
const purged = (from: Address, notice: Notice, more = {}) => h.bus.receipts(from, h.desk(from).receipt(notice, { state: 'purged', code: 'recalled', ...more }));
const one = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1);
  return list[0] as T;
};
const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await sleep(5);
};
/** Calls once when the step is reached. */
function at(step: Step, then: () => void): void {
  const steps = channel('huecry:step');
  const listener = (message: unknown): void => {
    if ((message as { name: string }).name !== step) return;
    steps.unsubscribe(listener);
    then();
  };
  steps.subscribe(listener);
}

/** What must hold when a recall is done, however it came about. */
function expectRecalledOnce(notice: Notice, recall: Uint8Array, to: readonly Address[] = [DE, JP]): void {
  const entry = one(recallEntries());
  const answer = one([...new Map(recallAnswers().map((found) => [Buffer.from(Answer.encode(found)).toString('hex'), found])).values()]);
  expect(h.ledger.entries[answer.position]).toBe(entry);
  expect(entry.recall).toEqual({
    noticePosition: h.store().notices.find(notice.digest)?.position,
    digest: sha256(answer.salt, recall),
  });
  expect(answer).toMatchObject({ recall, proof: `proof of ${answer.position}`, recipients: to.toSorted() });
  verifyRecall(answer.recall, signer(FR2).publicKey);
  for (const recipient of to) {
    const told = recalled(recipient);
    expect(told.length).toBeGreaterThan(0);
    for (const message of told) expect(message).toMatchObject({ jws: recall, salt: answer.salt, position: answer.position });
  }
}

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

describe('of held recipients', () => {
  const HOLD =
    '@id("review") @point("exchange") @cite("Invented Review Act, s. 1") @reason("reviewed first") @hold forbid (principal, action == Action::"receive", resource) when { resource.purpose == Purpose::"locate" } unless { principal.reviewer };';
  beforeEach(async () => {
    const { exportCedar, ...rest } = sampleBundles().fr;
    const bundle = { ...rest, exportCedar: `${exportCedar}\n${HOLD}\n`, version: 'with a hold' };
    const appoint = h.world.statement({ type: 'review.appoint', member: 'jp' as never, source: 'invented', asOf: '2026-01-01' }, 'fr', 'de');
    const law = h.world.statement({ type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: h.nowSeconds() - 1 }, 'fr');
    for (const statement of [appoint, law]) expect((await h.state(statement)).error).toBe('');
  });
  const releaseOf = ({ input, digest }: Notice): Uint8Array =>
    signRelease(
      {
        mode: 'live',
        iss: JP,
        origin: input.iss,
        notice: digest,
        jti: input.jti,
        rev: input.rev,
        recipients: [DE],
        outcome: 'release',
        code: '',
        reason: '',
        cite: '',
        iat: h.nowSeconds(),
      },
      signer(JP),
    );

  test('none can be released any more; each is told', async () => {
    const notice = await published();
    expect(h.bus.sent('deliver', DE)).toEqual([]);
    const recall = recallOf(notice);
    await h.bus.recall(FR2, recall);
    await h.settle();
    expectRecalledOnce(notice, recall);
    expect(await h.bus.release(JP, releaseOf(notice))).toBe('ack');
    expect(refusal(JP).claims.code).toBe('recalled');
    expect(h.ledger.entries.filter((entry) => entry.release)).toEqual([]);
    expect(await purged(DE, notice)).toEqual(['ack']);
    h.pass(86_401);
    await submit(notice);
    expect(h.bus.sent('deliver', DE)).toEqual([]);
  });

  test.each(['exchange:release-taken', 'exchange:release-appended', 'exchange:ruling-decided', 'exchange:ruling-appended'] as const)(
    'a release that was cut off at %s ends nothing more: nobody is decided anew, and nothing goes out',
    async (step) => {
      const notice = await published();
      const release = releaseOf(notice);
      h.dieAt(step);
      void h.bus.release(JP, release);
      await until(() => h.dead());
      await h.restart();
      const recall = recallOf(notice);
      expect(await h.bus.recall(FR2, recall)).toBe('ack');
      await h.settle();
      expectRecalledOnce(notice, recall);
      h.bus.forget();
      expect(await h.bus.release(JP, release)).toBe('ack');
      expect(await h.bus.release(JP, release)).toBe('ack');
      await h.settle();
      const decided = step === 'exchange:ruling-appended';
      expect([h.ledger.count('decision'), h.bus.sent('reject', JP).length]).toEqual(decided ? [2, 0] : [1, 2]);
      expect(await submit(notice)).toBe('ack');
      expect(h.bus.sent('deliver', DE)).toEqual([]);
    },
  );
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

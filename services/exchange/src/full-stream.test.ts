/** A member that reads nothing for so long that its stream is full: what it is owed waits, and what all others are owed does not. */
import type { Address } from '@huecry/notice';
import { Answer } from '@huecry/proto';
import { type Sealed, type SealInput, signRecall } from '@huecry/seal';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Harness, openHarness } from './testing/harness.ts';
import { DE, FR, FR2, JP, signer } from './testing/world.ts';

type Notice = Sealed & { readonly input: SealInput };
let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

/** More than are proved with one question, so that what waits behind would never be asked for. */
const MANY = 70;

async function published(from: Address, to: readonly Address[]): Promise<Notice> {
  const notice = h.desk(from).make(to);
  expect(await h.bus.submit(from, notice.input.routing.kind, notice.submission)).toBe('ack');
  return notice;
}
const recallOf = ({ input, digest }: Notice): Uint8Array =>
  signRecall(
    { mode: 'live', iss: input.iss, origin: input.iss, notice: digest, jti: input.jti, rev: input.rev, code: 'withdrawn', reason: '', iat: h.nowSeconds() },
    signer(input.iss),
  );
const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await sleep(5);
};
const answers = (to: Address) => h.bus.sent('answer', to).map(({ data }) => Answer.decode(data));

test('proofs: others get theirs, and it gets its own when it asks again', async () => {
  h.bus.full.add('hc.proof.fr.ofast');
  const own = await published(FR2, [DE]);
  await Promise.all(Array.from({ length: MANY }, () => published(FR, [DE])));
  await until(() => h.bus.sent('proof', FR).length === MANY);
  await h.settle();
  h.bus.full.clear();
  expect(await h.bus.submit(FR2, own.input.routing.kind, own.submission)).toBe('ack');
  await until(() => h.bus.sent('proof', FR2).length === 1);
});

test('recalls: others hear that theirs stand; one that was answered before is not put off, however often it comes', async () => {
  const own = await published(FR2, [DE]);
  const others = await Promise.all(Array.from({ length: MANY }, () => published(FR, [DE])));
  await h.settle();
  h.bus.full.add('hc.answer.fr.ofast');
  expect(await h.bus.recall(FR2, recallOf(own))).toBe('ack');
  for (const notice of others) expect(await h.bus.recall(FR, recallOf(notice))).toBe('ack');
  await until(() => answers(FR).filter(({ recall }) => recall.length > 0).length === MANY);
  // Recipients purge, and the recall comes again: its sender lacks what its stream has no room for, and holds no place in anybody's way.
  await h.bus.receipts(DE, h.desk(DE).receipt(own, { state: 'purged', code: 'recalled' }));
  await sleep(50);
  expect(await h.bus.recall(FR2, recallOf(own))).toBe('ack');
});

test('receipts: a recipient of its notices is heard by all other origins, and by it when there is room', async () => {
  const own = await published(FR2, [DE]);
  const other = await published(FR, [DE, JP]);
  await h.settle();
  h.bus.full.add('hc.answer.fr.ofast');
  expect(await h.bus.receipts(DE, h.desk(DE).receipt(own))).toEqual(['ack']);
  await until(() => h.ledger.count('receipts') === 1);
  expect(await h.bus.receipts(DE, h.desk(DE).receipt(other))).toEqual(['ack']);
  await until(() => answers(FR).some(({ receipt }) => receipt.length > 0));
  // Both of the recipient's words are shown to it too.
  await until(() => answers(DE).flatMap(({ own: opened }) => opened).length === 2);
  h.bus.full.clear();
  await until(() => answers(FR2).some(({ receipt }) => receipt.length > 0));
  await h.settle();
});

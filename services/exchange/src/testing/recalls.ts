/** What the tests of recalls do with the exchange of one test. */
import type { Address } from '@huecry/notice';
import { Answer, Recalled, Reject } from '@huecry/proto';
import { type RecallInput, type Sealed, type SealInput, signRecall, verifyRecall, verifyRefusal } from '@huecry/seal';
import { channel } from 'node:diagnostics_channel';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect } from 'vitest';
import { sha256 } from '../bytes.ts';
import type { Step } from '../steps.ts';
import { type Harness, openHarness } from './harness.ts';
import { DE, FR2, JP, signer } from './world.ts';

export type Notice = Sealed & { readonly input: SealInput };

export const one = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1);
  return list[0] as T;
};
export const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await sleep(5);
};
/** Calls once when the step is reached. */
export function at(step: Step, then: () => void): void {
  const steps = channel('huecry:step');
  const listener = (message: unknown): void => {
    if ((message as { name: string }).name !== step) return;
    steps.unsubscribe(listener);
    then();
  };
  steps.subscribe(listener);
}

/** The exchange of the test that runs. */
export let h: Harness;

/** Before each test an exchange that has recalled nothing. */
export function exchangeForEach(): void {
  beforeEach(async () => {
    h = await openHarness();
  });
  afterEach(() => h.close());
}

export const submit = (notice: Notice) => h.bus.submit(FR2, notice.input.routing.kind, notice.submission);
/** A notice of fr/ofast that went to both. */
export async function published(to: readonly Address[] = [DE, JP], more: Partial<SealInput> = {}): Promise<Notice> {
  const notice = h.desk(FR2).make(to, more);
  expect(await submit(notice)).toBe('ack');
  await h.settle();
  return notice;
}
export const recallOf = ({ input, digest }: Notice, more: Partial<RecallInput> = {}, by = signer(more.iss ?? FR2)): Uint8Array =>
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
export const recalled = (to: Address) => h.bus.sent('recalled', to).map(({ data }) => Recalled.decode(data));
export const answers = (to: Address = FR2) => h.bus.sent('answer', to).map(({ data }) => Answer.decode(data));
export const recallAnswers = (to: Address = FR2) => answers(to).filter(({ recall }) => recall.length > 0);
export const recallEntries = () => h.ledger.entries.filter((entry) => entry.recall);
export const refusal = (to: Address) => {
  const reject = Reject.decode(h.bus.sent('reject', to).at(-1)?.data ?? new Uint8Array(0));
  return { ...reject, claims: verifyRefusal(reject.jws, signer('exchange').publicKey).claims };
};
export const purged = (from: Address, notice: Notice, more = {}) =>
  h.bus.receipts(from, h.desk(from).receipt(notice, { state: 'purged', code: 'recalled', ...more }));
/** What must hold when a recall is done, however it came about. */
export function expectRecalledOnce(notice: Notice, recall: Uint8Array, to: readonly Address[] = [DE, JP]): void {
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

/** The exchange while the ledger takes only what is essential. */
import { channel } from 'node:diagnostics_channel';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleDigest } from '@huecry/policy';
import { sampleBundles } from '@huecry/policy/samples';
import { Answer, Delivery, RegistryRequest, RegistryResponse, Submission } from '@huecry/proto';
import { type Sealed, type SealInput, signRelease } from '@huecry/seal';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ESSENTIAL_IN_A_HALT } from './essential.ts';
import type { Step } from './steps.ts';
import { type Harness, openHarness } from './testing/harness.ts';
import { DE, FR2, JP, ROUTING, registration, signer } from './testing/world.ts';

type Notice = Sealed & { readonly input: SealInput };
let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

const ORANGE = { ...ROUTING, kind: 'orange', purpose: 'warn' } as const;
const make = (more: Partial<SealInput> = {}, to = [DE, JP]): Notice => h.desk(FR2).make(to, more);
const submit = (notice: Notice) => h.bus.submit(FR2, notice.input.routing.kind, notice.submission);
const halt = (): void => h.ledger.halt(h.nowSeconds() * 1000);
const marks = (): boolean[] => h.ledger.entries.map(({ unwitnessed }) => unwitnessed);
/** With content: not blanks. */
const delivered = (to = DE) =>
  h.bus
    .sent('deliver', to)
    .map(({ data }) => Delivery.decode(data))
    .filter(({ slots }) => slots.length > 0);
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

describe('ordinary notices', () => {
  test('wait, and people are told; nothing of them is in the ledger, and afterwards each goes through once', async () => {
    const before = h.ledger.entries.length;
    halt();
    const waiting = [make(), make()];
    for (const notice of waiting) expect([await submit(notice), await submit(notice)]).toEqual(['retry', 'retry']);
    expect(h.ledger.entries).toHaveLength(before);
    expect(h.exchange().health()).toMatchObject({ status: 'waiting', reason: expect.stringContaining('no quorum of witnesses') });
    const read = RegistryResponse.decode(await h.bus.registry('fr').read(RegistryRequest.encode({ from: 0 })));
    expect(read).toMatchObject({ error: '', waiting: 'unwitnessed', waitingReason: expect.stringContaining('only what is essential') });
    expect(await h.metrics().text()).toContain('huecry_exchange_ordinary_halted 1');

    h.ledger.halt(0);
    // It asks by itself, and needs no submission to learn that it is over.
    await until(() => h.exchange().health().status === 'ok');
    for (const notice of waiting) expect(await submit(notice)).toBe('ack');
    await h.settle();
    expect(delivered().map(({ unwitnessed }) => unwitnessed)).toEqual([false, false]);
    expect(h.bus.sent('reject', FR2)).toEqual([]);
    expect(h.ledger.count('notice')).toBe(2);
    expect(marks()).not.toContain(true);
  });

  test('whose entry stands before the halt begins wait for their decision, and get one', async () => {
    const notice = make();
    at('exchange:decided', halt);
    expect(await submit(notice)).toBe('retry');
    expect([h.ledger.count('notice'), h.ledger.count('decision')]).toEqual([1, 0]);
    expect(delivered()).toEqual([]);
    await h.restart();
    expect(await submit(notice)).toBe('retry');
    h.pass(3_600);
    h.ledger.halt(0);
    expect(await submit(notice)).toBe('ack');
    await h.settle();
    expect([h.ledger.count('notice'), h.ledger.count('decision')]).toEqual([1, 1]);
    expect(delivered()).toHaveLength(1);
  });
});

describe('an alert', () => {
  test('goes through, marked, before a notice with an earlier number that waits; the gap fills afterwards', async () => {
    halt();
    const [ordinary, alert] = [make(), make({ routing: ORANGE })];
    expect(await submit(ordinary)).toBe('retry');
    expect(await submit(alert)).toBe('ack');
    expect(h.ledger.entries.slice(-2).map((entry) => [entry.unwitnessed, entry.notice !== null, entry.decision !== null])).toEqual([
      [true, true, false],
      [true, false, true],
    ]);
    expect(delivered().map(({ unwitnessed }) => unwitnessed)).toEqual([true]);
    h.ledger.halt(0);
    expect(await submit(ordinary)).toBe('ack');
    await h.settle();
    expect(h.bus.sent('reject', FR2)).toEqual([]);
    expect(h.ledger.entries.slice(-2).map(({ unwitnessed }) => unwitnessed)).toEqual([false, false]);
    expect(delivered().map(({ unwitnessed }) => unwitnessed)).toEqual([true, false]);
  });

  for (const step of ['exchange:received', 'exchange:notice-appended', 'exchange:decided', 'exchange:decision-appended', 'exchange:delivered'] as const) {
    test(`survives a kill at ${step}, and its delivery still says that it was not witnessed, also after the quorum is back`, async () => {
      halt();
      const alert = make({ routing: ORANGE });
      h.dieAt(step);
      void submit(alert);
      await until(() => h.dead());
      await h.restart();
      h.ledger.halt(step === 'exchange:received' ? h.nowSeconds() * 1000 : 0);
      expect(await submit(alert)).toBe('ack');
      h.ledger.halt(0);
      await h.settle();
      h.pass(60);
      expect(await submit(alert)).toBe('ack');
      expect([h.ledger.count('notice'), h.ledger.count('decision')]).toEqual([1, 1]);
      const all = delivered();
      expect(all.length).toBeGreaterThanOrEqual(2);
      for (const { unwitnessed } of all) expect(unwitnessed).toBe(true);
    });
  }

  test('that is refused is refused at once, and that entry is marked too', async () => {
    halt();
    const alert = make({ routing: ORANGE, exp: h.nowSeconds() + 10 });
    h.pass(20);
    expect(await submit(alert)).toBe('ack');
    expect(h.ledger.count('refusal')).toBe(1);
    expect(marks().slice(-2)).toEqual([true, true]);
    expect(h.bus.sent('reject', FR2)).toHaveLength(1);
  });

  test('needs its subject: an ordinary notice under it is turned away, and takes nothing', async () => {
    halt();
    const before = h.ledger.entries.length;
    expect(await h.bus.submitOn('hc.urgent.fr.ofast.yellow', make().submission)).toBe('ack');
    expect(h.bus.sent('reject', FR2)).toHaveLength(1);
    expect(h.ledger.entries).toHaveLength(before);
  });
});

describe('a member that fills the log under the subject of warnings', () => {
  test('with what is none gets no entry for it: it waits, and is refused as what it is afterwards', async () => {
    halt();
    const before = h.ledger.entries.length;
    const disguised = make();
    expect(await h.bus.submitOn('hc.urgent.fr.ofast.orange', disguised.submission)).toBe('retry');
    // What cannot be read so far as to know its kind waits as well.
    const torn = make({ routing: ORANGE });
    const [first] = Submission.decode(torn.submission).slots;
    const slots = first === undefined ? [] : [{ ...first, ciphertext: new Uint8Array(first.ciphertext.length) }];
    expect(await h.bus.submitOn('hc.urgent.fr.ofast.orange', Submission.encode({ ...Submission.decode(torn.submission), slots }))).toBe('retry');
    expect(h.ledger.entries).toHaveLength(before);
    h.ledger.halt(0);
    expect(await h.bus.submitOn('hc.urgent.fr.ofast.orange', disguised.submission)).toBe('ack');
    expect([h.ledger.count('notice'), h.ledger.count('refusal')]).toEqual([1, 1]);
    expect(marks()).not.toContain(true);
  });

  test('with warnings has only so many entered while nobody witnesses; another member is not held up, and nothing is lost', async () => {
    halt();
    const { burst, perSecond } = ESSENTIAL_IN_A_HALT;
    const desk = h.desk(FR2);
    for (let i = 0; i < burst; i += 1) expect(await h.bus.submit(FR2, 'orange', desk.make([DE], { routing: ORANGE }).submission)).toBe('ack');
    // The first one learned of the halt from the ledger, and was not counted.
    expect(await h.bus.submit(FR2, 'orange', desk.make([DE], { routing: ORANGE }).submission)).toBe('ack');
    const entered = h.ledger.count('notice');
    expect(entered).toBe(burst + 1);
    const [one, next] = [desk.make([DE], { routing: ORANGE }), desk.make([DE], { routing: ORANGE })];
    for (const { submission } of [one, next]) expect(await h.bus.submit(FR2, 'orange', submission)).toBe('retry');
    expect(h.ledger.count('notice')).toBe(entered);
    expect(await h.bus.submit(JP, 'orange', h.desk(JP).make([DE], { routing: ORANGE }).submission)).toBe('ack');
    h.pass(1 / perSecond);
    expect([await h.bus.submit(FR2, 'orange', one.submission), await h.bus.submit(FR2, 'orange', next.submission)]).toEqual(['ack', 'retry']);
    // What is known already is answered again.
    expect(await h.bus.submit(FR2, 'orange', one.submission)).toBe('ack');
    h.ledger.halt(0);
    await until(() => h.exchange().health().status === 'ok');
    expect(await h.bus.submit(FR2, 'orange', next.submission)).toBe('ack');
    expect(h.ledger.count('notice')).toBe(entered + 3);
  });
});

test('an entry that was made unmarked while the halt begins is made again, as often as the ledger changes its mind', async () => {
  const alert = make({ routing: ORANGE });
  at('exchange:notice-appended', halt);
  expect(await submit(alert)).toBe('ack');
  expect(marks().slice(-2)).toEqual([false, true]);
  expect(delivered().map(({ unwitnessed }) => unwitnessed)).toEqual([true]);
});

test('statements go in, marked; keys revoked while witnesses are away are revoked', async () => {
  halt();
  const kid = signer(FR2).kid;
  const revoke = h.world.statement({ type: 'key.revoke', address: FR2, kid, reason: 'invented' }, 'fr');
  expect(await h.state(revoke)).toMatchObject({ error: '' });
  expect(h.ledger.entries.at(-1)).toMatchObject({ unwitnessed: true, registry: expect.anything() });
  const alert = make({ routing: ORANGE });
  expect(await submit(alert)).toBe('ack');
  expect(h.bus.sent('reject', FR2)).toHaveLength(1);
  expect(delivered()).toEqual([]);
});

describe('receipts', () => {
  test('of purges, and about alerts, are logged and answered; the others wait and lose nothing', async () => {
    const [ordinary, alert] = [make(), make({ routing: ORANGE })];
    for (const notice of [ordinary, alert]) expect(await submit(notice)).toBe('ack');
    await h.settle();
    halt();
    const desk = h.desk(DE);
    const [waits, purged, about] = [desk.receipt(ordinary), desk.receipt(ordinary, { state: 'purged' }), desk.receipt(alert)];
    expect(await h.bus.receipts(DE, waits, purged, about)).toEqual(['ack', 'ack', 'ack']);
    const answers = () => h.bus.sent('answer', FR2).map(({ data }) => Buffer.from(Answer.decode(data).receipt).toString());
    await until(() => answers().length === 2);
    expect(answers().toSorted()).toEqual([purged, about].map((jws) => Buffer.from(jws).toString()).toSorted());
    expect(h.ledger.entries.at(-1)).toMatchObject({ unwitnessed: true, receipts: { digests: [expect.anything(), expect.anything()] } });
    await h.restart();
    expect(h.store().receipts.waiting()).toBe(1);
    h.ledger.halt(0);
    await h.settle();
    expect(answers()).toHaveLength(3);
    expect(h.ledger.entries.at(-1)).toMatchObject({ unwitnessed: false, receipts: { digests: [expect.anything()] } });
  });
});

test('a release of an alert goes on, with its decision and deliveries; one of an ordinary notice waits and then counts', async () => {
  const period = { notBefore: h.world.began - 3_600, notAfter: h.world.began + 365 * 86_400 };
  const rule =
    '@id("review") @point("exchange") @cite("Invented Review Act, s. 1") @reason("reviewed first") @hold forbid (principal, action == Action::"receive", resource) when { resource.purpose in [Purpose::"locate", Purpose::"warn"] } unless { principal.reviewer };';
  const { exportCedar, ...rest } = sampleBundles().fr;
  const bundle = { ...rest, exportCedar: `${exportCedar}\n${rule}\n`, version: 'with a hold' };
  for (const statement of [
    h.world.statement(registration('de/zka' as never, period), 'de'),
    h.world.statement({ type: 'review.appoint', member: 'jp' as never, source: 'invented', asOf: '2026-01-01' }, 'fr', 'de'),
    h.world.statement({ type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: h.nowSeconds() - 1 }, 'fr'),
  ])
    expect((await h.state(statement)).error).toBe('');
  const [ordinary, alert] = [make(), make({ routing: ORANGE })];
  for (const notice of [ordinary, alert]) expect(await submit(notice)).toBe('ack');
  await h.settle();
  expect([delivered(), delivered(JP).map(({ slots }) => slots.length > 0)]).toEqual([[], [true, true]]);
  halt();
  const release = ({ input, digest }: Notice): Uint8Array => {
    const { mode, iss: origin, jti, rev } = input;
    const said = { recipients: [DE], outcome: 'release', code: '', reason: '', cite: '', iat: h.nowSeconds() } as const;
    return signRelease({ mode, iss: JP, origin, notice: digest, jti, rev, ...said }, signer(JP));
  };
  const waits = release(ordinary);
  expect(await h.bus.release(JP, waits)).toBe('retry');
  expect(await h.bus.release(JP, release(alert))).toBe('ack');
  expect(h.ledger.entries.slice(-2).map((entry) => [entry.unwitnessed, entry.release !== null, entry.decision !== null])).toEqual([
    [true, true, false],
    [true, false, true],
  ]);
  expect(await submit(alert)).toBe('ack');
  expect(delivered().map(({ unwitnessed }) => unwitnessed)).toEqual([true]);
  h.ledger.halt(0);
  expect(await h.bus.release(JP, waits)).toBe('ack');
  expect(await submit(ordinary)).toBe('ack');
  expect(delivered().map(({ unwitnessed }) => unwitnessed)).toEqual([true, false]);
});

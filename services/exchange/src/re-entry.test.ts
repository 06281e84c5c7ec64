import { channel } from 'node:diagnostics_channel';
import { setTimeout as sleep } from 'node:timers/promises';
import { Answer, Proof, Reject, SignedStatement, entryOf } from '@huecry/proto';
import { bundleDigest } from '@huecry/policy';
import { sampleBundles } from '@huecry/policy/samples';
import { verifyDecision, verifyRefusal } from '@huecry/seal';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from './bytes.ts';
import type { Step } from './steps.ts';
import { type Harness, openHarness } from './testing/harness.ts';
import { DE, FR, FR2, JP, signer } from './testing/world.ts';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

const untilDead = async (): Promise<void> => {
  while (!h.dead()) await sleep(2);
};

/** What must hold when all is done, however it came about. */
function expectDoneOnce(sealed: { readonly digest: Uint8Array; readonly jws: Uint8Array }): void {
  expect(h.ledger.entries.filter(({ notice }) => notice && Buffer.compare(notice.jws, sealed.jws) === 0)).toHaveLength(1);
  expect(h.ledger.count('decision')).toBe(1);
  expect(h.bus.sent('deliver', DE)).toHaveLength(1);
  expect(h.bus.sent('deliver', JP)).toHaveLength(1);
  const [message, ...more] = h.bus.sent('proof', FR);
  expect(more).toEqual([]);
  const proof = Proof.decode(message?.data ?? new Uint8Array(0));
  const row = h.store().notices.find(sealed.digest);
  expect(row?.state).toBe('settled');
  // What the ledger holds, what the origin was told and what is remembered are one decision.
  expect(h.ledger.entries[proof.decisionPosition]?.decision?.jws).toEqual(proof.decision);
  expect(row?.jws).toEqual(proof.decision);
  expect(verifyDecision(proof.decision, proof.elements, signer('exchange').publicKey).decisions).toHaveLength(2);
}

describe('cut off at a step and started again', () => {
  const steps: Step[] = [
    'exchange:received',
    'exchange:notice-appended',
    'exchange:decided',
    'exchange:decision-appended',
    'exchange:delivered',
    'exchange:proof-sent',
  ];
  test.each(steps)('at %s: the notice is delivered once and proved', async (step) => {
    const sealed = h.desk(FR).make([DE, JP]);
    h.dieAt(step);
    const handled = h.bus.submit(FR, 'yellow', sealed.submission);
    await untilDead();
    void handled;
    await h.restart();
    // After the ack, of which proof-sent is the only step, nobody sends it again.
    if (step !== 'exchange:proof-sent') expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
    await h.settle();
    expectDoneOnce(sealed);
  });

  test.each<Step>(['exchange:receipts-appended', 'exchange:receipts-answered'])('at %s: the receipt is logged once and answered', async (step) => {
    const sealed = h.desk(FR).make([DE, JP]);
    await h.bus.submit(FR, 'yellow', sealed.submission);
    await h.settle();
    h.dieAt(step);
    const receipt = h.desk(DE).receipt(sealed);
    expect(await h.bus.receipts(DE, receipt)).toEqual(['ack']);
    await untilDead();
    await h.restart();
    await h.settle();
    expect(h.ledger.count('receipts')).toBe(1);
    const [message, ...more] = h.bus.sent('answer', FR);
    expect(more).toEqual([]);
    const answer = Answer.decode(message?.data ?? new Uint8Array(0));
    expect(h.ledger.entries[answer.position]?.receipts?.digests).toEqual([sha256(answer.salt, receipt)]);
    const [own, ...others] = h.bus.sent('answer', DE).map(({ data }) => Answer.decode(data));
    expect(others).toEqual([]);
    expect(own).toMatchObject({ position: answer.position, own: [{ salt: answer.salt }] });
  });

  test('before a receipt is remembered: it is not acked', async () => {
    const sealed = h.desk(FR).make([DE]);
    await h.bus.submit(FR, 'yellow', sealed.submission);
    h.dieAt('exchange:receipts-received');
    const handled = h.bus.receipts(DE, h.desk(DE).receipt(sealed));
    await untilDead();
    expect(await Promise.race([handled, sleep(20, 'not acked')])).toBe('not acked');
    await h.restart();
    expect(await h.bus.receipts(DE, h.desk(DE).receipt(sealed))).toEqual(['ack']);
    await h.settle();
    expect(h.bus.sent('answer', FR)).toHaveLength(1);
  });

  test('a refusal is logged once, and the same one is sent', async () => {
    const first = h.desk(FR).make([DE]);
    await h.bus.submit(FR, 'yellow', first.submission);
    const second = h.desk(FR).make([DE], { jti: first.input.jti });
    h.dieAt('exchange:notice-appended');
    void h.bus.submit(FR, 'yellow', second.submission);
    await untilDead();
    await h.restart();
    for (let i = 0; i < 2; i += 1) expect(await h.bus.submit(FR, 'yellow', second.submission)).toBe('ack');
    expect(h.ledger.count('refusal')).toBe(1);
    const rejects = h.bus.sent('reject', FR).map(({ data }) => data);
    expect(rejects).toHaveLength(2);
    expect(rejects[1]).toEqual(rejects[0]);
  });
});

test('a decision that was fixed long ago and never stood is made anew', async () => {
  const sealed = h.desk(FR).make([DE, JP]);
  h.dieAt('exchange:decided');
  void h.bus.submit(FR, 'yellow', sealed.submission);
  await untilDead();
  const before = h.store().notices.find(sealed.digest);
  await h.restart();
  h.pass(3_600);
  expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
  await h.settle();
  expectDoneOnce(sealed);
  expect(h.store().notices.find(sealed.digest)?.jws).not.toEqual(before?.jws);
  expect(h.ledger.entries.find(({ decision }) => decision)?.timeMs).toBe(h.nowSeconds() * 1000);
});

test('a decision that stood long ago stays', async () => {
  const sealed = h.desk(FR).make([DE, JP]);
  h.dieAt('exchange:decision-appended');
  void h.bus.submit(FR, 'yellow', sealed.submission);
  await untilDead();
  await h.restart();
  h.pass(3_600);
  expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
  await h.settle();
  expectDoneOnce(sealed);
});

describe('a call that fails', () => {
  test.each(['not-done', 'done'] as const)('the ledger, %s: put off, and right the next time', async (fault) => {
    const sealed = h.desk(FR).make([DE, JP]);
    for (const when of ['exchange:received', 'exchange:decided'] as const) {
      const steps = channel('huecry:step');
      const listener = (message: unknown): void => {
        if ((message as { name: string }).name !== when) return;
        steps.unsubscribe(listener);
        h.ledger.failNext(fault);
      };
      steps.subscribe(listener);
      expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('retry');
    }
    expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
    await h.settle();
    expectDoneOnce(sealed);
  });
  test.each(['not-done', 'done'] as const)('JetStream, %s: put off, and right the next time', async (fault) => {
    const sealed = h.desk(FR).make([DE, JP]);
    h.bus.failNext(fault);
    expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('retry');
    expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
    await h.settle();
    expectDoneOnce(sealed);
  });
});

describe('the registry moves on while a notice is under way', () => {
  const kid = signer(FR).kid;
  /** Appends a statement behind the exchange's back at its next step of that name, as another instance would. */
  const stateAt = async (step: Step, statement: Uint8Array): Promise<void> => {
    const steps = channel('huecry:step');
    const listener = (message: unknown): void => {
      if ((message as { name: string }).name !== step) return;
      steps.unsubscribe(listener);
      const registry = { prev: h.registry().entryDigest, statement: SignedStatement.decode(statement) };
      h.ledger.appendDirectly(entryOf(h.nowSeconds() * 1000, { registry }));
    };
    steps.subscribe(listener);
  };
  const revoke = () => h.world.statement({ type: 'key.revoke', address: FR, kid, reason: 'invented loss' }, 'fr');

  test('the key is revoked before the notice stands: turned away', async () => {
    const sealed = h.desk(FR).make([DE]);
    await stateAt('exchange:received', revoke());
    expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
    expect(h.ledger.count('notice')).toBe(0);
    const reject = Reject.decode(h.bus.sent('reject', FR)[0]?.data ?? new Uint8Array(0));
    expect(verifyRefusal(reject.jws, signer('exchange').publicKey).claims.code).toBe('revoked-key');
  });

  test('the key is revoked after the notice stands and before that is remembered: it stands', async () => {
    const sealed = h.desk(FR).make([DE, JP]);
    h.dieAt('exchange:notice-appended');
    void h.bus.submit(FR, 'yellow', sealed.submission);
    await untilDead();
    await h.restart();
    expect((await h.state(revoke())).error).toBe('');
    expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
    await h.settle();
    expectDoneOnce(sealed);
    // And what was not there before is turned away.
    const next = h.desk(FR).make([DE]);
    await h.bus.submit(FR, 'yellow', next.submission);
    expect(h.ledger.count('notice')).toBe(1);
  });

  test('sanctions are declared after the decision was made and before it stands: decided anew', async () => {
    const sealed = h.desk(FR).make([DE, JP]);
    await stateAt(
      'exchange:decided',
      h.world.statement({ type: 'sanction.declare', member: 'jp' as never, source: 'invented', asOf: '2026-01-31' }, 'fr', 'de'),
    );
    expect(await h.bus.submit(FR, 'yellow', sealed.submission)).toBe('ack');
    await h.settle();
    expectDoneOnce(sealed);
    const proof = Proof.decode(h.bus.sent('proof', FR)[0]?.data ?? new Uint8Array(0));
    const { decisions, claims } = verifyDecision(proof.decision, proof.elements, signer('exchange').publicKey);
    expect(decisions.find(({ to }) => to === JP)).toMatchObject({ outcome: 'refuse', code: 'policy-refused' });
    expect(claims.registryPosition).toBe(h.registry().position);
  });

  /** A further rule in the import law of de, in force from now. */
  const addRule = async (rule: string): Promise<string> => {
    const source = sampleBundles().de;
    const bundle = { ...source, version: '9', importCedar: `${source.importCedar}\n${rule}\n` };
    const digest = bundleDigest(bundle);
    const answer = await h.state(h.world.statement({ type: 'policy.bundle', bundle, digest, validFrom: h.nowSeconds() - 1 }, 'de'));
    expect(answer).toMatchObject({ error: '' });
    return digest;
  };
  const decisionOn = async (sealed: { readonly submission: Uint8Array }) => {
    await h.bus.submit(FR2, 'yellow', sealed.submission);
    await h.settle();
    const proof = Proof.decode(h.bus.sent('proof', FR2)[0]?.data ?? new Uint8Array(0));
    return verifyDecision(proof.decision, proof.elements, signer('exchange').publicKey).decisions[0];
  };

  test('a notice that names a law no longer in force needs both', async () => {
    const sealed = h.desk(FR2).make([DE]);
    const digest = await addRule(
      '@id("no-boats") @point("exchange") @cite("Invented Boats Act, s. 1") @reason("no boats") forbid (principal, action == Action::"disclose", resource) when { context.category == Category::"asset" };',
    );
    const decision = await decisionOn(sealed);
    expect(decision?.withheld.map(({ rule }) => rule)).toContain('de/import/no-boats');
    expect(decision?.bundles.recipient).toBe(digest);
  });

  test('a notice that a law holds for release is refused with the rule where no reviewing body gets it', async () => {
    const sealed = h.desk(FR2).make([DE]);
    await addRule(
      '@id("review") @point("exchange") @cite("Invented Review Act, s. 1") @reason("reviewed first") @hold forbid (principal, action == Action::"receive", resource) when { resource.purpose == Purpose::"locate" };',
    );
    expect(await decisionOn(sealed)).toMatchObject({ outcome: 'refuse', code: 'release-required', categories: [], refusedBy: [{ rule: 'de/import/review' }] });
    expect(h.bus.sent('deliver', DE)).toHaveLength(1);
  });
});

import { entryOf, Proof, SignedStatement } from '@huecry/proto';
import { channel } from 'node:diagnostics_channel';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Step } from './steps.ts';
import { DE, JP } from './testing/world.ts';
import { codeOfReject, decided, dismiss, expectReleasedOnce, h, held, holdNotices, proofs, releaseOf, say, submit } from './testing/held.ts';

holdNotices();

describe('cut off at a step and started again', () => {
  const steps: Step[] = [
    'exchange:release-received',
    'exchange:release-taken',
    'exchange:release-appended',
    'exchange:ruling-decided',
    'exchange:ruling-appended',
    'exchange:ruling-proved',
  ];
  test.each(steps)('at %s: the release is logged once, decides once, and is proved', async (step) => {
    const sealed = await held();
    const release = releaseOf(sealed);
    h.dieAt(step);
    void h.bus.release(JP, release);
    while (!h.dead()) await sleep(2);
    await h.restart();
    // In between the origin may submit: nothing is delivered before its decision stands.
    const standing = step === 'exchange:ruling-proved';
    await submit(sealed);
    expect(h.bus.sent('deliver', DE)).toHaveLength(standing ? 1 : 0);
    h.bus.forget();
    if (!standing) expect(await h.bus.release(JP, release)).toBe('ack');
    await h.settle();
    await submit(sealed);
    await h.settle();
    expect(h.bus.sent('deliver', DE)).toHaveLength(standing ? 0 : 1);
    expect([h.ledger.count('decision'), h.ledger.entries.filter((entry) => entry.release).length]).toEqual([2, 1]);
    const ruling = proofs().find((proof) => proof.release.length > 0) as Proof;
    expect(h.ledger.entries[ruling.decisionPosition]?.decision?.jws).toEqual(ruling.decision);
    expect(decided(ruling).decisions).toHaveLength(2);
  });

  /** Appends a statement behind the exchange's back at its next step of that name. */
  const stateAt = (step: Step, statement: Uint8Array): void => {
    const seen = channel('huecry:step');
    const listener = (message: unknown): void => {
      if ((message as { name: string }).name !== step) return;
      seen.unsubscribe(listener);
      h.ledger.appendDirectly(entryOf(h.nowSeconds() * 1000, { registry: { prev: h.registry().entryDigest, statement: SignedStatement.decode(statement) } }));
    };
    seen.subscribe(listener);
  };

  test('the body is dismissed before its release stands: refused, and the recipients are held as before', async () => {
    const sealed = await held();
    stateAt('exchange:release-taken', dismiss());
    expect(await h.bus.release(JP, releaseOf(sealed))).toBe('ack');
    expect(codeOfReject().code).toBe('not-a-reviewer');
    expect(h.ledger.entries.filter((entry) => entry.release)).toEqual([]);
    await say(h.world.statement({ type: 'review.appoint', member: 'jp' as never, source: 'invented again', asOf: '2026-01-03' }, 'fr', 'de'));
    h.bus.forget();
    const release = releaseOf(sealed);
    expect(await h.bus.release(JP, release)).toBe('ack');
    await h.settle();
    expect(h.bus.sent('answer', JP)).toHaveLength(1);
  });

  test('the body is dismissed when its release stands: it stands', async () => {
    const sealed = await held();
    const release = releaseOf(sealed);
    h.dieAt('exchange:release-appended');
    void h.bus.release(JP, release);
    while (!h.dead()) await sleep(2);
    await h.restart();
    await say(dismiss());
    expect(await h.bus.release(JP, release)).toBe('ack');
    await h.settle();
    expectReleasedOnce(sealed, release);
  });

  test('the law changes after the further decision was made and before it stands: decided anew', async () => {
    const sealed = await held();
    stateAt(
      'exchange:ruling-decided',
      h.world.statement({ type: 'sanction.declare', member: 'de' as never, source: 'invented', asOf: '2026-01-31' }, 'fr', 'jp'),
    );
    expect(await h.bus.release(JP, releaseOf(sealed))).toBe('ack');
    await h.settle();
    expect(decided(proofs()[1] as Proof).decisions).toMatchObject([{ outcome: 'refuse', code: 'policy-refused' }, { code: 'policy-refused' }]);
    expect(h.ledger.count('decision')).toBe(2);
  });

  test.each(['not-done', 'done'] as const)('a call of the ledger fails, %s: put off, and right the next time', async (fault) => {
    const sealed = await held();
    const release = releaseOf(sealed);
    for (const step of ['exchange:release-taken', 'exchange:ruling-decided'] as const) {
      const seen = channel('huecry:step');
      const listener = (message: unknown): void => {
        if ((message as { name: string }).name !== step) return;
        seen.unsubscribe(listener);
        h.ledger.failNext(fault);
      };
      seen.subscribe(listener);
      expect(await h.bus.release(JP, release)).toBe('retry');
    }
    expect(await h.bus.release(JP, release)).toBe('ack');
    await h.settle();
    expectReleasedOnce(sealed, release);
  });
});

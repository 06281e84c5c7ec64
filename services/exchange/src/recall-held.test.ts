import { bundleDigest } from '@huecry/policy';
import { sampleBundles } from '@huecry/policy/samples';
import { signRelease } from '@huecry/seal';
import { beforeEach, describe, expect, test } from 'vitest';
import { exchangeForEach, expectRecalledOnce, h, type Notice, published, purged, recallOf, refusal, submit, until } from './testing/recalls.ts';
import { DE, FR2, JP, signer } from './testing/world.ts';

exchangeForEach();

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

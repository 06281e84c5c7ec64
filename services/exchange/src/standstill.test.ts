import { sampleBundles } from '@huecry/policy/samples';
import { bundleDigest } from '@huecry/policy';
import type { StatementBody } from '@huecry/registry';
import { publicJwk } from '@huecry/seal';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { breakEngine } from '../../../packages/policy/src/testing-engine.ts';
import { type Harness, openHarness } from './testing/harness.ts';
import { address, DE, FR, registration, signer } from './testing/world.ts';

/** Each thing that a decision needs is broken for real: nothing is delivered, nothing is lost, and it goes on when it is whole again. */
let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

const submit = (sealed: { readonly submission: Uint8Array }, from = FR) => h.bus.submit(from, 'yellow', sealed.submission);
const nothingHappened = (): void => {
  expect([h.ledger.count('notice'), h.ledger.count('decision'), h.bus.sent('deliver', DE)]).toEqual([0, 0, []]);
};

describe('what is submitted is put off', () => {
  test('while the clock is behind what the ledger says, also after a restart, until it is right or an operator says that it is', async () => {
    h.pass(86_400);
    const first = h.desk(FR).make([DE]);
    expect(await submit(first)).toBe('ack');
    await h.settle();
    const sealed = h.desk(FR).make([DE]);
    h.pass(-3_600);
    expect(await submit(sealed)).toBe('retry');
    expect(h.exchange().health()).toMatchObject({ status: 'waiting', reason: expect.stringMatching(/3600 seconds behind.*--trust-clock/u) });
    await h.restart();
    expect(await submit(sealed)).toBe('retry');
    expect([h.ledger.count('notice'), h.bus.sent('deliver', DE)]).toMatchObject([1, { length: 1 }]);
    // Within minutes clocks may differ.
    h.pass(3_300);
    expect(await submit(sealed)).toBe('ack');
    await h.settle();
    expect([h.exchange().health().status, h.bus.sent('deliver', DE)]).toMatchObject(['ok', { length: 2 }]);
  });

  test("while the origin's law is not in force: its own lane waits, the others go on", async () => {
    const ES = address('es/cnp');
    const period = { notBefore: h.world.began - 3_600, notAfter: h.world.began + 365 * 86_400 };
    const say = async (body: StatementBody, ...signers: string[]): Promise<void> => {
      expect((await h.state(h.world.statement(body, ...signers))).error).toBe('');
    };
    await say({ type: 'member.admit', code: 'es' as never, name: 'Bureau of es', root: publicJwk(signer('es root').publicKey) }, 'fr', 'de');
    await say({ type: 'member.facts', deathPenalty: false, source: 'invented', asOf: '2026-01-01' }, 'es');
    await say(registration(ES, period), 'es');
    const sealed = h.desk(ES).make([DE]);
    expect(await submit(sealed, ES)).toBe('retry');
    nothingHappened();
    expect(await submit(h.desk(FR).make([DE]))).toBe('ack');
    const bundle = { ...sampleBundles().de, member: 'es' as never, tests: [] };
    await say({ type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: h.nowSeconds() - 1 }, 'es');
    expect(await submit(sealed, ES)).toBe('ack');
  });

  test('while the ledger does not answer', async () => {
    const sealed = h.desk(FR).make([DE]);
    h.ledger.failNext('not-done');
    expect(await submit(sealed)).toBe('retry');
    nothingHappened();
    expect(await submit(sealed)).toBe('ack');
  });
});

// Last: nothing decides in this process afterwards.
test('a policy engine that traps decides nothing more: everything is put off, and the health says so', async () => {
  const sealed = h.desk(FR).make([DE]);
  breakEngine();
  for (let attempt = 0; attempt < 3; attempt += 1) expect(await submit(sealed)).toBe('retry');
  expect([h.ledger.count('decision'), h.bus.sent('deliver', DE)]).toEqual([0, []]);
  expect(h.exchange().health()).toMatchObject({ status: 'waiting', reason: expect.stringContaining('policy engine has failed') });
});

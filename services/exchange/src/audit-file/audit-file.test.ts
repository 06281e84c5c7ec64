import { channel } from 'node:diagnostics_channel';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { entryOf, SignedStatement, Submission } from '@huecry/proto';
import { bundleDigest } from '@huecry/policy';
import { sampleBundles } from '@huecry/policy/samples';
import { type Sealed, type SealInput, signRecall, signRelease } from '@huecry/seal';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAuditFile, unopened } from '../../../../packages/audit/src/testing/openings.ts';
import type { Step } from '../steps.ts';
import { type Harness, openHarness } from '../testing/harness.ts';
import { address, DE, FR, FR2, JP, registration, signer } from '../testing/world.ts';
import { exportAuditFile } from './export.ts';

const ZKA = address('de/zka');
const HOLD =
  '@id("review") @point("exchange") @cite("Invented Review Act, s. 1") @reason("reviewed first") @hold forbid (principal, action == Action::"receive", resource) when { resource.purpose == Purpose::"locate" } unless { principal.reviewer };';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

const say = async (statement: Uint8Array): Promise<void> => expect((await h.state(statement)).error).toBe('');
/** From now on what is sent to de is held, and jp reviews. */
async function beginReview(): Promise<void> {
  const period = { notBefore: h.world.began - 3_600, notAfter: h.world.began + 365 * 86_400 };
  await say(h.world.statement(registration(ZKA, period), 'de'));
  await say(h.world.statement({ type: 'review.appoint', member: 'jp' as never, source: 'invented', asOf: '2026-01-01' }, 'fr', 'de'));
  const { fr } = sampleBundles();
  const bundle = { ...fr, exportCedar: `${fr.exportCedar}\n${HOLD}\n`, version: 'held' };
  await say(h.world.statement({ type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: h.nowSeconds() - 1 }, 'fr'));
}
type Notice = Sealed & { readonly input: SealInput };
const releaseOf = ({ input, digest }: Notice, outcome: 'release' | 'refuse', recipients = [DE]): Uint8Array =>
  signRelease(
    {
      mode: 'live',
      iss: JP,
      origin: input.iss,
      notice: digest,
      jti: input.jti,
      rev: input.rev,
      recipients,
      outcome,
      code: outcome === 'refuse' ? 'art-3' : '',
      reason: outcome === 'refuse' ? 'political' : '',
      cite: '',
      iat: h.nowSeconds(),
    },
    signer(JP),
  );
let files = 0;
const exported = async () => {
  const out = join(dirname(h.path), `oversight-${++files}.audit`);
  const made = await exportAuditFile({ database: h.path, genesis: h.world.genesis, out, clock: () => h.nowSeconds() * 1000, patienceMs: 0 });
  return { out, made, ...(await readAuditFile(out)) };
};
/** Every entry there is has its opening, and each opening is of its entry. */
async function expectComplete(): Promise<void> {
  const { header, openings, made } = await exported();
  expect(unopened(h.ledger.entries, openings)).toEqual([]);
  expect(header).toMatchObject({ role: 'oversight', member: '', origin: 'ledger.test', size: h.ledger.entries.length });
  expect(made).toMatchObject({ openings: openings.length, missing: 0 });
}

test('everything that the exchange puts into the ledger is opened, first and later decisions alike', async () => {
  // Before anything is held: delivered with a receipt, refused whole, refused for one, with what is not whole.
  const first = h.desk(FR).make([DE, JP]);
  await h.bus.submit(FR, 'yellow', first.submission);
  const again = h.desk(FR).make([DE], { jti: first.input.jti });
  await h.bus.submit(FR, 'yellow', again.submission);
  await h.bus.submit(FR, 'yellow', h.desk(FR).make([DE, JP], { restrictions: { exclude: ['jp' as never], limit: null } }).submission);
  await h.settle();
  await h.bus.receipts(DE, h.desk(DE).receipt(first));
  await h.bus.receipts(JP, h.desk(JP).receipt(first));
  // Held, then released for one and refused for the other.
  await beginReview();
  const held = h.desk(FR2).make([DE, ZKA, JP]);
  await h.bus.submit(FR2, 'yellow', held.submission);
  await h.settle();
  await h.bus.release(JP, releaseOf(held, 'release', [ZKA]));
  await h.bus.release(JP, releaseOf(held, 'refuse', [DE]));
  await h.settle();
  const { openings } = await exported();
  expect(unopened(h.ledger.entries, openings)).toEqual([]);
  const count = (kind: 'notice' | 'decision' | 'receipts' | 'refusal' | 'release'): number => openings.filter((one) => one[kind] !== null).length;
  expect([count('notice'), count('decision'), count('receipts'), count('refusal'), count('release')]).toEqual([4, 5, 2, 1, 2]);
});

const recallOf = ({ input, digest }: Notice): Uint8Array =>
  signRecall(
    {
      mode: 'live',
      iss: input.iss,
      origin: input.iss,
      notice: digest,
      jti: input.jti,
      rev: input.rev,
      code: 'withdrawn',
      reason: '',
      iat: h.nowSeconds(),
    },
    signer(input.iss),
  );

test('recalls are opened, and what came behind them: the refusal of a later revision, the purge', async () => {
  const notice = h.desk(FR).make([DE, JP]);
  await h.bus.submit(FR, 'yellow', notice.submission);
  await h.settle();
  await h.bus.recall(FR, recallOf(notice));
  await h.settle();
  await h.bus.submit(FR, 'yellow', h.desk(FR).make([DE], { jti: notice.input.jti, rev: 2, prev: notice.digest }).submission);
  await h.bus.receipts(DE, h.desk(DE).receipt(notice, { state: 'purged', code: 'recalled' }));
  await h.settle();
  const { openings } = await exported();
  expect(unopened(h.ledger.entries, openings)).toEqual([]);
  expect(openings.filter(({ recall }) => recall !== null)).toHaveLength(1);
  expect(openings.filter(({ refusal }) => refusal !== null)).toHaveLength(1);
  await expectComplete();
});

test('a notice whose parts are not what it signs has no opening, and its refusal has', async () => {
  const sealed = h.desk(FR).make([DE]);
  const other = h.desk(FR2).make([DE]);
  const whole = Submission.decode(sealed.submission);
  await h.bus.submit(FR, 'yellow', Submission.encode({ ...whole, routing: Submission.decode(other.submission).routing }));
  const { openings } = await exported();
  expect(h.ledger.count('notice')).toBe(1);
  expect(openings.map(({ position, refusal }) => [position, refusal !== null])).toEqual([[h.ledger.entries.length - 1, true]]);
});

test('two exports of one state are the same but for when they were made', async () => {
  await h.bus.submit(FR, 'yellow', h.desk(FR).make([DE, JP]).submission);
  await h.settle();
  const one = await exported();
  const two = await exported();
  expect(readFileSync(two.out)).toEqual(readFileSync(one.out));
  h.pass(60);
  expect((await exported()).openings).toEqual(one.openings);
  expect(statSync(one.out).mode & 0o777).toBe(0o600);
});

test('it holds nothing of what was sealed', async () => {
  await h.bus.submit(FR, 'yellow', h.desk(FR).make([DE, JP]).submission);
  await h.settle();
  const bytes = readFileSync((await exported()).out);
  for (const planted of ['Merveille', '1991', 'invented creed', 'a boat that never was']) expect(bytes.includes(planted), planted).toBe(false);
});

test('a database of another network or none is refused, and no file is left', async () => {
  const out = join(dirname(h.path), 'never.audit');
  const attempt = (database: string, digest = h.world.genesis.digest) =>
    exportAuditFile({ database, genesis: { ...h.world.genesis, digest }, out, clock: () => 0, patienceMs: 0 }).then(
      () => 'made',
      (error: { readonly code: string }) => error.code,
    );
  expect(await attempt(join(dirname(h.path), 'none.db'))).toBe('bad-config');
  expect(await attempt(h.path, 'another')).toBe('bad-config');
  expect(existsSync(out)).toBe(false);
});

const untilDead = async (): Promise<void> => {
  while (!h.dead()) await sleep(2);
};

describe('cut off at a step and gone on with', () => {
  const steps: Step[] = ['exchange:notice-appended', 'exchange:decided', 'exchange:decision-appended', 'exchange:delivered', 'exchange:receipts-appended'];
  test.each(steps)('at %s', async (step) => {
    const sealed = h.desk(FR).make([DE, JP]);
    h.dieAt(step);
    void h.bus.submit(FR, 'yellow', sealed.submission);
    if (step === 'exchange:receipts-appended') {
      while (h.ledger.count('decision') === 0) await sleep(2);
      while ((await h.bus.receipts(DE, h.desk(DE).receipt(sealed)))[0] !== 'ack') await sleep(2);
    }
    await untilDead();
    // What is read meanwhile is what stands, and each opening is of its entry.
    await exported();
    await h.restart();
    await h.bus.submit(FR, 'yellow', sealed.submission);
    await h.settle();
    await expectComplete();
  });

  const releases: Step[] = ['exchange:release-taken', 'exchange:release-appended', 'exchange:ruling-decided', 'exchange:ruling-appended'];
  test.each(releases)('of a release at %s', async (step) => {
    await beginReview();
    const held = h.desk(FR2).make([DE, JP]);
    await h.bus.submit(FR2, 'yellow', held.submission);
    await h.settle();
    const release = releaseOf(held, 'release');
    h.dieAt(step);
    void h.bus.release(JP, release);
    await untilDead();
    await exported();
    await h.restart();
    expect(await h.bus.release(JP, release)).toBe('ack');
    await h.settle();
    await expectComplete();
  });

  test.each(['exchange:recall-taken', 'exchange:recall-appended'] as const)('of a recall at %s', async (step) => {
    const notice = h.desk(FR).make([DE, JP]);
    await h.bus.submit(FR, 'yellow', notice.submission);
    await h.settle();
    h.dieAt(step);
    void h.bus.recall(FR, recallOf(notice));
    await untilDead();
    await exported();
    await h.restart();
    await h.bus.recall(FR, recallOf(notice));
    await h.settle();
    await expectComplete();
  });
});

describe('a decision that is made anew before it stands', () => {
  const sanctionAt = (step: Step): void => {
    const steps = channel('huecry:step');
    const statement = h.world.statement({ type: 'sanction.declare', member: 'jp' as never, source: 'invented', asOf: '2026-01-31' }, 'fr', 'de');
    const listener = (message: unknown): void => {
      if ((message as { name: string }).name !== step) return;
      steps.unsubscribe(listener);
      h.ledger.appendDirectly(entryOf(h.nowSeconds() * 1000, { registry: { prev: h.registry().entryDigest, statement: SignedStatement.decode(statement) } }));
    };
    steps.subscribe(listener);
  };
  test('leaves no opening of the one before', async () => {
    sanctionAt('exchange:decided');
    await h.bus.submit(FR, 'yellow', h.desk(FR).make([DE, JP]).submission);
    await h.settle();
    await expectComplete();
  });
  test('of a release too', async () => {
    await beginReview();
    const held = h.desk(FR2).make([DE, JP]);
    await h.bus.submit(FR2, 'yellow', held.submission);
    await h.settle();
    sanctionAt('exchange:ruling-decided');
    await h.bus.release(JP, releaseOf(held, 'release'));
    await h.settle();
    await expectComplete();
  });
});

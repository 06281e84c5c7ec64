import type { Address } from '@huecry/notice';
import { bundleDigest } from '@huecry/policy';
import { sampleBundles } from '@huecry/policy/samples';
import { Answer, Proof, Reject } from '@huecry/proto';
import { type ReleaseInput, type Sealed, type SealInput, signRelease, verifyDecision, verifyRefusal, verifyRelease } from '@huecry/seal';
import { afterEach, beforeEach, expect } from 'vitest';
import { sha256 } from '../bytes.ts';
import { type Harness, openHarness } from './harness.ts';
import { address, DE, FR2, JP, registration, signer } from './world.ts';

/** A second recipient; jp is the reviewing body. */
export const ZKA = address('de/zka');
const HOLD =
  '@id("review") @point("exchange") @cite("Invented Review Act, s. 1") @reason("reviewed first") @hold forbid (principal, action == Action::"receive", resource) when { resource.purpose == Purpose::"locate" } unless { principal.reviewer };';

/** The exchange of the test that runs. */
export let h: Harness;

/** Before each test an exchange with two gateways of de, jp as the reviewing body, and a law of fr that holds. */
export function holdNotices(): void {
  beforeEach(async () => {
    h = await openHarness();
    const period = { notBefore: h.world.began - 3_600, notAfter: h.world.began + 365 * 86_400 };
    await say(h.world.statement(registration(ZKA, period), 'de'));
    await say(appoint());
    await say(law('export', HOLD));
  });
  afterEach(() => h.close());
}

export const say = async (statement: Uint8Array): Promise<void> => expect((await h.state(statement)).error).toBe('');
export const appoint = () => h.world.statement({ type: 'review.appoint', member: 'jp' as never, source: 'invented', asOf: '2026-01-01' }, 'fr', 'de');
export const dismiss = () => h.world.statement({ type: 'review.dismiss', member: 'jp' as never, source: 'invented', asOf: '2026-01-02' }, 'fr', 'de');
/** A further rule in the law of fr (export) or de (import), in force from now. */
export function law(file: 'export' | 'import', rule: string): Uint8Array {
  const member = file === 'export' ? 'fr' : 'de';
  const { exportCedar, importCedar, ...rest } = sampleBundles()[member];
  const more = {
    exportCedar: file === 'export' ? `${exportCedar}\n${rule}\n` : exportCedar,
    importCedar: file === 'import' ? `${importCedar}\n${rule}\n` : importCedar,
  };
  const bundle = { ...rest, ...more, version: `with ${file} rule` };
  return h.world.statement({ type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: h.nowSeconds() - 1 }, member);
}

export type Notice = Sealed & { readonly input: SealInput };
/** A notice to two recipients that are held, and to the reviewing body. */
export async function held(to: readonly Address[] = [DE, ZKA, JP]): Promise<Notice> {
  const sealed = h.desk(FR2).make(to);
  expect(await submit(sealed)).toBe('ack');
  await h.settle();
  return sealed;
}
export const submit = (sealed: Notice) => h.bus.submit(FR2, 'yellow', sealed.submission);
export const releaseOf = (sealed: Notice, more: Partial<ReleaseInput> = {}, by = signer(JP)): Uint8Array =>
  signRelease(
    {
      mode: 'live',
      iss: JP,
      origin: sealed.input.iss,
      notice: sealed.digest,
      jti: sealed.input.jti,
      rev: sealed.input.rev,
      recipients: [DE, ZKA],
      outcome: 'release',
      code: '',
      reason: '',
      cite: '',
      iat: h.nowSeconds(),
      ...more,
    },
    by,
  );
export const one = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1);
  return list[0] as T;
};
export const proofs = () => h.bus.sent('proof', FR2).map(({ data }) => Proof.decode(data));
export const decided = ({ decision, elements }: Proof) => verifyDecision(decision, elements, signer('exchange').publicKey);
export const codeOfReject = () => {
  const { jws } = Reject.decode(h.bus.sent('reject', JP).at(-1)?.data ?? new Uint8Array(0));
  return verifyRefusal(jws, signer('exchange').publicKey).claims;
};

/** What must hold when a release of both recipients is done, however it came about. */
export function expectReleasedOnce(sealed: Notice, release: Uint8Array): void {
  expect([h.ledger.count('notice'), h.ledger.count('decision'), h.ledger.entries.filter((entry) => entry.release).length]).toEqual([1, 2, 1]);
  const [first, ruling, ...more] = proofs();
  if (first === undefined || ruling === undefined) throw new Error('two proofs expected');
  expect(more).toEqual([]);
  expect(decided(first).decisions).toHaveLength(3);
  const { decisions, claims, parsed } = decided(ruling);
  expect(decisions.map(({ to, outcome, code }) => [to, outcome, code]).toSorted()).toEqual([
    [DE, 'deliver', ''],
    [ZKA, 'deliver', ''],
  ]);
  expect(claims).toMatchObject({ jti: sealed.input.jti, noticePosition: first.position, registryPosition: h.registry().position });
  // What the origin was told is what the ledger holds, in the order in which it happened.
  expect(h.ledger.entries[ruling.decisionPosition]?.decision).toEqual({ noticePosition: first.position, jws: ruling.decision });
  expect(h.ledger.entries[ruling.releasePosition]?.release).toEqual({ noticePosition: first.position, digest: sha256(ruling.releaseSalt, release) });
  expect(first.decisionPosition).toBeLessThan(ruling.releasePosition);
  expect(ruling.releasePosition).toBeLessThan(ruling.decisionPosition);
  expect([ruling.proof, ruling.decisionProof, ruling.releaseProof]).toEqual(
    [ruling.position, ruling.decisionPosition, ruling.releasePosition].map((at) => `proof of ${at}`),
  );
  expect(ruling.release).toEqual(release);
  verifyRelease(ruling.release, signer(JP).publicKey);
  const order = ruling.elements.map((element) => Buffer.from(sha256(Buffer.from(element).toString('base64url'))).toString('base64url'));
  expect(parsed.recipientDigests.filter((digest) => order.includes(digest))).toEqual(order);
  const answer = Answer.decode(one(h.bus.sent('answer', JP)).data);
  expect(answer).toMatchObject({ release, position: ruling.releasePosition, salt: ruling.releaseSalt, proof: ruling.releaseProof });
}

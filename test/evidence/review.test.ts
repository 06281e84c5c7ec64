/** Evidence of a notice that was held and reviewed: from its origin, its reviewing body and its recipient, in real gateways; proofs judged by Go too. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EvidenceReport, parseEvidence, verifyEvidence } from '@huecry/evidence';
import { formatProof } from '@huecry/ledger';
import type { MemberCode } from '@huecry/notice';
import { parseReceipt } from '@huecry/seal';
import { temporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decideAgainWith } from '../../packages/cli/src/decide-again.ts';
import { buildJudge, type Judge } from '../conformance/judge.ts';
import { law, PERMIT_EXPORT, rule } from '../network/laws.ts';
import { LOG_KEY } from '../network/log.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const HOLD = rule(
  'review',
  'exchange',
  'forbid (principal, action == Action::"receive", resource) when { resource.kind == Kind::"yellow" } unless { principal.reviewer };',
  { reason: 'reviewed first', more: '@hold\n' },
);

let network: Network;
let origin: Office;
let recipient: Office;
let reviewer: Office;
let pinned: string;
const decide = decideAgainWith();
beforeAll(async () => {
  network = await openNetwork(1_790_000_000);
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
  reviewer = await network.office('jp/npa');
  await network.state({ type: 'review.appoint', member: 'jp' as MemberCode, source: 'invented resolution', asOf: '2026-01-01' }, 'fr', 'de');
  await network.adopt(law('de'), 'de');
  await network.adopt(law('jp'), 'jp');
  await network.adopt(law('fr', { exportCedar: `${PERMIT_EXPORT}\n${HOLD}` }), 'fr');
  const { genesis } = await origin.client.registry();
  pinned = createHash('sha256').update(Buffer.from(genesis, 'base64url')).digest('base64url');
});
afterAll(() => network?.stop());

const stateOf = async (id: string) => (await origin.client.status(id)).recipients.find((one) => one.recipient === 'de/bka')?.state;
async function held(mark: string): Promise<string> {
  const { id } = await origin.client.publish(noticeOf(mark), { to: ['de/bka'] });
  await until(async () => (await stateOf(id)) === 'held');
  await until(async () => (await reviewer.client.reviews()).items.some((item) => item.id === id));
  return id;
}
const fileOf = (office: Office, id: string): Promise<Uint8Array> => office.client.evidence(id);
const check = (bytes: Uint8Array): EvidenceReport => verifyEvidence(bytes, { genesisDigest: pinned, decide });
const said = ({ parts }: EvidenceReport): string[] => parts.flatMap(({ says }) => says.map((one) => one.id));

describe('a notice that was released', () => {
  let id: string;
  beforeAll(async () => {
    id = await held('Freigabe');
    await reviewer.client.release(id, { reason: 'no political matter', cite: 'Constitution, art. 3' });
    await until(async () => (await origin.client.status(id)).state === 'settled');
    await until(async () => (await reviewer.client.review(id)).releases[0]?.state === 'logged');
  });

  test('is proved by its origin from the hold to the receipt, and decided again twice', async () => {
    const report = check(await fileOf(origin, id));
    expect(report.problems).toEqual([]);
    expect(report.ok).toBe(true);
    for (const one of ['decided-hold', 'release', 'decision-further', 'release-followed', 'decided-deliver', 'receipt-delivered', 'again-same'])
      expect(said(report)).toContain(one);
    expect(report.parts.filter(({ part }) => part === 'again').map(({ state, path }) => [path, state])).toEqual([
      ['/decisions/0', 'proved'],
      ['/decisions/1', 'proved'],
    ]);
    expect(report.limits.some(({ id: limit }) => limit === 'limit-again')).toBe(false);
  });

  test('is proved by the reviewing body with its own word', async () => {
    await until(async () => (await reviewer.client.proof(id)).receipts.every(({ logged }) => logged !== null));
    const file = await fileOf(reviewer, id);
    const report = check(file);
    expect(report.problems).toEqual([]);
    for (const one of ['decided-hold', 'release', 'receipt-delivered']) expect(said(report)).toContain(one);
    // Its own receipt, and none of the recipient that it let the notice through to.
    expect(parseEvidence(file).receipts.map(({ jws }) => parseReceipt(Buffer.from(jws)).claims.iss)).toEqual([reviewer.address]);
  });

  test('is proved by its recipient as delivered; that a release came before is not in its file, and it says so', async () => {
    const report = check(await fileOf(recipient, id));
    expect(report.problems).toEqual([]);
    expect(said(report)).toContain('decided-deliver');
    expect(said(report)).not.toContain('release');
    expect(report.limits.filter(({ id: limit }) => limit === 'limit-again')).toHaveLength(1);
  });

  test('stands in the log by the judgement of Go, every entry of the file', async () => {
    const judge: Judge = await buildJudge();
    const { checkpoint, entries } = parseEvidence(await fileOf(origin, id));
    const folder = temporaryFolder('huecry-judged-');
    const cases = (altered: boolean): string => {
      const file = join(folder.path, altered ? 'altered.json' : 'good.json');
      const lines = entries.map(({ position, entry, path }) => {
        const bytes = Buffer.from(entry, 'base64url');
        if (altered && position === entries.at(-1)?.position) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        const proof = formatProof({ index: position, proof: path.map((hash) => new Uint8Array(Buffer.from(hash, 'base64url'))), checkpoint });
        return JSON.stringify({ Entry: bytes.toString('base64'), Proof: proof });
      });
      writeFileSync(file, `${lines.join('\n')}\n`);
      return file;
    };
    const good = await judge('proofs', cases(false), LOG_KEY.vkey);
    expect(good.agrees).toBe(true);
    expect(JSON.parse(good.says)).toMatchObject({ inclusion: entries.length });
    expect((await judge('proofs', cases(true), LOG_KEY.vkey)).agrees).toBe(false);
    folder.remove();
  });
});

test('a notice that a reviewing body refused is proved with its word and the refusal that followed', async () => {
  const id = await held('Ablehnung');
  await reviewer.client.refuseRelease(id, { reason: 'an invented political matter', cite: 'Constitution, art. 3', code: 'political' });
  await until(async () => (await stateOf(id)) === 'refused');
  const report = check(await fileOf(origin, id));
  expect(report.problems).toEqual([]);
  expect(report.ok).toBe(true);
  for (const one of ['release-refused', 'release-followed', 'decided-refuse']) expect(said(report)).toContain(one);
});

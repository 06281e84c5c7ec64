/** Evidence of a notice that its origin withdrew: from real gateways, read as a court would. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type EvidenceReport, formatEvidence, parseEvidence, redactEvidence, verifyEvidence } from '@huecry/evidence';
import { type TemporaryFolder, temporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { law } from '../network/laws.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const HUECRY = join(import.meta.dirname, '../../packages/cli/src/main.ts');
const BEGAN = 1_790_000_000;
const REASON = 'another invented person of that name';
let network: Network;
let origin: Office;
let bka: Office;
let npa: Office;
let folder: TemporaryFolder;
let pinned: string;
let id: string;
let position: number;

beforeAll(async () => {
  folder = temporaryFolder('huecry-recalled-');
  network = await openNetwork(BEGAN);
  for (const member of ['fr', 'de', 'jp'] as const) await network.adopt(law(member), member);
  origin = await network.office('fr/dcpj');
  bka = await network.office('de/bka');
  npa = await network.office('jp/npa');
  const { genesis } = await origin.client.registry();
  pinned = createHash('sha256').update(Buffer.from(genesis, 'base64url')).digest('base64url');
  ({ id } = await origin.client.publish(noticeOf('Verwechselt'), { to: ['de/bka', 'jp/npa'] }));
  await until(async () => (await origin.client.status(id)).state === 'settled');
  await origin.client.revise(id, noticeOf('Verwechselt'), { to: ['de/bka'] });
  await until(async () => (await origin.client.status(id)).state === 'settled');
  await origin.client.recall(id, { code: 'mistaken-identity', reason: REASON });
  await until(async () => (await origin.client.status(id)).recall?.state === 'settled');
  position = (await origin.client.status(id)).recall?.position ?? -1;
  await until(async () => (await bka.client.recalls()).received.find((one) => one.id === id)?.witnessed === true);
});
afterAll(async () => {
  await network?.stop();
  folder?.remove();
});

const check = (bytes: Uint8Array | string): EvidenceReport => verifyEvidence(bytes, { genesisDigest: pinned });
const said = ({ parts }: EvidenceReport): string[] => parts.flatMap(({ says }) => says.map((one) => one.id));
const fields = ({ parts }: EvidenceReport): number => parts.filter(({ field }) => field !== undefined).length;

test('its origin proves each revision, that all of them were recalled, and who has purged', async () => {
  for (const rev of [1, 2]) {
    const report = check(await origin.client.evidence(id, { rev }));
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ ok: true, notice: { rev }, recalled: { by: 'fr/dcpj', code: 'mistaken-identity', reason: REASON, position } });
    expect(said(report)).toContain('recall-reason');
    // What was recalled has ended: no field of it is here any more.
    expect(fields(report)).toBe(0);
  }
  const { receipts } = parseEvidence(await origin.client.evidence(id, { rev: 2 }));
  const purged = check(await origin.client.evidence(id, { rev: 2 })).parts.flatMap(({ says }) => says.filter((one) => one.id === 'receipt-purged'));
  expect(receipts.length).toBeGreaterThan(0);
  expect(new Set(purged.filter(({ values }) => values['code'] === 'recalled').map(({ values }) => values['from']))).toEqual(new Set(['de/bka', 'jp/npa']));
});

test('its recipients prove what was decided of them and that it was recalled, also of a revision that the recall does not name', async () => {
  for (const [office, rev] of [
    [bka, 1],
    [bka, 2],
    [npa, 1],
  ] as const) {
    const report = check(await office.client.evidence(id, { rev }));
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ ok: true, notice: { rev }, recalled: { by: 'fr/dcpj', code: 'mistaken-identity', position } });
    expect(fields(report)).toBe(0);
    expect(said(report)).not.toContain('routing');
  }
});

test('a court reads it in its language, and no redaction takes it away', async () => {
  const huecry = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', HUECRY, ...args], { cwd: folder.path })).stdout;
  writeFileSync(join(folder.path, 'whole'), await origin.client.evidence(id));
  await huecry('evidence', 'redact', 'whole', '--remove', 'receipts', 'recipients', '--out', 'less');
  for (const file of ['whole', 'less']) {
    expect(await huecry('evidence', 'verify', file, '--genesis-digest', pinned)).toContain('The notice in it was recalled by its origin: it no longer stands.');
    expect(await huecry('evidence', 'verify', file, '--genesis-digest', pinned, '--language', 'fr')).toContain("La notice qu'il contient a été rappelée");
    const report = JSON.parse(await huecry('evidence', 'verify', file, '--genesis-digest', pinned, '--json')) as EvidenceReport;
    expect(report.recalled).toMatchObject({ by: 'fr/dcpj', code: 'mistaken-identity', reason: REASON, position });
  }
  const { recall, ...without } = parseEvidence(await origin.client.evidence(id));
  expect(recall?.position).toBe(position);
  expect(check(formatEvidence(without)).ok).toBe(false);
  expect(() => redactEvidence({ ...without, recall }, ['recall'])).toThrowError(/nothing in the file is named recall/u);
});

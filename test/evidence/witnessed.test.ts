/** Evidence under a checkpoint that the members' witnesses have cosigned, and of a notice that was refused as a whole. All parts are real. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EvidenceReport, formatEvidence, parseEvidence, verifyEvidence } from '@huecry/evidence';
import { verifierPage } from '@huecry/evidence/page';
import { type TemporaryFolder, temporaryFolder } from '@huecry/testkit';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticeOf, openStand, ORIGIN, RECIPIENT, type Stand, until } from '../gateway/stand.ts';
import { statePolicy } from '../gateway/witness-policy.ts';
import { findChromium } from './browser.ts';

const HUECRY = join(import.meta.dirname, '../../packages/cli/src/main.ts');
const CHROMIUM = findChromium();

let stand: Stand;
let folder: TemporaryFolder;
beforeAll(async () => {
  stand = await openStand({ witnesses: true });
  folder = temporaryFolder('huecry-witnessed-');
  const witnesses = [];
  for (const client of [origin(), recipient()]) {
    await until(async () => (await client.health()).witness?.url !== null);
    const { address, witness } = await client.health();
    witnesses.push({ name: address.slice(0, 2), vkey: witness?.vkeys[0] ?? '', url: witness?.url ?? '' });
  }
  await statePolicy(stand, witnesses);
  for (const client of [origin(), recipient()])
    await until(
      async () =>
        (await client.health()).ledger.witnesses
          ?.map(({ name }) => name)
          .toSorted()
          .join() === 'de,fr',
    );
}, 600_000);
afterAll(async () => {
  await stand?.stop();
  folder?.remove();
});

const origin = () => stand.gateways[ORIGIN].client;
const recipient = () => stand.gateways[RECIPIENT].client;
const check = (file: Uint8Array | string): EvidenceReport => verifyEvidence(file, { genesisDigest: stand.world.genesis.digest });
const said = ({ parts }: EvidenceReport): string[] => parts.flatMap(({ says }) => says.map((one) => one.id));
const codes = ({ problems }: EvidenceReport): string[] => problems.map(({ code, path }) => `${code} ${path}`);
const text = (file: Uint8Array): string => Buffer.from(file).toString('utf8');

/** What the command line says of a file. */
async function verified(file: string): Promise<{ readonly status: number | null; readonly out: string }> {
  const path = join(folder.path, 'given.evidence');
  writeFileSync(path, file);
  const args = [HUECRY, 'evidence', 'verify', path, '--genesis-digest', stand.world.genesis.digest];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args]);
  let out = '';
  child.stdout.on('data', (part: Buffer) => void (out += part.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, out };
}

/** The file as it is, and as somebody would hand it on who leaves out what a witness signed. */
interface Given {
  whole: string;
  without: string;
}
const given: Record<'witnessed' | 'refused', Given> = { witnessed: { whole: '', without: '' }, refused: { whole: '', without: '' } };
const uncosigned = (file: string): string => {
  const value = parseEvidence(file);
  return formatEvidence({ ...value, checkpoint: value.checkpoint.replace(/— witness\.example\/de [^\n]*\n/u, '') });
};

test('origin and recipient prove a notice under the quorum of the witnesses, to a reader who asks nobody', async () => {
  const { id } = await origin().publish(noticeOf('Bezeugt'), { to: [RECIPIENT] });
  await until(async () => (await origin().status(id)).state === 'settled');
  await until(async () => (await recipient().get(id)).witnessed);
  await until(async () => (await recipient().proof(id)).receipts.every(({ logged }) => logged?.witnesses?.length === 2));
  for (const client of [origin(), recipient()]) {
    const file = await client.evidence(id);
    const report = check(file);
    expect(report.problems).toEqual([]);
    expect(said(report)).toEqual(expect.arrayContaining(['witnesses-quorum', 'witnesses-time', 'decided-deliver', 'receipt-delivered']));
    expect(report.limits.map(({ id: limit }) => limit)).not.toContain('limit-unwitnessed');
  }
  const whole = text(await origin().evidence(id));
  given.witnessed = { whole, without: uncosigned(whole) };
  expect(codes(check(given.witnessed.without))).toEqual(['no-quorum /checkpoint']);

  expect(await verified(whole)).toMatchObject({ status: 0, out: expect.stringContaining('Everything in this file verifies.') });
  expect(await verified(given.witnessed.without)).toMatchObject({ status: 1, out: expect.stringContaining('no-quorum /checkpoint') });
});

test('a notice that was refused as a whole is proved by its origin with the refusal, that opens its entry', async () => {
  // It ends while the exchange is away, which says so when it is back.
  await stand.exchange.kill();
  const endsMs = Math.ceil(Date.now() / 1_000) * 1_000 + 20_000;
  const { id } = await origin().publish({ ...noticeOf('Verspaetet'), expires: new Date(endsMs).toISOString().replace('.000', '') }, { to: [RECIPIENT] });
  await until(async () => (await origin().status(id)).state === 'submitted');
  await sleep(Math.max(0, endsMs - Date.now()) + 1_000);
  await stand.exchange.start();
  await until(async () => (await origin().status(id)).state === 'refused');
  expect(await origin().status(id)).toMatchObject({ code: 'expired', position: expect.any(Number) });

  const whole = text(await origin().evidence(id));
  const report = check(whole);
  expect(report.problems).toEqual([]);
  expect(report.parts.find(({ part }) => part === 'refusal')?.says).toMatchObject([{ id: 'refusal', values: { code: 'expired' } }]);
  expect(said(report)).toEqual(expect.arrayContaining(['witnesses-quorum', 'routing', 'recipient']));
  expect(said(report).some((one) => one.startsWith('decided-') || one.startsWith('receipt-'))).toBe(false);

  // The refusal is what its entry commits to, and no other can be put there.
  const { refusal, ...rest } = parseEvidence(whole);
  const salt = `${refusal?.salt.startsWith('A') ? 'B' : 'A'}${refusal?.salt.slice(1)}`;
  const altered = formatEvidence({ ...rest, refusal: refusal === null ? null : { ...refusal, salt } });
  expect(codes(check(altered))).toContain('digest-mismatch /refusal');
  given.refused = { whole, without: altered };

  expect(await verified(whole)).toMatchObject({ status: 0 });
  expect(await verified(altered)).toMatchObject({ status: 1, out: expect.stringContaining('digest-mismatch /refusal') });
  // Who it was addressed to has nothing of it.
  await expect(recipient().evidence(id)).rejects.toMatchObject({ code: 'not-found' });
});

describe.skipIf('missing' in CHROMIUM)('on the page, in chromium', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    const at = join(folder.path, 'verifier.html');
    writeFileSync(at, await verifierPage());
    browser = await chromium.launch({ executablePath: 'path' in CHROMIUM ? CHROMIUM.path : '', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await page.goto(`file://${at}`);
  });
  afterAll(() => browser?.close());

  test.each([
    ['witnessed', 'no-quorum /checkpoint'],
    ['refused', 'digest-mismatch /refusal'],
  ] as const)('%s: the same verdicts', async (name, problem) => {
    const shown = async (file: string): Promise<{ readonly verdict: string | null; readonly problems: string[] }> => {
      const path = join(folder.path, 'page.evidence');
      writeFileSync(path, file);
      await page.setInputFiles('#file', []);
      await page.fill('#genesis', stand.world.genesis.digest);
      await page.setInputFiles('#file', path);
      await page.waitForSelector('[data-verdict]');
      const problems = await page.locator('section .problem').evaluateAll((all) => all.map((one) => `${one.dataset.code} ${one.dataset.path}`));
      return { verdict: await page.getAttribute('[data-verdict]', 'data-verdict'), problems };
    };
    expect(await shown(given[name].whole)).toEqual({ verdict: 'good', problems: [] });
    const other = await shown(given[name].without);
    expect(other.verdict).not.toBe('good');
    expect(other.problems).toContain(problem);
  });
});

/** `huecry review …` as a person of a reviewing body types it, against real gateways. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MemberCode } from '@huecry/notice';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { law, PERMIT_EXPORT, rule } from '../network/laws.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const MAIN = join(import.meta.dirname, '../../packages/cli/src/main.ts');
const HOLD = rule('review', 'exchange', 'forbid (principal, action == Action::"receive", resource) unless { principal.reviewer };', {
  reason: 'reviewed first',
  more: '@hold\n',
});

const folder = mkdtempSync(join(tmpdir(), 'huecry-review-'));
let network: Network;
let origin: Office;
let reviewer: Office;
beforeAll(async () => {
  network = await openNetwork(1_790_000_000);
  origin = await network.office('fr/dcpj');
  reviewer = await network.office('jp/npa');
  await network.office('de/bka');
  writeFileSync(join(folder, 'token'), 'token\n');
  await network.state({ type: 'review.appoint', member: 'jp' as MemberCode, source: 'invented resolution', asOf: '2026-01-01' }, 'fr', 'de');
  await network.adopt(law('de'), 'de');
  await network.adopt(law('jp'), 'jp');
  await network.adopt(law('fr', { exportCedar: `${PERMIT_EXPORT}\n${HOLD}` }), 'fr');
});
afterAll(async () => {
  await network?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function huecry(of: Office, ...args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, '--gateway', of.url, '--token-file', join(folder, 'token'), ...args]);
  const read = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => {
    read.out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    read.err += data.toString();
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, ...read };
}

async function held(mark: string): Promise<string> {
  const { id } = await origin.client.publish(noticeOf(mark), { to: ['de/bka'] });
  await until(async () => (await reviewer.client.reviews()).items.some((item) => item.id === id));
  await until(async () => (await origin.client.status(id)).recipients[0]?.state === 'held');
  return id;
}

test('list, release and status, and what the origin is shown', async () => {
  expect(await huecry(reviewer, 'review', 'list')).toMatchObject({ status: 0, out: 'nothing waits for a review\n' });
  const id = await held('Eins');
  const waiting = await huecry(origin, 'notice', 'status', id);
  for (const words of ['de/bka', 'held', 'fr/export/review', 'jp/npa (review)']) expect(waiting.out).toContain(words);

  const list = await huecry(reviewer, 'review', 'list');
  for (const words of [id, 'yellow', 'fr/dcpj', 'open', 'de/bka', 'fr/export/review, Sample Act, s. review']) expect(list.out).toContain(words);
  expect(list.out).not.toContain('NameEins');
  expect(JSON.parse((await huecry(reviewer, 'review', 'list', '--json')).out)).toMatchObject({ items: [{ id, held: [{ recipient: 'de/bka' }] }] });

  expect(await huecry(reviewer, 'review', 'release', id, '--to', 'de/nobody')).toMatchObject({ status: 1, err: expect.stringContaining('[not-held]') });
  const released = await huecry(reviewer, 'review', 'release', id, '--to', 'de/bka', '--reason', 'no political matter');
  expect(released.status).toBe(0);
  expect(released.out).toContain('released');
  await until(async () => (await reviewer.client.review(id)).releases[0]?.state === 'logged');
  const status = await huecry(reviewer, 'review', 'status', id);
  for (const words of ['done', 'released', 'inclusion proof verified', 'c2sp.org/tlog-proof@v1']) expect(status.out).toContain(words);

  await until(async () => (await origin.client.status(id)).state === 'settled');
  const settled = await huecry(origin, 'notice', 'status', id);
  for (const words of ['delivered', 'released', 'jp/npa', 'no political matter']) expect(settled.out).toContain(words);
});

test('refuse says why, or is told to', async () => {
  const id = await held('Zwei');
  expect(await huecry(reviewer, 'review', 'refuse', id)).toMatchObject({ status: 2, err: expect.stringContaining('--reason') });
  const refused = await huecry(reviewer, 'review', 'refuse', id, '--reason', 'a political matter', '--cite', 'Constitution, art. 3', '--code', 'political');
  expect(refused).toMatchObject({ status: 0, out: expect.stringContaining('refused') });
  await until(async () => (await origin.client.status(id)).recipients[0]?.state === 'refused');
  const { out } = await huecry(origin, 'notice', 'status', id);
  for (const words of ['political', 'exchange/review', 'Constitution, art. 3', 'a political matter']) expect(out).toContain(words);
});

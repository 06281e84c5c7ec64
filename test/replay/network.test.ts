/** Replays of what real gateways and a real exchange wrote, with the audit files that they export. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileTreeReader, type ReplayReport, replayTree } from '@huecry/audit';
import { createAuditFileWriter, openAuditFile } from '@huecry/audit/file';
import { formatCheckpoint, parseSkey, signNote, TileWriter } from '@huecry/ledger';
import type { MemberCode } from '@huecry/notice';
import { Entry } from '@huecry/proto';
import { temporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportAuditFile } from '../../services/exchange/src/audit-file/export.ts';
import { law, PERMIT_EXPORT, rule, without } from '../network/laws.ts';
import { LOG_KEY } from '../network/log.ts';
import { AUDIT_TOKEN, type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const HOLD = rule(
  'review',
  'exchange',
  'forbid (principal, action == Action::"receive", resource) when { resource.handling == Handling::"H2" } unless { principal.reviewer };',
  { more: '@hold\n' },
);

const folder = temporaryFolder('huecry-replayed-');
const at = (name: string): string => join(folder.path, name);
const offices: { [address: string]: Office } = {};
let network: Network;

async function publish(from: string, mark: string, to: readonly string[], more: object = {}): Promise<string> {
  const office = offices[from] as Office;
  const { id } = await office.client.publish(noticeOf(mark, more), { to });
  await until(async () => ['settled', 'logged', 'refused'].includes((await office.client.status(id)).state));
  return id;
}

async function writeTree(): Promise<string> {
  const put = (path: string, bytes: Uint8Array | string): void => {
    mkdirSync(dirname(join(at('tree'), path)), { recursive: true });
    writeFileSync(join(at('tree'), path), bytes);
  };
  const signer = parseSkey(LOG_KEY.skey);
  const writer = TileWriter.empty();
  await writer.append(
    { write: async (files) => files.forEach(({ path, bytes }) => put(path, bytes)) },
    network.log.entries().map((entry) => Entry.encode(entry)),
  );
  put('checkpoint', signNote(formatCheckpoint({ origin: signer.name, size: writer.size, root: writer.root() }), [signer]));
  return at('tree');
}

async function memberFile(address: string): Promise<string> {
  const response = await fetch(`${offices[address]?.url}/v1/audit-file`, { headers: { authorization: `Bearer ${AUDIT_TOKEN}` } });
  const path = at(address.replace('/', '-'));
  writeFileSync(path, Buffer.from(await response.arrayBuffer()));
  return path;
}

const replay = (file: string): Promise<ReplayReport> =>
  replayTree({ reader: fileTreeReader(at('tree')), vkey: LOG_KEY.vkey, genesisDigest: network.world.genesis.digest, file, work: `${file}.work` });

beforeAll(async () => {
  network = await openNetwork(Date.UTC(2026, 8, 1) / 1000);
  for (const address of ['fr/dcpj', 'de/bka', 'jp/npa']) offices[address] = await network.office(address);
  await network.state({ type: 'review.appoint', member: 'jp' as MemberCode, source: 'invented resolution', asOf: '2026-01-01' }, 'fr', 'de');
  await network.adopt(law('jp'), 'jp');
  await network.adopt(law('de', { importCedar: without('source') }), 'de');
  await network.adopt(law('fr', { exportCedar: `${PERMIT_EXPORT}\n${HOLD}` }), 'fr');
  const open = await publish('fr/dcpj', 'Offen', ['de/bka', 'jp/npa']);
  await publish('de/bka', 'Fremd', ['jp/npa']);
  const held = await publish('fr/dcpj', 'Geprueft', ['de/bka'], { handling: { code: 'H2', tlp: 'GREEN' } });
  await until(async () => (await offices['jp/npa']?.client.reviews())?.items.some(({ id }) => id === held) ?? false);
  await offices['jp/npa']?.client.release(held, { reason: 'no political matter' });
  for (const id of [open, held]) await until(async () => (await offices['fr/dcpj']?.client.status(id))?.state === 'settled');
  // What is sent under a law that changes is decided by the law of its moment.
  await network.adopt(
    law('fr', {
      exportCedar: `${PERMIT_EXPORT}\n${rule('no-birth', 'origin, exchange', 'forbid (principal, action == Action::"disclose", resource) when { context.category == Category::"birth" };')}`,
    }),
    'fr',
  );
  await publish('fr/dcpj', 'Danach', ['de/bka', 'jp/npa']);
  const recalled = await publish('fr/dcpj', 'Verwechselt', ['de/bka', 'jp/npa']);
  await offices['fr/dcpj']?.client.recall(recalled, { code: 'mistaken-identity' });
  await until(async () => (await offices['fr/dcpj']?.client.status(recalled))?.recall?.state === 'settled');
  const ends = new Date((network.nowSeconds() + 86_400) * 1000).toISOString().replace('.000', '');
  const short = await publish('fr/dcpj', 'Kurz', ['de/bka', 'jp/npa'], { expires: ends });
  network.pass(2 * 86_400);
  for (const address of ['de/bka', 'jp/npa'])
    await until(async () => (await offices[address]?.client.proof(short))?.receipts.filter(({ logged }) => logged !== null).length === 2);
  await until(async () => (await offices['fr/dcpj']?.client.status(short))?.recipients.every(({ state }) => state === 'purged') ?? false);
  await until(async () => (await offices['jp/npa']?.client.review(held))?.releases[0]?.state === 'logged');
  await writeTree();
});
afterAll(async () => {
  await network?.stop();
  folder.remove();
});

test('oversight opens everything, and every decision is what the law of its moment gave', async () => {
  const file = at('oversight');
  await exportAuditFile({ database: network.exchangeFile, genesis: network.world.genesis, out: file, clock: () => 0, patienceMs: 0 });
  const report = await replay(file);
  expect(report.problems.items).toEqual([]);
  expect(report).toMatchObject({ ok: true, unopened: [], role: { role: 'oversight' } });
  expect(report.decisions).toMatchObject({ entries: 7, evaluated: 7, differing: 0, notEvaluated: 0, otherWords: 0 });
  expect(report.releases).toEqual([{ outcome: 'release', code: '', count: 1 }]);
  expect(report.recalls).toMatchObject({ count: 1, codes: [{ name: 'mistaken-identity', count: 1 }], purged: 2, notPurged: { count: 0 } });
});

test.each(['fr/dcpj', 'de/bka', 'jp/npa'])('the auditor of a member replays its own traffic: %s', async (address) => {
  const report = await replay(await memberFile(address));
  expect(report.problems.items).toEqual([]);
  expect(report.ok).toBe(true);
  expect(report.role).toMatchObject({ role: 'member', member: address.slice(0, 2) });
  expect(report.decisions.evaluated).toBeGreaterThan(0);
  expect(report.decisions.differing).toBe(0);
  expect(report.content.find(({ name }) => name === 'identity')?.count).toBeGreaterThan(0);
  expect(report.content.some(({ name }) => name === 'no-category')).toBe(false);
  expect(report.points.findings.items).toEqual([]);
  expect(report.points.origin).toBe({ 'fr/dcpj': 6, 'de/bka': 1, 'jp/npa': 0 }[address]);
  // What was said to it, and what it said itself: who only received has its own purge in its own file.
  const purged = { 'fr/dcpj': 2, 'de/bka': 1, 'jp/npa': 1 }[address];
  expect(report.purges.reasons).toEqual([
    { name: 'expired', count: purged },
    { name: 'recalled', count: purged },
  ]);
  expect(report.recalls).toMatchObject({ count: 1, codes: [{ name: 'mistaken-identity', count: 1 }], purged, notPurged: { count: 0 } });
  expect(report.receipts.unplaced).toBe(0);
  if (address === 'jp/npa') expect(report.points.recipient).toBeGreaterThan(0);
});

test.each(['fr/dcpj', 'de/bka', 'oversight'])('a file of %s that says it is of another member is no such file', async (of) => {
  const source = of === 'oversight' ? at('oversight') : await memberFile(of);
  const file = await openAuditFile(source);
  const member = of === 'de/bka' ? 'fr' : 'de';
  const path = at(`${of.replace('/', '-')}-as-${member}`);
  const writer = await createAuditFileWriter(path, { ...file.header, role: 'member', member });
  for await (const { opening } of file.openings()) await writer.add(Object.fromEntries(Object.entries(opening).filter(([, body]) => body !== null)) as never);
  await writer.finish();
  await file.close();
  const report = await replay(path);
  expect(report.ok).toBe(false);
  expect(new Set(report.problems.items.map(({ code }) => code))).toEqual(new Set(['wrong-file']));
  // Nobody is accused by it.
  expect(report.points.findings.items).toEqual([]);
});

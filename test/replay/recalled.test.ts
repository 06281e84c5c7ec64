/** Recalls as they happen: of what was revised, held, released or not answered, by real gateways and a real exchange; replayed for every role. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileTreeReader, formatReplay, type ReplayReport, replayTree } from '@huecry/audit';
import { mergeAuditFiles } from '@huecry/audit/file';
import { formatCheckpoint, parseSkey, signNote, TileWriter } from '@huecry/ledger';
import type { MemberCode } from '@huecry/notice';
import { Entry } from '@huecry/proto';
import { temporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportAuditFile } from '../../services/exchange/src/audit-file/export.ts';
import { law, PERMIT_EXPORT, rule } from '../network/laws.ts';
import { LOG_KEY } from '../network/log.ts';
import { AUDIT_TOKEN, type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const HOLD = rule(
  'review',
  'exchange',
  'forbid (principal, action == Action::"receive", resource) when { resource.handling == Handling::"H2" } unless { principal.reviewer };',
  { more: '@hold\n' },
);
const H2 = { handling: { code: 'H2', tlp: 'GREEN' } };

const folder = temporaryFolder('huecry-recalls-');
let network: Network;
let origin: Office;
let sibling: Office;
let bka: Office;
let npa: Office;
/** Of the notice whose recipient could not say yet that it has purged. */
let silent: string;
let files = 0;

async function replay(write: (path: string) => Promise<void>): Promise<ReplayReport> {
  const tree = join(folder.path, `tree-${++files}`);
  const put = (path: string, bytes: Uint8Array | string): void => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), bytes);
  };
  const file = join(folder.path, `file-${files}`);
  await write(file);
  const signer = parseSkey(LOG_KEY.skey);
  const writer = TileWriter.empty();
  await writer.append(
    { write: async (parts) => parts.forEach(({ path, bytes }) => put(path, bytes)) },
    network.log.entries().map((entry) => Entry.encode(entry)),
  );
  put('checkpoint', signNote(formatCheckpoint({ origin: signer.name, size: writer.size, root: writer.root() }), [signer]));
  return replayTree({ reader: fileTreeReader(tree), vkey: LOG_KEY.vkey, genesisDigest: network.world.genesis.digest, file, work: `${file}.work` });
}
const oversight = (): Promise<ReplayReport> =>
  replay(async (path) => {
    await exportAuditFile({ database: network.exchangeFile, genesis: network.world.genesis, out: path, clock: () => 0, patienceMs: 0 });
  });
async function download({ url }: Office, path: string): Promise<string> {
  const response = await fetch(`${url}/v1/audit-file`, { headers: { authorization: `Bearer ${AUDIT_TOKEN}` } });
  writeFileSync(path, Buffer.from(await response.arrayBuffer()));
  return path;
}

const stateOf = async (id: string, to: string): Promise<string | undefined> =>
  (await origin.client.status(id)).recipients.find(({ recipient }) => recipient === to)?.state;
async function publish(mark: string, to: readonly string[], more: object = {}): Promise<string> {
  const { id } = await origin.client.publish(noticeOf(mark, more), { to });
  await until(async () => ['settled', 'logged'].includes((await origin.client.status(id)).state));
  return id;
}
const standing = async (id: string, states: readonly string[] = ['settled']): Promise<void> =>
  until(async () => states.includes((await origin.client.status(id)).recall?.state ?? ''));

beforeAll(async () => {
  network = await openNetwork(Date.UTC(2026, 8, 1) / 1000);
  origin = await network.office('fr/dcpj');
  sibling = await network.office('fr/ofast');
  bka = await network.office('de/bka');
  npa = await network.office('jp/npa');
  await network.state({ type: 'review.appoint', member: 'jp' as MemberCode, source: 'invented resolution', asOf: '2026-01-01' }, 'fr', 'de');
  await network.adopt(law('jp'), 'jp');
  await network.adopt(law('de'), 'de');
  await network.adopt(law('fr', { exportCedar: `${PERMIT_EXPORT}\n${HOLD}` }), 'fr');

  // Revised for one of two, and recalled by another gateway of the member.
  const revised = await publish('Enger', ['de/bka', 'jp/npa']);
  await until(async () => (await origin.client.status(revised)).state === 'settled');
  await origin.client.revise(revised, noticeOf('Enger'), { to: ['de/bka'] });
  await until(async () => (await origin.client.status(revised)).state === 'settled');
  const { digest, rev } = await origin.client.status(revised);
  await sibling.client.recall(revised, { code: 'court-ordered', reason: 'by an invented court', sent: { origin: 'fr/dcpj', notice: digest ?? '', rev } });
  await standing(revised);

  // Held: what the reviewing body says then comes too late.
  const held = await publish('Gehalten', ['de/bka'], H2);
  await until(async () => (await npa.client.reviews()).items.some(({ id }) => id === held));
  await origin.client.recall(held, { code: 'withdrawn' });
  await standing(held);

  // Held, released, delivered, recalled.
  const released = await publish('Freigegeben', ['de/bka'], H2);
  await until(async () => (await npa.client.reviews()).items.some(({ id }) => id === released));
  await npa.client.release(released, { reason: 'no political matter' });
  await until(async () => (await origin.client.status(released)).state === 'settled');
  await origin.client.recall(released, { code: 'found' });
  await standing(released);

  // One whose recipient's words do not get through.
  silent = await publish('Stumm', ['de/bka', 'jp/npa']);
  await until(async () => (await stateOf(silent, 'de/bka')) === 'delivered');
  network.deaf.add('de/bka');
  await origin.client.recall(silent, { code: 'mistaken-identity' });
  await until(
    async () => (await origin.client.status(silent)).recall?.recipients.some(({ recipient, state }) => recipient === 'jp/npa' && state === 'purged') ?? false,
  );
});
afterAll(async () => {
  await network?.stop();
  folder.remove();
});

test('oversight finds nothing wrong, and sees who still owes its word', async () => {
  const report = await oversight();
  expect(report.problems.items).toEqual([]);
  expect(report).toMatchObject({ ok: true, unopened: [], unanswered: { count: 0 } });
  expect(report.recalls.codes.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
    { name: 'court-ordered', count: 1 },
    { name: 'found', count: 1 },
    { name: 'mistaken-identity', count: 1 },
    { name: 'withdrawn', count: 1 },
  ]);
  // de and jp of the first, de and the reviewing body of the second and third, jp of the last.
  expect(report.recalls.purged).toBe(7);
  expect(report.recalls.notPurged).toMatchObject({ count: 1, items: [{ origin: 'fr/dcpj', id: silent, recipient: 'de/bka', state: 'held' }] });
  expect(formatReplay(report)).toContain(`not purged  de/bka: ${silent} of fr/dcpj`);
});

test('when the word has come, nobody owes one', async () => {
  network.deaf.clear();
  network.pass(2);
  await standing(silent);
  const report = await oversight();
  expect(report.problems.items).toEqual([]);
  expect(report.recalls).toMatchObject({ count: 4, purged: 8, notPurged: { count: 0 } });
});

test('each member replays its own: those that recalled, and those that had to purge', async () => {
  const sender = await replay(async (path) => {
    const parts = [await download(origin, `${path}.1`), await download(sibling, `${path}.2`)];
    await mergeAuditFiles(parts, path);
    for (const part of parts) rmSync(part);
  });
  expect(sender.problems.items).toEqual([]);
  expect(sender.recalls).toMatchObject({ count: 4, purged: 8, notPurged: { count: 0 } });
  expect(sender.recalls.codes.some(({ name }) => name === 'unopened')).toBe(false);
  for (const office of [bka, npa]) {
    const report = await replay(async (path) => void (await download(office, path)));
    expect(report.problems.items).toEqual([]);
    expect(report.recalls.count).toBe(4);
    expect(report.recalls.codes.some(({ name }) => name === 'unopened')).toBe(false);
  }
});

/** While ordinary intake is halted a recall, its purge and a revocation go on, marked, whatever is killed on their way; with the quorum they are proved. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { auditTree, fileTreeReader, type ReplayReport } from '@huecry/audit';
import type { EvidenceReport } from '@huecry/evidence';
import { parseTlogPolicy, verifyUnderPolicy } from '@huecry/ledger';
import type { Address } from '@huecry/notice';
import { Entry } from '@huecry/proto';
import { ledgerVkeys } from '@huecry/registry';
import type { NoticeStatus, Recall, Recalled } from '@huecry/sdk';
import { openKeystore } from '@huecry/seal/keystore';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { namedSigning } from '../../services/sandbox/src/provision.ts';
import { readPlainTree } from '../e2e/plain-tree.ts';
import { alertNumber, noticeNumber } from './notices.ts';
import { checkOpenings } from './openings.ts';
import { GATEWAYS, type ServiceName, type Stand } from './stand.ts';
import { state } from './state.ts';
import { openWitnessedStand, until, type WitnessedStand } from './witnessed-stand.ts';

const MAIN = join(import.meta.dirname, '../../packages/cli/src/main.ts');
const REASON = 'another invented person of that name';
/** Runs in the third one's place: whose signing key is stolen. */
const REVOKED = 'fr/dcpj' as Address;

/** Steps of a recall's way, the process that takes each, and who is killed then; nobody the first time. */
const WAYS: readonly (readonly [ServiceName, string, ServiceName] | null)[] = [
  null,
  ['exchange', 'exchange:recall-taken', 'ledger'],
  ['exchange', 'exchange:recall-appended', 'exchange'],
  ['recipient', 'gateway:recalled', 'recipient'],
  ['recipient', 'gateway:log-emptied', 'recipient'],
];

let network: WitnessedStand;
let stand: Stand;
let held = false;

beforeAll(async () => {
  network = await openWitnessedStand({ ...GATEWAYS, refused: REVOKED });
  ({ stand } = network);
}, 600_000);
afterAll(async () => {
  await network?.stop();
  if (held) stand.remove();
  else process.stderr.write(`the exchange and its logs are kept in ${stand?.folder}\n`);
});

const publish = async (number: number): Promise<string> => (await stand.client('origin').publish(noticeNumber(number), { to: [GATEWAYS.recipient] })).id;
const status = (id: string): Promise<NoticeStatus> => stand.client('origin').status(id);
const recallOf = async (id: string): Promise<Recall | null> => (await status(id)).recall;
const atRecipient = async (id: string): Promise<Recalled | undefined> => (await stand.client('recipient').recalls()).received.find((one) => one.id === id);
const received = (id: string): Promise<string> =>
  stand
    .client('recipient')
    .get(id)
    .then(
      (notice) => notice.state,
      (error: { readonly code?: string }) => error.code ?? 'no answer',
    );
const huecry = async (...args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], { cwd: stand.folder })).stdout;
const atOrigin = (): readonly string[] => ['--gateway', stand.url('origin') ?? '', '--token-file', join(stand.world.at.gateway(GATEWAYS.origin), 'token')];
const signingKeyOf = (address: string): string => namedSigning(openKeystore(join(stand.world.at.gateway(address), 'keys')), 'signing').kid;

test('without a quorum notices wait; recalls, purges and revocations go on, marked, and are proved when it is back', async () => {
  const before: string[] = [];
  for (const [index] of WAYS.entries()) before.push(await publish(index + 1));
  for (const id of before) await until(async () => (await status(id)).recipients[0]?.state === 'delivered' && (await status(id)).state === 'settled');

  await network.loseQuorum();
  // Something new, so that a quorum is missed.
  const between = await publish(20);
  await until(async () => (await received(between)) === 'stored');
  await until(async () => (await network.health('ledger')).status === 'halted');
  const { halted } = await network.health('ledger');
  const ordinary = [await publish(21), await publish(22)];
  const [waits = '', withdrawn = ''] = ordinary;
  await until(async () => (await status(waits)).waiting?.code === 'unwitnessed');

  for (const [index, way] of WAYS.entries()) {
    const id = before[index] ?? '';
    const killed = way === null ? () => true : stand.arm(...way);
    expect(await huecry('notice', 'recall', id, '--code', 'mistaken-identity', '--reason', REASON, ...atOrigin())).toContain(id);
    await until(async () => killed());
    await until(async () => ((await atRecipient(id))?.purgedAt ?? null) !== null);
    expect(await received(id)).toBe('recalled');
    expect(await atRecipient(id)).toMatchObject({ by: GATEWAYS.origin, code: 'mistaken-identity', reason: REASON, held: true, witnessed: false });
    // The origin sees who has purged; that the recall stands is not proved to it.
    await until(async () => (await recallOf(id))?.recipients[0]?.state === 'purged');
    expect(await recallOf(id)).toMatchObject({ state: 'signed', position: null, proof: null, recipients: [{ recipient: GATEWAYS.recipient }] });
    await until(async () => (await network.health('ledger')).status === 'halted');
    expect((await network.health('ledger')).halted).toEqual(halted);
  }
  const kid = signingKeyOf(REVOKED);
  expect(await state(stand, { type: 'key.revoke', address: REVOKED, kid, reason: 'invented theft' }, ['fr'])).toMatchObject({ error: '' });
  // It counts at the exchange at once: nothing that the stolen key signs is taken, not even an alert.
  const { id: stolen } = await stand.client('refused').publish(alertNumber(1), { to: [GATEWAYS.recipient] });
  await until(async () => (await stand.client('refused').status(stolen)).state === 'refused');
  expect(await stand.client('refused').status(stolen)).toMatchObject({ code: 'revoked-key', position: null });
  expect(await received(stolen)).toBe('not-found');
  // One that is withdrawn before the exchange has taken it.
  await stand.client('origin').recall(withdrawn, { code: 'withdrawn' });
  for (const id of ordinary) expect(await received(id)).toBe('not-found');
  expect((await status(waits)).state).toBe('submitted');

  await network.returnQuorum();
  for (const id of [...before, withdrawn]) await until(async () => (await recallOf(id))?.state === 'settled');
  for (const id of before) await until(async () => (await atRecipient(id))?.witnessed === true);
  for (const id of [between, waits]) await until(async () => (await status(id)).state === 'settled' && (await received(id)) === 'stored');
  expect(await received(withdrawn)).toBe('recalled');
  await until(async () => (await network.health('ledger')).status === 'ok' && (await network.health('exchange')).status === 'ok');
  await until(async () => (await stand.client('origin').health()).state === 'ready');
  await until(async () => (await stand.client('recipient').health()).holes === 0);
  const recalls = await Promise.all(before.map(recallOf));

  // Evidence of each, checked offline.
  const pinned = stand.world.genesis.digest;
  for (const [index, id] of before.entries()) {
    await huecry('evidence', 'export', id, '--out', `${index}.evidence`, ...atOrigin());
    const report = JSON.parse(await huecry('evidence', 'verify', `${index}.evidence`, '--genesis-digest', pinned, '--json')) as EvidenceReport;
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({
      ok: true,
      recalled: { by: GATEWAYS.origin, code: 'mistaken-identity', reason: REASON, position: recalls[index]?.position },
    });
  }

  await network.stop();
  // What is in the log: each recall once, and the marks stay.
  const { tree, vkey, vkeys } = stand.world.at;
  verifyUnderPolicy(readFileSync(`${tree}/checkpoint`, 'utf8'), parseTlogPolicy(network.policy));
  const entries = readPlainTree(tree, readFileSync(vkey, 'utf8').trim()).entries.map((bytes) => Entry.decode(bytes));
  expect(entries.filter(({ recall }) => recall !== null)).toHaveLength(before.length + 1);
  for (const recall of recalls) {
    const [purge] = recall?.recipients ?? [];
    const marks = [recall?.position, purge?.position].map((position) => entries[position ?? -1]);
    expect(marks).toMatchObject([
      { unwitnessed: true, recall: {} },
      { unwitnessed: true, receipts: {} },
    ]);
  }
  const marked = entries.filter(({ unwitnessed }) => unwitnessed);
  expect(marked.every(({ recall, receipts, registry }) => recall !== null || receipts !== null || registry !== null)).toBe(true);
  expect(marked.filter(({ registry }) => registry !== null)).toHaveLength(1);
  const report = await auditTree({ reader: fileTreeReader(tree), vkey: ledgerVkeys(stand.world.genesis), genesisDigest: pinned });
  expect(report).toMatchObject({ ok: true, problems: [], gaps: [], forks: [], unanswered: [], unwitnessed: { entries: marked.length, stretches: 1 } });

  // Oversight decides all of it again.
  await checkOpenings(stand, [GATEWAYS.origin, GATEWAYS.recipient]);
  const replay = await huecry('audit', 'replay', tree, '--vkey', vkeys, '--genesis-digest', pinned, '--file', 'oversight.hca', '--json');
  const replayed = JSON.parse(replay) as ReplayReport;
  expect(replayed.problems.items).toEqual([]);
  expect(replayed).toMatchObject({ ok: true, unopened: [], decisions: { differing: 0, notEvaluated: 0 } });
  expect(replayed.recalls).toMatchObject({ count: before.length + 1, purged: before.length + 1, notPurged: { count: 0 } });
  expect(replayed.recalls.codes).toContainEqual({ name: 'mistaken-identity', count: before.length });
  held = true;
}, 1_200_000);

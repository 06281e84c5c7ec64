/** What a recipient was given is in the log that the witnesses see, or it says that it is not. All parts are real. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { parseProof, parseTlogPolicy, verifyProof, verifyUnderPolicy } from '@huecry/ledger';
import { Entry, entryOf, readEntryHint } from '@huecry/proto';
import { ledgerVkeys, registryFromEntries } from '@huecry/registry';
import type { AlarmEvent, NoticeProof, WitnessedEvent } from '@huecry/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningWitness, startWitness } from '../witness/stand.ts';
import { playExchange } from './played-exchange.ts';
import { noticeOf, openStand, ORIGIN, RECIPIENT, type Stand, until } from './stand.ts';
import { statePolicy } from './witness-policy.ts';

const run = promisify(execFile);
let stand: Stand;
let witnesses: RunningWitness[];
const alarms: AlarmEvent[] = [];
const witnessed: WitnessedEvent[] = [];
const listening = new AbortController();
let stream: Promise<void>;

const start = (name: string, port?: number): Promise<RunningWitness> => {
  const { at } = stand.world;
  // Of the ledger's world it needs a folder and the genesis file.
  return startWitness({ dataDir: join(at.data, 'witnesses'), genesis: readFileSync(at.genesis), skey: '', vkey: '', vkeys: [] }, name, port);
};

beforeAll(async () => {
  stand = await openStand({ timing: { proofWithinMs: 300 } });
  witnesses = [await start('fr'), await start('br')];
  await statePolicy(stand, witnesses);
  stream = (async () => {
    const options = { signal: listening.signal, onAlarm: (alarm: AlarmEvent) => alarms.push(alarm), onWitnessed: (one: WitnessedEvent) => witnessed.push(one) };
    for await (const event of recipient().stream(options)) void event;
  })();
}, 600_000);
afterAll(async () => {
  listening.abort();
  await stream;
  for (const witness of witnesses ?? []) await witness.kill();
  await stand?.stop();
});

const origin = () => stand.gateways[ORIGIN].client;
const recipient = () => stand.gateways[RECIPIENT].client;
const arrived = async (id: string): Promise<void> =>
  until(async () => (await recipient().list({ limit: 500 })).items.some((item) => item.id === id && item.state === 'stored'));
const unproven = async (): Promise<boolean> => ((await recipient().health()).reason ?? '').includes('unproven-delivery');

test('a recipient has the proofs of what it was given, which anybody can check with the witnesses’ keys alone', async () => {
  const { id } = await origin().publish(noticeOf('Belegmann'), { to: [RECIPIENT] });
  await arrived(id);
  await until(async () => (await recipient().get(id)).witnessed);
  await until(() => witnessed.some((event) => event.id === id));

  const { proof, position, witnesses: who } = await recipient().proof(id);
  expect(who?.map(({ name }) => name).toSorted()).toEqual(['br', 'fr']);
  // Made from what the recipient holds, and checked with nothing of ours but the formats.
  const [jws = ''] = (await recipient().presentation(id)).sdJwt.split('~');
  const { extra, checkpoint } = parseProof(proof);
  const hint = readEntryHint(extra ?? new Uint8Array(0));
  const entry = Entry.encode({ ...entryOf(hint?.timeMs ?? 0, { notice: { jws: new TextEncoder().encode(jws) } }), unwitnessed: hint?.unwitnessed ?? false });
  expect(verifyProof(proof, entry, ledgerVkeys(stand.world.genesis)).index).toBe(position);
  const { policy } = await recipient().ledger();
  verifyUnderPolicy(checkpoint, parseTlogPolicy(policy?.policy ?? ''));

  // The origin has the same entry; and a person asks with one command.
  await until(async () => (await origin().status(id)).proof !== null);
  expect(await origin().proof(id)).toMatchObject({ position, at: null });
  const { url, dataDir } = stand.gateways[RECIPIENT];
  const at = ['--gateway', url, '--token-file', join(dataDir, 'token')];
  const { stdout } = await run('node', ['scripts/run.mjs', 'huecry', 'notice', 'proof', id, ...at], { cwd: join(import.meta.dirname, '../..') });
  expect(stdout).toMatch(/cosigned by\s+.*fr/u);
  expect(stdout).toContain('c2sp.org/tlog-proof@v1');

  // What it said of the notice is proved by itself too, under the witnesses, and written to a file.
  await until(async () => (await recipient().proof(id)).receipts[0]?.logged?.witnesses?.length === 2);
  const out = join(stand.world.at.data, 'own');
  const said = await run('node', ['scripts/run.mjs', 'huecry', 'notice', 'proof', id, '--out', out, ...at], { cwd: join(import.meta.dirname, '../..') });
  expect(said.stdout).toMatch(/we said\s+delivered, .*: entry \d+, proved; entries: \d+, cosigned by .*fr/u);
  const [receipt] = JSON.parse(readFileSync(`${out}.receipts.json`, 'utf8')) as NoticeProof['receipts'];
  const shown = Buffer.from(receipt?.logged?.entry ?? '', 'base64url');
  expect(verifyProof(receipt?.logged?.proof ?? '', shown, ledgerVkeys(stand.world.genesis)).index).toBe(receipt?.logged?.position);
  const digest = createHash('sha256')
    .update(Buffer.from(receipt?.logged?.salt ?? '', 'base64url'))
    .update(receipt?.jws ?? '')
    .digest('hex');
  expect(Entry.decode(shown).receipts?.digests.map((one) => Buffer.from(one).toString('hex'))).toContain(digest);
}, 600_000);

test('what no witnesses have seen is not proved, is said, and is proved when they are back, whoever was killed meanwhile', async () => {
  const [, br] = witnesses;
  await br?.kill();
  const { id } = await origin().publish(noticeOf('Unbelegt'), { to: [RECIPIENT] });
  await arrived(id);
  expect(await recipient().get(id)).toMatchObject({ witnessed: false });
  await expect(recipient().proof(id)).rejects.toMatchObject({ code: 'not-proved', status: 409 });
  await until(unproven);
  await until(() => alarms.some(({ code, active }) => code === 'unproven-delivery' && active));

  // Ledger and exchange die and come back, and so does the gateway: it still is not proved, and still said.
  await stand.ledger.kill();
  await stand.exchange.kill();
  await stand.gateways[RECIPIENT].kill();
  await stand.ledger.start();
  await stand.exchange.start();
  await stand.gateways[RECIPIENT].start();
  await until(unproven);
  expect((await recipient().get(id)).witnessed).toBe(false);

  witnesses.push(await start('br', Number(new URL(br?.url ?? '').port)));
  await until(async () => (await recipient().get(id)).witnessed);
  await until(async () => !(await unproven()));
  // It is told though the stream may have been away when it ended.
  await until(() => alarms.some(({ code, active }) => code === 'unproven-delivery' && !active));
  expect((await recipient().proof(id)).witnesses).toHaveLength(2);
}, 600_000);

test('a delivery that was never logged, or is not what was logged, is found out', async () => {
  const database = new DatabaseSync(join(stand.gateways[RECIPIENT].dataDir, 'gateway.db'), { readOnly: true });
  const entries = database.prepare('SELECT position, entry FROM registry_entries ORDER BY position').all() as { position: number; entry: Uint8Array }[];
  database.close();
  const { state } = registryFromEntries(
    stand.world.genesis,
    entries.map(({ position, entry }) => ({ position, bytes: entry })),
  );
  const played = await playExchange(stand, state);
  try {
    const [elsewhere = '', never = ''] = Array.from({ length: 2 }, () => crypto.randomUUID().replace(/^(.{14})./u, (_all, first: string) => `${first}7`));
    const first = played.seal(noticeOf('Anderswo'), { jti: elsewhere, rev: 1, prev: null, link: { n: 1, prev: null } });
    // There stands another notice.
    const [other] = (await recipient().list()).items;
    await played.send(played.delivery(first, (await recipient().get(other?.id ?? '')).position ?? 0));
    await arrived(elsewhere);
    await until(() => alarms.some(({ code, details }) => code === 'not-in-the-ledger' && details['notice'] === elsewhere));

    const second = played.seal(noticeOf('Niemals'), { jti: never, rev: 1, prev: null, link: { n: 2, prev: first.digest } });
    await played.send(played.delivery(second));
    await arrived(never);
    await until(unproven);
    for (const id of [elsewhere, never]) expect((await recipient().get(id)).witnessed).toBe(false);
    await expect(recipient().proof(never)).rejects.toMatchObject({ code: 'not-proved' });
  } finally {
    await played.close();
  }
}, 600_000);

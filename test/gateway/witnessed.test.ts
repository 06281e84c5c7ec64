/** Gateways that run their members' witnesses, and believe only what these have cosigned. All parts are real. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatAddCheckpoint, formatCheckpoint, openCheckpoint, parseSkey, signNote } from '@huecry/ledger';
import { ledgerVkeys } from '@huecry/registry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeOf, openStand, ORIGIN, RECIPIENT, type Stand, until } from './stand.ts';
import { statePolicy } from './witness-policy.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand({ witnesses: true, timing: { ledgerFreshMs: 6_000 } });
  await statePolicy(stand, await running());
}, 600_000);
afterAll(() => stand?.stop());

const origin = () => stand.gateways[ORIGIN];
const recipient = () => stand.gateways[RECIPIENT];

/** What the gateways' health says of the witnesses that they run. */
async function running() {
  const found = [];
  for (const { client } of [origin(), recipient()]) {
    await until(async () => (await client.health()).witness?.url !== null);
    const { address, witness } = await client.health();
    found.push({ name: address.slice(0, 2), vkey: witness?.vkeys[0] ?? '', url: witness?.url ?? '' });
  }
  return found;
}
const ledgerKeys = () => {
  const signers = readFileSync(stand.world.at.ledgerKey, 'utf8').split('\n').filter(Boolean).map(parseSkey);
  return { vkeys: ledgerVkeys(stand.world.genesis), signers };
};
const names = async ({ client }: { readonly client: Stand['gateways'][typeof ORIGIN]['client'] }) =>
  (await client.health()).ledger.witnesses?.map(({ name }) => name).toSorted();

test('both gateways believe what both witnesses have cosigned, and say so', async () => {
  for (const gateway of [origin(), recipient()]) await until(async () => (await names(gateway))?.join() === 'de,fr');
  const { id } = await origin().client.publish(noticeOf('Zeugmann'), { to: [RECIPIENT] });
  await until(async () => (await origin().client.status(id)).state === 'settled');
  const { checkpoint, policy: known } = await origin().client.ledger();
  expect(checkpoint).toContain('— witness.example/fr ');
  expect(known?.policy).toContain('quorum members');
  // Keys stand with the gateway's, for its user alone.
  expect(readdirSync(join(origin().dataDir, 'keys'))).toContain('witness.key');
});

test('whether a quiet log is the newest is said by the times of its witnesses, and an alarm where it is not said any more', async () => {
  const { client } = origin();
  const stale = async (): Promise<boolean> => ((await client.health()).reason ?? '').includes('stale-ledger');
  await stand.ledger.stop();
  await stand.ledger.start({ timing: { freshMs: 1_000 } });
  let { size, freshAt: from } = (await client.health()).ledger;
  // The last receipts may be on their way: of one size the time goes on.
  await until(async () => {
    const { ledger } = await client.health();
    if (ledger.size !== size) ({ size, freshAt: from } = ledger);
    return Date.parse(ledger.freshAt ?? '') > Date.parse(from ?? '') + 8_000;
  });
  await until(async () => !(await stale()));

  // A ledger that has nothing renewed looks like one that keeps back what is new.
  await stand.ledger.stop();
  await stand.ledger.start({ timing: { freshMs: 86_400_000 } });
  await until(stale);
  expect((await client.health()).ledger.size).toBe(size);
  await stand.ledger.stop();
  await stand.ledger.start({ timing: { freshMs: 1_000 } });
  await until(async () => !(await stale()));
}, 600_000);

test('a witness ends with its gateway, also by kill -9; without the quorum nothing new is believed, and it goes on when it is back', async () => {
  const url = (await recipient().client.health()).witness?.url ?? '';
  const position = (await origin().client.health()).registryPosition;
  await recipient().kill();
  await until(() =>
    fetch(`${url}/health`).then(
      () => false,
      () => true,
    ),
  );

  const { id } = await origin().client.publish(noticeOf('Wartefrau'), { to: [RECIPIENT] });
  // The exchange has logged it, and the log has grown by it; the proof waits for the witness, and so does the gateway.
  await until(async () => (await origin().client.status(id)).state === 'submitted');
  const before = await origin().client.health();
  expect(before.ledger.distrust).toBeNull();
  expect(before.registryPosition).toBe(position);
  expect((await origin().client.status(id)).proof).toBeNull();

  await recipient().start();
  await until(async () => (await origin().client.status(id)).state === 'settled');
  expect((await origin().client.status(id)).proof).toContain('— witness.example/de ');
  expect((await origin().client.health()).ledger.size).toBeGreaterThan(before.ledger.size);
});

test('what a gateway’s own witness has seen counts: two histories that were shown to it end the gateway’s trust', async () => {
  const { witness } = await origin().client.health();
  const { vkeys, signers } = ledgerKeys();
  // The ledger's own keys, the size that the witness has cosigned last, and another tree.
  await until(async () => {
    const { size, origin: log } = openCheckpoint(readFileSync(join(stand.world.at.tree, 'checkpoint')), vkeys);
    const checkpoint = signNote(formatCheckpoint({ origin: log, size, root: new Uint8Array(32).fill(7) }), signers);
    const body = formatAddCheckpoint({ oldSize: size, proof: [], checkpoint });
    expect((await fetch(`${witness?.url}/add-checkpoint`, { method: 'POST', body })).status).toBe(409);
    return (await origin().client.health()).state === 'distrust';
  });
  const { ledger: after } = await origin().client.health();
  expect(readFileSync(join(origin().dataDir, after.distrust?.proof ?? ''), 'utf8')).toContain('huecry-fork/1');
  expect((await recipient().client.health()).state).not.toBe('distrust');
});

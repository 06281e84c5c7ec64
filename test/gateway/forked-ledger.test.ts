/** The real ledger, run with a second history under its own key: gateways find it, keep the proof, and stop. */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connectExchange, type ExchangeBus } from '@huecry/bus';
import { verifyFork } from '@huecry/ledger';
import { AppendRequest, AppendResponse, Entry, entryOf } from '@huecry/proto';
import { ledgerVkeys } from '@huecry/registry';
import type { AlarmEvent } from '@huecry/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeOf, openStand, ORIGIN, RECIPIENT, type Stand, until } from './stand.ts';

const run = promisify(execFile);
let stand: Stand;
let exchange: ExchangeBus;
beforeAll(async () => {
  stand = await openStand();
  const { creds } = stand.world.nats;
  exchange = await connectExchange({ servers: stand.natsUrl, creds: readFileSync(creds.exchange, 'utf8'), mode: 'live' });
}, 600_000);
afterAll(async () => {
  await exchange?.close();
  await stand?.stop();
});

const gateways = () => [stand.gateways[ORIGIN], stand.gateways[RECIPIENT]] as const;

/** Commitments to nothing, by whoever runs the ledger. */
async function append(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const entry = Entry.encode(entryOf(Date.now(), { receipts: { digests: [new Uint8Array(randomBytes(32))] } }));
    const key = new Uint8Array(createHash('sha256').update(entry).digest());
    // A first try finds out which registry position is the current one.
    for (let registryPosition = 1, done = false; !done; ) {
      const answer = AppendResponse.decode(
        await exchange
          .ledgerAppend(AppendRequest.encode({ registryPosition, items: [{ key, entry, essential: false }] }))
          .catch(() => AppendResponse.encode(NO_ANSWER)),
      );
      done = answer.error === '';
      if (answer.error === 'stale-registry') ({ registryPosition } = answer);
    }
  }
}
const NO_ANSWER = { error: 'unavailable', positions: [], registryPosition: 0, unwitnessed: [], haltedSinceMs: 0 };

test('a ledger with two histories is caught, proved, and trusted no more, until an operator begins anew', async () => {
  const [origin, recipient] = gateways();
  const { id } = await origin.client.publish(noticeOf('Zweigeschichte'), { to: [RECIPIENT] });
  await until(async () => (await origin.client.status(id)).state === 'settled');

  const alarms: AlarmEvent[] = [];
  const listening = new AbortController();
  const stream = (async () => {
    for await (const event of origin.client.stream({ signal: listening.signal, onAlarm: (alarm) => alarms.push(alarm) })) void event;
  })();

  // 1. A copy of the ledger is put aside; the ledger goes on, and the gateways with it.
  const { at } = stand.world;
  const other = join(stand.world.at.data, 'other-ledger');
  await stand.ledger.stop();
  mkdirSync(other, { recursive: true });
  cpSync(at.ledger, other, { recursive: true });
  await stand.ledger.start();
  await append(5);
  const size = async () => (await origin.client.health()).ledger.size;
  await until(async () => (await recipient.client.health()).ledger.size === (await size()) && (await size()) > 5);
  const believed = await size();

  // 2. The same key, the copy, other entries: a larger tree that does not continue the first.
  await stand.ledger.stop();
  await stand.ledger.start({ dataDir: other });
  await append(12);
  for (const { client } of gateways()) await until(async () => (await client.health()).state === 'distrust');

  // 3. The proof is a file that anybody can check, with our own command too.
  const { ledger, reason } = await origin.client.health();
  expect(reason).toContain('two histories');
  const file = join(origin.dataDir, ledger.distrust?.proof ?? '');
  const facts = verifyFork(readFileSync(file, 'utf8'), ledgerVkeys(stand.world.genesis));
  expect(facts.size1).toBeGreaterThanOrEqual(believed);
  const { stdout } = await run('node', ['scripts/run.mjs', 'huecry', 'ledger', 'fork', file, '--vkey', at.vkeys], { cwd: join(import.meta.dirname, '../..') });
  expect(stdout).toContain('has shown two histories');
  await until(() => alarms.some(({ code, active }) => code === 'forked-ledger' && active));
  listening.abort();
  await stream;

  // 4. What we send waits; what was delivered is read as before.
  const waiting = await origin.client.publish(noticeOf('Wartemann'), { to: [RECIPIENT] });
  await until(async () => (await origin.client.status(waiting.id)).waiting?.code === 'forked-ledger');
  expect((await recipient.client.get(id)).content).toMatchObject({ subject: { name: { family: 'Zweigeschichte' } } });

  // 5. It outlives the process, however that ends; nothing new is believed meanwhile.
  const { registryPosition } = await origin.client.health();
  await origin.kill();
  await origin.start();
  expect((await origin.client.health()).state).toBe('distrust');
  expect((await origin.client.health()).ledger).toMatchObject({ size: ledger.size, root: ledger.root });
  expect((await origin.client.status(waiting.id)).state).toBe('accepted');

  // 6. The members have settled that the second history holds: both operators begin anew with it, and what waited goes on.
  for (const gateway of gateways()) {
    await gateway.stop();
    await gateway.start({}, ['--trust-ledger-anew']);
  }
  for (const { client } of gateways()) await until(async () => (await client.health()).state === 'ready');
  expect((await origin.client.health()).registryPosition).toBe(registryPosition);
  await until(async () => (await origin.client.status(waiting.id)).state === 'settled');
  expect((await recipient.client.get(waiting.id)).state).toBe('stored');
}, 600_000);

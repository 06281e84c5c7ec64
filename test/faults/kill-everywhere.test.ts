import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkInvariants } from './invariants.ts';
import { noticeNumber, RECIPIENTS } from './notices.ts';
import { type ServiceName, Stand, type Victim } from './stand.ts';

/** Each durable step of a notice's way, in order, and the process that takes it (docs/adr/0005). */
const STEPS: readonly (readonly [ServiceName, string])[] = [
  ['origin', 'gateway:accepted'],
  ['origin', 'gateway:sealed'],
  ['origin', 'gateway:submitted'],
  ['exchange', 'exchange:received'],
  ['ledger', 'ledger:received'],
  ['ledger', 'ledger:committed'],
  ['ledger', 'ledger:tiles-written'],
  ['ledger', 'ledger:checkpoint-written'],
  ['exchange', 'exchange:notice-appended'],
  ['exchange', 'exchange:decided'],
  ['exchange', 'exchange:decision-appended'],
  ['exchange', 'exchange:delivered'],
  ['exchange', 'exchange:proof-sent'],
  ['origin', 'gateway:proof-received'],
  ['origin', 'gateway:proof-stored'],
  ['recipient', 'gateway:delivery-received'],
  ['recipient', 'gateway:delivery-stored'],
  ['recipient', 'gateway:receipt-sent'],
  ['exchange', 'exchange:receipts-received'],
  ['exchange', 'exchange:receipts-appended'],
  ['exchange', 'exchange:receipts-answered'],
  ['origin', 'gateway:answer-received'],
  ['origin', 'gateway:answer-stored'],
  ['recipient', 'gateway:receipt-placed'],
  ['recipient', 'gateway:receipt-proved'],
];
const VICTIMS: readonly Victim[] = ['origin', 'recipient', 'exchange', 'ledger', 'nats'];
/** `HUECRY_FAULT_STEPS=gateway:sealed,…` tries only these, while one works on them. */
const only = process.env['HUECRY_FAULT_STEPS']?.split(',');
const tried = STEPS.filter(([, step]) => only?.includes(step) ?? true);

let stand: Stand;
const published: string[] = [];

beforeAll(async () => {
  stand = await Stand.open();
}, 600_000);
/** Kept where something did not hold: its logs and stores say why. The end of each log is shown, for who cannot look there. */
let held = false;
afterAll(() => (held ? stand.remove() : process.stderr.write(`${stand.lastWords()}\nthe exchange and its logs are kept in ${stand.folder}\n`)));

/** Publishes while processes die: the same key may be tried until one answer comes. */
async function publish(number: number): Promise<string> {
  for (;;) {
    try {
      return (await stand.client('origin').publish(noticeNumber(number), { to: RECIPIENTS, idempotencyKey: `notice-${number}` })).id;
    } catch {
      await sleep(100);
    }
  }
}

const settled = async (id: string): Promise<boolean> =>
  stand
    .client('origin')
    .status(id)
    .then(
      ({ state }) => state === 'settled',
      () => false,
    );

describe.each(tried)('killed when %s reaches %s', (service, step) => {
  test.each(VICTIMS)('%s', async (victim) => {
    const number = published.length + 1;
    const killed = stand.arm(service, step, victim);
    const publishing = publish(number);
    while (!killed()) await sleep(20);
    if (victim === 'nats') await stand.restartNats();
    const id = await publishing;
    published.push(id);
    while (!(await settled(id))) await sleep(50);
  });
});

describe('afterwards', () => {
  test('every notice was accepted once, and each kill hit', () => {
    expect(new Set(published).size).toBe(tried.length * VICTIMS.length);
    for (const victim of VICTIMS) expect(stand.restarts.get(victim), victim).toBeGreaterThanOrEqual(tried.length);
  });

  test('the invariants hold over outboxes, ledger, streams and inboxes', async () => {
    await checkInvariants(stand, published);
    held = true;
  });
});

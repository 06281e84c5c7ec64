import { setTimeout as sleep } from 'node:timers/promises';
import type { Address } from '@huecry/notice';
import { Delivery } from '@huecry/proto';
import { type Desk, openDesk, recipientsOf, type Sendable } from './desks.ts';
import { type Effort, type Row, rowOf } from './measure.ts';
import { addTwin, jetstreamManager, type JetStreamManager, type NatsConnection, publishAll, type RawMessage } from './raw.ts';
import { ROUTING } from './sample.ts';
import { memberOf, Stand } from './stand.ts';

/** Two gateways of each of four members send; each is served in order, all beside each other. */
const ORIGINS = ['fr', 'de', 'br', 'jp'].flatMap((member) => ['desk-1', 'desk-2'].map((agency) => `${member}/${agency}` as Address));
const POLL_MS = 50;
/** A round in which nothing more arrives for so long has failed. */
const STALLED_MS = 60_000;

interface Load {
  readonly stand: Stand;
  readonly desks: readonly Desk[];
  readonly recipients: number;
  readonly streams: readonly string[];
  readonly insider: NatsConnection;
  readonly manager: JetStreamManager;
}

/** Messages ever stored in these streams, and when the last one was. */
async function stored({ manager, streams }: Load): Promise<{ count: number; lastMs: number }> {
  const states = await Promise.all(streams.map(async (stream) => (await manager.streams.info(stream)).state));
  return { count: states.reduce((sum, { last_seq }) => sum + last_seq, 0), lastMs: Math.max(...states.map(({ last_ts }) => Date.parse(last_ts))) };
}

/** Seconds from the first submission until the last delivery and the last proof are stored, by the server's own time stamps. */
async function sendThrough(load: Load, notices: number): Promise<number> {
  const { desks, recipients } = load;
  const queues = desks.map((desk) => ({ desk, ready: Array.from({ length: notices / desks.length }, () => desk.seal()) }));
  const before = await stored(load);
  const expected = before.count + notices * (recipients + 1);
  const started = Date.now();
  const send = ({ desk, ready }: { desk: Desk; ready: readonly Sendable[] }): Promise<unknown> =>
    Promise.all(ready.map(({ data, msgId }) => desk.bus.submit(ROUTING.kind, data, msgId)));
  await Promise.all(queues.map(send));
  for (let [last, movedMs] = [0, Date.now()]; ; ) {
    const now = await stored(load);
    if (now.count > last) [last, movedMs] = [now.count, Date.now()];
    if (Date.now() - movedMs > STALLED_MS) throw new Error(`${expected - now.count} deliveries and proofs did not come`);
    if (now.count > expected) throw new Error('the exchange published more than one delivery to each recipient and one proof to each origin');
    if (now.count === expected) return (now.lastMs - started) / 1000;
    await sleep(POLL_MS);
  }
}

/** What one round through the exchange puts into JetStream, message by message. */
async function record(load: Load, notices: number): Promise<RawMessage[]> {
  const seen: RawMessage[] = [];
  const watches = ['hc.submit.>', 'hc.deliver.>', 'hc.proof.>'].map((subject) =>
    load.insider.subscribe(subject, { callback: (_, { subject: on, data }) => void seen.push({ subject: on, data: Uint8Array.from(data) }) }),
  );
  await load.insider.flush();
  await sendThrough(load, notices);
  await load.insider.flush();
  for (const watch of watches) watch.unsubscribe();
  const blanks = seen.filter(({ subject, data }) => subject.startsWith('hc.deliver.') && Delivery.decode(data).slots.length === 0);
  if (blanks.length > 0) {
    const refused = new Set(blanks.map(({ subject }) => subject.split('.').slice(2, 4).join('/')));
    throw new Error(`refused to ${[...refused].toSorted().join(', ')}: this measures deliveries`);
  }
  return seen;
}

/** `hc.submit.…` to the twin of SUBMIT, everything else to the twin of its member's stream. */
const asFloor = ({ subject, data }: RawMessage): RawMessage => ({ subject: `floor.${subject}`, data });

async function openLoad(): Promise<Load> {
  const stand = await Stand.open();
  const recipients = recipientsOf(stand);
  const desks: Desk[] = [];
  for (const origin of ORIGINS) desks.push(await openDesk(stand, origin, recipients));
  const insider = await stand.insider();
  const manager = await jetstreamManager(insider);
  // Deliveries go to the recipients' members, proofs to the origins'.
  const members = [...new Set([...recipients.map(({ to }) => to), ...ORIGINS].map(memberOf))];
  await addTwin(manager, { like: 'SUBMIT', name: 'FLOOR_SUBMIT', subjects: ['floor.hc.submit.>'] });
  for (const member of members) {
    await addTwin(manager, { like: `DELIVER_${member}`, name: `FLOOR_${member}`, subjects: [`floor.hc.deliver.${member}.>`, `floor.hc.proof.${member}.>`] });
  }
  return { stand, desks, recipients: recipients.length, streams: members.map((member) => `DELIVER_${member}`), insider, manager };
}

/** Notices through the exchange in a second, beside raw publishes of the very messages that it takes and makes. */
export async function benchThroughput({ rounds = 5, roundSeconds = 4 }: Partial<Effort> = {}): Promise<Row[]> {
  const load = await openLoad();
  try {
    const group = load.desks.length;
    await sendThrough(load, 4 * group);
    const messages = (await record(load, 4 * group)).map(asFloor);
    const pace = (8 * group) / (await sendThrough(load, 8 * group));
    const notices = Math.max(4, Math.round((pace * roundSeconds) / group)) * group;
    const floorMessages = Array.from({ length: Math.ceil(notices / (4 * group)) }, () => messages).flat();
    const floorNotices = floorMessages.length / (load.recipients + 2);
    await publishAll(load.insider, messages);
    const speeds: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
    for (let round = 0; round < rounds; round += 1) {
      speeds.ours.push(notices / (await sendThrough(load, notices)));
      const started = performance.now();
      await publishAll(load.insider, floorMessages);
      speeds.floor.push(floorNotices / ((performance.now() - started) / 1000));
    }
    return [rowOf(`exchange, ${load.recipients} recipients`, 'notices/s', 'higher', speeds)];
  } finally {
    await load.stand.close();
  }
}

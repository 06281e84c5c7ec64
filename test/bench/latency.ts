import { setTimeout as sleep } from 'node:timers/promises';
import { sampleNotices } from '@huecry/testkit';
import { build, type Histogram } from 'hdr-histogram-js';
import type { Row } from './measure.ts';
import { rowOf } from './measure.ts';
import { addTwin, jetstreamManager, type NatsConnection, pull, type RawMessage } from './raw.ts';
import { memberOf, Stand } from './stand.ts';

const ORIGIN = 'fr/dcpj';
const RECIPIENT = 'de/bka';
/** Between two notices, so that the proof and the receipt of the one are out of the way of the next. */
const PAUSE_MS = 40;
const WARM_UP = 20;
const LOST_MS = 60_000;

/** Sends one notice and resolves when it has arrived. */
type Send = () => Promise<void>;

/** @throws Error where it takes a minute: then it was lost */
async function arrives(sent: Promise<void>): Promise<void> {
  const over = new AbortController();
  const lost = sleep(LOST_MS, undefined, { signal: over.signal }).then(() => {
    throw new Error('a notice did not arrive');
  });
  try {
    await Promise.race([sent, lost]);
  } finally {
    over.abort();
  }
}

async function timedMs(send: Send): Promise<number> {
  const started = performance.now();
  await arrives(send());
  const took = performance.now() - started;
  await sleep(PAUSE_MS);
  return took;
}

/** POST /v1/notices at the origin's gateway until the event stands on the recipient's stream. */
async function ourWay(stand: Stand, ended: AbortSignal): Promise<Send> {
  const [origin, recipient] = [await stand.gateway(ORIGIN), await stand.gateway(RECIPIENT)];
  const sample = sampleNotices().find(({ from, notice }) => memberOf(from) === memberOf(ORIGIN) && notice.kind === 'red');
  if (sample === undefined) throw new Error('there is no sample notice of that kind');
  const arrived = new Set<string>();
  const awaited = new Map<string, () => void>();
  void (async () => {
    for await (const { id } of recipient.client.stream({ after: 0, signal: ended })) {
      arrived.add(id);
      awaited.get(id)?.();
    }
  })();
  return async () => {
    const { id } = await origin.client.publish(sample.notice, { to: [RECIPIENT] });
    if (!arrived.has(id)) await new Promise<void>((resolve) => awaited.set(id, resolve));
  };
}

/** The bytes of one notice on its two legs. */
async function record(insider: NatsConnection, send: Send): Promise<{ submission: RawMessage; delivery: RawMessage }> {
  const seen: RawMessage[] = [];
  const watches = ['hc.submit.>', 'hc.deliver.>'].map((subject) =>
    insider.subscribe(subject, { callback: (_, { subject: on, data }) => void seen.push({ subject: on, data: Uint8Array.from(data) }) }),
  );
  await insider.flush();
  await send();
  for (const watch of watches) watch.unsubscribe();
  const [submission, delivery] = ['hc.submit.', 'hc.deliver.'].map((prefix) => seen.find(({ subject }) => subject.startsWith(prefix)));
  if (submission === undefined || delivery === undefined) throw new Error('the notice was not seen on its way');
  return { submission, delivery };
}

/** The same bytes over the same server and nothing done with them: publish, pull, publish, pull, each on a connection of its own. */
async function bareWay(stand: Stand, creds: () => Promise<NatsConnection>, { submission, delivery }: Awaited<ReturnType<typeof record>>): Promise<Send> {
  const [origin, exchange, recipient] = [await creds(), await creds(), await creds()];
  const manager = await jetstreamManager(await stand.insider());
  const [, agency = ''] = RECIPIENT.split('/');
  const stream = `DELIVER_${memberOf(RECIPIENT)}`;
  await addTwin(manager, { like: 'SUBMIT', consumer: memberOf(ORIGIN), name: 'FLOOR_SUBMIT', subjects: ['floor.submit.>'] });
  await addTwin(manager, { like: stream, consumer: `${agency}-deliver`, name: 'FLOOR_DELIVER', subjects: ['floor.deliver.>'] });
  let arrive = (): void => undefined;
  pull(exchange, 'FLOOR_SUBMIT', memberOf(ORIGIN), () => exchange.publish('floor.deliver.one', delivery.data));
  pull(recipient, 'FLOOR_DELIVER', `${agency}-deliver`, () => arrive());
  await Promise.all([exchange.flush(), recipient.flush()]);
  return async () => {
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    origin.publish('floor.submit.one', submission.data);
    await arrived;
  };
}

const MICROS = 1000;
const histogram = (): Histogram => build({ lowestDiscernibleValue: 1, highestTrackableValue: 600 * 1000 * MICROS, numberOfSignificantValueDigits: 3 });
const percentileMs = (all: Histogram, percentile: number): number => all.getValueAtPercentile(percentile) / MICROS;

export interface LatencyEffort {
  readonly rounds: number;
  readonly perRound: number;
}

/** From the agency's call at the origin to the event at the recipient's agency, one notice at a time, beside the bare transport. */
export async function benchLatency({ rounds = 5, perRound = 50 }: Partial<LatencyEffort> = {}): Promise<Row[]> {
  const stand = await Stand.open();
  const ended = new AbortController();
  try {
    const ours = await ourWay(stand, ended.signal);
    for (let at = 0; at < WARM_UP; at += 1) await timedMs(ours);
    const bare = await bareWay(stand, () => stand.insider(), await record(await stand.insider(), ours));
    for (let at = 0; at < WARM_UP; at += 1) await timedMs(bare);
    const all = { ours: histogram(), floor: histogram() };
    const medians = { ours: [] as number[], floor: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      for (const [key, send] of [
        ['ours', ours],
        ['floor', bare],
      ] as const) {
        const one = histogram();
        for (let at = 0; at < perRound; at += 1) {
          const micros = Math.max(1, Math.round((await timedMs(send)) * MICROS));
          one.recordValue(micros);
          all[key].recordValue(micros);
        }
        medians[key].push(percentileMs(one, 50));
      }
    }
    const runs = rounds * perRound;
    const p99 = rowOf('end-to-end latency, p99', 'ms', 'lower', { ours: [percentileMs(all.ours, 99)], floor: [percentileMs(all.floor, 99)] });
    return [
      { ...rowOf('end-to-end latency, median', 'ms', 'lower', medians), runs },
      { ...p99, runs },
    ];
  } finally {
    ended.abort();
    await stand.close();
  }
}

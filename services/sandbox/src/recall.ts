import { setTimeout as sleep } from 'node:timers/promises';
import { sampleNotices } from '@huecry/testkit';
import type { RunningExchange } from './exchange.ts';

const FROM = 'de/bka';
const KIND = 'purple';
const POLL_MS = 100;

const REASON = 'published twice by mistake (illustrative)';

/** A sample that was published twice by mistake: the second is recalled, and every recipient purges it. Once in a demo; waits for every purge. */
export async function recallDuplicate(exchange: RunningExchange): Promise<void> {
  const sample = sampleNotices().find(({ from, to, notice }) => from === FROM && to !== 'all' && notice.kind === KIND);
  const client = exchange.gateways.get(FROM)?.client;
  if (sample === undefined || client === undefined) throw new Error(`there is no ${KIND} sample of ${FROM} for named recipients`);
  // What is erased is not published again by its key.
  if ((await client.recalls()).sent.some(({ reason }) => reason === REASON)) return;
  const { id } = await client.publish(sample.notice, { to: sample.to, idempotencyKey: 'published-twice-by-mistake' });
  while (!['settled', 'recalled'].includes((await client.status(id)).state)) await sleep(POLL_MS);
  await client.recall(id, { code: 'duplicate', reason: REASON });
  while ((await client.status(id)).recall?.state !== 'settled') await sleep(POLL_MS);
}

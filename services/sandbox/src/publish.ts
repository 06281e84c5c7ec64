import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordsOf } from '@huecry/notice';
import { importRecords } from '@huecry/sdk';
import { sampleNotices } from '@huecry/testkit';
import type { RunningExchange } from './exchange.ts';
import { SandboxError } from './provision.ts';
import { reviewSamples } from './review.ts';

type Report = (done: number, total: number) => void;

export interface ImportedFile {
  readonly file: string;
  readonly accepted: number;
  readonly refused: readonly { readonly record: number; readonly code: string; readonly reason: string }[];
  readonly keptAside: readonly { readonly record: number; readonly field: string }[];
}

/** The gateway through which files are imported. */
const IMPORTER = 'fr/dcpj';

const clientOf = (exchange: RunningExchange, address: string) => {
  const gateway = exchange.gateways.get(address);
  if (gateway === undefined) throw new Error(`there is no gateway ${address}`);
  return gateway.client;
};

/** Publishes the sample notices, each through its origin, and gives their ids. Published again, the same sample is known by its key. */
export async function publishSamples(exchange: RunningExchange, onProgress: Report): Promise<ReadonlySet<string>> {
  const samples = sampleNotices();
  const ids = new Set<string>();
  for (const [index, { from, to, notice }] of samples.entries()) {
    const idempotencyKey = createHash('sha256')
      .update(JSON.stringify([index, from, to, notice]))
      .digest('base64url');
    ids.add((await clientOf(exchange, from).publish(notice, { to, idempotencyKey })).id);
    onProgress(index + 1, samples.length);
  }
  return ids;
}

/** Reads every file before anything is started, so that a wrong path is said at once. */
export function readImports(files: readonly string[]): { file: string; records: unknown[] }[] {
  return files.map((file) => {
    try {
      // Fatal: a name in another encoding is refused here, never sent out garbled. A byte order mark is dropped.
      return { file, records: recordsOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)))) };
    } catch (cause) {
      throw new SandboxError(`cannot import ${file}: it must be a readable JSON file in UTF-8 with one record, a list or a list page`, { cause });
    }
  });
}

/** Publishes records of public listings, pseudonymised. */
export async function publishImports(
  exchange: RunningExchange,
  imports: readonly { file: string; records: readonly unknown[] }[],
  onProgress: Report,
): Promise<ImportedFile[]> {
  const total = imports.reduce((sum, one) => sum + one.records.length, 0);
  const results: ImportedFile[] = [];
  let before = 0;
  for (const { file, records } of imports) {
    const start = before;
    const summary = await importRecords(clientOf(exchange, IMPORTER), records, { pseudonymise: true, onProgress: (done) => onProgress(start + done, total) });
    before += records.length;
    // Every record stands in one of the two counts.
    const known = summary.duplicates.map(({ record }) => ({
      record,
      code: 'duplicate',
      reason: 'this record was published before: it is not published twice',
    }));
    const refused = [...summary.refused, ...known].toSorted((a, b) => a.record - b.record);
    results.push({ file, accepted: summary.accepted, refused, keptAside: summary.keptAside });
  }
  return results;
}

const SETTLED = new Set(['settled', 'refused', 'recalled']);
const UNANSWERED = new Set(['queued', 'waiting', 'submitted', 'admitted']);
const POLL_MS = 200;

/** Waits until each published notice has its proof and the answer of everyone who is not held until a person has reviewed it. */
export async function awaitSettled(exchange: RunningExchange, samples: ReadonlySet<string>, onProgress: Report): Promise<void> {
  for (;;) {
    const left = await reviewSamples(exchange, samples);
    let done = 0;
    let total = 0;
    for (const { client } of exchange.gateways.values()) {
      for (const item of await listAll(client, 'out')) {
        total += 1;
        if (SETTLED.has(item.state) || (left.has(item.id) && (await onlyHeld(client, item.id)))) done += 1;
      }
    }
    onProgress(done, total);
    if (done === total) return;
    await sleep(POLL_MS);
  }
}

async function onlyHeld(client: ReturnType<typeof clientOf>, id: string): Promise<boolean> {
  const { state, recipients } = await client.status(id);
  return state === 'logged' && !recipients.some((one) => UNANSWERED.has(one.state));
}

/** Every line of a box, page after page. */
export async function listAll(client: ReturnType<typeof clientOf>, box: 'in' | 'out') {
  const items = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: Awaited<ReturnType<typeof client.list>> = await client.list({ box, after, limit: 500 });
    items.push(...page.items);
    after = page.next;
  }
  return items;
}

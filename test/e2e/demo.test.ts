import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { KINDS, leavesOf, parseNotice } from '@huecry/notice';
import { interpolSampleFiles, sampleNotices } from '@huecry/testkit';
import { createHash } from 'node:crypto';
import { SDJwtInstance } from '@sd-jwt/core';
import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { plunder } from '../recipient/attacker.ts';
import { filesBelow, stringsOf } from './files.ts';
import { readPlainTree } from './plain-tree.ts';

const repository = join(import.meta.dirname, '..', '..');
const data = mkdtempSync(join(tmpdir(), 'huecry-demo-'));
const run = promisify(execFile);
const command = (name: string, ...args: string[]) =>
  run('node', [join(repository, 'scripts', 'run.mjs'), name, ...args], { cwd: repository, maxBuffer: 64 * 1024 * 1024 });

const Address = z.string().regex(/^(?:[a-z]{2}|x-[a-z0-9]+)\/[a-z0-9-]+$/u);
const Summary = z.object({
  notices: z.array(z.object({ id: z.string(), kind: z.enum(KINDS), origin: Address })),
  deliveries: z.array(
    z.object({
      notice: z.string(),
      recipient: Address,
      state: z.string(),
      categories: z.array(z.string()),
      withheld: z.array(
        z.object({ category: z.string(), point: z.enum(['origin', 'exchange', 'recipient']), rule: z.string().min(1), cite: z.string().min(1) }),
      ),
    }),
  ),
  refusals: z.array(
    z.object({
      notice: z.string(),
      recipient: Address,
      point: z.enum(['origin', 'exchange', 'recipient']),
      code: z.string().min(1),
      reason: z.string().min(1),
      rule: z.string().nullable(),
    }),
  ),
  reviews: z.array(
    z.object({
      notice: z.string(),
      origin: Address,
      reviewer: Address,
      outcome: z.enum(['release', 'refuse']),
      recipients: z.array(Address).min(1),
      reason: z.string().min(10),
      cite: z.string().min(1),
      position: z.number(),
      decisionPosition: z.number(),
    }),
  ),
  held: z.array(z.object({ notice: z.string(), origin: Address, recipient: Address, rule: z.string(), cite: z.string().min(1), reason: z.string().min(10) })),
  recalls: z.array(
    z.object({
      notice: z.string(),
      origin: Address,
      code: z.string(),
      reason: z.string().min(10),
      position: z.number(),
      purged: z.array(z.object({ recipient: Address, position: z.number() })),
    }),
  ),
  receipts: z.number(),
  ledger: z.object({ size: z.number(), root: z.string(), witnesses: z.array(z.string()) }),
  timingsMs: z.record(z.string(), z.number()),
  imported: z.object({
    accepted: z.number(),
    refused: z.array(z.object({ record: z.number(), code: z.string(), reason: z.string().min(10) })),
    kept_aside: z.array(z.object({ record: z.number(), field: z.string() })),
  }),
});

let summary: z.infer<typeof Summary>;
let printed = '';
const imports = interpolSampleFiles();

beforeAll(async () => {
  const { stdout } = await command('demo', '--once', '--data', data, ...imports.flatMap((file) => ['--import', file]));
  printed = stdout;
  summary = Summary.parse(JSON.parse(readFileSync(join(data, 'summary.json'), 'utf8')));
}, 900_000);
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe('what the demo did', () => {
  test('it published every kind, diffusions too, from invented people', () => {
    expect(summary.notices.length).toBeGreaterThanOrEqual(24);
    expect(new Set(summary.notices.map((notice) => notice.kind))).toEqual(new Set(KINDS));
    expect(new Set(summary.notices.map((notice) => notice.id)).size).toBe(summary.notices.length);
    expect(sampleNotices().some((sample) => sample.to !== 'all')).toBe(true);
  });

  test('thirteen members take part, two of them through two gateways, one as the reviewing body', () => {
    const gateways = readdirSync(join(data, 'gateways'));
    const members = gateways.map((name) => name.replace(/-[^-]+$/u, ''));
    expect(new Set(members).size).toBe(13);
    expect([...new Set(members)].filter((member) => members.filter((other) => other === member).length === 2).length).toBeGreaterThanOrEqual(2);
  });

  test('every delivery was receipted, once per notice and recipient', () => {
    const pairs = summary.deliveries.map((delivery) => `${delivery.notice} ${delivery.recipient}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(new Set(summary.deliveries.map((delivery) => delivery.state))).toEqual(new Set(['delivered']));
    expect(summary.receipts).toBeGreaterThanOrEqual(summary.deliveries.length);
  });

  test('categories were withheld at all three points, each by a rule with its citation', () => {
    const points = summary.deliveries.flatMap((delivery) => delivery.withheld.map((withheld) => withheld.point));
    expect(new Set(points)).toEqual(new Set(['origin', 'exchange', 'recipient']));
    expect(summary.refusals.length).toBeGreaterThan(0);
    for (const delivery of summary.deliveries) for (const withheld of delivery.withheld) expect(delivery.categories).not.toContain(withheld.category);
  });

  test('what a rule held for review was seen by the reviewing body, and reached nobody else before its word', () => {
    const refused = summary.refusals.filter(({ rule }) => rule === 'exchange/review');
    expect(refused.length).toBeGreaterThan(0);
    for (const { notice } of refused) {
      expect(summary.deliveries.filter((delivery) => delivery.notice === notice).map(({ recipient }) => recipient)).toEqual(['x-review/desk']);
    }
  });

  test('three notices were held for review: one was released to all it was held for, one refused, one is left for a person', () => {
    expect(summary.reviews.map(({ origin, reviewer, outcome, recipients }) => ({ origin, reviewer, outcome, recipients })).toSorted(byOrigin)).toEqual([
      { origin: 'de/bka', reviewer: 'x-review/desk', outcome: 'release', recipients: ['br/pf', 'fr/dcpj'] },
      { origin: 'eg/ncb', reviewer: 'x-review/desk', outcome: 'refuse', recipients: ['fr/dcpj'] },
    ]);
    for (const { notice, outcome, recipients, position, decisionPosition } of summary.reviews) {
      expect(decisionPosition).toBeGreaterThan(position);
      for (const recipient of recipients) {
        const got = summary.deliveries.filter((delivery) => delivery.notice === notice && delivery.recipient === recipient);
        expect(got.map(({ state }) => state)).toEqual(outcome === 'release' ? ['delivered'] : []);
        const refused = summary.refusals.filter((refusal) => refusal.notice === notice && refusal.recipient === recipient);
        expect(refused.map(({ point }) => point)).toEqual(outcome === 'release' ? [] : ['exchange']);
      }
    }
    expect(summary.held.map(({ origin, recipient, rule }) => ({ origin, recipient, rule })).toSorted(byRecipient)).toEqual([
      { origin: 'fr/dcpj', recipient: 'br/pf', rule: 'common/review-racial-matters' },
      { origin: 'fr/dcpj', recipient: 'de/bka', rule: 'common/review-racial-matters' },
    ]);
    for (const { notice } of summary.held)
      expect(summary.deliveries.filter((one) => one.notice === notice).map(({ recipient }) => recipient)).toEqual(['x-review/desk']);
    // The reviewing body was sent what it judges, and nothing besides.
    const seen = summary.deliveries.filter(({ recipient }) => recipient === 'x-review/desk').map(({ notice }) => notice);
    expect(seen.toSorted()).toEqual([...new Set([...summary.reviews, ...summary.held].map(({ notice }) => notice))].toSorted());
  });

  test('one notice was recalled, and everybody who had it signed that it is gone', () => {
    expect(summary.recalls.map(({ origin, code, purged }) => [origin, code, purged.map(({ recipient }) => recipient)])).toEqual([
      ['de/bka', 'duplicate', ['fr/dcpj', 'jp/npa']],
    ]);
    for (const { position, purged, notice } of summary.recalls) {
      for (const purge of purged) expect(purge.position).toBeGreaterThan(position);
      expect(summary.deliveries.filter((one) => one.notice === notice)).toEqual([]);
    }
  });

  test('a majority of the thirteen members’ witnesses has cosigned the ledger', () => {
    expect(summary.ledger.witnesses.length).toBeGreaterThanOrEqual(7);
    expect(printed).toMatch(/cosigned by .*quorum "members"/u);
  });

  test('imports were counted record by record', () => {
    const records = imports.map((file) => JSON.parse(readFileSync(file, 'utf8')) as unknown).map((json) => countRecords(json));
    expect(summary.imported.accepted + summary.imported.refused.length).toBe(records.reduce((sum, count) => sum + count, 0));
    expect(summary.imported.accepted).toBeGreaterThan(0);
    expect(summary.imported.refused.length).toBeGreaterThan(0);
    expect(summary.imported.kept_aside.length).toBeGreaterThan(0);
  });

  test('a person reads what happened', () => {
    for (const word of ['withheld', 'refused', 'held for review', 'recalled', 'receipts', 'ledger', 'audit']) expect(printed.toLowerCase()).toContain(word);
  });
});

const byRecipient = (a: { readonly recipient: string }, b: { readonly recipient: string }): number => (a.recipient < b.recipient ? -1 : 1);
const byOrigin = (a: { readonly origin: string }, b: { readonly origin: string }): number => (a.origin < b.origin ? -1 : 1);

const countRecords = (json: unknown): number => {
  if (Array.isArray(json)) return json.length;
  const page = json as { _embedded?: { notices?: unknown[] }; notices?: unknown[] };
  return (page._embedded?.notices ?? page.notices)?.length ?? 1;
};

describe('the ledger', () => {
  const vkey = () => readFileSync(join(data, 'ledger', 'vkey'), 'utf8');

  test('a naive reader finds the same root and the checkpoint signature', () => {
    const tree = readPlainTree(join(data, 'ledger', 'tree'), vkey());
    expect({ size: tree.size, root: tree.root }).toEqual({ size: summary.ledger.size, root: summary.ledger.root });
  });

  test('the command line audits the files alone', async () => {
    const { stdout } = await command('huecry', 'audit', 'verify', join(data, 'ledger', 'tree'), '--vkey', join(data, 'ledger', 'vkey'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, size: summary.ledger.size, root: summary.ledger.root });
  });

  test.each([
    ['an entry', (tree: string) => join(tree, 'tile', 'entries')],
    ['a tile', (tree: string) => join(tree, 'tile', '0')],
    ['the checkpoint', (tree: string) => tree],
  ])('one changed byte in %s fails the audit', async (_name, pick) => {
    const copy = join(data, 'tampered');
    cpSync(join(data, 'ledger', 'tree'), copy, { recursive: true });
    const folder = pick(copy);
    const files = [...filesBelow(folder)]
      .filter(({ path }) => (folder === copy ? path.endsWith('/checkpoint') : true))
      .toSorted((a, b) => b.bytes.length - a.bytes.length);
    const [file] = files;
    if (!file) throw new Error('nothing to tamper with');
    file.bytes[Math.floor(file.bytes.length / 2)] = (file.bytes[Math.floor(file.bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(file.path, file.bytes);
    await expect(command('huecry', 'audit', 'verify', copy, '--vkey', join(data, 'ledger', 'vkey'))).rejects.toMatchObject({ code: 1 });
    rmSync(copy, { recursive: true });
  });
});

/** Words of a notice that could not stand in a rule, a schema or a log by chance. */
const tellingWords = (): string[] => {
  const words = new Set<string>();
  for (const sample of sampleNotices()) {
    const parsed = parseNotice(sample.notice);
    if (!parsed.ok) throw new Error('a sample is not valid');
    for (const leaf of leavesOf(parsed.notice)) {
      for (const text of stringsOf(leaf.value)) {
        if (
          text.length >= 12 ||
          (text.length >= 4 && !/^[\p{ASCII}]*$/u.test(text)) ||
          (text.length >= 5 && ['identity', 'document', 'contact', 'associates'].includes(leaf.category) && /^[A-Z\d]/u.test(text))
        )
          words.add(text);
      }
    }
  }
  // The names of offences and treaties are public: the registry states them.
  const stated = [...filesBelow(join(repository, 'packages', 'law', 'data'))].map(({ bytes }) => bytes.toString('utf8')).join('\n');
  return [...words].filter((word) => !stated.includes(word));
};

/** The bytes of all gateways' folders, and what can be read of them with all their keys. */
function gatewaysFiles(): { closed: Buffer; opened: string } {
  const files = [...filesBelow(join(data, 'gateways'))];
  const keystores = readdirSync(join(data, 'gateways')).map((name) => join(data, 'gateways', name, 'keys'));
  const { texts } = plunder(files, keystores, []);
  return { closed: Buffer.concat(files.map(({ bytes }) => bytes)), opened: texts.map(({ text }) => text).join('\n') };
}

describe('the middle cannot read', () => {
  test.each(['exchange', 'ledger', 'nats'])('no word of any notice stands in DIR/%s', (folder) => {
    const words = tellingWords();
    expect(words.length).toBeGreaterThan(100);
    let files = 0;
    for (const { path, bytes } of filesBelow(join(data, folder))) {
      files += 1;
      for (const word of words) expect(bytes.includes(Buffer.from(word)), `${path} holds ${JSON.stringify(word)}`).toBe(false);
    }
    expect(files).toBeGreaterThan(0);
  });

  test('the gateways can, with their keys, and without them their files tell nothing', () => {
    const { closed, opened } = gatewaysFiles();
    const words = tellingWords();
    for (const word of words) expect(closed.includes(Buffer.from(word)), `a gateway's folder holds ${JSON.stringify(word)}`).toBe(false);
    expect(words.filter((word) => opened.includes(word)).length).toBeGreaterThan(words.length / 2);
  });

  test('nothing of the imported records survives pseudonymisation anywhere', () => {
    const originals = imports
      .flatMap((file) => [...stringsOf(JSON.parse(readFileSync(file, 'utf8')))])
      .filter((text) => text.length >= 9 && /\p{L}{3}/u.test(text) && !text.startsWith('http'));
    const names = originals.filter((text) => /^[\p{Lu}\p{M}' -]+$/u.test(text));
    expect(names.length).toBeGreaterThan(3);
    for (const { path, bytes } of filesBelow(data)) {
      for (const name of names) expect(bytes.includes(Buffer.from(name)), `${path} holds an imported name`).toBe(false);
    }
    const { opened } = gatewaysFiles();
    for (const name of names) expect(opened.includes(name), 'an imported name stands in what a gateway can open').toBe(false);
  });
});

describe('the example presentation', () => {
  const presentation = () => readFileSync(join(data, 'example.sd-jwt'), 'utf8').trim();
  const jwk = () => JSON.parse(readFileSync(join(data, 'example.jwk'), 'utf8')) as { kty: string; crv: string; x: string };

  test('jose verifies the signature of the origin', async () => {
    const { protectedHeader } = await compactVerify(presentation().split('~')[0] ?? '', await importJWK(jwk(), 'Ed25519'));
    expect(protectedHeader.typ).toBe('hc-notice+sd-jwt');
  });

  test('@sd-jwt/core accepts it, and it holds content only', async () => {
    const key = await importJWK(jwk(), 'Ed25519');
    const instance = new SDJwtInstance({
      verifier: async (input: string, signature: string) => {
        await compactVerify(`${input}.${signature}`, key);
        return true;
      },
      hasher: (input: string | ArrayBuffer) =>
        createHash('sha256')
          .update(typeof input === 'string' ? input : Buffer.from(input))
          .digest(),
      hashAlg: 'sha-256',
    });
    const { payload } = await instance.verify(presentation());
    const claims = Object.keys(payload as object).filter((name) => name.startsWith('/'));
    const disclosures = presentation().split('~').slice(1, -1);
    expect(claims.length).toBe(disclosures.length);
    expect(claims.length).toBeGreaterThan(3);
  });
});

describe('what recipients hold', () => {
  test('no store holds a category that was withheld from it', () => {
    let checked = 0;
    for (const name of readdirSync(join(data, 'gateways'))) {
      const file = join(data, 'gateways', name, 'gateway.db');
      if (!existsSync(file)) throw new Error(`${name} has no database`);
      const database = new DatabaseSync(file, { readOnly: true });
      const rows = database.prepare('SELECT inbox.id AS notice, category FROM inbox_parts JOIN inbox ON inbox.cursor = inbox').all() as {
        notice: string;
        category: string;
      }[];
      database.close();
      const recipient = name.replace(/-([^-]+)$/u, '/$1');
      for (const delivery of summary.deliveries.filter((one) => one.recipient === recipient)) {
        const held = rows.filter((row) => row.notice === delivery.notice).map((row) => row.category);
        for (const withheld of delivery.withheld) {
          checked += 1;
          expect(held).not.toContain(withheld.category);
        }
        for (const category of delivery.categories) expect(held).toContain(category);
      }
    }
    expect(checked).toBeGreaterThan(0);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Address,
  CATEGORIES,
  type Category,
  contentFacts,
  documentFromLeaves,
  type Leaf,
  leavesOf,
  memberOf,
  type Notice,
  parseNotice,
  routingFacts,
} from '@huecry/notice';
import type { BundleSource } from '@huecry/policy';
import { pairFacts } from '@huecry/registry';
import { decrypt, openKeystore } from '@huecry/seal/keystore';

import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arbitraryNotice } from '../../packages/testkit/src/arbitraries/index.ts';
import { cedarOf, type RandomRule, rules } from '../../packages/policy/src/testing.ts';
import { type Action, ACTIONS, type DecisionQuery, type Point } from '../../packages/policy/src/types.ts';
import { law } from '../network/laws.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { drawnFiles, type DrawnFile, expectFiles, plantFiles, standsIn } from './planted-files.ts';

/*
 * Whatever the notice, the rules and the facts: nothing that is in a recipient's store, that its API says in any way, or that stands in a log
 * was forbidden at any of the three points. Real gateways, a real exchange, real files. What is permitted is found a second time by an
 * evaluator that shares nothing with the engine: each random rule carries its meaning in TypeScript beside its Cedar text.
 */
const FR = 'fr/dcpj' as Address;
const DE = 'de/bka' as Address;
const RUNS = Number(process.env['HUECRY_DISCLOSURE_RUNS'] ?? 20);

let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  network = await openNetwork(Date.UTC(2026, 8, 1) / 1000);
  for (const code of ['fr', 'de']) await network.adopt(law(code), code);
  origin = await network.office(FR);
  recipient = await network.office(DE);
});
afterAll(() => network?.stop());

interface Laws {
  readonly exporting: readonly RandomRule[];
  readonly importing: readonly RandomRule[];
  readonly common: readonly RandomRule[];
}
/** At most points everything is permitted, or nothing would ever get through seven of them. */
const open = (point: Point): RandomRule[] =>
  ACTIONS.filter((action) => action !== 'act' || point === 'recipient').map((action) => ({ effect: 'permit', action, point, condition: null }));
const at = (...points: readonly Point[]): fc.Arbitrary<RandomRule[]> =>
  fc
    .tuple(...points.map((point) => fc.oneof({ arbitrary: fc.constant(open(point)), weight: 5 }, { arbitrary: rules(point), weight: 2 })))
    .map((lists) => lists.flat());
const laws: fc.Arbitrary<Laws> = fc.record({
  exporting: at('origin', 'exchange'),
  importing: at('exchange', 'recipient'),
  common: at('origin', 'exchange', 'recipient'),
});

const OPEN: Laws = {
  exporting: [...open('origin'), ...open('exchange')],
  importing: [...open('exchange'), ...open('recipient')],
  common: [...open('origin'), ...open('exchange'), ...open('recipient')],
};
const shut = (...categories: readonly Category[]): RandomRule => ({
  effect: 'forbid',
  action: 'disclose',
  point: 'recipient',
  condition: {
    cedar: `context.category in [${categories.map((category) => `Category::"${category}"`).join(', ')}]`,
    holds: (_query, asked) => asked !== undefined && categories.includes(asked),
  },
});
/** Import rules of a later day: often they keep some categories out that were let in before. */
const laterImports: fc.Arbitrary<readonly RandomRule[]> = fc
  .tuple(at('exchange', 'recipient'), fc.subarray([...CATEGORIES], { maxLength: 9 }))
  .map(([list, categories]) => (categories.length === 0 ? list : [...list, shut(...categories)]));

/** The sets of rules of which each must permit, at each point. */
const setsAt = (point: Point, { exporting, importing, common }: Laws): readonly (readonly RandomRule[])[] =>
  ({ origin: [exporting, common], exchange: [exporting, importing, common], recipient: [importing, common] })[point].map((set) =>
    set.filter((rule) => rule.point === point),
  );

/** Each set needs a permit that holds, no forbid that holds, and nothing that fails. */
const permits = (sets: readonly (readonly RandomRule[])[], query: DecisionQuery, action: Action, category?: Category): boolean =>
  sets.every((set) => {
    const said = set
      .filter((rule) => rule.action === action)
      .map(({ effect, condition }) => ({ effect, holds: condition === null ? true : condition.holds(query, category) }));
    return (
      said.every(({ holds }) => holds !== undefined) &&
      said.some(({ effect, holds }) => effect === 'permit' && holds === true) &&
      !said.some(({ effect, holds }) => effect === 'forbid' && holds === true)
    );
  });

/** What of these leaves a point lets through. */
function through(point: Point, given: readonly Laws[], notice: Notice, leaves: readonly Leaf[], facts = leaves): Leaf[] {
  const iatMs = network.nowSeconds() * 1000;
  const query: DecisionQuery = {
    point,
    origin: FR,
    recipient: DE,
    facts: {
      routing: routingFacts(notice),
      pair: pairFacts(network.registry(), memberOf(FR), memberOf(DE), iatMs, notice.offenceClass),
      content: point === 'exchange' ? null : contentFacts(notice.kind, facts, iatMs, memberOf(FR)),
    },
    categories: [],
  };
  const sets = given.flatMap((one) => setsAt(point, one));
  if (!permits(sets, query, 'receive')) return [];
  return leaves.filter(({ category }) => permits(sets, query, 'disclose', category));
}

let run = 0;
/** The notice with a word in each text that takes one: its category's, and this run's. */
function marked(notice: Notice): { readonly notice: Notice; readonly marks: ReadonlyMap<string, Category> } {
  run += 1;
  const marks = new Map<string, Category>();
  // Drawn for another clock than this network's.
  const { expires: _, ...rest } = notice;
  let current = rest as Notice;
  for (const [index, leaf] of leavesOf(notice).entries()) {
    if (typeof leaf.value !== 'string') continue;
    const mark = `Zq${leaf.category}${run}x${index}`;
    const leaves = leavesOf(current).map((one) => (one.pointer === leaf.pointer ? { ...one, value: mark } : one));
    const parsed = parseNotice({ ...current, content: documentFromLeaves(leaves) });
    if (!parsed.ok) continue;
    current = parsed.notice;
    marks.set(mark, leaf.category);
  }
  return { notice: current, marks };
}

/** What the recipient's file really holds, opened with its keys and without its code: category and text. */
function stored(id: string): { readonly category: string; readonly text: string }[] {
  const keystore = openKeystore(join(recipient.folder, 'keys'));
  const database = new DatabaseSync(join(recipient.folder, 'gateway.db'), { readOnly: true });
  const rows = database
    .prepare(
      'SELECT i.digest, p.category, p.sealed, k.storage, k.wrapped FROM inbox_parts p JOIN inbox_keys k ON k.part = p.id JOIN inbox i ON i.cursor = p.inbox WHERE i.id = ?',
    )
    .all(id) as { digest: string; category: string; sealed: Uint8Array; storage: string; wrapped: Uint8Array }[];
  database.close();
  return rows.map(({ digest, category, sealed, storage, wrapped }) => {
    const context = Buffer.from(`huecry-part/1\0${digest}\0${category}`);
    const key = keystore.storageKey(storage)?.unwrap(wrapped, context) ?? new Uint8Array(32);
    const opened = JSON.parse(Buffer.from(decrypt(key, sealed, context)).toString('utf8')) as string[] | object;
    return {
      category,
      text: Array.isArray(opened) ? opened.map((one: string) => Buffer.from(one, 'base64url').toString('utf8')).join('\n') : JSON.stringify(opened),
    };
  });
}

/** A JWS with its payload opened. */
const openedText = (jws: Uint8Array): string => Buffer.from(Buffer.from(jws).toString('latin1').split('.')[1] ?? '', 'base64url').toString('utf8');
/** What the recipient has signed about a notice. */
function receipts(id: string): string[] {
  const database = new DatabaseSync(join(recipient.folder, 'gateway.db'), { readOnly: true });
  const rows = database.prepare('SELECT r.jws FROM receipts r JOIN inbox i ON i.digest = r.notice WHERE i.id = ?').all(id) as { jws: Uint8Array }[];
  database.close();
  return rows.map(({ jws }) => openedText(jws));
}

/** Everything that the recipient's API says of a notice: as it is, and with what it encodes opened. */
async function everythingSaid(id: string): Promise<string> {
  const paths = [
    `/v1/notices/${id}`,
    `/v1/notices/${id}/presentation`,
    `/v1/notices/${id}/status`,
    '/v1/notices?box=in&limit=500',
    '/v1/export',
    '/v1/violations',
    '/v1/health',
  ];
  const answers = await Promise.all(paths.map((path) => recipient.fetch(path)));
  const explained = await recipient.fetch('/v1/policy/explain', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, recipient: DE }),
  });
  const wrong = await recipient.fetch('/v1/policy/explain', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, recipient: FR }),
  });
  const texts = [...answers, explained, wrong].map(({ text }) => text);
  const opened = texts.flatMap((text) => text.match(/[A-Za-z0-9_-]{16,}/gu) ?? []).map((one) => Buffer.from(one, 'base64url').toString('utf8'));
  return [...texts, ...opened, await streamed()].join('\n');
}

async function streamed(): Promise<string> {
  const done = new AbortController();
  const response = await fetch(`${recipient.url}/v1/stream?after=0`, { headers: { authorization: 'Bearer token' }, signal: done.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  // The stream is live: when it has been silent for a while, it has said what there is.
  for (;;) {
    const next = await Promise.race([reader?.read(), sleep(60, null)]);
    if (next === null || next === undefined || next.done) break;
    text += next.value;
  }
  done.abort();
  await reader?.cancel().catch(() => undefined);
  return text;
}

/** Compares every way out with what is permitted. */
async function expectExactly(id: string, permitted: ReadonlySet<Category>, marks: ReadonlyMap<string, Category>): Promise<void> {
  const said = await everythingSaid(id);
  for (const [mark, category] of marks) {
    const may = permitted.has(category);
    expect(said.includes(mark), `${category} ${may ? 'permitted and not said' : 'said and not permitted'}`).toBe(may);
    const { hits } = await recipient.client.search(mark);
    expect(
      hits.map((hit) => ({ id: hit.id, matched: hit.matched })),
      `${category} searched`,
    ).toEqual(may ? [{ id, matched: [category] }] : []);
    if (hits.length > 0) for (const [other, of] of marks) if (!permitted.has(of)) expect(JSON.stringify(hits)).not.toContain(other);
  }
}

function filesBelow(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name)));
}

/** Asks a member, or the quorum, to put random rules in force. */
const bundle = (of: string, exportCedar: string, importCedar: string): BundleSource => law(of, { exportCedar, importCedar });
async function enact({ exporting, importing, common }: Laws, only?: 'de'): Promise<void> {
  if (only === undefined) {
    await network.adopt(bundle('fr', cedarOf(exporting, true), ''), 'fr');
    await network.adopt(bundle('common', cedarOf(common, true), ''), 'fr', 'de');
  }
  await network.adopt(bundle('de', '', cedarOf(importing, true)), 'de');
}

/** Everything permitted and some of it shut later; something withheld at each of the three points. */
const forbidAt = (point: Point, category: Category): RandomRule => ({ ...shut(category), point });
const EXAMPLES: [Notice, Laws, readonly RandomRule[], boolean, readonly DrawnFile[]][] = fc.sample(arbitraryNotice('red'), 2).map((notice, index) => [
  notice,
  index === 0
    ? OPEN
    : {
        exporting: [...OPEN.exporting, forbidAt('origin', 'document')],
        importing: [...OPEN.importing, forbidAt('recipient', 'judicial'), forbidAt('recipient', 'photo')],
        common: [...OPEN.common, forbidAt('exchange', 'record')],
      },
  [...OPEN.importing, shut('judicial', 'birth', 'biometric')],
  false,
  [
    { place: 'photo', sizeBytes: 900 },
    { place: 'dna', sizeBytes: 70_000 },
  ],
]);

test('what reaches a store, an answer or a log was permitted at each of the three points, when it came and when it is said', async () => {
  const count = { disclosed: 0, withheld: 0, barredLater: 0, openLater: 0, filesGiven: 0, filesWithheld: 0, filesBarredLater: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryNotice(), laws, laterImports, fc.boolean(), drawnFiles, async (drawn, first, later, sanctioned, withFiles) => {
      const { notice: words, marks } = marked(drawn);
      const { notice, files: planted } = await plantFiles(origin, words, withFiles);
      await enact(first);
      const all = leavesOf(notice);
      const sent = through('exchange', [first], notice, through('origin', [first], notice, all));
      const kept = through('recipient', [first], notice, sent);
      const permitted = new Set(kept.map(({ category }) => category));

      const { id } = await origin.client.publish(notice, { to: [DE] });
      await until(async () => (await origin.client.status(id)).state === 'refused' || (await recipient.fetch(`/v1/notices/${id}`)).status === 200);
      const parts = stored(id);
      expect(new Set(parts.map(({ category }) => category).filter((name) => name !== 'facts'))).toEqual(permitted);
      for (const { text } of parts) for (const [mark, category] of marks) if (!permitted.has(category)) expect(text.includes(mark), category).toBe(false);
      await expectExactly(id, permitted, marks);
      await expectFiles({ network, recipient, origin, id, came: permitted, may: permitted }, planted);

      // The law changes, or sanctions are declared: what is stored is asked about again.
      if (sanctioned) await network.state({ type: 'sanction.declare', member: memberOf(DE), source: 'invented', asOf: '2026-01-01' }, 'fr', 'jp');
      const second: Laws = { ...first, importing: later };
      await enact(second, 'de');
      const still = new Set(through('recipient', [first, second], notice, kept, sent).map(({ category }) => category));
      await expectExactly(id, still, marks);
      await expectFiles({ network, recipient, origin, id, came: permitted, may: still }, planted);
      if (sanctioned) await network.state({ type: 'sanction.lift', member: memberOf(DE), source: 'invented', asOf: '2026-01-01' }, 'fr', 'jp');

      for (const category of new Set(all.map((leaf) => leaf.category))) count[permitted.has(category) ? 'disclosed' : 'withheld'] += 1;
      for (const { category } of planted) count[permitted.has(category) ? 'filesGiven' : 'filesWithheld'] += 1;
      for (const { category } of planted) if (permitted.has(category) && !still.has(category)) count.filesBarredLater += 1;
      for (const category of permitted) count[still.has(category) ? 'openLater' : 'barredLater'] += 1;

      // Neither does a receipt that it signed, a refusal's reason, or an entry of the ledger.
      const signed = [...receipts(id), ...network.log.entries().flatMap(({ notice: said }) => (said === null ? [] : [openedText(said.jws)]))].join('\n');
      const { text: standing } = await origin.fetch(`/v1/notices/${id}/status`);
      for (const mark of marks.keys()) expect(`${signed}${standing}`).not.toContain(mark);

      // No file of the recipient holds a word in the clear, permitted or not; no log of anybody's does.
      const files = filesBelow(recipient.folder);
      const logs = [...recipient.log, ...origin.log].join('');
      for (const mark of marks.keys()) {
        expect(files.some((bytes) => bytes.includes(mark) || bytes.includes(mark.toLowerCase()))).toBe(false);
        expect(logs).not.toContain(mark);
      }
      for (const file of planted) {
        expect(
          [...files, ...filesBelow(origin.folder)].some((bytes) => standsIn(file, bytes)),
          file.category,
        ).toBe(false);
        expect(logs).not.toContain(file.sha256);
        expect(`${signed}${standing}`).not.toContain(file.sha256);
      }
    }),
    { numRuns: RUNS, examples: EXAMPLES },
  );
  // The property says nothing where nothing, or everything, is let through: the examples alone see to that.
  expect(Math.min(...Object.values(count)), JSON.stringify(count)).toBeGreaterThan(0);
});

/** Audit files of a network of real gateways and a real exchange: what opens every entry, for whom, and what is in none of them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeAuditFiles } from '@huecry/audit/file';
import type { MemberCode } from '@huecry/notice';
import type { AuditOpening } from '@huecry/proto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mismatches, readAuditFile, unopened } from '../../packages/audit/src/testing/openings.ts';
import { exportAuditFile } from '../../services/exchange/src/audit-file/export.ts';
import { law, PERMIT_EXPORT, rule, without } from '../network/laws.ts';
import { AUDIT_TOKEN, type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const BEGAN = Date.UTC(2026, 8, 1) / 1000;
const DAY = 86_400;
const HOLD = rule(
  'review',
  'exchange',
  'forbid (principal, action == Action::"receive", resource) when { resource.handling == Handling::"H2" } unless { principal.reviewer };',
  { more: '@hold\n' },
);
const TEN_DAYS = rule('ten-days', 'recipient', 'permit (principal, action == Action::"receive", resource);', { more: '@retain("P10D")\n' });

let folder: string;
let network: Network;
let fr: Office;
let de: Office;
let jp: Office;
let ofast: Office;
const ids: { [mark: string]: string } = {};

async function publish(from: Office, mark: string, to: readonly string[], more: object = {}): Promise<void> {
  const { id } = await from.client.publish(noticeOf(mark, more), { to });
  ids[mark] = id;
  await until(async () => ['settled', 'logged', 'refused'].includes((await from.client.status(id)).state));
}
const settled = (from: Office, mark: string): Promise<void> => until(async () => (await from.client.status(ids[mark] ?? '')).state === 'settled');

let files = 0;
interface Read {
  readonly status: number;
  readonly bytes: Buffer;
  readonly openings: readonly AuditOpening[];
  readonly header: Awaited<ReturnType<typeof readAuditFile>>['header'];
}
/** The audit file of a member, read and held against the ledger: every opening is of its entry. */
async function memberFile(office: Office): Promise<Read> {
  const response = await fetch(`${office.url}/v1/audit-file`, { headers: { authorization: `Bearer ${AUDIT_TOKEN}` } });
  const bytes = Buffer.from(await response.arrayBuffer());
  const path = join(folder, `${++files}.audit`);
  writeFileSync(path, bytes);
  const { header, openings } = await readAuditFile(path);
  const entries = network.log.entries();
  expect(openings.flatMap((opening) => mismatches(entries[opening.position], opening))).toEqual([]);
  return { status: response.status, bytes, openings, header };
}
async function oversightFile(): Promise<{ readonly openings: readonly AuditOpening[]; readonly bytes: Buffer }> {
  const out = join(folder, `${++files}.audit`);
  await exportAuditFile({ database: network.exchangeFile, genesis: network.world.genesis, out, clock: () => 0, patienceMs: 0 });
  return { openings: (await readAuditFile(out)).openings, bytes: readFileSync(out) };
}
/** Everything readable in a file: its bytes, and what its disclosures say. */
const holds = (bytes: Buffer, word: string): boolean => bytes.includes(word);
const count = (openings: readonly AuditOpening[], kind: 'notice' | 'decision' | 'receipts' | 'refusal' | 'release'): number =>
  openings.filter((one) => one[kind] !== null).length;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huecry-audit-'));
  // The clock of one gateway is twenty minutes ahead: what it signs is refused as a whole, and stands in the log.
  network = await openNetwork(BEGAN, (address) => (address === 'fr/ofast' ? { now: () => network.nowSeconds() * 1000 + 20 * 60_000 } : {}));
  fr = await network.office('fr/dcpj');
  de = await network.office('de/bka');
  jp = await network.office('jp/npa');
  await network.state({ type: 'review.appoint', member: 'jp' as MemberCode, source: 'invented resolution', asOf: '2026-01-01' }, 'fr', 'de');
  await network.adopt(law('jp'), 'jp');
  await network.adopt(law('de', { importCedar: `${without('source')}\n${TEN_DAYS}` }), 'de');
  await network.adopt(law('fr', { exportCedar: `${PERMIT_EXPORT}\n${HOLD}` }), 'fr');
  // fr says two things, one of them to de alone; de says something to jp; fr is held by a rule, and jp releases.
  await publish(fr, 'Offen', ['de/bka', 'jp/npa']);
  await publish(fr, 'Zweite', ['de/bka']);
  await publish(de, 'Fremd', ['jp/npa']);
  await publish(fr, 'Geprueft', ['de/bka'], { handling: { code: 'H2', tlp: 'GREEN' } });
  await until(async () => (await jp.client.reviews()).items.some(({ id }) => id === ids['Geprueft']));
  await jp.client.release(ids['Geprueft'] ?? '', { reason: 'no political matter' });
  ofast = await network.office('fr/ofast');
  await publish(ofast, 'Verfrueht', ['de/bka']);
  for (const mark of ['Offen', 'Zweite', 'Geprueft']) await settled(fr, mark);
  await settled(de, 'Fremd');
  await until(async () => (await jp.client.review(ids['Geprueft'] ?? '')).releases[0]?.state === 'logged');
});
afterAll(async () => {
  await network?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('oversight opens every entry, and sees no content', async () => {
  const { openings, bytes } = await oversightFile();
  expect(unopened(network.log.entries(), openings)).toEqual([]);
  expect([count(openings, 'notice'), count(openings, 'decision'), count(openings, 'release'), count(openings, 'refusal')]).toEqual([5, 5, 1, 1]);
  for (const mark of Object.keys(ids)) for (const word of ['Name', 'Ort', 'Circumstances', 'REF']) expect(holds(bytes, `${word}${mark}`)).toBe(false);
});

describe('a member', () => {
  test('as origin opens its own notices whole, with every decision, release and receipt', async () => {
    const { openings, bytes, header } = await memberFile(fr);
    expect(header).toMatchObject({ role: 'member', member: 'fr', origin: 'ledger.test' });
    expect([count(openings, 'notice'), count(openings, 'decision'), count(openings, 'release')]).toEqual([3, 4, 1]);
    // Two recipients of the first, one of the second, and the reviewing body beside the one that was held.
    expect(openings.flatMap(({ notice }) => (notice === null ? [] : [notice.elements.length])).toSorted()).toEqual([1, 2, 2]);
    expect(openings.flatMap(({ receipts }) => receipts?.receipts ?? [])).toHaveLength(5);
    for (const mark of ['Offen', 'Zweite', 'Geprueft'])
      for (const word of ['Name', 'Ort', 'Circumstances', 'REF']) expect(holds(bytes, `${word}${mark}`), mark).toBe(true);
  });

  test('as recipient opens what it holds, and nothing of what was withheld or of the others', async () => {
    const { openings, bytes } = await memberFile(de);
    const own = openings.filter(({ notice }) => notice !== null && notice.restrictions.length > 0);
    const received = openings.filter(({ notice }) => notice !== null && notice.restrictions.length === 0);
    expect([own.length, received.length]).toEqual([1, 3]);
    for (const { notice } of received) expect([notice?.elements.length, (notice?.routing.length ?? 0) > 0]).toEqual([1, true]);
    for (const mark of ['Offen', 'Zweite', 'Geprueft']) {
      expect(holds(bytes, `Name${mark}`)).toBe(true);
      // Its own law keeps the source out.
      expect(holds(bytes, `REF${mark}`)).toBe(false);
    }
    // Of the first notice it is told its own element and decision: not the other recipient's.
    const entries = network.log.entries();
    const first = received[0]?.position ?? -1;
    const decision = openings.find(({ position, decision: one }) => one !== null && entries[position]?.decision?.noticePosition === first);
    expect(decision?.decision?.elements).toHaveLength(1);
    expect(Buffer.from(decision?.decision?.elements[0] ?? []).toString()).toContain('de/bka');
    // The release by which it got the third is between the origin and the reviewing body.
    expect(count(openings, 'release')).toBe(0);
  });

  test('has nothing of what others sent each other', async () => {
    const { openings, bytes } = await memberFile(fr);
    const foreign = network.log.entries().findIndex(({ notice }) => notice !== null && Buffer.from(notice.jws).toString().includes(encodedIn('de/bka')));
    expect(foreign).toBeGreaterThan(0);
    expect(openings.some(({ position }) => position === foreign)).toBe(false);
    expect(holds(bytes, 'Fremd')).toBe(false);
    expect(holds((await memberFile(jp)).bytes, 'Zweite')).toBe(false);
  });

  test('whose notice was refused as a whole opens it, and the refusal', async () => {
    expect(await ofast.client.status(ids['Verfrueht'] ?? '')).toMatchObject({ state: 'refused', code: 'clock-skew' });
    const { openings, bytes } = await memberFile(ofast);
    expect([count(openings, 'notice'), count(openings, 'refusal'), openings.length]).toEqual([1, 1, 2]);
    expect(holds(bytes, 'NameVerfrueht')).toBe(true);
    // A gateway of the same member has its own traffic alone.
    const other = await memberFile(fr);
    expect(holds(other.bytes, 'Verfrueht')).toBe(false);
    // The two files put together open what either does.
    const [one, two, both] = ['one', 'two', 'both'].map((name) => join(folder, `${name}.hca`)) as [string, string, string];
    writeFileSync(one, bytes);
    writeFileSync(two, other.bytes);
    await mergeAuditFiles([one, two], both);
    const merged = await readAuditFile(both);
    const entries = network.log.entries();
    expect(merged.openings.flatMap((opening) => mismatches(entries[opening.position], opening))).toEqual([]);
    expect(merged.openings).toHaveLength(openings.length + other.openings.length);
  });

  test('that reviews opens its release and the decisions that it was shown', async () => {
    const { openings } = await memberFile(jp);
    expect(count(openings, 'release')).toBe(1);
    const shown = openings.map(({ decision }) => decision?.elements.length ?? 0);
    expect(Math.max(...shown)).toBe(2);
  });

  test('is given the same again', async () => {
    const [one, two] = [await memberFile(de), await memberFile(de)];
    expect(two.bytes).toEqual(one.bytes);
  });
});

describe('a token', () => {
  const ask = async (path: string, token: string): Promise<string> => {
    const response = await fetch(`${fr.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return response.ok ? 'given' : ((await response.json()) as { error: { code: string } }).error.code;
  };
  test('of a system does not open the audit file, and that of an auditor nothing else', async () => {
    expect(await ask('/v1/audit-file', 'token')).toBe('forbidden');
    expect(await ask('/v1/audit-file', 'another')).toBe('unauthorised');
    for (const path of ['/v1/notices', '/v1/export', '/v1/search?q=Name', '/v1/members', `/v1/notices/${ids['Offen']}`])
      expect(await ask(path, AUDIT_TOKEN), path).toBe('forbidden');
  });
  test('that was used is in the log, with what was read', async () => {
    await memberFile(fr);
    const lines = fr.log.filter((line) => line.includes('audit file'));
    expect(lines.at(-2)).toContain('"auditor":"auditor"');
    expect(lines.at(-1)).toMatch(/"openings":\d+/u);
  });
});

test('what the law no longer lets out is not in the file any more, and comes back with it', async () => {
  const barred = rule('no-yellow', 'recipient', 'forbid (principal, action == Action::"receive", resource) when { resource.kind == Kind::"yellow" };');
  await network.adopt(law('de', { importCedar: `${without('source')}\n${TEN_DAYS}\n${barred}` }), 'de');
  const { bytes, openings } = await memberFile(de);
  for (const mark of ['Offen', 'Zweite', 'Geprueft']) expect(holds(bytes, `Name${mark}`)).toBe(false);
  for (const { notice } of openings) if (notice !== null && notice.restrictions.length === 0) expect(notice.routing).toHaveLength(0);
  await network.adopt(law('de', { importCedar: `${without('birth')}\n${TEN_DAYS}` }), 'de');
  const after = await memberFile(de);
  expect(holds(after.bytes, 'NameOffen')).toBe(true);
  expect(holds(after.bytes, 'OrtOffen')).toBe(false);
});

test('what was purged is not in the file, and the salt of its routing facts is nowhere', async () => {
  const before = await memberFile(de);
  const salts = before.openings.flatMap(({ notice }) =>
    notice === null || notice.restrictions.length > 0 || notice.routing.length === 0 ? [] : [JSON.parse(Buffer.from(notice.routing).toString())[0] as string],
  );
  expect(salts).toHaveLength(3);
  network.pass(11 * DAY);
  await until(async () => (await de.client.list()).items.every(({ state }) => state === 'purged'));
  const { bytes, openings } = await memberFile(de);
  for (const mark of ['Offen', 'Zweite', 'Geprueft'])
    for (const word of ['Name', 'Ort', 'Circumstances', 'REF']) expect(holds(bytes, `${word}${mark}`)).toBe(false);
  for (const { notice } of openings)
    if (notice !== null && notice.restrictions.length === 0) expect(notice).toMatchObject({ elements: [expect.anything()], content: [] });
  await until(() => salts.every((salt) => !de.bytes().includes(salt)));
  // Its own notice is its own still.
  expect(holds(bytes, 'NameFremd')).toBe(true);
});

/** How the payload of a JWS of this gateway begins, in base64url. */
function encodedIn(address: string): string {
  return Buffer.from(`{"iss":"${address}"`).toString('base64url').slice(0, 20);
}

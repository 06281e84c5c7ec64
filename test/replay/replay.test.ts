import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditTree, fileTreeReader, formatReplay, formatReport, parseEnd, type ReplayOptions, type ReplayReport, replayTree } from '@huecry/audit';
import { createAuditFileWriter, type Opening } from '@huecry/audit/file';
import { generateNoteKey, parseCosigner } from '@huecry/ledger';
import { sampleBundles } from '@huecry/policy/samples';
import { temporaryFolder, type TemporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleLedger, type Sample } from './sample.ts';
import { Scribe } from './scribe.ts';

const folders: TemporaryFolder[] = [];
const fresh = (): string => {
  const folder = temporaryFolder('huecry-replay-');
  folders.push(folder);
  return folder.path;
};
afterAll(() => folders.forEach((folder) => folder.remove()));

async function replay(scribe: Scribe, more: Partial<ReplayOptions> & { readonly change?: (opening: Opening) => Opening | null } = {}): Promise<ReplayReport> {
  const folder = fresh();
  const { change, ...options } = more;
  const tree = await scribe.writeTree(join(folder, 'tree'));
  const file = options.file ?? (await scribe.writeOversight(join(folder, 'oversight'), change));
  return replayTree({ reader: fileTreeReader(tree), vkey: scribe.vkey, genesisDigest: scribe.state.network, work: join(folder, 'work'), ...options, file });
}

const sum = (counts: readonly { readonly count: number }[]): number => counts.reduce((total, { count }) => total + count, 0);

describe('a ledger that is as it must be', () => {
  let sample: Sample;
  let report: ReplayReport;
  beforeAll(async () => {
    sample = sampleLedger();
    report = await replay(sample.scribe);
  });

  test('has no problem, and every decision is decided again', () => {
    expect(report.problems.items).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.unopened).toEqual([]);
    expect(report.decisions).toMatchObject({
      entries: 7,
      evaluated: 7,
      notEvaluated: 0,
      differing: 0,
      recipientsNotEvaluated: 0,
      otherWords: 0,
      ruleErrors: 0,
    });
    expect(report.decisions.recipients).toBe(10);
    expect(report.role.role).toBe('oversight');
  });

  test('shows gaps and forks of gateways, refusals, releases, receipts and purges', () => {
    expect(report.gaps.items).toEqual([{ gateway: 'de/bka', from: 2, to: 2 }]);
    expect(report.forks.items).toMatchObject([{ gateway: 'de/bka', kind: 'seq-taken', position: sample.refused.position }]);
    expect(report.refusals).toEqual([{ name: 'seq-taken', count: 1 }]);
    expect(report.releases).toEqual([
      { outcome: 'refuse', code: 'art-3', count: 1 },
      { outcome: 'release', code: '', count: 1 },
    ]);
    expect(sum(report.receipts.states)).toBe(5);
    expect(report.purges.reasons).toEqual([{ name: 'retention', count: 1 }]);
    expect(report.decisions.rules.map(({ rule }) => rule)).toContain('fr/export/review');
    expect(sum(report.time.byKind)).toBe(6);
  });

  test('says it in words', () => {
    const text = formatReplay(report);
    expect(text).toMatch(/result {6}OK: /);
    expect(text).toContain('7 of 7 decided again, for 10 recipients: 0 differ');
  });

  test('is replayed by a witness from the tiles alone', async () => {
    const folder = fresh();
    const tree = await sample.scribe.writeTree(join(folder, 'tree'));
    const tiles = await replayTree({ reader: fileTreeReader(tree), vkey: sample.scribe.vkey, work: join(folder, 'work') });
    expect(tiles).toMatchObject({ ok: true, role: { role: 'tiles' }, decisions: { evaluated: 0 }, unopened: [] });
    expect(tiles.gaps).toEqual(report.gaps);
    expect(tiles.forks).toEqual(report.forks);
  });

  test('is replayed by a member with its own traffic', async () => {
    const file = await sample.scribe.writeSender(join(fresh(), 'member'), 'fr');
    const member = await replay(sample.scribe, { file });
    expect(member.problems.items).toEqual([]);
    expect(member).toMatchObject({ ok: true, role: { role: 'member', member: 'fr' } });
    // Three notices of fr; what followed releases cannot be decided without them.
    expect(member.decisions).toMatchObject({ evaluated: 3, differing: 0, recipients: 6 });
    expect(member.content).toEqual(expect.arrayContaining([{ name: 'identity', count: 3 }]));
  });

  test('shows who held what at a past time and position', async () => {
    const { plain, held, scribe } = sample;
    const early = await replay(scribe, { end: parseEnd(String(plain.position + 3)) });
    expect(early.ok).toBe(true);
    expect(early.holdings?.items).toMatchObject([
      {
        id: plain.input.jti,
        recipients: [
          { recipient: 'de/bka', outcome: 'deliver', state: 'held' },
          { recipient: 'jp/npa', outcome: 'deliver', state: 'sent' },
        ],
      },
    ]);
    const [bka] = early.holdings?.items[0]?.recipients ?? [];
    expect(bka?.until).toBe(new Date((plain.input.iat + 3_600) * 1000).toISOString());
    expect(bka?.categories).not.toEqual([]);

    const later = await replay(scribe, { end: parseEnd(new Date((held.input.iat + 1) * 1000).toISOString()), notice: held.input.jti });
    expect(later.holdings?.items[0]?.recipients).toMatchObject([
      { recipient: 'de/bka', outcome: 'deliver', state: 'held' },
      { recipient: 'de/zka', outcome: 'refuse', code: 'art-3', state: null },
      { recipient: 'jp/npa', outcome: 'deliver', state: 'held' },
    ]);
    const last = await replay(scribe, { notice: plain.input.jti });
    expect(last.holdings?.items[0]?.recipients).toMatchObject([
      { recipient: 'de/bka', state: 'purged', categories: [], until: null },
      { recipient: 'jp/npa', state: 'refused', categories: [] },
    ]);
  });
});

describe('a wrong decision that the exchange signed', () => {
  test.each([
    [
      'an outcome',
      (d: object) => ({ ...d, outcome: 'refuse', code: 'policy-refused', categories: [], withheld: [] }),
      /outcome: signed refuse, by the rules deliver/,
    ],
    ['a category more', (d: { categories: string[] }) => ({ ...d, categories: [...d.categories, 'health'] }), /categories: signed .*health/],
    ['facts', (d: object) => ({ ...d, factsDigest: Buffer.alloc(32).toString('base64url') }), /facts: signed/],
    ['a rule', (d: object) => ({ ...d, refusedBy: [{ rule: 'fr/export/invented', cite: 'x', reason: 'y' }] }), /refused by: signed fr\/export\/invented/],
  ])('is named: %s', async (_what, change, says) => {
    const scribe = new Scribe();
    const notice = scribe.log(scribe.desk('fr/dcpj').make(['de/bka' as never, 'jp/npa' as never]));
    scribe.decide(notice, (decisions) => decisions.map((one) => (one.to === 'de/bka' ? (change(one as never) as never) : one)));
    const report = await replay(scribe);
    expect(report.ok).toBe(false);
    expect(report.problems.items).toMatchObject([{ code: 'decision-differs', position: notice.position + 1 }]);
    expect(report.problems.items[0]?.reason).toMatch(says);
    expect(report.problems.items[0]?.reason).toContain('de/bka');
    expect(JSON.stringify(report)).not.toContain('Merveille');
  });

  test('is named after a release, and for who was not released', async () => {
    const { scribe, held } = sampleLedger();
    const other = scribe.pass('fr/ofast', ['de/bka', 'de/zka', 'jp/npa']);
    scribe.release(other, 'jp/npa', ['de/bka'], {}, (decisions) => decisions.map((one) => ({ ...one, to: 'de/zka' as never })));
    scribe.release(held, 'jp/npa', ['de/bka']);
    const report = await replay(scribe);
    expect(report.problems.items.map(({ code }) => code)).toEqual(['decision-differs', 'wrong-release']);
    expect(report.problems.items[0]?.reason).toContain('the release before it does not speak of this recipient');
  });
});

describe('an audit file that is not what the ledger commits to', () => {
  const { scribe, plain, held, refused } = sampleLedger();
  const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 20 ? byte ^ 1 : byte));
  const at = (position: number, change: (opening: never) => unknown) => (opening: Opening) =>
    opening.position === position ? (change(opening as never) as Opening) : opening;
  const positionOf = (kind: string): number => scribe.openings.find((opening) => kind in opening)?.position ?? -1;

  test.each([
    ['routing facts', plain.position, (o: { notice: { routing: Uint8Array } }) => ({ ...o, notice: { ...o.notice, routing: flip(o.notice.routing) } })],
    ['a recipient', plain.position, (o: { notice: { elements: Uint8Array[] } }) => ({ ...o, notice: { ...o.notice, elements: o.notice.elements.map(flip) } })],
    ['a decision', plain.position + 1, (o: { decision: { elements: Uint8Array[] } }) => ({ ...o, decision: { elements: o.decision.elements.map(flip) } })],
    [
      'a receipt',
      positionOf('receipts'),
      (o: { receipts: { receipts: { salt: Uint8Array }[] } }) => ({
        ...o,
        receipts: { receipts: o.receipts.receipts.map((r) => ({ ...r, salt: flip(r.salt) })) },
      }),
    ],
    ['a release', positionOf('release'), (o: { release: { salt: Uint8Array } }) => ({ ...o, release: { ...o.release, salt: flip(o.release.salt) } })],
    ['a refusal', positionOf('refusal'), (o: { refusal: { salt: Uint8Array } }) => ({ ...o, refusal: { ...o.refusal, salt: flip(o.refusal.salt) } })],
    ['another kind of entry', plain.position, (o: { position: number }) => ({ position: o.position, decision: { elements: [] } })],
  ])('is named: %s', async (_what, position, change) => {
    const report = await replay(scribe, { change: at(position, change as never) });
    expect(report.ok).toBe(false);
    expect(report.problems.items[0]).toMatchObject({ code: 'wrong-opening', position });
    expect(report.decisions.differing).toBe(0);
  });

  test('is counted where something is missing, by kind', async () => {
    const without = (...positions: number[]) => replay(scribe, { change: (opening) => (positions.includes(opening.position) ? null : opening) });
    const count = async (...positions: number[]) => Object.fromEntries((await without(...positions)).unopened.map(({ name, count: n }) => [name, n]));
    expect(await count(plain.position)).toEqual({ notice: 1 });
    expect(await count(plain.position + 1)).toEqual({ decision: 1 });
    expect(await count(positionOf('receipts'))).toEqual({ receipt: 1 });
    expect(await count(positionOf('release'))).toEqual({ release: 1 });
    expect(await count(positionOf('refusal'))).toEqual({ refusal: 1 });
    expect(await count(refused.position)).toEqual({});
    const report = await without(plain.position, held.position + 1);
    expect(report.ok).toBe(true);
    expect(report.decisions.notEvaluated).toBeGreaterThan(0);
    expect(formatReplay(report)).toContain('Some of it is not in the file');
  });

  test('of another ledger is refused', async () => {
    const empty = async (origin: string, genesis: Uint8Array): Promise<string> => {
      const path = join(fresh(), 'file');
      const writer = await createAuditFileWriter(path, { role: 'oversight', member: '', origin, genesis, madeMs: 0, size: 10 });
      await writer.finish();
      return path;
    };
    await expect(replay(scribe, { file: await empty('other.test', new Uint8Array(32)) })).rejects.toMatchObject({ code: 'wrong-file' });
    const report = await replay(scribe, { file: await empty('ledger.test', new Uint8Array(32)) });
    expect(report.ok).toBe(false);
    expect(report.problems.items[0]).toMatchObject({ code: 'wrong-file', position: 0 });
  });

  test('that was cut off is named, and what stands before is replayed', async () => {
    const path = await scribe.writeOversight(join(fresh(), 'file'));
    truncateSync(path, statSync(path).size - 10);
    const report = await replay(scribe, { file: path });
    expect(report.problems.items).toMatchObject([{ code: 'wrong-file', reason: expect.stringContaining('the file ends within') }]);
    expect(report.decisions.evaluated).toBeGreaterThan(0);
  });

  test.each<[string, (path: string) => void]>([
    ['cut within its end mark', (path) => truncateSync(path, statSync(path).size - 1)],
    ['cut before its end mark', (path) => truncateSync(path, statSync(path).size - 4)],
    ['with bytes after its end mark', (path) => appendFileSync(path, 'x')],
    ['with another end mark', (path) => writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, -4), Buffer.from('7fffffff', 'hex')]))],
  ])('that is not whole is named, however much of it was needed: %s', async (_what, spoil) => {
    const path = await scribe.writeOversight(join(fresh(), 'file'));
    spoil(path);
    const report = await replay(scribe, { file: path });
    expect(report.problems.items).toMatchObject([{ code: 'wrong-file' }]);
    expect(report.ok).toBe(false);
  });
});

test('where the tree cannot be read to its end, nothing is said of what is missing or of what the members ask', async () => {
  const scribe = new Scribe();
  const first = scribe.log(scribe.desk('fr/dcpj').make(['de/bka' as never]));
  scribe.log(scribe.desk('fr/dcpj').make(['de/bka' as never]));
  const folder = fresh();
  const tree = await scribe.writeTree(join(folder, 'tree'));
  const file = await scribe.writeOversight(join(folder, 'oversight'));
  const options = { reader: fileTreeReader(tree), vkey: scribe.vkey, file };
  const before = await replayTree({ ...options, work: join(folder, 'before') });
  expect(before.unanswered.count).toBe(2);
  expect(first.position).toBeLessThan(scribe.next);

  const bundle = join(tree, `tile/entries/000.p/${scribe.next}`);
  const bytes = readFileSync(bundle);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  writeFileSync(bundle, bytes);
  const report = await replayTree({ ...options, work: join(folder, 'work') });
  expect(report).toMatchObject({ ok: false, witnesses: null, gaps: { count: 0 }, unanswered: { count: 0 } });
  const audited = await auditTree(options);
  expect(audited).toMatchObject({ ok: false, witnesses: null, gaps: [], unanswered: [] });
  for (const text of [formatReplay(report), formatReport(audited)]) {
    expect(text).toMatch(/witnesses +unknown: the registry/u);
    expect(text).toMatch(/gaps +unknown, and so is what waits for a decision: entries from \d+ on were not read/u);
    expect(text).not.toMatch(/nobody must cosign|ask for none|nothing that this role should see/u);
  }
});

test('what a ledger has appended since its audit file was made is counted as not opened', async () => {
  const scribe = new Scribe();
  scribe.pass('fr/dcpj', ['de/bka']);
  const file = await scribe.writeOversight(join(fresh(), 'file'));
  const size = scribe.next;
  scribe.pass('fr/dcpj', ['de/bka']);
  const report = await replay(scribe, { file });
  expect(report.ok).toBe(true);
  expect(report.unopened).toEqual([{ name: 'behind-the-file', count: scribe.next - size }]);
  expect(formatReplay(report)).toContain('Some of it is not in the file');
});

test('a gateway that seals more than its own law lets out is found by the auditor of its member', async () => {
  const scribe = new Scribe();
  const { exportCedar, ...rest } = sampleBundles()['fr'];
  const stays =
    '@id("birth-stays") @point("origin") @cite("Invented Act, s. 2") @reason("stays here") forbid (principal, action == Action::"disclose", resource) when { context.category == Category::"birth" };';
  scribe.adopt({ ...rest, exportCedar: `${exportCedar}\n${stays}\n`, version: 'birth stays' }, 'fr');
  const leaves = [
    { pointer: '/subject/name/family', category: 'identity', value: 'Invented' },
    { pointer: '/subject/birth/date', category: 'birth', value: { year: 1991 } },
  ] as const;
  const notice = scribe.pass('fr/dcpj', ['de/bka'], { leaves });
  const report = await replay(scribe, { file: await scribe.writeSender(join(fresh(), 'fr'), 'fr') });
  expect(report.ok).toBe(true);
  expect(report.points.findings.items).toEqual([
    { position: notice.position, point: 'origin', recipient: 'de/bka', what: 'sealed to it, and not let out by the rules named: birth' },
  ]);
  expect(report.content).toEqual([
    { name: 'birth', count: 1 },
    { name: 'identity', count: 1 },
  ]);
});

describe('witnesses', () => {
  const WITNESSES = ['fr', 'de', 'jp'];
  const { scribe } = sampleLedger();
  const cosigners = ['one', 'two', 'three'].map((name) => generateNoteKey(name, 'cosignature'));
  const policy = `log ${scribe.vkey}\n${cosigners.map(({ vkey }, i) => `witness ${WITNESSES[i]} ${vkey} https://${WITNESSES[i]}.example/\n`).join('')}group g 2 ${WITNESSES.join(' ')}\nquorum g\n`;
  scribe.say({ type: 'witness.policy', policy }, 'fr', 'de');

  async function cosigned(count: number): Promise<ReplayReport> {
    const folder = fresh();
    const signers = cosigners.slice(0, count).map(({ skey }) => parseCosigner(skey));
    const tree = await scribe.writeTree(join(folder, 'tree'), signers);
    return replayTree({ reader: fileTreeReader(tree), vkey: scribe.vkey, work: join(folder, 'work') });
  }

  test('are asked for as the members decided, and named', async () => {
    const enough = await cosigned(2);
    expect(enough.ok).toBe(true);
    expect(enough.witnesses).toMatchObject({ from: 'registry', quorum: 'g', satisfied: true, missing: ['jp'] });
    expect(enough.witnesses?.cosigned.map(({ name }) => name)).toEqual(['fr', 'de']);
    const tooFew = await cosigned(1);
    expect(tooFew.ok).toBe(false);
    expect(tooFew.problems.items).toMatchObject([{ code: 'no-quorum', path: 'checkpoint' }]);
    expect(formatReplay(tooFew)).toContain('not cosigned by de, jp');
  });
});

/** A notice that its origin withdraws, and what the replay then says of everybody who had it. */
import { join } from 'node:path';
import { auditTree, fileTreeReader, formatReplay, parseEnd, type ReplayOptions, type ReplayReport, replayTree } from '@huecry/audit';
import type { Opening } from '@huecry/audit/file';
import { replayPage } from '@huecry/audit/html';
import { temporaryFolder, type TemporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Notice, Scribe } from './scribe.ts';

const folders: TemporaryFolder[] = [];
const fresh = (): string => {
  const folder = temporaryFolder('huecry-recall-');
  folders.push(folder);
  return folder.path;
};
afterAll(() => folders.forEach((folder) => folder.remove()));

async function replay(scribe: Scribe, more: Partial<ReplayOptions> & { readonly change?: (opening: Opening) => Opening | null } = {}): Promise<ReplayReport> {
  const folder = fresh();
  const { change, ...options } = more;
  const tree = await scribe.writeTree(join(folder, 'tree'));
  const file = await scribe.writeOversight(join(folder, 'oversight'), change);
  return replayTree({ reader: fileTreeReader(tree), vkey: scribe.vkey, genesisDigest: scribe.state.network, work: join(folder, 'work'), file, ...options });
}

const codes = (report: ReplayReport): string[] => report.problems.items.map(({ code, position }) => `${position} ${code}`);
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** From fr/dcpj to de/bka and jp/npa, a second revision to de/bka alone; recalled by another gateway of fr. */
function recalledOnce(): { scribe: Scribe; first: Notice; second: Notice; recall: number; recalledAt: number } {
  const scribe = new Scribe();
  const first = scribe.pass('fr/dcpj', ['de/bka', 'jp/npa']);
  scribe.receipt(first, 'de/bka');
  scribe.receipt(first, 'jp/npa');
  scribe.nowSeconds += 60;
  const second = scribe.pass('fr/dcpj', ['de/bka'], { jti: first.input.jti, rev: 2, prev: first.digest });
  scribe.receipt(second, 'de/bka');
  scribe.nowSeconds += 60;
  const recalledAt = scribe.nowSeconds;
  const recall = scribe.recall(second, { iss: 'fr/ofast' as never, reason: 'another of that name' });
  return { scribe, first, second, recall, recalledAt };
}

describe('a recall', () => {
  let sample: ReturnType<typeof recalledOnce>;
  let report: ReplayReport;
  beforeAll(async () => {
    sample = recalledOnce();
    const { scribe, second } = sample;
    scribe.nowSeconds += 30;
    scribe.receipt(second, 'de/bka', { state: 'purged', code: 'recalled' });
    scribe.nowSeconds += 3_600;
    report = await replay(scribe);
  });

  test('is counted by code, with who has purged after how long, and who has not', () => {
    expect(report.problems.items).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.unopened).toEqual([]);
    const { first, recall, recalledAt } = sample;
    expect(report.recalls).toEqual({
      count: 1,
      codes: [{ name: 'mistaken-identity', count: 1 }],
      purged: 1,
      purgedAfter: [{ name: '1min', count: 1 }],
      notPurged: {
        count: 1,
        items: [{ position: recall, recalled: iso(recalledAt), origin: 'fr/dcpj', id: first.input.jti, recipient: 'jp/npa', state: 'held' }],
      },
    });
    expect(report.time.recalls).toMatchObject([{ name: 'mistaken-identity', count: 1 }]);
    expect(report.entries).toContainEqual({ name: 'recall', count: 1 });
    const text = formatReplay(report);
    expect(text).toContain('recalls     1 mistaken-identity');
    expect(text).toContain('1 recipient signed the purge: 1 within 1min');
    expect(text).toContain(`not purged  jp/npa: ${first.input.jti} of fr/dcpj, recalled at entry ${recall}`);
  });

  test('ends what every recipient holds, of every revision, when it has purged', async () => {
    const { scribe, first, recall, recalledAt } = sample;
    const states = (of: ReplayReport): unknown =>
      of.holdings?.items.map(({ revision, recipients }) => [revision, recipients.map(({ recipient, state }) => `${recipient} ${state}`)]);
    const before = await replay(scribe, { end: parseEnd(String(recall)), notice: first.input.jti });
    expect(states(before)).toEqual([
      [1, ['de/bka held', 'jp/npa held']],
      [2, ['de/bka held']],
    ]);
    expect(before.holdings?.items[0]?.recalled).toBeNull();
    const behind = await replay(scribe, { end: parseEnd(String(recall + 1)) });
    expect(states(behind)).toEqual([
      [1, ['de/bka recalled', 'jp/npa recalled']],
      [2, ['de/bka recalled']],
    ]);
    expect(behind.holdings?.items[1]).toMatchObject({
      recalled: { position: recall, time: iso(recalledAt), code: 'mistaken-identity', by: 'fr/ofast' },
      recipients: [{ until: null }],
    });
    expect(behind.holdings?.items[1]?.recipients[0]?.categories).not.toEqual([]);
    const text = formatReplay(behind);
    expect(text).toContain(`recalled at entry ${recall}, ${iso(recalledAt)}, by fr/ofast (mistaken-identity)`);
    expect(text).toMatch(/de\/bka: recalled, not purged yet: identity/);
    const end = await replay(scribe, { notice: first.input.jti });
    expect(states(end)).toEqual([
      [1, ['de/bka purged', 'jp/npa recalled']],
      [2, ['de/bka purged']],
    ]);
  });

  test('stands on the page with its plots, in tables too', () => {
    const page = replayPage(report);
    expect(page).not.toContain('No notice was recalled.');
    expect(page.match(/<svg/gu)?.length).toBeGreaterThanOrEqual(4);
    expect(page).toContain('Recalls over time, by code');
    expect(page).toContain('within 1 minute');
    expect(page).toMatch(/<td>jp\/npa<\/td><td>fr\/dcpj [0-9a-f-]{36}<\/td>/u);
  });

  test('is seen by a witness from the tiles: that it was recalled, and no more', async () => {
    const folder = fresh();
    const tree = await sample.scribe.writeTree(join(folder, 'tree'));
    const tiles = await replayTree({ reader: fileTreeReader(tree), vkey: sample.scribe.vkey, work: join(folder, 'work') });
    expect(tiles).toMatchObject({ ok: true, recalls: { count: 1, codes: [{ name: 'unopened', count: 1 }], notPurged: { count: 0 } } });
  });

  test('is counted as not opened where the file leaves it out, and ends the notice all the same', async () => {
    const { scribe, recall } = sample;
    const without = await replay(scribe, { change: (opening) => (opening.position === recall ? null : opening) });
    expect(without.ok).toBe(true);
    expect(without.unopened).toEqual([{ name: 'recall', count: 1 }]);
    expect(without.recalls).toMatchObject({ codes: [{ name: 'unopened', count: 1 }], purged: 1, notPurged: { count: 1 } });
  });
});

test('a recipient that held nothing of the revision named may say that it purged', async () => {
  const { scribe, second } = recalledOnce();
  // Revision 2 was never for it; revision 1 was.
  scribe.receipt(second, 'jp/npa', { state: 'purged', code: 'recalled' });
  const report = await replay(scribe);
  expect(codes(report)).toEqual([]);
  expect(report.recalls.notPurged.items.map(({ recipient }) => recipient)).toEqual(['de/bka']);
});

test('what comes behind a recall is refused as recalled', async () => {
  const { scribe, second } = recalledOnce();
  const third = scribe.log(scribe.desk('fr/dcpj').make(['de/bka' as never], { jti: second.input.jti, rev: 3, prev: second.digest }));
  scribe.refuse(third, 'recalled');
  const waiting = scribe.log(scribe.desk('fr/dcpj').make(['de/bka' as never]));
  scribe.recall(waiting);
  scribe.refuse(waiting, 'recalled');
  const report = await replay(scribe);
  expect(codes(report)).toEqual([]);
  expect(report).toMatchObject({ ok: true, refusals: [{ name: 'recalled', count: 2 }], unanswered: { count: 0 } });
});

describe('what is wrong with a recall is named', () => {
  const cases: [string, (scribe: Scribe, notice: Notice) => number | readonly number[], string | readonly string[]][] = [
    ['of another member', (scribe, notice) => scribe.recall(notice, { iss: 'de/bka' as never }), 'wrong-recall'],
    ['by a gateway that is not registered', (scribe, notice) => scribe.recall(notice, { iss: 'fr/nobody' as never }), 'unknown-gateway'],
    ['of the other mode', (scribe, notice) => scribe.recall(notice, { mode: 'exercise' }), 'wrong-mode'],
    ['about another text', (scribe, notice) => scribe.recall(notice, { notice: new Uint8Array(32) }), 'recall-mismatch'],
    ['about another id', (scribe, notice) => scribe.recall(notice, { jti: '019a0000-0000-7000-8000-00000000ffff' }), 'recall-mismatch'],
    ['about no notice', (scribe, notice) => scribe.recall(notice, { at: notice.position + 1 }), 'wrong-notice'],
    ['about a refused one', (scribe) => scribe.recall(refusedOf(scribe)), 'wrong-notice'],
    ['a second one', (scribe, notice) => [scribe.recall(notice), scribe.recall(notice, { code: 'other' })].slice(1), 'repeated-recall'],
    [
      'a decision behind it',
      (scribe, notice) => {
        scribe.recall(notice);
        return scribe.pass('fr/dcpj', ['de/bka'], { jti: notice.input.jti, rev: 2, prev: notice.digest }).position + 1;
      },
      'recalled-decided',
    ],
    ['a purge for a recall that is not there', (scribe, notice) => scribe.receipt(notice, 'de/bka', { state: 'purged', code: 'recalled' }), 'wrong-receipt'],
    [
      'a refusal as recalled where nothing was',
      (scribe) => {
        const notice = scribe.log(scribe.desk('fr/dcpj').make(['de/bka' as never]));
        return scribe.refuse(notice, 'recalled');
      },
      'refusal-differs',
    ],
  ];
  const refusedOf = (scribe: Scribe): Notice => {
    const notice = scribe.log(scribe.desk('fr/dcpj').make(['de/bka' as never]));
    scribe.refuse(notice, 'expired');
    return notice;
  };

  test.each(cases)('%s', async (_what, write, code) => {
    const scribe = new Scribe();
    const positions = [write(scribe, scribe.pass('fr/dcpj', ['de/bka']))].flat();
    const report = await replay(scribe);
    expect(codes(report)).toEqual(positions.map((position) => `${position} ${String(code)}`));
  });

  test('and what the log alone shows of it, its audit names too', async () => {
    const scribe = new Scribe();
    const notice = scribe.pass('fr/dcpj', ['de/bka']);
    scribe.recall(notice);
    const second = scribe.recall(notice);
    const decided = scribe.pass('fr/dcpj', ['de/bka'], { jti: notice.input.jti, rev: 2, prev: notice.digest }).position + 1;
    const tree = await scribe.writeTree(join(fresh(), 'tree'));
    const { problems } = await auditTree({ reader: fileTreeReader(tree), vkey: scribe.vkey });
    expect(problems.map(({ code, position }) => `${position} ${code}`)).toEqual([`${second} repeated-recall`, `${decided} recalled-decided`]);
    expect(codes(await replay(scribe))).toEqual([`${second} repeated-recall`, `${decided} recalled-decided`]);
  });

  test('an opening that is another than was logged', async () => {
    const { scribe, recall } = recalledOnce();
    const report = await replay(scribe, {
      change: (opening) =>
        opening.position === recall && 'recall' in opening ? { ...opening, recall: { ...opening.recall, salt: new Uint8Array(32) } } : opening,
    });
    expect(codes(report)).toEqual([`${recall} wrong-opening`]);
  });
});

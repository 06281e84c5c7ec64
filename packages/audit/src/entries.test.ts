import { join } from 'node:path';
import { generateNoteKey } from '@huecry/ledger';
import { Entry } from '@huecry/proto';
import type { Address, MemberCode } from '@huecry/notice';
import { afterAll, describe, expect, test } from 'vitest';
import { type AuditReport, auditTree, fileTreeReader, formatReport, type ReplayReport, replayTree } from './index.ts';
import { Log, removeTrees, sha256, signer, signingSpec, START_MS } from './testing/log.ts';

afterAll(removeTrees);

/*
 * Logs that a ledger and an exchange that are both false could write: every hash and the checkpoint are right, and what
 * the entries say is not.
 */

/** As `verify` reports it; and a replay without an audit file, which keeps its own account in a working file, must say the same of every log here. */
async function audit(log: Log, entries = log.entries): Promise<AuditReport> {
  const folder = await log.write(entries);
  const options = { reader: fileTreeReader(folder), vkey: log.key.vkey, genesisDigest: log.genesis.digest };
  const report = await auditTree(options);
  const replayed = await replayTree({ ...options, work: join(folder, 'replay.work'), workers: 1 });
  expect(saidBy(replayed)).toEqual({
    ok: report.ok,
    checked: report.checked,
    problems: report.problems.map(({ code, position }) => `${position}: ${code}`),
    gateways: report.gateways,
    gaps: report.gaps,
    forks: report.forks,
    refusedStatements: report.refusedStatements,
    unanswered: report.unanswered,
    unwitnessed: report.unwitnessed.entries,
  });
  return report;
}

const saidBy = ({ ok, checked, problems, gateways, gaps, forks, refusedStatements, unanswered, unwitnessed }: ReplayReport) => ({
  ok,
  checked,
  problems: problems.items.map(({ code, position }) => `${position}: ${code}`),
  gateways: gateways.items,
  gaps: gaps.items,
  forks: forks.items,
  refusedStatements: refusedStatements.items,
  unanswered: unanswered.items,
  unwitnessed,
});
const problemsOf = async (log: Log, entries = log.entries): Promise<string[]> =>
  (await audit(log, entries)).problems.map(({ code, position }) => `${position}: ${code}`);

function begun(): Log {
  const log = new Log();
  log.register('fr/dcpj');
  log.register('de/bka');
  return log;
}

describe('genesis', () => {
  test('must stand first, be readable, be the pinned one, and name this ledger', async () => {
    expect(await problemsOf(new Log(), [])).toEqual(['0: invalid-genesis']);
    const log = begun();
    expect(await problemsOf(log, log.entries.slice(1))).toEqual(['0: invalid-genesis']);
    const broken = Entry.encode({ ...Entry.decode(log.entries[0] ?? new Uint8Array(0)), genesis: { genesis: new Uint8Array(10) } });
    expect(await problemsOf(log, [broken, ...log.entries.slice(1)])).toEqual(['0: invalid-genesis']);
    expect((await audit(log, [...log.entries, ...log.entries.slice(0, 1)])).problems).toMatchObject([{ code: 'misplaced-genesis', position: 3 }]);
    const pinned = await auditTree({ reader: fileTreeReader(await log.write()), vkey: log.key.vkey, genesisDigest: new Log().genesis.digest });
    expect(pinned.problems).toMatchObject([{ code: 'wrong-genesis', position: 0 }]);
    const foreign = new Log({ vkeyInGenesis: log.key.vkey });
    expect(await problemsOf(foreign)).toEqual(['0: foreign-ledger']);
  });
});

describe('registry', () => {
  test('a statement left out or moved breaks the chain; a refused one is listed and is no problem', async () => {
    const log = begun();
    log.register('de/zka');
    const [genesis, first, second, third] = log.entries;
    if (!genesis || !first || !second || !third) throw new Error('four entries expected');
    expect(await problemsOf(log, [genesis, second, third])).toEqual(['1: broken-chain']);
    expect(await problemsOf(log, [genesis, second, first, third])).toEqual(['1: broken-chain', '2: broken-chain', '3: broken-chain']);
    log.register('de/zka');
    const report = await audit(log);
    expect(report).toMatchObject({ ok: true, refusedStatements: [{ position: 4, code: 'address-taken' }] });
    expect(formatReport(report)).toContain('statement at 4: address-taken');
  });
});

describe('entries', () => {
  test('must be canonical and have a body', async () => {
    const log = begun();
    const position = log.entries.push(Uint8Array.of(1, 2, 3)) - 1;
    log.append({});
    const receipts = log.receipts(1);
    const padded = Uint8Array.from([...(log.entries[receipts] ?? []), 0x08, 0x00]);
    log.entries.push(padded);
    expect(await problemsOf(log)).toEqual([`${position}: malformed-entry`, `${position + 1}: malformed-entry`, `${position + 3}: malformed-entry`]);
  });

  test('may not go back in time', async () => {
    const log = begun();
    log.timeMs = START_MS + 3_600_000;
    log.receipts(1);
    log.timeMs = START_MS + 3_600_000 - 600_000;
    log.receipts(1);
    log.timeMs--;
    const position = log.receipts(1);
    expect(await problemsOf(log)).toEqual([`${position}: time-backwards`]);
  });

  test('receipts and refusals must have digests as specified', async () => {
    const log = begun();
    const [low, high] = [sha256(Uint8Array.of(1)), sha256(Uint8Array.of(2))].toSorted(Buffer.compare);
    if (low === undefined || high === undefined) throw new Error('two digests expected');
    const at = log.next;
    log.append({ receipts: { digests: [] } });
    log.append({ receipts: { digests: [high, low] } });
    log.append({ receipts: { digests: [low, low] } });
    log.append({ receipts: { digests: [low.subarray(1)] } });
    log.append({ receipts: { digests: [low, high] } });
    expect(await problemsOf(log)).toEqual([0, 1, 2, 3].map((i) => `${at + i}: malformed-receipts`));
    const notice = log.notice(log.publish('fr/dcpj'));
    log.append({ refusal: { noticePosition: notice, digest: low.subarray(1) } });
    expect((await problemsOf(log)).at(-1)).toBe(`${notice + 1}: malformed-refusal`);
  });
});

describe('marks of what was appended without witnesses', () => {
  const POLICY = (log: Log): string => `log ${log.key.vkey}\nwitness fr ${generateNoteKey('w', 'cosignature').vkey} https://w.example/fr\nquorum fr\n`;

  test('are listed by stretches, and are no problem while the members have a policy', async () => {
    const log = begun();
    log.say({ type: 'witness.policy', policy: POLICY(log) }, ['fr', 'de']);
    log.receipts(1);
    const marked = (): number => log.append({ unwitnessed: true, receipts: { digests: [sha256(Uint8Array.of(log.next))] } });
    const first = marked();
    log.timeMs += 60_000;
    marked();
    log.receipts(1);
    log.timeMs += 60_000;
    const last = marked();
    // The policy ends: an entry of the same moment may still be marked.
    log.say({ type: 'witness.policy', policy: null }, ['fr', 'de'], undefined, true);
    marked();
    const report = await audit(log);
    expect(report.problems).toEqual([]);
    expect(report.unwitnessed).toMatchObject({ entries: 5, stretches: 2 });
    expect(report.unwitnessed.first).toEqual([
      { from: first, to: first + 1, entries: 2, fromMs: START_MS, toMs: START_MS + 60_000 },
      { from: last, to: last + 2, entries: 3, fromMs: START_MS + 120_000, toMs: START_MS + 120_000 },
    ]);
    expect(formatReport(report)).toContain(`unwitnessed 2 entries, ${first} to ${first + 1}, 2026`);
  });

  test('have no place while the members ask for no witness', async () => {
    const log = begun();
    const position = log.append({ unwitnessed: true, receipts: { digests: [sha256(Uint8Array.of(1))] } });
    log.append({ unwitnessed: true, receipts: { digests: [sha256(Uint8Array.of(2))] } });
    expect(await problemsOf(log)).toEqual([`${position}: needless-mark`]);
    const [genesis, ...rest] = log.entries;
    const marked = Entry.encode({ ...Entry.decode(genesis ?? new Uint8Array(0)), unwitnessed: true });
    expect(await problemsOf(log, [marked, ...rest])).toContain('0: needless-mark');
  });
});

describe('notices', () => {
  test('must be signed by a key of their gateway that is valid at their place', async () => {
    const log = begun();
    const expected: string[] = [];
    const wrong = (code: string, position: number): void => {
      expected.push(`${position}: ${code}`);
      log.refuse(position);
    };
    log.pass('fr/dcpj');
    wrong('unknown-key', log.notice(log.publish('fr/dcpj', { seq: 2 }, 'de/bka')));
    wrong('unknown-gateway', log.notice(log.publish('fr/ofast')));
    wrong('unknown-member', log.notice(log.publish('jp/npa')));
    const good = log.publish('de/bka');
    const flipped = Uint8Array.from(good.jws);
    // The last characters of the signature carry it; one letter for another keeps the shape.
    flipped[flipped.length - 10] = flipped[flipped.length - 10] === 65 ? 66 : 65;
    wrong('bad-signature', log.append({ notice: { jws: flipped } }));
    wrong('wrong-mode', log.notice(log.publish('de/bka', { mode: 'exercise', seq: 1, seqPrev: null })));
    log.timeMs = START_MS + 366 * 24 * 3600 * 1000;
    wrong('expired-key', log.notice(log.publish('de/bka', { seq: 2, seqPrev: good.digest })));
    const report = await audit(log);
    expect(report.problems.map(({ code, position }) => `${position}: ${code}`)).toEqual(expected);

    const revoked = begun();
    revoked.pass('fr/dcpj');
    revoked.say({ type: 'key.revoke', address: 'fr/dcpj' as Address, kid: signer('fr/dcpj').kid, reason: 'lost' }, ['fr']);
    const position = revoked.notice(revoked.publish('fr/dcpj'));
    revoked.refuse(position);
    // The one before the revocation stays good.
    expect(await problemsOf(revoked)).toEqual([`${position}: revoked-key`]);
  });

  test('of a suspended member have no place', async () => {
    const log = new Log();
    log.say({ type: 'member.admit', code: 'jp' as MemberCode, name: 'Bureau of jp', root: signingSpec('jp root').jwk }, ['fr', 'de']);
    log.register('fr/dcpj');
    log.say({ type: 'member.suspend', member: 'fr' as MemberCode, reason: 'a reason' }, ['fr', 'de']);
    const position = log.notice(log.publish('fr/dcpj'));
    log.refuse(position);
    const report = await audit(log);
    expect(report.problems).toMatchObject([{ position, code: 'suspended-member' }]);
    expect(formatReport(report)).toContain('fr (suspended)');
  });

  test('that are no notices are named', async () => {
    const log = begun();
    const position = log.append({ notice: { jws: new TextEncoder().encode('a.b.c') } });
    expect(await problemsOf(log)).toEqual([`${position}: malformed-notice`]);
  });
});

describe('sequences', () => {
  test('a gap is reported, and a late notice that fits fills it', async () => {
    const log = begun();
    const [one, two, three, four] = [log.publish('fr/dcpj'), log.publish('fr/dcpj'), log.publish('fr/dcpj'), log.publish('fr/dcpj')];
    const put = (published: typeof one) => log.decide(published, log.notice(published));
    put(one);
    put(four);
    const gapped = await audit(log);
    expect(gapped).toMatchObject({ ok: true, gaps: [{ gateway: 'fr/dcpj', from: 2, to: 3 }], forks: [] });
    expect(formatReport(gapped)).toContain('fr/dcpj: numbers 2 to 3 are missing');
    put(three);
    expect(await audit(log)).toMatchObject({ ok: true, gaps: [{ from: 2, to: 2 }], forks: [] });
    put(two);
    expect(await audit(log)).toMatchObject({ ok: true, gaps: [], forks: [], gateways: [{ address: 'fr/dcpj', notices: 4, highestSeq: 4 }] });
  });

  test('equivocation, a number taken twice and a broken chain are named; refused they are findings, decided they are problems', async () => {
    const log = begun();
    const one = log.pass('fr/dcpj');
    const two = log.pass('fr/dcpj');
    const forks = [
      { kind: 'equivocation', against: 3, published: log.publish('fr/dcpj', { jti: one.jti, seq: 3, seqPrev: two.digest }) },
      // Of a run of numbers only the ends are remembered.
      { kind: 'seq-taken', against: null, published: log.publish('fr/dcpj', { seq: 2, seqPrev: one.digest }) },
      { kind: 'seq-broken', against: 7, published: log.publish('fr/dcpj', { seq: 4, seqPrev: one.digest }) },
    ];
    const places = forks.map(({ published }) => {
      const position = log.notice(published);
      log.refuse(position);
      return position;
    });
    const report = await audit(log);
    expect(report).toMatchObject({ ok: true, gaps: [] });
    expect(report.forks).toEqual(
      forks.map(({ kind, against, published }, i) => ({ gateway: 'fr/dcpj', kind, against, position: places[i], seq: published.seq, jti: published.jti })),
    );
    expect(formatReport(report)).toContain(`fr/dcpj at ${places[0]}: a second text of ${one.jti}, against 3`);

    const again = log.publish('fr/dcpj', { seq: 2, seqPrev: one.digest });
    const decided = log.decide(again, log.notice(again));
    expect(await problemsOf(log)).toEqual([`${decided}: fork-decided`]);
  });

  test('a late notice that contradicts the one after it', async () => {
    const log = begun();
    log.publish('fr/dcpj');
    const two = log.pass('fr/dcpj');
    const other = log.publish('fr/dcpj', { seq: 1, seqPrev: null });
    const position = log.notice(other);
    log.refuse(position);
    expect((await audit(log)).forks).toMatchObject([{ kind: 'seq-broken', position, against: 3, seq: 1 }]);
    expect(two.seq).toBe(2);
  });

  test('the same notice twice is the exchange’s fault', async () => {
    const log = begun();
    const one = log.pass('fr/dcpj');
    const position = log.notice(one);
    log.refuse(position);
    expect(await problemsOf(log)).toEqual([`${position}: repeated-notice`]);
  });
});

describe('decisions and refusals', () => {
  test('answer an earlier notice, once', async () => {
    const log = begun();
    const one = log.publish('fr/dcpj');
    const position = log.notice(one);
    const expected = [log.decide(one, position, {}, 'exchange', position + 1), log.decide(one, position, {}, 'exchange', 1), log.refuse(999)];
    log.decide(one, position);
    expected.push(log.decide(one, position), log.refuse(position));
    expect(await problemsOf(log)).toEqual(expected.map((at) => `${at}: wrong-notice`));
  });

  test('a decision before its notice has none', async () => {
    const log = begun();
    log.pass('fr/dcpj');
    const [genesis, a, b, notice, decision] = log.entries;
    if (!genesis || !a || !b || !notice || !decision) throw new Error('five entries expected');
    const report = await audit(log, [genesis, a, b, decision, notice]);
    expect(report.problems).toMatchObject([{ code: 'wrong-notice', position: 3 }]);
    expect(report.unanswered).toEqual([4]);
    expect(formatReport(report)).toContain('1 notice without decision or refusal: 4');
  });

  test('are signed by the exchange, over this notice, by the registry in force', async () => {
    const log = begun();
    const before = log.state.position;
    log.register('de/zka');
    const expected: string[] = [];
    const other = log.pass('de/bka');
    const wrong = (code: string, change: Parameters<Log['decide']>[2], key = 'exchange'): void => {
      const one = log.publish('fr/dcpj');
      expected.push(`${log.decide(one, log.notice(one), change, key)}: ${code}`);
    };
    wrong('unknown-key', {}, 'fr/dcpj');
    wrong('wrong-exchange', { iss: 'another.test' });
    wrong('wrong-mode', { mode: 'exercise' });
    wrong('decision-mismatch', { notice: other.digest });
    wrong('decision-mismatch', { jti: other.jti });
    wrong('decision-mismatch', { rev: 2 });
    wrong('decision-mismatch', { origin: other.iss });
    wrong('decision-mismatch', { noticePosition: 3 });
    wrong('stale-decision', { registryPosition: before });
    wrong('stale-decision', { registryPosition: log.next });
    const one = log.publish('fr/dcpj');
    const notice = log.notice(one);
    const decision = log.decide(one, notice);
    const entry = Entry.decode(log.entries[decision] ?? new Uint8Array(0));
    const jws = Uint8Array.from(entry.decision?.jws ?? []);
    jws[jws.length - 10] = jws[jws.length - 10] === 65 ? 66 : 65;
    log.entries[decision] = Entry.encode({ ...entry, decision: { noticePosition: notice, jws } });
    expected.push(`${decision}: bad-signature`);
    const last = log.notice(log.publish('fr/dcpj'));
    expected.push(`${log.append({ decision: { noticePosition: last, jws: new Uint8Array(5) } })}: malformed-decision`);
    expect(await problemsOf(log)).toEqual(expected);
  });

  test('a revoked exchange key decides nothing more', async () => {
    const log = begun();
    log.say({ type: 'exchange-key.revoke', kid: signer('exchange').kid, reason: 'lost' }, ['fr', 'de']);
    const one = log.publish('fr/dcpj');
    const at = log.decide(one, log.notice(one));
    expect(await problemsOf(log)).toEqual([`${at}: revoked-key`]);
  });
});

describe('releases', () => {
  test('let a decided notice be decided once more each, and nothing else does', async () => {
    const log = begun();
    const one = log.publish('fr/dcpj');
    const notice = log.notice(one);
    log.decide(one, notice);
    log.release(notice);
    log.release(notice);
    log.decide(one, notice);
    log.pass('fr/dcpj');
    log.decide(one, notice);
    expect(await audit(log)).toMatchObject({ ok: true, counts: { notices: 2, decisions: 4, releases: 2 }, unanswered: [] });
    const excess = log.decide(one, notice);
    expect(await problemsOf(log)).toEqual([`${excess}: wrong-notice`]);
  });

  test('are about a notice that was decided; the decision that follows is about the same', async () => {
    const log = begun();
    const refused = log.notice(log.publish('fr/dcpj'));
    log.refuse(refused);
    const one = log.publish('fr/dcpj');
    const notice = log.notice(one);
    const expected = [`${log.release(notice)}: wrong-notice`, `${log.release(refused)}: wrong-notice`, `${log.release(99_999)}: wrong-notice`];
    log.decide(one, notice);
    expected.push(`${log.append({ release: { noticePosition: notice, digest: new Uint8Array(31) } })}: malformed-release`);
    const wrong = (code: string, change: Parameters<Log['decide']>[2], key = 'exchange'): void => {
      log.release(notice);
      expected.push(`${log.decide(one, notice, change, key)}: ${code}`);
    };
    const other = log.pass('de/bka');
    wrong('decision-mismatch', { notice: other.digest });
    wrong('decision-mismatch', { jti: other.jti });
    wrong('decision-mismatch', { rev: 2 });
    wrong('decision-mismatch', { origin: other.iss });
    wrong('decision-mismatch', { noticePosition: 3 });
    wrong('unknown-key', {}, 'fr/dcpj');
    expect(await problemsOf(log)).toEqual(expected);
  });

  test('without a decision after them are waited for', async () => {
    const log = begun();
    const one = log.publish('fr/dcpj');
    const notice = log.notice(one);
    log.decide(one, notice);
    log.release(notice);
    expect(await audit(log)).toMatchObject({ ok: true, unanswered: [notice] });
  });
});

describe('recalls', () => {
  test('are about a notice that was not refused, decided or not yet', async () => {
    const log = begun();
    const waiting = log.notice(log.publish('fr/dcpj'));
    log.recall(waiting);
    const decided = log.next;
    log.pass('fr/dcpj');
    log.recall(decided);
    expect(await audit(log)).toMatchObject({ ok: true, counts: { notices: 2, recalls: 2 }, unanswered: [waiting] });
  });

  test('about anything else are problems', async () => {
    const log = begun();
    const refused = log.notice(log.publish('fr/dcpj'));
    const refusal = log.refuse(refused);
    const notice = log.next;
    log.pass('fr/dcpj');
    expect(await problemsOf(log)).toEqual([]);
    const expected = [refused, refusal, 99_999].map((position) => `${log.recall(position)}: wrong-notice`);
    expected.push(`${log.append({ recall: { noticePosition: notice, digest: new Uint8Array(31) } })}: malformed-recall`);
    expect(await problemsOf(log)).toEqual(expected);
  });

  test('stand once for a notice, whatever revision they name', async () => {
    const log = begun();
    const notice = log.next;
    const first = log.pass('fr/dcpj');
    const again = log.next;
    log.pass('fr/dcpj', { jti: first.jti, rev: 2, prev: first.digest });
    log.recall(again);
    log.pass('fr/dcpj');
    expect(await problemsOf(log)).toEqual([]);
    const more = [log.recall(notice), log.recall(again)];
    expect(await problemsOf(log)).toEqual(more.map((position) => `${position}: repeated-recall`));
  });

  test('end it: whatever revision comes then is refused, and a decision is a problem', async () => {
    const log = begun();
    const waiting = log.publish('fr/dcpj');
    const position = log.notice(waiting);
    log.recall(position);
    const later = log.publish('fr/dcpj', { jti: waiting.jti, rev: 2, prev: waiting.digest });
    const behind = log.notice(later);
    log.refuse(behind);
    expect(await audit(log)).toMatchObject({ ok: true, unanswered: [position] });
    const decided = log.decide(waiting, position);
    const third = log.publish('fr/dcpj', { jti: waiting.jti, rev: 3, prev: later.digest });
    const also = log.decide(third, log.notice(third));
    // Another notice of the same gateway, and the same id of another gateway, are nobody's concern.
    log.pass('fr/dcpj');
    log.pass('de/bka', { jti: waiting.jti });
    expect(await problemsOf(log)).toEqual([`${decided}: recalled-decided`, `${also}: recalled-decided`]);
  });

  test('end the wait for what was to follow a release', async () => {
    const log = begun();
    const notice = log.next;
    log.pass('fr/dcpj');
    log.release(notice);
    expect(await audit(log)).toMatchObject({ ok: true, unanswered: [notice] });
    log.recall(notice);
    expect(await audit(log)).toMatchObject({ ok: true, unanswered: [] });
  });
});

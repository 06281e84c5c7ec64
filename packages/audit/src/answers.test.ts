import { Entry } from '@huecry/proto';
import { afterAll, describe, expect, test } from 'vitest';
import { formatReport } from './index.ts';
import { audit, begun, problemsOf } from './testing/audited.ts';
import { Log, removeTrees, signer } from './testing/log.ts';

afterAll(removeTrees);

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

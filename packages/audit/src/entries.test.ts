import { generateNoteKey } from '@huecry/ledger';
import type { Address, MemberCode } from '@huecry/notice';
import { Entry } from '@huecry/proto';
import { afterAll, describe, expect, test } from 'vitest';
import { auditTree, fileTreeReader, formatReport } from './index.ts';
import { audit, begun, problemsOf } from './testing/audited.ts';
import { Log, removeTrees, sha256, signer, signingSpec, START_MS } from './testing/log.ts';

afterAll(removeTrees);

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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Address } from '@huecry/notice';
import { openKeystore } from '@huecry/seal/keystore';
import { sampleNotices, temporaryFolder } from '@huecry/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { type OutboxContent, outboxContent } from './outbox-content.ts';
import { type OutboxStore, outboxStore } from './outbox-store.ts';
import { openVault } from './vault.ts';

const [sample] = sampleNotices();
if (sample === undefined) throw new Error('testkit has no sample notices');
const { notice } = sample;
const DE = 'de/bka' as Address;
const JP = 'jp/npa' as Address;
const bytes = new Uint8Array([1, 2, 3]);

let folder: ReturnType<typeof temporaryFolder>;
let database: Database;
let content: OutboxContent;
let outbox: OutboxStore;
const open = (): void => {
  database = openDatabase(join(folder.path, 'gateway.db'), { address: 'fr/dcpj', network: 'n' });
  content = outboxContent(database, openVault(openKeystore(join(folder.path, 'keys')), database));
  outbox = outboxStore(database, content);
};
beforeEach(() => {
  folder = temporaryFolder('huecry-outbox-');
  open();
});
afterEach(() => {
  database.close();
  folder.remove();
});

const restrictions = { exclude: [], limit: null, contactOnly: [] };
const insert = (id: string, rev = 1): number =>
  database.transaction(() => outbox.insert({ id, rev, notice, acceptedMs: 1, retainUntilMs: 5, recipients: [DE, JP], restrictions, confirmation: null }));
const sealed = (seq: number, digest: string) => ({
  rev: 1,
  seq,
  digest,
  submissionDigest: `s-${digest}`,
  jws: bytes,
  submission: bytes,
  disclosures: ['AA'],
  expiresMs: 10,
  dueMs: 0,
  pairs: [
    { recipient: DE, n: seq },
    { recipient: JP, n: seq },
  ],
});
const proof = { position: 4, proof: 'p', decision: bytes, decisionPosition: 5, decisionProof: 'q' };
const answer = (cursor: number, recipient: Address, state: 'delivered' | 'refused' | 'admitted'): void => {
  const report = outbox.recipients(cursor).find((one) => one.recipient === recipient);
  if (report === undefined) throw new Error('no such recipient');
  outbox.updateRecipient(cursor, { ...report, state });
};

describe('a notice on its way', () => {
  test('settles with its proof and the last answer, in either order, and only then forgets its ciphertext', () => {
    for (const proofFirst of [true, false]) {
      const cursor = insert(`id-${proofFirst}`);
      const seq = (outbox.sequence()?.number ?? 0) + 1;
      database.transaction(() => outbox.storeSealed(cursor, sealed(seq, `d-${proofFirst}`)));
      outbox.markSubmitted(cursor, 1, 100);
      if (proofFirst) outbox.storeProof(cursor, proof);
      answer(cursor, DE, 'delivered');
      expect(outbox.settle(cursor)).toBe(false);
      answer(cursor, JP, 'refused');
      expect(outbox.settle(cursor)).toBe(proofFirst);
      expect(outbox.submission(cursor)).toEqual(proofFirst ? null : bytes);
      if (!proofFirst) {
        outbox.storeProof(cursor, proof);
        expect(outbox.settle(cursor)).toBe(true);
      }
      expect(outbox.byCursor(cursor)).toMatchObject({ state: 'settled', nextAttemptMs: null, position: 4 });
    }
  });

  test('what is hastened while it is under way is due at once all the same, under a number of its own', () => {
    const cursor = insert('hastened');
    database.transaction(() => outbox.storeSealed(cursor, sealed((outbox.sequence()?.number ?? 0) + 1, 'd-hastened')));
    outbox.markSubmitted(cursor, 1, 100);
    expect(outbox.hasten(cursor, 50)).toBe(2);
    // The worker had read one attempt and reports the second.
    outbox.markSubmitted(cursor, 2, 1_000);
    expect(outbox.byCursor(cursor)).toMatchObject({ state: 'submitted', attempts: 2, nextAttemptMs: 50 });
    outbox.markSubmitted(cursor, 3, 1_000);
    expect(outbox.byCursor(cursor)).toMatchObject({ attempts: 3, nextAttemptMs: 1_000 });
  });

  test('an answer that overtakes the broker is not undone by it', () => {
    const cursor = insert('id');
    outbox.storeSealed(cursor, sealed(1, 'd'));
    outbox.storeProof(cursor, proof);
    answer(cursor, DE, 'delivered');
    answer(cursor, JP, 'delivered');
    outbox.settle(cursor);
    outbox.markSubmitted(cursor, 1, 100);
    expect(outbox.byCursor(cursor)).toMatchObject({ state: 'settled', nextAttemptMs: null });
    expect(outbox.recipients(cursor).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    expect(outbox.nextOverdue(1_000)).toBeUndefined();
    expect(outbox.nextDueMs()).toBeNull();
  });

  test('what was never sent goes out in the order of seq, whatever is overdue behind it', () => {
    const [first, second] = [insert('a'), insert('b')];
    outbox.storeSealed(first, sealed(1, 'a'));
    outbox.storeSealed(second, sealed(2, 'b'));
    outbox.postpone(first, 0, 50);
    expect(outbox.nextSealed(false)?.id).toBe('a');
    outbox.markSubmitted(first, 1, 60);
    expect(outbox.nextSealed(false)?.id).toBe('b');
    expect(outbox.nextOverdue(59)).toBeUndefined();
    expect(outbox.nextOverdue(60)?.id).toBe('a');
  });

  test('an alert is sealed and sent before all others, in a line of its own', () => {
    const alert = (id: string): number =>
      database.transaction(() =>
        outbox.insert({
          id,
          rev: 1,
          notice: { ...notice, kind: 'orange' } as never,
          retainUntilMs: 5,
          acceptedMs: 1,
          recipients: [DE, JP],
          restrictions,
          confirmation: null,
        }),
      );
    const [first, second, third] = [insert('a'), insert('b'), alert('c')];
    expect(outbox.nextAccepted(0)?.id).toBe('c');
    outbox.storeSealed(first, sealed(1, 'a'));
    outbox.storeSealed(third, sealed(2, 'c'));
    expect(outbox.nextAccepted(0)?.id).toBe('b');
    expect([outbox.nextSealed(true)?.id, outbox.nextSealed(false)?.id]).toEqual(['c', 'a']);
    outbox.postpone(first, 0, 50);
    outbox.storeSealed(second, sealed(3, 'b'));
    expect([outbox.nextSealed(true)?.id, outbox.nextSealed(false)?.id]).toEqual(['c', 'a']);
    outbox.markSubmitted(third, 1, 60);
    expect([outbox.nextSealed(true), outbox.nextSealed(false)?.id]).toEqual([undefined, 'a']);
  });

  test('a refusal as a whole ends it', () => {
    const cursor = insert('id');
    outbox.storeSealed(cursor, sealed(1, 'd'));
    outbox.refuse(cursor, 'seq-broken', 'why', 7);
    expect(outbox.byCursor(cursor)).toMatchObject({ state: 'refused', code: 'seq-broken', position: 7, nextAttemptMs: null });
    expect(outbox.submission(cursor)).toBeNull();
  });
});

describe('revisions of a notice', () => {
  test('are sealed in their order, and one that was never signed gives its number to the next', () => {
    const first = insert('id');
    const second = insert('id', 2);
    const other = insert('other');
    expect(outbox.nextAccepted(0)?.cursor).toBe(first);
    outbox.wait(first, { code: 'no-bundle', reason: 'why', sinceMs: 3 }, 50);
    // What waits holds up nobody, a later revision of the same notice neither.
    expect(outbox.nextAccepted(0)?.cursor).toBe(second);
    expect(outbox.firstWaiting()).toMatchObject({ cursor: first, state: 'accepted', waiting: { code: 'no-bundle', reason: 'why', sinceMs: 3 } });
    expect(outbox.nextDueMs()).toBe(50);
    expect(outbox.nextAccepted(50)?.cursor).toBe(first);
    outbox.waitNoLonger();
    expect(outbox.nextAccepted(0)?.cursor).toBe(first);
    outbox.refuse(first, 'policy-refused', 'why', null);
    expect(outbox.nextAccepted(0)?.cursor).toBe(second);
    outbox.storeSealed(second, { ...sealed(1, 'd'), rev: 1 });
    expect(outbox.revisions('id').map(({ rev, state }) => [rev, state])).toEqual([
      [1, 'refused'],
      [1, 'sealed'],
    ]);
    expect(outbox.byId('id')).toMatchObject({ cursor: second, waiting: null });
    expect(() => outbox.storeSealed(other, { ...sealed(2, 'e'), rev: 1 })).not.toThrow();
    const third = insert('id', 2);
    expect(() => outbox.storeSealed(third, { ...sealed(3, 'f'), rev: 1 })).toThrow(/UNIQUE/u);
  });

  test('tell whom the agency named from whom a revision takes something', () => {
    const cursor = insert('id');
    outbox.addRecipient(cursor, 'eg/ncb' as Address);
    outbox.addRecipient(cursor, DE);
    expect(outbox.addressed(cursor)).toEqual([DE, JP]);
    expect(outbox.recipients(cursor).map(({ recipient }) => recipient)).toEqual([DE, 'eg/ncb', JP]);
  });
});

describe('chains', () => {
  test('a number is taken with the bytes that claim it, or not at all', () => {
    const cursor = insert('id');
    expect(() =>
      database.transaction(() => {
        outbox.storeSealed(cursor, sealed(1, 'd'));
        throw new Error('crash');
      }),
    ).toThrow('crash');
    expect([outbox.sequence(), outbox.pair(DE), outbox.byCursor(cursor)?.state]).toEqual([null, null, 'accepted']);
  });

  test('a number cannot be given to two notices', () => {
    const [first, second] = [insert('a'), insert('b')];
    outbox.storeSealed(first, sealed(1, 'a'));
    expect(() => outbox.storeSealed(second, sealed(1, 'b'))).toThrow(/UNIQUE/u);
  });

  test('survive a restart', () => {
    outbox.storeSealed(insert('a'), sealed(1, 'a'));
    database.close();
    open();
    expect(outbox.sequence()).toEqual({ number: 1, digest: 'a' });
    expect(outbox.pair(JP)).toEqual({ number: 1, digest: 'a' });
    expect(outbox.nextSealed(false)?.id).toBe('a');
  });
});

describe('the content of a notice of ours', () => {
  const bytesOfFile = (): Buffer => Buffer.concat(['', '-wal'].map((end) => readFileSync(join(folder.path, `gateway.db${end}`))));
  const word = JSON.stringify(notice.content).match(/"family":"([^"]+)"/u)?.[1] ?? '';

  test('stands closed, part by part, and is read after a restart; each row opens only in its own place', () => {
    expect(word.length).toBeGreaterThan(2);
    const [first, second] = [insert('a'), insert('b')];
    outbox.storeSealed(first, { ...sealed(1, 'a'), disclosures: ['WyJzYWx0Il0'] });
    database.transaction(() => content.keepAside(first, 'url', 'https://example.org/kept-aside'));
    expect(outbox.notice(first)).toEqual(notice);
    expect(content.disclosures(first)).toEqual(['WyJzYWx0Il0']);
    for (const plain of [word, 'WyJzYWx0Il0', 'kept-aside']) expect(bytesOfFile().includes(plain), plain).toBe(false);
    database.close();
    open();
    expect(outbox.notice(first)).toEqual(notice);
    database.run(
      `UPDATE outbox_content SET (sealed, wrapped) = (SELECT sealed, wrapped FROM outbox_content WHERE outbox = ? AND part = 'notice')
      WHERE outbox = ?`,
      first,
      second,
    );
    expect(() => outbox.notice(second)).toThrow(/another place/u);
  });

  test('is destroyed at its end with what was made of it; the row itself stays', () => {
    const [first, waits] = [insert('a'), insert('b')];
    outbox.storeSealed(first, sealed(1, 'a'));
    database.transaction(() => outbox.rememberIdempotency('key', 'digest-of-request', first));
    const stored = database.all('SELECT sealed, wrapped FROM outbox_content WHERE outbox = ?', first).flatMap((row) => Object.values(row) as Uint8Array[]);
    const found = (): number => stored.filter((one) => bytesOfFile().includes(Buffer.from(one.slice(0, 24)))).length;
    expect(found()).toBe(4);
    expect([content.ended(9, 10), content.ended(10, 10)]).toEqual([[], [first]]);
    expect(content.nextEndMs()).toBe(10);
    database.transaction(() => content.destroy(first, 11));
    database.emptyLog();
    expect(found()).toBe(0);
    expect(bytesOfFile().includes('digest-of-request')).toBe(false);
    expect([content.notice(first), content.disclosures(first)]).toEqual([null, []]);
    expect(() => outbox.notice(first)).toThrow(TypeError);
    expect(outbox.byCursor(first)).toMatchObject({ digest: 'a', erasedMs: 11, retainUntilMs: 10 });
    expect(outbox.idempotent('key')).toEqual({ request: '', outbox: first });
    // What was never sealed is the outbox's to end first.
    expect(content.ended(99, 10)).toEqual([]);
    expect(outbox.notice(waits)).toEqual(notice);
    expect([content.erasedSince(11), content.erasedSince(12)]).toEqual([true, false]);
  });
});

describe('the file', () => {
  test('commits are flushed and what is erased is overwritten', () => {
    // FULL is 2.
    expect(database.one('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    expect(database.one('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(database.one('PRAGMA secure_delete')).toEqual({ secure_delete: 1 });
  });

  test.each([
    ['another gateway', { address: 'fr/ofast', network: 'n' }],
    ['another network', { address: 'fr/dcpj', network: 'm' }],
  ])('does not open for %s', (_name, owner) => {
    expect(() => openDatabase(join(folder.path, 'gateway.db'), owner)).toThrow(/belongs to/u);
  });
});

import { join } from 'node:path';
import { chmodSync, statSync } from 'node:fs';
import type { Address } from '@huecry/notice';
import { temporaryFolder } from '@huecry/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { type InboxStore, inboxStore } from './inbox-store.ts';
import { type ReceiptProofsStore, receiptProofsStore } from './receipt-proofs-store.ts';

const FR = 'fr/dcpj' as Address;
let folder: ReturnType<typeof temporaryFolder>;
let database: Database;
let inbox: InboxStore;
let proofs: ReceiptProofsStore;
beforeEach(() => {
  folder = temporaryFolder('huecry-inbox-');
  database = openDatabase(join(folder.path, 'gateway.db'), { address: 'de/bka', network: 'n' });
  inbox = inboxStore(database);
  proofs = receiptProofsStore(database);
});
afterEach(() => {
  database.close();
  folder.remove();
});

const entry = (digest: string, rev = 1) => ({
  digest,
  id: 'id',
  rev,
  origin: FR,
  kind: 'red' as const,
  state: 'stored' as const,
  point: null,
  code: null,
  receivedMs: 1,
  expiresMs: 100,
  retainUntilMs: 50,
  position: 3,
  decisionPosition: 4,
  routing: null,
  categories: ['identity' as const],
  withheld: [],
  refusedBy: [],
  flags: [],
  originKid: 'k',
  originKey: new Uint8Array(32),
  issuedMs: 0,
  bundles: null,
});

describe("an origin's chain with us", () => {
  test('in order: no hole, no contradiction', () => {
    expect(inbox.link(FR, 1, 'a', null)).toEqual({ newHoles: 0, filled: false, contradicts: false });
    expect(inbox.link(FR, 2, 'b', 'a')).toEqual({ newHoles: 0, filled: false, contradicts: false });
  });

  test('a hole is reported, does not block, and closes when the missing one comes', () => {
    inbox.link(FR, 1, 'a', null);
    expect(inbox.link(FR, 4, 'd', 'c').newHoles).toBe(2);
    expect(inbox.holes()).toEqual([
      { origin: FR, n: 2 },
      { origin: FR, n: 3 },
    ]);
    expect(inbox.link(FR, 3, 'c', 'b')).toEqual({ newHoles: 0, filled: true, contradicts: false });
    expect(inbox.holeCount()).toBe(1);
  });

  test.each([
    ['another digest before', 2, 'b', 'x'],
    ['a first link that names one before', 1, 'z', 'y'],
    ['a later link that names none', 2, 'b', null],
  ])('contradicts: %s', (_name, n, digest, prev) => {
    inbox.link(FR, 1, 'a', null);
    expect(inbox.link(FR, n, digest, prev).contradicts).toBe(true);
  });

  test('contradicts: a late link that the one after it does not name', () => {
    inbox.link(FR, 1, 'a', null);
    inbox.link(FR, 3, 'c', 'b');
    expect(inbox.link(FR, 2, 'x', 'a').contradicts).toBe(true);
  });

  test('a jump by a billion is bounded', () => {
    database.transaction(() => inbox.link(FR, 1_000_000_000, 'a', 'b'));
    expect(inbox.holeCount()).toBe(1_000);
  });
});

describe('what is held', () => {
  test('is closed to other users of the machine, also where it was not', () => {
    const files = ['gateway.db', 'gateway.db-wal', 'gateway.db-shm'].map((name) => join(folder.path, name));
    const modes = (): number[] => files.map((file) => statSync(file).mode & 0o777);
    expect(modes()).toEqual([0o600, 0o600, 0o600]);
    database.close();
    chmodSync(join(folder.path, 'gateway.db'), 0o644);
    database = openDatabase(join(folder.path, 'gateway.db'), { address: 'de/bka', network: 'n' });
    inbox = inboxStore(database);
    expect(modes()).toEqual([0o600, 0o600, 0o600]);
  });

  test('is not hidden by another origin that takes over its id', () => {
    inbox.insert(entry('a'), null);
    inbox.insert(entry('b', 2), null);
    inbox.insert({ ...entry('c', 9), origin: 'eg/ncb' as Address }, null);
    expect(inbox.byId('id')).toMatchObject({ origin: FR, rev: 2 });
  });

  test('one delivery is one row', () => {
    inbox.insert(entry('a'), null);
    expect(() => inbox.insert(entry('a', 2), null)).toThrow(/UNIQUE/u);
    expect(() => inbox.insert(entry('b', 1), null)).toThrow(/UNIQUE/u);
  });
});

describe('receipts', () => {
  const receipt = { notice: 'a', state: 'delivered', part: '', jws: new Uint8Array([1]), digest: 'r', dueMs: 5 };

  test('stay as first signed, until sent, and come again when the delivery does', () => {
    inbox.storeReceipt(receipt);
    inbox.storeReceipt({ ...receipt, jws: new Uint8Array([2]) });
    expect(inbox.nextReceipt(4)).toBeUndefined();
    expect(inbox.nextReceipt(5)).toMatchObject({ jws: new Uint8Array([1]), sends: 0 });
    inbox.markReceiptSent('r', 100);
    expect([inbox.nextReceipt(99), inbox.nextReceiptDueMs()]).toEqual([undefined, 100]);
    inbox.resendReceipts('a', 7);
    expect(inbox.nextReceipt(7)).toMatchObject({ sends: 1 });
  });

  test('go out again until it is known where they stand', () => {
    inbox.storeReceipt(receipt);
    inbox.markReceiptSent('r', 100);
    expect(inbox.nextReceipt(100)).toMatchObject({ sends: 1 });
    // While the exchange is away only what it cannot have.
    expect(inbox.nextReceipt(100, false)).toBeUndefined();
    inbox.storeReceipt({ ...receipt, notice: 'b', digest: 'o', dueMs: 100 });
    expect(inbox.nextReceipt(100, false)).toMatchObject({ digest: 'o' });
    proofs.place('o', 16, new Uint8Array(32));
    proofs.prove('o');
    proofs.place('r', 17, new Uint8Array(32));
    expect(inbox.nextReceiptDueMs()).toBeNull();
    // Its answer was faster than the broker's.
    inbox.resendReceipts('a', 7);
    inbox.markReceiptSent('r', 200);
    expect(inbox.nextReceiptDueMs()).toBeNull();
    // The ledger shows no such thing.
    proofs.displace('r', 300);
    expect([proofs.byDigest('r')?.place, inbox.nextReceiptDueMs()]).toEqual([null, 300]);
    expect([proofs.overdue(4), proofs.overdue(5)]).toEqual([
      { count: 0, purges: 0 },
      { count: 1, purges: 0 },
    ]);
    proofs.place('r', 18, new Uint8Array(32));
    expect([proofs.positions(18, 9), proofs.positions(19, 9)]).toEqual([[], [18]]);
    proofs.prove('r');
    proofs.displace('r', 400);
    expect([proofs.byDigest('r')?.proved, proofs.positions(99, 9), proofs.overdue(5)]).toEqual([true, [], { count: 0, purges: 0 }]);
  });

  test('of purges: one for each set of categories', () => {
    for (const part of ['', 'birth', 'birth', 'birth health']) inbox.storeReceipt({ ...receipt, state: 'purged', part, digest: `r ${part}` });
    expect(database.all('SELECT part FROM receipts ORDER BY part').map((row) => row['part'])).toEqual(['', 'birth', 'birth health']);
  });
});

describe('purges', () => {
  test('wait for their receipt, once for each set of categories', () => {
    const cursor = inbox.insert(entry('a'), null);
    const purge = { cursor, categories: ['birth' as const], code: 'retention' as const, purgedMs: 5 };
    inbox.addPurge(purge);
    inbox.addPurge({ ...purge, purgedMs: 6 });
    inbox.addPurge({ ...purge, categories: [], purgedMs: 7 });
    expect(inbox.unsignedPurges(9)).toEqual([purge, { ...purge, categories: [], purgedMs: 7 }]);
    inbox.markSigned(purge);
    expect(inbox.unsignedPurges(9)).toMatchObject([{ categories: [] }]);
    expect(inbox.purgesOf(cursor)).toHaveLength(2);
  });
});

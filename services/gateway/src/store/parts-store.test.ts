import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Address, Category } from '@huecry/notice';
import { openKeystore } from '@huecry/seal/keystore';
import { temporaryFolder } from '@huecry/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lookUp, indexedWords, wordsOfValue } from '../inbox/words.ts';
import { blob, type Database, openDatabase, text } from './database.ts';
import { issueGrant } from './grant.ts';
import { type InboxStore, inboxStore } from './inbox-store.ts';
import { type PartsStore, partsStore } from './parts-store.ts';
import type { InboxEntry } from './types.ts';
import { openVault } from './vault.ts';

const OWNER = { address: 'de/bka', network: 'n' };
let folder: ReturnType<typeof temporaryFolder>;
let database: Database;
let inbox: InboxStore;
let parts: PartsStore;
beforeEach(() => {
  folder = temporaryFolder('huecry-parts-');
  open();
});
afterEach(() => {
  database.close();
  folder.remove();
});

function open(): void {
  database = openDatabase(join(folder.path, 'gateway.db'), OWNER);
  inbox = inboxStore(database);
  parts = partsStore(database, openVault(openKeystore(join(folder.path, 'keys')), database));
}

const FACTS = {
  minor: false,
  subjectStatus: 'suspect',
  penaltyMonths: 24,
  deathPenaltyPossible: false,
  sourceEvaluation: 'none',
  informationEvaluation: 'none',
  onward: false,
  protectedFrom: [],
} as const;
const disclosure = (pointer: string, value: unknown): string => Buffer.from(JSON.stringify(['c2FsdHNhbHRzYWx0c2FsdA', pointer, value])).toString('base64url');
const nameOf = (n: number): string => `Zzyzxnobody${n}`;
const placeOf = (n: number): string => `Qwxvilleneverwas${n}`;

/** A notice with a name and a place that no other has. */
function store(n: number, retain: { readonly identity: number; readonly birth: number } = { identity: 50, birth: 50 }): InboxEntry {
  return database.transaction(() => {
    const cursor = inbox.insert(
      {
        digest: `digest-${n}`,
        id: `id-${n}`,
        rev: 1,
        origin: 'fr/dcpj' as Address,
        kind: 'red',
        state: 'stored',
        point: null,
        code: null,
        receivedMs: 1,
        expiresMs: 100,
        retainUntilMs: 50,
        position: 3,
        decisionPosition: 4,
        routing: null,
        categories: ['birth', 'identity'],
        withheld: [],
        refusedBy: [],
        flags: [],
        originKid: 'k',
        originKey: new Uint8Array(32),
        issuedMs: 0,
        bundles: null,
      },
      new Uint8Array([1]),
    );
    const part = (category: Category, pointer: string, value: string, retainUntilMs: number) => ({
      category,
      disclosures: [disclosure(pointer, value)],
      retainUntilMs,
      words: indexedWords(wordsOfValue(value)),
    });
    const given = [
      part('identity', '/subject/name/family', nameOf(n), retain.identity),
      // Long enough for pages of its own.
      part('birth', '/subject/birth/place', `${placeOf(n)} ${'by the sea '.repeat(600)}`, retain.birth),
    ];
    parts.insert(cursor, `digest-${n}`, given, FACTS, 50);
    const entry = inbox.byCursor(cursor);
    if (entry === undefined) throw new Error('not stored');
    return entry;
  });
}

/** Every byte of every file in the folder of the data: file, log, index of the log. Keys are elsewhere in production and left out here. */
const everyByte = (): Buffer =>
  Buffer.concat(
    readdirSync(folder.path, { withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(folder.path, file.name))),
  );
const look = (word: string): number[] => [...parts.candidates([lookUp({ word, beginning: false })], Number.MAX_SAFE_INTEGER, 10).cursors];

describe('what is held', () => {
  test('is given out for a grant, category by category, and without one not at all', () => {
    const entry = store(1);
    expect(parts.leaves(issueGrant(entry, ['identity']))).toEqual([{ pointer: '/subject/name/family', category: 'identity', value: nameOf(1) }]);
    expect(parts.leaves(issueGrant(entry, ['identity', 'birth']))).toHaveLength(2);
    expect(parts.disclosures(issueGrant(entry, []))).toEqual([]);
    expect(() => parts.leaves({ entry })).toThrow(/disclosable/u);
    expect(parts.facts(entry)).toEqual(FACTS);
  });

  test('stands in no file in the clear, neither in the index nor anywhere else, and survives a restart', () => {
    const entry = store(1);
    database.emptyLog();
    const bytes = everyByte();
    for (const word of [
      nameOf(1),
      placeOf(1),
      nameOf(1).toLowerCase(),
      placeOf(1).toLowerCase(),
      'zzyzx',
      'suspect',
      '/subject',
      disclosure('/subject/name/family', nameOf(1)),
    ])
      expect(bytes.includes(word), word).toBe(false);
    database.close();
    open();
    expect(parts.leaves(issueGrant(entry, ['identity']))).toMatchObject([{ value: nameOf(1) }]);
    expect(look(nameOf(1).toLowerCase())).toEqual([entry.cursor]);
  });

  test('opens in its own place only', () => {
    const [first, second] = [store(1), store(2)];
    // Whoever can write the file swaps the names of two people, keys and all.
    const rows = [first, second].map(
      ({ cursor }) => database.one(`SELECT id, sealed FROM inbox_parts WHERE inbox = ? AND category = 'identity'`, cursor) ?? {},
    );
    const keys = rows.map((row) => database.one('SELECT wrapped FROM inbox_keys WHERE part = ?', row['id'] ?? 0) ?? {});
    rows.forEach((row, index) => {
      const other = 1 - index;
      database.run('UPDATE inbox_parts SET sealed = ? WHERE id = ?', blob(rows[other] ?? {}, 'sealed'), row['id'] ?? 0);
      database.run('UPDATE inbox_keys SET wrapped = ? WHERE part = ?', blob(keys[other] ?? {}, 'wrapped'), row['id'] ?? 0);
    });
    for (const entry of [first, second]) expect(() => parts.leaves(issueGrant(entry, ['identity']))).toThrow(/altered/u);
  });

  test('is lost with the keystore, and the gateway says so instead of starting with another one', () => {
    store(1);
    database.close();
    database = openDatabase(join(folder.path, 'gateway.db'), OWNER);
    expect(() => openVault(openKeystore(join(folder.path, 'other keys')), database)).toThrow(/restore the keystore/u);
  });
});

describe('what is destroyed', () => {
  const rowsOf = (cursor: number) =>
    database.all('SELECT p.category, p.sealed, k.wrapped FROM inbox_parts p JOIN inbox_keys k ON k.part = p.id WHERE inbox = ?', cursor);
  /** Pieces of what must not be found again: ciphertext, wrapped keys, index terms. */
  const piecesOf = (cursor: number, category?: string): { name: string; bytes: Uint8Array }[] => {
    const rows = rowsOf(cursor).filter((row) => category === undefined || text(row, 'category') === category);
    const terms = database
      .all(
        'SELECT w.terms FROM inbox_words w JOIN inbox_parts p ON p.id = w.rowid WHERE p.inbox = ? AND (? IS NULL OR p.category = ?)',
        cursor,
        category ?? null,
        category ?? null,
      )
      .flatMap((row) => text(row, 'terms').split(' '));
    const shared = new Set(indexedWords(new Set(['by', 'the', 'sea', 'zzy', 'zzyzx', 'qwx', 'qwxvi'])));
    const vault = openVault(openKeystore(join(folder.path, 'keys')), database);
    const sharedTerms = new Set([...shared].map((word) => vault.term(word)));
    return [
      ...rows.flatMap((row) =>
        ['sealed', 'wrapped'].flatMap((column) => {
          const whole = blob(row, column);
          return Array.from({ length: Math.floor(whole.length / 16) }, (_, index) => ({
            name: `${column} ${index}`,
            bytes: whole.slice(index * 16, index * 16 + 16),
          }));
        }),
      ),
      ...terms.filter((term) => !sharedTerms.has(term)).map((term) => ({ name: `term ${term}`, bytes: Buffer.from(term) })),
    ];
  };
  const found = (pieces: readonly { name: string; bytes: Uint8Array }[]): string[] => {
    const bytes = everyByte();
    return pieces.filter((piece) => bytes.includes(Buffer.from(piece.bytes))).map(({ name }) => name);
  };

  test('can be found in no byte of any file: ciphertext, key, words; what is beside it stays', () => {
    const entries = Array.from({ length: 60 }, (_, n) => store(n));
    database.emptyLog();
    const gone = entries.filter((_, index) => index % 3 === 0);
    const pieces = gone.flatMap(({ cursor }) => piecesOf(cursor));
    expect(pieces.length).toBeGreaterThan(2_000);
    // They are there before, but for the few that a page's edge cuts: the search below can fail.
    expect(found(pieces).length).toBeGreaterThan(pieces.length * 0.99);

    for (const { cursor } of gone) database.transaction(() => parts.destroyAll(cursor));
    expect(database.emptyLog()).toBe(true);
    expect(found(pieces)).toEqual([]);
    for (const [index, entry] of entries.entries()) {
      const stays = index % 3 !== 0;
      expect(look(nameOf(index).toLowerCase())).toEqual(stays ? [entry.cursor] : []);
      expect(parts.leaves(issueGrant(entry, ['identity', 'birth']))).toHaveLength(stays ? 2 : 0);
      expect(parts.facts(entry) === null).toBe(!stays);
    }
  });

  test('may be one category of a notice', () => {
    const entry = store(1);
    const pieces = piecesOf(entry.cursor, 'birth');
    database.transaction(() => parts.destroyCategory(entry.cursor, 'birth'));
    database.emptyLog();
    expect(found(pieces)).toEqual([]);
    expect(parts.leaves(issueGrant(entry, ['identity', 'birth']))).toMatchObject([{ category: 'identity' }]);
    expect([look(nameOf(1).toLowerCase()), look(placeOf(1).toLowerCase())]).toEqual([[entry.cursor], []]);
    expect(found(piecesOf(entry.cursor)).length).toBeGreaterThan(0);
  });

  test('stands in the log until that is emptied: a receipt signed before would not be true', () => {
    const entry = store(1);
    database.emptyLog();
    const pieces = piecesOf(entry.cursor);
    // Somebody, a backup for example, looks at the file as it was.
    const reader = new DatabaseSync(join(folder.path, 'gateway.db'), { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM inbox').get();
    database.transaction(() => parts.destroyAll(entry.cursor));
    expect(database.emptyLog()).toBe(false);
    expect(found(pieces).length).toBeGreaterThan(0);
    reader.close();
    expect(database.emptyLog()).toBe(true);
    expect(found(pieces)).toEqual([]);
  });
});

describe('a renewed storage key', () => {
  test('opens all that is held, and what was copied before opens no more; an interrupted renewal goes on', () => {
    const entries = Array.from({ length: 12 }, (_, n) => store(n));
    database.emptyLog();
    const copy = join(folder.path, 'copy');
    copyFileSync(join(folder.path, 'gateway.db'), copy);
    const keys = (): string[] =>
      openKeystore(join(folder.path, 'keys'))
        .storageKeys()
        .map(({ kid }) => kid);
    const before = keys();

    const vault = openVault(openKeystore(join(folder.path, 'keys')), database);
    vault.rotate(5);
    expect(vault.rotatedMs()).toBe(5);
    const retired = vault.retired();
    expect(retired).toHaveLength(1);
    expect(database.transaction(() => vault.rewrap(7))).toBe(7);
    // The process dies here.
    database.close();
    open();
    const again = openVault(openKeystore(join(folder.path, 'keys')), database);
    expect(again.retired()).toEqual(retired);
    while (database.transaction(() => again.rewrap(7)) > 0);
    expect(database.emptyLog()).toBe(true);
    again.destroyRetired();
    expect(again.retired()).toEqual([]);
    expect(keys().filter((kid) => before.includes(kid))).toHaveLength(1);

    database.close();
    open();
    for (const [index, entry] of entries.entries()) {
      expect(parts.leaves(issueGrant(entry, ['identity']))).toMatchObject([{ value: nameOf(index) }]);
      expect(look(nameOf(index).toLowerCase())).toEqual([entry.cursor]);
    }
    const old = openDatabase(copy, OWNER);
    expect(() => openVault(openKeystore(join(folder.path, 'keys')), old)).toThrow(/lacks the key/u);
    old.close();
  });

  test('leaves keys alone that another file of the same keystore uses', () => {
    const keystore = openKeystore(join(folder.path, 'keys'));
    const { kid } = keystore.generateStorage('storage');
    const vault = openVault(keystore, database);
    vault.rotate(5);
    vault.destroyRetired();
    expect(keystore.storageKey(kid)).toBeDefined();
  });
});

test('candidates: all words, whichever leads, newest first, page by page, and nothing above the cursor', () => {
  const entries = Array.from({ length: 30 }, (_, n) => store(n));
  const wanted = (...words: string[]) => words.map((word) => lookUp({ word, beginning: false }));
  const all = entries.map(({ cursor }) => cursor).toReversed();
  for (const words of [['sea'], ['sea', 'by'], ['the', 'sea', 'by']]) {
    const seen: number[] = [];
    for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null; ) {
      const page: ReturnType<PartsStore['candidates']> = parts.candidates(wanted(...words), before, 7);
      seen.push(...page.cursors);
      before = page.next;
    }
    expect(seen).toEqual(all);
  }
  const [, , third] = entries;
  for (const words of [
    [nameOf(2), 'sea'],
    ['sea', nameOf(2)],
    [nameOf(2), placeOf(2)],
  ]) {
    const lower = wanted(...words.map((word) => word.toLowerCase()));
    expect(parts.candidates(lower, Number.MAX_SAFE_INTEGER, 7)).toEqual({ cursors: [third?.cursor], next: null });
    expect(parts.candidates(lower, third?.cursor ?? 0, 7)).toEqual({ cursors: [], next: null });
  }
  expect(parts.candidates(wanted(nameOf(1).toLowerCase(), placeOf(2).toLowerCase()), Number.MAX_SAFE_INTEGER, 7)).toEqual({ cursors: [], next: null });
});

test('deadlines come nearer, never farther', () => {
  const entry = store(1, { identity: 40, birth: 20 });
  expect([parts.due(19), parts.due(20)]).toEqual([[], [{ cursor: entry.cursor, category: 'birth' }]]);
  expect(parts.nextDueMs()).toBe(20);
  parts.shorten(entry.cursor, 'identity', 10);
  parts.shorten(entry.cursor, 'birth', 30);
  expect(parts.held(entry.cursor)).toEqual(
    new Map([
      ['identity', 10],
      ['birth', 20],
    ]),
  );
});

import type { Category, Leaf } from '@huecry/notice';
import type { ContentFacts } from '@huecry/policy';
import { attachedFile, type AttachedFile, detach } from '@huecry/seal';
import { blob, type Database, int, intOrNull, type Row, text } from './database.ts';
import { grantedCategories } from './grant.ts';
import type { Grant, InboxEntry } from './types.ts';
import type { PartPlace, Vault } from './vault.ts';

/** What is stored of one category of a received notice. */
export interface Part {
  readonly category: Category;
  /** SD-JWT disclosures (base64url), all of this category: everything else is read from them. */
  readonly disclosures: readonly string[];
  readonly retainUntilMs: number;
  /** What the index gets: words and beginnings, not yet keyed. */
  readonly words: ReadonlySet<string>;
}

/** A file that a field brings with it. */
export interface HeldFile extends AttachedFile {
  readonly category: Category;
  readonly mediaType: string;
}

/** A part whose time has come. */
export interface DuePart {
  readonly cursor: number;
  readonly category: Category;
}

/** What three policies let through, closed part by part. Writing methods belong inside a transaction of the caller. */
export type PartsStore = ReturnType<typeof partsStore>;

const FACTS = 'facts';
/** Rows of the index that one look reads, and how far it counts to find the rarest word. */
const MAX_ROWS = 5_000;
const MAX_COUNT = 1_000;

/** As the notice's schema knows it; anything else is bytes. */
function mediaTypeOf(value: unknown): string {
  const stated = typeof value === 'object' && value !== null && 'mediaType' in value ? value.mediaType : undefined;
  return typeof stated === 'string' && /^image\/(?:jpeg|png|jp2|webp)$/.test(stated) ? stated : 'application/octet-stream';
}

export function partsStore(database: Database, vault: Vault) {
  const insert = (cursor: number, place: PartPlace, plaintext: string, retainUntilMs: number): number => {
    const closed = vault.close(place, Buffer.from(plaintext, 'utf8'));
    const { lastId } = database.run(
      'INSERT INTO inbox_parts (inbox, category, retain_until_ms, sealed) VALUES (?, ?, ?, ?)',
      cursor,
      place.category,
      retainUntilMs,
      closed.sealed,
    );
    database.run('INSERT INTO inbox_keys (part, storage, wrapped) VALUES (?, ?, ?)', lastId, closed.storageKid, closed.wrapped);
    return lastId;
  };
  const open = (place: PartPlace, row: Row): unknown => {
    const part = { sealed: blob(row, 'sealed'), wrapped: blob(row, 'wrapped'), storageKid: text(row, 'storage') };
    return JSON.parse(Buffer.from(vault.open(place, part)).toString('utf8')) as unknown;
  };
  const rowsOf = (cursor: number): Row[] =>
    database.all(
      'SELECT p.category, p.sealed, k.wrapped, k.storage FROM inbox_parts p JOIN inbox_keys k ON k.part = p.id WHERE p.inbox = ? ORDER BY p.id',
      cursor,
    );
  const destroy = (id: number): void => {
    database.run('DELETE FROM inbox_words WHERE rowid = ?', id);
    database.run('DELETE FROM inbox_keys WHERE part = ?', id);
    database.run('DELETE FROM inbox_parts WHERE id = ?', id);
  };

  const countUpTo = (term: string): number =>
    int(database.one('SELECT count(*) AS count FROM (SELECT 1 FROM inbox_words WHERE inbox_words MATCH ? LIMIT ?)', term, MAX_COUNT) ?? {}, 'count');
  const standsIn = (term: string, cursor: number): boolean =>
    database.one(
      `SELECT 1 FROM inbox_words WHERE inbox_words MATCH ?
       AND rowid BETWEEN (SELECT min(id) FROM inbox_parts WHERE inbox = ?) AND (SELECT max(id) FROM inbox_parts WHERE inbox = ?) LIMIT 1`,
      term,
      cursor,
      cursor,
    ) !== undefined;

  return {
    insert(cursor: number, digest: string, parts: readonly Part[], facts: ContentFacts, retainUntilMs: number): void {
      insert(cursor, { digest, category: FACTS }, JSON.stringify(facts), retainUntilMs);
      for (const part of parts) {
        const id = insert(cursor, { digest, category: part.category }, JSON.stringify(part.disclosures), part.retainUntilMs);
        // Sorted and each once: neither order nor number of words stays.
        const terms = [...part.words].map((word) => vault.term(word)).toSorted();
        database.run('INSERT INTO inbox_words (rowid, terms) VALUES (?, ?)', id, terms.join(' '));
      }
    },

    /** By what our law judged the notice when it came. For the decision whether to give it out, and for nothing else. */
    facts({ cursor, digest }: InboxEntry): ContentFacts | null {
      const row = rowsOf(cursor).find((found) => found['category'] === FACTS);
      return row === undefined ? null : (open({ digest, category: FACTS }, row) as ContentFacts);
    },

    /** The fields that may be given out now. There is no other way to read them. */
    leaves(grant: Grant): Leaf[] {
      return readDisclosures(grant)
        .map(({ category, disclosure }) => {
          const [, pointer, value] = JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as [string, string, unknown];
          return { pointer, category, value: detach(value) };
        })
        .toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1));
    },
    /** The files that come with fields that may be given out now, with what opens them. */
    files: (grant: Grant): HeldFile[] =>
      readDisclosures(grant).flatMap(({ category, disclosure }) => {
        const [, , value] = JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as [string, string, unknown];
        const file = attachedFile(value);
        return file === null ? [] : [{ ...file, category, mediaType: mediaTypeOf(value) }];
      }),
    /** The disclosures that may be given out now: with the JWS before them they are an SD-JWT. */
    disclosures: (grant: Grant): string[] => readDisclosures(grant).map(({ disclosure }) => disclosure),

    /** Destroys one category of a notice: its key, its ciphertext, its words. */
    destroyCategory(cursor: number, category: Category): void {
      for (const row of database.all('SELECT id FROM inbox_parts WHERE inbox = ? AND category = ?', cursor, category)) destroy(int(row, 'id'));
    },
    /** Destroys everything that is held of a notice's content, and what is known by it. */
    destroyAll(cursor: number): void {
      for (const row of database.all('SELECT id FROM inbox_parts WHERE inbox = ?', cursor)) destroy(int(row, 'id'));
    },

    /** The categories that are on disk, whether or not they may be given out, and until when. */
    held: (cursor: number): ReadonlyMap<Category, number> =>
      new Map(
        database
          .all(`SELECT category, retain_until_ms FROM inbox_parts WHERE inbox = ? AND category <> '${FACTS}'`, cursor)
          .map((row) => [text(row, 'category') as Category, int(row, 'retain_until_ms')]),
      ),
    due: (nowMs: number): DuePart[] =>
      database
        .all(`SELECT inbox, category FROM inbox_parts WHERE retain_until_ms <= ? AND category <> '${FACTS}' ORDER BY inbox, category`, nowMs)
        .map((row) => ({ cursor: int(row, 'inbox'), category: text(row, 'category') as Category })),
    nextDueMs: (): number | null => {
      const due = database.one(`SELECT min(retain_until_ms) AS due FROM inbox_parts`)?.['due'];
      return typeof due === 'number' ? due : null;
    },
    shorten(cursor: number, category: Category, retainUntilMs: number): void {
      database.run('UPDATE inbox_parts SET retain_until_ms = min(retain_until_ms, ?) WHERE inbox = ? AND category = ?', retainUntilMs, cursor, category);
    },

    /**
     * Notices in whose parts all of the looked-up words stand, newest first, below a cursor; `next` says where to go on, null at the end.
     * Candidates only: what the index says of a category that may not be given out must not be told, so whoever asks looks again at what may.
     * One call reads a bounded part of the index, however much is held.
     */
    candidates(words: readonly string[], before: number, limit: number): { readonly cursors: readonly number[]; readonly next: number | null } {
      // A term is hexadecimal: nothing in it has a meaning in the query language. The rarest leads.
      const [first, ...others] = words
        .map((word) => `"${vault.term(word)}"`)
        .map((term) => ({ term, count: countUpTo(term) }))
        .toSorted((one, other) => one.count - other.count);
      if (first === undefined) return { cursors: [], next: null };
      const below = intOrNull(
        database.one('SELECT min(id) AS id FROM inbox_parts WHERE inbox = (SELECT inbox FROM inbox_parts WHERE inbox >= ? ORDER BY inbox LIMIT 1)', before) ??
          {},
        'id',
      );
      const rows = database.all(
        'SELECT p.inbox FROM inbox_words w CROSS JOIN inbox_parts p ON p.id = w.rowid WHERE w.inbox_words MATCH ? AND w.rowid < ? ORDER BY w.rowid DESC LIMIT ?',
        first.term,
        below ?? Number.MAX_SAFE_INTEGER,
        MAX_ROWS,
      );
      const cursors: number[] = [];
      let last: number | null = null;
      for (const row of rows) {
        const cursor = int(row, 'inbox');
        // The parts of one notice were stored together, so their ids follow each other.
        if (cursor === last) continue;
        last = cursor;
        if (!others.every(({ term }) => standsIn(term, cursor))) continue;
        cursors.push(cursor);
        if (cursors.length === limit) return { cursors, next: cursor };
      }
      return { cursors, next: rows.length < MAX_ROWS ? null : last };
    },
  };

  function readDisclosures(grant: Grant): { category: Category; disclosure: string }[] {
    const granted = grantedCategories(grant);
    const { cursor, digest } = grant.entry;
    return rowsOf(cursor).flatMap((row) => {
      const category = text(row, 'category') as Category;
      if (!granted.has(category)) return [];
      return (open({ digest, category }, row) as string[]).map((disclosure) => ({ category, disclosure }));
    });
  }
}

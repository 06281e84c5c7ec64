import { randomBytes } from 'node:crypto';
import type { Category } from '@huecry/notice';
import { decrypt, encrypt, type Keystore, type StorageKey } from '@huecry/seal/keystore';
import { GatewayError } from '../errors.ts';
import { blob, type Database, int, type Row, text, textOrNull } from './database.ts';

/** One part of a received notice as it stands on disk. */
export interface ClosedPart {
  readonly sealed: Uint8Array;
  /** The part's own data key, wrapped: without it `sealed` is noise for ever. */
  readonly wrapped: Uint8Array;
  /** The storage key that wraps it. */
  readonly storageKid: string;
}

/** Which part it is: what is moved to another place in the file does not open there. `facts`: what our law judges the notice by. */
export interface PartPlace {
  readonly digest: string;
  readonly category: Category | 'facts';
}

/** Which part of a notice of ours: by the outbox's row. */
export interface OwnPlace {
  readonly outbox: number;
  readonly part: string;
}

/** Closes and opens what the gateway stores of notices, received and its own. Its keys never leave the keystore. */
export interface Vault {
  /** Under a fresh data key for this part alone. */
  close(place: PartPlace | OwnPlace, plaintext: Uint8Array): ClosedPart;
  /** @throws SealError cannot-open where it was altered or moved */
  open(place: PartPlace | OwnPlace, part: ClosedPart): Uint8Array;
  /** Closes the key of a file of ours; `id` is the file's, and must be the same when it is opened. */
  wrapKey(id: string, key: Uint8Array): { readonly wrapped: Uint8Array; readonly storageKid: string };
  /** @throws SealError cannot-open */
  unwrapKey(id: string, wrapped: Uint8Array, storageKid: string): Uint8Array;
  /** Makes a new storage key, which closes whatever is closed from now on. Not inside a transaction. */
  rotate(nowMs: number): void;
  /** When the storage key in use was made; milliseconds since the epoch. */
  rotatedMs(): number;
  /** Storage keys that are to be destroyed once nothing is wrapped by them. */
  retired(): readonly string[];
  /** Wraps by the key in use up to `limit` data keys that older ones wrap; gives how many. Inside a transaction of the caller. */
  rewrap(limit: number): number;
  /** Destroys the retired keys. What is left of what they wrapped, in copies of the file too, is lost for ever. */
  destroyRetired(): void;
  /** A word as the index holds it: a keyed digest, which tells nothing to who lacks the key. */
  term(word: string): string;
}

const TERM_BYTES = 8;
const DATA_KEY_BYTES = 32;
const bytes = (text_: string): Uint8Array => Buffer.from(text_, 'utf8');
const fileContext = (id: string): Uint8Array => bytes(`huecry-file/1\0${id}`);
const contextOf = (place: PartPlace | OwnPlace): Uint8Array =>
  bytes('outbox' in place ? `huecry-own/1\0${place.outbox}\0${place.part}` : `huecry-part/1\0${place.digest}\0${place.category}`);

/**
 * The vault of this gateway. Its two keys are made at the first start; later they must be those with which the file was written: with others
 * nothing of it could be read or found, so a lost keystore stops the gateway instead.
 * @throws GatewayError bad-config
 */
export function openVault(keystore: Keystore, database: Database): Vault {
  const kids = database.transaction(() => ({
    storage: rememberedKid(keystore, database, 'storage'),
    search: rememberedKid(keystore, database, 'search'),
  }));
  const search = keyOf(keystore, kids.search);
  const remember = (key: string, value: string): void => {
    database.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', key, value);
  };
  // Only keys that this file has used: another file may have been written with others of the same keystore.
  const retired = (): string[] => {
    const row = database.one(`SELECT value FROM meta WHERE key = 'storage_retired'`);
    return row === undefined ? [] : text(row, 'value').split(' ').filter(Boolean);
  };
  const rewrapped = (row: Row, context: Uint8Array): Uint8Array => {
    const key = storage(text(row, 'storage')).unwrap(blob(row, 'wrapped'), context);
    try {
      return storage(kids.storage).wrap(key, context);
    } finally {
      key.fill(0);
    }
  };
  const keys = new Map<string, StorageKey>();
  const storage = (kid: string): StorageKey => {
    const key = keys.get(kid) ?? keyOf(keystore, kid);
    keys.set(kid, key);
    return key;
  };
  for (const row of database.all('SELECT storage FROM inbox_keys UNION SELECT storage FROM files_out UNION SELECT storage FROM outbox_content'))
    storage(text(row, 'storage'));

  return {
    close(place, plaintext) {
      const context = contextOf(place);
      const key = randomBytes(DATA_KEY_BYTES);
      const part = { sealed: encrypt(key, plaintext, context), wrapped: storage(kids.storage).wrap(key, context), storageKid: kids.storage };
      key.fill(0);
      return part;
    },
    open(place, { sealed, wrapped, storageKid }) {
      const context = contextOf(place);
      const key = storage(storageKid).unwrap(wrapped, context);
      try {
        return decrypt(key, sealed, context);
      } finally {
        key.fill(0);
      }
    },
    wrapKey: (id, key) => ({ wrapped: storage(kids.storage).wrap(key, fileContext(id)), storageKid: kids.storage }),
    unwrapKey: (id, wrapped, storageKid) => storage(storageKid).unwrap(wrapped, fileContext(id)),
    rotate(nowMs) {
      // A crash before the rows are written leaves a key that wraps nothing.
      const { kid } = keystore.generateStorage('storage');
      database.transaction(() => {
        remember('storage_retired', [...retired(), kids.storage].join(' '));
        remember('storage_kid', kid);
        remember('storage_rotated_ms', String(nowMs));
      });
      kids.storage = kid;
    },
    rotatedMs: () => Number(textOrNull(database.one(`SELECT value FROM meta WHERE key = 'storage_rotated_ms'`) ?? {}, 'value') ?? 0),
    retired,
    rewrap(limit) {
      const parts = database.all(
        `SELECT k.part, k.storage, k.wrapped, p.category, i.digest FROM inbox_keys k JOIN inbox_parts p ON p.id = k.part JOIN inbox i ON i.cursor = p.inbox
         WHERE k.storage <> ? LIMIT ?`,
        kids.storage,
        limit,
      );
      for (const row of parts) {
        const place = { digest: text(row, 'digest'), category: text(row, 'category') as PartPlace['category'] };
        database.run('UPDATE inbox_keys SET storage = ?, wrapped = ? WHERE part = ?', kids.storage, rewrapped(row, contextOf(place)), int(row, 'part'));
      }
      const files = database.all('SELECT id, storage, wrapped FROM files_out WHERE storage <> ? LIMIT ?', kids.storage, limit);
      for (const row of files) {
        const id = text(row, 'id');
        database.run('UPDATE files_out SET storage = ?, wrapped = ? WHERE id = ?', kids.storage, rewrapped(row, fileContext(id)), id);
      }
      const own = database.all('SELECT outbox, part, storage, wrapped FROM outbox_content WHERE storage <> ? LIMIT ?', kids.storage, limit);
      for (const row of own) {
        const place = { outbox: int(row, 'outbox'), part: text(row, 'part') };
        database.run(
          'UPDATE outbox_content SET storage = ?, wrapped = ? WHERE outbox = ? AND part = ?',
          kids.storage,
          rewrapped(row, contextOf(place)),
          place.outbox,
          place.part,
        );
      }
      return parts.length + files.length + own.length;
    },
    destroyRetired() {
      for (const kid of retired()) {
        keys.delete(kid);
        keystore.destroyStorage(kid);
      }
      database.transaction(() => remember('storage_retired', ''));
    },
    term: (word) => Buffer.from(search.digest('search', bytes(word)).subarray(0, TERM_BYTES)).toString('hex'),
  };
}

function rememberedKid(keystore: Keystore, database: Database, name: 'storage' | 'search'): string {
  const known = database.one('SELECT value FROM meta WHERE key = ?', `${name}_kid`);
  if (known !== undefined) return text(known, 'value');
  // A key that was made for a file that is gone serves for this one too.
  const kid = keystore.storageKeys().find((key) => key.name === name)?.kid ?? keystore.generateStorage(name).kid;
  database.run('INSERT INTO meta (key, value) VALUES (?, ?)', `${name}_kid`, kid);
  return kid;
}

function keyOf(keystore: Keystore, kid: string): StorageKey {
  const key = keystore.storageKey(kid);
  if (key !== undefined) return key;
  throw new GatewayError('bad-config', `the keystore lacks the key ${kid} with which gateway.db was written: restore the keystore from its backup`);
}

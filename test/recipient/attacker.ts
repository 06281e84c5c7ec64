import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Delivery, Submission } from '@huecry/proto';
import { parseNoticeJws } from '@huecry/seal';
import { decrypt, type Keystore, openKeystore } from '@huecry/seal/keystore';
import { decryptAttachment } from '@huecry/seal/open';
import { openBox } from '../../packages/seal/src/box.ts';
import { decryptOnce, slotAad, unpackSlot } from '../../packages/seal/src/slot.ts';

/** What somebody finds who has every file of an exchange and its members, the private keys included, and knows all formats. */
export interface Loot {
  /** What was read, and where: `own`, `received`, `sealed`, `file`. */
  readonly texts: readonly { readonly where: string; readonly text: string }[];
  /** Keys and salts that were found on the way. */
  readonly secrets: readonly { readonly what: string; readonly bytes: Buffer }[];
  /** Sealed messages that were looked at, and those of them that opened. */
  readonly messages: { readonly seen: number; readonly opened: number };
}

export interface Found {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Every file below a folder. */
export const filesBelow = (folder: string): Found[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, bytes: readFileSync(path) }));

const RECORD_HEAD = 22;
const HAS_HEADER = 0x80000000;
const CHECKSUM_BYTES = 8;

/** The messages in JetStream's block files, those too that were removed and are not overwritten yet. */
export function messagesOf(files: readonly Found[]): Buffer[] {
  return files
    .filter(({ path }) => path.endsWith('.blk'))
    .flatMap(({ bytes }) => {
      const messages: Buffer[] = [];
      for (let at = 0; at + RECORD_HEAD <= bytes.length; ) {
        const word = bytes.readUInt32LE(at);
        const length = (word & ~HAS_HEADER) >>> 0;
        if (length < RECORD_HEAD + CHECKSUM_BYTES || at + length > bytes.length) break;
        let from = at + RECORD_HEAD + bytes.readUInt16LE(at + RECORD_HEAD - 2);
        if ((word & HAS_HEADER) !== 0) from += 4 + bytes.readUInt32LE(from);
        messages.push(bytes.subarray(from, at + length - CHECKSUM_BYTES));
        at += length;
      }
      return messages;
    });
}

const attempt = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

/** Opens whatever opens: content in every `gateway.db`, every sealed message, every file whose key turned up; with all keys of all keystores. */
export function plunder(files: readonly Found[], keystores: readonly string[], messages: readonly Buffer[] = messagesOf(files)): Loot {
  const texts: { where: string; text: string }[] = [];
  const secrets: { what: string; bytes: Buffer }[] = [];
  const stores = keystores.map(openKeystore);
  const disclosed = (where: string, disclosure: Buffer): void => {
    const text = disclosure.toString('utf8');
    texts.push({ where, text });
    const parsed = attempt(() => JSON.parse(text) as unknown[]);
    if (typeof parsed?.[0] === 'string') secrets.push({ what: 'salt', bytes: Buffer.from(parsed[0], 'base64url') });
  };

  for (const { path } of files.filter((file) => file.path.endsWith('gateway.db'))) {
    const database = new DatabaseSync(path, { readOnly: true });
    for (const row of closedIn(database)) {
      const opened = openClosed(stores, row);
      if (opened === null) continue;
      secrets.push({ what: 'data key', bytes: opened.key }, { what: 'wrapped key', bytes: Buffer.from(row.wrapped) });
      const list = attempt(() => JSON.parse(opened.plaintext) as unknown);
      if (Array.isArray(list)) for (const one of list) disclosed(row.where, Buffer.from(String(one), 'base64url'));
      else texts.push({ where: row.where, text: opened.plaintext });
    }
    database.close();
  }

  let opened = 0;
  for (const message of messages) {
    const plain = stores.flatMap((store) => openMessage(store, message));
    if (plain.length > 0) opened += 1;
    for (const { key, disclosures } of plain) {
      secrets.push({ what: 'slot key', bytes: key });
      for (const disclosure of disclosures) disclosed('sealed', disclosure);
    }
  }

  for (const { id, key, sha256, sizeBytes, iss } of attachmentsIn(texts, messages)) {
    secrets.push({ what: 'file key', bytes: Buffer.from(key, 'base64url') });
    for (const { bytes } of files.filter((file) => file.path.includes('attachments') && file.path.endsWith(id))) {
      const plain = attempt(() => Buffer.concat([...decryptAttachment({ mode: 'live', iss }, { id, key }, { sha256, sizeBytes }, [bytes])]));
      if (plain !== null) texts.push({ where: 'file', text: plain.toString('latin1') });
    }
  }
  return { texts, secrets, messages: { seen: sealedMessages(messages), opened } };
}

interface Closed {
  readonly where: 'own' | 'received';
  readonly context: Buffer;
  readonly sealed: Uint8Array;
  readonly wrapped: Uint8Array;
  readonly storage: string;
}

/** The content that stands in a gateway's file, as docs and code say that it is closed. */
export function closedIn(database: DatabaseSync): Closed[] {
  const own = database.prepare('SELECT outbox, part, sealed, wrapped, storage FROM outbox_content').all();
  const received = database
    .prepare(
      'SELECT i.digest, p.category, p.sealed, k.wrapped, k.storage FROM inbox_parts p JOIN inbox_keys k ON k.part = p.id JOIN inbox i ON i.cursor = p.inbox',
    )
    .all();
  const closed = (where: Closed['where'], context: string, row: Record<string, unknown>): Closed => ({
    where,
    context: Buffer.from(context),
    sealed: row['sealed'] as Uint8Array,
    wrapped: row['wrapped'] as Uint8Array,
    storage: String(row['storage']),
  });
  return [
    ...own.map((row) => closed('own', `huecry-own/1\0${String(row['outbox'])}\0${String(row['part'])}`, row)),
    ...received.map((row) => closed('received', `huecry-part/1\0${String(row['digest'])}\0${String(row['category'])}`, row)),
  ];
}

/** Tried with every storage key of every keystore, whatever the row says. */
export function openClosed(stores: readonly Keystore[], { context, sealed, wrapped }: Closed): { readonly key: Buffer; readonly plaintext: string } | null {
  for (const store of stores) {
    for (const { kid } of store.storageKeys()) {
      const key = attempt(() => store.storageKey(kid)?.unwrap(wrapped, context));
      if (key === null || key === undefined) continue;
      return { key: Buffer.from(key), plaintext: Buffer.from(decrypt(key, sealed, context)).toString('utf8') };
    }
  }
  return null;
}

/** How many of them are submissions and deliveries. */
export const sealedMessages = (messages: readonly Buffer[]): number => messages.filter((message) => sealedOf(message) !== null).length;

/** A submission or a delivery; null for what is neither. */
function sealedOf(message: Buffer): { readonly notice: ReturnType<typeof parseNoticeJws>; readonly boxes: Boxes; readonly slots: Slots } | null {
  const bytes = new Uint8Array(message);
  return (
    attempt(() => {
      const { jws, boxes, slots } = Submission.decode(bytes);
      return boxes.length === 0 ? null : { notice: parseNoticeJws(jws), boxes, slots };
    }) ??
    attempt(() => {
      const { jws, box, slots } = Delivery.decode(bytes);
      return box === null || slots.length === 0 ? null : { notice: parseNoticeJws(jws), boxes: [box], slots };
    })
  );
}
type Boxes = ReturnType<typeof Submission.decode>['boxes'];
type Slots = ReturnType<typeof Submission.decode>['slots'];

function openMessage(store: Keystore, message: Buffer): { readonly key: Buffer; readonly disclosures: Buffer[] }[] {
  const sealed = sealedOf(message);
  if (sealed === null) return [];
  const { mode, claims } = sealed.notice;
  const context = { mode, iss: claims.iss, jti: claims.jti, rev: claims.rev };
  const boxKeys = store.list().flatMap(({ kid, use }) => (use === 'box' ? [store.decapsulator(kid)].filter((key) => key !== undefined) : []));
  return boxKeys.flatMap((boxKey) =>
    sealed.boxes.flatMap(({ enc, keys }) => {
      const unwrap = attempt(() => openBox(context, boxKey, enc));
      if (unwrap === null) return [];
      return keys.flatMap(({ category, key: wrapped }) => {
        const key = attempt(() => unwrap(category, wrapped));
        if (key === null) return [];
        // Whose slot it is tells the slot itself: it opens with its own key only.
        return sealed.slots.flatMap(({ ciphertext }) => {
          const packed = attempt(() => decryptOnce('a slot', key, ciphertext, slotAad(context, category)));
          return packed === null ? [] : [{ key: Buffer.from(key), disclosures: unpackSlot(packed).map((one) => Buffer.from(one)) }];
        });
      });
    }),
  );
}

interface FoundFile {
  readonly id: string;
  readonly key: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly iss: string;
}

function attachmentsIn(texts: Loot['texts'], messages: readonly Buffer[]): FoundFile[] {
  const origins = [...new Set(messages.flatMap((message) => sealedOf(message)?.notice.claims.iss ?? []))];
  const values = texts.flatMap(({ text }) => {
    const value = attempt(() => JSON.parse(text) as unknown[])?.[2] as
      | { attachment?: { id: string; key: string }; sha256: string; sizeBytes: number }
      | undefined;
    return value?.attachment === undefined ? [] : [{ ...value.attachment, sha256: value.sha256, sizeBytes: value.sizeBytes }];
  });
  const distinct = [...new Map(values.map((value) => [value.id, value])).values()];
  return distinct.flatMap((value) => origins.map((iss) => ({ ...value, iss })));
}

/** How a value may have been written down. */
export function spellings(value: Buffer): { readonly how: string; readonly bytes: Buffer }[] {
  const text = value.toString('utf8');
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replaceAll(/[^\u0020-\u007e]/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // Within a longer base64 text it stands at one of three places: what is the same at each is searched for.
  const inBase64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), value])
      .toString('base64')
      .replaceAll('=', '');
    return encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + value.length) * 8) / 6));
  });
  const all = [
    ['bytes', value],
    ['json', Buffer.from(json)],
    ['json, ascii', Buffer.from(ascii)],
    ['hex', Buffer.from(value.toString('hex'))],
    ['HEX', Buffer.from(value.toString('hex').toUpperCase())],
    ...inBase64.flatMap((text_) => [
      ['base64', Buffer.from(text_)] as const,
      ['base64url', Buffer.from(text_.replaceAll('+', '-').replaceAll('/', '_'))] as const,
    ]),
  ] as const;
  return [...new Map(all.map(([how, bytes]) => [bytes.toString('latin1'), { how, bytes }])).values()];
}

/** Where any of the values stands, in any spelling. */
export function placesOf(files: readonly Found[], values: readonly Buffer[]): string[] {
  const wanted = values.flatMap(spellings);
  return files.flatMap(({ path, bytes }) => wanted.flatMap((one) => (bytes.includes(one.bytes) ? [`${path}: ${one.how}`] : [])));
}

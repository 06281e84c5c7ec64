import { type AttachmentStore, attachmentStore } from './attachments.ts';
import { type Database, openDatabase } from './database.ts';
import { type MarkStore, markStore } from './marks.ts';
import { type NoticeStore, noticeStore } from './notices.ts';
import { type OpeningStore, openingStore } from './openings.ts';
import { type RecallStore, recallStore } from './recalls.ts';
import { type ReceiptStore, receiptStore } from './receipts.ts';
import { type RegistryEntryStore, registryEntryStore } from './registry-entries.ts';
import { type RulingStore, rulingStore } from './rulings.ts';

export type { NoticeRow, NoticeStore, RecipientRow } from './notices.ts';
export type { RulingRow } from './rulings.ts';
export type { RecallRow } from './recalls.ts';
export type { BatchRow, LoggedReceipt, ReceiptLine, ReceiptRow } from './receipts.ts';

/** Everything the exchange remembers: one SQLite file. */
export interface Store {
  readonly notices: NoticeStore;
  readonly receipts: ReceiptStore;
  readonly rulings: RulingStore;
  readonly recalls: RecallStore;
  readonly openings: OpeningStore;
  readonly marks: MarkStore;
  readonly registryEntries: RegistryEntryStore;
  readonly attachments: AttachmentStore;
  /** Does `work` in a transaction and resolves when it is on disk. */
  commit: Database['commit'];
  close(): Promise<void>;
}

/** @throws ExchangeError bad-config where the file belongs to another version or network */
export function openStore(path: string, network: string): Store {
  const database = openDatabase(path, network);
  return {
    notices: noticeStore(database),
    receipts: receiptStore(database),
    rulings: rulingStore(database),
    recalls: recallStore(database),
    openings: openingStore(database),
    marks: markStore(database),
    registryEntries: registryEntryStore(database),
    attachments: attachmentStore(database),
    commit: database.commit,
    close: database.close,
  };
}

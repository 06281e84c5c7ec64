import type { GatewayBus } from '@huecry/bus';
import type { Address } from '@huecry/notice';
import type { Engine } from '@huecry/policy';
import type { Mode, Signer } from '@huecry/seal';
import type { Keystore } from '@huecry/seal/keystore';
import type { Logger } from 'pino';
import type { AttachmentFolder } from './attachments/folder.ts';
import type { Timing } from './config.ts';
import type { Metrics } from './metrics.ts';
import type { ProvenTime } from './proven-time.ts';
import type { Registry } from './registry.ts';
import type { Standstill } from './standstill.ts';
import type { Database } from './store/database.ts';
import type { FilesStore } from './store/files-store.ts';
import type { InboxStore } from './store/inbox-store.ts';
import type { OutboxLate } from './store/outbox-late.ts';
import type { OpeningsStore } from './store/openings-store.ts';
import type { OutboxContent } from './store/outbox-content.ts';
import type { OutboxStore } from './store/outbox-store.ts';
import type { OutboxWords } from './store/outbox-words.ts';
import type { ProofsStore } from './store/proofs-store.ts';
import type { ReceiptProofsStore } from './store/receipt-proofs-store.ts';
import type { RecallsStore } from './store/recalls-store.ts';
import type { ReviewStore } from './store/review-store.ts';
import type { PartsStore } from './store/parts-store.ts';
import type { TombstonesStore } from './store/tombstones-store.ts';
import type { LedgerTrust } from './trust/trust.ts';
import type { Vault } from './store/vault.ts';

/** What every duty of the gateway works with. Time, keys, files and network come in here and nowhere else. */
export interface GatewayContext {
  readonly address: Address;
  readonly mode: Mode;
  readonly timing: Timing;
  readonly database: Database;
  readonly outbox: OutboxStore;
  /** What our own notices say, until they end. */
  readonly content: OutboxContent;
  readonly outboxWords: OutboxWords;
  /** Recipients who wait for their law, and the revisions that serve them. */
  readonly late: OutboxLate;
  /** Holds and releases, of notices that we sent and of those that we review. */
  readonly reviews: ReviewStore;
  /** Withdrawals of notices of our member. */
  readonly recalls: RecallsStore;
  /** Notices that their origins have recalled from us. */
  readonly tombstones: TombstonesStore;
  readonly inbox: InboxStore;
  /** What opens the ledger's entries that concern us. */
  readonly openings: OpeningsStore;
  /** Proofs that what was delivered stands in the ledger. */
  readonly proofs: ProofsStore;
  /** Where our own receipts stand in the ledger, and the proof of it. */
  readonly receiptProofs: ReceiptProofsStore;
  readonly vault: Vault;
  /** The content of what was received, closed. */
  readonly parts: PartsStore;
  /** Files that notices bring with them: which there are, and where they stand. */
  readonly files: FilesStore;
  readonly folder: AttachmentFolder;
  readonly registry: Registry;
  readonly engine: Engine;
  readonly keystore: Keystore;
  readonly bus: GatewayBus;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Which checkpoints of the ledger are believed, and whether it is trusted at all. */
  readonly trust: LedgerTrust;
  /** Nothing is published that was not confirmed after a dry-run. */
  readonly requireConfirmation: boolean;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds by a clock that nobody sets; only differences count. */
  elapsedMs(): number;
  /** What time it is for certain: by it, and not by our clock alone, things are erased and end. */
  readonly time: ProvenTime;
  /** What must hold before anything is decided, and what waits because it does not. */
  readonly standstill: Standstill;
  /** The signing key of ours that the registry knows as valid now; null where there is none. */
  signer(): Signer | null;
  /** Something that a human must look at: logged as an error, counted, and said in the health. */
  alarm(code: string, details: Readonly<Record<string, string | number | null>>): void;
  /** What an alarm was about is over. */
  clear(code: string): void;
}

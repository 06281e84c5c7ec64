/** What a gateway is started with, and what its starter then holds. */
import type { GatewayBus } from '@huecry/bus';
import type { Address } from '@huecry/notice';
import type { Engine } from '@huecry/policy';
import type { Genesis } from '@huecry/registry';
import type { Keystore } from '@huecry/seal/keystore';
import type { Logger } from 'pino';
import type { AttachmentFolder } from './attachments/folder.ts';
import type { Timing } from './config.ts';
import type { App } from './http/app.ts';
import type { Token } from './http/auth.ts';
import type { Database } from './store/database.ts';
import type { ForkFolder } from './trust/forks.ts';
import type { WitnessConfig } from './witness.ts';

export interface GatewayOptions {
  readonly address: Address;
  readonly genesis: Genesis;
  readonly timing: Timing;
  readonly database: Database;
  /** Where files stand that notices bring with them. */
  readonly folder: AttachmentFolder;
  /** Where proofs against the ledger stand. */
  readonly forks: ForkFolder;
  readonly keystore: Keystore;
  /** The member's witness, to be run beside this gateway. */
  readonly witness?: { readonly config: WitnessConfig; readonly genesis: string } | undefined;
  readonly importKey: Uint8Array;
  readonly tokens: readonly Token[];
  readonly callsPerMinute: number;
  /** Nothing is published whose dry-run was not confirmed. */
  readonly requireConfirmation?: boolean;
  /** An operator looked at the clock: it is right, and times proved before do not count. */
  readonly trustClock?: boolean;
  /** An operator looked at the proofs of two histories: the ledger is read from its beginning as it shows itself now. */
  readonly trustLedgerAnew?: boolean;
  /** Decides by the rules; one of its own unless given. */
  readonly engine?: Engine;
  readonly log: Logger;
  now(): number;
  /** Milliseconds by a clock that nobody sets; only differences count. */
  elapsedMs(): number;
  /** The bus; `onConnected` is called once it can be used. */
  connect(onConnected: () => void): GatewayBus;
}

export interface Gateway {
  /** The HTTP server, not listening yet. */
  readonly app: App;
  /** Takes no more work, ends what is under way, closes bus and database. */
  stop(): Promise<void>;
}

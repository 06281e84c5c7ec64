import type { PolicyWitness, TlogPolicy } from '@huecry/ledger';
import type { Logger } from 'pino';
import type { Timing } from './config.ts';
import type { PostToWitness } from './cosigning.ts';
import type { ReadWitnessHead } from './rollback-guard.ts';
import type { LedgerStore } from './store.ts';

export interface LedgerOptions {
  readonly dataDir: string;
  /** The pinned genesis file, byte for byte. */
  readonly genesis: Uint8Array;
  /** The private lines of the log's keys, one a line: Ed25519, and ML-DSA-44 where the genesis file names it. */
  readonly skey: string;
  readonly timing: Timing;
  readonly log: Logger;
  readonly now: () => number;
  /** Entries of the database that are not the signed ones are first taken from the tree. */
  readonly mendDatabase?: boolean;
  /** The members' witnesses; left out, nobody is asked. */
  readonly witnesses?: WitnessOptions;
}

export interface WitnessOptions {
  /** The policy in force, from what is committed. Called often: cheap where nothing has changed. */
  readonly policy: (store: LedgerStore) => TlogPolicy | undefined;
  /** Witnesses of earlier policies that the one in force does not name. */
  readonly former?: (store: LedgerStore) => readonly PolicyWitness[];
  readonly post: PostToWitness;
  /** Left out, a log that was put back is noticed only by the quorum that it does not get. */
  readonly readHead?: ReadWitnessHead;
}

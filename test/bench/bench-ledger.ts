/** A ledger as its process opens it, but for the broker: for benches that measure it from inside. */
import { createHash } from 'node:crypto';
import { AppendRequest, AppendResponse, Entry, NO_BODY, ProofRequest, ProofResponse } from '@huecry/proto';
import { pino } from 'pino';
import { Ledger } from '../../services/ledger/src/ledger.ts';
import { policyFromRegistry } from '../../services/ledger/src/witness-policy.ts';

/** As the service has it unless told otherwise. */
const TIMING = { groupMs: 0, checkpointMs: 50, retryMs: 500, haltAfterMs: 600_000, freshMs: 60_000 };

/** A log in a folder, and what a process needs to open it. */
export interface LargeLog {
  readonly dataDir: string;
  readonly skey: string;
  readonly vkeys: readonly string[];
  /** base64 */
  readonly genesis: string;
  readonly genesisDigest: string;
  readonly size: number;
}

export const digestOf = (text: string): Uint8Array => createHash('sha256').update(text).digest();

/** A batch of one receipt: the smallest entry that means something. */
export const receiptEntry = (digest: Uint8Array, timeMs: number): Uint8Array => Entry.encode({ timeMs, ...NO_BODY, receipts: { digests: [digest] } });

export function openBenchLedger(log: Pick<LargeLog, 'dataDir' | 'skey' | 'genesis'>): Promise<Ledger> {
  const genesis = new Uint8Array(Buffer.from(log.genesis, 'base64'));
  return Ledger.open({
    dataDir: log.dataDir,
    genesis,
    skey: log.skey,
    timing: TIMING,
    log: pino({ level: 'silent' }),
    now: Date.now,
    witnesses: { ...policyFromRegistry(genesis), post: () => Promise.reject(new Error('there is no witness here')) },
  });
}

/** Appends one small entry that is new; gives its position. */
export async function appendOne(ledger: Ledger, name: string): Promise<number> {
  const digest = digestOf(name);
  const request = { registryPosition: 2, items: [{ key: digest, entry: receiptEntry(digest, Date.now()), essential: false }] };
  const { error, positions } = AppendResponse.decode(await ledger.append(AppendRequest.encode(request)));
  const [position] = positions;
  if (error !== '' || position === undefined) throw new Error(`the ledger did not take an entry: ${error}`);
  return position;
}

/** The proofs of these positions, once a checkpoint covers them. */
export async function proofsOf(ledger: Ledger, positions: readonly number[]): Promise<readonly string[]> {
  const { error, proofs } = ProofResponse.decode(await ledger.proof(ProofRequest.encode({ positions, size: 0, withEntries: false })));
  if (error !== '') throw new Error(`the ledger gave no proofs: ${error}`);
  return proofs;
}

/** Calls `ask` for 0 to `count` - 1, `callers` at a time, each waiting for its answer. */
export async function each(count: number, callers: number, ask: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (next < count) await ask(next++);
    }),
  );
}

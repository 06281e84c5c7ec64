import type { ExchangeBus } from '@huecry/bus';
import {
  AppendRequest,
  AppendResponse,
  ConsistencyRequest,
  ConsistencyResponse,
  Entry,
  ProofRequest,
  ProofResponse,
  ReadRequest,
  ReadResponse,
} from '@huecry/proto';
import { sha256 } from './bytes.ts';
import { ExchangeError } from './errors.ts';
import type { Metrics } from './metrics.ts';

/** What the ledger service is asked, as bytes on the bus. */
export type LedgerPort = Pick<ExchangeBus, 'ledgerAppend' | 'ledgerProof' | 'ledgerRead' | 'ledgerConsistency'>;

export type Appended =
  | { readonly stale: false; readonly position: number }
  /** Registry entries stand in the ledger that the caller had not folded, and nothing was appended. */
  | { readonly stale: true; readonly registryPosition: number };

/** The exchange's side of the ledger. Every call may throw `unavailable`, and may then be made again. */
export interface Ledger {
  /**
   * Appends an entry under its key, once: the same key again gives the first position, whatever the entry and whatever the
   * registry position. So `stale` also says that the key was never appended.
   */
  append(key: Uint8Array, entry: Entry, registryPosition: number): Promise<Appended>;
  /** c2sp.org/tlog-proof texts, when a signed checkpoint covers every position. */
  proofs(positions: readonly number[]): Promise<readonly string[]>;
  /** The consistency path from the tree of `first` entries to that of `second`. */
  consistency(first: number, second: number): Promise<readonly Uint8Array[]>;
  readRegistry(from: number, max: number, withProofs: boolean): Promise<ReadResponse>;
}

/** Idempotency keys: what an entry is about, under a label of its own. */
export const entryKey = (label: 'notice' | 'decision' | 'refusal' | 'release' | 'receipts' | 'registry', ...about: readonly Uint8Array[]): Uint8Array =>
  sha256(label, ...about);

export function connectLedgerClient(port: LedgerPort, metrics: Pick<Metrics, 'ledgerSeconds' | 'staleRegistry'>): Ledger {
  const timed = async <T>(call: 'append' | 'proof' | 'read' | 'consistency', work: () => Promise<T>): Promise<T> => {
    const end = metrics.ledgerSeconds.startTimer({ call });
    try {
      return await work();
    } finally {
      end();
    }
  };
  return {
    append: (key, entry, registryPosition) =>
      timed('append', async () => {
        const request = AppendRequest.encode({ registryPosition, items: [{ key, entry: Entry.encode(entry) }] });
        const response = AppendResponse.decode(await port.ledgerAppend(request));
        if (response.error === 'stale-registry') {
          metrics.staleRegistry.inc();
          return { stale: true, registryPosition: response.registryPosition };
        }
        assertAnswered(response.error, 'append');
        const [position] = response.positions;
        if (position === undefined) throw new ExchangeError('ledger-refused', 'the ledger answered an append without a position');
        return { stale: false, position };
      }),
    proofs: (positions) =>
      timed('proof', async () => {
        const response = ProofResponse.decode(await port.ledgerProof(ProofRequest.encode({ positions })));
        assertAnswered(response.error, 'proof');
        if (response.proofs.length !== positions.length) throw new ExchangeError('ledger-refused', 'the ledger answered with another number of proofs');
        return response.proofs;
      }),
    consistency: (first, second) =>
      timed('consistency', async () => {
        const response = ConsistencyResponse.decode(await port.ledgerConsistency(ConsistencyRequest.encode({ first, second })));
        assertAnswered(response.error, 'consistency');
        return response.path;
      }),
    readRegistry: (from, max, withProofs) =>
      timed('read', async () => {
        const response = ReadResponse.decode(await port.ledgerRead(ReadRequest.encode({ from, max, registryOnly: true, withProofs })));
        assertAnswered(response.error, 'read');
        return response;
      }),
  };
}

function assertAnswered(error: string, call: string): void {
  if (error === '') return;
  if (error === 'unavailable') throw new ExchangeError('unavailable', `ledger ${call}: unavailable`);
  throw new ExchangeError('ledger-refused', `ledger ${call}: ${error}`);
}

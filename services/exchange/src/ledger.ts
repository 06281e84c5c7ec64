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
  | {
      readonly stale: false;
      readonly position: number;
      /** The entry there is marked: it was appended while ordinary intake was halted for want of witnesses. */
      readonly unwitnessed: boolean;
    }
  /** Registry entries stand in the ledger that the caller had not folded, and nothing was appended. */
  | { readonly stale: true; readonly registryPosition: number };

/** The exchange's side of the ledger. Every call may throw `unavailable`, and may then be made again. */
export interface Ledger {
  /**
   * Appends an entry under its key, once: the same key again gives the first position, whatever the entry and whatever the
   * registry position. So `stale` also says that the key was never appended. While ordinary intake is halted an entry that is
   * `essential` is made again with the mark, and goes in.
   * @throws ExchangeError unwitnessed where ordinary intake is halted and the entry is not essential
   */
  append(key: Uint8Array, entry: Entry, registryPosition: number, essential?: boolean): Promise<Appended>;
  /** Asks for nothing but how the ledger stands: `onAnswer` hears it. */
  ask(): Promise<void>;
  /** c2sp.org/tlog-proof texts, when a signed checkpoint covers every position. */
  proofs(positions: readonly number[]): Promise<readonly string[]>;
  /** The ledger's answer as it is: in the tree of a size that the asker knows (0: the newest), with the entries where asked for. */
  prove(request: ProofRequest): Promise<ProofResponse>;
  /** The consistency path from the tree of `first` entries to that of `second`. */
  consistency(first: number, second: number): Promise<readonly Uint8Array[]>;
  readRegistry(from: number, max: number, withProofs: boolean): Promise<ReadResponse>;
}

/** Idempotency keys: what an entry is about, under a label of its own. */
export const entryKey = (
  label: 'notice' | 'decision' | 'refusal' | 'release' | 'recall' | 'receipts' | 'registry',
  ...about: readonly Uint8Array[]
): Uint8Array => sha256(label, ...about);

const MARK_TRIES = 4;

/** @param onAnswer hears from each answer to an append since when only essential entries are taken; 0 while all are */
export function connectLedgerClient(
  port: LedgerPort,
  metrics: Pick<Metrics, 'ledgerSeconds' | 'staleRegistry'>,
  onAnswer: (haltedSinceMs: number) => void = () => undefined,
): Ledger {
  const timed = async <T>(call: 'append' | 'proof' | 'read' | 'consistency', work: () => Promise<T>): Promise<T> => {
    const end = metrics.ledgerSeconds.startTimer({ call });
    try {
      return await work();
    } finally {
      end();
    }
  };
  /** Intake may be halted or opened between two tries: the mark follows what the ledger says, a few times. */
  const appendMarked = async (key: Uint8Array, entry: Entry, registryPosition: number, essential: boolean): Promise<AppendResponse> => {
    for (let unwitnessed = false, tries = 1; ; tries += 1) {
      const request = AppendRequest.encode({ registryPosition, items: [{ key, entry: Entry.encode({ ...entry, unwitnessed }), essential }] });
      const response = AppendResponse.decode(await port.ledgerAppend(request));
      onAnswer(response.haltedSinceMs);
      const contradicts = essential && response.error === (unwitnessed ? 'witnessed' : 'unwitnessed');
      if (!contradicts || tries === MARK_TRIES) return response;
      unwitnessed = !unwitnessed;
    }
  };
  const prove = (request: ProofRequest): Promise<ProofResponse> =>
    timed('proof', async () => {
      const response = ProofResponse.decode(await port.ledgerProof(ProofRequest.encode(request)));
      assertAnswered(response.error, 'proof');
      const { proofs, paths, entries } = response;
      const { length } = request.positions;
      if ((request.size === 0 ? proofs : paths).length !== length || (request.withEntries && entries.length !== length))
        throw new ExchangeError('ledger-refused', 'the ledger answered with another number of proofs');
      return response;
    });
  return {
    append: (key, entry, registryPosition, essential = false) =>
      timed('append', async () => {
        const response = await appendMarked(key, entry, registryPosition, essential);
        if (response.error === 'stale-registry') {
          metrics.staleRegistry.inc();
          return { stale: true, registryPosition: response.registryPosition };
        }
        assertAnswered(response.error, 'append');
        const [position] = response.positions;
        const [unwitnessed = false] = response.unwitnessed;
        if (position === undefined) throw new ExchangeError('ledger-refused', 'the ledger answered an append without a position');
        return { stale: false, position, unwitnessed };
      }),
    async ask() {
      const response = AppendResponse.decode(await port.ledgerAppend(AppendRequest.encode({ registryPosition: 0, items: [] })));
      onAnswer(response.haltedSinceMs);
    },
    proofs: async (positions) => (await prove({ positions, size: 0, withEntries: false })).proofs,
    prove,
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
  if (error === 'unwitnessed' || error === 'witnessed')
    throw new ExchangeError('unwitnessed', 'no quorum of the members’ witnesses has seen the ledger for too long: ordinary submissions wait until one has');
  if (error === 'unavailable') throw new ExchangeError('unavailable', `ledger ${call}: unavailable`);
  throw new ExchangeError('ledger-refused', `ledger ${call}: ${error}`);
}

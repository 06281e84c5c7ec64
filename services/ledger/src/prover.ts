/** Serves what was appended: inclusion proofs under the newest checkpoint, and entries to fold. */
import { formatProof, type HashReader, leafHash, proveInclusion, provePath, readRoot, verifyInclusion } from '@huecry/ledger';
import {
  ConsistencyRequest,
  ConsistencyResponse,
  Entry,
  entryHint,
  type InclusionPath,
  ProofRequest,
  ProofResponse,
  ProtoError,
  ReadRequest,
  ReadResponse,
} from '@huecry/proto';
import { LedgerServiceError } from './errors.ts';
import type { Published, Sequencer } from './sequencer.ts';
import type { LedgerStore } from './store.ts';
import { TileCache } from './tile-cache.ts';
import type { TreeFolder } from './tree-folder.ts';

/** Proofs in one answer. */
export const MAX_PROOFS = 1_024;
/** Entries in one answer, and their bytes: with proofs it still fits one message. */
const MAX_READ = 1_000;
const MAX_READ_BYTES = 2 * 1024 * 1024;

export interface ProverEvents {
  /** A tile or entry on disk does not lead to the signed root: a human must look. */
  damaged(position: number): void;
  /** Whether the database's entry there is known not to be the signed one: it is not given out. */
  isWrong(position: number): boolean;
}

export class Prover {
  readonly #store: LedgerStore;
  readonly #sequencer: Sequencer;
  readonly #tiles: TileCache;
  readonly #events: ProverEvents;

  constructor(store: LedgerStore, sequencer: Sequencer, tree: TreeFolder, events: ProverEvents) {
    this.#store = store;
    this.#sequencer = sequencer;
    this.#tiles = new TileCache(tree.reader);
    this.#events = events;
  }

  /** Answers a ProofRequest once a checkpoint covers every position in it; in a tree of an earlier size where it names one. */
  async proof(data: Uint8Array): Promise<Uint8Array> {
    try {
      const { positions, size, withEntries } = ProofRequest.decode(data);
      if (positions.length > MAX_PROOFS) return proofError('too-large');
      const end = Math.max(0, ...positions.map((position) => position + 1));
      if (end > (size === 0 ? this.#store.tip.size : size) || size > this.#store.tip.size) return proofError('unknown-position');
      const published = await this.#sequencer.whenCovers(Math.max(end, size));
      const stored = positions.map((position) => this.#entryAt(position));
      if (withEntries && stored.reduce((sum, entry) => sum + entry.length, 0) > MAX_READ_BYTES) return proofError('too-large');
      // A tree's complete subtrees are those of every later tree, and of that one the tiles are there.
      const subtrees = this.#tiles.hashes(published.size);
      const root = size === 0 || size === published.size ? published.root : await readRoot(subtrees, size);
      const tree = { size: size === 0 ? published.size : size, root };
      const paths: InclusionPath[] = [];
      for (const [i, position] of positions.entries()) paths.push({ hashes: await this.#path(position, tree, subtrees, stored[i] ?? NOTHING) });
      const proofs = paths.map(({ hashes }, i) => proofText(positions[i] ?? 0, hashes, published.note, stored[i] ?? NOTHING));
      return ProofResponse.encode({ error: '', proofs: size === 0 ? proofs : [], paths: size === 0 ? [] : paths, entries: withEntries ? stored : [] });
    } catch (error) {
      return proofError(errorCode(error));
    }
  }

  /** Answers a ReadRequest: committed entries, or with proofs those that the checkpoint covers. */
  async read(data: Uint8Array): Promise<Uint8Array> {
    try {
      const { from, max, registryOnly, withProofs } = ReadRequest.decode(data);
      const published = await this.#sequencer.whenCovers(1);
      const stored = this.#store
        .read(from, Math.min(max, MAX_READ), MAX_READ_BYTES, registryOnly)
        .filter(({ position }) => !withProofs || position < published.size);
      const wrong = stored.find(({ position }) => this.#events.isWrong(position));
      if (wrong !== undefined) throw new LedgerServiceError('damaged', `entry ${wrong.position} of the database is not the one that was signed`);
      const entries: ReadResponse['entries'][number][] = [];
      for (const { position, entry } of stored) entries.push({ position, entry, proof: withProofs ? await this.#prove(position, published, entry) : '' });
      return ReadResponse.encode({ error: '', entries, size: published.size, checkpoint: published.note });
    } catch (error) {
      return ReadResponse.encode({ error: errorCode(error), entries: [], size: 0, checkpoint: '' });
    }
  }

  /** Answers a ConsistencyRequest: how the tree of one size continues that of another. Whoever asks holds both checkpoints, and judges. */
  async consistency(data: Uint8Array): Promise<Uint8Array> {
    try {
      const { first, second } = ConsistencyRequest.decode(data);
      if (first < 1 || first > second) return consistencyError('malformed');
      if (second > (this.#sequencer.signed?.size ?? 0)) return consistencyError('unknown-position');
      return ConsistencyResponse.encode({ error: '', path: await provePath(this.#tiles.hashes(second), first, second) });
    } catch (error) {
      return consistencyError(errorCode(error));
    }
  }

  #entryAt(position: number): Uint8Array {
    const entry = this.#store.entryAt(position)?.entry;
    if (entry === undefined) throw new LedgerServiceError('damaged', `expected an entry at position ${position}, found none`);
    return entry;
  }

  /** The path is checked before it leaves: what comes from a damaged disk is not passed on. */
  async #path(position: number, { size, root }: Pick<Published, 'size' | 'root'>, hashes: HashReader, entry: Uint8Array): Promise<Uint8Array[]> {
    const proof = await proveInclusion(hashes, position, size);
    if (verifyInclusion(position, size, leafHash(entry), root, proof)) return proof;
    this.#tiles.forget();
    this.#events.damaged(position);
    throw new LedgerServiceError('damaged', `entry ${position} does not lead to the signed root`);
  }

  async #prove(position: number, published: Published, entry: Uint8Array): Promise<string> {
    return proofText(position, await this.#path(position, published, this.#tiles.hashes(published.size), entry), published.note, entry);
  }
}

const NOTHING = new Uint8Array(0);

const proofText = (index: number, proof: readonly Uint8Array[], checkpoint: string, entry: Uint8Array): string =>
  formatProof({ index, proof, checkpoint, extra: entryHint(Entry.decode(entry)) });

const proofError = (error: string): Uint8Array => ProofResponse.encode({ error, proofs: [], entries: [], paths: [] });

const consistencyError = (error: string): Uint8Array => ConsistencyResponse.encode({ error, path: [] });

/** What a caller can do nothing about is `unavailable` to it. */
const errorCode = (error: unknown): string => (error instanceof ProtoError ? 'malformed' : 'unavailable');

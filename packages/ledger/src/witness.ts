/** C2SP tlog-witness, the witness's side: cosigns what continues what it cosigned before, and nothing else. */
import { type Checkpoint, formatCheckpoint } from './checkpoint.ts';
import { LedgerError } from './errors.ts';
import type { Fork } from './fork.ts';
import { sameHash } from './hash.ts';
import { rootsOfPath, verifyConsistency } from './merkle.ts';
import { signatureLine } from './note.ts';
import { openCheckpoint } from './signed-checkpoint.ts';
import type { Cosigner, NoteVerifier } from './verifier.ts';
import { type AddCheckpoint, parseAddCheckpoint } from './witness-request.ts';

/** The newest checkpoint that was cosigned for a log. */
export interface WitnessedHead {
  readonly size: number;
  readonly root: Uint8Array;
  /** As the log signed it, word for word: one half of a proof, should the log ever show another history. */
  readonly note: string;
}

/** Where a witness remembers. What it has promised once it must never forget. */
export interface WitnessStore {
  latest(origin: string): Promise<WitnessedHead | undefined>;
  /**
   * Puts `next` in the place of a head of `size` entries (0: of none), at once and for good: when it resolves with true, `next`
   * survives a power cut. False where another head stands there.
   */
  advance(origin: string, size: number, next: WitnessedHead): Promise<boolean>;
  /** Keeps the proof that a log has shown two histories. */
  keepFork(origin: string, fork: Fork): Promise<void>;
}

/** A log that is witnessed, and its keys: each of them must have signed. */
export interface WitnessedLog {
  readonly origin: string;
  readonly keys: readonly NoteVerifier[];
}

export interface WitnessOptions {
  readonly logs: readonly WitnessedLog[];
  readonly cosigners: readonly Cosigner[];
  readonly store: WitnessStore;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/** An HTTP answer. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly contentType: string;
  readonly body: string;
  /** Where the request was refused: what for. */
  readonly reason?: 'malformed' | 'unknown-log' | 'unsigned' | 'stale' | 'fork' | 'inconsistent';
}

const TEXT = 'text/plain; charset=utf-8';
const refuse = (status: WitnessAnswer['status'], reason: WitnessAnswer['reason'], body: string): WitnessAnswer => ({
  status,
  contentType: TEXT,
  body: `${body}\n`,
  ...(reason === undefined ? {} : { reason }),
});

export class Witness {
  readonly #options: WitnessOptions;
  /** One request at a time a log: between the comparison and the promise nothing else may happen. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: WitnessOptions) {
    this.#options = options;
  }

  /**
   * Answers a request of `add-checkpoint`. The new head is durable before a cosignature exists.
   * @throws whatever the store throws: then nothing was promised
   */
  async addCheckpoint(body: Uint8Array): Promise<WitnessAnswer> {
    let request: AddCheckpoint;
    try {
      request = parseAddCheckpoint(body);
    } catch (error) {
      if (error instanceof LedgerError) return refuse(400, 'malformed', error.message);
      throw error;
    }
    const origin = request.checkpoint.split('\n', 1)[0] ?? '';
    const log = this.#options.logs.find((known) => known.origin === origin);
    if (log === undefined) return refuse(404, 'unknown-log', 'this witness does not know the log of this origin');
    const turn = (this.#turns.get(origin) ?? Promise.resolve()).then(() => this.#consider(log, request));
    this.#turns.set(
      origin,
      turn.catch(() => undefined),
    );
    return turn;
  }

  async #consider({ origin, keys }: WitnessedLog, request: AddCheckpoint): Promise<WitnessAnswer> {
    const checkpoint = openSigned(request.checkpoint, keys);
    if (checkpoint === undefined) return refuse(403, 'unsigned', 'expected a checkpoint that a known key of this log has signed');
    const { oldSize, proof } = request;
    if (oldSize > checkpoint.size) return refuse(400, 'malformed', 'expected an old size that is not larger than the checkpoint');
    const latest = await this.#options.store.latest(origin);
    if (latest !== undefined && latest.size === checkpoint.size && !sameHash(latest.root, checkpoint.root)) {
      await this.#options.store.keepFork(origin, { first: latest.note, second: request.checkpoint, path: [] });
      return conflict(latest.size, 'fork');
    }
    if (oldSize !== (latest?.size ?? 0)) return conflict(latest?.size ?? 0, 'stale');
    if (!continues(latest, checkpoint, proof)) return this.#refuseInconsistent(origin, latest, checkpoint, request);
    const next: WitnessedHead = { size: checkpoint.size, root: checkpoint.root, note: request.checkpoint };
    if (!(await this.#options.store.advance(origin, oldSize, next))) {
      const other = await this.#options.store.latest(origin);
      return conflict(other?.size ?? 0, 'stale');
    }
    return { status: 200, contentType: TEXT, body: this.#cosign(checkpoint) };
  }

  #cosign(checkpoint: Checkpoint): string {
    const timeS = Math.floor(this.#options.now() / 1_000);
    return this.#options.cosigners.map((cosigner) => signatureLine(cosigner.cosign(formatCheckpoint(checkpoint), timeS))).join('');
  }

  /** A wrong proof may be its sender's mistake. Where its path leads to the signed root and not to ours, it is the log's doing. */
  async #refuseInconsistent(
    origin: string,
    latest: WitnessedHead | undefined,
    checkpoint: Checkpoint,
    { proof, checkpoint: note }: AddCheckpoint,
  ): Promise<WitnessAnswer> {
    const roots = latest === undefined ? undefined : rootsOfPath(latest.size, checkpoint.size, proof);
    if (latest !== undefined && roots !== undefined && sameHash(roots.root2, checkpoint.root) && !sameHash(roots.root1, latest.root)) {
      await this.#options.store.keepFork(origin, { first: latest.note, second: note, path: proof });
      return refuse(422, 'fork', 'this checkpoint does not continue the one that was cosigned before: the log has shown two histories');
    }
    return refuse(422, 'inconsistent', 'the proof does not show that this checkpoint continues the one that was cosigned before');
  }
}

/** The size of the latest cosigned checkpoint, as the specification has it. */
const conflict = (size: number, reason: WitnessAnswer['reason']): WitnessAnswer => ({
  status: 409,
  contentType: 'text/x.tlog.size',
  body: `${size}\n`,
  ...(reason === undefined ? {} : { reason }),
});

/**
 * Size zero: from nothing, anything is a continuation and no proof may come with it; a cosigned empty tree is nothing, too
 * (RFC 6962 has no proof from it), and what follows it is taken as the first.
 */
function continues(latest: WitnessedHead | undefined, checkpoint: Checkpoint, proof: readonly Uint8Array[]): boolean {
  if (latest === undefined || latest.size === 0) return proof.length === 0;
  return verifyConsistency(latest.size, checkpoint.size, latest.root, checkpoint.root, proof);
}

function openSigned(note: string, keys: readonly NoteVerifier[]): Checkpoint | undefined {
  try {
    return openCheckpoint(note, keys);
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}

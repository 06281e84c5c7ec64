/** Brings the tree after the database, and signs. One loop, one writer: tiles durable, then signed, then published. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Checkpoint, formatCheckpoint, type NoteSigner, signNote, TILE_WIDTH, type TileWriter } from '@huecry/ledger';
import { LedgerServiceError } from './errors.ts';
import { prunablePaths } from './pruning.ts';
import { reach } from './steps.ts';
import type { LedgerStore } from './store.ts';
import type { TreeFolder } from './tree-folder.ts';
import { Waiters } from './waiters.ts';

/** Entries that go into the tree at once, and their bytes: bounds the memory of a long catching up. */
const BATCH_ENTRIES = 4 * TILE_WIDTH;
const BATCH_BYTES = 16 * 1024 * 1024;
/** Entries that one checkpoint adds at most: under load, proofs come in steps and not all at the end. */
const CHECKPOINT_ENTRIES = 4 * BATCH_ENTRIES;

export interface Published extends Checkpoint {
  /** The signed note, as it stands in `tree/checkpoint`. */
  readonly note: string;
}

export interface SequencerOptions {
  readonly store: LedgerStore;
  readonly tree: TreeFolder;
  /** All sign every checkpoint. */
  readonly signers: readonly NoteSigner[];
  /** Stands where the last checkpoint stands. */
  readonly writer: TileWriter;
  readonly published: Published | undefined;
  /** The last checkpoint that was signed; where witnesses are waited for it may be ahead of the published one. */
  readonly signed: Published | undefined;
  /** Why nothing may be signed any more. */
  readonly refusal?: () => Error | undefined;
  /** Takes a signed checkpoint to the witnesses; false where none are asked for, and it is published as it is. */
  readonly cosign: (signed: Published) => boolean;
  /** Since when a quorum is missing, or will be as soon as a checkpoint is signed now; null where none is asked for. */
  readonly missingSinceMs: () => number | null;
  readonly checkpointMs: number;
  readonly retryMs: number;
  readonly events: SequencerEvents;
}

export interface SequencerEvents {
  published(checkpoint: Published, durationMs: number): void;
  /** The tree could not be written; it is tried again. */
  failed(error: unknown): void;
  /** It could be written again. */
  recovered(): void;
}

export class Sequencer {
  readonly #options: SequencerOptions;
  readonly #stop = new AbortController();
  #published: Published | undefined;
  #signed: Published | undefined;
  #publishing: Promise<void> = Promise.resolve();
  /** After a crash the newest tiles are looked at again. */
  #prunedTo: number;
  readonly #waiters = new Waiters<Published>();
  #failure: unknown;
  #wake: (() => void) | undefined;
  #running: Promise<void> | undefined;

  constructor(options: SequencerOptions) {
    this.#options = options;
    this.#published = options.published;
    this.#signed = options.signed;
    this.#prunedTo = Math.max(0, (options.published?.size ?? 0) - BATCH_ENTRIES);
  }

  /** The last checkpoint that anybody can read; undefined until there is one. */
  get published(): Published | undefined {
    return this.#published;
  }

  /** The last checkpoint that was signed, whether witnesses have seen it or not. */
  get signed(): Published | undefined {
    return this.#signed;
  }

  /** Why the tree cannot be written at the moment. */
  get failure(): unknown {
    return this.#failure;
  }

  start(): void {
    // After a crash between signing and cosigning the witnesses are asked again.
    if (this.#signed !== undefined && (this.#published?.size ?? -1) < this.#signed.size) this.#options.cosign(this.#signed);
    this.#running ??= this.#run();
  }

  /** There are new entries. */
  notify(): void {
    this.#wake?.();
  }

  /**
   * Waits for a checkpoint of at least `size` entries.
   * @throws LedgerServiceError `unavailable` where the tree cannot be written, too many wait already, or the service stops
   */
  whenCovers(size: number): Promise<Published> {
    if (this.#published !== undefined && this.#published.size >= size) return Promise.resolve(this.#published);
    if (this.#failure !== undefined || this.#stop.signal.aborted) return Promise.reject(unavailable(this.#failure));
    return this.#waiters.until(size);
  }

  /** Publishes what is committed if it can, then stops. */
  async close(): Promise<void> {
    this.#stop.abort();
    this.#wake?.();
    await this.#running;
    await this.#publishing;
    this.#waiters.reject(unavailable(this.#failure));
  }

  async #run(): Promise<void> {
    const { checkpointMs, retryMs, events, store } = this.#options;
    let failed = false;
    for (;;) {
      // Before the tip is read: a failed step leaves a new attempt, not a sleep for ever.
      if (!failed && this.#signed?.size === store.tip.size) {
        if (this.#stop.signal.aborted) return;
        await this.#sleepUntilWoken();
        continue;
      }
      try {
        await this.#advance();
        if (failed) events.recovered();
        failed = false;
        this.#failure = undefined;
        await this.#pause(checkpointMs);
      } catch (error) {
        failed = true;
        this.#failure = error;
        events.failed(error);
        this.#waiters.reject(unavailable(this.#failure));
        if (this.#stop.signal.aborted) return;
        await this.#pause(retryMs);
      }
    }
  }

  /** One checkpoint over what is committed when it begins. A crash after any line is made good by the next one. */
  async #advance(): Promise<void> {
    const start = performance.now();
    const { store, tree, signers, writer, events } = this.#options;
    const target = Math.min(store.tip.size, writer.size + CHECKPOINT_ENTRIES);
    await this.#growTree(target);
    reach('ledger:tiles-written');
    const refusal = this.#options.refusal?.();
    if (refusal !== undefined) throw refusal;
    const checkpoint: Checkpoint = { origin: signers[0]?.name ?? '', size: writer.size, root: writer.root() };
    const note = signNote(formatCheckpoint(checkpoint), signers);
    store.saveCheckpoint(checkpoint.size, note, this.#options.missingSinceMs());
    const signed = { ...checkpoint, note };
    this.#signed = signed;
    if (!this.#options.cosign(signed)) await this.publish(signed);
    events.published(signed, performance.now() - start);
    for (const path of prunablePaths(this.#prunedTo, signed.size)) await tree.prunePartials(path);
    this.#prunedTo = signed.size;
  }

  /** Puts a checkpoint where readers find it, in order: never a smaller one after a larger. */
  publish(checkpoint: Published): Promise<void> {
    const publishing = this.#publishAfter(this.#publishing, checkpoint);
    this.#publishing = publishing.catch(() => undefined);
    return publishing;
  }

  async #publishAfter(before: Promise<void>, checkpoint: Published): Promise<void> {
    await before;
    if (this.#published !== undefined && this.#published.size > checkpoint.size) return;
    await this.#options.tree.writeCheckpoint(checkpoint.note);
    this.#published = checkpoint;
    reach('ledger:checkpoint-written');
    this.#waiters.resolve(checkpoint);
  }

  async #growTree(target: number): Promise<void> {
    const { store, tree, writer } = this.#options;
    while (writer.size < target) {
      const entries = store.read(writer.size, Math.min(BATCH_ENTRIES, target - writer.size), BATCH_BYTES);
      if (entries[0]?.position !== writer.size) throw new LedgerServiceError('damaged', `expected an entry at position ${writer.size}, found none`);
      await writer.append(
        tree,
        entries.map(({ entry }) => entry),
      );
    }
  }

  #sleepUntilWoken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined;
        resolve();
      };
    });
  }

  async #pause(durationMs: number): Promise<void> {
    await sleep(durationMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}

const unavailable = (cause: unknown): LedgerServiceError => new LedgerServiceError('unavailable', 'the tree cannot be written at the moment', cause);

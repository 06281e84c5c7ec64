/** The ledger without its wires: four requests in bytes, answered in bytes. */
import { parseVkey, tileHashes } from '@huecry/ledger';
import { AppendResponse } from '@huecry/proto';
import type { Logger } from 'pino';
import { type Appended, parseAppend } from './append.ts';
import { Committer } from './committer.ts';
import { Cosigning } from './cosigning.ts';
import { codeOf } from './errors.ts';
import type { FullCheck } from './full-check.ts';
import { Halt } from './halt.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openLog } from './open-log.ts';
import type { LedgerOptions } from './options.ts';
import { Prover } from './prover.ts';
import type { RollbackGuard } from './rollback-guard.ts';
import { type Published, Sequencer, type SequencerEvents, type SequencerOptions } from './sequencer.ts';
import { reach } from './steps.ts';
import type { LedgerStatus } from './status.ts';
import type { LedgerStore } from './store.ts';
import type { TreeFolder } from './tree-folder.ts';

const NO_QUORUM = 'no quorum of the witnesses that the members name has cosigned what is new for longer than haltAfterMs allows';
/** How often it is looked whether witnesses are to be asked again. */
const LOOK_EVERY_MS = 1_000;
/** How far behind on disk the time may be since when witnesses are missing. */
const KEPT_WITHIN_MS = 1_000;

export class Ledger {
  readonly metrics: Metrics;
  readonly origin: string;
  readonly treeFolder: string;
  /** Verifier key lines: Ed25519 first. */
  readonly vkeys: readonly string[];
  readonly #log: Logger;
  readonly #store: LedgerStore;
  readonly #committer: Committer;
  readonly #sequencer: Sequencer;
  readonly #prover: Prover;
  readonly #cosigning: Cosigning;
  readonly #halt: Halt;
  readonly #check: FullCheck;
  readonly #guard: RollbackGuard;
  readonly #fresh: NodeJS.Timeout;
  #cosignedMs = 0;
  #commitFailure: unknown;

  private constructor(
    store: LedgerStore,
    tree: TreeFolder,
    sequencer: (parts: PartsOfSequencer) => Sequencer,
    options: LedgerOptions,
    vkeys: readonly string[],
    check: FullCheck,
    guard: RollbackGuard,
    missingSinceMs: number | undefined,
  ) {
    this.#check = check;
    this.#guard = guard;
    this.#log = options.log;
    this.#store = store;
    this.vkeys = vkeys;
    this.origin = parseVkey(vkeys[0] ?? '').name;
    this.treeFolder = tree.folder;
    this.metrics = createMetrics(() => this.status());
    this.#sequencer = sequencer({
      cosign: (signed) => {
        if (!this.#cosigning.required) {
          this.#cosigning.drop();
          return false;
        }
        this.#cosigning.submit(signed);
        return true;
      },
      missingSinceMs: () => (this.#cosigning.required ? this.#cosigning.begin() : null),
      published: ({ size }, durationMs) => {
        this.metrics.checkpointSeconds.observe(durationMs / 1_000);
        this.#log.debug({ size }, 'checkpoint');
      },
      failed: (error) => {
        this.metrics.failures.inc({ part: 'tree' });
        this.#log.error({ code: codeOf(error), err: error }, 'the tree cannot be written: intake is closed until it can');
      },
      recovered: () => this.#log.info({ size: this.#store.tip.size }, 'the tree is written again: intake is open'),
    });
    const { witnesses } = options;
    this.#cosigning = new Cosigning({
      policy: () => witnesses?.policy(store),
      former: () => witnesses?.former?.(store) ?? [],
      hashes: (size) => tileHashes(tree.reader, size),
      post: witnesses?.post ?? (() => Promise.reject(new Error('no witness is reached from here'))),
      retryMs: options.timing.retryMs,
      missingSinceMs,
      now: options.now,
      events: {
        missing: (sinceMs) => this.#keepMissing(sinceMs),
        cosigned: (checkpoint) => {
          this.#cosignedMs = options.now();
          return this.#sequencer.publish(checkpoint);
        },
        withheld: ({ name, code, size }) => {
          const grave = code === 'ahead' || code === 'disagrees';
          this.metrics.failures.inc({ part: 'witness' });
          this.#log[grave ? 'error' : 'warn'](
            { code: `witness-${code}`, witness: name, size },
            grave ? 'a witness has cosigned another history than this one: a human must look' : 'a witness gave no cosignature',
          );
          if (grave) void this.#guard.ask(name);
        },
      },
    });
    this.#halt = new Halt({
      missingSinceMs: () => this.#cosigning.missingSinceMs,
      haltAfterMs: options.timing.haltAfterMs,
      now: options.now,
      events: {
        halted: (sinceMs) => this.#log.error({ code: 'unwitnessed', sinceMs }, `ordinary intake is halted: ${NO_QUORUM}`),
        ended: () => this.#log.info('a quorum of witnesses has cosigned the log: ordinary intake is open'),
      },
    });
    const { freshMs } = options.timing;
    this.#fresh = setInterval(() => this.#vouchAgain(freshMs, options.now()), Math.min(freshMs, LOOK_EVERY_MS)).unref();
    this.#prover = new Prover(store, this.#sequencer, tree, {
      isWrong: (position) => this.#check.isWrong(position),
      damaged: (position) => {
        this.metrics.failures.inc({ part: 'proof' });
        this.#log.error({ code: 'damaged', position }, 'a tile or entry does not lead to the signed root: check the tree');
      },
    });
    this.#committer = new Committer(store, options.timing.groupMs, {
      halted: () => this.#halt.sinceMs !== undefined,
      committed: ({ added, requests, durationMs }) => {
        this.#commitFailure = undefined;
        this.metrics.commitSeconds.observe(durationMs / 1_000);
        this.metrics.groupRequests.observe(requests);
        for (const kind of added) this.metrics.entries.inc({ kind });
        reach('ledger:committed');
        if (added.length > 0) this.#sequencer.notify();
      },
      failed: (error) => {
        this.#commitFailure = error;
        this.metrics.failures.inc({ part: 'database' });
        this.#log.error({ code: codeOf(error), err: error }, 'entries could not be committed');
      },
    });
  }

  /**
   * Opens the ledger in a data folder, or begins it: takes the writer's lock, compares the genesis entry, brings the tree after the
   * database. Resolves when the published checkpoint covers everything that is committed, or cannot be written.
   * @throws LedgerServiceError `bad-config`, `second-writer`, `wrong-genesis`, `rolled-back`, `damaged`
   */
  static async open(options: LedgerOptions): Promise<Ledger> {
    const { timing } = options;
    const { store, tree, signers, vkeys, writer, published, signed, witnessed, guard, check, whole } = await openLog(options);
    try {
      const make = ({ cosign, missingSinceMs, ...events }: PartsOfSequencer): Sequencer =>
        new Sequencer({
          store,
          tree,
          signers,
          writer,
          published,
          signed,
          refusal: () => guard.found,
          cosign,
          missingSinceMs,
          checkpointMs: timing.checkpointMs,
          retryMs: timing.retryMs,
          events,
        });
      // What was signed and has no quorum yet has been waiting since the process before, however that one ended.
      const behind = witnessed && signed !== undefined && (published?.size ?? -1) < signed.size;
      const ledger = new Ledger(store, tree, make, options, vkeys, check, guard, behind ? sinceAtMost(store.missingSinceMs(), options.now()) : undefined);
      ledger.#sequencer.start();
      if (!whole) void check.run();
      // Where the disk is full already, the service starts with its intake closed and goes on when there is room.
      // Witnesses may be away for long: nobody waits for them here.
      if (!witnessed) await ledger.#sequencer.whenCovers(store.tip.size).catch(() => undefined);
      return ledger;
    } catch (error) {
      store.close();
      throw error;
    }
  }

  /** Answers an AppendRequest when its entries are durable. Never rejects. */
  async append(data: Uint8Array): Promise<Uint8Array> {
    reach('ledger:received');
    const parsed = parseAppend(data);
    const outcome: Appended = !parsed.ok ? parsed : (this.#closedIntake() ?? (await this.#committer.submit(parsed.value)));
    this.metrics.requests.inc({ outcome: outcome.ok ? 'ok' : outcome.code });
    // What waits for witnesses asks again and again, and the halt itself was said.
    if (!outcome.ok) this.#log[outcome.code === 'unwitnessed' ? 'debug' : 'warn']({ code: outcome.code, reason: outcome.reason }, 'append refused');
    return AppendResponse.encode({
      error: outcome.ok ? '' : outcome.code,
      positions: outcome.ok ? outcome.positions : [],
      unwitnessed: outcome.ok ? outcome.unwitnessed : [],
      haltedSinceMs: this.#halt.sinceMs ?? 0,
      registryPosition: this.#store.tip.registryPosition,
    });
  }

  /** Answers a ProofRequest when a signed checkpoint covers every position. Never rejects. */
  proof(data: Uint8Array): Promise<Uint8Array> {
    return this.#prover.proof(data);
  }

  /** Answers a ReadRequest. Never rejects. */
  read(data: Uint8Array): Promise<Uint8Array> {
    return this.#prover.read(data);
  }

  /** Answers a ConsistencyRequest. Never rejects. */
  consistency(data: Uint8Array): Promise<Uint8Array> {
    return this.#prover.consistency(data);
  }

  get checkpoint(): Published | undefined {
    return this.#sequencer.published;
  }

  status(): LedgerStatus {
    const failure = this.#sequencer.failure ?? this.#commitFailure;
    const haltedSinceMs = this.#halt.sinceMs;
    const cause = this.#guard.found ?? failure;
    const code = this.#check.damaged ? 'damaged' : cause === undefined ? null : codeOf(cause);
    return {
      intake: code !== null ? 'closed' : haltedSinceMs !== undefined ? 'essential' : 'open',
      halted: haltedSinceMs === undefined ? null : { sinceMs: haltedSinceMs, reason: NO_QUORUM },
      code,
      origin: this.origin,
      committed: this.#store.tip.size,
      published: this.#sequencer.published?.size ?? 0,
      witnesses: this.#cosigning.required ? { missingSinceMs: this.#cosigning.missingSinceMs ?? null, seen: this.#cosigning.witnesses } : null,
      registryPosition: this.#store.tip.registryPosition,
      check: this.#check.status,
    };
  }

  /** Resolves when all that was signed before the start has been looked at. */
  whenChecked(): Promise<void> {
    return this.#check.run();
  }

  /** Commits what waits, publishes it, frees the lock. */
  async close(): Promise<void> {
    await this.#check.stop();
    this.#committer.close();
    clearInterval(this.#fresh);
    this.#cosigning.close();
    this.#halt.close();
    await this.#sequencer.close();
    this.#store.close();
  }

  /** Where nothing was added for a while the witnesses say that this is the newest checkpoint still: their times are its freshness. */
  #vouchAgain(freshMs: number, nowMs: number): void {
    const { signed, published } = this.#sequencer;
    // A clock that was set back asks once more, and not never.
    const agoMs = Math.abs(nowMs - this.#cosignedMs);
    if (agoMs < freshMs || signed === undefined || signed.size !== published?.size || this.#guard.found !== undefined) return;
    this.#cosigning.again(signed);
  }

  /** Seldom written: every checkpoint that is signed keeps it too. */
  #keepMissing(sinceMs: number): void {
    try {
      if (sinceMs - (this.#store.missingSinceMs() ?? 0) > KEPT_WITHIN_MS) this.#store.saveMissing(sinceMs);
    } catch (error) {
      // After a crash intake would halt a little early: no reason to fail here.
      this.#log.warn({ code: codeOf(error) }, 'it could not be kept since when witnesses are missing');
    }
  }

  /**
   * While the tree cannot be written nothing is taken: the log would grow without anyone being able to verify it. Nor is anything
   * put on top of entries that are not the signed ones. A failed commit
   * closes nothing by itself: the next request tries the disk again.
   */
  #closedIntake(): Appended | undefined {
    if (this.#check.damaged) return { ok: false, code: 'unavailable', reason: 'the log is damaged' };
    if (this.#guard.found !== undefined) return { ok: false, code: 'unavailable', reason: this.#guard.found.message };
    return this.#sequencer.failure === undefined ? undefined : { ok: false, code: 'unavailable', reason: 'the tree cannot be written' };
  }
}

/** A clock that was set back since must not make the wait longer than it is. */
const sinceAtMost = (sinceMs: number | undefined, nowMs: number): number | undefined => (sinceMs === undefined ? undefined : Math.min(sinceMs, nowMs));

type PartsOfSequencer = SequencerEvents & Pick<SequencerOptions, 'cosign' | 'missingSinceMs'>;

/** The ledger without its wires: four requests in bytes, answered in bytes. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseVkey, type PolicyWitness, tileHashes, type TlogPolicy } from '@huecry/ledger';
import { AppendResponse, Entry } from '@huecry/proto';
import type { Logger } from 'pino';
import { type Appended, parseAppend } from './append.ts';
import { Committer } from './committer.ts';
import { type Timing } from './config.ts';
import { Cosigning, type PostToWitness } from './cosigning.ts';
import { digestOf, genesisEntry, sameBytes } from './entries.ts';
import { codeOf, LedgerServiceError } from './errors.ts';
import { CHECKED_FIRST, type CheckDamage, FullCheck } from './full-check.ts';
import { Halt } from './halt.ts';
import { mendDatabase } from './mend-database.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { Prover } from './prover.ts';
import { openSaved, recoverTree } from './recovery.ts';
import { registryIsSigned } from './registry-check.ts';
import { type ReadWitnessHead, RollbackGuard } from './rollback-guard.ts';
import { type Published, Sequencer, type SequencerEvents, type SequencerOptions } from './sequencer.ts';
import { signersOf } from './signers.ts';
import { reach } from './steps.ts';
import type { LedgerStatus } from './status.ts';
import { LedgerStore } from './store.ts';
import { replaceFile, TreeFolder } from './tree-folder.ts';

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

const NO_QUORUM = 'no quorum of the witnesses that the members name has cosigned what is new for longer than haltAfterMs allows';
/** How often it is looked whether witnesses are to be asked again. */
const LOOK_EVERY_MS = 1_000;
/** How far behind on disk the time may be since when witnesses are missing. */
const KEPT_WITHIN_MS = 1_000;

/** Key of the entry at position 0. */
const GENESIS_KEY = digestOf(new TextEncoder().encode('genesis'));

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
    const { dataDir, genesis, timing, log } = options;
    const signers = signersOf(options.skey, genesis);
    const vkeys = signers.map(({ vkey }) => vkey);
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const store = LedgerStore.open(join(dataDir, 'ledger.db'));
    try {
      const tree = await TreeFolder.open(join(dataDir, 'tree'), join(dataDir, 'scratch'));
      const verifiers = vkeys.map(parseVkey);
      if (options.mendDatabase === true) logMended(log, await mendDatabase(store, tree, verifiers));
      const policy = options.witnesses?.policy(store);
      const witnessed = policy !== undefined && policy.quorum !== 'none';
      const { writer, published, signed, mended } = await recoverTree(store, tree, verifiers, witnessed);
      if (mended.length > 0)
        log.error(
          { code: 'damaged', paths: mended.slice(0, 20), count: mended.length },
          'files of the tree were missing or wrong: written again from the database',
        );
      const guard = new RollbackGuard({
        verifiers,
        policy: () => options.witnesses?.policy(store),
        readHead: options.witnesses?.readHead,
        signed: () => openSaved(store, verifiers),
        hashes: (size) => tileHashes(tree.reader, size),
        onFound: (error, witness) => log.error({ code: error.code, witness, err: error }, 'this log was put back: nothing is signed any more'),
      });
      await guard.askAll();
      if (guard.found !== undefined) throw guard.found;
      const check = new FullCheck({ store, tree, verifiers, signed, onDamage: logDamage(log) });
      // What every new entry is judged by is proved before there is one; of a large log the rest is looked at while it runs.
      const whole = signed === undefined || signed.size <= CHECKED_FIRST || !(await registryIsSigned(store, tree, signed));
      if (whole) await check.run();
      if (check.isWrong(0)) throw new LedgerServiceError('damaged', `the genesis entry of ledger.db is not the one that was signed: ${check.status.action}`);
      pinGenesis(store, genesis, options.now());
      // The first by itself, for tools that know Ed25519 alone.
      await replaceFile(join(dataDir, 'vkey'), `${vkeys[0]}\n`);
      await replaceFile(join(dataDir, 'vkeys'), vkeys.map((vkey) => `${vkey}\n`).join(''));
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
const logDamage =
  (log: Logger) =>
  (damage: CheckDamage, mended: boolean): void =>
    log.error(
      { code: 'damaged', file: damage.file, found: damage.code, entries: damage.entries.slice(0, 20), count: damage.entries.length },
      mended
        ? 'a file of the tree was not as it was signed: written again from the database'
        : 'what was signed is damaged: intake is closed until it is mended',
    );

function logMended(log: Logger, positions: readonly number[]): void {
  log.warn({ positions: positions.slice(0, 20), count: positions.length }, 'entries of the database were taken from the signed tree');
}

/** Begins the log with the genesis file, or checks that it was begun with this one. */
function pinGenesis(store: LedgerStore, genesis: Uint8Array, nowMs: number): void {
  if (store.tip.size === 0) {
    const entry = genesisEntry(nowMs, genesis);
    Entry.decode(entry);
    store.transact((log) => log.add([{ key: GENESIS_KEY, kind: 'genesis', entry }]));
    return;
  }
  const first = store.entryAt(0);
  const pinned = first === undefined ? null : Entry.decode(first.entry).genesis;
  if (!pinned || !sameBytes(pinned.genesis, genesis))
    throw new LedgerServiceError('wrong-genesis', 'this log was begun with another genesis file: use that one, or an empty data folder for a new network');
}

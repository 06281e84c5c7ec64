import type { GatewayBus } from '@huecry/bus';
import {
  type Checkpoint,
  comparePath,
  type Fork,
  formatFork,
  LedgerError,
  parseTlogPolicy,
  quorumTimeS,
  type TlogPolicy,
  verifyFork,
  verifyUnderPolicy,
  type Witnessed,
} from '@huecry/ledger';
import { ConsistencyRequest, ConsistencyResponse } from '@huecry/proto';
import type { Logger } from 'pino';
import { reach } from '../steps.ts';
import { type Database, text } from '../store/database.ts';
import type { ForkFolder, KeptFork } from './forks.ts';
import { checkpointReader } from './reader.ts';

/**
 * Why a checkpoint is not believed now, and may be later:
 * - `no-quorum`: too few of the members' witnesses have cosigned it
 * - `not-compared`: nobody has shown that it continues what is believed
 * - `forked-ledger`: the ledger has shown two histories, and nothing of it is believed any more
 */
export type NotYetCode = 'no-quorum' | 'not-compared' | 'forked-ledger';

/** What is asked again, and is nobody's fault that could be told from here. */
export class NotYet extends Error {
  readonly code: NotYetCode;
  constructor(code: NotYetCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'NotYet';
    this.code = code;
  }
}

/** A checkpoint that this gateway relies on. */
export interface Believed extends Checkpoint {
  /** Word for word, as signed. */
  readonly note: string;
  /** Who has cosigned it, under the policy that it was believed under; null where the members had stated none. */
  readonly witnesses: Witnessed['witnesses'] | null;
  /** Unix time in seconds: then as many as the policy asks for vouched that it is the newest; null where none was stated. */
  readonly quorumS: number | null;
}

/** Which checkpoints of the ledger are believed, and whether it is trusted at all (ADR 0095). */
export interface LedgerTrust {
  /** The largest so far; survives restarts and never goes back. */
  believed(): Believed | null;
  /** The proof of two histories, once there is one. */
  distrust(): KeptFork | null;
  /** Since when checkpoints lack their quorum; null where they have it, or none is asked for. */
  missingSinceMs(): number | null;
  /**
   * Takes a checkpoint as part of a chain: signed by the ledger, and continuing `before`. Says nothing of witnesses.
   * @throws NotYet; LedgerError where it is not a checkpoint of this ledger, or smaller than `before` (`out-of-range`)
   */
  follow(note: string, before: string | null): Promise<Checkpoint>;
  /**
   * Believes a checkpoint: signed by the ledger, consistent with the largest one believed so far, and, where it is larger than that,
   * cosigned by the quorum of `policy` (the one known from the registry unless given).
   * @throws NotYet; LedgerError where it is not a checkpoint of this ledger
   */
  believe(note: string, policy?: string | null): Promise<Checkpoint>;
  /**
   * Takes a proof that somebody else has found, unless it was settled here.
   * @throws LedgerError where it proves nothing
   */
  accuse(fork: Fork): void;
}

interface Options {
  readonly database: Database;
  readonly forks: ForkFolder;
  /** Verifier key lines of the ledger. */
  readonly vkeys: readonly string[];
  readonly bus: Pick<GatewayBus, 'proveConsistency'>;
  readonly log: Logger;
  /** An operator has looked at the proofs of two histories, and begins anew with what the ledger shows now. */
  readonly trustAnew: boolean;
  now(): number;
  /** The witness policy that this gateway knows from the registry. */
  policy(): string | null;
  /** The name of the witness that runs beside this gateway, by its clock. */
  readonly ownWitness: string | null;
  /** A quorum of other witnesses has signed that this time has passed (milliseconds). */
  witnessed(timeMs: number): void;
  alarm(code: string, details: Readonly<Record<string, string | number | null>>): void;
}

/** Checkpoints that were found good a moment ago: many proofs stand under one. */
const REMEMBERED = 64;
const KEY = 'believed_checkpoint';

export function openTrust({ database, forks, vkeys, bus, log, trustAnew, now, policy, ownWitness, witnessed, alarm }: Options): LedgerTrust {
  if (trustAnew) beginAnew(database, forks, log);
  const reader = checkpointReader(vkeys);
  let distrust = forks.first(vkeys);
  let believed = readBelieved(database);
  let missingSinceMs: number | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const good = new Set<string>();
  const policies = new Map<string, TlogPolicy>();
  if (distrust !== null) alarm('forked-ledger', { file: distrust.file });

  const requireTrust = (): void => {
    if (distrust !== null) throw new NotYet('forked-ledger', 'the ledger has shown two histories: nothing of it is believed');
  };

  async function pathOf(first: number, second: number): Promise<readonly Uint8Array[]> {
    let response: ConsistencyResponse;
    try {
      response = ConsistencyResponse.decode(await bus.proveConsistency(ConsistencyRequest.encode({ first, second })));
    } catch (cause) {
      throw new NotYet('not-compared', 'the exchange did not say how one checkpoint continues another', cause);
    }
    if (response.error !== '') throw new NotYet('not-compared', `the exchange did not say how one checkpoint continues another: ${response.error}`);
    return response.path;
  }

  /** The proof is a file before anything else happens. */
  function end(fork: Fork): void {
    distrust = forks.keep(fork);
    reach('gateway:fork-kept');
    alarm('forked-ledger', { file: distrust.file });
  }

  /** Both are signed by the ledger. Where they contradict each other, that is the end of all trust. */
  async function compare(note: string, before: string): Promise<void> {
    const fork = await comparePath(before, note, pathOf, reader.keys).catch((error: unknown) => {
      if (error instanceof LedgerError && error.code === 'wrong-hash') throw new NotYet('not-compared', error.message, error);
      throw error;
    });
    if (fork === undefined) return;
    end(fork);
    throw new NotYet('forked-ledger', 'the ledger has shown two histories');
  }

  function quorumOf(note: string, stated: string | null): Pick<Believed, 'witnesses' | 'quorumS'> {
    if (stated === null) return { witnesses: null, quorumS: null };
    const parsed = policies.get(stated) ?? parseTlogPolicy(stated);
    policies.set(stated, parsed);
    try {
      const { witnesses } = verifyUnderPolicy(note, parsed);
      missingSinceMs = null;
      witnessed(othersTimeMs(parsed, witnesses, ownWitness));
      return { witnesses, quorumS: quorumTimeS(parsed, witnesses) };
    } catch (error) {
      if (!(error instanceof LedgerError) || error.code !== 'no-quorum') throw error;
      missingSinceMs ??= now();
      throw new NotYet('no-quorum', error.message, error);
    }
  }

  /** The same tree, for which the witnesses have vouched later. A copy with fewer of them, or older ones, takes nothing away. */
  function freshen(checkpoint: Checkpoint, note: string, asked: string | null): void {
    if (believed === null || asked === null || checkpoint.size !== believed.size) return;
    const missing = missingSinceMs;
    try {
      const quorum = quorumOf(note, asked);
      if (quorum.quorumS === null || quorum.quorumS <= (believed.quorumS ?? 0)) return;
      believed = { ...believed, note, ...quorum };
      writeBelieved(database, believed);
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
    } finally {
      // It was believed before; what is larger may be missing its quorum all the same.
      missingSinceMs = missing;
    }
  }

  async function consider(note: string, asked: string | null): Promise<Checkpoint> {
    requireTrust();
    const checkpoint = reader.open(note);
    if (believed !== null) await compare(note, believed.note);
    // What is the beginning of a witnessed tree is witnessed with it, whatever was cosigned at its time.
    const vouched = believed !== null && checkpoint.size <= believed.size && (believed.witnesses !== null || asked === null);
    if (vouched) {
      freshen(checkpoint, note, asked);
      return checkpoint;
    }
    const quorum = quorumOf(note, asked);
    if (believed === null || checkpoint.size >= believed.size) {
      believed = { ...checkpoint, note, ...quorum };
      writeBelieved(database, believed);
    }
    return checkpoint;
  }

  return {
    believed: () => believed,
    distrust: () => distrust,
    missingSinceMs: () => missingSinceMs,
    async follow(note, before) {
      requireTrust();
      const checkpoint = reader.open(note);
      if (before === null) return checkpoint;
      const { size } = reader.open(before);
      if (checkpoint.size < size)
        throw new LedgerError('out-of-range', `expected a checkpoint of at least ${size} entries, found one of ${checkpoint.size}: the ledger went back`);
      await compare(note, before);
      return checkpoint;
    },
    accuse(fork) {
      if (distrust !== null || forks.isSettled(fork)) return;
      verifyFork(formatFork(fork), reader.keys);
      end(fork);
    },
    believe(note, asked) {
      const next = turn.then(async () => {
        const under = asked === undefined ? policy() : asked;
        const key = `${under ?? ''}\n\n${note}`;
        if (good.has(key) && distrust === null) return reader.open(note);
        const checkpoint = await consider(note, under);
        if (good.size >= REMEMBERED) good.clear();
        good.add(key);
        return checkpoint;
      });
      turn = next.catch(() => undefined);
      return next;
    },
  };
}

/** The quorum's time (milliseconds) without the witness on our own machine, which has our clock; 0 where the others are no quorum. */
function othersTimeMs(policy: TlogPolicy, cosigned: Witnessed['witnesses'], ownWitness: string | null): number {
  const isOwn = (name: string): boolean => policy.witnesses.some((one) => one.name === name && one.verifier.name === ownWitness);
  const time = quorumTimeS(
    policy,
    cosigned.filter(({ name }) => !isOwn(name)),
  );
  return (time ?? 0) * 1000;
}

/** What was believed of the ledger, its registry too, is read again from its beginning. The proofs stay as files. */
function beginAnew(database: Database, forks: ForkFolder, log: Logger): void {
  database.transaction(() => {
    database.run('DELETE FROM meta WHERE key = ?', KEY);
    database.run('DELETE FROM registry_entries');
  });
  log.warn({ settled: forks.settle() }, 'the ledger is trusted anew, as an operator asked: everything is read from its beginning');
}

function readBelieved(database: Database): Believed | null {
  const row = database.one('SELECT value FROM meta WHERE key = ?', KEY);
  if (row === undefined) return null;
  const { size, root, origin, note, witnesses, quorumS } = JSON.parse(text(row, 'value')) as Omit<Believed, 'root'> & { readonly root: string };
  return { origin, size, root: new Uint8Array(Buffer.from(root, 'base64')), note, witnesses, quorumS };
}

function writeBelieved(database: Database, believed: Believed): void {
  const value = JSON.stringify({ ...believed, root: Buffer.from(believed.root).toString('base64') });
  database.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', KEY, value);
}

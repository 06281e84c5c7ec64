import { type Checkpoint, LedgerError, openCheckpoint, type TreeReader, verifyTree } from '@huecry/ledger';
import type { Problem } from '../report.ts';
import { type End, hasEnded } from './end.ts';
import { ReplayError } from './errors.ts';
import { type Damage, Feed, type Fed } from './feed.ts';
import { Judge, type Role } from './judge.ts';
import type { Judges } from './judges.ts';
import { openJudges } from './open-judges.ts';
import { type OpeningSource, openOpenings } from './openings.ts';
import { Order } from './order.ts';
import { buildReport, type ReplayReport } from './report.ts';
import { Work } from './work.ts';
import { readWitnesses } from './witnesses.ts';

export interface ReplayOptions {
  /** The tree's files: a folder (`fileTreeReader`), an HTTP prefix, a map. */
  readonly reader: TreeReader;
  /** The ledger's verifier key lines, one at least. */
  readonly vkey: string | readonly string[];
  /** The pinned genesis digest (base64url). */
  readonly genesisDigest?: string | undefined;
  /** Path of the audit file. Without it the replay is a witness's: order, integrity, registry. */
  readonly file?: string | undefined;
  /** A witness policy (tlog-policy) to hold the checkpoint to instead of the registry's. */
  readonly witnessPolicy?: string | undefined;
  /**
   * Path of the working file, for who goes on after a replay that was cut off. What it says is believed, so it must be nobody's but the caller's.
   * One whose replay came to its end is begun anew: a report is always of what is read now.
   */
  readonly work: string;
  /** Where to stop. */
  readonly end?: End | undefined;
  /** Threads that judge; 1: none but this one. By default as many as the machine has processors, where it is worth it. */
  readonly workers?: number | undefined;
  /** Show the holdings of this notice alone. */
  readonly notice?: string | undefined;
  /** Entries done, of all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Entries judged together and committed together. Batches begin at its multiples, also where a replay goes on. */
const BATCH = 512;

/** Ends the walk where the caller asked for it. */
class Reached extends Error {}

interface Batch {
  readonly fed: readonly Fed[];
  readonly damage: readonly Damage[];
  /** Where the audit file goes on. */
  readonly place: string;
  readonly judged: Promise<Awaited<ReturnType<Judges['judge']>>>;
}

/**
 * Replays a log from its files, and with an audit file every decision. What is wrong is in the report, not thrown. Whatever grows is in the
 * working file, and every batch is one commit: killed at any moment, the same call goes on where it was.
 * @throws ReplayError; what the reader throws where files cannot be read
 */
export async function replayTree(options: ReplayOptions): Promise<ReplayReport> {
  const vkeys = [options.vkey].flat().map((vkey) => vkey.trim());
  const opened = await openNote(options.reader, vkeys);
  const source = options.file === undefined ? null : await openOpenings(options.file);
  try {
    if (source !== null && opened.checkpoint !== null) requireSameLedger(source, opened.checkpoint);
    const role: Role = source === null ? { role: 'tiles', member: '' } : roleOf(source);
    const work = new Work(options.work, identityOf(options, vkeys, opened.checkpoint, source, role));
    try {
      return await new Replay(options, { ...opened, source, role, work, vkeys }).run();
    } finally {
      work.close();
    }
  } finally {
    await source?.file.close();
  }
}

interface Parts {
  readonly note: Uint8Array | null;
  readonly checkpoint: Checkpoint | null;
  readonly source: OpeningSource | null;
  readonly role: Role;
  readonly work: Work;
  readonly vkeys: readonly string[];
}

class Replay {
  readonly #options: ReplayOptions;
  readonly #parts: Parts;
  readonly #order: Order;
  readonly #judge: Judge;
  readonly #feed: Feed;
  readonly #fileProblems: Problem[] = [];
  readonly #onTheirWay: Batch[] = [];
  #fed: Fed[] = [];
  #inBatch = new Set<number>();
  #position: number;

  constructor(options: ReplayOptions, parts: Parts) {
    const { work, source, role, vkeys } = parts;
    this.#options = options;
    this.#parts = parts;
    this.#position = Number(work.get('position') ?? 0);
    const { genesisDigest } = options;
    this.#judge = new Judge(role);
    this.#order = new Order({ work, vkeys, genesisDigest, judge: this.#judge, header: source?.file.header ?? null });
    this.#feed = new Feed({ reader: options.reader, size: parts.checkpoint?.size ?? 0, source, work, timed: options.end?.type === 'time' });
    this.#feed.ordered(this.#position);
  }

  async run(): Promise<ReplayReport> {
    const { work, checkpoint, note, role, source } = this.#parts;
    const judges = openJudges(role, this.#judge, this.#order.statements(), (checkpoint?.size ?? 0) - this.#position, this.#options.workers);
    try {
      await this.#walk(judges);
    } finally {
      await judges.close();
    }
    const { state } = this.#order.registry;
    const size = checkpoint?.size ?? 0;
    if (checkpoint !== null && size === 0)
      this.#fileProblems.push({ code: 'invalid-genesis', position: 0, reason: 'the log is empty: expected the genesis file at position 0' });
    const read = note === null || checkpoint === null ? null : readWitnesses(note, state, this.#options.witnessPolicy);
    // Where the log could not be read to its end, nobody knows whether the members state a policy.
    const witnesses = read?.from === 'none' && work.get('reached') === null ? null : read;
    // By the registry as of an earlier end the checkpoint, which is later, is not judged.
    const judged = this.#position === size || witnesses?.from === 'file';
    if (judged && witnesses?.problem) this.#fileProblems.push(witnesses.problem);
    work.flush();
    return buildReport({
      work,
      order: this.#order,
      checkpoint,
      checked: this.#position,
      role,
      header: source?.file.header ?? null,
      witnesses,
      end: this.#options.end ?? null,
      reached: work.get('reached') !== null,
      notice: this.#options.notice ?? null,
      fileProblems: this.#fileProblems,
    });
  }

  async #walk(judges: Judges): Promise<void> {
    const { reader, onProgress } = this.#options;
    let reached = false;
    try {
      await verifyTree(reader, this.#parts.vkeys, {
        from: this.#position,
        onEntry: (position, bytes) => this.#entry(position, bytes, judges),
        onProgress: ({ size }) => onProgress?.(this.#position, size),
      });
    } catch (error) {
      if (error instanceof Reached) reached = true;
      else if (error instanceof LedgerError)
        this.#fileProblems.push({ code: error.code, ...(error.path === undefined ? {} : { path: error.path }), reason: error.message });
      else throw error;
    }
    const whole = this.#fileProblems.length === 0;
    if (whole && !reached) await this.#feed.end();
    this.#dispatch(judges);
    await this.#putInOrderDownTo(0);
    if (reached || whole) {
      this.#parts.work.set('reached', String(this.#position));
      this.#parts.work.commit();
    }
  }

  /** Gives a promise only where something is waited for. */
  #entry(position: number, bytes: Uint8Array, judges: Judges): void | Promise<void> {
    const { end } = this.#options;
    if (end?.type === 'position' && position >= end.position) throw new Reached();
    const fed = this.#feed.feed(position, bytes, this.#inBatch);
    return fed instanceof Promise ? fed.then((one) => this.#take(position, one, judges)) : this.#take(position, fed, judges);
  }

  #take(position: number, fed: Fed, judges: Judges): void | Promise<void> {
    const { end } = this.#options;
    if (end !== undefined && hasEnded(end, position, fed.timeMs)) throw new Reached();
    this.#fed.push(fed);
    this.#inBatch.add(position);
    if ((position + 1) % BATCH !== 0) return undefined;
    this.#dispatch(judges);
    return this.#putInOrderDownTo(judges.width - 1);
  }

  async #putInOrderDownTo(left: number): Promise<void> {
    while (this.#onTheirWay.length > left) await this.#putInOrder();
  }

  #dispatch(judges: Judges): void {
    const fed = this.#fed;
    const damage = this.#feed.takeDamage();
    if (fed.length === 0 && damage.length === 0) return;
    this.#fed = [];
    this.#inBatch = new Set();
    const judged = judges.judge(
      fed.map(({ item }) => item),
      fed.flatMap(({ item: { position, entry }, isStatement }) => (isStatement ? [{ position, entry }] : [])),
    );
    // It is awaited in its turn; until then its failure is nobody's.
    judged.catch(() => undefined);
    this.#onTheirWay.push({ fed, damage, place: this.#feed.place, judged });
  }

  async #putInOrder(): Promise<void> {
    const batch = this.#onTheirWay.shift();
    if (batch === undefined) return;
    const judged = await batch.judged;
    const { work } = this.#parts;
    const materials = new Map(batch.fed.map(({ item, material }) => [item.position, material]));
    for (const { position, reason } of batch.damage) this.#order.problem('wrong-file', reason, position === null ? {} : { position });
    for (const [index, one] of judged.entries()) {
      const fed = batch.fed[index];
      if (fed === undefined) throw new TypeError('what was judged was given');
      this.#order.take({ judged: one, item: fed.item, openingPlace: fed.openingPlace, material: materials.get(one.position) ?? null });
      this.#position = one.position + 1;
    }
    this.#order.keep();
    work.set('position', String(this.#position));
    work.set('place', batch.place);
    work.commit();
    this.#feed.ordered(this.#position);
  }
}

async function openNote(reader: TreeReader, vkeys: readonly string[]): Promise<{ readonly note: Uint8Array | null; readonly checkpoint: Checkpoint | null }> {
  const note = await reader.read('checkpoint');
  try {
    return { note, checkpoint: note === null ? null : openCheckpoint(note, vkeys) };
  } catch (error) {
    // verifyTree says it again, with the path.
    if (error instanceof LedgerError) return { note, checkpoint: null };
    throw error;
  }
}

const roleOf = ({ file: { header } }: OpeningSource): Role => ({ role: header.role, member: header.member });

function requireSameLedger({ file: { header } }: OpeningSource, { origin }: Checkpoint): void {
  if (header.origin !== origin) throw new ReplayError('wrong-file', `the audit file is of ledger ${header.origin}, this tree is of ${origin}`);
}

/** What may not change while a working file is used. */
function identityOf(options: ReplayOptions, vkeys: readonly string[], checkpoint: Checkpoint | null, source: OpeningSource | null, { role, member }: Role) {
  return {
    checkpoint: checkpoint === null ? 'none' : `${checkpoint.origin} ${checkpoint.size} ${Buffer.from(checkpoint.root).toString('base64')}`,
    'verifier key': vkeys.join('\n'),
    'genesis digest': options.genesisDigest ?? '',
    'audit file': source?.identity ?? '',
    role: role,
    member,
    end: JSON.stringify(options.end ?? null),
  };
}

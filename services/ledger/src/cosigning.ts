/** Asks the members' witnesses for their cosignatures, until as many have signed one checkpoint as the policy asks for. */
import { hasQuorum, type HashReader, type PolicyWitness, requestCosignature, type TlogPolicy } from '@huecry/ledger';
import { codeOf } from './errors.ts';
import type { Published } from './sequencer.ts';

export type PostToWitness = (url: string, body: string) => Promise<{ readonly status: number; readonly body: string }>;

/** What one witness answered last. */
export interface WitnessState {
  readonly name: string;
  /** The largest tree it has cosigned, as far as this process knows. */
  readonly size: number;
  /** `ok`, or why there is no cosignature: `ahead`, `disagrees`, `refused`, or the code of the error. */
  readonly code: string;
}

export interface CosigningEvents {
  /** As many as the policy asks for: the note with their lines. */
  cosigned(checkpoint: Published): Promise<void>;
  /** The quorum is there again, and something newer waits for it since then. */
  missing(sinceMs: number): void;
  /** A witness gave no cosignature, for a reason that it did not have before. */
  withheld(state: WitnessState): void;
}

export interface CosigningOptions {
  /** The policy in force; undefined while the members have none. */
  readonly policy: () => TlogPolicy | undefined;
  /** Witnesses that an earlier policy named and this one does not: who knows only that policy needs them still. None by default. */
  readonly former?: () => readonly PolicyWitness[];
  readonly hashes: (size: number) => HashReader;
  readonly post: PostToWitness;
  readonly retryMs: number;
  /** Since when a quorum was missing when the process before ended, where what it signed still has none. */
  readonly missingSinceMs: number | undefined;
  readonly now: () => number;
  readonly events: CosigningEvents;
}

interface Target {
  readonly checkpoint: Published;
  readonly asked: Set<string>;
  readonly lines: Map<string, string>;
  /** It had its quorum before: what is new goes first. */
  readonly again: boolean;
}

/**
 * One checkpoint at a time: all witnesses that are free are asked about it, and the newest one is next as soon as there is a
 * quorum, or when all have answered without one. A witness that hangs holds up nobody but itself. Former witnesses are asked too, and
 * waited for as long as they answer; nothing depends on them.
 */
export class Cosigning {
  readonly #options: CosigningOptions;
  readonly #states = new Map<string, WitnessState>();
  readonly #busy = new Set<string>();
  #newest: Published | undefined;
  #target: Target | undefined;
  /** The last one that had its quorum: who was busy then is shown it all the same, so that no witness stays behind. */
  #done: Target | undefined;
  #timer: NodeJS.Timeout | undefined;
  #missingSinceMs: number | undefined;
  #closed = false;

  constructor(options: CosigningOptions) {
    this.#options = options;
    this.#missingSinceMs = options.missingSinceMs;
  }

  /** Whether checkpoints wait for witnesses at the moment. */
  get required(): boolean {
    const policy = this.#options.policy();
    return policy !== undefined && policy.quorum !== 'none';
  }

  /** Since when there is something to cosign and no quorum has signed anything; undefined where all is well. */
  get missingSinceMs(): number | undefined {
    return this.required ? this.#missingSinceMs : undefined;
  }

  get witnesses(): readonly WitnessState[] {
    return (this.#options.policy()?.witnesses ?? []).map(({ name }) => this.#states.get(name) ?? { name, size: 0, code: 'not-asked' });
  }

  /** A checkpoint that the log has signed; of several that wait only the newest is asked about. */
  submit(checkpoint: Published): void {
    if (this.#newest !== undefined && this.#newest.size > checkpoint.size) return;
    this.#newest = checkpoint;
    this.begin();
    if (this.#target === undefined || this.#target.again) this.#next();
  }

  /**
   * Asks again about a checkpoint that has had its quorum, so that its cosignatures say that it is the newest still. Only where nothing is
   * new; without a quorum nothing happens, and nothing is missing.
   */
  again(checkpoint: Published): void {
    if (this.#closed || !this.required || this.#target !== undefined || this.#newest !== undefined) return;
    clearTimeout(this.#timer);
    this.#target = { checkpoint, asked: new Set(), lines: new Map(), again: true };
    this.#askFree(this.#target);
  }

  /** Something is about to be signed that no quorum has seen: since when, at the latest since now. */
  begin(): number {
    this.#missingSinceMs ??= this.#options.now();
    return this.#missingSinceMs;
  }

  /** The members ask for no witness any more: what waited is published without. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#newest = undefined;
    this.#target = undefined;
    this.#done = undefined;
    this.#missingSinceMs = undefined;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #next(): void {
    clearTimeout(this.#timer);
    this.#target = undefined;
    if (this.#closed || this.#newest === undefined) return;
    this.#target = { checkpoint: this.#newest, asked: new Set(), lines: new Map(), again: false };
    this.#askFree(this.#target);
  }

  /** Under names that no witness in force can have. */
  #former(): readonly PolicyWitness[] {
    return (this.#options.former?.() ?? []).map((witness) => ({ ...witness, name: `former ${witness.verifier.name}+${witness.verifier.keyId}` }));
  }

  /** A former witness that has answered so far and has not said anything about this checkpoint yet. */
  #awaitsFormer(target: Target): boolean {
    return this.#former().some(({ name }) => (this.#states.get(name)?.code ?? 'ok') === 'ok' && (this.#busy.has(name) || !target.asked.has(name)));
  }

  #askFree(target: Target): void {
    for (const witness of [...(this.#options.policy()?.witnesses ?? []), ...this.#former()]) {
      if (this.#busy.has(witness.name) || target.asked.has(witness.name)) continue;
      target.asked.add(witness.name);
      this.#busy.add(witness.name);
      void this.#ask(witness, target).finally(() => {
        this.#busy.delete(witness.name);
        this.#after();
      });
    }
    if (!this.#awaitsFormer(target)) this.#after();
  }

  async #ask({ name, verifier, url }: PolicyWitness, { checkpoint, lines }: Target): Promise<void> {
    const before = this.#states.get(name);
    const lastSize = before?.size ?? 0;
    try {
      if (url === undefined) return this.#note({ name, size: lastSize, code: 'no-url' });
      const { note, size } = checkpoint;
      const outcome = await requestCosignature({
        checkpoint: note,
        size,
        lastSize,
        verifier,
        hashes: this.#options.hashes(size),
        post: (body) => this.#options.post(`${url.replace(/\/$/, '')}/add-checkpoint`, body),
      });
      if (outcome.kind === 'cosigned') lines.set(name, outcome.line);
      this.#note({ name, size: outcome.kind === 'cosigned' ? size : lastSize, code: outcome.kind === 'cosigned' ? 'ok' : outcome.kind });
    } catch (error) {
      // Not reached, or an answer that is no cosignature: this witness counts for nothing until it answers well.
      this.#note({ name, size: lastSize, code: codeOf(error) === 'internal' ? 'unreachable' : codeOf(error) });
    }
  }

  #note(state: WitnessState): void {
    const before = this.#states.get(state.name);
    this.#states.set(state.name, state);
    if (state.code !== 'ok' && before?.code !== state.code) this.#options.events.withheld(state);
  }

  /** After each answer: publish with a quorum, give up a round that all have answered, wait for the others. */
  #after(): void {
    const target = this.#target;
    const policy = this.#options.policy();
    if (policy === undefined || this.#closed) return;
    if (target === undefined) return this.#bringUp(policy.witnesses);
    if (hasQuorum(policy, new Set(target.lines.keys()))) return this.#awaitsFormer(target) ? this.#askFree(target) : this.#publish(target);
    const waiting = policy.witnesses.some(({ name }) => this.#busy.has(name));
    const unasked = [...policy.witnesses, ...this.#former()].some(({ name }) => !target.asked.has(name) && !this.#busy.has(name));
    if (unasked) this.#askFree(target);
    else if (!waiting || target.lines.size + this.#busy.size < policy.witnesses.length) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#next(), this.#options.retryMs);
    }
  }

  #bringUp(witnesses: readonly PolicyWitness[]): void {
    const done = this.#done;
    if (done !== undefined && witnesses.some(({ name }) => !this.#busy.has(name) && !done.asked.has(name))) this.#askFree(done);
  }

  #publish(target: Target): void {
    const { checkpoint, lines } = target;
    this.#target = undefined;
    this.#done = target;
    const newer = this.#newest !== undefined && this.#newest.size > checkpoint.size;
    this.#missingSinceMs = newer ? this.#options.now() : undefined;
    if (this.#missingSinceMs !== undefined) this.#options.events.missing(this.#missingSinceMs);
    if (!newer) this.#newest = undefined;
    void this.#handOver(checkpoint, checkpoint.note + [...lines.values()].join(''), target.again);
  }

  /** A disk that cannot take the cosigned checkpoint is tried again with the next round. */
  async #handOver(checkpoint: Published, note: string, again: boolean): Promise<void> {
    try {
      await this.#options.events.cosigned({ ...checkpoint, note });
    } catch {
      if (!again) this.submit(checkpoint);
    }
    if (this.#target === undefined && this.#newest !== undefined) this.#next();
  }
}

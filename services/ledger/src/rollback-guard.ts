/** Never two histories: a checkpoint that this log's keys signed, shown by a witness, is believed before what lies on this disk. */
import { type HashReader, LedgerError, type NoteVerifier, openCheckpoint, readRoot, type TlogPolicy } from '@huecry/ledger';
import { sameBytes } from './entries.ts';
import { LedgerServiceError } from './errors.ts';
import type { Published } from './sequencer.ts';

/** Gives the newest checkpoint that the witness at this URL cosigned, as the log signed it; undefined where it has or shows none. */
export type ReadWitnessHead = (url: string, origin: string) => Promise<string | undefined>;

export interface RollbackGuardOptions {
  readonly verifiers: readonly NoteVerifier[];
  readonly policy: () => TlogPolicy | undefined;
  readonly readHead: ReadWitnessHead | undefined;
  /** The last checkpoint that was signed here. */
  readonly signed: () => Published | undefined;
  readonly hashes: (size: number) => HashReader;
  readonly onFound: (error: LedgerServiceError, witness: string) => void;
}

/**
 * A witness's word that it is ahead is worth nothing: one that lies could stop the log. Its newest checkpoint is proof, since only
 * this log's keys can have signed it. Witnesses that do not show theirs still give no cosignature to what goes back.
 */
export class RollbackGuard {
  readonly #options: RollbackGuardOptions;
  #found: LedgerServiceError | undefined;

  constructor(options: RollbackGuardOptions) {
    this.#options = options;
  }

  /** Why nothing may be signed; undefined while nothing is known against it. */
  get found(): LedgerServiceError | undefined {
    return this.#found;
  }

  /** Asks every witness that can be reached. Never rejects. */
  async askAll(): Promise<void> {
    await Promise.all((this.#options.policy()?.witnesses ?? []).map(({ name }) => this.ask(name)));
  }

  /** Asks one witness of the policy. Never rejects. */
  async ask(name: string): Promise<void> {
    const { policy, readHead, verifiers, onFound } = this.#options;
    const url = policy()?.witnesses.find((witness) => witness.name === name)?.url;
    if (url === undefined || readHead === undefined || this.#found !== undefined) return;
    try {
      const note = await readHead(url, verifiers[0]?.name ?? '');
      const why = note === undefined ? undefined : await this.#contradiction(note);
      if (why === undefined || this.#found !== undefined) return;
      this.#found = new LedgerServiceError('rolled-back', `witness ${name} holds a checkpoint that this log signed, and ${why}`);
      onFound(this.#found, name);
    } catch {
      // Not reached, or damaged tiles: nothing is known. It is asked again with the next checkpoint that it refuses.
    }
  }

  async #contradiction(note: string): Promise<string | undefined> {
    const { verifiers, signed, hashes } = this.#options;
    let shown: ReturnType<typeof openCheckpoint>;
    try {
      shown = openCheckpoint(note, verifiers);
    } catch (error) {
      if (error instanceof LedgerError) return undefined;
      throw error;
    }
    const last = signed();
    if (shown.size > (last?.size ?? 0))
      return `it has ${shown.size} entries, while the newest signed here has ${last?.size ?? 0}: an old copy of ledger.db and tree/ was put back. Stop, and put back a copy that reaches ${shown.size} entries; nothing is signed until then`;
    if (shown.size === 0 || last === undefined) return undefined;
    const root = shown.size === last.size ? last.root : await readRoot(hashes(last.size), shown.size);
    return sameBytes(root, shown.root)
      ? undefined
      : `its ${shown.size} entries are not those that stand here: another history was signed with these keys. Stop; compare the copies of ledger.db; every member must be told`;
  }
}

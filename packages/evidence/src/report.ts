import { refusalOf } from './errors.ts';
import type { SentenceId } from './words/sentences.ts';

/** `proved`: all of it verifies. `wrong`: see its problems. `withheld`: taken out, its digest stands. `unchecked`: what it rests on is wrong. */
export type PartState = 'proved' | 'wrong' | 'withheld' | 'unchecked';

export const PART_NAMES = [
  'file',
  'inventory',
  'genesis',
  'checkpoint',
  'entries',
  'registry',
  'witnesses',
  'notice',
  'routing',
  'restrictions',
  'recipient',
  'field',
  'decision',
  'decided',
  'again',
  'release',
  'receipt',
  'refusal',
  'recall',
  'withheld',
] as const;
export type PartName = (typeof PART_NAMES)[number];

/** A sentence, by its name, and what stands in its gaps. Its text in a language is `sentence()`'s to make. */
export interface Said {
  readonly id: SentenceId;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Problem {
  /** Stable. */
  readonly code: string;
  /** JSON Pointer into the file; empty for the whole. */
  readonly path: string;
  /** For people, in English; no content. */
  readonly reason: string;
}

export interface ReportPart {
  readonly part: PartName;
  readonly path: string;
  readonly state: PartState;
  /** What it proves, in the order in which it was found. */
  readonly says: readonly Said[];
  readonly problems: readonly Problem[];
  /** Of a field: what the origin signed. */
  readonly field?: { readonly pointer: string; readonly category: string | null; readonly value: unknown };
}

export interface EvidenceReport {
  /** Nothing is wrong with what is shown, and nothing that the file lists is missing. */
  readonly ok: boolean;
  /** Whether it rests on a genesis digest that the caller gave. */
  readonly pinned: boolean;
  readonly genesisDigest: string | null;
  readonly notice: { readonly origin: string; readonly id: string; readonly rev: number; readonly digest: string; readonly position: number } | null;
  /** The notice was withdrawn by its origin, with all its revisions; null where the file does not prove it. `time` is the signer's, `logged` the log's. */
  readonly recalled: {
    readonly by: string;
    readonly code: string;
    readonly reason: string;
    readonly time: string;
    readonly position: number;
    readonly logged: string;
  } | null;
  readonly parts: readonly ReportPart[];
  readonly problems: readonly Problem[];
  /** What a file like this one cannot prove. */
  readonly limits: readonly Said[];
}

/** One part under way. */
export class PartBuilder {
  readonly part: PartName;
  readonly path: string;
  readonly says: Said[] = [];
  readonly problems: Problem[] = [];
  readonly #on: readonly PartBuilder[];
  #state: PartState | null = null;
  #field: ReportPart['field'];

  /** @param on the parts that it rests on: where one of them is not proved, this one is not either */
  constructor(part: PartName, path: string, on: readonly PartBuilder[]) {
    this.part = part;
    this.path = path;
    this.#on = on;
  }

  say(id: SentenceId, values: Said['values'] = {}): void {
    this.says.push({ id, values });
  }

  wrong(code: string, path: string, reason: string): void {
    this.problems.push({ code, path, reason });
  }

  /** What it gives; a refusal by one of the formats is a problem at `path`, and gives undefined. */
  attempt<T>(path: string, run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      const place =
        error !== null && typeof error === 'object' && 'path' in error && typeof error.path === 'string' && error.path.startsWith('/') ? error.path : path;
      this.wrong(refusal.code, place, refusal.reason);
      return undefined;
    }
  }

  /** What it rests on is not there or wrong: nothing is said about it. */
  leave(): void {
    this.#state = 'unchecked';
  }

  withheld(): void {
    this.#state = 'withheld';
  }

  show(field: NonNullable<ReportPart['field']>): void {
    this.#field = field;
  }

  get state(): PartState {
    if (this.problems.length > 0) return 'wrong';
    return this.#on.some(({ state }) => state !== 'proved') ? 'unchecked' : (this.#state ?? 'proved');
  }

  end(): ReportPart {
    const { part, path, state, problems } = this;
    // What a part says is said only where it is proved: nobody should read the rest as if it were.
    const good = state === 'proved' || state === 'withheld';
    return { part, path, state, says: good ? this.says : [], problems, ...(this.#field === undefined || !good ? {} : { field: this.#field }) };
  }
}

/** Collects the parts in the order in which they are looked at. */
export class ReportBuilder {
  readonly #parts: PartBuilder[] = [];
  #base: readonly PartBuilder[] = [];

  /** A new part, which rests on those named by `restOn`, and on `on`. */
  part(name: PartName, path: string, ...on: readonly PartBuilder[]): PartBuilder {
    const part = new PartBuilder(name, path, [...this.#base, ...on]);
    this.#parts.push(part);
    return part;
  }

  /** Every later part rests on this one. */
  restOn(part: PartBuilder): void {
    this.#base = [...this.#base, part];
  }

  /** Every later part rests on all there are but the inventory: a list that is wrong says nothing against what is shown. */
  restOnAll(): void {
    this.#base = this.#parts.filter(({ part }) => part !== 'inventory');
  }

  end(facts: Pick<EvidenceReport, 'pinned' | 'genesisDigest' | 'notice' | 'recalled' | 'limits'>): EvidenceReport {
    const parts = this.#parts.map((part) => part.end());
    const problems = parts.flatMap((part) => part.problems);
    return { ok: problems.length === 0 && parts.every(({ state }) => state !== 'unchecked'), ...facts, parts, problems };
  }
}

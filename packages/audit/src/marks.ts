import type { Entry } from '@huecry/proto';
import type { RegistryState } from '@huecry/registry';
import { Listing, type UnwitnessedStretch } from './report.ts';

/** Follows the marks of a log. Memory is bounded: the first stretches are kept, all are counted. */
export class Marks {
  readonly #stretches = new Listing<UnwitnessedStretch>();
  #now: UnwitnessedStretch | null = null;
  #entries = 0;

  /**
   * The next entry, and the registry as it stood before it. False where a stretch begins while the members ask for no witness: nothing can
   * have been missing then. (A policy that ends within a stretch may be followed by an entry of the same moment.)
   */
  add(position: number, { timeMs, unwitnessed }: Entry, before: RegistryState | null): boolean {
    if (!unwitnessed) {
      this.#end();
      return true;
    }
    this.#entries++;
    if (this.#now !== null) {
      this.#now = { ...this.#now, to: position, entries: this.#now.entries + 1, toMs: timeMs };
      return true;
    }
    this.#now = { from: position, to: position, entries: 1, fromMs: timeMs, toMs: timeMs };
    return (before?.witnessPolicy ?? null) !== null;
  }

  #end(): void {
    if (this.#now !== null) this.#stretches.add(this.#now);
    this.#now = null;
  }

  /** All marked entries, all stretches, and the first of these. */
  summary(): { readonly entries: number; readonly stretches: number; readonly first: readonly UnwitnessedStretch[] } {
    this.#end();
    return { entries: this.#entries, stretches: this.#stretches.count, first: this.#stretches.items };
  }
}

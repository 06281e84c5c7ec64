/** Whether ordinary intake is halted, because no quorum of the members' witnesses has seen what is new for too long. */
export interface HaltOptions {
  /** Since when there is something that no quorum has cosigned; undefined where all is well. */
  readonly missingSinceMs: () => number | undefined;
  readonly haltAfterMs: number;
  readonly now: () => number;
  readonly events: HaltEvents;
}

export interface HaltEvents {
  halted(sinceMs: number): void;
  ended(): void;
}

/** Looked at this often, so that it is said also while nobody asks. */
const LOOK_EVERY_MS = 1_000;

/**
 * Begins when the quorum has been missing for `haltAfterMs` and ends with the next quorum, not before: a clock that is set back
 * meanwhile ends nothing.
 */
export class Halt {
  readonly #options: HaltOptions;
  readonly #timer: NodeJS.Timeout;
  /** The outage that halted intake, and since when it is halted. */
  #halted: { readonly missingSinceMs: number; readonly sinceMs: number } | undefined;

  constructor(options: HaltOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.sinceMs, Math.min(LOOK_EVERY_MS, options.haltAfterMs)).unref();
  }

  /** Since when only essential entries are taken; undefined while all are. */
  get sinceMs(): number | undefined {
    const { missingSinceMs, haltAfterMs, now, events } = this.#options;
    const missing = missingSinceMs();
    if (this.#halted !== undefined && this.#halted.missingSinceMs !== missing) {
      this.#halted = undefined;
      events.ended();
    }
    if (this.#halted === undefined && missing !== undefined && now() - missing >= haltAfterMs) {
      this.#halted = { missingSinceMs: missing, sinceMs: missing + haltAfterMs };
      events.halted(this.#halted.sinceMs);
    }
    return this.#halted?.sinceMs;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

import type { WitnessState } from './cosigning.ts';
import type { CheckStatus } from './full-check.ts';

/** What stands in the way of new entries. */
export interface LedgerStatus {
  /**
   * `open`: entries are taken. `essential`: the witnesses' quorum is missing for too long, all but essential ones get `unwitnessed`.
   * `closed`: all get `unavailable` until the disk works again, or what is damaged is mended.
   */
  readonly intake: 'open' | 'essential' | 'closed';
  /** Since when intake is not open for want of witnesses, and why; null where it is not for that. */
  readonly halted: { readonly sinceMs: number; readonly reason: string } | null;
  /** The code of the last failure, while intake is closed. */
  readonly code: string | null;
  readonly origin: string;
  /** Entries committed, and entries under the published checkpoint. */
  readonly committed: number;
  readonly published: number;
  /** Null where the members have no witness policy; else since when no quorum has signed what is new, and each witness's last word. */
  readonly witnesses: { readonly missingSinceMs: number | null; readonly seen: readonly WitnessState[] } | null;
  readonly registryPosition: number;
  /** Of everything that was signed before this start. */
  readonly check: CheckStatus;
}

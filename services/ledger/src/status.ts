import type { WitnessState } from './cosigning.ts';

/** What stands in the way of new entries. */
export interface LedgerStatus {
  /** `open`: entries are taken. `closed`: they get `unavailable` until the disk works again. */
  readonly intake: 'open' | 'closed';
  /** The code of the last failure, while intake is closed. */
  readonly code: string | null;
  readonly origin: string;
  /** Entries committed, and entries under the published checkpoint. */
  readonly committed: number;
  readonly published: number;
  /** Null where the members have no witness policy; else since when no quorum has signed what is new, and each witness's last word. */
  readonly witnesses: { readonly missingSinceMs: number | null; readonly seen: readonly WitnessState[] } | null;
  readonly registryPosition: number;
}

import type { LedgerErrorCode } from '@huecry/ledger';
import type { Address, MemberCode } from '@huecry/notice';
import type { KeyRefusal, RegistryCode } from '@huecry/registry';
import type { Mode } from '@huecry/seal';

/** What an audit can find wrong. Stable; docs/spec/audit.md says what each means. Codes of the ledger name a file, all others a position. */
export type AuditCode =
  | LedgerErrorCode
  | KeyRefusal
  | 'rolled-back'
  | 'rewritten'
  | 'malformed-entry'
  | 'time-backwards'
  | 'invalid-genesis'
  | 'wrong-genesis'
  | 'foreign-ledger'
  | 'misplaced-genesis'
  | 'needless-mark'
  | 'broken-chain'
  | 'malformed-notice'
  | 'wrong-mode'
  | 'bad-signature'
  | 'repeated-notice'
  | 'fork-decided'
  | 'malformed-decision'
  | 'wrong-notice'
  | 'decision-mismatch'
  | 'stale-decision'
  | 'wrong-exchange'
  | 'malformed-receipts'
  | 'malformed-refusal'
  | 'malformed-release'
  | 'malformed-recall'
  | 'repeated-recall'
  | 'recalled-decided'
  | ReplayCode;

/** What only a replay with an audit file can find wrong. */
export type ReplayCode =
  | 'wrong-file'
  | 'wrong-opening'
  | 'decision-differs'
  | 'not-evaluated'
  | 'malformed-receipt'
  | 'wrong-receipt'
  | 'refusal-mismatch'
  | 'refusal-differs'
  | 'release-mismatch'
  | 'wrong-release'
  | 'recall-mismatch'
  | 'wrong-recall';

export interface Problem {
  readonly code: AuditCode;
  /** Of the entry to blame. */
  readonly position?: number;
  /** Of the file of the tree to blame. */
  readonly path?: string;
  readonly reason: string;
}

/** Who has cosigned a checkpoint, and whether that is enough. */
export interface WitnessReport {
  /** Where the policy is from: the file given, or the members' statement in the registry; `none`: nobody must cosign. */
  readonly from: 'file' | 'registry' | 'none';
  /** Ledger position of the members' statement. */
  readonly statement: number | null;
  /** The witness or group that must have cosigned. */
  readonly quorum: string | null;
  readonly satisfied: boolean;
  readonly cosigned: readonly { readonly name: string; readonly time: string }[];
  readonly missing: readonly string[];
  readonly problem: Problem | null;
}

/** Sequence numbers of a gateway that no entry carries, both ends included. A notice may be on its way, or lost, or held back. */
export interface Gap {
  readonly gateway: Address;
  readonly from: number;
  readonly to: number;
}

/** A notice that a gateway validly signed and that contradicts another of its own. It stands in the log as proof; a decision on it is a problem. */
export interface Fork {
  readonly gateway: Address;
  /** `equivocation`: same id and revision; `seq-taken`: same number; `seq-broken`: its chain names another notice. */
  readonly kind: 'equivocation' | 'seq-taken' | 'seq-broken';
  readonly position: number;
  /** Of the notice that it contradicts, where one is known. */
  readonly against: number | null;
  readonly seq: number;
  readonly jti: string;
}

/** Entries without one between them that were appended while ordinary intake was halted: no quorum of witnesses had seen the log for too long. */
export interface UnwitnessedStretch {
  readonly from: number;
  readonly to: number;
  readonly entries: number;
  /** Times of the first and the last, as their writer says. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Counts {
  readonly genesis: number;
  readonly registry: number;
  readonly notices: number;
  readonly decisions: number;
  readonly refusals: number;
  readonly releases: number;
  readonly recalls: number;
  /** Batch entries, and the receipts in them. */
  readonly receiptBatches: number;
  readonly receipts: number;
}

export interface AuditReport {
  /** Every file and entry was checked and there is no problem. Gaps and forks are findings about gateways, not about the log. */
  readonly ok: boolean;
  readonly origin: string | null;
  readonly size: number;
  /** base64, as in the checkpoint. */
  readonly root: string | null;
  /** Entries checked: `size`, unless a file of the tree is wrong. */
  readonly checked: number;
  readonly network: { readonly name: string; readonly mode: Mode; readonly genesis: string } | null;
  readonly counts: Counts;
  /** Who has cosigned the checkpoint, by the policy that the members had stated last in this log. A missing quorum is a problem, `no-quorum`. */
  readonly witnesses: WitnessReport | null;
  readonly members: readonly { readonly code: MemberCode; readonly name: string; readonly suspended: boolean }[];
  readonly gateways: readonly { readonly address: Address; readonly notices: number; readonly highestSeq: number }[];
  readonly gaps: readonly Gap[];
  readonly forks: readonly Fork[];
  /** What was appended while ordinary intake was halted for want of witnesses: entries, stretches of them, and the first stretches. */
  readonly unwitnessed: { readonly entries: number; readonly stretches: number; readonly first: readonly UnwitnessedStretch[] };
  /** Statements that the registry refused: they stand in the log and change nothing. */
  readonly refusedStatements: readonly { readonly position: number; readonly code: RegistryCode; readonly reason: string }[];
  /** Positions of notices without decision or refusal, or with a release that no further decision has followed. The newest may still get theirs. */
  readonly unanswered: readonly number[];
  /** The first {@link MAX_LISTED}; `problemCount` counts all. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

/** No list of a report is longer, so that a broken log cannot fill the memory. */
export const MAX_LISTED = 1000;

/** A list that counts everything and keeps the first {@link MAX_LISTED}. */
export class Listing<T> {
  readonly items: T[] = [];
  count = 0;

  add(item: T): void {
    this.count++;
    if (this.items.length < MAX_LISTED) this.items.push(item);
  }
}

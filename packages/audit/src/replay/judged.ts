/**
 * What is handed to whoever judges entries one by one, and what comes back. Both cross a thread boundary: plain data alone, and of what was
 * read only what the order asks for, since every value is copied there by the one thread that all others wait for.
 */
import type { Address, Kind } from '@huecry/notice';
import type { DecisionClaims, NoticeClaims, RecallClaims, ReceiptClaims, RecipientDecision, RefusalClaims, ReleaseClaims, RuleClaim } from '@huecry/seal';
import type { AuditCode } from '../report.ts';

/** A notice's JWS with what opens it (an encoded AuditOpening), to decide it again. */
export interface Material {
  readonly position: number;
  readonly jws: Uint8Array;
  readonly opening: Uint8Array | null;
}

export interface Item {
  readonly position: number;
  readonly entry: Uint8Array;
  /** An encoded AuditOpening of this position. */
  readonly opening: Uint8Array | null;
  /** Of a decision, the notice that it is about, where that does not stand in the same batch. */
  readonly notice: Material | null;
  /** Commitments that nothing opens: sooner judged than handed to another thread. No signature is verified and no registry asked. */
  readonly isLight: boolean;
}

/** Kinds of what may be missing in an audit file. */
export const UNOPENED = [
  'notice',
  'routing',
  'restrictions',
  'recipient-element',
  'decision',
  'decision-element',
  'receipt',
  'refusal',
  'release',
  'recall',
] as const;
export type Unopened = (typeof UNOPENED)[number];
export type UnopenedCounts = Partial<Record<Unopened, number>>;

export interface Found {
  readonly code: AuditCode;
  readonly reason: string;
}

/** What one entry is by itself. `found` are its problems; what depends on other entries is asked when all of them stand in their order. */
export interface Judged {
  readonly position: number;
  /** Null where the entry cannot be read. */
  readonly timeMs: number | null;
  /** It says that it was appended while the witnesses were missing. */
  readonly unwitnessed: boolean;
  readonly found: readonly Found[];
  readonly unopened: UnopenedCounts;
  readonly body: JudgedBody | null;
}

export type JudgedBody =
  | { readonly kind: 'genesis' }
  | { readonly kind: 'registry' }
  | JudgedNotice
  | JudgedDecision
  | { readonly kind: 'receipts'; readonly count: number; readonly receipts: readonly JudgedReceipt[] }
  | { readonly kind: 'refusal'; readonly noticePosition: number; readonly refusal: RefusalClaims | null }
  | { readonly kind: 'release'; readonly noticePosition: number; readonly wellFormed: boolean; readonly release: ReleaseClaims | null }
  | { readonly kind: 'recall'; readonly noticePosition: number; readonly wellFormed: boolean; readonly recall: RecallClaims | null };

export interface JudgedNotice {
  readonly kind: 'notice';
  /** Null where the JWS cannot be read. */
  readonly claims: OrderedClaims | null;
  readonly digest: Uint8Array;
  /** Signed by a key of its gateway that was valid: it takes its id and number. */
  readonly authentic: boolean;
  readonly noticeKind: Kind | null;
  /** Content fields that the signature covers, by the category that the schema gives them. */
  readonly content: Readonly<Record<string, number>>;
  /** The origin's own decision, where the file has the content. */
  readonly atOrigin: PointsAgain | null;
}

export type OrderedClaims = Pick<NoticeClaims, 'iss' | 'jti' | 'rev' | 'exp' | 'seq' | 'seqPrev'>;

/** What was decided for one recipient. */
export interface Ruling extends Pick<RecipientDecision, 'to' | 'outcome' | 'code'> {
  /** Bits by the list of categories. */
  readonly categories: number;
  /** What each rule did that had a part in it. */
  readonly reasons: readonly Reason[];
}

export interface Reason extends RuleClaim {
  readonly does: 'refuses' | 'holds' | 'withholds' | 'declines';
}

export interface JudgedDecision {
  readonly kind: 'decision';
  readonly noticePosition: number;
  /** Null where the JWS cannot be read. */
  readonly claims: DecisionClaims | null;
  readonly authentic: boolean;
  /** By the elements that the file has; null where none of them can be believed. */
  readonly recipients: readonly Ruling[] | null;
  /** Decided again as the notice's own decision; null where it cannot be. */
  readonly again: Again | null;
  /** The recipient's own decision, where the file has the content. */
  readonly atRecipient: readonly PointsAgain[];
}

export type MemberPoint = 'origin' | 'recipient';

/** What deciding again at such a point gave. A gateway may have known a statement less or more than the log at that place: so these are findings. */
export interface PointsAgain {
  readonly point: MemberPoint;
  readonly evaluated: number;
  readonly findings: readonly { readonly to: Address; readonly what: string }[];
}

/** What deciding again gave. */
export interface Again {
  /** Recipients whose decision was compared. */
  readonly compared: number;
  readonly differences: readonly { readonly to: Address; readonly what: string }[];
  /** Recipients whose decision agrees but for the words of the software's own reasons. */
  readonly otherWords: number;
  /** Recipients about whom a rule could not be evaluated. */
  readonly ruleErrors: number;
  readonly unopened: UnopenedCounts;
  /** The engine failed: nothing was compared. */
  readonly failed: string | null;
}

export interface JudgedReceipt {
  readonly claims: ReceiptClaims;
  /** The key was good when the receipt was signed, and no longer when it was logged: asked again with the place of the delivery. */
  readonly late: { readonly kid: string; readonly refused: Found } | null;
}

/** What gateways and the exchange say of one notice in signed statements: receipts, releases, recalls, refusals. */
import type { Address, Category } from '@huecry/notice';
import type { Mode, RuleClaim } from './types.ts';

/** `requested`: a recipient that was told only of the existence of a notice asks its origin for the content. */
export type ReceiptState = 'delivered' | 'opened' | 'requested' | 'refused' | 'acted' | 'purged';

export interface ReceiptClaims {
  /** The recipient gateway. */
  readonly iss: Address;
  readonly origin: Address;
  readonly notice: Uint8Array;
  readonly jti: string;
  readonly rev: number;
  readonly state: ReceiptState;
  readonly iat: number;
  readonly code?: string;
  readonly reason?: string;
  /** Seconds since the epoch. */
  readonly retainUntil?: number;
  /** Rules that decline the action asked for. */
  readonly flags?: readonly RuleClaim[];
  /** With `purged` only: which categories were purged, sorted; absent: all that was held. */
  readonly categories?: readonly Category[];
}

export interface ReceiptInput extends ReceiptClaims {
  readonly mode: Mode;
}

/** A reviewing body's word on recipients of one notice that are held. */
export interface ReleaseClaims {
  /** Gateway of the reviewing body. */
  readonly iss: Address;
  readonly origin: Address;
  /** SHA-256 of the notice's JWS: each revision needs its own release. */
  readonly notice: Uint8Array;
  readonly jti: string;
  readonly rev: number;
  /** Sorted, each once: for whom it is released or refused, and for nobody else. */
  readonly recipients: readonly Address[];
  readonly outcome: 'release' | 'refuse';
  /** Stable code of a refusal; may be empty in a release. */
  readonly code: string;
  readonly reason: string;
  readonly cite: string;
  readonly iat: number;
}

export interface ReleaseInput extends ReleaseClaims {
  readonly mode: Mode;
}

/** An origin's withdrawal of a notice, with all its revisions, those to come included. */
export interface RecallClaims {
  /** The gateway that recalls: the origin, or another gateway of its member. */
  readonly iss: Address;
  /** The gateway that signed the notice. */
  readonly origin: Address;
  /** SHA-256 of the JWS of the revision named by `rev`. */
  readonly notice: Uint8Array;
  readonly jti: string;
  /** The latest revision that the signer knows. */
  readonly rev: number;
  /** Why: stable, never empty. */
  readonly code: string;
  /** Plain words, which recipients read; may be empty. */
  readonly reason: string;
  readonly iat: number;
}

export interface RecallInput extends RecallClaims {
  readonly mode: Mode;
}

/** A submission refused as a whole. `jti` and `rev` are null where they could not be read. */
export interface RefusalClaims {
  /** The exchange's name. */
  readonly iss: string;
  readonly origin: Address;
  /** SHA-256 of the JWS refused, or of the whole message where no JWS could be read. */
  readonly notice: Uint8Array;
  readonly jti: string | null;
  readonly rev: number | null;
  readonly code: string;
  readonly reason: string;
  readonly iat: number;
}

export interface RefusalInput extends RefusalClaims {
  readonly mode: Mode;
}

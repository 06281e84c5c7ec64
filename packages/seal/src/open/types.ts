import type { Address, Category, Kind, Leaf, RoutingFacts } from '@huecry/notice';
import type { Decapsulator, Mode, NoticeClaims, RecipientDecision, RuleClaim, WithheldClaim } from '../types.ts';

/** Who opens, and where the keys come from. The look-ups throw where a key is not valid; what they throw goes through. */
export interface OpenContext {
  readonly me: Address;
  readonly mode: Mode;
  /** Seconds since the epoch: an expired notice is refused. */
  readonly nowSeconds: number;
  boxKey(kid: string): Decapsulator | undefined;
  originKey(iss: Address, kid: string): Uint8Array;
  exchangeKey(kid: string): Uint8Array;
  /** `categoryOf` of the notice package. */
  categoryOf(kind: Kind, pointer: string): Category | undefined;
}

export interface Opened {
  readonly claims: NoticeClaims;
  readonly jws: Uint8Array;
  /** SHA-256 of `jws`. */
  readonly digest: Uint8Array;
  /** The exchange refused this recipient: it gets the JWS, its own element and the signed decision, and nothing else. */
  readonly blank: boolean;
  /** Null in a blank. */
  readonly routing: RoutingFacts | null;
  /** Digests of the bundles the origin decided with; null in a blank. */
  readonly bundles: { readonly origin: string; readonly common: string; readonly recipient: string } | null;
  readonly leaves: readonly Leaf[];
  /** The origin's claims (signed in the element) and the exchange's (signed in the decision). */
  readonly withheld: readonly WithheldClaim[];
  readonly refusedBy: readonly RuleClaim[];
  /** To a reviewing body: what was decided for the recipients that are held, signed by the exchange. Empty for everybody else. */
  readonly held: readonly RecipientDecision[];
  readonly decision: { readonly jws: Uint8Array; readonly element: Uint8Array; readonly decision: RecipientDecision };
  /** `categories`: those whose slots the origin addressed to us, in a blank too. */
  readonly element: { readonly kid: string; readonly n: number; readonly nPrev: Uint8Array | null; readonly categories: readonly Category[] };
  /** What opens the ledger's entries for an auditor, raw as it was signed: the routing disclosure (empty in a blank), our own element, and every
   * decision element that was shown, by address, which is the decision's order. */
  readonly openings: { readonly routing: Uint8Array; readonly element: Uint8Array; readonly decision: readonly Uint8Array[] };
  /** Signed by the exchange. */
  readonly noticePosition: number;
  /** Not signed: a hint to be checked against the ledger. */
  readonly decisionPosition: number;
  /**
   * The JWS with content disclosures opened, as a standard SD-JWT (RFC 9901): `<JWS>~<disclosure>~…~`.
   * `keep` chooses among the leaves, for whoever may not keep all; every leaf unless given.
   */
  presentation(keep?: (leaf: Leaf) => boolean): string;
}

import type { Address, Category, Leaf, MemberCode, RoutingFacts } from '@huecry/notice';

/** Exercise objects have their own `typ`, HPKE label and trust anchor; nothing of one mode verifies in the other. */
export type Mode = 'live' | 'exercise';

export type SuiteId = 'hc1-mlkem768-x25519-hkdf-sha256-aes-256-gcm' | 'hc1-x25519-hkdf-sha256-aes-256-gcm';

/** An Ed25519 private key that can sign and cannot be read. */
export interface Signer {
  /** RFC 7638 thumbprint of the public key. */
  readonly kid: string;
  /** The 64-byte signature over `bytes`. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** An HPKE private key that can decapsulate and cannot be read. */
export interface Decapsulator {
  readonly kid: string;
  readonly suite: SuiteId;
  /**
   * The KEM's shared secret for an encapsulated key.
   * @throws SealError cannot-open
   */
  decapsulate(enc: Uint8Array): Uint8Array;
}

/** A category withheld from one recipient, and the rule that withheld it, as the recipient is told. */
export interface WithheldClaim {
  readonly category: Category;
  readonly point: 'origin' | 'exchange';
  readonly rule: string;
  readonly cite: string;
  readonly reason: string;
}

/** What one recipient gateway gets of a notice. */
export interface RecipientPlan {
  readonly to: Address;
  /** Key id and public key of the recipient's box in force. */
  readonly kid: string;
  readonly suite: SuiteId;
  readonly publicKey: Uint8Array;
  /** The pair's own sequence, from 1, and SHA-256 of the JWS that carried `n - 1`; null where `n` is 1. */
  readonly n: number;
  readonly nPrev: Uint8Array | null;
  readonly categories: readonly Category[];
  /** Only what the recipient may be told: the origin's claims that are not silent. */
  readonly withheld: readonly WithheldClaim[];
}

/** Digests (base64url SHA-256) of the policy bundles that the origin decided with. */
export interface PolicyDigests {
  readonly origin: string;
  readonly common: string;
  /** By member; every recipient's member must be there. */
  readonly recipients: Readonly<Record<MemberCode, string>>;
}

/** Where the ciphertext of a file is (`id`, base64url SHA-256 over it) and the key that opens it (base64url). */
export interface AttachmentRef {
  readonly id: string;
  readonly key: string;
}

/** What the exchange is told of a file: where it is and how long its ciphertext is. */
export interface SlotAttachment {
  readonly id: string;
  readonly sizeBytes: number;
}

/**
 * To which members the origin itself does not let the notice go, whatever policy permits. Signed, enforced by the exchange too, and never
 * delivered: recipients must not learn of one another.
 */
export interface Restrictions {
  readonly exclude: readonly MemberCode[];
  /** Null: every member that is not excluded. */
  readonly limit: readonly MemberCode[] | null;
}

export interface SealInput {
  readonly mode: Mode;
  readonly iss: Address;
  /** UUIDv7. */
  readonly jti: string;
  /** From 1. */
  readonly rev: number;
  /** SHA-256 of the JWS of the revision before; null for revision 1. */
  readonly prev: Uint8Array | null;
  /** The gateway's own sequence, from 1, and SHA-256 of the JWS with `seq - 1`; null where `seq` is 1. */
  readonly seq: number;
  readonly seqPrev: Uint8Array | null;
  /** Seconds since the epoch. */
  readonly iat: number;
  readonly exp: number;
  readonly routing: RoutingFacts;
  readonly bundles: PolicyDigests;
  /** None unless given. */
  readonly restrictions?: Restrictions;
  readonly leaves: readonly Leaf[];
  readonly recipients: readonly RecipientPlan[];
  /** The suite named in the JWS. A recipient with a key of another suite gets a box in that suite, and its element says so. */
  readonly suite?: SuiteId;
}

export interface Sealed {
  /** The JWS in compact serialisation, ASCII. */
  readonly jws: Uint8Array;
  /** SHA-256 of `jws`: the name of the notice in decisions, receipts and chains. */
  readonly digest: Uint8Array;
  /** A `Submission` message. */
  readonly submission: Uint8Array;
  /** The raw content disclosures in the order of the leaves: the origin's own copy, for `presentation`. */
  readonly disclosures: readonly Uint8Array[];
}

/** `bytes` random bytes. The default is the system's generator; tests give a fixed one. */
export type RandomSource = (bytes: number) => Uint8Array;

export interface JwsHeader {
  readonly alg: 'Ed25519';
  readonly kid: string;
  readonly typ: string;
}

/** What anyone who holds the JWS can read. */
export interface NoticeClaims {
  readonly iss: Address;
  readonly jti: string;
  readonly rev: number;
  readonly prev: Uint8Array | null;
  readonly seq: number;
  readonly seqPrev: Uint8Array | null;
  readonly iat: number;
  readonly exp: number;
  readonly suite: SuiteId;
}

/** A JWS whose shape is right and whose signature has not been looked at. */
export interface ParsedJws<Claims> {
  readonly jws: Uint8Array;
  /** SHA-256 of `jws`. */
  readonly digest: Uint8Array;
  readonly header: JwsHeader;
  readonly mode: Mode;
  readonly claims: Claims;
  readonly signature: Uint8Array;
}

export interface ParsedNotice extends ParsedJws<NoticeClaims> {
  /** Digests in `_sd` and in `recipients`, decoys among them; sorted. */
  readonly disclosureDigests: readonly string[];
  readonly recipientDigests: readonly string[];
}

export interface WireSlot {
  readonly disclosure: Uint8Array;
  readonly ciphertext: Uint8Array;
}

export interface WireBox {
  readonly element: Uint8Array;
  readonly enc: Uint8Array;
  readonly keys: readonly { readonly category: string; readonly key: Uint8Array }[];
}

export interface ParsedSubmission extends ParsedNotice {
  readonly suite: string;
  readonly routing: Uint8Array;
  readonly slots: readonly WireSlot[];
  readonly boxes: readonly WireBox[];
  readonly restrictions: Uint8Array;
}

export interface CheckedSlot {
  readonly category: Category;
  /** Files of this category, by id. */
  readonly attachments: readonly SlotAttachment[];
  readonly disclosure: Uint8Array;
  readonly ciphertext: Uint8Array;
}

export interface CheckedRecipient {
  readonly to: Address;
  readonly kid: string;
  readonly suite: SuiteId;
  readonly n: number;
  readonly nPrev: Uint8Array | null;
  /** The categories whose slots are addressed to this recipient. */
  readonly categories: readonly Category[];
  readonly withheld: readonly WithheldClaim[];
  readonly box: WireBox;
}

/** A submission in which every byte is covered by the origin's signature. */
export interface CheckedSubmission extends NoticeClaims {
  readonly jws: Uint8Array;
  readonly digest: Uint8Array;
  readonly mode: Mode;
  readonly routing: RoutingFacts;
  readonly bundles: PolicyDigests;
  /** Raw disclosure that carries `routing` and `bundles`. */
  readonly routingDisclosure: Uint8Array;
  readonly restrictions: Restrictions;
  /** Raw disclosure that carries `restrictions`: for auditors, never for a recipient. */
  readonly restrictionsDisclosure: Uint8Array;
  readonly slots: readonly CheckedSlot[];
  /** In the order of the submission's boxes: by address. */
  readonly recipients: readonly CheckedRecipient[];
}

export interface RuleClaim {
  readonly rule: string;
  readonly cite: string;
  readonly reason: string;
}

/** What the exchange decided for one recipient. */
export interface RecipientDecision {
  readonly to: Address;
  readonly outcome: 'deliver' | 'refuse' | 'hold';
  /** Empty, or a stable refusal code. */
  readonly code: string;
  /** The categories delivered. */
  readonly categories: readonly Category[];
  /** Claims with `point: 'exchange'`. */
  readonly withheld: readonly WithheldClaim[];
  readonly refusedBy: readonly RuleClaim[];
  readonly bundles: { readonly origin: string; readonly recipient: string; readonly common: string };
  readonly factsDigest: string;
}

export interface DecisionClaims {
  /** The exchange's name. */
  readonly iss: string;
  /** SHA-256 of the notice's JWS. */
  readonly notice: Uint8Array;
  readonly jti: string;
  readonly rev: number;
  readonly origin: Address;
  readonly noticePosition: number;
  /** Next position after the last registry entry that the decision used. */
  readonly registryPosition: number;
  readonly iat: number;
}

export interface DecisionInput extends DecisionClaims {
  readonly mode: Mode;
  readonly decisions: readonly RecipientDecision[];
}

export interface ParsedDecision extends ParsedJws<DecisionClaims> {
  readonly recipientDigests: readonly string[];
}

export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly alg: 'Ed25519';
}

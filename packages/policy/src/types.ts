import type { Address, Category, MemberCode, RoutingFacts } from '@huecry/notice';

/** Where a rule is enforced: before sealing, before delivery, before storing (DESIGN §4). */
export const POINTS = ['origin', 'exchange', 'recipient'] as const;
export type Point = (typeof POINTS)[number];

/** Facts about the two members, from the registry at one position. Known at all three points. */
export interface PairFacts {
  readonly origin: MemberCode;
  readonly recipient: MemberCode;
  /** Treaty ids to which both are parties, in force at the time asked for. */
  readonly treaties: readonly string[];
  /** The origin (or its union) recognises the recipient's data protection as adequate. */
  readonly adequacy: boolean;
  /** The recipient applies the death penalty. */
  readonly recipientDeathPenalty: boolean;
  /** The recipient assured the origin that it will not be sought or carried out. */
  readonly deathPenaltyAssurance: boolean;
  readonly originSuspended: boolean;
  readonly recipientSuspended: boolean;
  /** Under sanctions that bar police information. */
  readonly recipientSanctioned: boolean;
  readonly originIsOrganisation: boolean;
  readonly recipientIsOrganisation: boolean;
}

/** Facts read from the content: known to the origin, and to the recipient as far as it may open. Never at the exchange. */
export interface ContentFacts {
  /** A person concerned is under 18, as far as the notice says. */
  readonly minor: boolean;
  readonly subjectStatus: 'suspect' | 'convicted' | 'witness' | 'victim' | 'missing' | 'unknown' | 'none';
  /** Highest penalty in whole months; null where not stated. */
  readonly penaltyMonths: number | null;
  readonly deathPenaltyPossible: boolean;
}

export interface Facts {
  readonly routing: RoutingFacts;
  readonly pair: PairFacts;
  /** Null at the exchange, where no content is known. */
  readonly content: ContentFacts | null;
}

/** A rule that decided, in the words it carries: `fr/export/no-health-outside-led`. */
export interface RuleRef {
  readonly rule: string;
  readonly cite: string;
  readonly reason: string;
}

export interface Withheld extends RuleRef {
  readonly category: Category;
  readonly point: Point;
  /** Origin only: the recipient is not told that the category exists. */
  readonly silent: boolean;
}

export interface DecisionQuery {
  readonly point: Point;
  readonly origin: Address;
  readonly recipient: Address;
  readonly facts: Facts;
  /** The categories that stand to be disclosed. */
  readonly categories: readonly Category[];
}

/** What policy said for one recipient at one point. */
export interface Decision {
  /** `hold`: permitted, but only once a reviewer has released it. */
  readonly outcome: 'permit' | 'refuse' | 'hold';
  /** Empty unless permitted or held. */
  readonly permitted: readonly Category[];
  readonly withheld: readonly Withheld[];
  /** The rules that refused the notice as a whole; never empty where the outcome is `refuse`. */
  readonly refusedBy: readonly RuleRef[];
  /** The permits that applied to the notice as a whole. */
  readonly permittedBy: readonly RuleRef[];
  /** Recipient only: rules that decline the action asked for; the notice stays. */
  readonly flags: readonly RuleRef[];
  /** Recipient only: how long the notice may stay, in days; the shortest that applies. */
  readonly retentionDays: number | null;
  /** Digests (base64url SHA-256) of the bundles that decided. */
  readonly bundles: { readonly origin: string; readonly recipient: string; readonly common: string };
  /** base64url SHA-256 over the canonical JSON of the query's facts and categories. */
  readonly factsDigest: string;
}

import type { Address, Category, Handling, MemberCode, RoutingFacts } from '@huecry/notice';

/** Languages in which people are told what was decided, and why. */
export const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

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
  /** `TREATY:effect` of either party, among the treaties above. */
  readonly reservations: readonly string[];
  /** Whether the notice's offence class is a crime in both members, by the tables that they stated. */
  readonly dualCriminality: 'both' | 'origin-only' | 'recipient-only' | 'neither' | 'unknown';
  /** Highest penalty for the notice's offence class in the recipient's own table, in whole months; null where not stated. */
  readonly recipientMaxPenaltyMonths: number | null;
  /** Highest level of the common scale (0 unclassified … 3 secret) for which both members stated an equivalent of their own. */
  readonly classificationUpTo: number;
  /** The recipient's member is an appointed reviewing body. */
  readonly recipientIsReviewer: boolean;
}

/** Facts read from the content: known to the origin, and to the recipient as far as it may open. Never at the exchange. */
export interface ContentFacts {
  /** A person concerned is under 18, as far as the notice says. */
  readonly minor: boolean;
  readonly subjectStatus: 'suspect' | 'convicted' | 'witness' | 'victim' | 'missing' | 'unknown' | 'none';
  /** Highest penalty in whole months; null where not stated. */
  readonly penaltyMonths: number | null;
  readonly deathPenaltyPossible: boolean;
  /** 4x4: reliability of the source and of the information; `none` where not evaluated. */
  readonly sourceEvaluation: 'A' | 'B' | 'C' | 'D' | 'X' | 'none';
  readonly informationEvaluation: '1' | '2' | '3' | '4' | 'X' | 'none';
  /** Passed on for somebody else: its source is another issuer than the origin's member. */
  readonly onward: boolean;
  /** Members from which the person has international protection. */
  readonly protectedFrom: readonly MemberCode[];
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

/** What is common to all recipients of a notice at one point. */
export interface NoticeQuery extends Pick<DecisionQuery, 'point' | 'origin'>, Omit<Facts, 'pair'> {}

/** What differs between them. */
export interface RecipientQuery extends Pick<DecisionQuery, 'recipient' | 'categories'>, Pick<Facts, 'pair'> {}

/** Decides for one recipient of a notice: what is permitted under both sets of bundles. They are asked once where their digests are equal. */
export type DecideRecipient = (recipient: RecipientQuery, named: DecidingBundles, inForce: DecidingBundles) => Decision;

/** What policy said for one recipient at one point. */
export interface Decision {
  /** `hold`: permitted, but only once a reviewer has released it. */
  readonly outcome: 'permit' | 'refuse' | 'hold';
  /** In the order of `CATEGORIES`. Empty where the outcome is `refuse`. */
  readonly permitted: readonly Category[];
  /** One entry for each category asked for and not permitted; empty where the notice is refused as a whole. */
  readonly withheld: readonly Withheld[];
  /** The rules that refused the notice as a whole, or hold it until it is released; empty only where the outcome is `permit`. */
  readonly refusedBy: readonly RuleRef[];
  /** The permits that applied to the notice as a whole. */
  readonly permittedBy: readonly RuleRef[];
  /** Recipient only: rules that decline the action asked for; the notice stays. */
  readonly flags: readonly RuleRef[];
  /** Recipient only: how long the notice may stay, in days; the shortest that applies. */
  readonly retentionDays: number | null;
  /** Recipient only: the categories that may stay for a time of their own, in days; the shortest that applies. */
  readonly retention: Readonly<Partial<Record<Category, number>>>;
  /** Digests (base64url SHA-256) of the bundles that decided. */
  readonly bundles: { readonly origin: string; readonly recipient: string; readonly common: string };
  /** base64url SHA-256 over the canonical JSON of the query: point, addresses, facts known at the point, categories. */
  readonly factsDigest: string;
}

/** The two Cedar files of a bundle: what may leave, what may come in. */
export const FILES = ['export', 'import'] as const;
export type BundleFile = (typeof FILES)[number];

/** What a rule speaks about: the notice as a whole, one category of it, the action it asks the recipient for. */
export const ACTIONS = ['receive', 'disclose', 'act'] as const;
export type Action = (typeof ACTIONS)[number];

/** The facts of one row of a bundle's table, as differences from an ordinary notice (`ORDINARY` in table.ts). */
export type GivenFacts = Partial<
  Omit<RoutingFacts, 'handling'> & { readonly handling: Handling['code']; readonly tlp: Handling['tlp'] } & Omit<PairFacts, 'origin' | 'recipient'> &
    ContentFacts & {
      /** The gateway of the other member, for example `de/bka`. */
      readonly other: string;
    }
>;

/** One row of a bundle's table of tests. The other member's bundle permits everything. */
export interface BundleTest {
  readonly name: string;
  /** Whether the bundle's member sends (`export`) or receives (`import`). */
  readonly as: BundleFile;
  readonly point: Point;
  readonly given: GivenFacts;
  readonly categories: readonly Category[];
  /** Only what is named is compared. Rules are full names: `fr/export/no-health`. */
  readonly expect: {
    readonly outcome: Decision['outcome'];
    readonly permitted?: readonly Category[] | undefined;
    readonly withheld?: Readonly<Partial<Record<Category, string>>> | undefined;
    readonly refusedBy?: readonly string[] | undefined;
    readonly flags?: readonly string[] | undefined;
    readonly retentionDays?: number | null | undefined;
    readonly retention?: Readonly<Partial<Record<Category, number>>> | undefined;
  };
}

/** A bundle as its member signs it. Its canonical JSON is at most 48 KiB, so that it fits a ledger entry. */
export interface BundleSource {
  readonly format: 'huecry-policy/1';
  readonly member: MemberCode | 'common';
  readonly version: string;
  /** Date, `2026-01-01`. */
  readonly validFrom: string;
  /** Language of the reasons, ISO 639-1. */
  readonly language: string;
  readonly title: string;
  /** For readers: here that the bundle is illustrative. */
  readonly note: string;
  readonly exportCedar: string;
  readonly importCedar: string;
  readonly tests: readonly BundleTest[];
}

/** One Cedar policy of a bundle with what its annotations say. */
export interface Rule {
  /** Full name, unique: `fr/export/no-health`, `common/suspension`. */
  readonly name: string;
  readonly id: string;
  readonly file: BundleFile;
  /** Line of the file on which the rule begins, from 1. */
  readonly line: number;
  readonly effect: 'permit' | 'forbid';
  readonly points: readonly Point[];
  readonly actions: readonly Action[];
  readonly cite: string;
  /** In the bundle's language. */
  readonly reason: string;
  /** In the languages that have their own annotation: `@reason_fr("…")`. */
  readonly reasons: Readonly<Partial<Record<Language, string>>>;
  /** `@retain("P90D")` in days: of the notice, or of the categories that the rule permits. */
  readonly retainDays: number | null;
  /** `@silent`: the recipient is not told. */
  readonly silent: boolean;
  /** `@hold`: refuses only until a reviewer has released the notice. */
  readonly hold: boolean;
  /** The Cedar text of this rule alone. */
  readonly text: string;
}

/** A bundle that parsed and validated. Made by `parseBundle` only. */
export interface Bundle {
  readonly member: MemberCode | 'common';
  /** base64url SHA-256 over the source's canonical JSON. */
  readonly digest: string;
  readonly source: BundleSource;
  readonly rules: readonly Rule[];
}

export interface DecidingBundles {
  readonly origin: Bundle;
  readonly recipient: Bundle;
  readonly common: Bundle;
}

export interface Engine {
  /**
   * Decides for one recipient at one point. Never throws on facts: what cannot be evaluated is refused.
   * @throws PolicyError `unparsed-bundle` where a bundle does not come from `parseBundle`
   */
  decide(query: DecisionQuery, bundles: DecidingBundles): Decision;
  /**
   * Reads the facts of a notice once, for all its recipients. Hold what it returns only as long as you decide on the notice.
   * @throws PolicyError as `decide` does, when it decides
   */
  about(notice: NoticeQuery): DecideRecipient;
  /** Decisions answered from memory, computed, and kept; and how often Cedar was asked for them. */
  statistics(): { readonly hits: number; readonly misses: number; readonly size: number; readonly evaluations: number };
}

/** What one row of a bundle's table gave. */
export interface TestOutcome {
  readonly name: string;
  readonly ok: boolean;
  /** One line for each difference: what was expected, what was found. */
  readonly differences: readonly string[];
}

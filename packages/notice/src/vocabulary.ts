/** The words that every other package shares: kinds, categories, addresses, routing facts. */

/** A notice's colour. `un-special` is the INTERPOL–UN Security Council special notice. */
export const KINDS = ['red', 'yellow', 'blue', 'black', 'green', 'orange', 'purple', 'silver', 'un-special'] as const;
export type Kind = (typeof KINDS)[number];

/** Legal class of a field. Every leaf of every kind carries exactly one. */
export const CATEGORIES = [
  'identity',
  'birth',
  'contact',
  'document',
  'appearance',
  'photo',
  'biometric',
  'health',
  'belief',
  'minor',
  'protection',
  'judicial',
  'record',
  'associates',
  'location',
  'asset',
  'event',
  'method',
  'source',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** ISO 3166-1 alpha-2 in lower case, `xk` for Kosovo, or an organisation such as `x-un`. */
export type MemberCode = string & { readonly __brand: 'MemberCode' };
/** A gateway: `<member>/<agency>`, for example `fr/dcpj`. */
export type Address = string & { readonly __brand: 'Address' };

/** `public-extract`: made from a public listing, which does not carry facts, law, penalty or warrant number. */
export const PROFILES = ['full', 'public-extract'] as const;
export type Profile = (typeof PROFILES)[number];

/** How secret a notice is, on the scale that members' own ladders are equivalent to; from lowest to highest. */
export const CLASSIFICATIONS = ['unclassified', 'restricted', 'confidential', 'secret'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/**
 * What the origin asks of whoever handles its notice: not to be passed on; passed on with the first origin's consent; not for use as evidence;
 * to be consulted before any action; not for automated matching.
 */
export const CONDITIONS = ['no-onward', 'onward-consented', 'intelligence-only', 'consult-before-action', 'no-automated-matching'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Handling codes (H0 no restriction … H3 consult the origin first) and TLP 2.0. */
export interface Handling {
  readonly code: 'H0' | 'H1' | 'H2' | 'H3';
  readonly tlp: 'RED' | 'AMBER+STRICT' | 'AMBER' | 'GREEN' | 'CLEAR';
}

/** What the exchange sees of a notice besides addresses, sizes and category names. Nothing about a person. */
export interface RoutingFacts {
  readonly kind: Kind;
  readonly profile: Profile;
  /** True where the origin chose the recipients itself (a diffusion). */
  readonly diffusion: boolean;
  /** UNODC ICCS level-1 or level-2 code, for example `0101`; `0000` where the notice has no offence. */
  readonly offenceClass: string;
  /** Legal bases claimed, for example `UNTOC`, `EAW`, `national-law`. */
  readonly basis: readonly string[];
  readonly purpose: 'arrest' | 'locate' | 'identify' | 'warn' | 'inform' | 'trace-assets' | 'sanction';
  readonly handling: Handling;
  readonly classification: Classification;
  readonly conditions: readonly Condition[];
}

/** One field of a notice's content: the unit of disclosure. `pointer` is an RFC 6901 JSON Pointer below `content`. */
export interface Leaf {
  readonly pointer: string;
  readonly category: Category;
  readonly value: unknown;
}

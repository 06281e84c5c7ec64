import { NOTICE_LIMITS } from './limits.ts';
import { type Kind, KINDS, type MemberCode, type Profile } from './vocabulary.ts';

/**
 * A thing that a notice of a kind must have: one of the places in `anyOf` has a value other than `not-stated`. `*` stands for every element
 * of an array (which then may not be empty). A place may also be a block or an array: then something must be in it.
 */
export interface Requirement {
  readonly id: string;
  readonly anyOf: readonly string[];
  /** In words, for the message. */
  readonly expected: string;
  /** Not asked of a `public-extract`, because public listings do not carry it. */
  readonly waivedInExtract: boolean;
}

/** Lowest penalty, in months, for which a kind may be issued. */
export interface Threshold {
  readonly prosecutionMonths: number;
  readonly sentenceMonths: number;
}

export interface KindRule {
  readonly title: string;
  /** INTERPOL's Rules on the Processing of Data (RPD), III/IRPD/GA/2011. */
  readonly article: string;
  /** `states`: states and the courts named; `any-member`; or these members only. Public extracts may be carried by anyone. */
  readonly issuers: 'any-member' | 'states-and-courts' | readonly string[];
  readonly required: readonly Requirement[];
  readonly threshold?: Threshold;
  /** Held until a reviewing body has released it. None yet. */
  readonly needsRelease: boolean;
  readonly defaultExpiryDays: number;
  /** Lives may depend on it: it goes ahead of what came before it, and on while ordinary intake is halted (ADR 0094). */
  readonly essential: boolean;
  /** What the recipient is asked to do. */
  readonly asks: string;
}

const IDENTITY: Requirement = {
  id: 'identity',
  anyOf: ['/subject/name/family', '/subject/name/given'],
  expected: 'a family name or a given name',
  waivedInExtract: false,
};
const IDENTITY_OR_ALIAS: Requirement = {
  id: 'identity',
  anyOf: ['/subject/name', '/subject/aliases', '/subject/photos', '/subject/biometric', '/subject/appearance'],
  expected: 'a name or alias, or a description of a person not yet identified',
  waivedInExtract: false,
};
const NAMED: Requirement = {
  id: 'identity',
  anyOf: ['/subject/name/family', '/subject/name/given', '/entity/name'],
  expected: 'the name of a person or of an entity',
  waivedInExtract: false,
};
const IDENTIFYING: Requirement = {
  id: 'identifying-element',
  anyOf: ['/subject/photos', '/subject/documents', '/subject/biometric', '/subject/appearance', '/subject/parents'],
  expected: 'a photo, or one identifying element: a document, a description, fingerprints, DNA, or a parent',
  waivedInExtract: true,
};

/** The kinds as data (DESIGN §5). */
export const KIND_RULES: Record<Kind, KindRule> = {
  red: {
    title: 'wanted person',
    article: 'RPD art. 82–87',
    issuers: 'states-and-courts',
    required: [
      IDENTITY,
      IDENTIFYING,
      { id: 'facts', anyOf: ['/case/facts'], expected: 'a summary of the facts of the case', waivedInExtract: true },
      { id: 'charge', anyOf: ['/warrants/*/charge', '/case/charge'], expected: 'the charge', waivedInExtract: true },
      { id: 'law', anyOf: ['/warrants/*/law', '/case/law'], expected: 'the law that covers the offence', waivedInExtract: true },
      {
        id: 'penalty',
        anyOf: ['/warrants/*/maxPenaltyMonths', '/warrants/*/sentenceMonths', '/case/maxPenaltyMonths', '/case/sentenceMonths'],
        expected: 'the highest penalty possible, or the sentence',
        waivedInExtract: true,
      },
      { id: 'warrant', anyOf: ['/warrants/*/number'], expected: 'the number of each warrant', waivedInExtract: true },
      { id: 'procedure', anyOf: ['/case/procedure'], expected: 'whether for prosecution or to serve a sentence', waivedInExtract: true },
    ],
    // RPD art. 83(1)(a)(i–ii).
    threshold: { prosecutionMonths: 24, sentenceMonths: 6 },
    needsRelease: false,
    defaultExpiryDays: NOTICE_LIMITS.expiryDays,
    essential: false,
    asks: 'locate the person and arrest them provisionally with a view to extradition, as your law allows',
  },
  yellow: {
    title: 'missing person',
    article: 'RPD art. 90',
    issuers: 'any-member',
    required: [IDENTITY_OR_ALIAS],
    needsRelease: false,
    defaultExpiryDays: NOTICE_LIMITS.expiryDays,
    essential: false,
    asks: 'help to find the missing person, or to identify a person who cannot say who they are',
  },
  blue: {
    title: 'person of interest to an investigation',
    article: 'RPD art. 88',
    issuers: 'any-member',
    required: [
      IDENTITY_OR_ALIAS,
      {
        id: 'facts',
        anyOf: ['/case/facts', '/case/charge', '/event/circumstances'],
        expected: 'the criminal investigation that it is about',
        waivedInExtract: true,
      },
    ],
    needsRelease: false,
    defaultExpiryDays: 3 * 365,
    essential: false,
    asks: "collect information on the person's identity, whereabouts or activities; do not arrest on this notice",
  },
  black: {
    title: 'unidentified body',
    article: 'RPD art. 91',
    issuers: 'any-member',
    required: [
      {
        id: 'finding',
        anyOf: ['/event/date', '/event/place', '/event/circumstances'],
        expected: 'when, where or how the body was found',
        waivedInExtract: false,
      },
      {
        id: 'description',
        anyOf: ['/subject/appearance', '/subject/photos', '/subject/biometric', '/subject/health/dental'],
        expected: 'a description, a photo, fingerprints, DNA or dental data of the body',
        waivedInExtract: true,
      },
    ],
    needsRelease: false,
    defaultExpiryDays: NOTICE_LIMITS.expiryDays,
    essential: false,
    asks: 'help to identify the dead person',
  },
  green: {
    title: 'warning about a person',
    article: 'RPD art. 89',
    issuers: 'any-member',
    required: [IDENTITY, { id: 'assessment', anyOf: ['/record/summary'], expected: 'why the person is held to be a possible threat', waivedInExtract: true }],
    needsRelease: false,
    defaultExpiryDays: 3 * 365,
    essential: false,
    asks: "be aware of the person's criminal activities and possible threat to public safety",
  },
  orange: {
    title: 'warning of an imminent threat',
    article: 'RPD art. 93',
    issuers: 'any-member',
    required: [
      { id: 'threat', anyOf: ['/event/circumstances'], expected: 'what the threat is', waivedInExtract: false },
      {
        id: 'object',
        anyOf: ['/event/type', '/assets', '/subject', '/method'],
        expected: 'the event, person, object or process that is the threat',
        waivedInExtract: false,
      },
    ],
    needsRelease: false,
    defaultExpiryDays: 365,
    essential: true,
    asks: 'take precautions against the threat and warn those it concerns',
  },
  purple: {
    title: 'modus operandi',
    article: 'RPD art. 92',
    issuers: 'any-member',
    required: [
      { id: 'title', anyOf: ['/method/title'], expected: 'a title for the method', waivedInExtract: false },
      { id: 'method', anyOf: ['/method/description'], expected: 'a description of the method', waivedInExtract: false },
    ],
    needsRelease: false,
    defaultExpiryDays: NOTICE_LIMITS.expiryDays,
    essential: false,
    asks: 'learn from the method, and report like cases',
  },
  silver: {
    title: 'criminal assets',
    article: 'INTERPOL General Assembly, 91st session (2023): Silver Notice pilot',
    issuers: 'states-and-courts',
    required: [
      NAMED,
      { id: 'assets', anyOf: ['/assets/*/type'], expected: 'at least one asset, each with its type', waivedInExtract: true },
      { id: 'facts', anyOf: ['/case/facts'], expected: 'a summary of the facts of the case', waivedInExtract: true },
      {
        id: 'penalty',
        anyOf: ['/case/maxPenaltyMonths', '/case/sentenceMonths', '/warrants/*/maxPenaltyMonths'],
        expected: 'the highest penalty possible',
        waivedInExtract: true,
      },
    ],
    threshold: { prosecutionMonths: 48, sentenceMonths: 48 },
    needsRelease: false,
    defaultExpiryDays: 2 * 365,
    essential: false,
    asks: 'locate and identify the assets, and say what is known of them; seize only on a request of its own',
  },
  'un-special': {
    title: 'person or entity under UN Security Council sanctions',
    article: 'RPD art. 95; INTERPOL–UN cooperation agreement (1997) and supplementary arrangement (2009)',
    issuers: ['x-un'],
    required: [NAMED, { id: 'un-reference', anyOf: ['/sanction/reference'], expected: "the reference on the Security Council's list", waivedInExtract: true }],
    needsRelease: false,
    defaultExpiryDays: NOTICE_LIMITS.expiryDays,
    essential: false,
    asks: 'apply the measures of the Security Council: assets freeze, travel ban, arms embargo',
  },
};

/** Kinds that lives may depend on. */
export const ESSENTIAL_KINDS: readonly Kind[] = KINDS.filter((kind) => KIND_RULES[kind].essential);

/** Organisations whose courts or prosecutors may ask for an arrest (RPD art. 82: international entities with such powers). */
const COURTS: readonly string[] = ['x-icc', 'x-stl', 'x-irmct', 'x-eppo'];

/** Whether a member may originate a notice of this kind. Whoever imports a public listing may pass it on: it asks for nothing of its own. */
export function mayIssue(kind: Kind, profile: Profile, member: MemberCode): boolean {
  const { issuers } = KIND_RULES[kind];
  if (profile === 'public-extract' || issuers === 'any-member') return true;
  if (issuers === 'states-and-courts') return !member.startsWith('x-') || COURTS.includes(member);
  return issuers.includes(member);
}

/** Days that a notice of a kind lives by default, or at most (RPD art. 49: five years). */
export function expiryDays(kind: Kind, which: 'default' | 'longest'): number {
  return which === 'longest' ? NOTICE_LIMITS.expiryDays : Math.min(KIND_RULES[kind].defaultExpiryDays, NOTICE_LIMITS.expiryDays);
}

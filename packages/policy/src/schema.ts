import { CATEGORIES, CLASSIFICATIONS, CONDITIONS, KINDS, PROFILES } from '@huecry/notice';
import { POINTS, type Point } from './types.ts';

/** Codes of routing and content facts that a rule may name. Closed here, so that a typing error in a rule is found before the rule is in force. */
export const PURPOSES = ['arrest', 'locate', 'identify', 'warn', 'inform', 'trace-assets', 'sanction'] as const;
export const HANDLING_CODES = ['H0', 'H1', 'H2', 'H3'] as const;
export const TLP_CODES = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const;
export const SUBJECT_STATUSES = ['suspect', 'convicted', 'witness', 'victim', 'missing', 'unknown', 'none'] as const;
export const SOURCE_EVALUATIONS = ['A', 'B', 'C', 'D', 'X', 'none'] as const;
export const INFORMATION_EVALUATIONS = ['1', '2', '3', '4', 'X', 'none'] as const;
export const DUAL_CRIMINALITY = ['both', 'origin-only', 'recipient-only', 'neither', 'unknown'] as const;

/** Facts that are words of a closed list and sets or strings to Cedar: comparing one with another word is a mistake that Cedar does not find. */
export const WORDS_OF_FACTS: Readonly<Record<string, readonly string[]>> = {
  conditions: CONDITIONS,
  dualCriminality: DUAL_CRIMINALITY,
  sourceEvaluation: SOURCE_EVALUATIONS,
  informationEvaluation: INFORMATION_EVALUATIONS,
};

/** Longest list of legal bases or treaties that a decision reads. */
export const MAX_LIST = 64;

const codes = (values: readonly string[]): string => `enum [${values.map((value) => JSON.stringify(value)).join(', ')}]`;

const CONTENT_ATTRIBUTES = `
  // Read from the content. Not known at the exchange.
  minor: Bool,
  subjectStatus: SubjectStatus,
  penaltyMonths?: Long,
  deathPenaltyPossible: Bool,
  sourceEvaluation: String,
  informationEvaluation: String,
  onward: Bool,`;

const action = (name: string, facts: string): string => `action ${name} appliesTo {
  principal: [Recipient],
  resource: [Notice],
  context: {${facts}
  }
};
`;

/** The facts of one point as a Cedar schema. The principal is the recipient, the resource is the notice. */
function schemaFor(point: Point): string {
  const hasContent = point !== 'exchange';
  const pair = `
    treaties: Set<String>,
    adequacy: Bool,
    deathPenaltyAssurance: Bool,
    reservations: Set<String>,
    dualCriminality: String,
    recipientMaxPenaltyMonths?: Long,
    classificationUpTo: Long,${hasContent ? '\n    // Read from the content.\n    protectedFromRecipient: Bool,\n    protectedFromOrigin: Bool,' : ''}`;
  return `// Facts at the point "${point}".
entity Member;
entity Kind ${codes(KINDS)};
entity Profile ${codes(PROFILES)};
entity Purpose ${codes(PURPOSES)};
entity Handling ${codes(HANDLING_CODES)};
entity Tlp ${codes(TLP_CODES)};
entity Classification ${codes(CLASSIFICATIONS)};
entity Category ${codes(CATEGORIES)};
${hasContent ? `entity SubjectStatus ${codes(SUBJECT_STATUSES)};\n` : ''}
// The gateway that receives, in its member.
entity Recipient in [Member] = {
  deathPenalty: Bool,
  suspended: Bool,
  sanctioned: Bool,
  organisation: Bool,
  reviewer: Bool,
};

// The gateway that signs, in its member.
entity Origin in [Member] = {
  suspended: Bool,
  organisation: Bool,
};

entity Notice = {
  origin: Origin,
  kind: Kind,
  profile: Profile,
  diffusion: Bool,
  offenceClass: String,
  basis: Set<String>,
  purpose: Purpose,
  handling: Handling,
  tlp: Tlp,
  classification: Classification,
  // 0 unclassified, 1 restricted, 2 confidential, 3 secret
  classificationLevel: Long,
  conditions: Set<String>,${hasContent ? CONTENT_ATTRIBUTES : ''}
};

${action('receive', pair)}
${action('disclose', `${pair}\n    category: Category,`)}
${point === 'recipient' ? action('act', pair) : ''}`;
}

/** Each point's Cedar schema, as text. */
export const SCHEMAS: Readonly<Record<Point, string>> = { origin: schemaFor('origin'), exchange: schemaFor('exchange'), recipient: schemaFor('recipient') };

const RECIPIENT = ['deathPenalty', 'suspended', 'sanctioned', 'organisation', 'reviewer'];
const ROUTING = [
  'origin',
  'kind',
  'profile',
  'diffusion',
  'offenceClass',
  'basis',
  'purpose',
  'handling',
  'tlp',
  'classification',
  'classificationLevel',
  'conditions',
];
const CONTENT = [
  'minor',
  'subjectStatus',
  'penaltyMonths',
  'deathPenaltyPossible',
  'sourceEvaluation',
  'informationEvaluation',
  'onward',
  'protectedFromRecipient',
  'protectedFromOrigin',
];
const CONTEXT = [
  'treaties',
  'adequacy',
  'deathPenaltyAssurance',
  'category',
  'reservations',
  'dualCriminality',
  'recipientMaxPenaltyMonths',
  'classificationUpTo',
];

/**
 * Names of the facts that exist at each point. Cedar's validator lets `resource has minor` pass where the fact does not exist and
 * takes it as false; a rule would then be skipped in silence. So names are checked on their own as well.
 */
export const FACT_NAMES: Readonly<Record<Point, ReadonlySet<string>>> = {
  origin: new Set([...RECIPIENT, ...ROUTING, ...CONTENT, ...CONTEXT]),
  exchange: new Set([...RECIPIENT, ...ROUTING, ...CONTEXT]),
  recipient: new Set([...RECIPIENT, ...ROUTING, ...CONTENT, ...CONTEXT]),
};

export function isPoint(value: string): value is Point {
  return (POINTS as readonly string[]).includes(value);
}

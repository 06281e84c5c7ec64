import { CATEGORIES, CLASSIFICATIONS, CONDITIONS, isAddress, isMemberCode, KINDS, type MemberCode, PROFILES } from '@huecry/notice';
import { z } from 'zod';
import { canonicalJson, deepFreeze, digestText } from './canonical.ts';
import { PolicyError } from './errors.ts';
import { DUAL_CRIMINALITY, HANDLING_CODES, INFORMATION_EVALUATIONS, MAX_LIST, PURPOSES, SOURCE_EVALUATIONS, SUBJECT_STATUSES, TLP_CODES } from './schema.ts';
import { type BundleSource, FILES, POINTS } from './types.ts';

/** A bundle goes into the ledger as one entry of at most 65,535 bytes, with signatures beside it. */
export const MAX_BUNDLE_BYTES = 48 * 1024;

/** Control characters could rewrite a terminal, bidirectional overrides could show a rule other than it is. */
const HIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const isPlain = (text: string): boolean => text.isWellFormed() && !HIDDEN.test(text);
/** One line of text for people. */
export const isPlainLine = (text: string): boolean => text.trim() !== '' && isPlain(text);

const line = (max: number) => z.string().max(max).refine(isPlainLine, 'expected one line of plain text');
const file = z.string().refine((text) => isPlain(text.replaceAll(/[\r\n\t]/g, ' ')), 'expected text without control characters');
const ruleName = z.string().max(128);
const category = z.enum(CATEGORIES);

const given = z.strictObject({
  other: z.string().refine(isAddress, 'expected a gateway address such as de/bka').optional(),
  kind: z.enum(KINDS).optional(),
  profile: z.enum(PROFILES).optional(),
  diffusion: z.boolean().optional(),
  offenceClass: z.string().max(16).optional(),
  basis: z.array(z.string().max(64)).max(MAX_LIST).optional(),
  purpose: z.enum(PURPOSES).optional(),
  handling: z.enum(HANDLING_CODES).optional(),
  tlp: z.enum(TLP_CODES).optional(),
  classification: z.enum(CLASSIFICATIONS).optional(),
  conditions: z.array(z.enum(CONDITIONS)).max(CONDITIONS.length).optional(),
  treaties: z.array(z.string().max(64)).max(MAX_LIST).optional(),
  adequacy: z.boolean().optional(),
  recipientDeathPenalty: z.boolean().optional(),
  deathPenaltyAssurance: z.boolean().optional(),
  originSuspended: z.boolean().optional(),
  recipientSuspended: z.boolean().optional(),
  recipientSanctioned: z.boolean().optional(),
  originIsOrganisation: z.boolean().optional(),
  recipientIsOrganisation: z.boolean().optional(),
  reservations: z.array(z.string().max(64)).max(MAX_LIST).optional(),
  dualCriminality: z.enum(DUAL_CRIMINALITY).optional(),
  recipientMaxPenaltyMonths: z.int().nullable().optional(),
  classificationUpTo: z
    .int()
    .min(0)
    .max(CLASSIFICATIONS.length - 1)
    .optional(),
  recipientIsReviewer: z.boolean().optional(),
  minor: z.boolean().optional(),
  subjectStatus: z.enum(SUBJECT_STATUSES).optional(),
  penaltyMonths: z.int().nullable().optional(),
  deathPenaltyPossible: z.boolean().optional(),
  sourceEvaluation: z.enum(SOURCE_EVALUATIONS).optional(),
  informationEvaluation: z.enum(INFORMATION_EVALUATIONS).optional(),
  onward: z.boolean().optional(),
  protectedFrom: z.array(z.custom<MemberCode>(isMemberCode, 'expected a member code such as fr or x-un')).max(MAX_LIST).optional(),
});

const test = z.strictObject({
  name: line(200),
  as: z.enum(FILES),
  point: z.enum(POINTS),
  given,
  categories: z.array(category).max(CATEGORIES.length),
  expect: z.strictObject({
    outcome: z.enum(['permit', 'refuse', 'hold']),
    permitted: z.array(category).optional(),
    withheld: z.partialRecord(category, ruleName).optional(),
    refusedBy: z.array(ruleName).optional(),
    flags: z.array(ruleName).optional(),
    retentionDays: z.int().positive().nullable().optional(),
    retention: z.partialRecord(category, z.int().positive()).optional(),
  }),
});

const bundle = z.strictObject({
  format: z.literal('huecry-policy/1'),
  member: z.string().refine((code) => code === 'common' || isMemberCode(code), 'expected a member code such as fr or x-un, or common'),
  version: line(64),
  validFrom: z.iso.date(),
  language: z.string().regex(/^[a-z]{2,3}$/),
  title: line(200),
  note: line(500),
  exportCedar: file,
  importCedar: file,
  tests: z.array(test).max(256),
});

const PLACE: Readonly<Record<string, string>> = { exportCedar: 'export.cedar', importCedar: 'import.cedar', tests: 'tests.json' };

/** Everything that keeps a value from being a bundle: in which of its files, at which path, and what was expected. */
export function sourceIssues(input: unknown): { readonly place: string; readonly path: readonly PropertyKey[]; readonly message: string }[] {
  const issues = bundle.safeParse(input).error?.issues ?? [];
  return issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
    return { place: PLACE[String(path[0] ?? '')] ?? 'bundle.json', path, message: issue.message };
  });
}

/**
 * Checks a bundle's shape and size. What it gives is a frozen copy.
 * @throws PolicyError `malformed`, `too-large`
 */
export function parseSource(input: unknown): BundleSource {
  const parsed = bundle.safeParse(input);
  if (!parsed.success) {
    const [issue] = sourceIssues(input);
    const path = issue?.path.map(String) ?? [];
    throw new PolicyError('malformed', `${path.join('.') || 'bundle'}: ${issue?.message ?? 'not a bundle'}`, { file: issue?.place ?? 'bundle.json' });
  }
  const text = canonicalJson(parsed.data);
  const size = Buffer.byteLength(text, 'utf8');
  if (size > MAX_BUNDLE_BYTES)
    throw new PolicyError('too-large', `expected at most ${MAX_BUNDLE_BYTES} bytes of canonical JSON, found ${size}; shorten rules or tests`);
  return deepFreeze(JSON.parse(text) as BundleSource);
}

/** base64url SHA-256 over a bundle source's canonical JSON: its name in notices, decisions and statements. */
export function bundleDigest(source: BundleSource): string {
  return digestText(canonicalJson(source));
}

import type { NoticeIssue } from './errors.ts';
import { KIND_RULES, type Requirement } from './kinds.ts';
import { pointerSegments } from './pointer.ts';
import type { Notice } from './schema/notice.ts';
import { NOT_STATED } from './schema/text.ts';

/** What a kind asks beyond the schema: the required fields and the lowest penalty (KIND_RULES). */
export function checkKindRules(notice: Notice): NoticeIssue[] {
  const { required, threshold } = KIND_RULES[notice.kind];
  const extract = notice.profile === 'public-extract';
  const issues = required.filter((one) => !(extract && one.waivedInExtract) && !isMet(one, notice.content)).map((one) => missing(one, notice));
  if (threshold !== undefined && !extract) {
    const below = belowThreshold(notice, threshold.prosecutionMonths, threshold.sentenceMonths);
    if (below !== undefined) issues.push(below);
  }
  return issues;
}

function missing(requirement: Requirement, notice: Notice): NoticeIssue {
  const [first = ''] = requirement.anyOf;
  const places = requirement.anyOf.map((pointer) => `content${pointer}`).join(' or ');
  return {
    pointer: `/content${first.replace('/*', '/0')}`,
    code: 'missing-field',
    message: `expected ${requirement.expected} in a ${notice.kind} notice; found none; give ${places}`,
  };
}

function isMet(requirement: Requirement, content: unknown): boolean {
  return requirement.anyOf.some((pointer) => has(content, pointer));
}

/** Whether there is a stated value at a pointer, in which `*` stands for every element of an array. */
function has(content: unknown, pointer: string): boolean {
  const values = valuesAt(content, pointerSegments(pointer) ?? []);
  return values.length > 0 && values.every((value) => value !== undefined && value !== NOT_STATED);
}

function valuesAt(value: unknown, segments: readonly string[]): unknown[] {
  const [segment, ...rest] = segments;
  if (segment === undefined) return [value];
  if (segment === '*') return Array.isArray(value) ? value.flatMap((element: unknown) => valuesAt(element, rest)) : [];
  if (typeof value !== 'object' || value === null) return [undefined];
  return valuesAt(new Map<string, unknown>(Object.entries(value)).get(segment), rest);
}

/** Life counts as the longest. Not stated counts for nothing: that it is missing is said elsewhere. */
function highest(content: unknown, pointers: readonly string[]): number | undefined {
  const values = pointers.flatMap((pointer) => valuesAt(content, pointerSegments(pointer) ?? []));
  const months = values.map((value) => (value === 'life' ? Number.POSITIVE_INFINITY : value)).filter((value) => typeof value === 'number');
  return months.length === 0 ? undefined : Math.max(...months);
}

function belowThreshold(notice: Notice, prosecutionMonths: number, sentenceMonths: number): NoticeIssue | undefined {
  const penalty = highest(notice.content, ['/case/maxPenaltyMonths', '/warrants/*/maxPenaltyMonths']);
  const sentence = highest(notice.content, ['/case/sentenceMonths', '/warrants/*/sentenceMonths']);
  const serving = 'case' in notice.content && notice.content.case?.procedure === 'serve-sentence';
  // A person convicted is judged by the sentence where it is stated; a person prosecuted by the highest penalty possible.
  const [name, months, least] =
    serving && sentence !== undefined ? ['sentenceMonths', sentence, sentenceMonths] : ['maxPenaltyMonths', penalty ?? sentence, prosecutionMonths];
  if (months === undefined || months >= least) return undefined;
  return {
    pointer: `/content/case/${name}`,
    code: 'penalty-below-threshold',
    message: `expected at least ${least} months for a ${notice.kind} notice; found ${months}; use another kind, or a diffusion of one that has no threshold`,
  };
}

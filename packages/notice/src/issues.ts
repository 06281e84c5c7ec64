import type { z } from 'zod';
import { safePointer } from './bounds.ts';
import { ISSUE_CODES, type IssueCode, type NoticeIssue } from './errors.ts';
import { KINDS } from './vocabulary.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/** zod's findings in our words. What was found is told by its type and length, never by its value. */
export function issuesFromZod(issues: readonly Issue[], document: unknown): NoticeIssue[] {
  return issues.flatMap((issue) => translate(issue, document, []));
}

function translate(issue: Issue, document: unknown, above: Path): NoticeIssue[] {
  const path: Path = [...above, ...issue.path.map((name) => (typeof name === 'symbol' ? '?' : name))];
  const found = describe(valueAt(document, path));
  const say = (code: IssueCode, expected: string, remedy: string): NoticeIssue[] => [
    { pointer: safePointer(path), code, message: `expected ${expected}; found ${found}; ${remedy}` },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer: safePointer([...path, key]),
        code: 'unknown-field',
        message: 'expected a field that this kind of notice has; found another; leave it out or correct its name',
      }));
    case 'invalid_type':
      return found === 'nothing' ? say('missing-field', article(issue.expected), 'add it') : say('wrong-type', article(issue.expected), 'correct it');
    case 'invalid_value':
      return found === 'nothing'
        ? say('missing-field', oneOf(issue.values), 'add it')
        : say(typeof valueAt(document, path) === 'string' ? 'unknown-code' : 'wrong-type', oneOf(issue.values), 'use one of the codes');
    case 'invalid_format':
      return issue.format === 'regex'
        ? say(formatCode(issue.pattern), formatWords(issue.pattern), 'correct it')
        : say('bad-format', `the format ${issue.format}`, 'correct it');
    case 'too_big':
      return tooBig(issue.origin, issue.maximum, say);
    case 'too_small':
      if (issue.origin === 'string') return say('empty', 'a text with something in it', 'fill it in or leave the field out');
      if (issue.origin === 'array') return say('empty', 'at least one element', 'add one or leave the field out');
      return say('out-of-range', `at least ${issue.minimum}`, 'correct it or leave the field out');
    case 'invalid_union':
      return union(issue, document, path, say);
    case 'custom':
      return say(customCode(issue.params?.['code']), issue.message, 'correct it');
    default:
      return say('bad-format', 'a value that fits the schema', 'correct it');
  }
}

type Say = (code: IssueCode, expected: string, remedy: string) => NoticeIssue[];

function tooBig(origin: string, maximum: number | bigint, say: Say): NoticeIssue[] {
  if (origin === 'string') return say('too-long', `a text of at most ${maximum} characters`, 'shorten it');
  if (origin === 'array') return say('too-many', `at most ${maximum} elements`, 'leave some out');
  return say('out-of-range', `at most ${maximum}`, 'correct it or leave the field out');
}

function union(issue: Extract<Issue, { code: 'invalid_union' }>, document: unknown, path: Path, say: Say): NoticeIssue[] {
  if (path.length === 1 && path[0] === 'kind')
    return say(valueAt(document, path) === undefined ? 'missing-field' : 'unknown-kind', oneOf(KINDS), 'use one of these kinds');
  // The branch that got furthest tells most: a number out of range is not "not a code".
  const branches = issue.errors.map((errors) => errors.flatMap((error) => translate(error, document, path)));
  return (
    branches.find((branch) => branch.length > 0 && branch.every(({ code }) => code !== 'wrong-type')) ??
    say('wrong-type', 'whole months, life, or not-stated', 'correct it')
  );
}

function customCode(code: unknown): IssueCode {
  return ISSUE_CODES.find((known) => known === code) ?? 'bad-format';
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`;
}

function article(type: string): string {
  if (type === 'int') return 'a whole number';
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

const isTextRule = (pattern: string | undefined): boolean => pattern?.includes('\\p{Cc}') ?? false;

function formatCode(pattern: string | undefined): IssueCode {
  return isTextRule(pattern) ? 'bad-text' : 'bad-format';
}

function formatWords(pattern: string | undefined): string {
  return isTextRule(pattern) ? 'text without control characters, direction overrides or lone surrogates' : `text of the form ${pattern ?? 'in the schema'}`;
}

function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, name)?.value;
  }
  return value;
}

/** What a value is, without saying it. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `a text of ${value.length} characters`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return article(typeof value);
}

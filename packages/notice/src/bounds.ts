import type { NoticeIssue } from './errors.ts';
import { NOTICE_LIMITS } from './limits.ts';
import { formatPointer } from './pointer.ts';

/** Names that reach prototypes in code less careful than ours. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** No notice of 512 fields has more values than this. */
const MAX_VALUES = 20_000;

const encoder = new TextEncoder();

/** Length of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  return encoder.encode(text).length;
}

/** The first reason not to look any further into `input`; undefined where it is plain JSON data within NOTICE_LIMITS. Never throws. */
export function boundsIssue(input: unknown): NoticeIssue | undefined {
  try {
    const budget = { values: MAX_VALUES };
    const issue = walk(input, [], budget);
    if (issue !== undefined) return issue;
    const sizeBytes = utf8Bytes(JSON.stringify(input) ?? '');
    if (sizeBytes <= NOTICE_LIMITS.noticeBytes) return undefined;
    return at([], 'too-large', `expected at most ${NOTICE_LIMITS.noticeBytes} bytes of JSON; found ${sizeBytes}; shorten it or attach files`);
  } catch {
    return at([], 'malformed', 'expected plain JSON data; found an object that cannot be read; pass what JSON.parse gives');
  }
}

function walk(value: unknown, path: readonly (string | number)[], budget: { values: number }): NoticeIssue | undefined {
  budget.values -= 1;
  if (budget.values < 0) return at([], 'too-large', `expected at most ${MAX_VALUES} values; found more; leave out what the recipients do not need`);
  if (path.length > NOTICE_LIMITS.depth) return at([], 'too-deep', `expected at most ${NOTICE_LIMITS.depth} levels; found more; follow the schema`);
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : at(path, 'malformed', 'expected a JSON number; found NaN or infinity; leave the field out');
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (Array.isArray(value)) return firstIssue(value.entries(), path, budget);
  if (typeof value !== 'object') return at(path, 'malformed', `expected JSON data; found a ${typeof value}; pass what JSON.parse gives`);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return at(path, 'malformed', 'expected a plain object; found an instance of a class; pass what JSON.parse gives');
  if (typeof Object.getOwnPropertyDescriptor(value, 'toJSON')?.value === 'function') return at(path, 'malformed', 'expected plain JSON data; found a function');
  const forbidden = Object.getOwnPropertyNames(value).find((name) => FORBIDDEN_KEYS.has(name));
  if (forbidden !== undefined) return at([...path, forbidden], 'forbidden-key', `expected a field of the schema; found the name ${forbidden}; leave it out`);
  return firstIssue(Object.entries(value), path, budget);
}

function firstIssue(entries: Iterable<[string | number, unknown]>, path: readonly (string | number)[], budget: { values: number }): NoticeIssue | undefined {
  for (const [name, value] of entries) {
    const issue = walk(value, [...path, name], budget);
    if (issue !== undefined) return issue;
  }
  return undefined;
}

function at(path: readonly (string | number)[], code: NoticeIssue['code'], message: string): NoticeIssue {
  return { pointer: safePointer(path), code, message };
}

/** A pointer whose names are fit to print: a name that the sender made up may itself be personal. */
export function safePointer(path: readonly (string | number)[]): string {
  return formatPointer(path.map((name) => (typeof name === 'number' || /^[\w-]{1,40}$/.test(name) ? name : '?')));
}

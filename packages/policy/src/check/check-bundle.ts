import { parseBundle } from '../bundle.ts';
import { PolicyError, type PolicyErrorCode } from '../errors.ts';
import { readRule, validateRules } from '../rule.ts';
import { sourceIssues } from '../source.ts';
import { FACT_NAMES, isPoint } from '../schema.ts';
import { type RuleText, splitRules } from '../text.ts';
import { type Bundle, type BundleFile, FILES, type Rule } from '../types.ts';
import { ADVICE } from './advice.ts';
import { lineOfPath } from './json-lines.ts';
import { nearest } from './nearest.ts';

/** The four files of a bundle's folder. */
export const BUNDLE_FILES = ['bundle.json', 'export.cedar', 'import.cedar', 'tests.json'] as const;
type FileName = (typeof BUNDLE_FILES)[number];
/** Their texts as read; null where a file is not there. */
export type BundleTexts = Readonly<Record<FileName, string | null>>;

/** One thing that keeps a bundle from being admitted: where it stands, what is wrong, what to do. */
export interface BundleProblem {
  readonly code: PolicyErrorCode | 'missing-file' | 'not-json';
  readonly file: string;
  /** From 1; null where the fault is the whole file's. */
  readonly line: number | null;
  /** The rule's `@id`, where it is known. */
  readonly rule: string | null;
  readonly message: string;
  /** The line itself; null where there is none. */
  readonly excerpt: string | null;
  readonly advice: string;
}

export type CheckedBundle =
  | { readonly bundle: Bundle; readonly problems: readonly [] }
  | { readonly bundle: null; readonly problems: readonly BundleProblem[] };

/**
 * Checks a bundle as `parseBundle` does, and goes on after the first fault: every rule is looked at by itself, so that its writer sees all
 * that is to do at once. What it finds no fault with, `parseBundle` took.
 */
export function checkBundle(texts: BundleTexts): CheckedBundle {
  const problems: BundleProblem[] = [];
  const report = (file: FileName, problem: Omit<BundleProblem, 'file' | 'excerpt' | 'advice'> & { readonly advice?: string }): void => {
    const advice = problem.advice ?? (problem.code === 'missing-file' || problem.code === 'not-json' ? '' : ADVICE[problem.code]);
    problems.push({ ...problem, file, advice, excerpt: problem.line === null ? null : excerptOf(texts[file], problem.line) });
  };
  const reportError = (file: FileName, error: unknown): void => {
    if (!(error instanceof PolicyError) || error.code === 'engine-failure') throw error;
    report(isFileName(error.file) ? error.file : file, {
      code: error.code,
      line: error.line ?? null,
      rule: error.rule ?? null,
      message: bare(error),
    });
  };

  for (const file of BUNDLE_FILES) {
    if (texts[file] !== null) continue;
    const advice = `make the file; huecry policy init DIR --member CODE writes all four`;
    report(file, { code: 'missing-file', line: null, rule: null, message: `there is no ${file} in the folder`, advice });
  }
  const metadata = readJson(texts, 'bundle.json', report);
  const tests = readJson(texts, 'tests.json', report);
  const [exportCedar, importCedar] = [texts['export.cedar'] ?? '', texts['import.cedar'] ?? ''];
  const input = { ...(isRecord(metadata) ? metadata : {}), exportCedar, importCedar, tests: tests ?? [] };

  if (metadata !== undefined) {
    for (const { place, path, message } of sourceIssues(input)) {
      const file = isFileName(place) ? place : 'bundle.json';
      const line = file.endsWith('.json') ? lineOfPath(texts[file] ?? '', file === 'tests.json' ? path.slice(1) : path) : null;
      const shown = path.map(String).join('.');
      report(file, { code: 'malformed', line, rule: null, message: shown === '' ? message : `${shown}: ${message}` });
    }
  }
  const member = isRecord(metadata) && typeof metadata['member'] === 'string' ? metadata['member'] : 'common';
  checkRules(member, { export: exportCedar, import: importCedar }, reportError);

  if (problems.length > 0) return { bundle: null, problems };
  try {
    return { bundle: parseBundle(input), problems: [] };
  } catch (error) {
    // What only the whole shows: its size, and what Cedar makes of a file as one text.
    reportError('bundle.json', error);
    return { bundle: null, problems };
  }
}

/** Rule by rule: the first fault of each. */
function checkRules(member: string, texts: Readonly<Record<BundleFile, string>>, reportError: (file: FileName, error: unknown) => void): void {
  const seen = new Map<string, Rule>();
  for (const file of FILES) {
    const name = `${file}.cedar` as const;
    let pieces: ReturnType<typeof splitRules> = [];
    try {
      pieces = splitRules(texts[file], name);
    } catch (error) {
      reportError(name, error);
    }
    for (const piece of pieces) {
      try {
        const rule = readRule(piece, member, file);
        const earlier = seen.get(rule.name);
        if (earlier !== undefined) {
          const place = { file: name, line: rule.line, rule: rule.id };
          throw new PolicyError('duplicate-id', `expected an id that stands once, found it also in ${earlier.file}.cedar:${earlier.line}`, place);
        }
        seen.set(rule.name, rule);
        validateRules([rule]);
      } catch (error) {
        reportError(name, sharper(error, piece));
      }
    }
  }
}

/** What in a rule each code is about: the first group is looked for in the rule's text. */
const ABOUT: Partial<Record<PolicyErrorCode, RegExp>> = {
  'unknown-fact': /the fact (\w+)/u,
  'unknown-annotation': /found (@\w+)/u,
  'bad-annotation': /expected (@\w+)/u,
  'misplaced-annotation': /(@(?:silent|hold|retain)\b)/u,
};

/** The same fault with the line on which it stands, where reading only told the rule, and with the word that may have been meant. */
function sharper(error: unknown, piece: RuleText): unknown {
  if (!(error instanceof PolicyError)) return error;
  const message = bare(error);
  const word = error.code === 'unknown-point' || message.includes('@point(') ? '@point' : ABOUT[error.code]?.exec(message)?.[1];
  if (word === undefined) return error;
  // A fact is read, not only spoken of in a reason.
  const before = error.code === 'unknown-fact' ? String.raw`(?:\.\s*|\bhas\s+"?)` : String.raw`(?<!\w)`;
  const offset = piece.text.split('\n').findIndex((line) => new RegExp(String.raw`${before}${word}\b`, 'u').test(line));
  const point = /^the point (\w+) does not know/u.exec(message)?.[1];
  const meant = point !== undefined && isPoint(point) ? nearest(word, FACT_NAMES[point]) : undefined;
  const place = { file: error.file, line: offset < 0 ? error.line : piece.line + offset, rule: error.rule };
  return new PolicyError(error.code, meant === undefined ? message : `${message}; did you mean ${meant}?`, place, error);
}

/** A parsed file; undefined where it is not there or not JSON, which is reported. */
function readJson(
  texts: BundleTexts,
  file: 'bundle.json' | 'tests.json',
  report: (file: FileName, problem: Omit<BundleProblem, 'file' | 'excerpt' | 'advice'> & { readonly advice?: string }) => void,
): unknown {
  const text = texts[file];
  if (text === null) return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    if (!isDeeper(value, MAX_LEVELS)) return value;
    report(file, {
      code: 'too-large',
      line: 1,
      rule: null,
      message: `the file is nested deeper than ${MAX_LEVELS} levels`,
      advice: 'follow the schema: it needs few',
    });
    return undefined;
  } catch (error) {
    const position = error instanceof Error ? /position (\d+)/u.exec(error.message)?.[1] : undefined;
    const line = position === undefined ? text.split('\n').length : text.slice(0, Number(position)).split('\n').length;
    const advice = 'look for a comma, a bracket or a quotation mark too few or too many here or just above; JSON has no comments';
    report(file, { code: 'not-json', line, rule: null, message: 'the file is not JSON', advice });
    return undefined;
  }
}

const MAX_LEVELS = 32;

/** Level by level: what walks it afterwards recurses. */
function isDeeper(value: unknown, levels: number): boolean {
  let here: readonly unknown[] = [value];
  for (let level = 0; level <= levels && here.length > 0; level += 1)
    here = here.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : []));
  return here.length > 0;
}

function excerptOf(text: string | null, line: number): string | null {
  return text?.split('\n')[line - 1]?.trimEnd() ?? null;
}

/** The message without file, line and rule, which stand in fields of their own. */
function bare(error: PolicyError): string {
  const at = error.file === undefined ? '' : `${error.file}${error.line === undefined ? '' : `:${error.line}`}: `;
  const rule = error.rule === undefined ? '' : `rule ${error.rule}: `;
  return error.message.startsWith(at + rule) ? error.message.slice(at.length + rule.length) : error.message;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isFileName = (name: string | undefined): name is FileName => BUNDLE_FILES.some((file) => file === name);

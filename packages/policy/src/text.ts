import { PolicyError } from './errors.ts';

/** One rule's text as it stands in its file. */
export interface RuleText {
  readonly text: string;
  /** Line on which it begins, from 1. */
  readonly line: number;
}

/**
 * Bounds of one rule. Cedar's parser recurses on the machine stack of the whole process: a rule nested 128 deep, or a chain of 512 terms,
 * overflows it and leaves the engine unusable. Measured limits are 64 levels and 256 terms; these keep well below half of both together.
 */
export const RULE_LIMITS = { depth: 12, operators: 96, textBytes: 8_192, rulesPerFile: 256 } as const;

const TOKEN = /"(?:\\[^]|[^"\\])*"|\/\/[^\n\r]*|[A-Za-z_][A-Za-z0-9_]*|&&|\|\||[=!<>]=|::|[^]/gy;
const COUNTED = new Set(['&&', '||', '==', '!=', '<=', '>=', '<', '>', '!', '+', '-', '*', '.', 'in', 'has', 'like', 'is', 'if', 'when', 'unless']);

/**
 * Cuts a Cedar file into rules at their final semicolons and bounds each before Cedar's own parser sees it.
 * @throws PolicyError `syntax`, `too-large`
 */
export function splitRules(source: string, file: string): RuleText[] {
  const rules: RuleText[] = [];
  let line = 1;
  let begin = -1;
  let beginLine = 1;
  let depth = 0;
  let operators = 0;
  for (const match of source.matchAll(TOKEN)) {
    const token = match[0];
    const isComment = token.startsWith('//');
    const isBlank = token.trim() === '';
    if (begin < 0 && !isComment && !isBlank) {
      begin = match.index;
      beginLine = line;
    }
    if (token === '(' || token === '[' || token === '{') depth += 1;
    else if (token === ')' || token === ']' || token === '}') depth -= 1;
    else if (COUNTED.has(token)) operators += 1;
    if (depth > RULE_LIMITS.depth)
      throw new PolicyError('too-large', `expected at most ${RULE_LIMITS.depth} levels of brackets; split the rule`, { file, line });
    if (operators > RULE_LIMITS.operators) {
      throw new PolicyError('too-large', `expected at most ${RULE_LIMITS.operators} operators in a rule; split the rule`, { file, line: beginLine });
    }
    if (token === ';' && begin >= 0) {
      const text = source.slice(begin, match.index + 1);
      if (text.length > RULE_LIMITS.textBytes) {
        throw new PolicyError('too-large', `expected a rule of at most ${RULE_LIMITS.textBytes} characters; split the rule`, { file, line: beginLine });
      }
      rules.push({ text, line: beginLine });
      if (rules.length > RULE_LIMITS.rulesPerFile) {
        throw new PolicyError('too-large', `expected at most ${RULE_LIMITS.rulesPerFile} rules in a file`, { file, line: beginLine });
      }
      begin = -1;
      depth = 0;
      operators = 0;
    }
    for (const character of token) if (character === '\n') line += 1;
  }
  if (begin >= 0) throw new PolicyError('syntax', 'expected a semicolon at the end of the rule', { file, line: beginLine });
  return rules;
}

/** Line of a byte offset inside a rule that begins on `line`. Cedar counts UTF-8 bytes. */
export function lineAt(rule: RuleText, byteOffset: number): number {
  const before = new TextDecoder().decode(new TextEncoder().encode(rule.text).subarray(0, byteOffset));
  return rule.line + before.split('\n').length - 1;
}

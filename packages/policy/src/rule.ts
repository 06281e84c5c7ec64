import { type Annotations, type DetailedError, type PolicyJson, policyToJson, validate } from '@cedar-policy/cedar-wasm/nodejs';
import { guarded } from './cedar.ts';
import { PolicyError, type PolicyErrorCode } from './errors.ts';
import { badEntity, badWord, factNames, namedActions } from './expression.ts';
import { FACT_NAMES, isPoint, SCHEMAS } from './schema.ts';
import { isPlainLine } from './source.ts';
import { lineAt, type RuleText } from './text.ts';
import { type BundleFile, LANGUAGES, type Point, POINTS, type Rule } from './types.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const KNOWN = new Set(['id', 'point', 'cite', 'reason', ...LANGUAGES.map((language) => `reason_${language}`), 'retain', 'silent', 'hold']);
/** Which points each file may speak at. The common rules may speak anywhere. */
const POINTS_OF_FILE: Readonly<Record<BundleFile, readonly Point[]>> = { export: ['origin', 'exchange'], import: ['exchange', 'recipient'] };
/** Names that decisions use where no rule decided. */
export const RESERVED_IDS: ReadonlySet<string> = new Set(['default-deny', 'wrong-facts', 'wrong-bundle']);
const MAX_RETAIN_DAYS = 1_830;

/**
 * Reads one rule: Cedar's parse, its annotations, what they mean together, and whether the facts it uses exist where it speaks.
 * @throws PolicyError with file, line and rule
 */
export function readRule(piece: RuleText, member: string, file: BundleFile): Rule {
  const fileName = `${file}.cedar`;
  const answer = guarded(() => policyToJson(piece.text));
  if (answer.type !== 'success') {
    const error = answer.errors[0];
    throw new PolicyError('syntax', sentence(error), { file: fileName, line: errorLine(piece, error) });
  }
  const policy = answer.json;
  const annotations: Annotations = policy.annotations ?? {};
  const id = annotations['id'] ?? undefined;
  const fail = (code: PolicyErrorCode, message: string, line = piece.line): never => {
    throw new PolicyError(code, message, { file: fileName, line, rule: id });
  };
  const required = (name: string): string => annotations[name] ?? fail('missing-annotation', `expected @${name}("…")`);

  for (const name of Object.keys(annotations)) {
    if (!KNOWN.has(name)) fail('unknown-annotation', `expected one of ${[...KNOWN].map((known) => `@${known}`).join(', ')}, found @${name}`);
  }
  const ruleId = required('id');
  if (ruleId.length > 64 || !ID.test(ruleId)) fail('bad-annotation', 'expected @id in lower case with hyphens, at most 64 characters');
  if (member === 'common' && RESERVED_IDS.has(ruleId)) fail('bad-annotation', `expected another @id: ${ruleId} names what no rule decided`);
  const points = readPoints(required('point'), fail);
  const cite = required('cite');
  const reason = required('reason');
  if (!isPlainLine(cite) || cite.length > 300) fail('bad-annotation', 'expected @cite of one line, at most 300 characters');
  checkReason('reason', reason, fail);
  const flag = (name: string): boolean => {
    if (!(name in annotations)) return false;
    if (annotations[name]) fail('bad-annotation', `expected @${name} without a value`);
    return true;
  };
  const actions = namedActions(policy) ?? fail('unnamed-action', 'expected action == Action::"…" or action in [Action::"…", …] in the scope of the rule');

  const rule: Rule = {
    name: member === 'common' ? `common/${ruleId}` : `${member}/${file}/${ruleId}`,
    id: ruleId,
    file,
    line: piece.line,
    effect: policy.effect,
    points,
    actions,
    cite,
    reason,
    reasons: readReasons(annotations, fail),
    retainDays: readRetain(annotations, fail),
    silent: flag('silent'),
    hold: flag('hold'),
    text: piece.text,
  };
  checkPlace(rule, member, fail);
  checkWords(rule, policy, fail);
  return rule;
}

type Fail = (code: PolicyErrorCode, message: string, line?: number) => never;

function readPoints(text: string, fail: Fail): Point[] {
  const points = text.split(',').map((name) => {
    const point = name.trim();
    return isPoint(point) ? point : fail('unknown-point', `expected @point with origin, exchange or recipient, found "${point.slice(0, 40)}"`);
  });
  if (new Set(points).size !== points.length) fail('bad-annotation', 'expected each point once in @point');
  return points;
}

function checkReason(name: string, text: string, fail: Fail): void {
  if (!isPlainLine(text) || text.length > 500) fail('bad-annotation', `expected @${name} of one line, at most 500 characters`);
}

function readReasons(annotations: Annotations, fail: Fail): Rule['reasons'] {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const name = `reason_${language}`;
      if (!(name in annotations)) return [];
      const text = annotations[name] ?? '';
      checkReason(name, text, fail);
      return [[language, text]];
    }),
  );
}

function readRetain(annotations: Annotations, fail: Fail): number | null {
  if (!('retain' in annotations)) return null;
  const match = /^P([1-9][0-9]{0,4})([DW])$/.exec(annotations['retain'] ?? '');
  const days = match ? Number(match[1]) * (match[2] === 'W' ? 7 : 1) : 0;
  if (days < 1 || days > MAX_RETAIN_DAYS) fail('bad-annotation', `expected @retain in days or weeks such as "P90D", at most ${MAX_RETAIN_DAYS} days`);
  return days;
}

const only = (list: readonly string[], value: string): boolean => list.length === 1 && list[0] === value;

/** What an annotation or a file may not say at some point, or about some action. */
function checkPlace(rule: Rule, member: string, fail: Fail): void {
  for (const point of rule.points) {
    if (member !== 'common' && !POINTS_OF_FILE[rule.file].includes(point)) {
      fail('misplaced-annotation', `expected a rule of ${rule.file}.cedar at ${POINTS_OF_FILE[rule.file].join(' or ')}, found @point("${point}")`);
    }
  }
  if (rule.silent && !(rule.file === 'export' && rule.effect === 'forbid' && only(rule.points, 'origin') && only(rule.actions, 'disclose'))) {
    fail('misplaced-annotation', 'expected @silent only in export.cedar, on a forbid of Action::"disclose" at the point origin alone');
  }
  if (rule.hold && !(rule.effect === 'forbid' && only(rule.points, 'exchange') && only(rule.actions, 'receive'))) {
    fail('misplaced-annotation', 'expected @hold only on a forbid of Action::"receive" at the point exchange alone');
  }
  const oneThing = only(rule.actions, 'receive') || only(rule.actions, 'disclose');
  if (rule.retainDays !== null && !(rule.file === 'import' && rule.effect === 'permit' && only(rule.points, 'recipient') && oneThing)) {
    fail(
      'misplaced-annotation',
      'expected @retain only in import.cedar, on a permit of Action::"receive" or of Action::"disclose" at the point recipient alone',
    );
  }
}

/** The rule may use only facts that exist at each point it names, and only words that notices and the registry use. */
function checkWords(rule: Rule, policy: PolicyJson, fail: Fail): void {
  const mistake = badEntity(policy) ?? badWord(policy);
  if (mistake) fail('invalid-rule', mistake);
  const names = factNames(policy);
  for (const point of rule.points) {
    for (const name of names) if (!FACT_NAMES[point].has(name)) fail('unknown-fact', `the point ${point} does not know the fact ${name.slice(0, 60)}`);
  }
}

/**
 * Validates the rules of one file against the schema of each point that they name: types, and that each can apply. All rules of a point go
 * to Cedar in one call, because reading the schema is most of the work.
 * @throws PolicyError `invalid-rule`
 */
export function validateRules(rules: readonly Rule[]): void {
  for (const point of POINTS) {
    const speaking = rules.filter((rule) => rule.points.includes(point));
    if (speaking.length === 0) continue;
    const staticPolicies = Object.fromEntries(speaking.map((rule) => [rule.id, rule.text]));
    const answer = guarded(() => validate({ validationSettings: { mode: 'strict' }, schema: SCHEMAS[point], policies: { staticPolicies } }));
    if (answer.type !== 'success') throw new PolicyError('invalid-rule', `at the point ${point}: ${sentence(answer.errors[0])}`);
    const findings = [...answer.validationErrors, ...answer.validationWarnings];
    for (const rule of speaking) {
      const error = findings.find(({ policyId }) => policyId === rule.id)?.error;
      if (error === undefined) continue;
      throw new PolicyError('invalid-rule', `at the point ${point}: ${sentence(error)}`, {
        file: `${rule.file}.cedar`,
        line: errorLine(rule, error),
        rule: rule.id,
      });
    }
    const other = answer.otherWarnings[0];
    if (other) throw new PolicyError('invalid-rule', `at the point ${point}: ${sentence(other)}`, { file: `${speaking[0]?.file}.cedar` });
  }
}

function errorLine(piece: RuleText, error: DetailedError | undefined): number {
  return lineAt(piece, error?.sourceLocations?.[0]?.start ?? 0);
}

function sentence(error: DetailedError | undefined): string {
  const text = (error?.message ?? 'Cedar cannot read the rule').replace(/^for policy `[^`]*`[,:] /, '');
  const label = error?.sourceLocations?.[0]?.label;
  return `${text}${label ? ` (${label})` : ''}${error?.help ? `; ${error.help}` : ''}`.replaceAll(/\s+/g, ' ').slice(0, 400);
}

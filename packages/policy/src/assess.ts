import { evaluate, type CedarRequest } from './cedar.ts';
import type { RuleSet } from './rule-set.ts';
import type { Point, Rule, RuleRef } from './types.ts';

/** What all deciding sets together say to one request. */
export interface Assessment {
  readonly allowed: boolean;
  /** The permits that applied, where allowed. */
  readonly permits: readonly Rule[];
  /** Why not, most telling first: forbids, rules that failed, sets without a permit. Never empty where not allowed. */
  readonly denials: readonly RuleRef[];
  /** A `@silent` rule is among them, with its reference. */
  readonly silent: RuleRef | null;
}

const DEFAULT_CITE = 'Common rules: what no rule permits is not disclosed (Directive (EU) 2016/680, art. 4(1)(a), 8(1))';
const FACTS_CITE = 'Common rules: what cannot be decided is not disclosed (Directive (EU) 2016/680, art. 4(1)(a), 4(1)(d))';

/** The reference for a query that no rule can decide. */
export function undecidable(rule: 'wrong-facts' | 'wrong-bundle', reason: string): RuleRef {
  return { rule: `common/${rule}`, cite: FACTS_CITE, reason };
}

/** Permitted only if each set permits and no rule of any set failed: Cedar skips a rule that fails, a forbid too. */
export function assess(sets: readonly RuleSet[], point: Point, request: CedarRequest): Assessment {
  const permits: Rule[] = [];
  const forbids: Rule[] = [];
  const failed: Rule[] = [];
  const withoutPermit: string[] = [];
  let conforms = true;
  for (const set of sets) {
    const verdict = evaluate(set.name, point, request);
    conforms &&= verdict.conforms;
    failed.push(...inOrder(set, verdict.errors));
    if (verdict.allowed) permits.push(...inOrder(set, verdict.reasons));
    else if (verdict.reasons.length > 0) forbids.push(...inOrder(set, verdict.reasons));
    else withoutPermit.push(set.label);
  }
  if (!conforms) {
    return {
      allowed: false,
      permits: [],
      denials: [undecidable('wrong-facts', 'the facts do not have the form that the rules are written for')],
      silent: null,
    };
  }
  const denials = [...forbids.map(reference), ...failed.map(failure)];
  if (withoutPermit.length > 0)
    denials.push({ rule: 'common/default-deny', cite: DEFAULT_CITE, reason: `no rule of ${withoutPermit.join(' and ')} permits it` });
  const silent = forbids.find((rule) => rule.silent) ?? failed.find((rule) => rule.silent);
  return { allowed: denials.length === 0, permits: denials.length === 0 ? permits : [], denials, silent: silent ? reference(silent) : null };
}

/** The rules that ask for a release before the notice goes on; one that fails asks as well. */
export function holds(sets: readonly RuleSet[], point: Point, request: CedarRequest): RuleRef[] {
  return sets.flatMap((set) => {
    if (set.holdName === null) return [];
    const verdict = evaluate(set.holdName, point, request);
    if (!verdict.conforms) return [undecidable('wrong-facts', 'the facts do not have the form that the rules are written for')];
    return [...(verdict.allowed ? [] : inOrder(set, verdict.reasons).map(reference)), ...inOrder(set, verdict.errors).map(failure)];
  });
}

export function reference(rule: Rule): RuleRef {
  return { rule: rule.name, cite: rule.cite, reason: rule.reason };
}

function failure(rule: Rule): RuleRef {
  return { rule: rule.name, cite: rule.cite, reason: `the rule could not be evaluated, which counts as no: ${rule.reason}` };
}

/** Cedar names rules in no order; the order of the files is the stable one. */
function inOrder(set: RuleSet, names: readonly string[]): Rule[] {
  return [...set.rules.values()].filter((rule) => names.includes(rule.name));
}

import type { Verdict } from './cedar.ts';
import type { Hearing } from './hearing.ts';
import type { Rule, RuleRef } from './types.ts';

/** What all hearings together say to one request. */
export interface Assessment {
  readonly allowed: boolean;
  /** The permits that applied, where allowed. */
  readonly permits: readonly Rule[];
  /** Why not, most telling first: forbids, rules that failed, parts without a permit. Never empty where not allowed. */
  readonly denials: readonly RuleRef[];
  /** A `@silent` rule is among them, with its reference. */
  readonly silent: RuleRef | null;
}

const DEFAULT_CITE = 'Common rules: what no rule permits is not disclosed (Directive (EU) 2016/680, art. 4(1)(a), 8(1))';
const FACTS_CITE = 'Common rules: what cannot be decided is not disclosed (Directive (EU) 2016/680, art. 4(1)(a), 4(1)(d))';

/** For facts that Cedar finds not to conform to the schema of their point. */
export const NO_FORM: RuleRef = { rule: 'common/wrong-facts', cite: FACTS_CITE, reason: 'the facts do not have the form that the rules are written for' };

/** The reference for a query that no rule can decide. */
export function undecidable(rule: 'wrong-facts' | 'wrong-bundle', reason: string): RuleRef {
  return { rule: `common/${rule}`, cite: FACTS_CITE, reason };
}

/** Permitted only if each part permits and no rule failed: Cedar skips a rule that fails, a forbid too. */
export function assess(hearings: readonly Hearing[], verdictOf: (hearing: Hearing) => Verdict): Assessment {
  const permits: Rule[] = [];
  const forbids: Rule[] = [];
  const failed: Rule[] = [];
  const withoutPermit: string[] = [];
  for (const hearing of hearings) {
    const verdict = verdictOf(hearing);
    if (!verdict.conforms) return { allowed: false, permits: [], denials: [NO_FORM], silent: null };
    const reasons = inOrder(hearing, verdict.reasons);
    failed.push(...inOrder(hearing, verdict.errors));
    if (!verdict.allowed && reasons.length > 0) {
      forbids.push(...reasons);
      continue;
    }
    permits.push(...reasons);
    withoutPermit.push(...hearing.parts.filter((part) => !part.rules.some((rule) => reasons.includes(rule))).map((part) => part.label));
  }
  const denials = [...forbids.map(reference), ...failed.map(failure)];
  if (withoutPermit.length > 0)
    denials.push({ rule: 'common/default-deny', cite: DEFAULT_CITE, reason: `no rule of ${withoutPermit.join(' and ')} permits it` });
  const silent = forbids.find((rule) => rule.silent) ?? failed.find((rule) => rule.silent);
  return { allowed: denials.length === 0, permits: denials.length === 0 ? permits : [], denials, silent: silent ? reference(silent) : null };
}

/** The rules that ask for a release before the notice goes on; one that fails asks as well. */
export function holds(hearings: readonly Hearing[], verdictOf: (hearing: Hearing) => Verdict): RuleRef[] {
  return hearings.flatMap((hearing) => {
    if (hearing.holdName === null) return [];
    const verdict = verdictOf(hearing);
    if (!verdict.conforms) return [NO_FORM];
    return [...(verdict.allowed ? [] : inOrder(hearing, verdict.reasons).map(reference)), ...inOrder(hearing, verdict.errors).map(failure)];
  });
}

export function reference(rule: Rule): RuleRef {
  return { rule: rule.name, cite: rule.cite, reason: rule.reason };
}

function failure(rule: Rule): RuleRef {
  return { rule: rule.name, cite: rule.cite, reason: `${FAILED.en}${rule.reason}` };
}

/** Cedar names rules in no order; the order of the files is the stable one. */
function inOrder(hearing: Hearing, names: readonly string[]): Rule[] {
  if (names.length === 0) return [];
  return [...hearing.rules.values()].filter((rule) => names.includes(rule.name));
}

/** What stands before the reason of a rule that failed. */
export const FAILED = {
  en: 'the rule could not be evaluated, which counts as no: ',
  fr: "la règle n'a pas pu être évaluée, ce qui vaut refus : ",
  es: 'la regla no pudo evaluarse, lo que equivale a un no: ',
  ar: 'تعذر تقييم القاعدة، وهو ما يُعد رفضًا: ',
} as const;

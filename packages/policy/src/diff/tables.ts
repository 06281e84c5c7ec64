import { type Category, CATEGORIES } from '@huecry/notice';
import { evaluate, prepareRules } from '../cedar.ts';
import { digestText } from '../canonical.ts';
import { PolicyError } from '../errors.ts';
import { normalise } from '../request.ts';
import { queryOf, type Situation } from '../situation/situation.ts';
import { requestOf, tellAll } from '../told.ts';
import type { Action, Rule } from '../types.ts';

/** Whether a rule applies in a situation; `failed`: it cannot be evaluated, which counts as no. */
export type Applies = 'yes' | 'no' | 'failed';

/**
 * Asks Cedar about one rule alone. Rules do not see each other in Cedar, so what a whole file says follows from what each of its rules
 * says; and one rule reads few facts.
 */
export function applies(rule: Rule, situation: Situation, action: Action, category: Category | null): Applies {
  const name = `alone:${rule.effect}:${digestText(rule.text)}`;
  prepareRules(name, rule.effect === 'forbid' ? { rule: rule.text, 'permit-all': 'permit (principal, action, resource);' } : { rule: rule.text });
  // With the content: a rule of the exchange does not read it, and one table then serves a rule that speaks at several points.
  const normal = normalise(queryOf(situation, 'recipient', CATEGORIES));
  if ('problem' in normal) throw new PolicyError('engine-failure', `a situation of the comparison is not one: ${normal.problem}`);
  const verdict = evaluate(name, requestOf(tellAll(normal), action, category ?? undefined));
  if (!verdict.conforms || verdict.errors.includes('rule')) return 'failed';
  return verdict.reasons.includes('rule') ? 'yes' : 'no';
}

/** The answers of one rule, each asked once. Situations are told apart by the choices of the facts that the rule reads. */
export class RuleTable {
  readonly rule: Rule;
  readonly #answers = new Map<string, Applies>();

  constructor(rule: Rule) {
    this.rule = rule;
  }

  get size(): number {
    return this.#answers.size;
  }

  /** `key` names the choices of the facts that the rule reads; `situation` is made only where they are new. */
  ask(key: string, situation: () => Situation, action: Action, category: Category | null): Applies {
    const full = `${action} ${key}`;
    const known = this.#answers.get(full);
    if (known !== undefined) return known;
    const answer = applies(this.rule, situation(), action, category);
    this.#answers.set(full, answer);
    return answer;
  }
}

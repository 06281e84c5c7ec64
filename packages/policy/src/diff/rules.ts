import { readsOf } from '../situation/reads.ts';
import type { Bundle, Rule } from '../types.ts';

/** One rule that one of two bundles does not have, or has otherwise. */
export interface RuleChange {
  readonly rule: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** For a changed rule: which of its parts. */
  readonly parts: readonly ('points' | 'actions' | 'effect' | 'article' | 'reason' | 'retention' | 'silence' | 'hold' | 'condition')[];
}

/** The rules that differ, by name. */
export function changesOfRules(before: Bundle, after: Bundle): RuleChange[] {
  const [old, new_] = [new Map(before.rules.map((rule) => [rule.name, rule])), new Map(after.rules.map((rule) => [rule.name, rule]))];
  const changes: RuleChange[] = [];
  for (const [name, rule] of new_) {
    const was = old.get(name);
    if (was === undefined) changes.push({ rule: name, change: 'added', parts: [] });
    else if (was.text !== rule.text) {
      const parts = partsThatDiffer(was, rule);
      if (parts.length > 0) changes.push({ rule: name, change: 'changed', parts });
    }
  }
  for (const name of old.keys()) if (!new_.has(name)) changes.push({ rule: name, change: 'removed', parts: [] });
  return changes;
}

function partsThatDiffer(was: Rule, is: Rule): RuleChange['parts'] {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const parts: RuleChange['parts'][number][] = [];
  if (!same(was.points, is.points)) parts.push('points');
  if (!same(was.actions, is.actions)) parts.push('actions');
  if (was.effect !== is.effect) parts.push('effect');
  if (was.cite !== is.cite) parts.push('article');
  if (was.reason !== is.reason) parts.push('reason');
  if (was.retainDays !== is.retainDays) parts.push('retention');
  if (was.silent !== is.silent) parts.push('silence');
  if (was.hold !== is.hold) parts.push('hold');
  if (readsOf(was).body !== readsOf(is).body) parts.push('condition');
  return parts;
}

import type { DecidingBundles, Rule, RuleRef } from '@huecry/policy';

/** The reason of a rule in a language, where the rule has it; else as the decision gives it, in the bundle's own. */
export function localise<T extends RuleRef>(reference: T, bundles: DecidingBundles | null, language: string): T {
  if (bundles === null) return reference;
  for (const { rules } of [bundles.origin, bundles.recipient, bundles.common]) {
    const rule = rules.find(({ name }) => name === reference.rule);
    if (rule !== undefined) return { ...reference, reason: reasonsOf(rule)[language] ?? reference.reason };
  }
  return reference;
}

const reasonsOf = (rule: Rule & { readonly reasons?: Readonly<Record<string, string>> }) => rule.reasons ?? {};
